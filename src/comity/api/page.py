"""The page for people who write programs: every call, made from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.api import door
from comity.people.opening import opens_for


class Parameter(NamedTuple):
    """A parameter of a call: its name, where it stands, whether it must be given, what it is."""

    name: str
    place: str
    required: bool
    said: str


class Call(NamedTuple):
    """A call as people read it. ``closed``: it needs an access token."""

    name: str
    method: str
    path: str
    summary: str
    said: str
    closed: bool
    parameters: list[Parameter]
    body: str
    answer: str
    fields: list[str]
    statuses: list[tuple[int, str]]


def calls() -> Iterator[tuple[str, list[Call]]]:
    """Every call of the OpenAPI document, by its subject."""
    found: dict[str, list[Call]] = {}
    for path, methods in door.document()["paths"].items():
        for method, told in methods.items():
            found.setdefault(told["tags"][0], []).append(_call(path, method.upper(), told))
    yield from found.items()


def subjects() -> list[tuple[str, str, list[Call]]]:
    """The same with the titles of the subjects: (key, title, calls)."""
    titles = {
        "record": _("The record"),
        "figures": _("Figures"),
        "states": _("States"),
        "papers": _("Papers"),
        "exchange": _("The exchange"),
    }
    return [(key, titles[key], each) for key, each in calls()]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the door for programs offers."""
    return render(request, "api/page.html", {"subjects": subjects(), "site": settings.COMITY_URL})


opens_for(page, "everybody")


def _call(path: str, method: str, told: dict[str, Any]) -> Call:
    parameters = [
        Parameter(each["name"], each["in"], each["required"], _sentence(each.get("description", "")))
        for each in told.get("parameters", ())
    ]
    good = [status for status in told["responses"] if int(status) < 300]
    answers = [_named(each["schema"]) for status in good for _kind, each in _content(told["responses"][status])]
    security = told.get("security", [{}])
    return Call(
        name=f"{method.lower()}-{path.removeprefix('/api/v1/').replace('/', '-').replace('{', '').replace('}', '')}",
        method=method,
        path=path,
        summary=told["summary"],
        said=told.get("description", ""),
        closed={} not in security,
        parameters=parameters,
        body=", ".join(f"{_named(each['schema'])} ({kind})" for kind, each in _content(told.get("requestBody"))),
        answer=", ".join(dict.fromkeys(answers)),
        fields=[name for answer in dict.fromkeys(answers) for name in _fields(answer)],
        statuses=[(int(status), HTTPStatus(int(status)).phrase) for status in told["responses"]],
    )


def _content(told: dict[str, Any] | None) -> list[tuple[str, dict[str, Any]]]:
    return list((told or {}).get("content", {}).items())


def _named(schema: dict[str, Any]) -> str:
    """A schema as people call it: its name, or what it is a list of."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {_named(schema['items'])}"
    return "bytes" if schema.get("format") == "binary" else str(schema.get("type", "object"))


def _fields(answer: str) -> list[str]:
    """The fields of what a call answers, or of what it answers a list of."""
    schemas = door.document()["components"]["schemas"]
    return list(schemas.get(answer.removeprefix("list of "), {}).get("properties", ()))


def _sentence(text: str) -> str:
    return " ".join(text.split())
