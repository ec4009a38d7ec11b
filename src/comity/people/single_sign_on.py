"""Single sign-on by OpenID Connect (Core 1.0, 3.1: the authorization code flow, with PKCE, state and nonce).

What somebody sets out for stands in their own session, is taken out when they come back, and counts once: an answer
that was not asked for in this browser is none.
"""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from comity.people import id_tokens, providers, sessions, signing_in
from comity.people.id_tokens import Proof
from comity.people.providers import Provider

Purpose = Literal["sign in", "link", "accept"]
# How long somebody may be away, and how long an answer may be.
AWAY: Final = timedelta(minutes=10)
LONGEST: Final = 4096
_STATE: Final = "single sign-on"
_log = logging.getLogger(__name__)


class SetOut(NamedTuple):
    """What somebody has set out for: to sign in, to link an identity to an account, to accept an invitation.

    ``about``: the number of the account or invitation. ``on``: where they go on to. ``again``: they are to show once
    more that it is them.
    """

    purpose: Purpose
    about: int
    on: str
    again: bool
    state: str
    nonce: str
    verifier: str
    until: float

    @property
    def within(self) -> timedelta:
        """How long ago they may have shown at the provider who they are."""
        return signing_in.FRESH_FOR if self.again else sessions.LONGEST


def set_out(
    request: HttpRequest,
    provider: Provider,
    back: str,
    purpose: Purpose,
    now: datetime,
    *,
    about: int = 0,
    on: str = "",
    again: bool = False,
) -> str:
    """Set out for the provider; the address there. Raises NoAnswer, and then nobody has set out."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    out = SetOut(purpose, about, on, again, state, nonce, verifier, (now + AWAY).timestamp())
    try:
        address = providers.to(
            provider, back, now, state=state, nonce=nonce, verifier=verifier, within=out.within, again=again
        )
    except providers.NoAnswer as why:
        _log.warning("Single sign-on: %s", why)
        raise
    request.session[_STATE] = list(out)
    return address


def come_back(request: HttpRequest, provider: Provider, back: str, now: datetime) -> tuple[SetOut, Proof] | None:
    """What somebody had set out for who comes back, and the proof of who they are; None where it is not good.

    Raises NoAnswer where the provider does not answer. Why it was not good is for the log alone.
    """
    out, given = _taken(request), request.GET
    if out is None or out.until < now.timestamp() or not constant_time_compare(given.get("state", ""), out.state):
        return None
    if "error" in given:
        _log.warning("Single sign-on: the provider says %r", given["error"][:60])
        return None
    # RFC 9207: the answer of another provider.
    if given.get("iss", provider.issuer) != provider.issuer or not 0 < len(given.get("code", "")) <= LONGEST:
        return None
    try:
        token = providers.token(provider, given["code"], out.verifier, back, now)
        return out, id_tokens.proof(provider, token, out.nonce, now, out.within)
    except providers.NoAnswer as why:
        _log.warning("Single sign-on: %s", why)
        raise
    except (providers.NotTaken, id_tokens.Unfit) as why:
        _log.warning("Single sign-on: %s", why)
        return None


def is_recent(proof: Proof, now: datetime) -> bool:
    """Whether the provider says that somebody has shown who they are just now."""
    return proof.at is not None and now.timestamp() - proof.at <= signing_in.FRESH_FOR.total_seconds()


def _taken(request: HttpRequest) -> SetOut | None:
    """What somebody had set out for, taken out of the session for good, whatever comes after."""
    kept = request.session.pop(_STATE, None)
    if kept is None:
        return None
    try:
        request.session.save()
    except UpdateError:  # the session has ended meanwhile
        return None
    return SetOut(*kept)
