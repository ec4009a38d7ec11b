"""Eight writers at once: numbers without gaps, none lost, and every writer told the numbers that are its own."""

from __future__ import annotations

from pathlib import Path

from tests.cli.acts import warrants
from tests.homes import Home, write_lines

WRITERS = 8
EACH = 25

# A small process: so many acts on matters of its own, entered one by one, each number printed once it is acknowledged.
WRITER = """
import sys
from datetime import UTC, datetime
from comity.regime import REGISTERS, lines
from comity.registers.entering import Entered, enter
name, count = sys.argv[1], int(sys.argv[2])
for each in range(count):
    line = {"act": "pledges.made", "matter": f"{name}-{each}", "dated": "2010-06-01", "name": "aid",
            "occasion": "Kampala", "state": "NLD", "source": ["a source"]}
    found = enter([lines.read(line, REGISTERS, name)], now=datetime.now(UTC))
    assert isinstance(found, Entered), found
    print(found.acts[0].number, flush=True)
"""


def test_it_numbers_what_eight_write_at_once_without_gaps(home: Home) -> None:
    home.done("as-at", "2016")
    writers = [home.python(WRITER, f"writer-{n}", str(EACH)) for n in range(WRITERS)]
    told = []
    for writer in writers:
        out, err = writer.communicate(timeout=240)
        assert (writer.returncode, err) == (0, "")
        told.append([int(line) for line in out.split()])
    assert [len(numbers) for numbers in told] == [EACH] * WRITERS
    assert all(numbers == sorted(numbers) for numbers in told)
    assert sorted(number for numbers in told for number in numbers) == list(range(1, WRITERS * EACH + 1))
    entered = home.rows('SELECT number, "by" FROM record_entry ORDER BY number')
    assert entered == sorted((number, f"writer-{n}") for n, numbers in enumerate(told) for number in numbers)
    assert home.rows("SELECT count(*) FROM registers_standing") == [(WRITERS * EACH,)]
    assert home.done("verify").startswith(f"verified: {WRITERS * EACH} entries")


# The same matter for all of them: each tries to open it, one succeeds.
RIVAL = """
import sys
from datetime import UTC, datetime
from comity.regime import REGISTERS, lines
from comity.registers.entering import Entered, enter
won = 0
for each in range(10):
    line = {"act": "pledges.made", "matter": f"pledge-{each}", "dated": "2010-06-01", "name": sys.argv[1],
            "occasion": "Kampala", "state": "NLD", "source": ["a source"]}
    won += isinstance(enter([lines.read(line, REGISTERS, sys.argv[1])], now=datetime.now(UTC)), Entered)
print(won)
"""


def test_it_lets_one_of_eight_open_a_matter(home: Home) -> None:
    home.done("as-at", "2016")
    rivals = [home.python(RIVAL, f"rival-{n}") for n in range(WRITERS)]
    won = 0
    for rival in rivals:
        out, err = rival.communicate(timeout=240)
        assert (rival.returncode, err) == (0, "")
        won += int(out)
    assert won == 10
    assert home.rows("SELECT count(*) FROM record_entry") == [(10,)]
    assert home.done("verify").startswith("verified: 10 entries")


def test_it_makes_the_tables_once_for_commands_that_begin_together(home: Home, tmp_path: Path) -> None:
    """The very first commands in a home, started at the same time: each is done, and nothing is lost."""
    files = [write_lines(tmp_path / f"{n}.jsonl", warrants(10, begin=n * 10)) for n in range(4)]
    program = "import sys; from comity.cli.main import main; sys.exit(main(sys.argv[1:]))"
    commands = [home.python(program, "load", str(file)) for file in files]
    for command in commands:
        out, err = command.communicate(timeout=240)
        assert (command.returncode, err) == (0, ""), out
    assert home.rows("SELECT count(*), max(number) FROM record_entry") == [(40, 40)]
    assert home.done("verify").startswith("verified: 40 entries")
