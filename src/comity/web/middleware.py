"""What holds on every page: its headers, that no other site posts to it, and the sentence for a date that is none."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.web import asking

Answer = Callable[[HttpRequest], HttpResponse]


def guard(answer: Answer) -> Answer:
    """Add the headers that Django leaves to us. Pages of the public record may be kept, and asked for again."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Cache-Control", "public, no-cache")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

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


class BadDates:
    """Turn a date that does not exist into a page that says so; everything else stays as it was."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django's hook for what a view raised."""
        if not isinstance(exception, asking.BadDate):
            return None
        return render(request, "wrong.html", {"sentence": str(exception)}, status=400)
