"""A comity that has started up and waits: it forks for each line on standard input.

It says the number of the process; asked with an empty line it waits for its end, and says its exit status. Until
then the number is that process's and nobody else's, so that it can be killed.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import django


def child(asked: dict[str, Any]) -> int:
    """Run the commands with their output in two files; as far as a command can tell, in a process of its own."""
    from comity.cli.main import main

    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(asked["folder"]) / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    status = 0
    try:
        for words in asked["commands"]:
            status = status or main(words)
            sys.stdout.flush()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException:  # as the interpreter would
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def serve() -> None:
    """Answer each line with the number of a process, and the next with its exit status."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "comity.site.settings"
    django.setup()
    from comity.cli import commands, drafting, main, serving  # noqa: F401 - started up is: imported

    while line := sys.stdin.readline():
        asked = json.loads(line)
        Path(asked["folder"]).mkdir(parents=True, exist_ok=True)
        process = os.fork()
        if process == 0:
            os._exit(child(asked))
        print(process, flush=True)
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
