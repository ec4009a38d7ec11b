"""Against guessing: who has failed some times waits longer and longer, and locks nobody else out by it.

Failures count against the address they come from and against the account they name. A browser in which a person has
signed in before counts apart: whoever guesses elsewhere does not keep that person out ("device cookies" in the
terms of OWASP). A try is noted before it is looked at, so that many at once count as many.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from comity.people.models import Attempt

# What counts is what was tried within this time; nobody waits longer than that since the last try.
WINDOW = timedelta(minutes=60)
LONGEST = timedelta(minutes=15)


class Count(NamedTuple):
    """What tries count against, how many are free before the first wait, and whether others share it."""

    name: str
    free: int
    shared: bool = False


def account(email: str) -> Count:
    """Tries at an account from browsers it is not known in; whether there is such an account makes no difference."""
    return Count(_hashed(f"account {email}"), 5)


def browser(known: str) -> Count:
    """Tries at an account from a browser in which its person has signed in before."""
    return Count(_hashed(f"browser {known}"), 5)


def codes(account_key: int) -> Count:
    """Tries at the second factor of an account, whose password has been given."""
    return Count(_hashed(f"codes {account_key}"), 5)


def address(given: str) -> Count:
    """Tries from an internet address; for IPv6 from its network, whose addresses are free to choose. An office may
    share one."""
    return Count(_hashed(f"address {_network(given)}"), 30, shared=True)


def tokens(given: str) -> Count:
    """Tries at an access token from an internet address. A program goes on with one that has ended: that keeps
    nobody from signing in."""
    return Count(_hashed(f"tokens {_network(given)}"), 30, shared=True)


def calendars(given: str) -> Count:
    """Tries at the secret of a calendar from an internet address. A calendar that has ended is asked for again and
    again by programs: that keeps nobody from signing in."""
    return Count(_hashed(f"calendars {_network(given)}"), 30, shared=True)


def calendar(key: int) -> Count:
    """How often a calendar is asked for: programs ask a few times an hour."""
    return Count(_hashed(f"calendar {key}"), 60)


def tried(counts: Sequence[Count], now: datetime) -> int:
    """Note a try; the seconds to wait before it may be looked at. 0: it may. One that must wait is not noted."""
    Attempt.objects.filter(at__lte=now - WINDOW).delete()
    noted = [(count, Attempt.objects.create(name=count.name, at=now)) for count in counts]
    waits = [_wait(count, attempt, now) for count, attempt in noted]
    if any(waits):
        Attempt.objects.filter(pk__in=[attempt.pk for _count, attempt in noted]).delete()
    return max(waits, default=0)


def succeeded(counts: Sequence[Count]) -> None:
    """The try just noted was good: it counts no more, nor do earlier failures, but for those of others who share it."""
    for count in counts:
        if count.shared:
            passed(count)
        else:
            Attempt.objects.filter(name=count.name).delete()


def passed(count: Count) -> None:
    """One of the tries that still count was good."""
    last = Attempt.objects.filter(name=count.name).order_by("-pk").values("pk")[:1]
    Attempt.objects.filter(pk__in=[each["pk"] for each in last]).delete()


def _wait(count: Count, attempt: Attempt, now: datetime) -> int:
    earlier = Attempt.objects.filter(name=count.name, pk__lt=attempt.pk).order_by("-pk")
    times = [each.at for each in earlier]
    if len(times) < count.free:
        return 0
    # 2 seconds after the free ones, then twice as long each time.
    wait = min(timedelta(seconds=2 ** min(len(times) - count.free + 1, 20)), LONGEST)
    left = times[0] + wait - now
    return max(0, -(-left // timedelta(seconds=1)))


def _network(given: str) -> str:
    try:
        ip = ipaddress.ip_address(given)
    except ValueError:
        return "none"
    return str(ipaddress.ip_network((ip, 64), strict=False) if ip.version == 6 else ip)


def _hashed(name: str) -> str:
    return sha256(name.encode()).hexdigest()
