"""Official papers: their symbols, and whether they were taken note of, welcomed or adopted, when and how."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from comity.regime.acts import Act, Dated, Matter, Reference, Refusal, Register
from comity.regime.dates import Date

Sort = Literal["resolution", "declaration", "report", "treaty", "plan", "guidelines", "letter", "other paper"]


class Issued(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A paper is issued, under a symbol where it has one."""

    says = "the {title} was issued"
    sort: Sort
    name: str
    symbol: str | None = None
    organ: str | None = None
    session: int | None = None
    follows: Reference | None = None


class TakenNoteOf(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The Assembly takes note of a paper: it neither approves nor adopts it."""

    says = "{by_body} took note of the {title}"
    by_body: str
    in_paper: str | None = None


class Welcomed(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). The Assembly welcomes a paper."""

    says = "{by_body} welcomed the {title}"
    by_body: str
    in_paper: str | None = None


class Adopted(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(7). A paper is adopted, at a plenary meeting, by consensus or by vote."""

    says = "the {title} was adopted{manner}"
    plenary: int | None = None
    how: Literal["consensus", "vote"] | None = None

    @property
    def manner(self) -> str:
        return f" by {self.how}" if self.how else ""


class Superseded(Act, frozen=True, kw_only=True):
    """Rome Statute, art. 112(2). A later version takes the place of the paper."""

    says = "the {title} was superseded"
    superseded_by: Reference


class Paper(Matter, frozen=True, kw_only=True):
    """A paper. ``follows``: the paper of the session before that this one continues."""

    sort: Sort
    name: str
    symbol: str | None = None
    organ: str | None = None
    session: int | None = None
    follows: Reference | None = None
    issued: Date
    adopted: Date | None = None
    plenary: int | None = None
    how: str | None = None

    @property
    def kind(self) -> str:
        return self.sort

    @property
    def title(self) -> str:
        return f"{self.name} ({self.symbol})" if self.symbol and self.symbol != self.name else self.name


def step(before: Paper | None, given: Dated) -> Matter | Refusal:
    """How a paper stands after an act that may follow."""
    if isinstance(given.act, Issued):
        act = given.act
        return Paper(
            status="issued",
            sort=act.sort,
            name=act.name,
            symbol=act.symbol,
            organ=act.organ,
            session=act.session,
            follows=act.follows,
            issued=given.dated,
        )
    if before is None:
        raise TypeError(given.kind)
    match given.act:
        case TakenNoteOf():
            return replace(before, status="taken note of")
        case Welcomed():
            return replace(before, status="welcomed")
        case Adopted(plenary=plenary, how=how):
            return replace(before, status="adopted", adopted=given.dated, plenary=plenary, how=how)
        case Superseded():
            return replace(before, status="superseded")
    raise TypeError(given.kind)


_BEFORE_ADOPTION = (TakenNoteOf, Welcomed, Adopted, Superseded)

REGISTER = Register(
    name="papers",
    title="Papers",
    about="Official papers by symbol: issued, taken note of, welcomed, adopted. Taking note is not adopting.",
    matters=(Paper,),
    acts=(Issued, TakenNoteOf, Welcomed, Adopted, Superseded),
    kinds={
        "resolution": "resolution",
        "declaration": "declaration",
        "report": "report",
        "treaty": "treaty",
        "plan": "plan",
        "guidelines": "guidelines",
        "letter": "letter",
        "other paper": "other paper",
    },
    statuses={
        "issued": "issued",
        "taken note of": "taken note of",
        "welcomed": "welcomed",
        "adopted": "adopted",
        "superseded": "superseded",
    },
    may_follow={
        None: (Issued,),
        "issued": _BEFORE_ADOPTION,
        "taken note of": _BEFORE_ADOPTION,
        "welcomed": _BEFORE_ADOPTION,
        "adopted": (TakenNoteOf, Superseded),
        "superseded": (),
    },
    step=step,
    columns=("symbol", "organ", "session"),
)
