"""The door itself: every call under one roof, what holds of all of them, and their OpenAPI document."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import get_schema
from ninja.operation import Operation

from comity.api import refusing
from comity.api.callers import Caller, Token
from comity.api.calls import exchange, figures, files, papers, record
from comity.api.refusing import Refused
from comity.exchange import statements, storing
from comity.people.opening import opens_for
from comity.regime.acts import Refusal

PREFIX: Final = "api/v1/"
JSON: Final = "application/json"
OCTETS: Final = "application/octet-stream"
# The longest JSON that a call takes, in bytes: a signed statement and a little around it.
LONGEST: Final = statements.LONGEST + 4096

_ABOUT: Final = (
    "The record of cooperation between an international court and States, for programs: registers, figures, papers, "
    "and for people of an authority the exchange. What a call answers is what the page of the same subject shows. "
    "Described for people in docs/api.md."
)
# The names by which calls take what they are given as one.
_MODELS: Final = frozenset(
    {"days", "narrowed", "paged", "sizes", "wanted", "two", "at", "place", "has", "whose", "given"}
)
_log = logging.getLogger(__name__)


class Door(NinjaAPI):
    """The calls; each has the name of its function in the OpenAPI document."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__.strip("_")


api = Door(
    title="Comity",
    version="1",
    description=_ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-1",
    # A call that does not say for whom it is opens for nobody who may not act.
    auth=Token("act"),
)
api.add_router("", record.router)
api.add_router("", figures.router)
api.add_router("", papers.router)
api.add_router("/exchange", exchange.router)
api.add_router("/exchange", files.router)


@api.exception_handler(Refused)
def _refused(_request: HttpRequest, refused: Refused) -> HttpResponse:
    return refusing.said(refused)


@api.exception_handler(ValidationError)
def _off(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first fault, with the name of the parameter or field that it is in."""
    first: Mapping[str, Any] = error.errors[0]
    place = [str(part) for part in first.get("loc", ()) if part not in ("query", "path", "body")]
    # In a model of parameters, the name of the model is no name of a parameter.
    named = [part for part in place if part not in _MODELS]
    if not named:
        return refusing.said(Refused(422, Refusal("bad-input", "the call needs a body: an object")))
    sentence = str(first.get("msg", "not what is asked for")).removeprefix("Value error, ")
    field = ".".join(named)[:200]
    return refusing.said(Refused(422, Refusal("bad-input", f"{sentence}, in {field}"[:500], field=field)))


@api.exception_handler(RequestDataTooBig)
def _too_big(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return refusing.said(_too_long(LONGEST))


@api.exception_handler(HttpError)
def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework refuses: a body that is no JSON."""
    return refusing.said(Refused(error.status_code, Refusal("bad-body", "the body of the call is not JSON")))


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of ours: it is in the log of the site, and the caller learns no more than that there was one."""
    _log.error("%s %s", request.method, request.path, exc_info=error)
    return refusing.said(Refused(500, Refusal("fault", "a fault of this site: it stands in its log")))


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document. It says of every call each status that it may answer."""
    made: dict[str, Any] = get_schema(api=api, path_prefix=PREFIX)
    return made


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for everybody."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False, "indent": 1})


def nothing(_request: HttpRequest, **_names: str) -> HttpResponse:
    """Where no call is."""
    return refusing.said(refusing.not_there())


def urls() -> list[URLPattern]:
    """The address of every call, guarded; and whom it says that it opens for."""
    found = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    for pattern in found:
        address = str(pattern.pattern)
        parts = address.startswith("exchange/uploads/")
        whom = "an access token" if address.startswith("exchange/") else "everybody"
        media, most = (OCTETS, storing.PART) if parts else (JSON, LONGEST)
        called = f"/{PREFIX}{address.replace('<', '{').replace('>', '}')}"
        pattern.callback = guarded(pattern.callback, whom, media, most, called)
    return found


def guarded(
    call: Callable[..., HttpResponseBase], whom: str, media: str = JSON, most: int = LONGEST, called: str = ""
) -> Callable[..., HttpResponseBase]:
    """What holds of every call: its body is bounded and of one kind, every refusal has one shape, caches keep little.

    ``most``: the longest body, in bytes; ``media``: of which kind it is; ``called``: its address in the document.
    """

    @wraps(call)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = request.method
        if method == "HEAD":  # whoever asks for the head is answered as for the whole
            request.method = "GET"
        try:
            told = document()["paths"].get(called, {}).get((request.method or "").lower())
            refused = (_body_of(request, media, most) or _query_of(request, told)) if told else None
            response = refusing.said(refused) if refused else call(request, *args, **kwargs)
        finally:
            request.method = method
        if response.status_code == 405:
            allowed = {"Allow": response.get("Allow", "")}
            sentence = f"this address takes {allowed['Allow'] or 'GET'}"
            response = refusing.said(Refused(405, Refusal("bad-method", sentence), allowed))
        caller = getattr(request, "auth", None)
        if isinstance(caller, Caller) and caller.account is not None:
            response["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Authorization"])
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    return opens_for(answered, whom)


def _body_of(request: HttpRequest, media: str, most: int) -> Refused | None:
    """Why the body of a call is not read."""
    if request.method != "POST":
        return None
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        return _too_long(most)
    if request.content_type != media:
        return Refused(415, Refusal("bad-media-type", f"the body of this call is {media}"))
    return None


def _query_of(request: HttpRequest, told: Mapping[str, Any]) -> Refused | None:
    """Why a call is not made: a parameter that it does not have. "as_at" for "as-at" would be answered as of today."""
    known = [each["name"] for each in told["parameters"] if each["in"] == "query"]
    for name in request.GET:
        if name not in known:
            able = f"it has {', '.join(known)}" if known else "it has none"
            shown = name if len(name) <= 40 else f"{name[:39]}…"
            return Refused(422, Refusal("bad-parameter", f"this call has no parameter “{shown}”; {able}", field=shown))
    return None


def _too_long(most: int) -> Refused:
    return Refused(413, Refusal("too-large", f"the body of this call has at most {most:,} bytes"))
