"""The comity command: reads its words, finds the command, turns every refusal into one line and a status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from django.db import DatabaseError

from comity.cli.saying import Wrong
from comity.record.log import Unreadable


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is off in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return 0 done, 1 the answer is no, 2 the words or the input are off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.site.settings")
    try:
        _set_up()
        from comity.cli import commands

        given = commands.parser(Parser).parse_args(words)
        run: Command = given.run
        status = run(given)
        sys.stdout.flush()
        return status
    except (DatabaseError, Unreadable) as error:
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


def _set_up() -> None:
    import django

    try:
        django.setup()
    except ValueError as error:  # DATABASE_URL is none
        raise Wrong(f"comity: {error}") from None


def _told(error: OSError) -> str:
    said = (error.strerror or str(error)).lower()
    return f"{error.filename}: {said}" if error.filename else said


if __name__ == "__main__":
    sys.exit(main())
