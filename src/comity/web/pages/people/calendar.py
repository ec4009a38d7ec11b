"""The calendar of due days: its address, on the account's page, and what calendar programs are given under it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from comity.exchange import calendars
from comity.people import mailing, signing_in
from comity.people.models import Account
from comity.web import access, asking


@require_POST
@access.fresh
@access.signed_in
def change(request: HttpRequest, account: Account) -> HttpResponse:
    """Make the address of one's calendar, which is shown once, or end it."""
    now = asking.moment()
    if request.POST.get("do") == "end":
        calendars.end(account, now)
        return redirect("account")
    if not calendars.may_have(account, now.date()):
        return access.not_there(request)
    secret = calendars.make(account, mine=request.POST.get("of") == "mine", now=now)
    return render(request, "people/calendar.html", {"link": mailing.link(f"{reverse('calendar')}?secret={secret}")})


@require_safe
@access.for_everybody
def feed(request: HttpRequest) -> HttpResponse:
    """The due days, for a program that has the secret. One that is none, or whose person may no more, is not there."""
    now = asking.moment()
    asked = calendars.asked(request.GET.get("secret", ""), signing_in.address_of(request), now)
    if asked.wait:
        return HttpResponse(status=429, headers={"Retry-After": str(asked.wait)})
    if asked.feed is None:
        return access.not_there(request)
    content = calendars.written(asked.feed, calendars.days(asked.feed, now.date()), now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
