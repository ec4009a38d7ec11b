"""comity papers: the papers that the site shows, kept beside what was read in them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from comity.cli import schema
from comity.cli.saying import Wrong, now
from comity.papers import store
from comity.papers.models import Paper
from comity.regime import parties


def add(given: argparse.Namespace) -> int:
    """Read papers and keep them; the same file again changes nothing."""
    schema.ready()
    if given.audience == "own" and not given.party:
        raise Wrong("comity papers add: --audience own is for the authorities of one party; give --party")
    if given.party and not parties.known(given.party):
        raise Wrong(f"comity papers add: --party: not a party: {given.party[:40]}")
    failed = 0
    for path in given.papers:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Wrong(f"{path}: {(error.strerror or str(error)).lower()}") from None
        party = given.party if given.audience == "own" else ""
        try:
            paper, new = store.add(
                path.name, content, audience=given.audience, party=party, by="command line", now=now()
            )
        except store.NoPaper as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        print(f"{'kept' if new else 'already kept'} as {paper.name}: {paper}")
    return 2 if failed else 0


def listed(_given: argparse.Namespace) -> int:
    """List the papers that are kept."""
    schema.ready()
    for paper in Paper.objects.all():
        print(f"{paper.name}  {paper.dated or '-'}  {paper.audience}  {paper.symbol or '-'}  {paper.title}")
    return 0


def remove(given: argparse.Namespace) -> int:
    """Take a paper out."""
    schema.ready()
    store.remove(_found(given.name))
    print(f"removed {given.name}")
    return 0


def reread(given: argparse.Namespace) -> int:
    """Read papers again, all of them or one, after a change in the readers."""
    schema.ready()
    papers = [_found(given.name)] if given.name else list(Paper.objects.all())
    failed = 0
    for paper in papers:
        try:
            store.reread(paper)
        except store.NoPaper as error:
            print(f"{paper.name}: {error}", file=sys.stderr)
            failed += 1
    print(f"read {len(papers) - failed} papers again")
    return 2 if failed else 0


def _found(name: str) -> Paper:
    paper = Paper.objects.filter(name=name).first()
    if paper is None:
        raise Wrong(f"comity papers: no paper {name}; comity papers list names them")
    return paper


def add_to(commands: Any) -> None:
    """Add the command, with its own commands, to the parser."""
    said = "Papers that the site shows."
    whole = commands.add_parser("papers", help=said, description=said)
    under = whole.add_subparsers(required=True, metavar="what", parser_class=type(whole))

    def command(name: str, run: Any) -> argparse.ArgumentParser:
        doc = (run.__doc__ or "").splitlines()[0]
        made: argparse.ArgumentParser = under.add_parser(name, help=doc, description=doc)
        made.set_defaults(run=run)
        return made

    made = command("add", add)
    made.add_argument("papers", type=Path, nargs="+", metavar="PAPER")
    made.add_argument("--audience", choices=("public", "states", "own"), default="public")
    made.add_argument("--party", metavar="CODE", help="for whose authorities, with --audience own")
    command("list", listed)
    command("remove", remove).add_argument("name", metavar="NAME")
    command("reread", reread).add_argument("name", nargs="?", metavar="NAME")
