"""A citation: where it stands, and what it names as far as its own words say."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.documents.pinpoints import after, before


class Target(msgspec.Struct, frozen=True):
    """What is cited: a document by its symbol, or a treaty by its name; and an address in it."""

    symbol: str
    provision: str | None = None


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A citation at [start, end) of a provision's text. ``relative``: what it refers to where it names nothing itself.

    "ibid", "same", "that": the document cited before; "note-5": what note 5 cites; "number": a resolution by its
    number alone, whose year stands where the paper names it in full; "number?": the same, unless nothing names it.
    A citation with several pinpoints has one entry for each, with the same place.
    """

    start: int
    end: int
    text: str
    target: Target | None = None
    via: str | None = None
    relative: str = ""
    pinpoint: str | None = None


def pinpointed(text: str, start: int, end: int, symbol: str | None) -> Iterator[Citation]:
    """A citation with the pinpoints around it, one entry for each; nothing where no symbol is known."""
    if symbol is not None:
        begin, stop, places = around(text, start, end)
        for place in places or (None,):
            yield Citation(start=begin, end=stop, text=text[begin:stop], target=Target(symbol, place))


def around(text: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """Where a citation begins and ends with its pinpoints, and these: "annex II of …, paragraph 3" is one place."""
    begin, places = before(text, start)
    stop, more = after(text, end)
    if places and more and places[-1].startswith(("annex", "appendix", "part")) and more[0].startswith("para-"):
        return begin, stop, [*places[:-1], *(f"{places[-1]}/{place}" for place in more)]
    return begin, stop, places or more
