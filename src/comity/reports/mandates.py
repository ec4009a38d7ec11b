"""How the mandates of the register are worded in a draft: verb, addressee, action, due session."""

from __future__ import annotations

from comity.documents.writers.words import ordinal
from comity.regime.mandates import Mandate
from comity.reports.drafting import Draft, pinpoint
from comity.reports.view import typed

# No verb is ever supplied: *urges* is not *requests*.
VERB_UNKNOWN = "[verb not in the record]"


def before_the_assembly(draft: Draft) -> list[Mandate]:
    """The mandates that are open or proposed, in the order of their provisions in the latest paper."""
    rows = typed(draft.answer("mandates-open").evidence, Mandate)
    return [mandate for _, mandate in sorted(rows, key=lambda found: _place(found[1]))]


def asked(mandate: Mandate) -> str:
    """Who is to do what by when: "the Bureau, through its working groups, to …, and report to the sixteenth …"."""
    through = f", through {mandate.through}," if mandate.through else ""
    return f"the {mandate.addressee}{through} to {mandate.action}{due(mandate)}"


def due(mandate: Mandate) -> str:
    """The end of a mandate: the session at which it is due, and whether it recurs."""
    said = ""
    if mandate.due_session:
        session = f"the {ordinal(mandate.due_session)} session of the Assembly"
        said = {"at": f" to {session}", None: f" to {session}"}.get(
            mandate.due_manner, f" to the Assembly {mandate.due_manner} its {ordinal(mandate.due_session)} session"
        )
    recurring = {"annual": " and annually thereafter", "biennial": " and every two years thereafter"}
    return said + recurring.get(mandate.recurring or "", "")


def lineage(mandate: Mandate) -> list[str]:
    """The provisions a mandate comes from, oldest first: "ICC-ASP/13/Res.3, operative paragraph 16 (invites), …"."""
    found = []
    for provision in mandate.lineage:
        paper, _, rest = provision.partition(", ")
        address, space, after = rest.partition(" ")
        bare = address.rstrip(",")
        found.append(f"{paper}, {pinpoint(bare)}{address[len(bare) :]}{space}{after}")
    return found


def cited(mandate: Mandate) -> str:
    """The note that gives a mandate's lineage."""
    return f"{'; '.join(lineage(mandate))}."


def _place(mandate: Mandate) -> tuple[str, int, str]:
    """Where a mandate stands in its paper: op-4 before op-10, and a before b."""
    _, _, tail = mandate.paragraph.rpartition("-" if "/" not in mandate.paragraph else "/")
    return (mandate.in_paper, int(tail), "") if tail.isdecimal() else (mandate.in_paper, 0, tail)
