"""What an account may see: the regime's ``Viewer``, from its authority's function and from the record itself."""

from __future__ import annotations

from datetime import date

from comity.people import delegating, entrusting
from comity.people.functions import FUNCTIONS, ROLES, Right
from comity.people.models import Account, Authority
from comity.regime.authorities import Authority as Designated
from comity.regime.folding import PUBLIC, Viewer
from comity.regime.participation import Participation
from comity.registers.view import RecordView

# A State is a Party from the entry into force until a withdrawal takes effect (arts 126 and 127).
_PARTY = ("party", "withdrawing")


def rights(account: Account, today: date) -> frozenset[Right]:
    """What an account may do within its authority: by its own role, and by those of whom it acts for today."""
    if account.ended is not None:
        return frozenset()
    return ROLES[account.role].union(*(ROLES[giver.role] for giver in delegating.acts_for(account, today)))


def gives_access(account: Account, authority: Authority, today: date) -> bool:
    """Whether an account may invite people to an authority, change their roles and end their accounts."""
    if "people" not in rights(account, today):
        return False
    return account.authority_id == authority.pk or account.authority.function == "administration"


def viewer(account: Account | None, today: date) -> Viewer:
    """The record as an account may see it today. Without an account, with one that ended, or whose role reads
    nothing: as the public does."""
    if account is None or "read" not in rights(account, today) or not stands(account.authority, today):
        return PUBLIC
    authority = account.authority
    function = FUNCTIONS[authority.function]
    if function.stands_for == "nobody":
        return PUBLIC
    states = function.states and (function.stands_for != "State" or is_party(authority.party, today))
    own = frozenset({authority.party}) if function.papers else frozenset[str]()
    return Viewer(state_or_court=states, authorities=own)


def entrusted(account: Account, today: date) -> frozenset[tuple[str, str]]:
    """The matters restricted to its party that an account sees because they are entrusted to its ministry.

    (register, name); none for whoever shares all that is for the party.
    """
    if not entrusting.may_be(account.authority) or "read" not in rights(account, today):
        return frozenset()
    found = entrusting.to(account.authority)
    return found if found and stands(account.authority, today) else frozenset()


def viewer_of(account: Account, register: str, matter: str, today: date) -> Viewer:
    """As ``viewer``, for one matter: whoever has it entrusted sees it as the party does, and no other for that."""
    found = viewer(account, today)
    if (register, matter) in entrusted(account, today):
        return found._replace(authorities=found.authorities | {account.authority.party})
    return found


def stands(authority: Authority, today: date) -> bool:
    """False while the designation that an authority points to is not in the record, or has ended."""
    if not authority.designation:
        return True
    whole = Viewer(state_or_court=True, authorities=frozenset({authority.party}))
    found = RecordView(today, today, whole).standings("authorities", statuses=["designated"])
    return any(
        row.name == authority.designation
        and isinstance(row.matter, Designated)
        and (row.matter.state, row.matter.function) == (authority.party, authority.function)
        for row in found
    )


def is_party(state: str, today: date) -> bool:
    """Whether the Rome Statute is in force for a State, as the record has it."""
    found = RecordView(today, today).standings("participation", ["rome-statute"], _PARTY)
    return any(isinstance(row.matter, Participation) and row.matter.state == state for row in found)
