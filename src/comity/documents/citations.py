"""Finding citations: each with its place, and what it names as far as its own words say.

Finding does not resolve: "Ibid." stays Ibid., "that resolution" stays what it is (``resolving`` follows them). English
and French are read in full; the symbols and resolution numbers of the other official languages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from comity.documents import resolutions, stems, symbols
from comity.documents.cited import Citation, Target, around, pinpointed

__all__ = ["Citation", "Target", "find"]

# The Security Council's numbers say by their form whose they are, with no word before them.
_BRACKETS = "(（"
_DIGITS = 5  # the longest number, and a space
_BARE = re.compile(r"(?<![A-Za-z0-9_/.,-])(?P<number>\d{2,4}\s?[(（](?:19[4-9]|20\d)\d[)）])")
_SYMBOL = re.compile(rf"(?<![A-Za-z\u00c0-\u024f0-9_/-]){symbols.PATTERN}")
_JOINT = re.compile(r"-(?=[ASE]/)")
# What was issued with a document: "ICC-ASP/13/29 and Add.1", "A/68/123 and Add.1-3".
_ISSUED = re.compile(
    r"\s*(?:,|;|\band\b|\bet\b|&)\s*(?P<series>Add|Corr|Rev)\.\s?(?P<first>\d{1,2})(?:[-–](?P<last>\d{1,2}))?(?![\w/])"
)
_RELATIVE = re.compile(
    r"\b(?=[IilstcnNfv])(?:(?P<ibid>[Ii]bid(?:em)?|[Ii]dem)\b\.?"
    r"|(?P<same>the same (?:resolution|decision|report|document)|la même (?:résolution|décision)|le même rapport)\b"
    r"|(?P<that>(?:that|said|aforementioned) (?:resolution|decision)|ladite (?:résolution|décision)"
    r"|cette (?:même )?(?:résolution|décision))\b"
    r"|(?P<note>(?:[Ff]oot)?[Nn]ote (?P<number>\d{1,3}) (?:above|supra|ci-dessus)"
    r"|supra,? (?:foot)?note (?P<supra>\d{1,3})))"
)
_TREATIES = {
    "Rome Statute": r"(?:Rome Statute(?: of the International Criminal Court)?|Statut de Rome)",
    "Rules of Procedure and Evidence": r"(?:Rules of Procedure and Evidence|Règlement de procédure et de preuve)",
    "Agreement on the Privileges and Immunities of the International Criminal Court": (
        r"(?:Agreement on (?:the )?Privileges and Immunities(?: of the (?:International Criminal )?Court)?"
        r"|Accord sur les privilèges et immunités(?: de la Cour(?: pénale internationale)?)?)"
    ),
    "Charter of the United Nations": (
        r"(?:Charter of the United Nations|United Nations Charter|Charte des Nations Unies)"
    ),
}
_TREATY = re.compile(
    f"(?=[ACRSU])(?:{'|'.join(f'(?P<t{place}>{pattern})' for place, pattern in enumerate(_TREATIES.values()))})"
)
# Most texts have none of these words, and are not searched. The more there are, the longer it takes to see that.
_TREATY_WORDS, _TREATY_ACCENTED = ("Statut", "Rules", "Charte", "rivil"), ("Règlement",)
_RELATIVE_WORDS, _RELATIVE_ACCENTED = ("bid", "Idem", "idem", "the same "), ("le même rapport",)
# What stands before "resolution" or "decision", and before the number of a note or behind it.
_NAMED, _NAMED_ACCENTED = ("esolu", "ecisi"), ("ésolu", "écisi")
_POINTING, _NOTED = (
    ("that re", "that de", "said re", "said de", "aforementioned ", "la même ", "ladite ", "cette "),
    ("above", "supra", "ci-dessus"),
)
_TREATY_NAMES = tuple(_TREATIES)
# Their short names, which are theirs behind an article, rule or chapter: "article 87 (7) of the Statute".
_SHORT = {
    "Statute": "Rome Statute",
    "Statut": "Rome Statute",
    "Rules": "Rules of Procedure and Evidence",
    "Règlement": "Rules of Procedure and Evidence",
    "Charter": "Charter of the United Nations",
    "Charte": "Charter of the United Nations",
}
_SHORTLY = re.compile(r"(?:Statute?|Rules|Règlement|Chart(?:er|e))(?![\w-]|\s(?:of|de|des|du|d['’])\b)")
_BESIDE = ("art-", "rule-", "chapter-", "part-")
# In whose papers "the Statute" is the Rome Statute.
_COURT = frozenset(
    {
        "Assembly of States Parties",
        "Review Conference",
        "Committee on Budget and Finance",
        "Presidency",
        "International Criminal Court",
    }
)


def find(text: str, language: str = "en", body: str | None = None) -> list[Citation]:
    """The citations of a text in order. ``body``: the organ whose paper it stands in; bare numbers are its own."""
    numbered = stems.figures(text)
    found: list[Citation] = []
    if stems.any_of(text, _TREATY_WORDS, _TREATY_ACCENTED):
        found += [*_treaties(text), *_shortly(text, body)]
    if _relates(text, numbered=numbered):
        found += _relatives(text)
    if numbered:
        found += [*_symbols(text), *resolutions.find(text, language, body)]
        found += _bare(text, found)
    if len(found) < 2:
        return found
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Citation] = []
    for each in found:
        inside = kept and each.start < kept[-1].end and (each.start, each.end) != (kept[-1].start, kept[-1].end)
        if not inside:
            kept.append(each)
    return kept


def _bare(text: str, found: Sequence[Citation]) -> Iterator[Citation]:
    """Numbers of the Security Council's resolutions that stand in nothing that was found."""
    taken = [(each.start, each.end) for each in found]
    for match in stems.around(_BARE, text, _years(text)):
        if not any(start <= match.start() < end for start, end in taken):
            number = match["number"].replace("（", "(").replace("）", ")")
            symbol = resolutions.printed(number, "Security Council")
            yield from pinpointed(text, match.start(), match.end(), symbol)


def _years(text: str) -> list[tuple[int, int]]:
    """Where bare numbers may begin, and where their year opens its brackets."""
    return sorted(
        [
            (at - _DIGITS, at)
            for bracket in _BRACKETS
            for at in stems.places(text, bracket)
            if text[at + 1 : at + 3] in ("19", "20")
        ]
    )


def _strokes(text: str) -> list[tuple[int, int]]:
    """Where symbols may begin, and where their first stroke stands: behind a capital, or the number of a situation."""
    return [
        (at - symbols.LONGEST_SERIES, at)
        for at in stems.places(text, "/")
        if text[at - 1 : at].isupper() or text[at - 6 : at - 2] == "ICC-"
    ]


def _symbols(text: str) -> Iterator[Citation]:
    for match in stems.around(_SYMBOL, text, _strokes(text)):
        at = match.start()
        # A document of two organs bears the symbols of both: A/70/357-S/2015/682.
        for printed in _JOINT.split(match[0].rstrip("-.")):
            parsed = symbols.parse(printed)
            if parsed is not None:
                yield from pinpointed(text, at, at + len(printed), str(parsed))
                yield from _issued(text, at + len(printed), str(parsed))
            at += len(printed) + 1


def _issued(text: str, end: int, symbol: str) -> Iterator[Citation]:
    """Addenda, corrigenda and revisions that are named by their ending alone."""
    while (more := _ISSUED.match(text, end)) is not None:
        last = int(more["last"] or more["first"])
        for number in range(int(more["first"]), min(last, int(more["first"]) + 20) + 1):
            issued = f"{symbol}/{more['series']}.{number}"
            for citation in pinpointed(text, more.start("series"), more.end(), issued):
                yield msgspec.structs.replace(citation, via="ibid")
        end = more.end()


def _treaties(text: str) -> Iterator[Citation]:
    for match in _TREATY.finditer(text):
        name = next(_TREATY_NAMES[int(key[1:])] for key, value in match.groupdict().items() if value)
        yield from pinpointed(text, match.start(), match.end(), name)


def _shortly(text: str, body: str | None) -> Iterator[Citation]:
    for match in _SHORTLY.finditer(text):
        name = _SHORT[match[0]]
        if name != "Charter of the United Nations" and body not in _COURT:
            continue
        for citation in pinpointed(text, match.start(), match.end(), name):
            place = citation.target.provision if citation.target else None
            if citation.start < match.start() and (place or "").startswith(_BESIDE):
                yield citation


def _relates(text: str, *, numbered: bool) -> bool:
    """Whether a text has the words of one of ``_RELATIVE``."""
    if stems.any_of(text, _RELATIVE_WORDS, _RELATIVE_ACCENTED) or (numbered and stems.any_of(text, _NOTED)):
        return True
    return stems.any_of(text, _NAMED, _NAMED_ACCENTED) and stems.any_of(text, _POINTING)


def _relatives(text: str) -> Iterator[Citation]:
    for match in _RELATIVE.finditer(text):
        kind = next(name for name in ("ibid", "same", "that", "note") if match[name])
        begin, stop, places = around(text, match.start(), match.end())
        relative = f"note-{match['number'] or match['supra']}" if kind == "note" else kind
        for place in places or (None,):
            yield Citation(start=begin, end=stop, text=text[begin:stop], relative=relative, pinpoint=place)
