"""Who exchanges in these tests: an organ and two States with their keys, and what they send."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from comity.exchange import keyfiles, statements
from comity.exchange.delivering import Delivered, deliver
from comity.exchange.keyfiles import Held
from comity.exchange.statements import Signed, Statement
from comity.regime.acts import Refusal
from tests.recorded import put

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BETWEEN = {"audience": "parties", "parties": ["OTP", "NLD"]}
REQUEST = "otp-2026-14"
TRANSMITTED = {
    "act": "requests.transmitted",
    "matter": REQUEST,
    "dated": "2026-11-24",
    "organ": "OTP",
    "to": "NLD",
    "measure": "assets",
    "reference": "OTP-2026-14",
    "language": "en",
    "contents": ["purpose", "location", "facts", "procedure", "national law", "third parties"],
    **BETWEEN,
}


@cache
def key(of: str = "OTP") -> Held:
    """The key of a party; of "OTP 2", another one."""
    return keyfiles.new()


def known(*whose: str, expires: str = "2027-12-31", use: str = "person") -> None:
    """Make the keys of these parties known in the register."""
    for of in whose or ("OTP", "NLD", "BEL"):
        held = key(of)
        put(
            "keys",
            f"2026-01-10 made-known authority_of={of.split()[0]} recipient={held.recipient} "
            f"verifier={held.verifier} expires={expires} use={use}",
            matter=held.fingerprint,
        )


def act(word: str, of: str, **values: Any) -> dict[str, Any]:
    """The line of an act on the request, by one of its parties."""
    line = {"act": f"requests.{word}", "matter": REQUEST, "dated": "2026-11-24", "on_behalf_of": of, **BETWEEN}
    return {**line, **values}


def transmitted(**values: Any) -> dict[str, Any]:
    """The line of the request's transmission."""
    return {**TRANSMITTED, "on_behalf_of": "OTP", **values}


def signed(line: dict[str, Any], name: str = "m-1", by: str = "OTP") -> Signed:
    """A statement of a party, with its signature."""
    held = key(by)
    return statements.sign(Statement(id=name, key=held.fingerprint, act=line), held.signer)


def delivered(line: dict[str, Any], name: str = "m-1", by: str = "OTP", now: datetime = NOW) -> Delivered:
    """Deliver it; it must be taken."""
    found = deliver(signed(line, name, by), now=now)
    assert isinstance(found, Delivered), found
    return found


def refused(given: Signed, now: datetime = NOW) -> Refusal:
    """Deliver it; it must be refused."""
    found = deliver(given, now=now)
    assert isinstance(found, Refusal), found
    return found
