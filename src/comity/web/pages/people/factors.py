"""Setting up one-time codes, and recovery codes."""

from __future__ import annotations

import segno
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity.people import factors, signing_in
from comity.people.models import Account
from comity.web import access, asking

# What stands in the session until its first code is given: sealed, for sessions stand in the database.
_SEED = "seed"


class FirstCode(forms.Form):
    """The first code of a seed."""

    code = forms.CharField(max_length=10, error_messages={"max_length": gettext_lazy("A code has six digits.")})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@access.for_everybody
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up one-time codes: for somebody who has none yet and gave the first factor, or who signed in just now."""
    now = asking.moment()
    account = access.account_of(request)
    new = signing_in.half_of(request, now)
    if account is not None:
        if not signing_in.is_fresh(request, now):
            return access.to_sign_in(request, again="1")
    elif new is None or factors.has_any(new):
        return access.to_sign_in(request)
    whose = account or new
    assert whose is not None  # noqa: S101 - one of them is there
    seed = factors.unsealed(request.session.get(_SEED, "")) or factors.new_seed()
    request.session[_SEED] = factors.sealed(seed)
    form = FirstCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if factors.set_up(whose, seed, form.cleaned_data["code"], now):
            if account is None:
                signing_in.begin(request, whose, f"by {signing_in.first_of(request)}, setting up one-time codes", now)
                access.forget(request)
            request.session.pop(_SEED, None)
            return _recovery(request, factors.new_recovery_codes(whose, now))
        form.add_error("code", gettext_lazy("This is not the code of now. Look at the app again."))
    context = {"form": form, "seed": _in_fours(seed), "picture": _picture(factors.uri(whose, seed)), "whose": whose}
    return render(request, "people/set-up.html", context, status=400 if form.errors else 200)


@require_POST
@access.fresh
@access.signed_in
def recovery_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """New recovery codes; the old ones are void."""
    return _recovery(request, factors.new_recovery_codes(account, asking.moment()))


@require_POST
@access.fresh
@access.signed_in
def remove_codes(_request: HttpRequest, account: Account) -> HttpResponse:
    """Give up one-time codes, where passkeys are left to sign in with."""
    if account.passkeys.exists():
        factors.remove(account, asking.moment())
    return redirect("account")


def _recovery(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "people/recovery-codes.html", {"codes": codes})


def _in_fours(seed: str) -> str:
    return " ".join(seed[place : place + 4] for place in range(0, len(seed), 4))


def _picture(uri: str) -> str:
    """The QR code as SVG with attributes alone: our policy allows no styles in it."""
    code = segno.make(uri, error="m", micro=False)
    return mark_safe(code.svg_inline(border=4, light="#fff", svgclass="qr", lineclass=None, omitsize=True))  # noqa: S308
