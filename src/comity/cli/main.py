"""The comity command: reads its words, finds the command, turns every refusal into one line and a status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from comity.cli.saying import Wrong


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
        import django

        django.setup()
        from comity.cli import commands

        given = commands.parser(Parser).parse_args(words)
        run: Command = given.run
        return run(given)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return wrong.status
    except KeyboardInterrupt:
        print("comity: interrupted; what had been acknowledged is entered, nothing else", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
