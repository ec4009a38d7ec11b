"""Resolutions of the United Nations cited by their numbers, and whose they are: "its resolutions 53/199 and 54/10".

Sessions are counted with strokes, later series by the year in brackets. An organ named with the number says whose it
is; else the day of its adoption does, or its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from comity.documents import stems
from comity.documents.cited import Citation, Target, pinpointed

_SERIES = {
    "Security Council": "S/RES/{}",
    "General Assembly": "A/RES/{}",
    "Human Rights Council": "A/HRC/RES/{}",
    "Economic and Social Council": "E/RES/{}",
    "Commission on Human Rights": "Commission on Human Rights resolution {}",
}
# Organs as they stand before or behind "resolution", in the six languages.
_NAMES = {
    "Security Council": [
        "security council",
        "conseil de sécurité",
        "consejo de seguridad",
        "совета безопасности",
        "مجلس الأمن",
        "安全理事会",
    ],
    "General Assembly": [
        "general assembly",
        "assemblée générale",
        "asamblea general",
        "генеральной ассамблеи",
        "الجمعية العامة",
        "大会",
    ],
    "Human Rights Council": [
        "human rights council",
        "conseil des droits de l'homme",
        "consejo de derechos humanos",
        "совета по правам человека",
        "مجلس حقوق الإنسان",
        "人权理事会",
    ],
    "Economic and Social Council": [
        "economic and social council",
        "conseil économique et social",
        "consejo económico y social",
        "экономического и социального совета",
        "المجلس الاقتصادي والاجتماعي",
        "经济及社会理事会",
    ],
    "Commission on Human Rights": ["commission on human rights", "commission des droits de l'homme"],
}
_ORGANS = {name: organ for organ, names in _NAMES.items() for name in names}
_ORGAN = "|".join(sorted(map(re.escape, _ORGANS), key=len, reverse=True)).replace("'", "['’]")
# Parts of one resolution have a capital.
_CAPITAL = r"(?-i:\s?[A-Z](?![A-Za-z]))?"
_NUMBER = (
    rf"(?:E?S-\d{{1,2}}/\d{{1,3}}|\d{{1,4}}/\d{{1,4}}(?![/\d]){_CAPITAL}"
    rf"|\d{{1,4}}{_CAPITAL}\s?\((?:\d{{4}}|E?S-[IVX]+|[IVXL]+)\))"
)
# The further parts of one resolution: "72/266 A and B", "61/253 A to C".
_PARTS = r"(?:(?:,\s?|\s?[-–]\s?|,?\s(?:and|et|to|à)\s)[A-Z](?![\w/’']|\.\w)){0,8}"
_FURTHER = re.compile(_PARTS)
_FURTHER_PART = re.compile(r"(?P<to>[-–]|\bto\b|\bà)?\s?(?P<part>[A-Z])")
_PART = re.compile(r"(?<=\d)\s?([A-Z])(?=\s?\(|$)")
_WORD = (
    r"(?:resolutions?|résolutions?|resoluci[oó]n(?:es)?|резолюци\w{1,3}|القرار(?:ات|ين)?|قرار(?:ات|ه|ها"
    r"|اته|اتها|َ?ي(?:ه|ها)?)?|decisions?|décisions?)"
)
# Without one of these no resolution is named; most paragraphs have none.
_STEMS = ("esolu", "ecisi", "ESOLU", "DECISI")
_STEMS_ACCENTED = ("ésolu", "écisi", "ÉSOLU", "DÉCISI", "езолю", "قرار")
# What stands before the word is shorter, and ends in one of these; in Arabic the word itself begins with an article.
_AHEAD, _ARTICLE, _TOLD = 60, 2, 24
_LEADING = (
    *("assembly", "council", "commission", "its", "ses", "sa", "sus", "su"),
    *("relevant", "previous", "subsequent", "earlier"),
    *{name.replace("'", " ").split()[-1] for name in _ORGANS},
)
# At most places one look at the first letter tells that nothing begins there: that makes the scan five times as fast.
_NAMED = re.compile(
    rf"\b(?=[sghecadrisрقا])(?:(?P<organ>{_ORGAN})\s+|(?P<short>\b(?:Assembly|Council|Commission|its|ses|sa|sus"
    rf"|su))\s+)?(?:(?:relevant|previous|subsequent|earlier)\s+)?"
    rf"(?P<word>\b{_WORD})\s+(?:nos?\s+|n[°º]\s*)?(?:(?:du\s+|de\s+l['’])?"
    rf"(?P<within>{_ORGAN})(?:\s+(?:и\s+|و)(?:{_ORGAN}))?\s+)?"
    rf"(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
# The word from its stem on, where a number follows.
_COUNTED = re.compile(
    rf"[\w\u064b-\u0652]{{0,16}}\s+(?:\d|E?S-\d|n[os°º]|(?:du\s+|de\s+l['’])?(?:{_ORGAN}))", re.IGNORECASE
)
_CHINESE = re.compile(
    rf"(?P<organ>人权理事会|经济及社会理事会|安全理事会|大会)?第\s*(?P<number>{_NUMBER})"
    rf"(?=\s*号|\s*(?:、|和|及|以及)\s*第?\s*{_NUMBER})"
)
# The Security Council's resolutions by their number alone: "resolutions 2250 and 2419".
_ALONE = r"(?![\d/(（]|[.,]\d|\s?[(（]\d)(?=[\s,;.)]|$)"
_UNDATED = re.compile(
    rf"\b(?=[srcрقا])(?:(?P<organ>{_ORGAN})\s+)?\b(?P<word>{_WORD})\s+(?P<number>\d{{2,4}}){_ALONE}", re.IGNORECASE
)
# The word from its stem on, where a number follows that has neither stroke nor bracket.
_COUNTED_ALONE = re.compile(r"[\w\u064b-\u0652]{0,16}\s+\d{2,4}(?![\d/(（]|\s?[(（])")
_UNDATED_NEXT = re.compile(rf"\s*(?:,|\band\b|\bet\b|\by\b|\bи\b|\sو)\s*(?:and\s+|et\s+)?(?P<number>\d{{3,4}}){_ALONE}")
# Between two of a list: the organ and the day of the first, and the place in it.
_BEHIND = rf"(?:,?\s+(?:of the|du|del|de la|de l['’])\s*(?i:{_ORGAN}))?"
_PLACE = r"(?:[IVXL]+|[A-Z]|\d{1,3})(?![\w/])"
_WITHIN = (
    rf"(?:,\s+(?:annexe?s?|sect\.|sections?)"
    rf"(?:\s+{_PLACE}(?:\s?(?:[-–]|\b(?:to|à|and|et)\b)\s?{_PLACE})?)?(?=,|\s))?"
)
_NEXT = re.compile(
    rf"{_PARTS}(?:\s+\w{{1,2}}\s*(?=,|and|et))?{_BEHIND}"
    rf"(?:,?\s+(?:of|du|de|en date du)\s+\d{{1,2}}(?:er|st|nd|rd"
    rf"|th)?\s+\w+(?:\s+de)?(?:\s+\d{{4}})?)?{_BEHIND}{_WITHIN}"
    rf"(?:\s*\([^()]{{0,80}}\))?(?:,?\s+(?:on|sur|concerning|entitled|relative|intitulée)\s[^,;]{{1,160}})?"
    rf"\s*(?:,|;|\band\b|\bet\b|\by\b|\bи\b|و|和|及|、)\s*(?:and\s+|et\s+|y\s+)?(?:also\s+|in particular\s+"
    rf"|notamment\s+)?(?:第)?(?P<number>{_NUMBER})"
)
_DAY = r"\s+(?:of|du|en date du|de|от|المؤرخ)\s+\d{1,2}(?:er)?\s+(?:de\s+)?\w+"
# When a resolution was adopted: "of 24 March 2021"; and the organ behind it: "of the General Assembly".
_ADOPTED = re.compile(rf"{_DAY}\s+(?:de\s+)?(?P<year>\d{{4}})")
_LATER = re.compile(rf"\D[^;.:]{{0,240}}?,\s+(?:and|et)\s+(?P<number>\d{{1,3}}/\d{{1,3}})(?={_DAY}\s+\d{{4}})")
_LATER_MOST = 260  # signs
_OF_ORGAN = re.compile(
    rf"(?:{_DAY}(?:\s+(?:de\s+)?\d{{4}})?)?,?\s+(?:of the|du|del|de la|de l['’])\s*(?P<organ>{_ORGAN})", re.IGNORECASE
)
_SITTING = re.compile(r"(\d{1,2})/(\d{1,3})")
_YEARED = re.compile(r"\((?:19|20)\d\d\)")
_BRACKET = re.compile(r"\s?\(")
_FIRST = re.compile(r"\D*(\d+)")
_COUNCIL_ITS = re.compile(
    r"(?:human rights council|conseil des droits de l['’]homme),?\s+(?:\w+\s+)?(?:in|by|through|dans|par)\s+$",
    re.IGNORECASE,
)
# No session of the Human Rights Council has adopted more resolutions.
_COUNCIL_MOST = 70
# No organ has had more sessions; "1267/1988" is no resolution, but two.
_SESSIONS = 200


def find(text: str, language: str, body: str | None) -> list[Citation]:
    """The resolutions that a text cites. ``body``: the organ whose paper it is; bare numbers are its own."""
    words = [place for stem in _STEMS if stem in text for place in stems.places(text, stem)]
    if not text.isascii():
        words += [place for stem in _STEMS_ACCENTED if stem in text for place in stems.places(text, stem)]
    counted = sorted([place for place in words if _COUNTED.match(text, place)])
    named = _CHINESE.finditer(text) if language == "zh" else _named(text, counted)
    return [*_numbered(text, named, body), *_undated(text, counted, body)]


def _named(text: str, counted: Iterable[int]) -> Iterator[re.Match[str]]:
    """Where resolutions are named with a session or a year: around each word for one that a number follows."""
    return stems.around(_NAMED, text, [(_begin(text, place), place) for place in counted])


def _begin(text: str, place: int) -> int:
    """Where what names a resolution may begin: some way before its word, where that ends in an organ or the like."""
    before = text[max(0, place - _TOLD) : place].rpartition(" ")[0]
    return place - (_AHEAD if before.casefold().endswith(_LEADING) else _ARTICLE)


def _numbered(text: str, named: Iterable[re.Match[str]], body: str | None) -> Iterator[Citation]:
    """Resolutions with a session or a year, and those that are listed behind them."""
    for match in named:
        word = match.groupdict().get("word") or ""
        organ, shape = _whose(text, match, body), _shape(match["number"])
        listed = [(match.start(), match.end(), match["number"])]
        while (more := _NEXT.match(text, listed[-1][1]) or _later(text, word, listed[-1][1])) is not None:
            listed.append((more.start("number"), more.end("number"), more["number"]))
        if len(listed) == 1:
            yield from _cited(text, *listed[0], organ, word)
            continue
        groups, behind = match.groupdict(), _named_behind(text, listed)
        if groups.get("organ") or groups.get("within") or groups.get("short"):
            behind[0] = organ
        for place, (start, end, number) in enumerate(listed):
            like = organ if organ and _shape(number) == shape else _by_number(number, body)
            whose = behind.get(place) or (like if place else organ)
            yield from _cited(text, start, end, number, _by_day(text, end, number, whose) if place else whose, word)


def _later(text: str, word: str, end: int) -> re.Match[str] | None:
    """The next of several resolutions behind words on the one before it: it is known by its day."""
    if not word.endswith("s") or "/" not in text[end : end + _LATER_MOST]:
        return None
    more = _LATER.match(text, end)
    if more is None or stems.any_of(text[end : more.start("number")], _STEMS, _STEMS_ACCENTED):
        return None
    return more


def _named_behind(text: str, listed: Sequence[tuple[int, int, str]]) -> dict[int, str | None]:
    """The organs of a list that stand behind its numbers, "60/251 of the General Assembly, and 5/1 and 5/2 of …"."""
    found: dict[int, str | None] = {}
    behind: str | None = None
    for place in range(len(listed) - 1, -1, -1):
        _, end, number = listed[place]
        if _shape(number) == "stroke":
            behind = _behind(text, end) or behind
            if behind is not None:
                found[place] = behind
        else:
            behind = None
    return found


def _undated(text: str, words: Sequence[int], body: str | None) -> Iterator[Citation]:
    """Resolutions of the Security Council by their number alone, in its own papers or with its name."""
    alone = any(_COUNTED_ALONE.match(text, place) for place in words)
    for match in _UNDATED.finditer(text) if alone else ():
        if match["word"].casefold().startswith(("decision", "décision")):
            continue
        listed = [match.span("number")]
        while (more := _UNDATED_NEXT.match(text, listed[-1][1])) is not None:
            listed.append(more.span("number"))
        named = _ORGANS.get(_folded(match["organ"])) or _behind(text, listed[-1][1])
        if (named or "Security Council") != "Security Council":
            continue
        sure = named is not None or body == "Security Council"
        for start, end in listed:
            adopted = _ADOPTED.match(text, end) if sure else None
            number = text[start:end] + (f" ({adopted['year']})" if adopted else "")
            begin = match.start() if (start, end) == listed[0] else start
            for citation in pinpointed(text, begin, end, f"S/RES/{number}"):
                relative = "" if adopted else "number" if sure else "number?"
                yield msgspec.structs.replace(citation, relative=relative)


def _whose(text: str, match: re.Match[str], body: str | None) -> str | None:
    """Whose resolution a number is: by the organ named with it, by the day of its adoption, or by its form."""
    groups, number = match.groupdict(), match["number"]
    organ = _ORGANS.get(_folded(groups.get("organ") or groups.get("within"))) or _behind(text, match.end())
    if organ is not None:
        # "General Assembly and Security Council resolutions 70/262 and 2282 (2016)": the form says which.
        return _by_number(number, None) if organ == "Security Council" and _shape(number) == "stroke" else organ
    organ = _by_number(number, body)
    sitting = _SITTING.fullmatch(number)
    if sitting is None or organ not in ("General Assembly", "Human Rights Council"):
        return organ
    if _ADOPTED.match(text, match.end()) is not None:
        return _by_day(text, match.end(), number, organ)
    short = (groups.get("short") or "").casefold()
    its = short in ("its", "ses", "sa") and _COUNCIL_ITS.search(text, 0, match.start("short")) is not None
    return "Human Rights Council" if (short == "council" or its) and int(sitting[2]) <= _COUNCIL_MOST else organ


def _by_day(text: str, end: int, number: str, organ: str | None) -> str | None:
    """Whose a resolution with a session is by the day behind it; ``organ`` where that does not tell."""
    sitting, adopted = _SITTING.fullmatch(number), _ADOPTED.match(text, end)
    if sitting is None or adopted is None or organ not in ("General Assembly", "Human Rights Council"):
        return organ
    # The Assembly's first session was in 1945 and 1946; the Council, from 2006 on, has three a year.
    session, year = int(sitting[1]), int(adopted["year"])
    assembly, council = year - session in (1945, 1946), year == 2006 + (session - 1) // 3
    return organ if assembly == council else "General Assembly" if assembly else "Human Rights Council"


def _behind(text: str, end: int) -> str | None:
    """The organ that stands behind a number: "resolution 60/251 of the General Assembly"."""
    found = _OF_ORGAN.match(text, end)
    return _ORGANS.get(_folded(found["organ"])) if found else None


def _folded(name: str | None) -> str:
    return (name or "").casefold().replace("’", "'")


def _shape(number: str) -> str:
    return "year" if "(" in number else "stroke"


def _by_number(number: str, body: str | None) -> str | None:
    """The organ by the form of the number: only the Security Council counts by the year in brackets."""
    if _YEARED.search(number):
        return "Security Council"
    if "(" in number:
        return "General Assembly" if body != "Economic and Social Council" else body
    first = int(_FIRST.match(number)[1])  # type: ignore[index]
    if first > 1900:
        return "Economic and Social Council"
    if first > _SESSIONS:
        return None
    if body == "Human Rights Council" and first < 60:
        return body
    return "General Assembly"


def _cited(text: str, start: int, end: int, number: str, organ: str | None, word: str) -> Iterator[Citation]:
    """A resolution by its number. "48/218 B" is part B of resolution 48/218, "48/218 A and B" its parts A and B."""
    part = _PART.search(number)
    end, parts = _parts(text, end, part[1]) if part else (end, [])
    for citation in pinpointed(text, start, end, printed(_PART.sub("", number) if part else number, organ, word)):
        target = citation.target
        if target is None or target.provision is not None or not parts:
            yield citation
            continue
        for each in parts:
            yield msgspec.structs.replace(citation, target=Target(target.symbol, f"part-{each}"))


def _parts(text: str, end: int, first: str) -> tuple[int, list[str]]:
    """Where the parts of a resolution end that are named behind its number, and all of them; they go on counting."""
    parts, last = [first], end
    further = _FURTHER.match(text, end)
    for found in _FURTHER_PART.finditer(further[0] if further else ""):
        if found["part"] <= parts[-1]:
            break
        between = range(ord(parts[-1]) + 1, ord(found["part"])) if found["to"] else ()
        parts += [*map(chr, between), found["part"]]
        last = end + found.end()
    return last, parts


def printed(number: str, organ: str | None, word: str = "") -> str | None:
    """The symbol of an organ's resolution, or of a decision of the Human Rights Council; None where it has none."""
    if organ is None:
        return None
    number = _BRACKET.sub(" (", " ".join(number.split()))
    series = _SERIES[organ]
    if word.casefold().startswith(("decision", "décision")):
        if organ != "Human Rights Council":
            return None
        series = "A/HRC/DEC/{}"
    return series.format(number)
