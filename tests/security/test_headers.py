"""Headers: on every route, for every method, whoever asks, whatever the answer."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from comity.people.opening import says
from comity.web import access
from tests.people import cast
from tests.security import routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
}
ATTACHED = {"sandbox", "default-src 'none'", "frame-ancestors 'none'"}
EXACTLY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
CACHED = {"public, no-cache", "no-store"}


def holds(answer: Any, *, signed_in: bool) -> None:
    """What every answer says, whatever it is."""
    policy = {each.strip() for each in answer["Content-Security-Policy"].split(";")}
    attached = answer.get("Content-Disposition", "").startswith("attachment")
    assert policy == (ATTACHED if attached else POLICY)
    for name, value in EXACTLY.items():
        assert answer[name] == value, name
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer
    if signed_in:
        assert answer["Cache-Control"] == "no-store"
    else:
        assert answer["Cache-Control"] in CACHED
    answer.close()


@pytest.fixture(scope="module")
def every() -> list[routes.Route]:
    return routes.every()


@pytest.mark.parametrize("method", routes.METHODS)
def test_of_a_visitor(every: list[routes.Route], method: str) -> None:
    for route in every:
        answer = getattr(Client(), method)(route.address)
        holds(answer, signed_in=False)
        assert answer.status_code < 500, route
        if says(route.view) != "everybody":
            assert answer["Cache-Control"] == "no-store", route


@pytest.mark.parametrize("method", routes.METHODS)
def test_of_somebody_who_is_signed_in(every: list[routes.Route], method: str) -> None:
    head = cast.person("otp", "head")
    browser = cast.signed_in(head)
    for route in every:
        if route.name != "sign-out":
            answer = getattr(browser, method)(route.address)
            holds(answer, signed_in=True)
            assert answer.status_code < 500, route


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("what nobody has foreseen")


urlpatterns = access.public([path("broken/", broken)])


@override_settings(ROOT_URLCONF=__name__)
def test_of_an_error_that_nobody_has_foreseen() -> None:
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    holds(answer, signed_in=False)
    assert b"foreseen" not in answer.content


# What is asked, whether the tokens of forms are checked, and the status.
BAD: dict[str, tuple[str, str, dict[str, Any], bool, int]] = {
    "no such page": ("get", "/no-such-page/", {}, True, 404),
    "a slash that is left out": ("get", "/figures", {}, True, 301),
    "a host of others": ("get", "/", {"headers": {"Host": "elsewhere.example"}}, True, 400),
    "a date that is none": ("get", "/?as-at=2016-02-30", {}, True, 400),
    "a forged form": ("post", "/sign-in/", {}, True, 403),
    "a forged form without end": (
        "post",
        "/sign-in/",
        {"data": "x" * 2_700_000, "content_type": "text/plain"},
        True,
        403,
    ),
    "a form of too many fields": ("post", "/sign-in/", {"data": {f"f{n}": "" for n in range(1001)}}, False, 400),
    "a form that is too large": (
        "post",
        "/sign-in/",
        {"data": f"email={'x' * 2_700_000}", "content_type": "application/x-www-form-urlencoded"},
        False,
        400,
    ),
    "a form of too many files": (
        "post",
        "/sign-in/",
        {"data": {f"f{n}": io.BytesIO(b"x") for n in range(101)}},
        False,
        403,  # of a visitor not the first is read
    ),
    "a broken form": (
        "post",
        "/sign-in/",
        {"data": b"--x\r\nnonsense", "content_type": "multipart/form-data; boundary="},
        False,
        400,
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_of_what_is_refused(case: str) -> None:
    method, address, given, checked, status = BAD[case]
    answer = getattr(Client(enforce_csrf_checks=checked), method)(address, **given)
    assert answer.status_code == status
    holds(answer, signed_in=False)


def test_of_the_files_of_the_pages() -> None:
    # Collected files have an address each; here one is put where WhiteNoise looks.
    with override_settings(WHITENOISE_AUTOREFRESH=True, WHITENOISE_USE_FINDERS=True):
        answer = Client().get("/static/comity.css")
        assert answer.status_code == 200
        assert {each.strip() for each in answer["Content-Security-Policy"].split(";")} == POLICY
        for name, value in EXACTLY.items():
            assert answer[name] == value, name
        assert "Access-Control-Allow-Origin" not in answer
        answer.close()


def test_signing_out_clears_what_the_browser_kept() -> None:
    browser = cast.signed_in(cast.person("otp"))
    answer = browser.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not browser.cookies["session"].value


def test_over_https_the_browser_is_told_to_stay_there() -> None:
    with override_settings(SECURE_HSTS_SECONDS=31_536_000):
        assert Client().get("/")["Strict-Transport-Security"] == "max-age=31536000"
        assert Client().get("/no-such/")["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in Client().get("/")


def test_a_visitor_sends_no_files_anywhere(every: list[routes.Route]) -> None:
    for route in every:
        answer = Client().post(route.address, {"file": io.BytesIO(b"x" * 200_000), "signed": io.BytesIO(b"x" * 9)})
        assert answer.status_code < 500, route
        assert not answer.wsgi_request.FILES, route
