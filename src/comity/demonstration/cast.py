"""Who can be signed in as: people of an invented court, of invented States, and around them. All names are invented."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Desk(NamedTuple):
    """An authority of the demonstration, as ``people.models.Authority`` has it."""

    title: str
    function: str
    party: str
    designation: str = ""


class Person(NamedTuple):
    """Somebody to sign in as. ``key``: holds a key of the authority's party. ``shows``: what is seen as this person."""

    name: str
    authority: str
    role: str
    shows: Promise
    key: bool = False

    @property
    def word(self) -> str:
        """The name as files and addresses write it."""
        return self.name.casefold().replace(" ", "-")

    @property
    def email(self) -> str:
        """An address that reaches nobody: the domain is kept for examples (RFC 2606)."""
        return f"{self.word.replace('-', '.')}@{self.authority}.example"


DEFENCE: Final = "org:Defence team of Sava Orlec"

DESKS: Final = {
    "otp": Desk("Office of the Prosecutor", "organ", "OTP"),
    "registry": Desk("Registry", "organ", "REGISTRY"),
    "avelmark": Desk("Central authority of Avelmark", "central authority", "XAA", "central-authority-xaa"),
    "avelmark-finance": Desk("Ministry of Finance of Avelmark", "ministry", "XAA"),
    "bresquay": Desk("Central authority of Bresquay", "central authority", "XAB", "central-authority-xab"),
    "secretariat": Desk("Secretariat of the Assembly", "secretariat", "ASP"),
    "defence": Desk("Defence team of Sava Orlec", "defence team", DEFENCE),
    "administration": Desk("Administration", "administration", ""),
}

PEOPLE: Final = (
    Person("Maren Ost", "otp", "officer", gettext_lazy("drafts requests, sends them and follows them"), key=True),
    Person("Tavi Lorn", "otp", "head", gettext_lazy("gives access to the people of the Office, and reads its journal")),
    Person("Bela Quint", "registry", "officer", gettext_lazy("sends for the Chambers and the defence"), key=True),
    Person("Iris Vandel", "avelmark", "officer", gettext_lazy("receives, consults and executes"), key=True),
    Person("Corin Hale", "avelmark", "head", gettext_lazy("gives access to the people of the central authority")),
    Person(
        "Odo Perrin",
        "avelmark-finance",
        "officer",
        gettext_lazy("a ministry: sees what is for States, and the one request that is entrusted to it"),
    ),
    Person(
        "Nadja Roke",
        "bresquay",
        "officer",
        gettext_lazy("another State: it sees its own requests and no others"),
        key=True,
    ),
    Person(
        "Sunniva Dell", "secretariat", "officer", gettext_lazy("sees what is for States, and the figures; no request")
    ),
    Person(
        "Elka Morrow", "defence", "officer", gettext_lazy("asks through the Registry; sees what is for the team alone")
    ),
    Person(
        "Ivo Stenn", "administration", "head", gettext_lazy("gives access to others, and reads what the public reads")
    ),
)

# Whose request the tour follows: an officer of the Prosecutor, and one of a central authority.
OFFICER, FOCAL = PEOPLE[0], PEOPLE[3]


def of(word: str) -> Person | None:
    """The person of a name as addresses write it."""
    return next((person for person in PEOPLE if person.word == word), None)
