"""Assets: identified, traced, frozen, seized, forfeited, transferred, with third parties in good faith."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Refusal, Register, State

Purpose = Literal["evidence", "reparations", "legal aid"]


class Identified(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(1)(k). Property, proceeds or instrumentalities are identified.

    ``value`` is an amount with its currency, as stated; ``purposes``: what the asset is to serve.
    """

    says = "the {title} was identified"
    name: str
    state: State
    purposes: tuple[Purpose, ...]
    person: str | None = None
    value: str | None = None


class Traced(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(1)(k). The whereabouts and holder of the asset are established."""

    says = "the {title} was traced"
    holder: str | None = None


class Frozen(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 57(3)(e) and 93(1)(k). The asset may not be disposed of for the time being."""

    says = "the {title} was frozen"
    order: str | None = None


class Seized(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 57(3)(e) and 93(1)(k). An authority takes the asset into its custody."""

    says = "the {title} was seized"
    order: str | None = None


class Forfeited(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 77(2)(b) and 109(1). Title to the asset is lost by order of the Court."""

    says = "the {title} was forfeited"
    order: str | None = None


class Transferred(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 79(2) and 109(3). The asset, or its value, goes to the Court or the Trust Fund."""

    says = "the {title} was transferred to {to}"
    to: Literal["the Court", "the Trust Fund for Victims"]
    value: str | None = None


class Released(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 93(1)(k). The measure is lifted and the asset released."""

    says = "the {title} was released: {ground}"
    ground: str


class ThirdPartyClaimed(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 77(2)(b), 93(1)(k) and 109(1). A third party claims rights acquired in good faith."""

    says = "a third party claimed rights in the {title}"
    claimant: str | None = None


class ClaimDecided(Act, frozen=True, kw_only=True):
    """Rome Statute, arts 77(2)(b), 93(1)(k) and 109(1). The claim of a third party is decided."""

    says = "the claim of a third party in the {title} was {outcome}"
    outcome: Literal["recognized", "dismissed"]


class Asset(Matter, frozen=True, kw_only=True):
    """An asset and the measure it is under. ``claims``: claims of third parties not yet decided."""

    name: str
    state: State
    purposes: tuple[Purpose, ...]
    person: str | None = None
    value: str | None = None
    holder: str | None = None
    claims: int = 0
    recognized: int = 0

    @property
    def kind(self) -> str:
        return "asset"

    @property
    def title(self) -> str:
        return f"Asset: {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        return (self.state,)


_MEASURES: dict[type[Act], str] = {
    Traced: "traced",
    Frozen: "frozen",
    Seized: "seized",
    Forfeited: "forfeited",
    Released: "released",
}


def step(before: Asset, given: Dated) -> Matter | Refusal:
    """How an asset stands after an act that may follow."""
    match given.act:
        case Identified() as act:
            return Asset(
                status="identified",
                name=act.name,
                state=act.state,
                purposes=act.purposes,
                person=act.person,
                value=act.value,
            )
        case Traced(holder=holder):
            return replace(before, status="traced", holder=holder or before.holder)
        case Transferred(value=value):
            return replace(before, status="transferred", value=value or before.value)
        case ThirdPartyClaimed():
            return replace(before, claims=before.claims + 1)
        case ClaimDecided(outcome=outcome):
            if not before.claims:
                return Refusal("no-claim", f"no claim is pending in {before.title}", "Rome Statute, art. 109(1)", "act")
            won = before.recognized + (outcome == "recognized")
            return replace(before, claims=before.claims - 1, recognized=won)
        case act if type(act) in _MEASURES:
            return replace(before, status=_MEASURES[type(act)])
    raise TypeError(given.kind)


_CLAIMS = (ThirdPartyClaimed, ClaimDecided)

REGISTER = Register(
    name="assets",
    title="Assets",
    about="Property and proceeds identified for evidence, reparations or legal aid, and the measures on them.",
    matters=(Asset,),
    acts=(Identified, Traced, Frozen, Seized, Forfeited, Transferred, Released, *_CLAIMS),
    kinds={"asset": "asset"},
    statuses={
        "identified": "identified",
        "traced": "traced",
        "frozen": "frozen",
        "seized": "seized",
        "forfeited": "forfeited",
        "transferred": "transferred",
        "released": "released",
    },
    may_follow={
        None: (Identified,),
        "identified": (Traced, Frozen, Seized, Released, *_CLAIMS),
        "traced": (Frozen, Seized, Released, *_CLAIMS),
        "frozen": (Traced, Seized, Forfeited, Released, *_CLAIMS),
        "seized": (Forfeited, Released, *_CLAIMS),
        "forfeited": (Transferred, *_CLAIMS),
        "transferred": _CLAIMS,
        "released": (Frozen, Seized),
    },
    step=step,
    columns=("state", "purposes", "value"),
)
