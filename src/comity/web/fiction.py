"""A demonstration says of everything that leaves it that it is fictional: in a header, and within files.

Pages say it in their title and at their head (``base.html``), papers through ``World.paper``, mails through
``people.mailing``, and what is signed by the origin of its checkpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

HEADER: Final = "Comity-Fictional"


def labelled(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Label what a demonstration answers; nothing of a record of this world passes here changed."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        label: str = settings.COMITY_WORLD.label
        if not label:
            return response
        response[HEADER] = label
        match response.get("Content-Type", "").partition(";")[0]:
            case "text/csv":
                _before(response, f"# {_(label)}\r\n".encode())
            case "text/calendar":
                _after_the_first_line(response, label)
        return response

    return answered


def _before(response: HttpResponseBase, line: bytes) -> None:
    """Put a line before a file."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = chain([line], cast("Iterator[bytes]", response.streaming_content))
    elif isinstance(response, HttpResponse):
        response.content = line + response.content


def _after_the_first_line(response: HttpResponseBase, label: str) -> None:
    """Give a calendar a description (RFC 7986), folded as RFC 5545 has it, and mark what its events say."""
    if not isinstance(response, HttpResponse):
        return
    said = label.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    folded = "\r\n ".join(said[start : start + 60] for start in range(0, len(said), 60))
    first, end, rest = response.content.partition(b"\r\n")
    described = f"DESCRIPTION:{folded}\r\nX-WR-CALDESC:{folded}\r\n".encode()
    response.content = first + end + described + rest.replace(b"\nSUMMARY:", b"\nSUMMARY:[Fictional] ")
