"""What calls ask with: days, names, pages; and how a call says for whom it is and what it answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from comity.api import callers
from comity.api.callers import Token
from comity.api.refusing import answers
from comity.people.functions import Right
from comity.regime import dates
from comity.registers.view import RecordView

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def _day(text: object) -> object:
    if not isinstance(text, str) or "/" in text:
        raise ValueError("give a day, a month or a year, as in 2016-09-05, 2016-09 or 2016")
    return dates.parse(text).last


# A day; of a month or a year its last.
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": _DAY, "examples": ["2016-09-05", "2016-09", "2016"]}),
]
# The name of a matter, a register, a figure, a paper.
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")]
Party = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][^\x00-\x1f]{1,79}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]{0,200}$")]
Number = Annotated[int, Field(ge=1, le=2**53 - 1)]
Page = Annotated[int, Field(ge=1, le=100_000)]

PAGE = 50


class Days(Schema):
    """As at which day, and as known on which; today where nothing is said."""

    as_at: Day | None = Field(None, alias="as-at", description="As at the end of this day.")
    as_known: Day | None = Field(None, alias="as-known", description="As known on this day.")


class Paged(Schema):
    """Which page of a list."""

    page: Page = 1


DaysAsked = Query[Days]
PageAsked = Query[Paged]


def view_of(request: HttpRequest, days: Days | None = None) -> RecordView:
    """The record under the days asked for, for whoever calls; as at today where a call has no days."""
    caller = callers.of(request)
    today = caller.now.date()
    at, known = (days.as_at, days.as_known) if days else (None, None)
    return RecordView(at or today, known or today, caller.viewer)


def for_everybody(answer: Any, *also: int, dear: bool = False, **more: Any) -> dict[str, Any]:
    """The options of a call that needs no token; with one, it answers as its account sees the record."""
    return {
        "auth": Token(dear=dear),
        "response": answers({200: answer}, *also),
        "openapi_extra": {"security": [{}], **more},
        "by_alias": True,
    }


def for_party(
    right: Right, good: dict[int, Any], *also: int, or_entrusted: bool = False, **more: Any
) -> dict[str, Any]:
    """The options of a call for people of an authority whose role and token give a right. 404: not for them."""
    return {
        "auth": Token(right, or_entrusted=or_entrusted),
        "response": answers(good, 404, *also),
        "openapi_extra": more,
        "by_alias": True,
    }


def pages(found: int) -> int:
    """How many pages so many lines make: one at least."""
    return max(1, -(-found // PAGE))
