"""Figures on participation in the Rome Statute and the privileges agreement, and on channels."""

from __future__ import annotations

from collections.abc import Collection

from comity.regime import states
from comity.regime.folding import Standing
from comity.regime.participation import Participation
from comity.reports.figures import Answer, Figures, counted
from comity.reports.view import View, typed

FIGURES = Figures()

_PARTY = ("party", "withdrawing")


def _participation(row: Standing) -> str:
    return row.matter.parties[0]


def _statute(view: View, statuses: Collection[str] | None) -> list[tuple[Standing, Participation]]:
    return typed(view.standings("participation", ["rome-statute"], statuses), Participation)


@FIGURES.named(
    "states-parties",
    title="States Parties",
    definition="States for which the Rome Statute is in force on the day (art. 126). A notified withdrawal changes "
    "nothing until it takes effect (art. 127).",
    unit="States",
    reads=["participation"],
    stated_as=[
        "# States Parties to the Rome Statute",
        "# States (are|were|had become) (States )?Part(y|ies) to (the Rome Statute|the Statute|it)",
        "# (States )?Parties to the Rome Statute",
        "# ratifications of … Rome Statute",
        "# États parties au Statut de Rome",
    ],
)
def states_parties(view: View) -> Answer:
    return counted(view.standings("participation", ["rome-statute"], _PARTY))


@FIGURES.named(
    "states-parties-by-deposit",
    title="States that have deposited an instrument",
    definition="States Parties, and States whose instrument is deposited while the Statute is not yet in force "
    "for them. An instrument taken back does not count.",
    unit="States",
    reads=["participation"],
)
def states_parties_by_deposit(view: View) -> Answer:
    # A succession takes effect before its instrument is received; by deposit it counts from the receipt.
    return counted(
        row
        for row, participation in _statute(view, (*_PARTY, "deposited"))
        if participation.deposited is None or participation.deposited.last <= view.as_at
    )


@FIGURES.named(
    "withdrawals-pending",
    title="Withdrawals notified and pending",
    definition="States Parties that have notified their withdrawal, which has neither taken effect nor been rescinded.",
    unit="States",
    reads=["participation"],
    stated_as=["# (States|withdrawals) … notified … withdrawal"],
)
def withdrawals_pending(view: View) -> Answer:
    return counted(view.standings("participation", ["rome-statute"], ["withdrawing"]))


@FIGURES.named(
    "signatories",
    title="Signatories of the Rome Statute",
    definition="States that signed the Rome Statute by the day, whatever they did afterwards.",
    unit="States",
    reads=["participation"],
)
def signatories(view: View) -> Answer:
    return counted(row for row, participation in _statute(view, None) if participation.signed)


@FIGURES.named(
    "signatories-not-parties",
    title="Signatories that are not Parties",
    definition="States that signed the Rome Statute and for which it is not in force on the day and no instrument is "
    "deposited; States that have withdrawn are among them.",
    unit="States",
    reads=["participation"],
)
def signatories_not_parties(view: View) -> Answer:
    never_or_no_longer = _statute(view, ("signatory", "withdrawn", "taken back"))
    return counted(row for row, participation in never_or_no_longer if participation.signed)


@FIGURES.named(
    "privileges-agreement-parties",
    title="Parties to the Agreement on Privileges and Immunities",
    definition="States for which the Agreement on Privileges and Immunities is in force on the day.",
    unit="States",
    reads=["participation"],
    stated_as=[
        "# (States|States Parties) … part(y|ies) to the Agreement on … Privileges",
        "# (ratifications|Parties) … Agreement on … Privileges",
        "# … to the Agreement on (the )?Privileges and Immunities",
        "# États … Accord sur les privilèges",
    ],
)
def privileges_agreement_parties(view: View) -> Answer:
    return counted(view.standings("participation", ["privileges-agreement"], _PARTY))


@FIGURES.named(
    "privileges-agreement-by-deposit",
    title="States that have deposited an instrument to the Agreement on Privileges and Immunities",
    definition="Parties to the Agreement, and States whose instrument is deposited while it is not yet in "
    "force for them.",
    unit="States",
    reads=["participation"],
)
def privileges_agreement_by_deposit(view: View) -> Answer:
    return counted(view.standings("participation", ["privileges-agreement"], (*_PARTY, "deposited")))


@FIGURES.named(
    "states-with-legislation",
    title="States with implementing legislation",
    definition="States whose implementing legislation is recorded as adopted and not repealed on the day.",
    unit="States",
    reads=["participation"],
    stated_as=["# States( Parties)? … implementing legislation"],
)
def states_with_legislation(view: View) -> Answer:
    return counted(view.standings("participation", ["legislation"], ["adopted"]), by=_participation)


@FIGURES.named(
    "channels-declared",
    title="States with a declared channel or language",
    definition="States whose declaration under article 87(1)(a) or (2) is in effect on the day.",
    unit="States",
    reads=["authorities"],
    stated_as=["# States … (declared|communicated) … channel"],
)
def channels_declared(view: View) -> Answer:
    return counted(view.standings("authorities", ["channel"]), by=_participation)


@FIGURES.named(
    "national-authorities-designated",
    title="National authorities designated",
    definition="Focal points, central authorities and working groups designated by States and not ended on the day.",
    unit="authorities",
    reads=["authorities"],
    stated_as=["# (national focal points|focal points|national authorities)"],
)
def national_authorities_designated(view: View) -> Answer:
    return counted(view.standings("authorities", ["focal point", "central authority", "working group"], ["designated"]))


# The five regional groups of the United Nations: as figures are named, as they are called, as the table has them.
GROUPS = (
    ("african", "African States", "African"),
    ("asia-pacific", "Asia-Pacific States", "Asia-Pacific"),
    ("eastern-european", "Eastern European States", "Eastern European"),
    ("latin-american-and-caribbean", "Latin American and Caribbean States", "GRULAC"),
    ("western-european-and-other", "Western European and other States", "WEOG"),
)


def _of_group(slug: str, title: str, group: str) -> None:
    @FIGURES.named(
        f"states-parties-{slug}",
        title=f"States Parties: {title}",
        definition=f"States Parties on the day that belong to the regional group of {title}.",
        unit="States",
        reads=["participation"],
    )
    def of_group(view: View) -> Answer:
        rows = states_parties(view).evidence
        return counted(row for row in rows if (state := states.get(_participation(row))) and state.group == group)


for _slug, _title, _group in GROUPS:
    _of_group(_slug, _title, _group)
