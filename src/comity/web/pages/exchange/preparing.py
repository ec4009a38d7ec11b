"""Making an act on a request: its form, from the act's own fields, and the statement that is then signed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.exchange import keyring, statements, stating, storing
from comity.exchange.delivering import request_of
from comity.exchange.models import SealedFile
from comity.exchange.statements import Statement
from comity.people.models import Account
from comity.regime import contents, fields, requests, saying
from comity.regime.acts import Act, Dated, Refusal
from comity.regime.keys import Key
from comity.regime.requests import CooperationRequest
from comity.web import access, asking
from comity.web.pages.exchange.request import VERBS


@dataclass
class Input:
    """One field of a form. ``kind``: text, date, choice, many choices, yes, or file."""

    name: str
    label: str
    kind: str
    required: bool = False
    choices: Sequence[tuple[str, str]] = ()
    value: Any = ""
    help: str = ""
    errors: list[str] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
@access.of_party("act")
def prepare(request: HttpRequest, account: Account, name: str, word: str) -> HttpResponse:
    """The form of an act that may follow; posted, the statement of it, to be signed."""
    party = account.authority.party
    stands = request_of(name, party, asking.moment())
    act = next((each for each in requests.open_to(stands, party) if each.word() == word), None) if stands else None
    if stands is None or act is None:
        return access.not_there(request)
    inputs = of_act(act, stands, request.POST if request.method == "POST" else {"dated": asking.now().isoformat()})
    keys = person_keys(party)
    refused = ""
    if request.method == "POST":
        line = {"act": f"requests.{word}", "matter": name, **values(inputs)}
        made = made_statement(request, party, line, stands.parties, keys)
        if isinstance(made, Statement):
            refusal = stating.refused(made, stands, asking.moment())
            if refusal is None:
                return to_sign(request, made)
            made = refusal
        refused = told(made, inputs)
    context = {
        "name": name,
        "stands": stands,
        "verb": VERBS[word],
        "authority": act.authority(),
        "meaning": act.meaning(),
        "inputs": inputs,
        "keys": keys,
        "recipients": recipients(stands.parties),
        "refused": refused,
    }
    return render(request, "exchange/act.html", context, status=400 if refused else 200)


def of_act(act: type[Act], stands: CooperationRequest, given: Mapping[str, Any]) -> list[Input]:
    """The inputs of an act's form, with what was given."""
    inputs = [Input("dated", _("Day of the act"), "date", True)]
    for each in fields.of(act):
        label = _(each.label).capitalize()
        if each.name == "contents":
            lacking = contents.named(stands.measure, stands.incomplete)
            if lacking:
                choices = [(one.key, f"{one.what} ({one.authority})") for one in lacking]
                inputs.append(Input(each.name, _("What is added"), "many", choices=choices))
        elif each.kind == "digest":
            inputs.append(Input(each.name, _("Sealed files"), "file"))
        elif each.kind == "choice":
            inputs.append(Input(each.name, label, "choice", each.required, [(one, _(one)) for one in each.choices]))
        elif each.kind in ("text", "date", "yes", "reference"):
            inputs.append(Input(each.name, label, "text" if each.kind == "reference" else each.kind, each.required))
    for one in inputs:
        filled(one, given)
    return inputs


def filled(one: Input, given: Mapping[str, Any]) -> None:
    """Put what was given into an input."""
    listed = getattr(given, "getlist", None)
    if one.kind == "many":
        one.value = listed(one.name) if listed else list(given.get(one.name, ()))
    elif one.kind == "yes":
        one.value = given.get(one.name) in ("yes", True)
    elif one.kind != "file":
        one.value = str(given.get(one.name) or "").strip()[:2000]


def values(inputs: Sequence[Input]) -> dict[str, Any]:
    """What the inputs say, as the line of an act has it."""
    return {one.name: one.value for one in inputs if one.kind != "file" and one.value}


def made_statement(
    request: HttpRequest, party: str, line: dict[str, Any], between: tuple[str, ...], keys: Sequence[Key]
) -> Statement | Refusal:
    """The statement of an act, for a key of the party; its sealed files, if they came with the form, are taken."""
    key = next((each for each in keys if each.fingerprint == request.POST.get("key")), None)
    if key is None:
        return Refusal("no-key", _("Choose the key that you sign with."), field="key")
    taken = uploaded(request, party)
    if isinstance(taken, Refusal):
        return taken
    if digests := [*line.get("sealed", ()), *taken]:
        line["sealed"] = list(dict.fromkeys(digests))
    return stating.stated(party, line, between, key.fingerprint)


def uploaded(request: HttpRequest, party: str) -> list[str] | Refusal:
    """The sealed files that came with a form, taken, and those that came before it in parts; their digests."""
    digests = list(dict.fromkeys(request.POST.getlist("digest")[:100]))
    if storing.lacking(party, digests):
        return Refusal("no-such-file", _("a sealed file has not been uploaded: seal it again"))
    for file in request.FILES.getlist("sealed"):
        if isinstance(file, UploadedFile):
            found = storing.store(party, file.chunks(), asking.moment())
            if not isinstance(found, SealedFile):
                return found
            digests.append(found.digest)
    return digests


def to_sign(request: HttpRequest, made: Statement) -> HttpResponse:
    """The page with a statement that is to be signed."""
    act = statements.act_of(made, "")
    assert isinstance(act, Dated)  # noqa: S101 - asked before
    clause = saying.clause(act)
    context = {
        "statement": made,
        "content": made.content.decode(),
        "shown": json.dumps(json.loads(made.content), ensure_ascii=False, indent=1),
        "clause": f"{clause[0].upper()}{clause[1:]}",
        "authority": type(act.act).authority(),
        "sealed": getattr(act.act, "sealed", ()),
    }
    return render(request, "exchange/to-sign.html", context)


def told(refusal: Refusal, inputs: Sequence[Input]) -> str:
    """A refusal as the page says it; beside the input it is about, where there is one."""
    sentence = f"{refusal.sentence[0].upper()}{refusal.sentence[1:]}"
    authority = f" ({refusal.authority})" if refusal.authority else ""
    for one in inputs:
        if one.name == refusal.field:
            one.errors.append(f"{sentence}{authority}.")
            return _("The act was not made: see what is said at “{field}”.").format(field=one.label)
    return f"{sentence}{authority}."


def person_keys(party: str) -> list[Key]:
    """The keys with which the people of a party sign."""
    return stating.person_keys(party, asking.now())


def recipients(between: Sequence[str]) -> list[Key]:
    """To which keys what is for these parties is sealed."""
    return [key for party in between for key in keyring.keys_of(party, asking.now())]
