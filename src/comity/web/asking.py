"""What a page is asked: as at which day, as known on which, by whom. The clock of the pages is read here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from comity.regime import dates
from comity.regime.folding import PUBLIC, Viewer
from comity.registers.view import RecordView
from comity.web import access


class BadDate(Exception):
    """A date in an address that does not exist; the sentence for the reader is its text."""


@dataclass(frozen=True)
class Asked:
    """The days of a page. ``given``: those that stand in its address and stay while one moves around."""

    as_at: date
    as_known: date
    today: date
    given: tuple[tuple[str, str], ...]
    viewer: Viewer = PUBLIC

    @cached_property
    def view(self) -> RecordView:
        """The record under these days, for whoever is asking."""
        return RecordView(self.as_at, self.as_known, self.viewer)

    @property
    def query(self) -> str:
        """The days as the end of an address: "?as-at=2016-09-05", or nothing."""
        return f"?{urlencode(self.given)}" if self.given else ""

    def on(self, as_at: date | None = None, as_known: date | None = None) -> str:
        """The same with other days, as the end of an address."""
        days = dict(self.given)
        if as_at is not None:
            days["as-at"] = as_at.isoformat()
        if as_known is not None:
            days["as-known"] = as_known.isoformat()
        return f"?{urlencode(days)}"


def moment() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def now() -> date:
    """Today, in UTC."""
    return moment().date()


def of(request: HttpRequest) -> Asked:
    """The days a request asks about. Raises BadDate with a sentence."""
    today = now()
    given = tuple(
        (name, request.GET[name].strip()) for name in ("as-at", "as-known") if request.GET.get(name, "").strip()
    )
    days = {name: day(text) for name, text in given}
    viewer = access.viewer_of(request, today)
    return Asked(days.get("as-at", today), days.get("as-known", today), today, given, viewer)


def day(text: str) -> date:
    """A day from an address; of a month or a year its last. Raises BadDate with a sentence."""
    try:
        return dates.parse(text).last
    except ValueError:
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        raise BadDate(
            f"The date {shown} does not exist. Give a day, a month or a year, as in 2016-09-05, 2016-09 or 2016."
        ) from None
