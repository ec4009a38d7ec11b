"""Markers: what stands in front of a provision, and its place in its row."""

from __future__ import annotations

import pytest

from comity.documents.readers.markers import marker, place, rows

# A text, its marker's number (None: it has none), and the words behind it.
MARKED: dict[str, tuple[str, str | None, str]] = {
    "a number": ("13. Requests", "13", "Requests"),
    "a number before a bracket": ("2) Reconnaît", "2", "Reconnaît"),
    "an ordinal sign": ("1° Que", "1", "Que"),
    "a letter": ("(a) To report", "a", "To report"),
    "a roman number": ("(iv) To report", "iv", "To report"),
    "between quotation marks": ("’1‘ توفير", "1", "توفير"),
    "a letter drawn out": ("(هـ) عرض", "هـ", "عرض"),
    "a year is none": ("2016 was a year", None, "2016 was a year"),
    "a word in quotation marks is none": ("“Court” means", None, "“Court” means"),
}


@pytest.mark.parametrize(("text", "number", "words"), MARKED.values(), ids=MARKED)
def test_it_finds_what_stands_in_front(text: str, number: str | None, words: str) -> None:
    found = marker(text)
    assert (found.number if found else None) == number
    assert text[found.length if found else 0 :] == words


def test_a_letter_drawn_out_has_the_place_of_the_letter() -> None:
    assert rows("هـ") == rows("ه") == ("letter",)
    assert place("هـ", "letter") == place("ه", "letter") == 5
