"""What an organ says in its own name, "The Security Council requests …"; in its report, "The Committee requested …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from comity.documents.languages.beginnings import OPENERS, REACH, Beginning, Opening, alternatives, clean, opened, small
from comity.documents.sentences import sentences


class Said(NamedTuple):
    """An operative phrase at [start, end) of a text. ``until``: where the next one begins, or its sentence ends."""

    phrase: str
    start: int
    end: int
    until: int


class Speaking:
    """How sentences begin whose subject is an organ. ``told``: the verbs of what it did, in its own report."""

    def __init__(self, subject: str, operative: Beginning, told: tuple[str, ...], edge: str) -> None:
        self._operative, self._subject, self._edge = operative, subject, edge
        self._past = msgspec.structs.replace(operative.opening, heads=told, opening=(), pattern="") if told else None

    def _spoken(self, opening: Opening) -> re.Pattern[str]:
        adverbs = f"(?:(?:{alternatives(opening.adverbs)}){self._edge}[,\\s]*)?" if opening.adverbs else ""
        subject = f"[{re.escape(OPENERS)}]*{adverbs}(?:{self._subject})(?:, [^,;.]{{3,160}})?,?\\s+"
        return re.compile(f"{subject}(?P<phrase>{opened(opening, self._edge)})")

    # Few papers are statements or reports: what these need is compiled when the first of them comes.

    @cached_property
    def _now(self) -> re.Pattern[str]:
        return self._spoken(self._operative.opening)

    @cached_property
    def _then(self) -> tuple[Beginning, re.Pattern[str]] | None:
        return (Beginning(self._past, self._edge), self._spoken(self._past)) if self._past else None

    @cached_property
    def _reports(self) -> re.Pattern[str]:
        return re.compile(rf"reports? of {self._subject}(?!\w)")

    def author(self, title: str) -> str:
        """What organ reports: "committee" for "Report of the Committee on …"; empty where the title names none."""
        found = self._reports.match(small(title), 0, REACH) if self._past else None
        return found["organ"] if found else ""

    def said(self, text: str, author: str = "") -> Iterator[Said]:
        """The operative phrases of the sentences that an organ begins, the first among them, or that the author does.

        Offsets are those of the text, where no marks that nobody sees stand in it.
        """
        lowered, bare = small(text), clean(text)
        shift = len(text) - len(bare)
        if not author and not self._now.match(lowered, 0, REACH):
            return
        for start, end in sentences(bare):
            beginning, begun = self._operative, self._now.match(lowered, start, min(end, start + REACH))
            if begun is None and author and self._then:
                beginning, begun = self._then[0], self._then[1].match(lowered, start, min(end, start + REACH))
                begun = begun if begun and begun["organ"] == author else None
            if begun is None:
                continue
            spans = [begun.span("phrase"), *(each.span(1) for each in beginning.further(text, begun.end(), end))]
            for (first, last), (until, _) in zip(spans, [*spans[1:], (end, end)], strict=True):
                phrase = beginning.said(lowered[first:last])
                # What belongs to the words behind a phrase is left to them: "that".
                stop = first + len(phrase) if lowered.startswith(phrase, first) else last
                yield Said(phrase, first + shift, stop + shift, until + shift)
