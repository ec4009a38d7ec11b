"""Keys: to which public keys an authority's content is sealed, by which its acts are signed, and for how long.

The names of persons stand nowhere here. A key is a matter named by its fingerprint; which account holds it is known
to the authority.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Annotated, Literal

from msgspec.structs import replace

from comity.regime import parties
from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register
from comity.regime.dates import Date

Party = Annotated[str, "party"]

# An age recipient (C2SP age: X25519, in Bech32).
Recipient = Annotated[str, "recipient"]
# An Ed25519 public key (RFC 8032) in small hexadecimal: as long as a digest, and written alike.
Verifier = Annotated[str, "digest"]


class MadeKnown(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(3). An authority makes known a key to which what is confidential is sealed.

    Content is sealed to ``recipient``, and the holder signs for ``verifier``. A recovery key is the authority's own:
    content is sealed to it too if the authority so chose.
    """

    says = "{authority_of} made the {title} known"
    authority_of: Party
    recipient: Recipient
    verifier: Verifier
    expires: Date
    use: Literal["person", "recovery"] = "person"


class Revoked(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(3). The key is no longer to be used, from this day."""

    says = "the {title} was revoked: {ground}"
    ground: Literal["lost", "disclosed", "holder left", "superseded", "none stated"]


class Replaced(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 87(3). The holder has another key from this day."""

    says = "the {title} was replaced"
    replaced_by: Reference


class Key(Matter, frozen=True, kw_only=True):
    """A public key, whose it is, and until when it may be used."""

    authority_of: Party
    recipient: Recipient
    verifier: Verifier
    use: str
    expires: date

    @property
    def kind(self) -> str:
        return self.use

    @property
    def title(self) -> str:
        return f"Key {self.fingerprint} of {parties.in_a_sentence(self.authority_of)}"

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.recipient, self.verifier)

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.authority_of,)

    def turns(self) -> Iterator[tuple[date, Matter]]:
        """The key expires at the end of its last day."""
        if self.status == "in use":
            yield self.expires + timedelta(days=1), replace(self, status="expired")


def fingerprint(recipient: str, verifier: str) -> str:
    """The name of a key: the first sixteen digits of the SHA-256 over both its public parts."""
    return sha256(f"{recipient}\n{verifier}\n".encode()).hexdigest()[:16]


def step(before: Key, given: Dated) -> Matter | Refusal:
    """How a key stands after an act that may follow."""
    match given.act:
        case MadeKnown() as act:
            return Key(
                status="in use",
                authority_of=act.authority_of,
                recipient=act.recipient,
                verifier=act.verifier,
                use=act.use,
                expires=act.expires.last,
            )
        case Revoked():
            return replace(before, status="revoked")
        case Replaced():
            return replace(before, status="replaced")
    raise TypeError(given.kind)


REGISTER = Register(
    name="keys",
    title="Keys",
    about="The public keys of authorities: what is confidential is sealed to them, and acts are signed with them.",
    matters=(Key,),
    acts=(MadeKnown, Revoked, Replaced),
    kinds={"person": "key of a person", "recovery": "recovery key of an authority"},
    statuses={"in use": "in use", "expired": "expired", "revoked": "revoked", "replaced": "replaced"},
    may_follow={
        None: (MadeKnown,),
        "in use": (Revoked, Replaced),
        "expired": (Revoked,),
        "revoked": (),
        "replaced": (Revoked,),
    },
    step=step,
    columns=("authority_of", "expires"),
)
