"""What stands behind a figure, for the machine and in words."""

from __future__ import annotations

from typing import Any

from comity.regime.folding import Standing


def evidence(row: Standing) -> dict[str, Any]:
    """A standing as evidence: the entry that brought it about, the matter, how it stood and since when."""
    return {
        "entry": row.entry,
        "register": row.register,
        "matter": row.name,
        "title": row.title,
        "status": row.status,
        "since": row.status_since.isoformat(),
    }
