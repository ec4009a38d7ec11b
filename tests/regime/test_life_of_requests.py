"""The life of a request walked at random: only what the table allows happens, and each refusal names its article.

Acts of every kind, by anybody, on any day, late ones and withdrawals among them, are tried against the fold. What it
takes is held against a second reckoning that knows only the table and the step, and what it refuses against the table
and against whose act it is.
"""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from comity.regime import REGISTERS, contents, dates, folding, lines, requests
from comity.regime.acts import Act, Dated, EntryWithdrawn, Matter, Refusal
from comity.regime.cooperation import BY, Transmitted
from comity.regime.folding import Standing, Viewer
from comity.regime.requests import CooperationRequest
from tests.regime import samples

REGISTER = REGISTERS["requests"]
FIRST, LONG = date(2016, 1, 1), 700
ADDRESSEE, STRANGER = "NLD", "BEL"
ARTICLE = re.compile(r"(Rome Statute, arts? ?\.? ?\d|RPE, rule \d)")
ACTS = {act: tuple(samples.of(act))[:60] for act in BY if act is not Transmitted}
# What an act makes of a request, where that does not hang on what was before.
LEADS_TO = {
    "received": {"received"},
    "consultation-opened": {"under consultation"},
    "modified": {"received"},
    "postponed": {"postponed"},
    "executed": {"executed", "executed in part"},
    "refused": {"refused", "refused in part", "executed in part"},
    "found-unable": {"unable"},
    "withdrawn": {"withdrawn"},
    "closed": {"closed"},
}


def reckoned(acts: list[Dated]) -> list[tuple[date, Matter]] | None:
    """How the request stood from which day on, one act after the other; None where one of them may not stand."""
    gone = {act.act.entry for act in acts if isinstance(act.act, EntryWithdrawn)}
    counted = [act for act in acts if act.number not in gone and not isinstance(act.act, EntryWithdrawn)]
    found: list[tuple[date, Matter]] = []
    now: Matter | None = None
    for given in sorted(counted, key=lambda act: (act.day, act.number or 0)):
        now = _turned(found, now, given.day)
        if type(given.act) not in REGISTER.may_follow[now.status if now else None]:
            return None
        after = REGISTER.step(now, given)
        if isinstance(after, Refusal):
            return None
        now = after
        found.append((given.day, now))
        now = _turned(found, now, given.day)
    _turned(found, now, date.max)
    return found


def _turned(found: list[tuple[date, Matter]], now: Matter | None, until: date) -> Matter | None:
    for day, after in now.turns() if now else ():
        if day <= until:
            found.append((max(day, found[-1][0]), after))
            now = after
    return now


class Life(RuleBasedStateMachine):
    """One request, from its transmission on."""

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[Dated] = []
        self.size = 0

    @initialize(
        measure=st.sampled_from(sorted(contents.ESTABLISHED)),
        whole=st.booleans(),
        reason=st.booleans(),
        urgent=st.booleans(),
        basis=st.sampled_from(["obligation", "invitation"]),
        by=st.sampled_from(["sender", "addressee", STRANGER, ""]),
    )
    def transmit(self, measure: str, whole: bool, reason: bool, urgent: bool, basis: str, by: str) -> None:
        """Begin; what is refused is transmitted rightly in its place, so that the walk goes on."""
        kind = contents.ESTABLISHED[measure]
        organ = kind.through.codes[0]
        self.sender, self.addressee = (ADDRESSEE, organ) if kind.to_the_court else (organ, ADDRESSEE)
        by = {"sender": self.sender, "addressee": self.addressee}.get(by, by)
        every = tuple(content.key for content in kind.contents)
        for given, who, why in ((every if whole else every[1:], by, reason), (every, "", False)):
            act = Transmitted(
                organ=self.sender,
                to=self.addressee,
                measure=measure,  # type: ignore[arg-type]
                reference="R",
                language="en",
                urgent=urgent,
                basis=basis,  # type: ignore[arg-type]
                contents=given,
                although_incomplete="so it is" if why else None,
            )
            taken = self._try(act, 0, who)
            assert taken is (who in (self.sender, "") and (len(given) == len(every) or why))
            if taken:
                return

    @rule(act=st.sampled_from(sorted(ACTS, key=lambda act: act.__name__)), data=st.data())
    def act(self, act: type[Act], data: st.DataObject) -> None:
        """Anything, by anybody, on a day after what there is, or before."""
        late = data.draw(st.integers(0, 9)) == 0
        last = (max(each.day for each in self.acts) - FIRST).days
        day = data.draw(st.integers(0, last)) if late else last + data.draw(st.integers(0, 45))
        by = data.draw(st.sampled_from([self.sender, self.addressee, self.sender, self.addressee, STRANGER, ""]))
        self._try(data.draw(st.sampled_from(ACTS[act])), min(day, LONG), by)

    @rule(data=st.data())
    def what_is_offered(self, data: st.DataObject) -> None:
        """An act that the page would offer to one of the two: it is refused for nothing but what it says."""
        stands = self._stands()
        party = data.draw(st.sampled_from(stands.parties))
        offered = requests.open_to(stands, party)
        if offered:
            act = data.draw(st.sampled_from(offered))
            last = (max(each.day for each in self.acts) - FIRST).days
            self._try(data.draw(st.sampled_from(ACTS[act])), last, party)

    @precondition(lambda self: len(self.acts) > 1)
    @rule(data=st.data())
    def withdraw_an_entry(self, data: st.DataObject) -> None:
        """An entry is withdrawn, and with it what rests on it would have to fall: then it is refused."""
        gone = {each.act.entry for each in self.acts if isinstance(each.act, EntryWithdrawn)}
        there = [each.number or 0 for each in self.acts if not isinstance(each.act, EntryWithdrawn)]
        left = [number for number in there if number not in gone]
        # Without its transmission there is no request to walk on with.
        entry = data.draw(st.sampled_from(left if len(left) > 1 else [number for number in there if number in gone]))
        self._try(EntryWithdrawn(entry=entry, reason="an error"), LONG, "")

    def _try(self, act: Act, day: int, by: str) -> bool:
        given = samples.dated(REGISTER, act, FIRST + timedelta(days=day), self.size + 1)
        given = _by(given, by)
        assert lines.read(lines.write(given), REGISTERS) == _bare(given)
        counted = folding.effective([*self.acts, given], REGISTERS)
        assert not isinstance(counted, Refusal)
        found = folding.fold(REGISTER, counted)
        alike = reckoned([*self.acts, given])
        before = self._status_before(given)
        if isinstance(found, Refusal):
            assert alike is None
            assert ARTICLE.match(found.authority), found
            assert found.sentence
            assert found.about is not None
            return False
        assert alike is not None
        assert isinstance(act, EntryWithdrawn) or type(act) in REGISTER.may_follow[before]
        if by and not isinstance(act, EntryWithdrawn):
            whose = {"sender": {self.sender}, "addressee": {self.addressee}}
            assert by in whose.get(BY[type(act)], {self.sender, self.addressee})
        self.size += 1
        self.acts.append(given)
        if not isinstance(act, EntryWithdrawn):
            after = next(row for row in found if row.since <= given.day and (not row.until or row.until > given.day))
            same_day = [each for each in self.acts if each.day == given.day]
            if same_day[-1] is given and not any(each.day > given.day for each in self.acts):
                assert after.status in LEADS_TO.get(act.word(), {after.status}) | _ends_at_once(act, given)
        return True

    def _status_before(self, given: Dated) -> str | None:
        earlier = [each for each in self.acts if each.day <= given.day or isinstance(each.act, EntryWithdrawn)]
        found = reckoned(earlier) or []
        held = [matter for day, matter in found if day <= given.day]
        return held[-1].status if held else None

    def _rows(self) -> list[Standing]:
        counted = folding.effective(self.acts, REGISTERS)
        assert not isinstance(counted, Refusal)
        rows = folding.fold(REGISTER, counted)
        assert not isinstance(rows, Refusal)
        return rows

    def _stands(self) -> CooperationRequest:
        day = max(each.day for each in self.acts if not isinstance(each.act, EntryWithdrawn))
        held = [row.matter for row in self._rows() if row.since <= day]
        assert isinstance(held[-1], CooperationRequest)
        return held[-1]

    @precondition(lambda self: self.acts)
    @invariant()
    def it_stands_as_all_its_acts_say(self) -> None:
        """The standings are the fold of all acts, in whatever order they were entered, to each of the two parties."""
        rows = self._rows()
        alike = reckoned(self.acts)
        assert alike is not None
        for row in rows:
            assert row.matter == [matter for day, matter in alike if day <= row.since][-1]
        assert rows[0].since == FIRST
        assert all(row.until == after.since for row, after in itertools.pairwise(rows))
        for party in (self.sender, self.addressee):
            viewer = Viewer(authorities=frozenset({party}))
            assert folding.standings(REGISTER, reversed(self.acts), REGISTERS, viewer) == rows

    @precondition(lambda self: self.acts)
    @invariant()
    def whose_act_it_is_holds(self) -> None:
        """Somebody's act is expected until the file is closed; to nobody is offered what is another's."""
        stands = self._stands()
        assert set(requests.awaited(stands)) <= {self.sender, self.addressee}
        assert bool(requests.awaited(stands)) is (stands.status != "closed")
        assert not requests.open_to(stands, STRANGER)
        for party, side in ((self.sender, "sender"), (self.addressee, "addressee")):
            for act in requests.open_to(stands, party):
                assert BY[act] in (side, "either")
                assert act in REGISTER.may_follow[stands.status]

    @precondition(lambda self: self.acts)
    @invariant()
    def consultation_and_postponement_are_no_refusal(self) -> None:
        """What was not refused by an act is not refused, whatever was consulted on or postponed."""
        gone = {each.act.entry for each in self.acts if isinstance(each.act, EntryWithdrawn)}
        refused = any(each.act.word() == "refused" for each in self.acts if each.number not in gone)
        stands = self._stands()
        assert refused or (not stands.refused and stands.status not in ("refused", "refused in part"))
        assert not (stands.status == "under consultation" and stands.consultations == 0)


def _ends_at_once(act: Act, given: Dated) -> set[str]:
    """A postponement whose last day is past already stands no more on the day on which it is made."""
    until = getattr(act, "until", None)
    return set(REGISTER.statuses) if until and until.last < given.day else set()


def _by(given: Dated, party: str) -> Dated:
    return Dated(**{name: getattr(given, name) for name in given.__struct_fields__} | {"on_behalf_of": party})


def _bare(given: Dated) -> Dated:
    return Dated(**{name: getattr(given, name) for name in given.__struct_fields__} | {"number": None})


Life.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase


def test_the_walk_reaches_every_status() -> None:
    """What the walk may try is enough to come everywhere: it is no proof about a corner of the table."""
    assert set(LEADS_TO) <= {act.word() for act in BY}
    assert {status for told in LEADS_TO.values() for status in told} | {"transmitted"} == set(REGISTER.statuses)
    assert dates.day(FIRST).last == FIRST
