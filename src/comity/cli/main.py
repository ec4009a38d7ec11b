"""The comity command: reads its words, finds the command, turns every refusal into one line and a status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from comity.cli import demonstration, reading, sealing
from comity.cli.saying import Wrong


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is off in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return 0 done, 1 the answer is no, 2 the words or the input are off."""
    words = sys.argv[1:] if words is None else words
    try:
        given = parser(words).parse_args(words)
        run: Command = given.run
        status = run(given)
        sys.stdout.flush()
        return status
    except _no_record() as error:
        said = " ".join(str(error).split())
        print(f"comity: the record cannot be read: {said} (comity verify says more)", file=sys.stderr)
        return 1
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return wrong.status
    except KeyboardInterrupt:
        print("comity: interrupted; what had been acknowledged is entered, nothing else", file=sys.stderr)
        return 130
    except BrokenPipeError:  # who reads has seen enough; nothing is left to be said at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"comity: {_told(error)}", file=sys.stderr)
        return 2


def parser(words: Sequence[str]) -> Parser:
    """The words of the command line. What reads papers needs no record: for it no database is set up."""
    whole = Parser(prog="comity", description="The record of cooperation between an international court and States.")
    commands = whole.add_subparsers(required=True, metavar="command", parser_class=Parser)

    def command(name: str, run: Any, *arguments: tuple[str, dict[str, Any]]) -> None:
        said = (run.__doc__ or "").splitlines()[0]
        made = commands.add_parser(name, help=said, description=said)
        made.set_defaults(run=run)
        for argument, options in arguments:
            made.add_argument(*argument.split(), **options)

    as_json = ("--json", {"action": "store_true", "help": "print JSON"})
    reading.add(command, as_json)
    sealing.add(command, commands)
    demonstration.add(command)
    if words[:1] and words[0] in commands.choices:
        return whole
    set_up()
    from comity.cli import commands as of_the_record
    from comity.cli import exchange, papers, people, printing

    of_the_record.add(command, as_json)
    people.add(commands)
    exchange.add(command, as_json)
    printing.add(command)
    papers.add_to(commands)
    return whole


def set_up() -> None:
    """Make the record's home ready to be asked. Raises Wrong where its settings are off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")
    import django

    try:
        django.setup()
    except ValueError as error:  # DATABASE_URL is none
        raise Wrong(f"comity: {error}") from None


def _no_record() -> tuple[type[Exception], ...]:
    """What a record that cannot be read raises; nothing where none was asked for."""
    if "django.db" not in sys.modules:
        return ()
    from django.db import DatabaseError

    from comity.record.log import Unreadable

    return DatabaseError, Unreadable


def _told(error: OSError) -> str:
    said = (error.strerror or str(error)).lower()
    return f"{error.filename}: {said}" if error.filename else said


if __name__ == "__main__":
    sys.exit(main())
