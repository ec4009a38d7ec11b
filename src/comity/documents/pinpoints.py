"""Pinpoints around a citation: "paragraphs 37 to 43", "operative paragraph 27 of", "annex II", "article 93 (1) (k) of".

As addresses: para-37..43, op-27, annex-II, art-93/1/k, rule-16, chapter-VII.
"""

from __future__ import annotations

import re

_UNITS = {
    "op": r"[Oo]perative paragraphs?|[Oo]p(?:erative)?\.? ?paras?\.?|OPs?|[Pp]aragraphes? du dispositif",
    "para": r"[Pp]aragraphs?|[Pp]aras?\.?|[Pp]aragraphes?|[Pp]ar\.",
    "art": r"[Aa]rticles?|[Aa]rts?\.?",
    "rule": r"[Rr]ules?|[Rr]ègles?",
    "annex": r"[Aa]nnexe?s?|[Aa]ppendix|[Aa]ppendice",
    "chapter": r"[Cc]hap(?:ters?|itres?|\.)",
    "section": r"[Ss]ect(?:ions?|\.)",
}
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
_ONE = r"(?:\d{1,3}(?:\s?(?:bis|ter)\b)?(?![\w/])|[IVXL]{1,6}(?![\w/-]))(?:\s?\([a-z0-9]{1,4}\))*"
_LIST = rf"{_ONE}(?:\s*(?:to|à|au|-|–|,|and|et|or)\s*{_ONE}){{0,6}}"
_AFTER = re.compile(rf",?\s*(?:\(|including\s+|in\s+|op\.\s?cit\.,\s*)?(?:{_UNIT})(?:\s*(?P<list>{_LIST}))?")
_INNER = re.compile(rf",\s*(?:paragraphs?|paras?\.?|paragraphes?|sub-?rules?|alinéas?)\s*(?P<list>{_LIST})")
_BEFORE = re.compile(
    rf"(?:{_UNIT})\s*(?P<list>{_LIST})(?:,\s*(?:paragraphs?|paras?\.?|paragraphes?"
    rf"|sub-?rules?)\s*(?P<inner>{_ONE}))?,?\s*"
    r"(?:of|in|to|du|de la|de l['’]|de|des|à)\s*(?:the\s+|its\s+|sa\s+"
    r"|la\s+)?(?:annex(?:e)? to\s+)?(?:(?:[A-Z]\w+ ){0,3}(?:resolutions?|decisions?|documents?|reports?"
    r"|résolutions?|décisions?|rapports?)\s+)?$"
)
_PART = re.compile(r"\(([a-z0-9]{1,4})\)")
_RANGE = re.compile(rf"({_ONE})\s*(?:to|à|au|-|–)\s*({_ONE})")
_EACH = re.compile(_ONE)
_REACH = 90


def before(text: str, start: int) -> tuple[int, list[str]]:
    """Where a citation with the pinpoints in front of it begins, and these as addresses."""
    head = text[max(0, start - _REACH) : start]
    for opening in re.finditer(r"(?:^|(?<=[\s(“\"]))(?=[oOpPaArRcCsS])", head):
        found = _BEFORE.match(head, opening.start())
        if found:
            return start - len(head) + found.start(), _addresses(found, found["inner"])
    return start, []


def after(text: str, end: int) -> tuple[int, list[str]]:
    """Where a citation with the pinpoints behind it ends, and these as addresses."""
    found = _AFTER.match(text, end)
    if found is None or (found["list"] is None and not found["annex"]):
        return end, []
    inner = _INNER.match(text, found.end()) if not found["para"] else None
    stop = (inner or found).end()
    return stop, _addresses(found, inner["list"] if inner else None)


def _addresses(found: re.Match[str], inner: str | None) -> list[str]:
    unit = next(name for name in _UNITS if found[name])
    listed = found["list"]
    if listed is None:
        return [unit]
    places: list[str] = []
    at = 0
    for span in _RANGE.finditer(listed):
        places += [_place(one) for one in _EACH.findall(listed[at : span.start()])]
        places.append(f"{_place(span[1])}..{_place(span[2])}")
        at = span.end()
    places += [_place(one) for one in _EACH.findall(listed[at:])]
    deeper = f"/{_place(inner)}" if inner and unit in ("art", "rule") else f"/para-{_place(inner)}" if inner else ""
    return [f"{unit}-{place}{deeper}" for place in places]


def _place(one: str) -> str:
    number = re.match(r"[\dIVXL]+(?:\s?(?:bis|ter))?", one)
    return "/".join([(number[0] if number else one).replace(" ", ""), *_PART.findall(one)])
