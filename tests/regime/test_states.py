"""The table of States: complete, closed, and each under the name it bore."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from comity.regime import dates, states
from comity.regime.states import StateName

EVERY = states.every()


def test_it_holds_the_members_of_the_united_nations_and_four_others() -> None:
    assert len(EVERY) == 193 + 4
    assert {"VAT", "PSE", "COK", "NIU"} <= {state.code for state in EVERY}


def test_it_names_each_once() -> None:
    for part in ("code", "name", "name_fr"):
        assert len({getattr(state, part) for state in EVERY}) == len(EVERY), part


def test_it_counts_the_regional_groups() -> None:
    groups = Counter(state.group for state in EVERY)
    assert set(groups) == {"", "African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG"}
    assert groups["African"] == 54
    assert groups["GRULAC"] == 33
    assert groups["Eastern European"] == 23


@pytest.mark.parametrize("state", EVERY, ids=lambda state: state.code)
def test_it_describes_each(state: StateName) -> None:
    assert re.fullmatch(r"[A-Z]{3}", state.code)
    assert state.name.strip() == state.name
    assert state.article in {"", "the"}
    assert state.article_fr in {"", "le", "la", "les", "l'"}
    assert state.group_confidence in ({"verified", "single", "recalled"} if state.group else {""})
    assert bool(state.former) == bool(state.changed)
    if state.changed:
        assert dates.parse(state.changed)
    assert states.known(state.code)
    assert states.get(state.code) == state


# (code, as at, the name it bore then)
NAMES = {
    "Turkey before the change": ("TUR", date(2016, 9, 5), "Turkey"),
    "Türkiye after it": ("TUR", date(2022, 7, 1), "Türkiye"),
    "Türkiye now": ("TUR", None, "Türkiye"),
    "Swaziland before the change": ("SWZ", date(2016, 9, 5), "Swaziland"),
    "Eswatini after it": ("SWZ", date(2019, 1, 1), "Eswatini"),
    "one that is withheld": ("withheld", None, "a State not named"),
    "one that is not in the table": ("XXX", None, "XXX"),
}


@pytest.mark.parametrize(("code", "as_at", "name"), NAMES.values(), ids=NAMES)
def test_it_names_a_state_as_it_was_called(code: str, as_at: date | None, name: str) -> None:
    assert states.name(code, as_at) == name


def test_it_puts_the_article_within_a_sentence() -> None:
    assert states.in_a_sentence("NLD") == "the Netherlands"
    assert states.in_a_sentence("BEL") == "Belgium"
    assert states.in_a_sentence("withheld") == "a State not named"


@pytest.mark.parametrize("code", ["", "nld", "NL", "NLDX", "ZZZ", "Withheld", "AF\n", "０"])
def test_it_knows_no_other(code: str) -> None:
    assert not states.known(code)
    assert states.get(code) is None
