"""comity people: authorities, invitations and accounts, for whoever runs the machine."""

from __future__ import annotations

import argparse
from typing import Any

from django.db import transaction

from comity.cli import schema
from comity.cli.saying import Wrong, now
from comity.people import inviting, journal, mailing
from comity.people.functions import FUNCTIONS, ROLES, may_stand_for
from comity.people.models import Account, Authority
from comity.people.refusals import Refused


def authority(given: argparse.Namespace) -> int:
    """Make an authority that people can be invited to."""
    schema.ready()
    party = given.party or ""
    if not may_stand_for(given.function, party):
        whom = FUNCTIONS[given.function].stands_for
        wanted = "stands for nobody; leave out --party" if whom == "nobody" else f"stands for one {whom}; give --party"
        raise Wrong(f"comity people authority: {given.function} {wanted} (given: {party or 'none'})")
    if Authority.objects.filter(name=given.name).exists():
        raise Wrong(f"comity people authority: there is an authority {given.name} already")
    made = Authority(
        name=given.name,
        title=given.title,
        function=given.function,
        party=party,
        designation=(given.designation or "").removeprefix("authorities/"),
    )
    with transaction.atomic():
        made.save()
        journal.note(made, "authority made", by="command line", now=now(), about=made.title)
    print(f"made {made.name}: {made.title}")
    return 0


def invite(given: argparse.Namespace) -> int:
    """Invite a person to an authority: by mail, or where no mail server is set by printing the link."""
    schema.ready()
    whose = Authority.objects.filter(name=given.authority).first()
    if whose is None:
        raise Wrong(f"comity people invite: no authority {given.authority}; make it with comity people authority")
    if "@" not in given.email:
        raise Wrong(f"comity people invite: {given.email}: not an e-mail address")
    try:
        invitation, token = inviting.invite(given.email, given.name, whose, given.role, by="command line", now=now())
    except Refused as refused:
        raise Wrong(f"comity people invite: {refused}") from None
    path = f"/invitation/?token={token}"
    if not mailing.configured() or given.print:
        print(f"{invitation.email} opens the account at {mailing.link(path)} until {invitation.expires:%Y-%m-%d}")
        return 0
    try:
        mailing.invitation(invitation.email, path, inviting.GOOD_FOR.days)
    except OSError as error:
        invitation.delete()
        raise Wrong(f"comity people invite: the mail server did not take the mail: {error}", 1) from None
    print(f"invited {invitation.email}; the link is good until {invitation.expires:%Y-%m-%d}")
    return 0


def listed(_given: argparse.Namespace) -> int:
    """Every authority with its people."""
    schema.ready()
    for whose in Authority.objects.all():
        print(f"{whose.name}\t{whose.function}\t{whose.stands_for or '-'}\t{whose.title}")
        for account in whose.accounts.all():
            over = f"ended {account.ended:%Y-%m-%d}" if account.ended else f"since {account.since:%Y-%m-%d}"
            print(f"  {account.email}\t{account.role}\t{over}\t{account.name}")
    return 0


def end(given: argparse.Namespace) -> int:
    """End an account, and its sessions with it."""
    schema.ready()
    account = Account.objects.filter(email=inviting.as_name(given.email), ended=None).first()
    if account is None:
        raise Wrong(f"comity people end: no open account of {given.email}")
    successor = None
    if given.successor:
        successor = Account.objects.filter(email=inviting.as_name(given.successor), ended=None).first()
        if successor is None:
            raise Wrong(f"comity people end: no open account of {given.successor}")
    try:
        inviting.end(account, by="command line", now=now(), successor=successor)
    except Refused as refused:
        raise Wrong(f"comity people end: {refused}", 1) from None
    print(f"ended the account of {account.email}")
    return 0


def add(commands: Any) -> None:
    """Add the command, with its own commands, to the parser."""
    said = "Authorities, invitations and accounts."
    whole = commands.add_parser("people", help=said, description=said)
    under = whole.add_subparsers(required=True, metavar="what", parser_class=type(whole))

    def command(name: str, run: Any) -> argparse.ArgumentParser:
        doc = (run.__doc__ or "").splitlines()[0]
        made: argparse.ArgumentParser = under.add_parser(name, help=doc, description=doc)
        made.set_defaults(run=run)
        return made

    made = command("authority", authority)
    made.add_argument("name", metavar="NAME", help="how commands name it: otp, nld-central-authority")
    made.add_argument("--title", required=True, metavar="TITLE", help="how people name it")
    made.add_argument("--function", required=True, choices=FUNCTIONS, metavar="FUNCTION", help=", ".join(FUNCTIONS))
    made.add_argument("--party", metavar="CODE", help="for whom: NLD, OTP, REGISTRY, PRESIDENCY, ASP, org:NAME")
    made.add_argument("--designation", metavar="MATTER", help="the register's matter that designates it")
    made = command("invite", invite)
    made.add_argument("email", metavar="EMAIL")
    made.add_argument("--name", required=True, metavar="NAME", help="the person's full name")
    made.add_argument("--authority", required=True, metavar="AUTHORITY")
    made.add_argument("--role", required=True, choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    made.add_argument("--print", action="store_true", help="print the link instead of mailing it")
    command("list", listed)
    made = command("end", end)
    made.add_argument("email", metavar="EMAIL")
    made.add_argument("--successor", metavar="EMAIL", help="who takes over what is assigned")
