"""Who calls: everybody, or a person by a token of theirs. A browser's session opens nothing here.

So no other site can make a browser call anything in somebody's name, and there is no token against forged posts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest
from ninja.security import HttpBearer

from comity.api import pacing, refusing
from comity.api.refusing import Refused
from comity.people import noting, seeing, signing_in, throttling, tokens
from comity.people.functions import Right
from comity.people.models import AccessToken, Account
from comity.regime.acts import Dated, Refusal
from comity.regime.folding import PUBLIC, Standing, Viewer
from comity.registers.view import RecordView

_NO_TOKEN: Final = Refusal("no-token", "this call needs an access token: Authorization: Bearer comity_…")
_NOT_GOOD: Final = Refusal("bad-token", "the access token is not good: it is over, or never was one")


@dataclass(frozen=True)
class Caller:
    """Who calls, and when. ``account`` and ``token``: None for everybody."""

    now: datetime
    address: str
    account: Account | None = None
    token: AccessToken | None = None
    viewer: Viewer = PUBLIC
    rights: frozenset[Right] = frozenset()

    @property
    def party(self) -> str:
        """For whom the caller's authority stands; empty for everybody."""
        return self.account.authority.party if self.account else ""

    @property
    def person(self) -> Account:
        """The account, where a call is for people alone."""
        assert self.account is not None  # noqa: S101 - its token has seen to that
        return self.account

    @property
    def shares(self) -> bool:
        """Whether the caller shares what is restricted to the party of its authority."""
        return self.party in self.viewer.authorities

    @property
    def name(self) -> str:
        """By what the caller is counted."""
        return f"token {self.token.pk}" if self.token else throttling.address(self.address).name

    @property
    def by(self) -> str:
        """How the journal names the caller."""
        return tokens.said(self.token) if self.token else ""

    def read(self, register: str, matter: str, acts: Iterable[Dated]) -> None:
        """Note in the journal that a restricted matter is read."""
        noting.read(self.account, register, matter, acts, now=self.now, by=self.by)

    def listed(self, view: RecordView, shown: Iterable[Standing | tuple[str, str]]) -> None:
        """Note in the journal that restricted matters are taken away."""
        noting.listed(self.account, view, shown, "exported", now=self.now, by=self.by)


class Token(HttpBearer):
    """An access token. ``right``: what its bearer must be able to do within an authority; none: everybody may call.

    ``dear``: the call costs much. ``or_entrusted``: it is also for a ministry to which the request of the address is
    entrusted; where the address names none, to which any is.
    """

    def __init__(self, right: Right | None = None, *, dear: bool = False, or_entrusted: bool = False) -> None:
        super().__init__()
        self.right, self.dear, self.or_entrusted = right, dear, or_entrusted

    def __call__(self, request: HttpRequest) -> Caller:
        """Who calls. Raises Refused."""
        now, address = datetime.now(UTC), signing_in.address_of(request)
        given = request.headers.get("Authorization")
        scheme, _, token = (given or "").partition(" ")
        # A scheme is the same in any letters (RFC 9110); another one than ours brings no token.
        token = token.strip() if scheme.casefold() == "bearer" else ""
        caller = Caller(now, address) if given is None else self.authenticate(request, token)
        for most in (pacing.ANY, pacing.DEAR) if self.dear else (pacing.ANY,):
            if seconds := pacing.paced(caller.name, most):
                raise refusing.wait(seconds)
        if self.right is not None:
            if caller.account is None:
                raise Refused(401, _NO_TOKEN)
            # As on the pages: what is the party's is for who shares it, and whose role gives the right.
            if self.right not in caller.rights or not (caller.shares or self._is_entrusted(request, caller.account)):
                raise refusing.not_there()
        return caller

    def _is_entrusted(self, request: HttpRequest, account: Account) -> bool:
        if not self.or_entrusted:
            return False
        theirs = seeing.entrusted(account, datetime.now(UTC).date())
        named = request.resolver_match.kwargs.get("name") if request.resolver_match else None
        return ("requests", named) in theirs if named else bool(theirs)

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The person of a token. Raises Refused for one that is not good."""
        now, address = datetime.now(UTC), signing_in.address_of(request)
        found = tokens.tried(token, address, now)
        if found.wait:
            raise refusing.wait(found.wait)
        if found.token is None:
            raise Refused(401, _NOT_GOOD)
        account, today = found.token.account, now.date()
        rights = seeing.rights(account, today) & tokens.SCOPES[found.token.scope]
        return Caller(now, address, account, found.token, seeing.viewer(account, today), rights)


def of(request: HttpRequest) -> Caller:
    """Who calls, as the token has said."""
    caller: Any = request.auth  # type: ignore[attr-defined]
    assert isinstance(caller, Caller)  # noqa: S101 - every call has its token, or is for everybody
    return caller
