"""Mandates that a resolution gives or renews, and open ones that it does not take up.

A mandate is of the Assembly to its own organs and those of the Court; what is asked of States is none. In the text of
an adopted resolution it is given or renewed, in a draft it is put before the Assembly.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from comity.documents.mandates import Mandate as Read
from comity.regime.folding import Standing
from comity.regime.mandates import Mandate
from comity.reports.proposing.proposed import Proposed, Reading, slug, told
from comity.reports.view import typed

_ORGANS = re.compile(
    r"(?:the )?(?:Bureau|Court|Registrar|Registry|Prosecutor|Office of the Prosecutor|Presidency|President of the "
    r"(?:Court|Assembly)|Secretariat(?: of the Assembly)?|Committee on Budget and Finance|(?:co-)?facilitators?"
    r"|Working Group|Trust Fund for Victims|Board of Directors)\b",
    re.IGNORECASE,
)
# So like is a mandate to the one in the record that it renews.
_SAME = 0.45


def mandates(reading: Reading) -> Iterator[Proposed]:
    """The mandates of the operative paragraphs, each against the record's own."""
    open_ = typed(reading.view.standings("mandates", statuses=["open", "renewal proposed", "proposed"]), Mandate)
    free = list(open_)
    for each in reading.examined.mandates:
        organ = _ORGANS.match(each.addressee)
        if organ is None or not _operative(reading, each):
            continue
        found = _likest(each, free)
        if found is not None:
            free.remove(found)
        # The record has it from this very paragraph already.
        if found is None or _place(found[1]) != (_paper(reading), each.at):
            yield _proposed(reading, each, re.sub("^the ", "", organ[0], flags=re.IGNORECASE), found)
    if _adopted(reading):
        yield from _left(reading, free)


def _proposed(reading: Reading, each: Read, addressee: str, found: tuple[Standing, Mandate] | None) -> Proposed:
    asks = []
    draft = not _adopted(reading)
    kind = "mandates.proposed" if draft else "mandates.renewed" if found else "mandates.given"
    line: dict[str, object] = {
        "act": kind,
        "matter": found[0].name if found else slug(*each.action.split()[:6]),
        "dated": reading.examined.paper.date or "",
        "in_paper": _paper(reading),
        "paragraph": each.at,
        "verb": each.verb,
        "action": each.action,
        "source": reading.source(each.at),
    }
    if kind != "mandates.renewed":
        line["name"] = found[1].name if found else " ".join(each.action.split()[:8])
        line["addressee"] = found[1].addressee if found else addressee
        line["through"] = each.through.removeprefix("through ") if each.through else ""
        if not found:
            asks.append("give the mandate a short name: these are its first words")
    if found:
        asks.append(f"taken for the {found[1].title} ({found[1].in_paper}, {found[1].paragraph}): is it that one?")
    line |= _due(each)
    if not line["dated"]:
        asks.append("the paper bears no date: when was the mandate given?")
    return Proposed(
        at=each.at, line={name: value for name, value in line.items() if value not in (None, "")}, asks=tuple(asks)
    )


def _due(each: Read) -> dict[str, object]:
    told: dict[str, object] = {"recurring": each.recurring}
    if each.due is not None and (session := each.due.session or each.due.before_session):
        before = "well in advance of" if re.search(r"well in advance of", each.action) else "before"
        told |= {"due": "at" if each.due.session else before, "due_session": session}
    return told


def _left(reading: Reading, free: list[tuple[Standing, Mandate]]) -> Iterator[Proposed]:
    """Open mandates of the sessions before that the resolution on cooperation leaves out."""
    titles = [each.provision.text for each in reading.examined.placed if each.provision.kind in ("title", "front")]
    if not re.search("cooperation|coopération", " ".join(titles), re.IGNORECASE):
        return
    for row, mandate in free:
        line = {
            "act": "mandates.dropped",
            "matter": row.name,
            "dated": reading.examined.paper.date or "",
            "ground": f"not taken up in {_paper(reading)}",
            "source": reading.source(""),
        }
        asks = (f"the {mandate.title} is open in the record, and this paper does not take it up: is it at an end?",)
        yield Proposed(at="", line=told(line), asks=asks)


def _operative(reading: Reading, each: Read) -> bool:
    kinds = {placed.address: placed.provision.kind for placed in reading.examined.placed}
    return kinds[each.at] in ("operative", "item") and not _listed(reading, each)


def _listed(reading: Reading, each: Read) -> bool:
    """Whether it stands in an annex that lists again what paragraphs give."""
    if not each.at.startswith("annex-"):
        return False
    scope = each.at.partition("/")[0]
    placed = reading.examined.placed
    return not any(one.provision.kind == "operative" and one.address.startswith(f"{scope}/") for one in placed)


def _adopted(reading: Reading) -> bool:
    """Whether the paper is itself a resolution, and none that only drafts one."""
    symbol = reading.examined.paper.symbol or ""
    return "/Res." in symbol or "/RES/" in symbol


def _paper(reading: Reading) -> str:
    return reading.examined.paper.symbol or reading.cited


def _place(mandate: Mandate) -> tuple[str, str]:
    return mandate.in_paper, mandate.paragraph


def _likest(each: Read, among: list[tuple[Standing, Mandate]]) -> tuple[Standing, Mandate] | None:
    """The record's mandate to the same addressee whose words are most like; None where none is like enough."""
    same = [pair for pair in among if pair[1].addressee.casefold() in each.addressee.casefold()]
    best = max(same, key=lambda pair: _like(each, pair[1]), default=None)
    return best if best is not None and _like(each, best[1]) >= _SAME else None


def _like(each: Read, mandate: Mandate) -> float:
    """How like, by the words that carry meaning; the record's wording is its own."""
    first, second = (_words(text) for text in (each.action, f"{mandate.name} {mandate.action}"))
    if not first or not second:
        return 0.0
    near = sum(1 for word in second if difflib.get_close_matches(word, first, 1, 0.85))
    return near / len(second)


def _words(text: str) -> list[str]:
    return sorted({word for word in re.findall(r"[a-zà-ÿ]{4,}|\d+", text.casefold()) if word not in _COMMON})


_COMMON = frozenset(
    {"that", "this", "with", "from", "their", "which", "into", "such", "have", "been", "upon", "other", "thereon"}
    | {"assembly", "session", "report"}
)

RULES = (mandates,)
