"""Sealing anew: somebody joins an authority, or has another key, and what was sealed before does not open with it.

A person of a party who can open a file seals what it holds to the keys of the party that are in use, recovery keys
among them. The edition is that party's alone: the act goes on to name the file that was sent, and the other side sees
nothing of it. Who made the edition signs that it did; whether the edition holds the same, only who opens both can say.
What somebody could open before, nobody can take back: whose key is revoked keeps what they have fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from comity.exchange import keyring, statements, storing
from comity.exchange.editions import Edition
from comity.exchange.models import Resealing, SealedFile
from comity.exchange.statements import Signed
from comity.record import log
from comity.regime import folding
from comity.regime.acts import Refusal
from comity.regime.folding import Viewer
from comity.regime.keys import Key


class Wanting(NamedTuple):
    """A sealed file on a request, and the keys in use of the party that were made known after it was last sealed."""

    digest: str
    keys: tuple[Key, ...]


def editions(party: str, digests: Sequence[str]) -> dict[str, Resealing]:
    """The latest edition of each file that the party has sealed anew."""
    found = Resealing.objects.filter(party=party, original__in=digests).order_by("pk")
    return {each.original: each for each in found}


def wanting(name: str, party: str, now: datetime) -> list[Wanting]:
    """The sealed files on a request that a key in use of the party does not open, as far as the days tell.

    A file is sealed to the keys in use when it was sent, or when the party last sealed it anew. A request that the
    party does not see has none.
    """
    acts = folding.seen(log.of_matter("requests", name), Viewer(authorities=frozenset({party})))
    sealed = {digest: act.registered_at for act in acts for digest in getattr(act.act, "sealed", ())}
    anew = editions(party, list(sealed))
    known = _known(keyring.keys_of(party, now.date()))
    found = []
    for digest, sent in sealed.items():
        last = anew[digest].at if digest in anew else sent
        late = tuple(key for key, since in known if last is not None and since > last)
        if late:
            found.append(Wanting(digest, late))
    return found


def take(name: str, party: str, edition: Edition, now: datetime) -> Refusal | None:
    """Keep an edition that the party has uploaded of a file on a request; None when it is kept.

    The same edition again changes nothing.
    """
    acts = folding.seen(log.of_matter("requests", name), Viewer(authorities=frozenset({party})))
    if not any(edition.original in getattr(act.act, "sealed", ()) for act in acts):
        sentence = f"no act on {name} names the sealed file {edition.original[:16]}…"
        return Refusal("no-such-file", sentence, field="original")
    held = keyring.key_of(edition.key, now.date())
    if held is None or held.authority_of != party:
        return Refusal("not-our-key", "it is signed with a key that is not one of your authority", field="key")
    if refusal := keyring.out_of_use(held):
        return refusal
    if held.use == "recovery":
        return Refusal("recovery-key", "a recovery key opens what is sealed; it signs nothing", field="key")
    if not statements.signed_by(Signed(edition.content, edition.signature), held.verifier):
        sentence = f"the signature is not of the key {edition.key} over this edition"
        return Refusal("bad-signature", sentence, field="signature")
    if storing.lacking(party, [edition.digest]):
        sentence = f"the sealed file {edition.digest[:16]}… has not been uploaded by {party}"
        return Refusal("no-such-file", sentence, field="edition")
    Resealing.objects.get_or_create(
        party=party,
        original=edition.original,
        digest=edition.digest,
        defaults={"key": edition.key, "signature": edition.signature, "at": now},
    )
    SealedFile.objects.filter(party=party, digest=edition.digest, named=None).update(named=now)
    return None


def _known(keys: Sequence[Key]) -> list[tuple[Key, datetime]]:
    """The keys with the moment in which this record learned of each."""
    by_name = {key.fingerprint: key for key in keys}
    return [
        (by_name[act.matter], act.registered_at)
        for act in log.of_matters(by_name)
        if act.kind == "keys.made-known" and act.registered_at is not None
    ]
