"""The standing cast: a person of each kind of authority, and how they sign in."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from comity.people import factors
from comity.people.models import Account, Authority, OneTimeCodes

BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PASSWORD = "a quiet harbour, four lanterns"
SEED = base64.b32encode(b"twenty bytes of seed").decode()

# name of the authority: (title, function, party); whoever runs next has it as it stands here
AUTHORITIES = MappingProxyType(
    {
        "otp": ("Office of the Prosecutor", "organ", "OTP"),
        "registry": ("Registry", "organ", "REGISTRY"),
        "presidency": ("Presidency", "organ", "PRESIDENCY"),
        "nld-central": ("Central authority of the Netherlands", "central authority", "NLD"),
        "nld-finance": ("Ministry of finance of the Netherlands", "ministry", "NLD"),
        "sen-central": ("Central authority of Senegal", "central authority", "SEN"),
        "usa-focal": ("Focal point of the United States", "focal point", "USA"),
        "secretariat": ("Secretariat of the Assembly", "secretariat", "ASP"),
        "facilitator": ("Facilitators for cooperation", "facilitator", "ASP"),
        "defence": ("Defence team of X", "defence team", "org:Defence team of X"),
        "observer": ("An observer", "observer", "org:An observer"),
        "administration": ("Administration", "administration", ""),
    }
)


def authority(name: str) -> Authority:
    """One of the authorities, made when it is first asked for, or what a test made by that name."""
    there = Authority.objects.filter(name=name).first()
    if there is None:
        title, function, party = AUTHORITIES[name]
        there = Authority.objects.create(name=name, title=title, function=function, party=party)
    return there


_hashes: dict[str, str] = {}


def person(
    of: str,
    role: str = "officer",
    *,
    email: str = "",
    ended: bool = False,
    password: str = PASSWORD,
    factor: bool = True,
) -> Account:
    """A person of an authority; with the same password as everybody, hashed once."""
    if password not in _hashes:
        _hashes[password] = make_password(password)
    email = email or f"{role.replace(' ', '-')}@{of}.example"
    made, _ = Account.objects.get_or_create(
        email=email,
        defaults={
            "name": f"{role.capitalize()} of {of}",
            "authority": authority(of),
            "role": role,
            "password": _hashes[password],
            "since": BEGAN,
            "ended": BEGAN + timedelta(days=30) if ended else None,
        },
    )
    if factor and not factors.has_any(made):
        assert factors.set_up(made, SEED, code(made), timezone.now())
    return made


def code(account: Account, seed: str = SEED, *, later: int = 0) -> str:
    """The code that the person's app shows now; codes used before are forgotten, so that a test need not wait."""
    OneTimeCodes.objects.filter(account=account).update(last=0)
    totp = TOTP(base64.b32decode(seed), 6, SHA1(), factors.STEP, enforce_key_length=False)  # noqa: S303 - RFC 6238
    return totp.generate(int(timezone.now().timestamp()) + later).decode()


def signed_in(account: Account, password: str = PASSWORD) -> Client:
    """A browser in which somebody has signed in, as people do."""
    browser = Client()
    answer = browser.post("/sign-in/", {"email": account.email, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    answer = browser.post("/sign-in/second-factor/", {"code": code(account)})
    assert answer.status_code == 302, answer.content.decode()
    return browser
