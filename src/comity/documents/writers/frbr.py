"""What Akoma Ntoso says of a paper: the work, its expression in a language, its manifestation as a file (IFLA FRBR)."""

from __future__ import annotations

from lxml import etree

from comity.documents import symbols
from comity.documents.tree import Paper
from comity.documents.writers.galley import Galley
from comity.documents.writers.pieces import safe
from comity.documents.writers.words import primary

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# ISO 639-2/T, as the standard asks; "und" for any other.
LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho"}
_XML = "http://www.w3.org/XML/1998/namespace"
# A paper of the Court's system stands under its own authority, not under that of the United Nations.
_OF_THE_COURT = ("ICC", "RC", "CBF", "ASP")
_COURT = frozenset(
    {
        "Assembly of States Parties",
        "Review Conference",
        "Committee on Budget and Finance",
        "International Criminal Court",
    }
)


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Add an element. An attribute that says nothing is left out."""
    said = {key: safe(value) for key, value in attributes.items() if value}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", said)


def part(document: etree._Element, tag: str, set_: Galley) -> etree._Element:
    """Add a part of a document, with the language that it is in and the way it runs: documents cannot say so."""
    made = add(document, tag, style="direction: rtl" if set_.rtl else "")
    made.set(f"{{{_XML}}}lang", set_.language)
    return made


def meta(document: etree._Element, paper: Paper, set_: Galley, annex: str = "") -> None:
    """Who, what, when: what the title block says. The standard asks for a date; 0001-01-01 where a paper has none."""
    whole = document.getroottree().getroot()[0]
    country = _country(paper)
    day, language = paper.date or "0001-01-01", LANGUAGES.get(primary(paper.language), "und")
    kind, number = etree.QName(whole).localname, slug(set_.symbol or set_.title)
    work = f"/akn/{country}/{kind}/{whole.get('name')}/{day}/{number}"
    expression, name = f"{work}/{language}@", f"!{slug(annex or 'main')}"
    organ = slug(paper.body or "unknown")
    made = add(document, "meta")
    identification = add(made, "identification", source="#organization-comity")
    for level, uri, form in (
        ("FRBRWork", work, ""),
        ("FRBRExpression", expression, ""),
        ("FRBRManifestation", expression, ".akn"),
    ):
        told = add(identification, level)
        add(told, "FRBRthis", value=f"{uri}/{name}{form}")
        add(told, "FRBRuri", value=f"{uri}{form}")
        add(told, "FRBRdate", date=day, name="generic")
        add(told, "FRBRauthor", href=f"#organization-{'comity' if form else organ}")
        match level:
            case "FRBRWork":
                add(told, "FRBRcountry", value=country)
                add(told, "FRBRsubtype", value=whole.get("name") or "")
                add(told, "FRBRnumber", value=set_.symbol or number)
                add(told, "FRBRname", value=set_.title)
            case "FRBRExpression":
                add(told, "FRBRlanguage", language=language)
            case _:
                add(told, "FRBRformat", value="application/akn+xml")
    if not annex:
        references = add(made, "references", source="#organization-comity")
        for one, said in {organ: paper.body or "unknown", "comity": "Comity"}.items():
            href = f"/ontology/organization/{one}"
            add(references, "TLCOrganization", eId=f"organization-{one}", href=href, showAs=safe(said) or "-")
        add(references, "TLCEvent", eId="adoption", href="/ontology/event/adoption", showAs="Adoption")


def slug(text: str) -> str:
    """Words as one part of an address: small letters, figures and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()) or "x"


def _country(paper: Paper) -> str:
    """Under whose authority a paper stands, as addresses of works begin: the Court's, else the United Nations'."""
    symbol = symbols.parse(paper.symbol) if paper.symbol else None
    court = symbol.series.split("-")[0] in _OF_THE_COURT if symbol else paper.body in _COURT
    return "icc" if court else "un"
