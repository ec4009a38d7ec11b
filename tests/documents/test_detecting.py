"""The language of a text: its beginning says it where it can, the rest of it where it cannot."""

from __future__ import annotations

import pytest

from comity.documents.languages import detect
from comity.documents.readers.txt import width

ENGLISH = "The Assembly calls upon the States to which the report of the Court was sent for its action. "
FRENCH = "L’Assemblée demande aux États, par la voie du Bureau, que les rapports de la Cour soient lus. "
RUSSIAN = "Ассамблея просит государства, которым был направлен доклад Суда, принять по нему меры. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(ENGLISH * 300, "en", id="of one language"),
        pytest.param(FRENCH * 300, "fr", id="of another"),
        pytest.param(ENGLISH * 3 + FRENCH * 300, "fr", id="a title block in two languages"),
        pytest.param((ENGLISH + FRENCH) * 30 + FRENCH * 100, "fr", id="a beginning in two languages"),
        pytest.param(ENGLISH * 60 + FRENCH * 120, "fr", id="a long cover note in another language"),
        pytest.param(ENGLISH * 60 + RUSSIAN * 120, "ru", id="a cover note in another script"),
        pytest.param("1 2 3 " * 2000 + FRENCH * 20, "fr", id="a beginning without words"),
        pytest.param("A/RES/70/1", "en", id="nothing that tells"),
    ],
)
def test_what_tells_the_language(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(("text", "columns"), [("\t", 8), ("ab\tc", 9), ("é\t\t会", 18), ("e\u0301\tx", 9), ("", 0)])
def test_columns_with_tabs(text: str, columns: int) -> None:
    assert width(text) == columns
