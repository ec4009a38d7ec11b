"""comity statistics: what would be published, its publication, and what is refused in one sentence."""

from __future__ import annotations

import json

import pytest

from comity.cli.main import main
from comity.site import home
from tests.recorded import put

pytestmark = pytest.mark.django_db


def requests(number: int, end: str = "2025-02-09 executed extent='in whole'") -> None:
    """So many requests of the Prosecutor in 2025."""
    between = "audience=parties parties='OTP | NLD'"
    for each in range(number):
        put(
            "requests",
            f"2025-01-10 transmitted organ=OTP to=NLD measure=records reference=R-{each} language=en "
            f"although_incomplete=urgent {between}",
            f"2025-01-13 received {between}",
            f"{end} {between}",
            matter=f"otp-{end.split()[1]}-{each}",
        )


def test_it_shows_then_publishes_and_the_public_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    requests(14)
    requests(12, "2025-03-01 refused extent='in whole' ground=93(4)")
    assert main(["figure", "otp-requests-executed"]) == 0
    assert capsys.readouterr().out.startswith("not known")
    assert main(["statistics", "OTP", "--year", "2025", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {"kind": "all", "outcome": "executed", "number": 14} in shown["numbers"]
    assert main(["statistics", "OTP", "--year", "2025", "--publish"]) == 0
    assert capsys.readouterr().out == "published the calendar year 2025 of the Office of the Prosecutor as entry 79\n"
    assert main(["figure", "otp-requests-executed", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["value"], [row["entry"] for row in answer["evidence"]]) == (14, [79])
    assert main(["figure", "requests-transmitted", "--as-at", "2025-12-31"]) == 0
    assert capsys.readouterr().out.startswith("not known")
    assert main(["statistics", "OTP", "--year", "2025", "--period", "reporting", "--publish"]) == 1
    assert "in the calendar year 2025 already" in capsys.readouterr().err
    assert main(["verify"]) == 0


def test_of_few_it_says_that_nothing_can_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    requests(9)
    assert main(["statistics", "OTP", "--year", "2025"]) == 0
    said = capsys.readouterr().out
    assert "nothing that could be told without telling of single cases" in said
    assert "9" not in said.partition("\n")[2]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["NLD", "--year", "2025"], "no organ of the Court that transmits requests"),
        (["nobody", "--year", "2025"], "neither a State nor an organ of the Court: nobody"),
        (["OTP", "--year", "9000"], "the calendar year 9000 is not over"),
        (["OTP", "--year", "0"], "not a year: 0"),
    ],
)
def test_what_is_off_is_said_in_one_line(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", *words]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("given", ["4", "-1", "ten", "", "٩٩"])
def test_no_threshold_is_too_low(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_THRESHOLD", given)
    with pytest.raises(ValueError, match="COMITY_THRESHOLD: not a whole number of 5 or more"):
        home.threshold()
