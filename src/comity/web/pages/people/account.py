"""One's own account: what it may do, how it is protected, where it is signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from comity.exchange import calendars
from comity.exchange.models import CalendarFeed
from comity.people import delegating, factors, seeing, sessions, tokens
from comity.people.functions import FUNCTIONS
from comity.people.models import Account
from comity.web import access, asking


@require_safe
@access.signed_in
def account(request: HttpRequest, whose: Account) -> HttpResponse:
    """Who I am here, my second factors, my sessions, my tokens."""
    here = sessions.hashed(request.session.session_key or "")
    provider, linked = settings.COMITY_SINGLE_SIGN_ON, list(whose.identities.all())
    context = {
        "function": FUNCTIONS[whose.authority.function],
        "rights": seeing.rights(whose, asking.now()),
        "codes": factors.of(whose),
        "passkeys": whose.passkeys.all(),
        "provider": provider,
        "identities": linked,
        "may_link": provider and all(each.issuer != provider.issuer for each in linked),
        "acts_for": delegating.acts_for(whose, asking.now()),
        "leaves": whose.delegations.select_related("taker").filter(ended=None, until__gte=asking.now()),
        "others": whose.authority.accounts.filter(ended=None).exclude(pk=whose.pk),
        "gives_access": "people" in seeing.rights(whose, asking.now()),
        "calendar_feed": CalendarFeed.objects.filter(account=whose).first(),
        "may_have_calendar": calendars.may_have(whose, asking.now()),
        "recovery_codes": whose.recovery_codes.count(),
        "tokens": tokens.good(whose, asking.moment()),
        "sessions": [(session, session.key == here) for session in whose.sessions.all()],
    }
    return render(request, "people/account.html", context)


@require_POST
@access.signed_in
def end_sessions(request: HttpRequest, whose: Account) -> HttpResponse:
    """End one session, or every other one."""
    key = request.POST.get("session", "")
    if key:
        whose.sessions.filter(key=key).delete()
    else:
        sessions.end_all(whose, but=request.session.session_key or "")
    return redirect("account")
