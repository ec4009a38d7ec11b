"""What holds on every page: its headers, that no other site posts to it, and the sentence for a date that is none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import BoundedSemaphore

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.papers import store
from comity.web import access, asking

Answer = Callable[[HttpRequest], HttpResponse]

# No page needs any of it. Passkeys and the clipboard are a page's own by default.
_NOT_ASKED_FOR = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer", "microphone"),
    *("midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
_HEADERS = {
    "Cache-Control": "public, no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{each}=()" for each in _NOT_ASKED_FOR),
    "X-Permitted-Cross-Domain-Policies": "none",
}


def guard(answer: Answer) -> Answer:
    """Add the headers that Django leaves to us. Pages of the public record may be kept, and asked for again."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in _HEADERS.items():
            response.setdefault(name, value)
        # Django says it where it sees TLS itself; here a server before us ends that. Over http, browsers pass it by.
        if settings.SECURE_HSTS_SECONDS:
            response.setdefault("Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}")
        # A file that is taken away is no page of ours, whatever is in it.
        if response.get("Content-Disposition", "").startswith("attachment"):
            response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
        return response

    return answered


# Of the four threads of a server (cli/serving.py), so many may read what visitors send; and how long others wait, in
# seconds.
_READING = BoundedSemaphore(2)
_WAIT = 0.5
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def unhurried(answer: Answer) -> Answer:
    """Let visitors who send a form slowly, or never to its end, hold some of the threads and leave the others.

    Without the cookie of the tokens a form is refused unread.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        sends = request.method == "POST" and request.content_type in _FORMS
        if not sends or settings.CSRF_COOKIE_NAME not in request.COOKIES or access.account_of(request) is not None:
            return answer(request)
        if not _READING.acquire(timeout=_WAIT):
            sentence = _("Too many forms are coming in at once. Please send it again in a moment.")
            response = render(request, "wrong.html", {"sentence": sentence}, status=503)
            response["Retry-After"] = "5"
            return response
        try:
            with suppress(UnreadablePostError):  # whoever sent it has gone
                request.POST  # noqa: B018 - read here, and kept
        finally:
            _READING.release()
        return answer(request)

    return answered


class OwnForms(CsrfViewMiddleware):
    """Take posts from our own pages alone, by their token and by their origin.

    Our pages send no referrer, and browsers then say "null" for the origin of a form (Fetch, "serializing a request
    origin"). So they are believed by what else they say and no page can forge: Sec-Fetch-Site, which they send to
    https and to this machine.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.headers.get("Origin") == "null":
            return request.headers.get("Sec-Fetch-Site") == "same-origin"
        verified: bool = super()._origin_verified(request)  # type: ignore[misc]
        return verified


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django says why by this name
    """The page for a post that is not of ours."""
    sentence = _(
        "This form did not come from a page of this site, or the page was open too long. "
        "Go back, load the page again and send the form once more."
    )
    return render(request, "wrong.html", {"sentence": sentence}, status=403)


def fault(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django asks so
    """The page for a fault of ours: it asks neither the record nor who is there."""
    return render(None, "500.html", {"world": settings.COMITY_WORLD}, status=500)


class Said:
    """Turn a date that does not exist, and a paper whose file has gone, into a page that says so; all else stays."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django's hook for what a view raised."""
        match exception:
            case asking.BadDate():
                status = 400
            case store.NoPaper():
                status = 404
            case _:
                return None
        return render(request, "wrong.html", {"sentence": str(exception)}, status=status)
