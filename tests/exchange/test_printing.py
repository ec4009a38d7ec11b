"""comity outline and comity print at a command line: from the headings to the note with its narrative."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.test_command_line import SENT, _as, keys
from tests.homes import Home

__all__ = ["keys"]  # the fixture of the people at the command line

CARD = ("state=NLD", "measure=other", "requires=a sworn statement", "dated=2026-01-10", "source=note verbale")


def test_an_outline_for_a_measure_and_its_step(home: Home, tmp_path: Path) -> None:
    text = home.done("outline", "assets", "--step", "forfeit", "--to", "md")
    assert "Order of forfeiture" in text
    assert "RPE, rule 218(1)" in text
    home.done("enter", "requirements.stated", "card-nld", *CARD)
    given = ("to=NLD", "organ=OTP", "reference=OTP-2026-1", "dated=2026-11-24", "language=en")
    told = home.done("outline", "other", *given, "--to", "txt")
    assert "A sworn statement" in told
    assert "OTP-2026-1" in told
    assert "A sworn statement" not in home.done("outline", "other", "to=NLD", "dated=2026-01-09", "--to", "txt")
    out = tmp_path / "outline.docx"
    assert home.done("outline", "surrender", "-o", out) == f"{out}\n"
    assert "Warrant of arrest" in home.done("read", out, "--to", "txt")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("outline", "nothing"), "no such kind of request: nothing; one of surrender"),
        (("outline", "search", "--step", "trace"), "search has no step trace: it has no steps"),
        (("outline", "assets", "--step", "sell"), "has no step sell: one of trace, freeze, seize, forfeit"),
        (("outline", "assets", "colour=red"), "colour=red: give field=value, with one of organ"),
        (("outline", "assets", "to=Narnia"), "to: neither a State"),
        (("outline", "assets", "dated=yesterday"), "dated: not a date"),
        (("print", "otp-1", "--for", "NLD"), "no request otp-1 is open to NLD"),
    ],
)
def test_what_is_off_is_one_sentence(home: Home, words: tuple[str, ...], says: str) -> None:
    ran = home.comity(*words)
    assert ran.status in (1, 2)
    assert says in ran.line()


def test_a_note_is_printed_for_its_parties_with_the_narrative_that_a_key_opens(
    home: Home, keys: Path, tmp_path: Path
) -> None:
    (tmp_path / "a-photograph.bin").write_bytes(b"\x00")
    (tmp_path / "narrative.txt").write_text("1. The ledger is sought at the harbour.\n")
    sealed, other = tmp_path / "request.age", tmp_path / "other.age"
    for out in (sealed, other):
        files = (tmp_path / "a-photograph.bin", tmp_path / "narrative.txt")
        home.done("seal", *files, "--to", "NLD", "--to", "OTP", "-o", out)
    _as(home, keys, "OTP", "send", *SENT, "--sealed", sealed)
    _as(home, keys, "NLD", "send", "requests.received", "otp-1")

    assert "acknowledge its receipt" in home.done("print", "otp-1", "--for", "OTP", "--to", "txt")
    plain = ("print", "otp-1", "--for", "NLD", "--entry", "4", "--to", "txt")
    told = home.done(*plain)
    assert "presents its compliments to the competent authorities of the Netherlands" in told
    assert "harbour" not in told
    assert "présente ses compliments" in home.done(*plain, "--language", "fr")
    opened = home.done(*plain, "--sealed", sealed, "--key", keys / "NLD.key")
    assert "The ledger is sought at the harbour." in opened
    assert not [path for path in home.folder.rglob("*") if path.is_file() and b"harbour" in path.read_bytes()]

    for words, says in (
        (("print", "otp-1", "--for", "BEL"), "no request otp-1 is open to BEL"),
        ((*plain[:4], "--entry", "99"), "entry 99 is not told in a note; these are: 4 (transmitted), 5 (received)"),
        ((*plain, "--sealed", sealed), "give --key"),
        ((*plain, "--sealed", other, "--key", keys / "NLD.key"), "not a sealed file of entry 4"),
        ((*plain, "--sealed", sealed, "--key", keys / "BEL.key"), "sealed to other keys than this"),
        (
            (*plain, "--sealed", sealed, "--key", keys / "NLD.key", "--file", "x"),
            "--file names one of: a-photograph.bin",
        ),
    ):
        ran = home.comity(*words)
        assert ran.status in (1, 2)
        assert says in ran.line()
