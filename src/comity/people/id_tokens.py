"""ID tokens: what a provider signs about somebody who has shown there who they are (OpenID Connect Core, 3.1.3.7)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.utils.crypto import constant_time_compare

from comity.people import providers
from comity.people.providers import Provider

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

# Signatures that only the provider can make: neither "none", nor those made with a secret that we share with it.
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
# How far clocks may be apart, and how old a token may be that has just been made.
SKEW: Final = timedelta(minutes=1)
OLDEST: Final = timedelta(minutes=10)
# Core, section 2: ASCII, of up to 255 characters.
_SUBJECT: Final = re.compile(r"[\x20-\x7e]{1,255}")


class Unfit(Exception):
    """An ID token that proves nothing; its text is for the log."""


class Proof(NamedTuple):
    """Who has shown who they are: an identity is the issuer and the subject, and nothing else.

    ``two_factors``: the provider says that two were used. ``at``: when they were, None where it does not say.
    """

    issuer: str
    subject: str
    two_factors: bool
    at: float | None


def proof(provider: Provider, token: str, nonce: str, now: datetime, within: timedelta) -> Proof:
    """What an ID token proves. ``within``: how long ago the person may have shown there who they are.

    A key that is not known is asked for once: the provider may have changed it. Raises Unfit, or NoAnswer.
    """
    try:
        claims = _signed(token, providers.keys(provider, now))
    except Unfit:
        claims = _signed(token, providers.keys(provider, now, anew=True))
    if why := _unfit(claims, provider, nonce, now, within):
        raise Unfit(why)
    return Proof(claims["iss"], claims["sub"], _two_factors(claims, provider), _time(claims, "auth_time"))


def _signed(token: str, keys: KeySet) -> dict[str, Any]:
    """The claims of a token that one of the keys has signed."""
    from joserfc import jwt
    from joserfc.errors import JoseError

    try:
        return dict(jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unfit(f"the signature: {type(error).__name__}") from None


def _unfit(claims: Mapping[str, Any], provider: Provider, nonce: str, now: datetime, within: timedelta) -> str:
    """Why claims are not those of somebody who came back from the provider just now; empty where they are."""
    at, skew = now.timestamp(), SKEW.total_seconds()
    until, issued, shown, begins = (_time(claims, name) for name in ("exp", "iat", "auth_time", "nbf"))
    subject = claims.get("sub")
    wrong = {
        "of another issuer": claims.get("iss") != provider.issuer,
        # Others named beside us could show the token here: we trust none.
        "for another audience": claims.get("aud") not in (provider.client, [provider.client]),
        "for another party": claims.get("azp", provider.client) != provider.client,
        "without a subject": not isinstance(subject, str) or not _SUBJECT.fullmatch(subject),
        "expired": until is None or until <= at - skew,
        "not of now": issued is None or not at - OLDEST.total_seconds() <= issued <= at + skew,
        "not yet good": "nbf" in claims and (begins is None or begins > at + skew),
        "with another nonce": not constant_time_compare(str(claims.get("nonce")), nonce),
        "of too long ago": shown is not None and not at - within.total_seconds() - skew <= shown <= at + skew,
    }
    return ", ".join(reason for reason, is_so in wrong.items() if is_so)


def _two_factors(claims: Mapping[str, Any], provider: Provider) -> bool:
    """Whether a claim says so that the settings name: "amr" is a list, "acr" one value (OpenID Connect Core, 2)."""
    methods = claims.get("amr")
    given = {("amr", value) for value in methods if isinstance(value, str)} if isinstance(methods, list) else set()
    if isinstance(claims.get("acr"), str):
        given.add(("acr", claims["acr"]))
    return not given.isdisjoint(provider.two_factors)


def _time(claims: Mapping[str, Any], name: str) -> float | None:
    """A moment in seconds since 1970; None where it is none."""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None
