"""The exchange, for people of an authority: trays, a request with its acts, what is missing, keys, statements."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import BaseModel, ConfigDict, Field

from comity.api import callers, refusing
from comity.api.asking import Name, Party, for_party
from comity.api.calls.record import StandingSaid
from comity.exchange import delivering, dossiers, keyring, statements, stating
from comity.exchange.delivering import request_of
from comity.exchange.dossiers import Wanted
from comity.exchange.models import Draft, Message, SealedFile
from comity.exchange.statements import Signed
from comity.people import seeing
from comity.regime import clocks, contents, lines, requests
from comity.regime.acts import Refusal
from comity.regime.folding import Viewer
from comity.regime.requests import CooperationRequest
from comity.registers.view import RecordView
from comity.reports.telling import evidence
from comity.reports.view import typed

router = Router(tags=["exchange"])


class RequestSaid(StandingSaid):
    """A request as a tray lists it. ``overdue``: by how many days; ``turn``: ours, theirs, both, nobody."""

    sender: str
    addressee: str
    measure: str
    reference: str
    due: date | None
    overdue: int
    turn: str


class TraySaid(BaseModel):
    """A page of a tray, what is due next first. ``further``: where to go on (empty: this was the last page)."""

    requests: list[RequestSaid]
    further: str


class SealedSaid(BaseModel):
    """A sealed file that an act names: its SHA-256, and its size in bytes (None: it is not on this machine)."""

    sha256: str
    size: int | None


class Spoken(BaseModel):
    """An act on a request: its line with its entry, the identifier of its message, its sealed files."""

    entry: int | None
    act: dict[str, Any]
    message: str | None
    sealed: list[SealedSaid]


class Following(BaseModel):
    """An act that may follow: its name, the provision it rests on, what it is."""

    act: str
    authority: str
    meaning: str


class ContentSaid(BaseModel):
    """One thing that a request must contain: its key, the provision that asks for it, what it is."""

    key: str
    authority: str
    what: str


class WholeRequest(BaseModel):
    """A request as it stands to one of its parties today, every act on it, and what the caller may do now."""

    name: str
    status: str
    sender: str
    addressee: str
    measure: str
    reference: str
    due: date | None
    overdue: int
    turn: str
    incomplete: list[ContentSaid]
    acts: list[Spoken]
    may_follow: list[Following]


class MeasureSaid(BaseModel):
    """A kind of request. ``to_the_court``: States make it to the Court; ``through``: the organs of the Court that
    transmit it, or to which it is made; ``urgent``: by its nature."""

    measure: str
    name: str
    authority: str
    urgent: bool
    to_the_court: bool
    through: list[str]


class CompletenessSaid(MeasureSaid):
    """What a request of a kind must contain, and what of it is missing."""

    contents: list[ContentSaid]
    missing: list[ContentSaid]


class KeySaid(BaseModel):
    """A public key in use: content is sealed to ``recipient`` (age), signatures are checked with ``verifier``."""

    fingerprint: str
    party: str
    use: str
    recipient: str
    verifier: str
    expires: date


class ActGiven(Schema):
    """The act of which a statement is to be made: its line (docs/acts.md), and the key that will sign it.

    ``id``: the identifier of the message, the sender's own; empty: a random one.
    """

    model_config = ConfigDict(extra="forbid")

    act: dict[str, Any]
    key: Annotated[str, Field(pattern="^[0-9a-f]{16}$", description="The fingerprint of a key of yours.")]
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")] | None = None


class Place(Schema):
    """Which part of a tray."""

    show: Annotated[Literal["open", "done"], Field(description="What is open, or what is done.")] = "open"
    after: Annotated[
        str, Field(max_length=99, pattern=r"^[0-9a-z -]*$", description="Where the page before ended: its further.")
    ] = ""
    kind: Annotated[Name | None, Field(description="Of this kind alone.")] = None
    other: Party | None = Field(None, alias="with", description="With this party on the other side alone.")
    mine: Annotated[bool, Field(description="What is assigned to who asks.")] = False
    overdue: Annotated[bool, Field(description="What is overdue.")] = False
    ours: Annotated[bool, Field(description="What waits for an act of the caller's authority.")] = False


class Has(Schema):
    """What a draft has."""

    contains: list[Annotated[str, Field(max_length=80)]] = Field([], max_length=40, description="What it has, by key.")


class Whose(Schema):
    """Whose keys."""

    party: Annotated[Party, Field(description="A State's code, an organ's, or org:…")]


class StatementSaid(BaseModel):
    """The statement of an act. ``content``: the very bytes to sign (UTF-8, RFC 8785); nothing is entered yet."""

    content: str
    statement: dict[str, Any]


class SignedGiven(Schema):
    """A signed statement, as comity sign writes it (docs/exchange.md)."""

    statement: dict[str, Any]
    signature: Annotated[str, Field(pattern="^[0-9a-f]{128}$", description="Ed25519, hexadecimal.")]


class MessageSaid(BaseModel):
    """A message that is in the record: the sender's identifier, the entry, and the statement's SHA-256."""

    id: str
    party: str
    of: str = Field(alias="register")
    matter: str
    entry: int
    digest: str


@router.get("/trays/{way}", summary="A tray", **for_party("read", {200: TraySaid}, or_entrusted=True))
def tray(
    request: HttpRequest,
    way: Literal["received", "sent"],
    place: Query[Place],
) -> dict[str, Any]:
    """The requests that the caller's authority has received or sent, fifty a page, what is due next first."""
    caller = callers.of(request)
    today = caller.now.date()
    received = way == "received"
    if place.kind and place.kind not in (known := dossiers.kinds(caller.party, received=received)):
        raise refusing.refused(Refusal("bad-choice", f"kind is one of {', '.join(known)}", field="kind"))
    wanted = Wanted(place.kind or "", place.other or "", place.mine, place.overdue, place.ours)
    only = dossiers.seen_by(caller.person, today, mine=place.mine)
    try:
        found = dossiers.tray(
            caller.party, today, received=received, shown=place.show, wanted=wanted, only=only, after=place.after
        )
    except ValueError:
        raise refusing.refused(
            Refusal("bad-place", "after is a place that the page before gave", field="after")
        ) from None
    caller.listed(RecordView(today, today, Viewer(authorities=frozenset({caller.party}))), found.page)
    held = typed(found.page, CooperationRequest)
    listed = [{**evidence(row), **_said(each, caller.party, today)} for row, each in held]
    return {"requests": listed, "further": found.further}


@router.get("/requests/{name}", summary="One request", **for_party("read", {200: WholeRequest}, or_entrusted=True))
def request_(request: HttpRequest, name: Name) -> dict[str, Any]:
    """How a request stands, every act on it, and what may follow from the caller."""
    caller = callers.of(request)
    today = caller.now.date()
    stands = request_of(name, caller.party, caller.now)
    if stands is None:
        raise refusing.not_there()
    viewer = seeing.viewer_of(caller.person, "requests", name, today)
    acts = RecordView(today, today, viewer).entries("requests", name)
    caller.read("requests", name, acts)
    messages = dict(Message.objects.filter(register="requests", matter=name).values_list("entry", "name"))
    sealed = {act.number: getattr(act.act, "sealed", ()) for act in acts}
    digests = [each for some in sealed.values() for each in some]
    sizes = dict(SealedFile.objects.filter(digest__in=digests).values_list("digest", "size"))
    follow = requests.open_to(stands, caller.party) if caller.shares and "act" in caller.rights else []
    return {
        "name": name,
        "status": stands.status,
        **_said(stands, caller.party, today),
        "incomplete": [each._asdict() for each in contents.named(stands.measure, stands.incomplete)],
        "acts": [
            {
                "entry": act.number,
                "act": json.loads(json.dumps(lines.write(act))),
                "message": messages.get(act.number or 0),
                "sealed": [{"sha256": each, "size": sizes.get(each)} for each in sealed[act.number]],
            }
            for act in acts
        ],
        "may_follow": [
            {"act": f"requests.{act.word()}", "authority": act.authority(), "meaning": act.meaning()} for act in follow
        ],
    }


@router.get("/measures", summary="The kinds of request", **for_party("read", {200: list[MeasureSaid]}))
def measures(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - as every call
    """Every kind of request, with the provision it rests on."""
    return [_measure(key) for key in contents.ESTABLISHED]


@router.get("/measures/{measure}", summary="What is missing", **for_party("read", {200: CompletenessSaid}))
def completeness(
    request: HttpRequest,  # noqa: ARG001 - as every call
    measure: Name,
    has: Query[Has],
) -> dict[str, Any]:
    """What a request of a kind must contain, each with its article, and what of it a draft lacks."""
    if measure not in contents.ESTABLISHED:
        raise refusing.not_there()
    lacking = {each.field for each in contents.missing(measure, has.contains)}
    required = [each._asdict() for each in contents.required(measure)]
    return {
        **_measure(measure),
        "contents": required,
        "missing": [each for each in required if each["key"] in lacking],
    }


@router.get("/keys", summary="The keys of a party", **for_party("read", {200: list[KeySaid]}))
def keys(
    request: HttpRequest,
    whose: Query[Whose],
) -> list[dict[str, Any]]:
    """The keys in use of a party, of its people and its recovery keys: to all of them is sealed."""
    return [
        {
            "fingerprint": key.fingerprint,
            "party": key.authority_of,
            "use": key.use,
            "recipient": key.recipient,
            "verifier": key.verifier,
            "expires": key.expires,
        }
        for key in keyring.keys_of(whose.party, callers.of(request).now.date())
    ]


@router.post("/statements", summary="The statement to sign", **for_party("act", {200: StatementSaid}, 400, 413, 415))
def statement(request: HttpRequest, given: ActGiven) -> dict[str, Any]:
    """The statement of an act, to be signed by its sender's key on its own machine. Nothing is entered by that."""
    caller = callers.of(request)
    made = stating.prepared(caller.party, given.act, given.key, caller.now, given.id or "")
    if isinstance(made, Refusal):
        raise refusing.refused(made)
    return {"content": made.content.decode(), "statement": json.loads(made.content)}


@router.post(
    "/messages",
    summary="Deliver a signed statement",
    **for_party("act", {200: MessageSaid, 201: MessageSaid}, 400, 409, 413, 415),
)
def deliver(request: HttpRequest, given: SignedGiven) -> Status[Any]:  # noqa: ARG001 - the body as it came counts
    """Deliver a signed statement. 201: entered. 200: the same again, and the same answer. 409: another under its id."""
    caller = callers.of(request)
    signed = statements.of_file(request.body)
    if not isinstance(signed, Signed):
        raise refusing.refused(signed)
    if refusal := delivering.not_from(caller.party, signed, caller.now):
        raise refusing.refused(refusal)
    found = delivering.deliver(signed, now=caller.now)
    if isinstance(found, Refusal):
        raise refusing.refused(found)
    message = found.message
    if caller.account is not None:
        Draft.objects.filter(authority=caller.account.authority, matter=message.matter).delete()
    whole = {
        "id": message.name,
        "party": message.party,
        "register": message.register,
        "matter": message.matter,
        "entry": message.entry,
        "digest": message.digest,
    }
    return Status(200 if found.again else 201, whole)


def _said(each: CooperationRequest, party: str, today: date) -> dict[str, Any]:
    return {
        "sender": each.organ,
        "addressee": each.to,
        "measure": each.measure,
        "reference": each.reference,
        "due": each.due,
        "overdue": clocks.overdue(each.due, today),
        "turn": dossiers.turn(each, party),
    }


def _measure(key: str) -> dict[str, Any]:
    kind = contents.ESTABLISHED[key]
    return {
        "measure": key,
        "name": kind.name,
        "authority": kind.authority,
        "urgent": kind.urgent,
        "to_the_court": kind.to_the_court,
        "through": list(kind.through.codes),
    }
