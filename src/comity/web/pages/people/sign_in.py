"""Signing in and out, and accepting an invitation."""

from __future__ import annotations

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity.people import inviting, signing_in
from comity.people.models import Account, Invitation
from comity.web import access, asking


class SignIn(forms.Form):
    """An address and a password."""

    email = forms.CharField(max_length=254)
    password = forms.CharField(max_length=signing_in.LONGEST_PASSWORD, strip=False)


class Password(forms.Form):
    """A new password, twice. Raises no error of its own wording: the rules say theirs."""

    password = forms.CharField(
        max_length=signing_in.LONGEST_PASSWORD,
        strip=False,
        error_messages={"max_length": gettext_lazy("A password may have 256 characters.")},
    )
    again = forms.CharField(max_length=signing_in.LONGEST_PASSWORD, strip=False)

    def __init__(self, whose: Account, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
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
@sensitive_post_parameters("password")
@access.for_everybody
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is. Whatever is wrong, the answer is the same."""
    on = access.inward(request.POST.get("next") or request.GET.get("next"), reverse("home"))
    if access.account_of(request):
        return HttpResponseRedirect(on)
    form = SignIn(request.POST or None)
    refused = request.method == "POST"
    if refused and form.is_valid():
        account = signing_in.by_password(form.cleaned_data["email"], form.cleaned_data["password"])
        if account:
            signing_in.begin(request, account)
            access.forget(request)
            return HttpResponseRedirect(on)
    context = {"form": form, "refused": refused, "next": on}
    return render(request, "people/sign-in.html", context, status=403 if refused else 200)


@require_POST
@access.for_everybody
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    signing_in.end(request)
    access.forget(request)
    response = HttpResponseRedirect(reverse("home"))
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password", "again", "token")
@access.for_everybody
def invitation(request: HttpRequest) -> HttpResponse:
    """Accept an invitation: choose a password. To look at it does not use it up.

    The token is no part of the path, which stands in logs.
    """
    now = asking.moment()
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    found = inviting.open_(token, now)
    if found is None:
        return render(request, "people/invitation-over.html", status=404)
    form = Password(_invited(found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = inviting.accept(token, form.cleaned_data["password"], now)
        except inviting.Refused:
            return render(request, "people/invitation-over.html", status=404)
        signing_in.begin(request, account)
        access.forget(request)
        return HttpResponseRedirect(reverse("home"))
    context = {"form": form, "invitation": found, "token": token}
    return render(request, "people/invitation.html", context, status=400 if form.errors else 200)


def _invited(invitation: Invitation) -> Account:
    """The account that is to be, for the rules that compare a password with its owner."""
    return Account(email=invitation.email, name=invitation.name)
