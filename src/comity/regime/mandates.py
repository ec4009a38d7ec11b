"""Mandates of the Assembly: who is to do what by when, through their renewals, to their discharge.

A mandate is one matter through all its renewals. The verb is kept as the paper has it: *urges* is not
*requests*, and a text put before the Assembly is not yet given.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Refusal, Register

Due = Literal["at", "by", "before", "well in advance of"]
Recurring = Literal["annual", "biennial"]


class Given(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The Assembly gives a mandate in a resolution or decision.

    ``verb`` is left out where no source states it. ``due_session`` is the ordinal of the session at which a
    report is due; ``paragraph`` the address of the provision in the paper.
    """

    says = "the Assembly gave the {title}{cited}"
    name: str
    addressee: str
    action: str
    in_paper: str
    paragraph: str
    verb: str | None = None
    through: str | None = None
    due: Due | None = None
    due_session: int | None = None
    recurring: Recurring | None = None

    @property
    def cited(self) -> str:
        return f" ({self.in_paper}, {self.paragraph})"


class Proposed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(3)(c). A draft puts a mandate, or its renewal, before the Assembly."""

    says = "the {title} was put before the Assembly{cited}"
    name: str
    addressee: str
    action: str
    in_paper: str
    paragraph: str
    verb: str
    through: str | None = None
    due: Due | None = None
    due_session: int | None = None
    recurring: Recurring | None = None

    @property
    def cited(self) -> str:
        return f" ({self.in_paper}, {self.paragraph})"


class Renewed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A later session renews the mandate; what is left out stays as it was."""

    says = "the Assembly renewed the {title}{cited}"
    in_paper: str
    paragraph: str
    verb: str | None = None
    action: str | None = None
    due: Due | None = None
    due_session: int | None = None
    recurring: Recurring | None = None

    @property
    def cited(self) -> str:
        return f" ({self.in_paper}, {self.paragraph})"


class ReportedOn(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The addressee reports on the mandate; the mandate remains open."""

    says = "a report was made on the {title}: {paper}"
    paper: str


class Discharged(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). What was mandated has been done."""

    says = "the {title} was discharged: {ground}"
    ground: str


class Dropped(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A later session does not take the mandate up again."""

    says = "the {title} was not renewed"
    ground: str | None = None


class Mandate(Matter, frozen=True, kw_only=True):
    """A mandate in its latest wording, given or proposed; ``lineage`` lists the provisions it comes from."""

    name: str
    addressee: str
    action: str
    in_paper: str
    paragraph: str
    verb: str | None = None
    through: str | None = None
    due_manner: Due | None = None
    due_session: int | None = None
    recurring: Recurring | None = None
    lineage: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return "mandate"

    @property
    def title(self) -> str:
        return f"Mandate of the {self.addressee} on {self.name}"


def step(before: Mandate | None, given: Dated) -> Matter | Refusal:
    """How a mandate stands after an act that may follow."""
    match given.act:
        case Given() as text:
            return _worded(before, text, "open", given)
        case Proposed() as text:
            return _worded(before, text, "renewal proposed" if before else "proposed", given)
    if before is None:
        raise TypeError(given.kind)
    match given.act:
        case Renewed() as act:
            return replace(
                before,
                status="open",
                in_paper=act.in_paper,
                paragraph=act.paragraph,
                verb=act.verb or before.verb,
                action=act.action or before.action,
                due_manner=act.due or before.due_manner,
                due_session=act.due_session or before.due_session,
                recurring=act.recurring or before.recurring,
                lineage=(*before.lineage, _provision(act, given)),
            )
        case ReportedOn(paper=paper):
            return replace(before, reports=(*before.reports, paper))
        case Discharged():
            return replace(before, status="discharged")
        case Dropped():
            return replace(before, status="not renewed")
    raise TypeError(given.kind)


def _worded(before: Mandate | None, act: Given | Proposed, status: str, given: Dated) -> Mandate:
    return Mandate(
        status=status,
        name=act.name,
        addressee=act.addressee,
        action=act.action,
        in_paper=act.in_paper,
        paragraph=act.paragraph,
        verb=act.verb,
        through=act.through,
        due_manner=act.due,
        due_session=act.due_session,
        recurring=act.recurring,
        lineage=(*(before.lineage if before else ()), _provision(act, given)),
        reports=before.reports if before else (),
    )


def _provision(act: Given | Proposed | Renewed, given: Dated) -> str:
    verb = f" ({act.verb})" if act.verb else ""
    proposed = ", proposed" if isinstance(act, Proposed) else ""
    return f"{act.in_paper}, {act.paragraph}{verb}, {given.dated.spoken()}{proposed}"


_WHILE_OPEN = (Given, Proposed, Renewed, ReportedOn, Discharged, Dropped)

REGISTER = Register(
    name="mandates",
    title="Mandates",
    about="What the Assembly asks of its Bureau and of the Court, with verb, due session and lineage.",
    matters=(Mandate,),
    acts=(Given, Proposed, Renewed, ReportedOn, Discharged, Dropped),
    kinds={"mandate": "mandate"},
    statuses={
        "proposed": "before the Assembly",
        "open": "open",
        "renewal proposed": "open, renewal before the Assembly",
        "discharged": "discharged",
        "not renewed": "not renewed",
    },
    may_follow={
        None: (Given, Proposed),
        "proposed": (Given, Proposed, Dropped),
        "open": _WHILE_OPEN,
        "renewal proposed": _WHILE_OPEN,
        "discharged": (ReportedOn, Given),
        "not renewed": (Given, Proposed),
    },
    step=step,
    columns=("verb", "addressee", "action", "due_session"),
)
