"""Pinpoints around a citation: "paragraphs 37 to 43", "operative paragraph 27 of", "annex II", "article 93 (1) (k) of".

As addresses: para-37..43, op-27, annex-II, appendix, art-93/1/k, rule-16, chapter-VII, part-9.
"""

from __future__ import annotations

import re

from comity.documents import stems

_UNITS = {
    "op": r"[Oo]perative [Pp]aragraphs?|[Oo]p(?:erative)?\.? ?paras?\.?|OPs?|[Aa]linéas? du dispositif",
    "para": r"[Pp]aragraphe?s?|[Pp]aras?\.?|[Pp]ars?\.|§",
    "art": r"[Aa]rticles?|[Aa]rts?\.?",
    "rule": r"[Rr]ules?|[Rr]ègles?",
    "annex": r"[Aa]nnexe?s?",
    "appendix": r"[Aa]ppendi(?:x|ces?)",
    "chapter": r"[Cc]hap(?:ters?|itres?|\.)",
    "section": r"[Ss]ect(?:ions?|\.)",
    "part": r"[Pp]art(?:s|ie)?",
}
_UNIT = "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items()) + r")(?![^\W\d_])"
# A letter or number of what stands under a paragraph: "(k)", in French "k)".
_SUB = r"\(?[a-z0-9]{1,4}\)"
_ONE = rf"(?:\d{{1,3}}(?:\s?(?:bis|ter)\b)?(?![\w/])|[IVXL]{{1,6}}(?![\w/-]))(?:\s?{_SUB})*"
_TO = r"to|à|au|through|-|–|—"
_AND = r",\s*(?:and|et|or|ou)|,|and|et|or|ou"
_LIST = rf"{_ONE}(?:\s*(?:{_TO}|{_AND})\s*(?:{_ONE}|\([a-z]{{1,4}}\)(?!\w))){{0,12}}"
# The paragraph inside an article, and the letter inside that: ", paragraph 1 (k)", ", paragraphe 1, alinéa k)".
_INSIDE = (
    rf",\s*(?P<within>paragraphe?s?|paras?\.?|pars?\.|sub-?rules?|dispositions?)\s*(?P<inner>{_LIST})"
    rf"(?:,\s*(?:alinéas?|sub-?paragraphs?)\s*(?P<letter>{_SUB}))?"
)
_ON = r"(?:\s+(?:of|du)\s+\d{1,2}(?:er)?\s+\w+\s+\d{4})?"
_AFTER = re.compile(
    rf"(?:{_ON},?\s*(?:\(|including\s+|y compris\s+(?:l['’])?|in\s+|op\.\s?cit\.,\s*)?|\),\s*){_UNIT}"
    rf"(?:\s*(?P<list>{_LIST}))?(?P<acts>\s+du dispositif)?"
)
_INNER = re.compile(_INSIDE)
_KINDS = (
    r"resolutions?|decisions?|documents?|reports?|notes?|letters?|statements?|papers?"
    r"|résolutions?|décisions?|rapports?|lettres?|déclarations?"
)
_BEFORE = re.compile(
    rf"(?:(?:sub-?paragraphs?|alinéas?)\s*(?P<under>{_SUB})\s*(?:of|du|de l['’])\s*)?"
    rf"{_UNIT}\s*(?P<list>{_LIST})(?P<acts>\s+du dispositif)?(?:{_INSIDE})?,?\s*"
    r"(?:of|in|to|du|de la|de l['’]|de|des|à|dans)\s*(?:the\s+|its\s+|his\s+|her\s+|sa\s+|son\s+|la\s+|le\s+|l['’])?"
    rf"(?P<annexed>annexe? (?:to|à|de) (?:its\s+|the\s+|sa\s+|la\s+)?)?(?:(?:[A-Z][\w-]+ ){{0,3}}(?:{_KINDS})\s+)?"
    rf"(?P<named>(?:{_KINDS})[^.;()]{{0,150}}\()?$"
)
_OF = re.compile(
    r",?\s+(?:of|to|du|de la|de l['’])\s*(?:the\s+|its\s+|sa\s+)?(?:[A-Z][\w-]+\s+){0,4}"
    rf"(?:{_KINDS}|Statute|Statut|Charter|Charte|Rules|Règlement|Agreement|Accord)\b"
)
_PARTS = re.compile(r"\(?([a-z0-9]{1,4})\)")
_WHOLE = re.compile(r"\d{1,3}(?=\D*$|\b)")
_NUMBER = re.compile(r"[\dIVXL]+(?:\s?(?:bis|ter))?")
# What closes an enumeration behind the paragraphs of one of its articles: "articles 86, 87, paragraph 7, and 93".
_CLOSED = re.compile(rf"(?P<inner>.+?),\s*(?:and|et)\s+(?P<back>{_ONE}(?:\s*(?:{_TO})\s*{_ONE})?)")
_JOINED = re.compile(r"\b(?:and|et)\b")
_EACH = re.compile(rf"(?P<to>{_TO})?\s*(?P<one>{_ONE}|\([a-z]{{1,4}}\))")
# Where a unit, or the letter under one, may begin: a look at the first signs, which few words have.
_OPENING = re.compile(
    r"(?:^|(?<=[\s(“\"'’]))(?=[oO]p|OP|[pP]ar|[aA](?:rt|nn|pp|lin)|[rR](?:ul|ègl)|[cC]hap|[sS](?:ect|ub)|§)"
)
# What stands right before a citation behind a pinpoint.
_LEADING = (
    *("of", "in", "to", "du", "la", "l'", "l’", "de", "des", "à", "dans"),
    *("the", "its", "his", "her", "sa", "son", "le"),
    *("resolution", "decision", "document", "report", "note", "letter", "statement", "paper"),
    *("resolutions", "decisions", "documents", "reports", "notes", "letters", "statements", "papers"),
    *("résolution", "décision", "rapport", "lettre", "déclaration"),
    *("résolutions", "décisions", "rapports", "lettres", "déclarations"),
)
_NEAR, _FAR = 100, 260
_ROMAN = "IVXL"  # every pinpoint has one of these, or a figure


def before(text: str, start: int) -> tuple[int, list[str]]:
    """Where a citation with the pinpoints in front of it begins, and these as addresses.

    Behind "paragraphs 3 to 5 of the report of the Court (" the symbol alone is the citation's text.
    """
    bracketed = text[start - 1 : start] == "("
    head = text[max(0, start - (_FAR if bracketed else _NEAR)) : start]
    leads = bracketed or head.rstrip().endswith(_LEADING)
    for opening in _OPENING.finditer(head) if leads and (stems.any_of(head, _ROMAN) or stems.figures(head)) else ():
        found = _BEFORE.match(head, opening.start())
        if found and bool(found["named"]) == bracketed:
            places = _addresses(found, found)
            if found["under"]:
                places = [f"{place}/{_PARTS.findall(found['under'])[0]}" for place in places]
            if found["annexed"]:
                places = [f"annex/{place}" for place in places]
            return start if bracketed else start - len(head) + found.start(), places
    return start, []


def after(text: str, end: int) -> tuple[int, list[str]]:
    """Where a citation with the pinpoints behind it ends, and these as addresses."""
    found = _AFTER.match(text, end)
    if found is None or (found["list"] is None and not found["annex"] and not found["appendix"]):
        return end, []
    if _OF.match(text, found.end()):
        return end, []  # "…, paragraphs 1 and 2 of resolution 1390 (2002)": they belong to what follows
    inner = _INNER.match(text, found.end()) if not found["para"] else None
    if inner is not None and _OF.match(text, inner.end()):
        inner = None
    stop = (inner or found).end()
    return stop, _addresses(found, inner)


def _addresses(found: re.Match[str], within: re.Match[str] | None) -> list[str]:
    """The places that a unit and its list name, and what stands inside the last of them (``within``)."""
    unit = next(name for name in _UNITS if found[name])
    several = found[unit].rstrip(".").endswith("s")
    if unit == "para" and found["acts"]:
        unit = "op"
    outer = [f"{unit}-{place}" for place in _places(found["list"])] if found["list"] else [unit]
    if within is None or within["inner"] is None:
        return outer
    inner, back = _closed(within, outer[-1]) if several else (within["inner"], "")
    letter = within["letter"]
    deeper = [f"{place}/{_PARTS.findall(letter)[0]}" if letter else place for place in _places(inner)]
    between = "" if unit in ("art", "rule") else "para-"
    inside = [f"{outer[-1]}/{between}{place}" for place in deeper]
    return [*outer[:-1], *inside, *(f"{unit}-{place}" for place in _places(back))]


def _closed(within: re.Match[str], last: str) -> tuple[str, str]:
    """The paragraphs inside the last article of an enumeration, and the articles with which that is closed behind them.

    In "articles 86, 87, paragraph 7, and 93" the last number is greater than the last article's, and no paragraph's: of
    one paragraph nothing goes on, and what "and" has joined is closed. In "paragraphs 7, 8, and 93" it may be one.
    """
    inner: str = within["inner"]
    closed = _CLOSED.fullmatch(inner)
    number = _WHOLE.search(last)
    if closed is None or number is None or not _greater(closed["back"], number[0]):
        return inner, ""
    one = not within["within"].rstrip(".").endswith("s") and len(_places(closed["inner"])) == 1
    return (closed["inner"], closed["back"]) if one or _JOINED.search(closed["inner"]) else (inner, "")


def _greater(back: str, than: str) -> bool:
    number = _WHOLE.match(back)
    return number is not None and int(number[0]) > int(than)


def _places(listed: str) -> list[str]:
    """Each element of a list: "4, 6 to 8 and 12 (a) and (b)" is 4, 6..8, 12/a, 12/b."""
    places: list[str] = []
    for each in _EACH.finditer(listed):
        place = _place(each["one"])
        if each["one"].startswith("("):  # a letter alone stands under the number before it
            place = f"{places[-1].rpartition('/')[0] or places[-1]}/{place}" if places else place
        if each["to"] and places:
            first = places[-1]
            last = place.rpartition("/")[2] if each["one"].startswith("(") else place
            places[-1] = f"{first}..{last}"
        else:
            places.append(place)
    return places


def _place(one: str) -> str:
    number = _NUMBER.match(one)
    rest = one[number.end() :] if number else one
    return "/".join([*([number[0].replace(" ", "")] if number else []), *_PARTS.findall(rest)])
