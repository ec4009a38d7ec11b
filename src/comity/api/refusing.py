"""One shape for every refusal, and what of a call's answer OpenAPI says: each status that it may have."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Final

from django.http import HttpResponse, JsonResponse
from pydantic import BaseModel, Field

from comity.regime.acts import Refusal


class RefusalSaid(BaseModel):
    """Why a call was refused. ``authority`` and ``field`` are empty where there is none."""

    code: Annotated[str, Field(description="A short name of the reason, for programs.")]
    sentence: Annotated[str, Field(description="What is wrong, where, and what to do.")]
    authority: Annotated[str, Field(description="The article or rule that asks for it.")]
    field: Annotated[str, Field(description="The field or parameter that it is about.")]


class Refused(Exception):
    """A call is refused: the status, why, and headers beside it."""

    def __init__(self, status: int, refusal: Refusal, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(refusal.sentence)
        self.status, self.refusal, self.headers = status, refusal, dict(headers or {})


# What may not be seen answers as what is not there, whoever asks.
NOT_THERE: Final = Refusal("not-there", "there is nothing here, or not for you")
# Refusals of the exchange that are of another kind than a fault in what was sent.
_STATUS: Final = {
    "no-such-request": 404,
    "same-identifier": 409,
    "other-place": 409,
    "not-whole": 409,
    "too-many": 409,
    "too-large": 413,
}


def not_there() -> Refused:
    """The refusal of what is not there, or not for who asks."""
    return Refused(404, NOT_THERE)


def refused(refusal: Refusal) -> Refused:
    """A refusal of the regime or the exchange, with its status."""
    status = _STATUS.get(refusal.code, 422)
    return not_there() if status == 404 else Refused(status, refusal)


def wait(seconds: int) -> Refused:
    """Somebody asks too often."""
    sentence = f"too many calls: wait {seconds} seconds"
    return Refused(429, Refusal("too-often", sentence), {"Retry-After": str(seconds)})


def said(refused: Refused) -> HttpResponse:
    """A refusal as the answer to a call."""
    refusal = refused.refusal
    sentence = f"{refusal.sentence[0].upper()}{refusal.sentence[1:]}"
    whole = RefusalSaid(
        code=refusal.code,
        sentence=sentence if sentence.endswith((".", "!", "?")) else f"{sentence}.",
        authority=refusal.authority,
        field=refusal.field,
    )
    headers = {"Cache-Control": "no-store", **refused.headers}
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JsonResponse(whole.model_dump(), status=refused.status, headers=headers)


def answers(good: Mapping[int, Any], *also: int) -> dict[int, Any]:
    """The answers of a call as OpenAPI has them. Any call may meet a bad token, a bad parameter, and a limit."""
    return {**good, **{int(HTTPStatus(each)): RefusalSaid for each in sorted({401, 422, 429, *also})}}
