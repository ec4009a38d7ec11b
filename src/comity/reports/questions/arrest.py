"""Figures on arrest warrants, surrender, sentences and non-compliance."""

from __future__ import annotations

from comity.regime.folding import Standing
from comity.regime.sentences import Sentence
from comity.regime.warrants import Warrant
from comity.reports.figures import Answer, Figures, counted
from comity.reports.view import View, typed

FIGURES = Figures()


def _person(row: Standing) -> str:
    assert isinstance(row.matter, Warrant | Sentence)
    return row.matter.person


@FIGURES.named(
    "persons-outstanding",
    title="Persons with an outstanding warrant",
    definition="Persons against whom at least one warrant of arrest is outstanding: issued by the day, and neither "
    "executed by surrender nor ended. An arrest by a State is not execution; a summons does not count. A warrant "
    "under seal counts from its issue as soon as it is known.",
    unit="persons",
    reads=["warrants"],
    stated_as=[
        "warrants … against # (persons|individuals|suspects|people)",
        "# (persons|individuals|suspects|people) … (outstanding|at large|not yet surrendered)",
        "outstanding … (against|for|concerning) # (persons|individuals|suspects)",
        "mandats d'arrêt … # personnes",
    ],
)
def persons_outstanding(view: View) -> Answer:
    return counted(view.standings("warrants", ["warrant"], ["outstanding"]), by=_person)


@FIGURES.named(
    "warrants-outstanding",
    title="Outstanding warrants",
    definition="Warrants of arrest that are outstanding on the day; a person may have several.",
    unit="warrants",
    reads=["warrants"],
    stated_as=[
        "# (outstanding |public )*(arrest warrants|warrants of arrest) … (outstanding|unexecuted|pending)",
        "# (outstanding|unexecuted) (arrest warrants|warrants of arrest|warrants)",
        "# mandats d'arrêt … exécution",
    ],
)
def warrants_outstanding(view: View) -> Answer:
    return counted(view.standings("warrants", ["warrant"], ["outstanding"]))


@FIGURES.named(
    "persons-held-by-states",
    title="Persons arrested and not surrendered",
    definition="Persons with an outstanding warrant who have been arrested by a State, not released and not "
    "surrendered.",
    unit="persons",
    reads=["warrants"],
    stated_as=["# of them … (held|detained) by (a State|States)"],
)
def persons_held_by_states(view: View) -> Answer:
    rows = persons_outstanding(view).evidence
    return counted((row for row, warrant in typed(rows, Warrant) if warrant.held_by), by=_person)


@FIGURES.named(
    "persons-ever-under-warrant",
    title="Persons ever named in a warrant",
    definition="Persons against whom a warrant of arrest had been issued by the day, whatever became of it.",
    unit="persons",
    reads=["warrants"],
)
def persons_ever_under_warrant(view: View) -> Answer:
    return counted(view.standings("warrants", ["warrant"]), by=_person)


@FIGURES.named(
    "persons-ever-sought",
    title="Persons ever sought by warrant or summons",
    definition="Persons against whom a warrant of arrest or a summons to appear had been issued by the day.",
    unit="persons",
    reads=["warrants"],
)
def persons_ever_sought(view: View) -> Answer:
    return counted(view.standings("warrants"), by=_person)


@FIGURES.named(
    "persons-surrendered",
    title="Persons surrendered to the Court",
    definition="Persons against whom a warrant had been executed by the day, by surrender or in detention.",
    unit="persons",
    reads=["warrants"],
    stated_as=["# (persons|suspects|individuals) … surrendered to the Court"],
)
def persons_surrendered(view: View) -> Answer:
    rows = view.history(("warrants",))
    executed = {(row.name, row.register): row for row in rows if row.status == "executed" and row.since <= view.as_at}
    return counted(executed.values(), by=_person)


@FIGURES.named(
    "persons-serving-sentences",
    title="Persons serving sentences in States of enforcement",
    definition="Sentenced persons who have been transferred to a State of enforcement and whose sentence is not "
    "recorded as completed on the day.",
    unit="persons",
    reads=["sentences"],
    stated_as=[
        "# (persons|convicted persons|sentenced persons) … serving … (State of enforcement|States of enforcement)",
        "# persons were serving sentences",
    ],
)
def persons_serving_sentences(view: View) -> Answer:
    return counted(view.standings("sentences", ["sentence"], ["serving"]), by=_person)


@FIGURES.named(
    "persons-serving-at-home",
    title="Persons serving in their State of nationality",
    definition="Persons serving sentences in a State of enforcement that is also the State of their nationality.",
    unit="persons",
    reads=["sentences"],
    stated_as=["# of (the persons|them|the convicted persons) … serv(ing|ed) … State of … nationality"],
)
def persons_serving_at_home(view: View) -> Answer:
    rows = persons_serving_sentences(view).evidence
    return counted(
        (row for row, sentence in typed(rows, Sentence) if sentence.state == sentence.nationality), by=_person
    )


@FIGURES.named(
    "findings-referred",
    title="Findings of non-compliance before the Assembly or the Security Council",
    definition="Findings under article 87(7) that have been referred and are neither settled nor reversed on the day.",
    unit="findings",
    reads=["findings"],
    stated_as=["# findings of non-(compliance|cooperation)", "# findings under article 87"],
)
def findings_referred(view: View) -> Answer:
    return counted(view.standings("findings", ["finding"], ["referred", "considered"]))


@FIGURES.named(
    "contacts-notified",
    title="Contacts notified in the year",
    definition="Contacts with persons under a warrant of which the Court was voluntarily advised, from 1 January of "
    "the year to the day.",
    unit="contacts",
    reads=["contacts"],
    stated_as=["# contacts … notified", "contacts … notified in the year: #"],
)
def contacts_notified(view: View) -> Answer:
    first = view.as_at.replace(month=1, day=1)
    opened = {row.name: row for row in reversed(view.history(("contacts",)))}
    return counted(row for row in opened.values() if first <= row.since <= view.as_at)
