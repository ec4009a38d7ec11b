"""Drafting a request: what it must contain, kind by kind, what is missing; the State's channel and languages."""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.exchange import demands, stating
from comity.exchange.delivering import beginning
from comity.exchange.models import Draft
from comity.exchange.statements import Statement
from comity.people.models import Account, Authority
from comity.record import log
from comity.regime import completeness, contents, designations, outlines, parties
from comity.regime.acts import Refusal
from comity.regime.completeness import Completeness, Demands
from comity.regime.cooperation import Transmitted
from comity.regime.dates import parse
from comity.web import access, asking
from comity.web.pages.exchange.preparing import (
    Input,
    filled,
    made_statement,
    person_keys,
    recipients,
    to_sign,
    told,
    uploaded,
    values,
)

# What of a draft stands in its form; the rest follows from who drafts it.
_FIELDS = (
    *("to", "measure", "reference", "dated", "language", "translations", "person_language", "channel"),
    *("basis", "urgent", "due", "contents", "without", "although_incomplete", "sealed"),
)


@require_http_methods(["GET", "HEAD", "POST"])
@access.of_party("act")
def drafts(request: HttpRequest, account: Account) -> HttpResponse:
    """The drafts of this authority; posted, another one."""
    inputs = _first(account, request.POST)
    if request.method == "POST":
        given = values(inputs)
        refused = _begun(account.authority.party, given)
        if refused is None:
            line = {**given, "dated": asking.now().isoformat()}
            made = Draft.objects.create(
                authority=account.authority,
                by=account,
                matter=_matter(account.authority.party, given["reference"]),
                line=json.dumps(line),
                changed=asking.moment(),
            )
            return redirect("draft", made.pk)
        return _listed(request, account, inputs, told(refused, inputs))
    return _listed(request, account, inputs, "")


@require_http_methods(["GET", "HEAD", "POST"])
@access.of_party("act")
def draft(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """One draft: kept, given up, or made into the statement that transmits it."""
    found = Draft.objects.filter(pk=number, authority=account.authority).first()
    if found is None:
        return access.not_there(request)
    if request.POST.get("do") == "give up":
        found.delete()
        return redirect("drafts")
    line: dict[str, Any] = json.loads(found.line)
    inputs = _inputs(account, line)
    refusal: Refusal | None = None
    if request.method == "POST":
        for one in inputs:
            filled(one, request.POST)
        taken = uploaded(request, account.authority.party)
        refusal = taken if isinstance(taken, Refusal) else None
        kept = [each for each in line.get("sealed", ()) if each in request.POST.getlist("keep")]
        line = values(inputs) | {"sealed": [*kept, *(taken if isinstance(taken, list) else ())]}
        Draft.objects.filter(pk=found.pk).update(line=json.dumps(line), by=account, changed=asking.moment())
        if refusal is None and request.POST.get("do") == "make":
            made = _made(request, account, found, line)
            if isinstance(made, Statement):
                return to_sign(request, made)
            refusal = made
        inputs = _inputs(account, line)
    to, asked = str(line.get("to", "")), _demanded(account, line)
    found_so = _held(account, line, asked)
    context = {
        "draft": found,
        "inputs": inputs,
        "kind": contents.ESTABLISHED.get(str(line.get("measure"))),
        "missing": found_so.lacking,
        "preferred": found_so.preferred,
        "sealed": line.get("sealed", ()),
        "designation": asked.designation,
        "card": asked.card,
        "outline_forms": ("docx", "html", "md"),
        "steps": outlines.steps(str(line["measure"])) if line.get("measure") in contents.ESTABLISHED else {},
        "keys": person_keys(account.authority.party),
        "recipients": recipients([to, account.authority.party]),
        "to": to,
        "kept": request.method == "POST" and refusal is None,
        "refused": told(refusal, inputs) if refusal else "",
    }
    return render(request, "exchange/draft.html", context, status=400 if refusal else 200)


def _listed(request: HttpRequest, account: Account, inputs: list[Input], refused: str) -> HttpResponse:
    kept = Draft.objects.filter(authority=account.authority).select_related("by")
    context = {"drafts": [(each, json.loads(each.line)) for each in kept], "inputs": inputs, "refused": refused}
    return render(request, "exchange/drafts.html", context, status=400 if refused else 200)


def _first(account: Account, given: Any) -> list[Input]:
    """What a draft begins with: to whom, for what, under which reference."""
    party = account.authority.party
    inputs = [
        Input("to", _("To"), "choice", True, _addressees(party)),
        Input("measure", _("For"), "choice", True, _measures(party)),
        Input(
            "reference",
            _("Your reference"),
            "text",
            True,
            help=_("Without a name: it is not sealed."),
        ),
    ]
    for one in inputs:
        filled(one, given)
    return inputs


def _inputs(account: Account, line: dict[str, Any]) -> list[Input]:
    """Every field of the transmission, with what the draft has."""
    kind = contents.ESTABLISHED.get(str(line.get("measure")))
    asked = _demanded(account, line)
    wanted = [
        (one.key, f"{one.what} ({one.authority})")
        for one in (contents.required(str(line["measure"]), asked.card) if kind else ())
    ]
    spoken = dict.fromkeys((*(asked.designation.languages if asked.designation else ()), *designations.WORKING))
    ways = designations.ways(asked.designation, urgent=bool(line.get("urgent"))) if asked.designation else ()
    through = _("As designated: {ways}.").format(ways="; ".join(ways)) if ways else ""
    to_the_person = bool(kind) and any(key in contents.TO_THE_PERSON for key, _what in wanted)
    basis = [
        ("obligation", _("obligation: the addressee is a Party")),
        ("invitation", _("invitation (art. 87(5) and (6))")),
    ]
    inputs = [
        *_first(account, line),
        Input("dated", _("Day of transmission"), "date", True),
        Input("language", _("Language"), "text", True, help=_("Its code: en, fr.")),
        Input("translations", _("Accompanied by translations into"), "many", choices=[(each, each) for each in spoken]),
        *(
            [
                Input(
                    "person_language", _("Language that the person understands"), "text", help=_("RPE, rules 187, 190.")
                )
            ]
            if to_the_person
            else []
        ),
        Input("channel", _("Channel"), "text", help=through),
        Input("basis", _("Basis"), "choice", choices=basis),
        Input("urgent", _("Urgent: it is confirmed through the channel afterwards (arts 91(1) and 96(1))"), "yes"),
        Input("due", _("Day by which execution is asked for"), "date"),
        Input("contents", _("What the request contains"), "many", choices=wanted),
        Input("although_incomplete", _("Why it is transmitted although something is missing"), "text"),
    ]
    for one in inputs:
        filled(one, line)
    return inputs


def _begun(party: str, given: dict[str, Any]) -> Refusal | None:
    for name, known in (("to", _addressees(party)), ("measure", _measures(party))):
        if given.get(name) not in dict(known):
            return Refusal("bad-choice", _("choose one"), field=name)
    return _free(party, str(given.get("reference", "")))


def _free(party: str, reference: str) -> Refusal | None:
    """The reference names a request that there is not yet. Names begin with their sender: nobody else's is betrayed."""
    if not re.search(r"[A-Za-z0-9]", reference) or len(reference) > 80:
        return Refusal(
            "bad-reference", _("a reference has letters or digits, 80 characters at most"), field="reference"
        )
    if log.of_matters([_matter(party, reference)]):
        return Refusal("taken", _("there is a request under this reference already"), field="reference")
    return None


def _made(request: HttpRequest, account: Account, found: Draft, line: dict[str, Any]) -> Statement | Refusal:
    """The statement that transmits a draft; a refusal says what is missing, with its article."""
    party = account.authority.party
    if refusal := _begun(party, line):
        return refusal
    asked = _demanded(account, line)
    lacking = _held(account, line, asked).lacking
    if lacking and not line.get("although_incomplete"):
        sentence = _("say why it is transmitted although something is missing")
        return Refusal("no-reason", sentence, lacking[0].authority, "although_incomplete")
    to = str(line["to"])
    line["without"] = list(completeness.without(_transmission(account, line), asked))
    whole = {
        "act": "requests.transmitted",
        "matter": _matter(party, str(line["reference"])),
        "organ": party,
        **{name: line[name] for name in _FIELDS if line.get(name)},
    }
    Draft.objects.filter(pk=found.pk).update(matter=whole["matter"])
    made = made_statement(request, party, whole, (party, to), person_keys(party))
    if isinstance(made, Refusal):
        return made
    return stating.refused(made, None, asking.moment()) or made


def _matter(party: str, reference: str) -> str:
    """The name of a request: its sender's, and the sender's reference for it, as once as addresses write them."""
    first = beginning(party)
    words = re.sub(r"[^a-z0-9]+", "-", reference.casefold()).strip("-").removeprefix(f"{first}-")
    return f"{first}-{words}"[:80].strip("-")


def _addressees(party: str) -> list[tuple[str, str]]:
    if party not in parties.COURT:
        receiving = dict.fromkeys(
            code for key in contents.made_by(party) for code in contents.ESTABLISHED[key].through.codes
        )
        return [(code, parties.name(code)) for code in receiving]
    organizations = Authority.objects.filter(function="organization").values_list("party", flat=True).distinct()
    named = [(state.code, state.name) for state in settings.COMITY_WORLD.states]
    return [*sorted(named, key=lambda each: each[1]), *((code, parties.name(code)) for code in sorted(organizations))]


def _measures(party: str) -> list[tuple[str, str]]:
    made = [(key, contents.ESTABLISHED[key]) for key in contents.made_by(party)]
    return [(key, f"{kind.name} ({kind.authority})") for key, kind in made]


def _transmission(account: Account, line: dict[str, Any]) -> Transmitted:
    """The transmission that a draft is so far: what it does not say yet is empty."""
    return Transmitted(
        organ=account.authority.party,
        to=str(line["to"]),
        measure=line["measure"],
        reference=str(line.get("reference", "")),
        language=str(line.get("language", "")),
        translations=tuple(line.get("translations", ())),
        person_language=line.get("person_language"),
        channel=line.get("channel"),
        urgent=bool(line.get("urgent")),
        contents=tuple(line.get("contents", ())),
    )


def _demanded(account: Account, line: dict[str, Any]) -> Demands:
    """What the addressee of a draft asks of it on the day that it is to be transmitted."""
    to, measure = str(line.get("to", "")), str(line.get("measure", ""))
    if measure not in contents.ESTABLISHED:
        return Demands()
    try:
        day = parse(str(line.get("dated", ""))).last
    except ValueError:
        day = asking.now()
    return demands.of(to, measure, account.authority.party, day, asking.moment())


def _held(account: Account, line: dict[str, Any], asked: Demands) -> Completeness:
    """What a draft lacks, by the Statute, by the addressee's card, and by channel and language."""
    if line.get("measure") not in contents.ESTABLISHED or not line.get("to"):
        return Completeness((), ())
    return completeness.of(_transmission(account, line), asked)
