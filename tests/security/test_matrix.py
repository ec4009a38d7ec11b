"""The access matrix: every route, every kind of viewer, default deny; what is forbidden answers like what is not there.

For whom a route opens it says itself (``people.opening``); who is that, follows from two tables (``people.functions``).
Here every route is asked by everybody for whom it does not open. What opens, and shows what, is asked route by route in
``tests/web/test_access*.py``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comity.exchange import storing
from comity.exchange.models import Draft, SealedFile, Upload
from comity.people import delegating, inviting, seeing
from comity.people.functions import FUNCTIONS, ROLES
from comity.people.models import Account, Authority
from comity.people.opening import says
from comity.record import log
from comity.web import access
from tests.exchange.cast import NOW, REQUEST, delivered, known, transmitted
from tests.exchange.test_storing import sealed
from tests.papers.samples import NAME
from tests.people import cast
from tests.security import routes
from tests.web.conftest import RESTRICTED
from tests.web.reading import plain, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

OPEN_TO_ALL = ("everybody", "whoever asks")
A_TOKEN = "an access token"
# What somebody without an account is answered, by whom a route is for; otherwise it asks them to sign in. What is of a
# demonstration is in a record of this world there for nobody.
UNASKED = {A_TOKEN: (401, 405, 415), "whoever asks, of a demonstration": (404, 405)}
# Every kind of authority with somebody who acts for it; every role of one; and the cases below.
VIEWERS = [
    *((of, "officer") for of in cast.AUTHORITIES),
    *(("otp", role) for role in ROLES if role != "officer"),
    *(("administration", role) for role in ROLES if role != "officer"),
    ("a designation that ended", "head"),
    ("on leave", "officer"),
    ("who takes over", "reader"),
    ("whose leave is over", "reader"),
]


def person(of: str, role: str) -> Account:
    """Somebody of the cast, or of a case that has no authority of its own."""
    today = access.today()
    match of:
        case "a designation that ended":
            Authority.objects.get_or_create(
                name="former",
                defaults={"title": "F", "function": "focal point", "party": "NLD", "designation": "focal-point-none"},
            )
            return cast.person("former", role)
        case "on leave":
            away, taker = cast.person("otp", role), cast.person("otp", "reader", factor=False)
            delegating.delegate(away, taker, today, today + timedelta(days=9), by=away, now=timezone.now())
            return away
        case "who takes over":
            person("on leave", "officer")
            return cast.person("otp", "reader")
        case "whose leave is over":
            person("on leave", "officer")
            for given in cast.person("otp", "officer", factor=False).delegations.all():
                delegating.end(given, by="a test", now=timezone.now())  # type: ignore[arg-type]
            return cast.person("otp", "reader")
    return cast.person(of, role)


def opens(account: Account, whom: str) -> bool:
    """Whether a route that opens for these opens for somebody, from the two tables alone."""
    today = access.today()
    if whom in OPEN_TO_ALL or whom == "an account":
        return True
    if whom == A_TOKEN:
        return False
    right = whom.removeprefix("a party: ")
    function = FUNCTIONS[account.authority.function]
    shares = function.papers and not account.authority.designation
    reads = "read" in seeing.rights(account, today)
    return right in seeing.rights(account, today) and (right == whom or (shares and reads))


@pytest.fixture
def sent() -> dict[str, tuple[object, ...]]:
    """A request with a sealed file, a draft and an upload of the Prosecutor: what stands in the addresses of them."""
    known()
    file, upload = storing.store("OTP", [sealed()], NOW), storing.begin("OTP", 100, NOW)
    assert isinstance(file, SealedFile)
    assert isinstance(upload, Upload)
    reason = "the channel has been told by telephone"
    entry = delivered(transmitted(sealed=[file.digest], although_incomplete=reason, without=["channel"])).message.entry
    officer = cast.person("otp", "officer", factor=False)
    draft = Draft.objects.create(authority=officer.authority, by=officer, matter="otp-x", line="{}", changed=NOW)
    return {
        "draft": (draft.pk,),
        "sealed-file": (REQUEST, file.digest),
        "receipt": (REQUEST, entry),
        "upload-part": (upload.name,),
    }


def test_every_route_says_for_whom_it_is_and_has_its_line() -> None:
    lines = routes.examples()
    for route in routes.every():
        assert says(route.view), f"{route.name} does not say for whom it opens: it opens for nobody"
        # Those of the door for programs stand in tests/api/test_access.py.
        in_a_list = route.name in lines or route.address.startswith("/api/")
        assert in_a_list, f"{route.name} has no line in tests/web/addresses.py"
    assert len(lines) > 60


def _address(route: routes.Route, sent: dict[str, tuple[object, ...]]) -> str:
    return reverse(route.name, args=sent[route.name]) if route.name in sent else route.address


@pytest.mark.parametrize(("of", "role"), VIEWERS)
def test_what_does_not_open_for_somebody_answers_like_what_is_not_there(
    of: str, role: str, sent: dict[str, tuple[object, ...]]
) -> None:
    account = person(of, role)
    browser = cast.signed_in(account)
    missing: dict[str, str] = {}
    refused = 0
    for route in routes.every():
        if opens(account, says(route.view)):
            continue
        address = _address(route, sent)
        for answer in (browser.get(address), browser.post(address, {"person": account.pk, "do": "give up"})):
            refused += 1
            if answer.status_code == 405:
                assert b"OTP-2026-14" not in answer.content, route
                continue
            if says(route.view) == A_TOKEN:  # a session is no token: its forms could be forged
                assert answer.status_code in (401, 415), route
                assert b"OTP-2026-14" not in answer.content, route
                continue
            assert answer.status_code == 404, route
            assert answer["Cache-Control"] == "no-store", route
            if answer["Content-Type"].startswith("text/html"):
                nothing = f"/{address.split('/')[1]}/no-such-page/"  # in the same part of the site
                if nothing not in missing:
                    missing[nothing] = plain(browser.get(nothing)).replace(nothing, "")
                assert plain(answer).replace(address, "") == missing[nothing], route
            assert b"OTP-2026-14" not in answer.content, route
    assert refused or (of, role) == ("otp", "head")


@pytest.mark.parametrize("who", ["a visitor", "one whose account ended", "one whose session was ended"])
def test_who_has_no_account_is_asked_to_sign_in(who: str, sent: dict[str, tuple[object, ...]]) -> None:
    browser = Client()
    if who != "a visitor":
        account = cast.person("otp", "head")
        browser = cast.signed_in(account)
        if who == "one whose account ended":
            inviting.end(account, by="a test", now=timezone.now())
        else:
            account.sessions.all().delete()
    asked = 0
    for route in routes.every():
        if says(route.view) in OPEN_TO_ALL:
            continue
        address = _address(route, sent)
        for answer in (browser.get(address), browser.post(address)):
            asked += 1
            assert answer.status_code in UNASKED.get(says(route.view), (302, 405)), route
            assert b"OTP-2026-14" not in answer.content
            if answer.status_code == 302:
                assert answer["Location"].startswith("/sign-in/?"), route
    assert asked > 60


def _restricted() -> list[tuple[str, str]]:
    """Addresses of what is there and restricted, each beside one of what is not there."""
    numbers = {act.register: act.number for act in log.read() if act.audience != "public"}
    papers, compared = ("", "original", "acts/", "paper.docx", "paper.json", "remove"), ("old={}&new=", "new={}&old=")
    pages = (
        *(
            (f"/registers/{register}/", name, ending)
            for register, (name, _) in RESTRICTED.items()
            for ending in ("/", ".json")
        ),
        *(("/papers/of/", name, f"/{of}") for name in ("sealed-for-states", "sealed-for-otp") for of in papers),
        *(("/authorities/", "nld-central", f"/{of}") for of in ("", "journal/", "invite", "withdraw", "role", "end")),
    )
    found = [(f"{before}{name}{after}", f"{before}{'x' * len(name)}{after}") for before, name, after in pages]
    found += [(f"/record/entries/{numbers[register]}/", "/record/entries/99999/") for register in RESTRICTED]
    for asked in compared:
        hidden = (asked.format(name) + NAME for name in ("sealed-for-states", "sealed-for-otp"))
        found += [(f"/papers/compare/?{each}", f"/papers/compare/?{asked.format('x' * 20)}{NAME}") for each in hidden]
    return found


def _of_the_exchange(sent: dict[str, tuple[object, ...]]) -> list[tuple[str, str]]:
    digest, entry = sent["sealed-file"][1], sent["receipt"][1]
    pages = ("", "assign", "acts/received/", f"files/{digest}", f"receipts/{entry}")
    found = [(f"/exchange/requests/{REQUEST}/{page}", f"/exchange/requests/otp-none-99/{page}") for page in pages]
    found.append((f"/exchange/drafts/{sent['draft'][0]}/", "/exchange/drafts/99999/"))
    found.append((f"/exchange/files/{sent['upload-part'][0]}", f"/exchange/files/{'0' * 32}"))
    found.append((f"/registers/requests/{REQUEST}/", "/registers/requests/otp-none-99/"))
    found.append((f"/registers/requests/{REQUEST}.json", "/registers/requests/otp-none-99.json"))
    return found


def _same(browser: Client, hidden: str, missing: str) -> None:
    """What is hidden and what is missing: status, headers and every byte, apart from the name asked for."""
    for method in ("get", "post", "head", "put"):
        one, other = getattr(browser, method)(hidden), getattr(browser, method)(missing)
        assert one.status_code == other.status_code, (method, hidden)
        for name in (set(one.headers) | set(other.headers)) - {"Content-Length", "ETag"}:
            assert _without(str(one.get(name)), hidden) == _without(str(other.get(name)), missing), (hidden, name)
        assert _without(plain(one), hidden) == _without(plain(other), missing), (method, hidden)


def _without(said: str, address: str) -> str:
    """Without the address that was asked for, its parts and its numbers."""
    said = said.replace(quote(address, safe=""), "")
    for part in sorted({address, *address.replace("?", "/").replace("&", "/").replace("=", "/").split("/")}, key=len)[
        ::-1
    ]:
        if len(part) > 3:
            said = said.replace(part, "")
    return said


@pytest.mark.parametrize("of", ["", "usa-focal", "defence", "observer", "administration", "sen-central", "nld-finance"])
def test_unknown_and_forbidden_answer_alike_byte_for_byte(of: str, sent: dict[str, tuple[object, ...]]) -> None:
    cast.authority("nld-central")
    browser = cast.signed_in(cast.person(of, "officer")) if of else Client()
    pairs, compared = [*_restricted(), *_of_the_exchange(sent)], 0
    for hidden, missing in pairs:
        if browser.get(hidden).status_code == 200:  # it is theirs: what is for States Parties
            assert of in ("sen-central", "nld-finance"), hidden
            continue
        _same(browser, hidden, missing)
        compared += 1
    assert compared >= (len(pairs) if of not in ("sen-central", "nld-finance") else len(pairs) // 2)


@pytest.mark.parametrize(("of", "role"), VIEWERS)
def test_no_list_count_search_feed_or_file_holds_what_is_for_others(
    of: str, role: str, sent: dict[str, tuple[object, ...]]
) -> None:
    """Every route that gives a page or a file, asked as it is and for the words of a request of others."""
    account = person(of, role)
    apart = of in ("nld-finance", "a designation that ended")
    if account.authority.party in ("OTP", "NLD") and not apart and "read" in seeing.rights(account, access.today()):
        return
    browser = cast.signed_in(account)
    assert sent
    for route in routes.every():
        if route.name == "sign-out":
            continue
        for asked in ({}, {"words": "OTP-2026-14", "state": "NLD", "sort": "-title"}):
            answer: Any = browser.get(_address(route, sent), asked)
            said = text(answer).replace("OTP-2026-14", "", _echoed(text(answer)) if asked else 0)
            assert "OTP-2026-14" not in said, route
            assert f"{REQUEST}/" not in said.replace(_address(route, sent), ""), route
            answer.close()


def _echoed(said: str) -> int:
    """How often a page repeats what was asked of it: in its field, and in its links."""
    return said.count('value="OTP-2026-14"') + said.count("words=OTP-2026-14") + said.count("“OTP-2026-14”")
