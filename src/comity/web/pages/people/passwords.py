"""Choosing a password: with an invitation, or another one later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from comity.people import inviting, journal, sessions, signing_in, throttling
from comity.people.models import Account
from comity.people.refusals import Refused
from comity.web import access, asking

_TOO_MANY = gettext_lazy("Too many tries. Please wait a while.")


class Password(forms.Form):
    """A new password, twice. The rules of the settings say what is wrong with it."""

    password = forms.CharField(
        max_length=signing_in.LONGEST_PASSWORD,
        strip=False,
        error_messages={"max_length": gettext_lazy("A password may have 256 characters.")},
    )
    again = forms.CharField(max_length=signing_in.LONGEST_PASSWORD, strip=False)

    def __init__(self, whose: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whose = whose

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.whose)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise ValidationError(_("The two passwords differ."))
        return again


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "again", "token")
@access.for_everybody
def invitation(request: HttpRequest) -> HttpResponse:
    """Accept an invitation: choose a password. To look at it does not use it up.

    The token is no part of the path, which stands in logs.
    """
    now, here = asking.moment(), throttling.address(signing_in.address_of(request))
    if throttling.tried([here], now):
        return render(request, "people/invitation-over.html", {"sentence": _TOO_MANY}, status=429)
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    found = inviting.open_(token, now)
    if found is None:
        return render(request, "people/invitation-over.html", status=404)
    throttling.passed(here)
    form = Password(Account(email=found.email, name=found.name), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = inviting.accept(token, form.cleaned_data["password"], now)
        except Refused as refused:
            return render(request, "people/invitation-over.html", {"sentence": _(str(refused))}, status=404)
        signing_in.begin_half(request, account, reverse("home"), now)
        access.forget(request)
        return redirect("set-up")
    context = {"form": form, "invitation": found, "token": token, "provider": settings.COMITY_SINGLE_SIGN_ON}
    return render(request, "people/invitation.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "again")
@access.fresh
@access.signed_in
def change(request: HttpRequest, account: Account) -> HttpResponse:
    """Choose another password; every other session ends."""
    form = Password(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        account.set_password(form.cleaned_data["password"])
        with transaction.atomic():
            account.save(update_fields=["password"])
            sessions.end_all(account, but=request.session.session_key or "")
            journal.note(account.authority, "password changed", by=account, now=asking.moment())
        return redirect("account")
    return render(request, "people/password.html", {"form": form}, status=400 if form.errors else 200)
