"""comity demonstration: a home of its own with an invented court, people to sign in as, and requests in every state."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from pathlib import Path
from typing import Any

import msgspec

from comity.cli.saying import Wrong, now
from comity.demonstration import marks
from comity.demonstration.marks import Mark
from comity.record import place

# Of these a password is made that can be typed. It protects nothing: it is shown on a page.
_WORDS = (
    *("amber", "basalt", "cedar", "delta", "ember", "fjord", "grove", "heron", "indigo", "jasper", "kelp", "larch"),
    *("maple", "north", "ochre", "pebble", "quartz", "river", "sable", "tundra", "umber", "violet", "willow", "zinc"),
)


def demonstration(given: argparse.Namespace) -> int:
    """Make the home a demonstration of the exchange, with an invented court, and say whom to sign in as."""
    folder = place.folder()
    try:
        mark = _marked(folder, fresh=given.fresh)
    except marks.NotOurs as error:
        raise Wrong(f"comity demonstration: {error}") from None
    from comity.cli.main import set_up

    set_up()
    from comity.cli import schema

    schema.ready()
    if not mark.filled:
        mark = _filled(folder, mark)
    _say(folder, mark)
    return 0


def _marked(folder: Path, *, fresh: bool) -> Mark:
    """The mark of the home; of one that is new, or begun anew, another. Raises NotOurs; Wrong."""
    if fresh and (folder / marks.MARK).is_file():
        marks.emptied(folder)
    mark = marks.read(folder)
    if mark is not None and not mark.filled:
        if mark.process != os.getpid() and _runs(mark.process):
            raise Wrong(f"comity demonstration: {folder} is being made by process {mark.process}: wait for it")
        marks.emptied(folder)  # it was interrupted
        mark = None
    if mark is None:
        password = "-".join(secrets.choice(_WORDS) for _ in range(4))
        mark = Mark(made=now(), process=os.getpid(), password=password)
        marks.begun(folder, mark)
    return mark


def _filled(folder: Path, mark: Mark) -> Mark:
    from comity.demonstration import filling
    from comity.record import log

    seeds = filling.fill(folder, mark.password, mark.made, lambda step: print(step, file=sys.stderr, flush=True))
    mark = msgspec.structs.replace(mark, seeds=seeds, filled=log.head()[0])
    marks.write(folder, mark)
    return mark


def _say(folder: Path, mark: Mark) -> None:
    """Whom to sign in as, with what."""
    from comity.demonstration import codes
    from comity.demonstration.cast import DESKS, PEOPLE
    from comity.people.models import Account
    from comity.regime.worlds import DEMONSTRATION

    print(DEMONSTRATION.label)
    print(f"Sign in as one of these, all with the password {mark.password}")
    accounts = {account.email: account for account in Account.objects.all()}
    for person in PEOPLE:
        code = codes.good(accounts[person.email], mark.seeds[person.email], now())
        print(f"  {person.email:36}  code {code or 'later'}  {person.role}, {DESKS[person.authority].title}")
    print(
        "The codes are good for half a minute; new ones are on the page /demonstration/ and from comity demonstration."
    )
    print(f"Key files: {folder / 'key-files'}")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def add(command: Any) -> None:
    """Add the command to the parser."""
    command("demonstration", demonstration, ("--fresh", {"action": "store_true", "help": "remove it and begin anew"}))
