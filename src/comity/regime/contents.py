"""What a request for cooperation must contain, kind by kind, and what of it is missing.

Sources: Rome Statute, arts 87 to 93, 96, 98, 99, 101, 109 and 111; Rules of Procedure and Evidence, rules 176 to
198 and 225. ``ESTABLISHED`` are the kinds; contents are named by short keys that a request carries, so that a
register can say what is missing without holding a word of the narrative, which is sealed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from comity.regime import parties
from comity.regime.acts import Refusal


class Content(NamedTuple):
    """One thing that a request must contain: its key, the provision that asks for it, and what it is."""

    key: str
    authority: str
    what: str


class Organs(NamedTuple):
    """Organs of the Court, and the provision that says that a request is theirs to transmit or receive."""

    codes: tuple[str, ...]
    authority: str


# Requests of the Prosecutor are transmitted by the Office, those of the Chambers by the Registry.
RULE_176: Final = Organs(("OTP", "REGISTRY"), "RPE, rule 176(2)")
_OF_A_CHAMBER: Final = Organs(("REGISTRY",), "RPE, rule 176(2)")
_OF_THE_PROSECUTOR: Final = Organs(("OTP",), "Rome Statute, art. 99(4)")
_OF_PART_10: Final = Organs(("PRESIDENCY",), "RPE, rule 198")


class Kind(NamedTuple):
    """One kind of request: the provision it rests on, its name, and what it must contain.

    ``urgent``: made in urgency by its nature, by any medium that leaves a written record. ``to_the_court``: States
    make it to the Court. ``through``: the organs of the Court that transmit it, or to which it is made.
    """

    authority: str
    name: str
    contents: tuple[Content, ...]
    urgent: bool = False
    to_the_court: bool = False
    through: Organs = RULE_176


_DESCRIPTION = "information describing the person, sufficient to identify them, and their probable location"
_SURRENDER: Final = (
    Content("person", "Rome Statute, art. 91(2)(a)", _DESCRIPTION),
    Content("warrant", "Rome Statute, art. 91(2)(b)", "a copy of the warrant of arrest"),
    Content("surrender process", "Rome Statute, art. 91(2)(c)", "what the surrender process of the State requires"),
    Content(
        "translation", "RPE, rule 187", "the warrant and provisions in a language that the person fully understands"
    ),
)
_TRANSLATED_JUDGMENT: Final = Content(
    "translation", "RPE, rule 187", "the judgment and provisions in a language that the person fully understands"
)
_CONVICTED: Final = (
    Content("warrant", "Rome Statute, art. 91(3)(a)", "a copy of any warrant of arrest for the person"),
    Content("judgment", "Rome Statute, art. 91(3)(b)", "a copy of the judgment of conviction"),
    Content("identity", "Rome Statute, art. 91(3)(c)", "information that the person sought is the one convicted"),
    Content(
        "sentence", "Rome Statute, art. 91(3)(d)", "if sentenced: the sentence, the time served and the time remaining"
    ),
    _TRANSLATED_JUDGMENT,
)
_PROVISIONAL: Final = (
    Content("person", "Rome Statute, art. 92(2)(a)", _DESCRIPTION),
    Content("crimes", "Rome Statute, art. 92(2)(b)", "a concise statement of the crimes and of the facts, date, place"),
    Content("warrant exists", "Rome Statute, art. 92(2)(c)", "a statement that a warrant or a judgment exists"),
    Content("request follows", "Rome Statute, art. 92(2)(d)", "a statement that a request for surrender will follow"),
)
_TRANSIT: Final = (
    Content("person", "Rome Statute, art. 89(3)(b)(i)", "a description of the person being transported"),
    Content(
        "facts", "Rome Statute, art. 89(3)(b)(ii)", "a brief statement of the facts and of their legal characterization"
    ),
    Content("warrant", "Rome Statute, art. 89(3)(b)(iii)", "the warrant for arrest and surrender"),
)


def _assistance(article: str, *more: Content) -> tuple[Content, ...]:
    return (
        Content("purpose", f"{article}(a)", "the purpose, the assistance sought, the legal basis and the grounds"),
        Content("location", f"{article}(b)", "as much detail as possible on the persons or places to be found"),
        Content("facts", f"{article}(c)", "the essential facts underlying the request"),
        Content("procedure", f"{article}(d)", "the reasons for, and details of, any procedure to be followed"),
        Content("national law", f"{article}(e)", "what the law of the requested State requires for execution"),
        *more,
    )


_OTHER: Final = _assistance("Rome Statute, art. 96(2)")
_INSTRUCTION: Final = Content(
    "instruction", "RPE, rule 190", "the instruction on self-incrimination, in the language of the witness"
)
_CONSENT: Final = Content("consent", "Rome Statute, art. 93(7)(a)(i)", "the free and informed consent of the person")
_THIRD_PARTIES: Final = Content(
    "third parties", "Rome Statute, art. 93(1)(k)", "how the rights of third parties in good faith are respected"
)


def _lettered(letter: str, name: str, *more: Content) -> Kind:
    return Kind(f"Rome Statute, art. 93(1)({letter})", name, (*_OTHER, *more))


ESTABLISHED: Final[Mapping[str, Kind]] = {
    "surrender": Kind("Rome Statute, art. 89(1)", "arrest and surrender", _SURRENDER),
    "transit": Kind("Rome Statute, art. 89(3)", "transit of a person being surrendered", _TRANSIT),
    "convicted": Kind("Rome Statute, art. 91(3)", "arrest and surrender of a convicted person", _CONVICTED),
    "provisional-arrest": Kind("Rome Statute, art. 92", "provisional arrest", _PROVISIONAL, urgent=True),
    "identify": _lettered("a", "identification and whereabouts of persons, location of items"),
    "evidence": _lettered("b", "taking and production of evidence", _INSTRUCTION),
    "questioning": _lettered("c", "questioning of a person investigated or prosecuted"),
    "service": _lettered("d", "service of documents"),
    "appearance": _lettered("e", "voluntary appearance of witnesses or experts", _INSTRUCTION),
    "temporary-transfer": _lettered("f", "temporary transfer of a person in custody", _CONSENT),
    "sites": _lettered("g", "examination of places or sites"),
    "search": _lettered("h", "searches and seizures"),
    "records": _lettered("i", "provision of records and documents"),
    "protection": _lettered("j", "protection of victims and witnesses, preservation of evidence"),
    "assets": _lettered("k", "identification, tracing, freezing or seizure of assets", _THIRD_PARTIES),
    "other": _lettered("l", "other assistance"),
    "defence": Kind(
        "Rome Statute, art. 57(3)(b)", "cooperation for the preparation of the defence", _OTHER, through=_OF_A_CHAMBER
    ),
    "forfeiture-measures": Kind(
        "Rome Statute, art. 57(3)(e)",
        "protective measures for forfeiture",
        (*_OTHER, _THIRD_PARTIES),
        through=_OF_A_CHAMBER,
    ),
    "reparations": Kind(
        "Rome Statute, art. 75(4)", "measures to give effect to reparations", _OTHER, through=_OF_A_CHAMBER
    ),
    "direct-execution": Kind(
        "Rome Statute, art. 99(4)", "direct execution on the territory of a State", _OTHER, through=_OF_THE_PROSECUTOR
    ),
    "immunity-waiver": Kind("Rome Statute, art. 98(1)", "waiver of immunity", _OTHER),
    "sending-consent": Kind("Rome Statute, art. 98(2)", "consent of a sending State to surrender", _OTHER),
    "speciality-waiver": Kind("Rome Statute, art. 101(2)", "waiver of the rule of speciality", _OTHER),
    "enforcement": Kind(
        "Rome Statute, art. 109",
        "enforcement of fines, forfeiture or reparations",
        (*_OTHER, _THIRD_PARTIES),
        through=_OF_PART_10,
    ),
    "escape": Kind(
        "Rome Statute, art. 111",
        "surrender of a sentenced person who escaped",
        _CONVICTED,
        urgent=True,
        through=_OF_PART_10,
    ),
    "to-the-court": Kind(
        "Rome Statute, art. 93(10)",
        "assistance of the Court to a State",
        _assistance("Rome Statute, art. 96(4)"),
        to_the_court=True,
        through=Organs(("REGISTRY",), "RPE, rule 194(2)"),
    ),
}


# What the person is to understand, and so is in a language of theirs.
TO_THE_PERSON: Final = frozenset({"translation", "instruction"})
# Requests whose national requirements art. 91(4) covers; art. 96(3) covers the others.
ARRESTS: Final = frozenset({"surrender", "convicted", "provisional-arrest", "transit", "escape"})


def made_by(party: str) -> list[str]:
    """The kinds of request that a party makes: an organ of the Court those that it transmits, a State those to it."""
    of_the_court = party in parties.COURT
    return [
        key
        for key, kind in ESTABLISHED.items()
        if kind.to_the_court is not of_the_court and (not of_the_court or party in kind.through.codes)
    ]


def misdirected(kind: Kind, organ: str, to: str) -> Refusal | None:
    """Why a request of a kind is not this party's to make, or not to that one; None where it is."""
    if (to in parties.COURT) != kind.to_the_court:
        whom = "to the Registrar" if kind.to_the_court else "by the Court to States and organizations"
        return Refusal("wrong-way", f"a request for {kind.name} is made {whom}", kind.authority, "to")
    if (organ in parties.COURT) == kind.to_the_court:
        whom = "a State" if kind.to_the_court else "an organ of the Court"
        return Refusal("wrong-sender", f"a request for {kind.name} is made by {whom}", kind.authority, "organ")
    field, code = ("to", to) if kind.to_the_court else ("organ", organ)
    if code in kind.through.codes:
        return None
    whose = " or ".join(map(parties.in_a_sentence, kind.through.codes))
    sentence = f"a request for {kind.name} is {'made to' if kind.to_the_court else 'transmitted by'} {whose}"
    return Refusal("wrong-organ", sentence, kind.through.authority, field)


def required(kind: str, card: Iterable[str] = ()) -> tuple[Content, ...]:
    """What a request of a kind must contain, with what the State's own card of requirements adds.

    ``card``: the requirements that the State has stated for this kind (arts 91(4) and 96(3)), as it words them; its
    words are the key too, so that they stay what they were when the card changes.
    """
    return (*ESTABLISHED[kind].contents, *(_stated(kind, what) for what in dict.fromkeys(card)))


def missing(kind: str, given: Collection[str], card: Iterable[str] = ()) -> list[Refusal]:
    """What a request of a kind does not contain, each with the provision that asks for it."""
    return [
        Refusal("incomplete", f"missing: {content.what}", content.authority, content.key)
        for content in required(kind, card)
        if content.key not in given
    ]


def named(kind: str, keys: Iterable[str]) -> tuple[Content, ...]:
    """What is meant by the keys that a request of a kind names as contained or missing."""
    known = {content.key: content for content in (*ESTABLISHED[kind].contents, *_DESIGNATED)}
    return tuple(known.get(key) or _stated(kind, key) for key in keys)


def _stated(kind: str, what: str) -> Content:
    authority = "Rome Statute, art. 91(4)" if kind in ARRESTS else "Rome Statute, art. 96(3)"
    return Content(what, authority, what)


# What is asked of the form of a request, beside its contents.
_DESIGNATED: Final = (
    Content("language", "Rome Statute, art. 87(2)", "the language that the addressee has chosen"),
    Content("channel", "Rome Statute, art. 87(1)(a)", "the channel that the addressee has designated"),
    Content("person language", "RPE, rules 187 and 190", "the language that the person understands"),
)
