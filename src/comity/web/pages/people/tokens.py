"""Access tokens for programs: made by somebody who signed in just now, shown once; ended with one button."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from comity.people import tokens
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.web import access, asking
from comity.web.pages.people.authority import number

_SCOPES = {"read": gettext_lazy("read"), "read and act": gettext_lazy("read and act")}


class NewToken(forms.Form):
    """What a token is for, what it may, and its last day."""

    name = forms.CharField(max_length=80)
    scope = forms.ChoiceField(choices=list(_SCOPES.items()))
    until = forms.DateField(error_messages={"invalid": gettext_lazy("Give a day, as in 2027-03-31.")})


@require_http_methods(["GET", "HEAD", "POST"])
@access.fresh
@access.signed_in
def make(request: HttpRequest, account: Account) -> HttpResponse:
    """Make a token; the page that answers shows it, once."""
    now = asking.moment()
    form = NewToken(request.POST) if request.method == "POST" else NewToken({"until": _suggested(now.date())})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        # The last day counts to its end, UTC.
        ends = datetime.combine(given["until"], time.max, UTC)
        try:
            token, text = tokens.make(account, given["name"], given["scope"], ends, now=now)
        except Refused as refused:
            form.add_error("until" if "token ends" in str(refused) else "name", _(str(refused)))
        else:
            return render(request, "people/token-made.html", {"token": token, "text": text})
    context = {
        "form": form,
        "asked_for": request.method == "POST",
        "scopes": _SCOPES.items(),
        "last": now.date() + tokens.LONGEST - timedelta(days=1),
    }
    bad = request.method == "POST" and bool(form.errors)
    return render(request, "people/token.html", context, status=400 if bad else 200)


@require_POST
@access.signed_in
def end(request: HttpRequest, account: Account) -> HttpResponse:
    """End one of one's own tokens."""
    found = account.tokens.filter(pk=number(request.POST.get("token"))).first()
    if found is not None:
        tokens.end(found, by=account, now=asking.moment())
    return redirect("account")


def _suggested(today: date) -> str:
    """Three months: long enough to set a program up, and to be reminded of it."""
    return (today + timedelta(days=90)).isoformat()
