"""Whom to sign in as, with what; their key files, the annexes of the tour, and the mails that were sent."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comity.demonstration import cast, codes, filling, marks
from comity.demonstration.cast import DESKS, PEOPLE, Desk, Person
from comity.demonstration.marks import Mark
from comity.people.functions import FUNCTIONS
from comity.people.models import Account
from comity.web import access, asking

_MOST_MAILS: Final = 50
# With what Django's backend for files ends each mail.
_END: Final = "-" * 79


class Shown(NamedTuple):
    """A person with what signs them in. ``code``: empty while none is good."""

    person: Person
    desk: Desk
    open: bool
    code: str
    next: str


class Mail(NamedTuple):
    """A mail that was sent: its head in the parts that matter, and its words."""

    to: str
    subject: str
    date: str
    body: str


def mark() -> Mark | None:
    """The mark of this demonstration, once it is filled; None in a record of this world."""
    if not settings.COMITY_WORLD.fictional:
        return None
    try:
        found = marks.read(settings.COMITY_DEMONSTRATION)
    except marks.NotOurs:
        return None
    return found if found and found.filled else None


def code_of(account: Account, kept: Mark) -> str:
    """The one-time code that signs somebody in now; empty where there is none, or it is not known here."""
    seed = kept.seeds.get(account.email)
    return codes.good(account, seed, asking.moment()) if seed else ""


@require_safe
@access.in_demonstrations
def people(request: HttpRequest) -> HttpResponse:
    """Everybody there is to sign in as."""
    kept = mark()
    if kept is None:
        return access.not_there(request)
    accounts = {each.email: each for each in Account.objects.filter(email__in=kept.seeds)}
    shown = []
    for person in PEOPLE:
        account = accounts.get(person.email)
        desk = DESKS[person.authority]
        on = reverse("tour") if person in (cast.OFFICER, cast.FOCAL) else _first_page(desk)
        stands = account is not None and account.ended is None
        shown.append(Shown(person, desk, stands, code_of(account, kept) if account and stands else "", on))
    hosts = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}
    host, _, port = request.get_host().partition(":")
    other = f"{request.scheme}://{hosts[host]}{f':{port}' if port else ''}{request.path}" if host in hosts else ""
    context = {"shown": shown, "password": kept.password, "annexes": list(filling.ANNEXES), "other": other}
    return render(request, "demonstration/people.html", context)


@require_safe
@access.in_demonstrations
def key_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The key file of a person who holds one."""
    person = cast.of(name)
    return _file(request, "key-files", f"{name}.key" if person and person.key else "")


@require_safe
@access.in_demonstrations
def annex(request: HttpRequest, name: str) -> HttpResponseBase:
    """One of the two annexes that the tour seals."""
    return _file(request, "annexes", f"{name}.txt" if f"{name}.txt" in filling.ANNEXES else "")


@require_safe
@access.in_demonstrations
def mails(request: HttpRequest) -> HttpResponse:
    """The mails that the demonstration has sent: they reach nobody, and lie in a folder."""
    if mark() is None:
        return access.not_there(request)
    folder = Path(settings.COMITY_DEMONSTRATION) / "mails"
    files = sorted(folder.glob("*.log"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    found = [read for file in files[:_MOST_MAILS] for read in _mails(file)]
    return render(request, "demonstration/mails.html", {"mails": found, "all": len(files)})


def _mails(file: Path) -> list[Mail]:
    texts = file.read_text(encoding="utf-8", errors="replace").split(f"{_END}\n")
    found = []
    for text in filter(str.strip, texts):
        read = email.message_from_string(text, policy=email.policy.default)
        body = read.get_body(("plain",))
        said = str(body.get_content()) if body else ""
        found.append(Mail(str(read["To"]), str(read["Subject"]), str(read["Date"]), said))
    return found


def _file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    path = Path(settings.COMITY_DEMONSTRATION) / folder / name
    if mark() is None or not name or not path.is_file():
        return access.not_there(request)
    return FileResponse(path.open("rb"), as_attachment=True, content_type="text/plain; charset=utf-8")


def _first_page(desk: Desk) -> str:
    """Where somebody begins: with their trays, or what they may look at."""
    if FUNCTIONS[desk.function].papers:
        return reverse("in-tray")
    return reverse("authorities-of-people") if desk.function == "administration" else reverse("home")
