"""Finding citations: each with its place, and what it names as far as its own words say.

Finding does not resolve: "Ibid." stays Ibid., "that resolution" stays what it is (``resolving`` follows them). English
and French are read in full; the symbols and resolution numbers of the other official languages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from comity.documents import symbols
from comity.documents.pinpoints import after, before


class Target(msgspec.Struct, frozen=True):
    """What is cited: a document by its symbol, or a treaty by its name; and an address in it."""

    symbol: str
    provision: str | None = None


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A citation at [start, end) of a provision's text. ``relative``: what it refers to where it names nothing itself.

    A citation with several pinpoints has one entry for each, with the same place.
    """

    start: int
    end: int
    text: str
    target: Target | None = None
    via: str | None = None
    relative: str = ""
    pinpoint: str | None = None


_SERIES = {
    "Security Council": "S/RES/{}",
    "General Assembly": "A/RES/{}",
    "Human Rights Council": "A/HRC/RES/{}",
    "Economic and Social Council": "E/RES/{}",
    "Commission on Human Rights": "Commission on Human Rights resolution {}",
}
# Organs as they stand before or behind "resolution"; the short ones mean the paper's own.
_ORGANS = {
    "security council": "Security Council",
    "general assembly": "General Assembly",
    "human rights council": "Human Rights Council",
    "economic and social council": "Economic and Social Council",
    "commission on human rights": "Commission on Human Rights",
    "conseil de sécurité": "Security Council",
    "assemblée générale": "General Assembly",
    "conseil des droits de l'homme": "Human Rights Council",
    "conseil économique et social": "Economic and Social Council",
    "commission des droits de l'homme": "Commission on Human Rights",
}
_ORGAN = "|".join(sorted(map(re.escape, _ORGANS), key=len, reverse=True)).replace("'", "['’]")
# Sessions are counted with strokes, later series by the year in brackets; parts of one resolution have a capital.
_CAPITAL = r"(?-i:\s?[A-Z](?![A-Za-z]))?"
_NUMBER = (
    rf"(?:E?S-\d{{1,2}}/\d{{1,3}}|\d{{1,4}}/\d{{1,4}}(?![/\d]){_CAPITAL}"
    rf"|\d{{1,4}}{_CAPITAL}\s?\((?:\d{{4}}|E?S-[IVX]+|[IVXL]+)\))"
)
_PART = re.compile(r"(?<=\d)\s?([A-Z])(?=\s?\(|$)")
# The Security Council's numbers say by their form whose they are, with no word before them.
_FIGURE, _BRACKET = re.compile(r"\d"), re.compile("[(（]")
_BARE = re.compile(r"(?<![A-Za-z0-9_/.,-])(?P<number>\d{2,4}\s?[(（](?:19[4-9]|20\d)\d[)）])")
_WORD = (
    r"(?:resolutions?|résolutions?|resoluci[oó]n(?:es)?|резолюци\w{1,3}|القرار(?:ات|ين)?|قرار(?:ات|ه|ها"
    r"|اته|اتها)?|decisions?|décisions?)"
)
# At most places one look at the first letter tells that nothing begins there: that makes the scan five times as fast.
_NAMED = re.compile(
    rf"\b(?=[sghecadrisрقا])(?:(?P<organ>{_ORGAN})\s+|(?P<short>\b(?:Assembly|Council|Commission|its|ses|sa|sus"
    rf"|su))\s+)?(?:(?:relevant|previous|subsequent|earlier)\s+)?"
    rf"(?P<word>\b{_WORD})\s+(?:nos?\s+|n[°º]\s*)?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_CHINESE = re.compile(rf"第\s*(?P<number>{_NUMBER})\s*号")
_NEXT = re.compile(
    rf"(?:\s+\w{{1,2}}\s*(?=,|and|et))?(?:\s+(?:of|du|de)\s+\d{{1,2}}(?:er|st|nd|rd"
    rf"|th)?\s+\w+(?:\s+de)?(?:\s+\d{{4}})?)?"
    rf"(?:\s*\([^()]{{0,80}}\))?(?:,?\s+(?:on|sur|concerning|entitled|relative|intitulée)\s[^,;]{{1,160}})?"
    rf"\s*(?:,|;|\band\b|\bet\b|\by\b|\bи\b|و|和|、)\s*(?:and\s+|et\s+|y\s+)?(?:also\s+|in particular\s+"
    rf"|notamment\s+)?(?:第)?(?P<number>{_NUMBER})"
)
_OF_ORGAN = re.compile(
    rf"(?:\s+(?:of|du|de)\s+\d{{1,2}}(?:er)?\s+\w+(?:\s+\d{{4}})?)?,?\s+(?:of the|du|de la"
    rf"|de l['’])\s*(?P<organ>{_ORGAN})",
    re.IGNORECASE,
)
_SYMBOL = re.compile(rf"(?<![\w/-]){symbols.PATTERN}")
_JOINT = re.compile(r"-(?=[ASE]/)")
_RELATIVE = re.compile(
    r"\b(?=[Iilst])(?:(?P<ibid>[Ii]bid)\b\.?"
    r"|(?P<same>the same (?:resolution|decision|report|document)|la même résolution)\b"
    r"|(?P<that>(?:that|said|aforementioned) (?:resolution|decision)|ladite résolution)\b)"
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
_TREATY_NAMES = tuple(_TREATIES)


def find(text: str, language: str = "en", body: str | None = None) -> list[Citation]:
    """The citations of a text in order. ``body``: the organ whose paper it stands in; bare numbers are its own."""
    found = [*_treaties(text), *_relatives(text)]
    numbered = _FIGURE.search(text) is not None
    if numbered:
        found += [*_symbols(text), *_resolutions(text, language, body)]
    taken = [(each.start, each.end) for each in found]
    for match in _BARE.finditer(text) if numbered and _BRACKET.search(text) else ():
        if not any(start <= match.start() < end for start, end in taken):
            number = match["number"].replace("（", "(").replace("）", ")")
            found += _pinpointed(text, match.start(), match.end(), _printed(number, "Security Council", ""))
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Citation] = []
    for each in found:
        inside = kept and each.start < kept[-1].end and (each.start, each.end) != (kept[-1].start, kept[-1].end)
        if not inside:
            kept.append(each)
    return kept


def _symbols(text: str) -> Iterator[Citation]:
    for match in _SYMBOL.finditer(text) if "/" in text else ():
        at = match.start()
        # A document of two organs bears the symbols of both: A/70/357-S/2015/682.
        for printed in _JOINT.split(match[0].rstrip("-.")):
            parsed = symbols.parse(printed)
            if parsed is not None:
                yield from _pinpointed(text, at, at + len(printed), str(parsed))
            at += len(printed) + 1


def _resolutions(text: str, language: str, body: str | None) -> Iterator[Citation]:
    pattern = _CHINESE if language == "zh" else _NAMED
    for match in pattern.finditer(text):
        groups = match.groupdict()
        organ = _ORGANS.get((groups.get("organ") or "").casefold().replace("’", "'"))
        if organ is None:
            organ = _behind(text, match.end()) or _by_number(match["number"], body)
        start, end, number = match.start(), match.end(), match["number"]
        yield from _numbered(text, start, end, number, organ, groups.get("word") or "")
        while (more := _NEXT.match(text, end)) is not None:
            end = more.end()
            number = more["number"]
            listed = organ if organ and _shape(number) == _shape(match["number"]) else _by_number(number, body)
            yield from _numbered(text, more.start("number"), end, number, listed, groups.get("word") or "")


def _behind(text: str, end: int) -> str | None:
    """The organ that stands behind a number: "resolution 60/251 of the General Assembly"."""
    found = _OF_ORGAN.match(text, end)
    return _ORGANS.get(found["organ"].casefold().replace("’", "'")) if found else None


def _shape(number: str) -> str:
    return "year" if "(" in number else "stroke"


def _by_number(number: str, body: str | None) -> str | None:
    """The organ by the form of the number: only the Security Council counts by the year in brackets."""
    if re.search(r"\((?:19|20)\d\d\)", number):
        return "Security Council"
    if "(" in number:
        return "General Assembly" if body != "Economic and Social Council" else body
    first = int(re.match(r"\D*(\d+)", number)[1])  # type: ignore[index]
    if first > 1900:
        return "Economic and Social Council"
    if body == "Human Rights Council" and first < 60:
        return body
    return "General Assembly"


def _numbered(text: str, start: int, end: int, number: str, organ: str | None, word: str) -> Iterator[Citation]:
    """A resolution by its number. "48/218 B" is part B of resolution 48/218."""
    part = _PART.search(number)
    symbol = _printed(_PART.sub("", number), organ, word)
    for citation in _pinpointed(text, start, end, symbol):
        if part and citation.target and citation.target.provision is None:
            yield msgspec.structs.replace(citation, target=Target(citation.target.symbol, f"part-{part[1]}"))
        else:
            yield citation


def _printed(number: str, organ: str | None, word: str) -> str | None:
    if organ is None:
        return None
    number = re.sub(r"\s?\(", " (", " ".join(number.split()))
    series = _SERIES[organ]
    if word.casefold().startswith(("decision", "décision")):
        if organ != "Human Rights Council":
            return None
        series = "A/HRC/DEC/{}"
    return series.format(number)


def _pinpointed(text: str, start: int, end: int, symbol: str | None) -> Iterator[Citation]:
    """A citation with the pinpoints around it, one entry for each."""
    if symbol is None:
        return
    begin, places = before(text, start)
    stop, more = after(text, end)
    places = places or more
    for place in places or (None,):
        yield Citation(start=begin, end=stop, text=text[begin:stop], target=Target(symbol, place))


def _treaties(text: str) -> Iterator[Citation]:
    for match in _TREATY.finditer(text):
        name = next(_TREATY_NAMES[int(key[1:])] for key, value in match.groupdict().items() if value)
        yield from _pinpointed(text, match.start(), match.end(), name)


def _relatives(text: str) -> Iterator[Citation]:
    for match in _RELATIVE.finditer(text):
        kind = next(name for name, value in match.groupdict().items() if value)
        begin, places = before(text, match.start())
        stop, more = after(text, match.end())
        for place in places or more or (None,):
            yield Citation(start=begin, end=stop, text=text[begin:stop], relative=kind, pinpoint=place)
