"""Schemathesis against the OpenAPI document: whatever is sent, no fault of ours, and no answer that it does not name.

Half of what is sent is good by the document, half is off; names of what is there stand in half of the addresses.
"""

from __future__ import annotations

import time
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks as conformance

from comity.api import pacing
from comity.site.wsgi import application
from tests.api.cast import PUBLIC, Examples, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

# Of each call, for each who calls; and the seconds after which no more are made.
EXAMPLES = 30
LONGEST = 20.0


def served(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The application; what it sends is sent whole and then closed, as a server does."""
    sent: Any = application(environ, start)
    try:
        return [b"".join(sent)]
    finally:
        sent.close()


SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
CALLS: dict[str, APIOperation[Any, Any, Any, Any]] = {
    each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)
}
HOLDS = [
    checks.not_a_server_error,
    conformance.status_code_conformance,
    conformance.content_type_conformance,
    conformance.response_headers_conformance,
    conformance.response_schema_conformance,
    conformance.negative_data_rejection,
    conformance.unsupported_method,
]


@pytest.mark.parametrize("by", ["the public", "an officer"])
@pytest.mark.parametrize("label", sorted(CALLS))
def test_no_answer_is_another_than_the_document_names(
    label: str, by: str, examples: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "ANY", 10**9)
    monkeypatch.setattr(pacing, "DEAR", 10**9)
    headers = {"Accept-Encoding": "identity"}
    if by == "an officer":
        headers["Authorization"] = f"Bearer {token('otp')}"
    call, ends = CALLS[label], time.monotonic() + LONGEST
    there = _parameters(label, (PUBLIC | examples)[call.definition.raw["operationId"]].path)
    made = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        nonlocal made
        if time.monotonic() > ends:
            return
        good = data.draw(st.booleans())
        mode = GenerationMode.POSITIVE if good else GenerationMode.NEGATIVE
        case = data.draw(call.as_strategy(generation_mode=mode))
        if good and there and data.draw(st.booleans()):
            case.path_parameters = {**(case.path_parameters or {}), **there}
        response = case.call(headers=headers)
        case.validate_response(response, checks=HOLDS, headers=headers)
        made += 1

    holds()
    assert made


def _parameters(label: str, example: str) -> dict[str, str]:
    """What stands in the address of an example, by the names of the document."""
    pattern = label.partition(" ")[2].removeprefix("/api/v1/").split("/")
    given_ = example.partition("?")[0].split("/")
    return {part[1:-1]: value for part, value in zip(pattern, given_, strict=True) if part.startswith("{")}
