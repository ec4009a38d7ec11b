"""The requirements card of a State: what its law asks of a request, kind by kind, as it has told the Court.

One matter is the card of one State for one kind of request, or for every kind. What a request has to contain beside
the contents of the Statute is what its addressee's cards say on the day when it is made; a later card changes no
request. The audience of the acts says who may see a card: everybody, States, or the parties named.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec.structs import replace

from comity.regime import states
from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State
from comity.regime.contents import ARRESTS, ESTABLISHED
from comity.regime.cooperation import Kind

EVERY: Final = "every kind"
# An item is named by its own words, in a request that contains it or goes without.
_LONGEST: Final = 300


class Stated(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 91(4) and 96(3). A State advises the Court of what its law requires of a request.

    ``requires``: each requirement in words of its own; ``measure``: the kind of request that it is for. Art. 91(2)(c)
    bounds them for surrender: not more burdensome than for extradition, and if possible less.
    """

    says = "{state} stated what its law requires of a request"
    state: State
    measure: Literal[Kind, "every kind"]
    requires: tuple[str, ...]


class Restated(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 91(4) and 96(3). The State advises the Court of other requirements, in place of these."""

    says = "the {title} was changed"
    requires: tuple[str, ...]


class Lifted(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 91(4) and 96(3). The State requires nothing of its own any more."""

    says = "the {title} was lifted"


class Card(Matter, frozen=True, kw_only=True):
    """What a State requires of a kind of request. ``version`` counts how often it was stated."""

    state: State
    measure: str
    requires: tuple[str, ...]
    version: int = 1

    @property
    def kind(self) -> str:
        return self.measure

    @property
    def title(self) -> str:
        of = "every request" if self.measure == EVERY else f"requests for {ESTABLISHED[self.measure].name}"
        return f"Requirements card of {states.in_a_sentence(self.state)} for {of}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)

    def covers(self, measure: str) -> bool:
        """Whether it is for requests of a kind. What is asked of every kind is not asked of what the Court is asked."""
        return self.measure == measure or (self.measure == EVERY and not ESTABLISHED[measure].to_the_court)


def step(before: Card, given: Dated) -> Matter | Refusal:
    """How a card stands after an act that may follow."""
    match given.act:
        case Stated(state=state, measure=measure, requires=requires):
            article = "Rome Statute, art. 91(4)" if measure in ARRESTS else "Rome Statute, art. 96(3)"
            if measure != EVERY and ESTABLISHED[measure].to_the_court:
                sentence = "a State says what its own law requires: it is not asked here, but asks the Court"
                return Refusal("wrong-way", sentence, "Rome Statute, art. 96(4)", "measure")
            count = before.version + 1 if before else 1
            card = Card(status="in force", state=state, measure=measure, requires=requires, version=count)
            return _unclear(requires, article) or card
        case Restated(requires=requires):
            article = "Rome Statute, art. 91(4)" if before.measure in ARRESTS else "Rome Statute, art. 96(3)"
            after = replace(before, status="in force", requires=requires, version=before.version + 1)
            return _unclear(requires, article) or after
        case Lifted():
            return replace(before, status="lifted", requires=())
    raise TypeError(given.kind)


def _unclear(requires: tuple[str, ...], article: str) -> Refusal | None:
    if not requires or len(set(requires)) < len(requires):
        return Refusal("bad-card", "a card states its requirements, each once", article, "requires")
    if any(len(each) > _LONGEST for each in requires):
        return Refusal("bad-card", f"a requirement is said in {_LONGEST} characters at most", article, "requires")
    return None


REGISTER = Register(
    name="requirements",
    title="Requirements of States",
    about="What the law of each State requires of a request, as it has advised the Court.",
    matters=(Card,),
    acts=(Stated, Restated, Lifted),
    kinds={**{key: kind.name for key, kind in ESTABLISHED.items() if not kind.to_the_court}, EVERY: "every request"},
    statuses={"in force": "in force", "lifted": "lifted"},
    may_follow={None: (Stated,), "in force": (Restated, Lifted), "lifted": (Stated,)},
    step=step,
    columns=("state", "requires"),
)
