"""The mechanism of the regime: Act, Dated, Matter, Register, Refusal. Read this file first.

A *dated act* is the only way the record changes. A *matter* is what acts are about: one warrant, one
agreement, one mandate. A *register* says which acts there are, which may follow which, and how a matter
stands after each; it is one file, and ``comity.regime`` holds the closed list of them.

Nothing here reads a clock, a file or a database: dates are arguments, refusals are values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

import msgspec

from comity.regime import dates
from comity.regime.dates import Date

Audience = Literal["public", "states", "parties"]
Confidence = Literal["verified", "single", "recalled"]

# A State by its ISO 3166-1 alpha-3 code, or "withheld" where a source counts a State without naming it.
State = Annotated[str, "state"]
# A matter of any register, written "warrants/kony-2005": pages turn it into a link.
Reference = Annotated[str, "reference"]

# The end of a sentence; "art." and "arts." do not end one.
_SENTENCE = re.compile(r"(?<!\bart)(?<!\barts)\. (?=[A-Z])")


class Refusal(msgspec.Struct, frozen=True):
    """Why something may not be entered: a code for programs, a sentence for people, and the authority."""

    code: str
    sentence: str
    authority: str = ""
    field: str = ""  # the field of the act that is off, where it is one field
    about: Dated | None = None  # the act that may not stand, where it is one of several


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, without its circumstances. Subclasses are named in the past participle.

    The docstring opens with the authority; ``says`` is the clause that states the act, with its own
    fields and the matter's in braces ("a warrant was issued against {name}").
    """

    says: ClassVar[str] = ""
    # True where the act makes public what was restricted about the matter until then (unsealing).
    discloses: ClassVar[bool] = False

    @classmethod
    @cache
    def word(cls) -> str:
        """The act's name as files and addresses write it: ``WithdrawalNotified`` is withdrawal-notified."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def content(self) -> dict[str, Any]:
        """The fields that say something: what differs from the default, by name."""
        return {name: value for name, default in _defaults(type(self)) if (value := getattr(self, name)) != default}

    @classmethod
    def authority(cls) -> str:
        """The provision the act rests on: the first sentence of the docstring."""
        return _SENTENCE.split(cls.__doc__ or "", maxsplit=1)[0]

    @classmethod
    def meaning(cls) -> str:
        """What the act is: the docstring after its authority, up to the first line's end."""
        return _SENTENCE.split((cls.__doc__ or "").split("\n", 1)[0], maxsplit=1)[-1]


@cache
def _defaults(act: type[Act]) -> tuple[tuple[str, Any], ...]:
    return tuple((info.name, info.default) for info in msgspec.structs.fields(act))


class Alternative(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What another source says of one field. It stands beside the act; it never replaces it."""

    field: str
    value: str
    source: tuple[str, ...]
    note: str = ""


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """An act with its circumstances: the line of the log and its content, as the fold reads them.

    ``dated`` is the day the act bears in law; ``disclosed`` the day it became public (None: that same day);
    ``registered_at`` when this record learned it, in UTC (None: not entered yet). ``opening`` marks history
    loaded before the record opened: such an act counts as known from its disclosure, every other one at the
    earliest from its registration.
    """

    kind: str
    matter: str
    dated: Date
    act: Act
    source: tuple[str, ...]
    confidence: Confidence
    disclosed: Date | None = None
    registered_at: datetime | None = None
    opening: bool = False
    audience: Audience = "public"
    parties: tuple[str, ...] = ()
    by: str = ""
    on_behalf_of: str = ""
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()
    number: int | None = None

    @property
    def register(self) -> str:
        return self.kind.partition(".")[0]

    @property
    def day(self) -> date:
        """The day from which the act counts."""
        return self.dated.last

    @property
    def known_from(self) -> date:
        """The first day on which this record's readers could know of the act."""
        public = (self.disclosed or self.dated).last
        if self.opening or self.registered_at is None:
            return public
        return max(public, self.registered_at.date())


class Matter(msgspec.Struct, frozen=True, kw_only=True, tag_field="matter", tag=str.lower):
    """How a matter stands: its status, and what the acts so far have said of it."""

    status: str

    @property
    def kind(self) -> str:
        """Which of the register's kinds of matter this is; the lists and indexes are by kind."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """The matter in a phrase that stands after "the": "Warrant against … of 18 April 2013"."""
        raise NotImplementedError

    @property
    def parties(self) -> tuple[str, ...]:
        """The States the matter concerns, by code."""
        return ()

    @property
    def due(self) -> date | None:
        """The day by which something is expected; None when nothing is."""
        return None

    def found_by(self, party: str) -> Mapping[str, str]:
        """By what people of a party find it, where only its parties see it: "words", and other questions by name."""
        return {}

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """What the calendar will do without a further act: (day, how it then stands), in order of days."""
        yield from ()


Step = Callable[[Any, Dated], Matter | Refusal]


@dataclass(frozen=True)
class Register:
    """One register: its name, its acts, what may follow what, and how an act changes a matter.

    ``may_follow`` maps a status (None: the matter does not exist yet) to the acts allowed then. ``statuses``
    gives each status its label, ``kinds`` each kind of matter its label; both are closed lists.
    """

    name: str
    title: str
    about: str
    matters: tuple[type[Matter], ...]
    acts: tuple[type[Act], ...]
    kinds: Mapping[str, str]
    statuses: Mapping[str, str]
    may_follow: Mapping[str | None, tuple[type[Act], ...]]
    step: Step
    columns: tuple[str, ...] = ()  # fields of the matter that a list shows beside title, status and dates

    def act(self, word: str) -> type[Act] | None:
        """The class of an act by its word, general acts included."""
        return next((a for a in (*self.acts, *GENERAL) if a.word() == word), None)

    def kind_of(self, act: type[Act]) -> str:
        """The kind of entry an act makes in this register: ``warrants.issued``."""
        return f"{self.name}.{act.word()}"


class EntryCorrected(Act, frozen=True, kw_only=True):
    """The record's own rule. An entry was wrong; these values stand in its place from now on.

    ``fields`` may name any field of the act and dated, disclosed, source, confidence, note, audience, parties.
    The entry stays in the log, and the matter is folded with the corrected values.
    """

    says = "entry {entry} was corrected: {reason}"
    entry: int
    reason: str
    fields: dict[str, Any]


class EntryWithdrawn(Act, frozen=True, kw_only=True):
    """The record's own rule. An entry should not have been made; it counts no longer, and stays in the log."""

    says = "entry {entry} was withdrawn: {reason}"
    entry: int
    reason: str


class EntryDisclosed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(8)(c). A restricted entry may be seen by everyone from the day of this act."""

    says = "entry {entry} was made public"
    entry: int


# Acts that work in every register, whatever the status.
GENERAL: tuple[type[Act], ...] = (EntryCorrected, EntryWithdrawn, EntryDisclosed)


def decode_hook(kind: type, value: Any) -> Any:
    """Read the types of ours that msgspec does not know."""
    if kind is Date:
        return dates.parse(value)
    raise NotImplementedError(kind)


def encode_hook(value: Any) -> Any:
    """Write the types of ours that msgspec does not know."""
    if isinstance(value, Date):
        return value.text
    raise NotImplementedError(type(value))
