"""For whom a view opens. A view that does not say so opens for nobody: the doors of pages and of programs alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_SAYS = "comity_opens_for"
View = TypeVar("View", bound=Callable[..., Any])


def opens_for(view: View, whom: str) -> View:
    """Let a view say for whom it opens; "everybody": without an account, and to be kept by caches."""
    setattr(view, _SAYS, whom)
    return view


def says(view: Callable[..., Any]) -> str:
    """For whom a view says it is; empty where it does not say so."""
    return str(getattr(view, _SAYS, ""))
