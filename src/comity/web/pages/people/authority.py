"""An authority and its people: who they are, who may come in, who goes, and who acts for whom."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.people import delegating, inviting, journal, mailing, seeing
from comity.people.functions import FUNCTIONS, ROLES, may_stand_for
from comity.people.models import Account, Authority, Delegation
from comity.people.refusals import Refused
from comity.regime import parties
from comity.web import access, asking


class Invite(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(max_length=254)
    name = forms.CharField(max_length=200)
    role = forms.ChoiceField(choices=[(role, role) for role in ROLES])


class NewAuthority(forms.Form):
    """An authority that people can be invited to."""

    title = forms.CharField(max_length=200)
    name = forms.SlugField(max_length=80)
    function = forms.ChoiceField(choices=[(name, name) for name in FUNCTIONS])
    party = forms.CharField(max_length=80, required=False)
    designation = forms.SlugField(max_length=80, required=False)

    def clean(self) -> dict[str, object]:
        given = self.cleaned_data
        if "function" in given and "party" in given and not may_stand_for(given["function"], given["party"]):
            whom = FUNCTIONS[given["function"]].stands_for
            self.add_error("party", _("Such an authority stands for: {whom}.").format(whom=_(whom)))
        if Authority.objects.filter(name=given.get("name")).exists():
            self.add_error("name", _("There is an authority of this name already."))
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@access.may("people")
def authorities(request: HttpRequest, account: Account) -> HttpResponse:
    """For the administration: every authority, and a form for another."""
    if account.authority.function != "administration":
        return redirect("authority", account.authority.name)
    form = NewAuthority(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = Authority.objects.create(**form.cleaned_data)
            journal.note(made, "authority made", by=account, now=asking.moment(), about=made.title)
        return redirect("authority", made.name)
    context = {
        "form": form,
        "functions": FUNCTIONS,
        "parties": [*parties.COURT, *parties.ASSEMBLY, *(state.code for state in settings.COMITY_WORLD.states)],
        "authorities": [(each, each.accounts.filter(ended=None).count()) for each in Authority.objects.all()],
    }
    return render(request, "people/authorities.html", context, status=400 if form.errors else 200)


@require_safe
@access.signed_in
def authority(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Its people, for those who belong to it; with the forms, for those who give access to it."""
    found = _found(account, name)
    return access.not_there(request) if found is None else _page(request, account, found)


@require_POST
@access.signed_in
def invite(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Invite somebody: by mail, or where no mail server is set by showing the link once."""
    found = _given(account, name)
    if found is None:
        return access.not_there(request)
    form = Invite(request.POST)
    if not form.is_valid():
        return _page(request, account, found, form=form)
    given, now = form.cleaned_data, asking.moment()
    try:
        invitation, token = inviting.invite(given["email"], given["name"], found, given["role"], by=account, now=now)
    except Refused as refused:
        form.add_error("email", _(str(refused)))
        return _page(request, account, found, form=form)
    path = f"{reverse('invitation')}?token={token}"
    if not mailing.configured():
        return _page(request, account, found, link=(invitation, mailing.link(path)))
    try:
        mailing.invitation(invitation.email, path, inviting.GOOD_FOR.days)
    except OSError:
        inviting.withdraw(invitation, by=account, now=now)
        form.add_error("email", _("The mail server did not take the mail. Nobody has been invited."))
        return _page(request, account, found, form=form)
    return redirect("authority", found.name)


@require_POST
@access.signed_in
def withdraw(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Take an invitation back."""
    found = _given(account, name)
    if found is None:
        return access.not_there(request)
    invitation = found.invitations.filter(pk=number(request.POST.get("invitation"))).first()
    if invitation:
        inviting.withdraw(invitation, by=account, now=asking.moment())
    return redirect("authority", found.name)


@require_POST
@access.signed_in
def change_role(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Give somebody another role."""
    found = _given(account, name)
    person = _person(found, request.POST.get("person"))
    if found is None or person is None:
        return access.not_there(request)
    try:
        inviting.change_role(person, request.POST.get("role", ""), by=account, now=asking.moment())
    except Refused as refused:
        return _page(request, account, found, refused=str(refused))
    return redirect("authority", found.name)


@require_POST
@access.signed_in
def end(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    """Somebody goes: what was assigned moves to a successor, the account and its sessions end."""
    found = _given(account, name)
    person = _person(found, request.POST.get("person"))
    if found is None or person is None:
        return access.not_there(request)
    successor = _person(found, request.POST.get("successor"))
    try:
        inviting.end(person, by=account, now=asking.moment(), successor=successor)
    except Refused as refused:
        return _page(request, account, found, refused=str(refused))
    return redirect("authority", found.name)


@require_POST
@access.signed_in
def leave(request: HttpRequest, account: Account) -> HttpResponse:
    """Let another act for oneself for a while; who gives access to an authority does so for those who cannot."""
    now = asking.moment()
    giver = _person(account.authority, request.POST.get("giver")) or account
    taker = _person(account.authority, request.POST.get("taker"))
    if giver.pk != account.pk and not seeing.gives_access(account, account.authority, now.date()):
        return access.not_there(request)
    back = "account" if giver.pk == account.pk else "authority"
    try:
        if taker is None:
            raise Refused("Only another person of the same authority can act for you.")
        since, until = asking.day(request.POST.get("since", "")), asking.day(request.POST.get("until", ""))
        delegating.delegate(giver, taker, since, until, by=account, now=now)
    except Refused as refused:
        context = {"sentence": _(str(refused)), "back": reverse(back, args=_args(back, account))}
        return render(request, "people/refused.html", context, status=400)
    return redirect(back, *_args(back, account))


@require_POST
@access.signed_in
def end_leave(request: HttpRequest, account: Account) -> HttpResponse:
    """End a delegation early: by who gave it, or who gives access to the authority."""
    now = asking.moment()
    found = Delegation.objects.select_related("giver__authority", "taker").filter(
        pk=number(request.POST.get("delegation")), giver__authority=account.authority
    )
    for delegation in found:
        if delegation.giver_id == account.pk or seeing.gives_access(account, account.authority, now.date()):
            delegating.end(delegation, by=account, now=now)
    return redirect("account")


def number(given: str | None) -> int:
    """A number that a form gives; 0 for none."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 18 else 0


def _args(page: str, account: Account) -> tuple[str, ...]:
    return (account.authority.name,) if page == "authority" else ()


def _found(account: Account, name: str) -> Authority | None:
    """An authority whose people an account may see: its own, or any for the administration."""
    if name == account.authority.name:
        return account.authority
    return _given(account, name)


def _given(account: Account, name: str) -> Authority | None:
    """An authority to whose people an account gives access."""
    found = Authority.objects.filter(name=name).first()
    return found if found and seeing.gives_access(account, found, asking.now()) else None


def _person(whose: Authority | None, given: str | None) -> Account | None:
    """Somebody of an authority, whose account is open."""
    if whose is None:
        return None
    return whose.accounts.select_related("authority").filter(pk=number(given), ended=None).first()


def _page(
    request: HttpRequest,
    account: Account,
    found: Authority,
    *,
    form: Invite | None = None,
    link: tuple[object, str] | None = None,
    refused: str = "",
) -> HttpResponse:
    now = asking.moment()
    people = list(found.accounts.filter(ended=None))
    context = {
        "authority": found,
        "function": FUNCTIONS[found.function],
        "stands": seeing.stands(found, now.date()),
        "gives_access": seeing.gives_access(account, found, now.date()),
        "reads_journal": found == account.authority and "journal" in seeing.rights(account, now.date()),
        "people": [(each, each.assignments.filter(until=None).count()) for each in people],
        "ended": found.accounts.exclude(ended=None),
        "invitations": found.invitations.filter(accepted=None, expires__gt=now),
        "leaves": Delegation.objects.select_related("giver", "taker").filter(
            giver__authority=found, ended=None, until__gte=now.date()
        ),
        "roles": ROLES,
        "form": form or Invite(initial={"role": "officer"}),
        "link": link,
        "refused": _(refused) if refused else "",
    }
    wrong = bool(refused or (form and form.errors))
    return render(request, "people/authority.html", context, status=400 if wrong else 200)
