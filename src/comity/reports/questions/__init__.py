"""Every figure there is, by name. Each subject is one file; a figure is one function in it."""

from __future__ import annotations

from typing import Final

from comity.reports.figures import Figure
from comity.reports.questions import agreements, arrest, assets, follow_up, meetings, participation, requests

FIGURES: Final[dict[str, Figure]] = {
    **participation.FIGURES,
    **arrest.FIGURES,
    **agreements.FIGURES,
    **assets.FIGURES,
    **follow_up.FIGURES,
    **meetings.FIGURES,
    **requests.FIGURES,
}
