"""The quick way to see how a paragraph begins sees what the pattern sees that knows every form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.documents.languages import CODES, LANGUAGES
from comity.documents.languages.beginnings import REACH, clean

KINDS = [(code, kind) for code in CODES for kind in ("preambular", "operative")]


@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_the_first_phrase_is_that_of_the_whole_pattern(code: str, kind: str) -> None:
    opening = getattr(LANGUAGES[code]._words, kind)
    beginning = getattr(LANGUAGES[code], f"_{kind}")
    words = st.sampled_from(
        (*opening.adverbs, *opening.heads, *opening.opening, *opening.tails, ",", "Zealizing", "acts")
    )

    @given(st.lists(words, min_size=1, max_size=9), st.booleans())
    def holds(said: list[str], capital: bool) -> None:
        text = " ".join(said)
        text = clean(text.capitalize() if capital else text)
        quick, whole = beginning.match(text), beginning.first.match(text[:REACH])
        assert (quick and quick.span()) == (whole and whole.span())

    holds()


@pytest.mark.parametrize(("code", "kind"), KINDS)
def test_a_further_phrase_is_found_behind_each_joint(code: str, kind: str) -> None:
    opening = getattr(LANGUAGES[code]._words, kind)
    beginning = getattr(LANGUAGES[code], f"_{kind}")
    between = (" " if r"\s" in opening.joined else "") + ("و" if "و" in opening.joined else "")
    for joint in opening.joints:
        for head in opening.heads:
            assert beginning.rest(f"xx {joint}{between}{head} xx", 0), (joint, head)


def test_a_letter_that_becomes_two_moves_nothing() -> None:
    assert LANGUAGES["en"].operative("Notes İİİİİ, and requests the Court") == ("notes", "requests")
    assert LANGUAGES["en"].operative("Notes İİİİİ, and States the Court") == ("notes",)


PHRASES = (
    ("en", "operative", "Earnestly appeals to all States to act", "earnestly appeals"),
    ("en", "operative", "To that end, requests the Registrar to act", "to that end, requests"),
    ("en", "operative", "Recalls¹ its resolution", "recalls"),
    ("en", "preambular", "Mindful² of the rule of law", "mindful"),
    ("en", "operative", "Is deeply concerned at the delay", "is deeply concerned"),
    ("en", "operative", "Associates itself with the appeal", "associates itself with"),
    ("en", "preambular", "Gravely distressed by the delay", "gravely distressed by"),
    ("en", "preambular", "Dedicated to the rule of law", "dedicated"),
    ("fr", "operative", "Demeure saisie de la question", "demeure saisie"),
    ("fr", "operative", "Demeure activement saisi de la question", "demeure activement saisi"),
    ("fr", "operative", "Est profondément préoccupé par ces retards", "est profondément préoccupé"),
    ("fr", "operative", "Met fin au mandat du groupe", "met fin"),
    ("fr", "operative", "À cette fin, prie le Greffier d'agir", "à cette fin, prie"),
    ("fr", "operative", "Se déclare vivement préoccupé par ces retards", "se déclare vivement préoccupé"),
    ("fr", "preambular", "Tout en soulignant que le temps presse", "tout en soulignant"),
    ("fr", "preambular", "Décidée à agir sans retard", "décidée"),
)


@pytest.mark.parametrize(("code", "kind", "text", "phrase"), PHRASES)
def test_a_phrase_is_known_by_its_head(code: str, kind: str, text: str, phrase: str) -> None:
    assert getattr(LANGUAGES[code], kind)(text)[:1] == (phrase,)
    assert LANGUAGES[code].looks(text) == kind


def test_a_rare_verb_inside_a_sentence_is_no_phrase_of_it() -> None:
    assert LANGUAGES["en"].operative("Notes that this amends the plan, and conveys the wish") == ("notes",)
    assert LANGUAGES["fr"].operative("Note que cela permet d'agir, et donne les moyens") == ("note",)
