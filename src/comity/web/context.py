"""What every page shows: the registers to go to, and the as-at bar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from comity.regime import REGISTERS
from comity.web import access, asking


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    try:
        asked = asking.of(request)
    except asking.BadDate:
        asked = asking.Asked(asking.now(), asking.now(), asking.now(), ())
    return {
        "asked": asked,
        "world": settings.COMITY_WORLD,
        "account": access.account_of(request),
        "has_exchange": access.has_exchange(request),
        "registers": REGISTERS.values(),
        "kept": [(name, value) for name, value in request.GET.items() if name not in ("as-at", "as-known", "page")],
    }
