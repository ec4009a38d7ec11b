"""Blocks into provisions: what each is, its number, its words. Nesting comes after (``nesting``).

A paper is read from front to end in *parts*: the title block, a table of contents, a preamble, operative
paragraphs, the numbered paragraphs of a report, and then the same again in each annex. In which part a block
stands says what it may be; its first words say which of these it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from comity.documents.languages.language import LONGEST, Language
from comity.documents.readers import genre, heads
from comity.documents.readers.contents import Contents, may_come
from comity.documents.readers.found import Found, titles
from comity.documents.readers.genre import FIGURE, LEADER, PAGED, bare_of
from comity.documents.readers.heads import ENDS
from comity.documents.readers.joining import Block, following
from comity.documents.readers.markers import Marker, lettered, marker, place
from comity.documents.readers.marking import begins_note, numbered_note, stops
from comity.documents.tree import Kind

Part = Literal["front", "contents", "preamble", "operative", "report", "annex"]

_COMMAS = (",", "،", "，", ", and", "، و")
# What states a fact and asks for nothing: before anything is asked, it belongs to the preamble.
_STATING = frozenset({"notes", "recognizes", "recalls"})
_RULE = re.compile(r"(?:[_–—-]\s?){4,}")  # it parts the notes from what is above them


def provisions(blocks: Sequence[Block], language: Language) -> list[Found]:
    """The provisions of a paper in reading order."""
    return _Reading(blocks, language).all()


class _Reading:
    """One way through a paper."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.blocks = blocks
        self.language = language
        self.part: Part = "front"
        self.found: list[Found] = []
        self.before: Found | None = None  # the last one that neither page nor note put there
        self.last = 0  # the number of the last operative paragraph or paragraph of a report
        self.resolution = genre.enacts(blocks, language)
        self.running_on = not self.resolution and genre.runs_on(blocks, language)
        self.turn = None if self.resolution else genre.turning(blocks, language)  # where a declaration begins to ask
        self.running_on = self.running_on or self.turn is not None
        self.bracketed = self.resolution and genre.bracketed(blocks, language)
        self.open = False  # a list of votes goes on
        self.contents = Contents(language)

    @cached_property
    def firsts(self) -> list[tuple[int, bool]]:
        """Asked for by few papers."""
        return genre.firsts(self.blocks, self.language)

    @cached_property
    def author(self) -> str:
        return genre.author(self.blocks, self.language)

    def all(self) -> list[Found]:
        for block, after in zip(self.blocks, following(self.blocks), strict=True):
            self._take(block, after)
        titles(self.found, self.language)
        return self.found

    def _take(self, block: Block, after: Block | None) -> None:
        text = block.text
        bare = bare_of(text)
        if block.kind == "furniture":
            self._keep("furniture", block, text)
        elif block.table is not None:
            self._table(block)
        elif self.part != "front" and (self.open or (self._closed() and self.language.dated(bare))):
            self._close(block)
        elif block.kind == "footnote" or begins_note(bare):
            self._note(block, bare)
        elif block.kind is None and len(bare) >= LONGEST and self.part not in ("front", "contents"):
            self._of_part(block, bare, after)  # what is left are lines
        elif block.kind == "contents" and self.part in ("front", "contents"):  # the file itself says so
            self._listed(block)
        elif (annex := self._annex(block, bare)) is not None:
            self._keep("annex", block, text, annex or None)
            self.part, self.last = "annex", 0
        elif self.part in ("front", "contents", "report") and self.language.contents(bare) and may_come(self.found):
            self._keep("contents", block, text)
            self.part = "contents"
        elif self.part == "contents" and self.contents.goes_on(block.text, bare):
            self._listed(block)
        elif self._enacts(block, bare, after):
            self._keep("enacting", block, text)
            self.part, self.last = "preamble", 0
        elif self.language.placeholder(bare):
            self._keep("placeholder", block, text)
        elif text[:1] in "_-–—" and _RULE.fullmatch(text):
            self._keep("furniture", block, text)
        else:
            self._of_part(block, bare, after)

    def _of_part(self, block: Block, bare: str, after: Block | None) -> None:
        """What a block is by the part it stands in."""
        if block is self.turn:
            self.part = "operative"
        match self.part:
            case "front" | "contents":
                self._front(block, bare)
            case "preamble":
                self._preamble(block, bare)
            case "operative":
                self._operative(block, bare, after)
            case "report" | "annex":
                self._report(block, bare, after)

    # The title block, until something of the body comes.

    def _front(self, block: Block, bare: str) -> None:
        mark = self._marker(bare)
        numbered = mark is not None and not mark.open and len(bare) > mark.length
        head = lettered(bare)
        first = mark is not None and mark.number == "1"
        symbol_like = self.language.title(bare) or self.language.front(bare) or self.language.closing(bare)
        if block.kind in ("preambular", "operative") or (mark is not None and mark.label):
            self.part = "preamble"
            self._preamble(block, bare)
        elif self.running_on and (self.language.runs_on(bare) or self.language.declares(bare)):
            self._begin(block, bare)
        elif numbered and not symbol_like and (first or self.part == "contents" or not self.resolution):
            looks = self.language.acts(bare[mark.length :]) if mark else ()
            self.part = "operative" if looks and not self.resolution else "report"
            self._of_part(block, bare, None)
        elif head is not None and not self.resolution and not symbol_like:
            self.part = "report"
            self._report(block, bare, None)
        elif not self.resolution and self.language.preambular(bare) and stops(bare, _COMMAS):
            self.part = "preamble"
            self._preamble(block, bare)
        elif self.language.closing(bare):
            self._close(block)
        elif block.kind is not None:
            self._keep(block.kind, block, block.text)
        elif self.language.title(bare):
            self._keep("title", block, block.text)
        elif not self.resolution and len(bare) > heads.LONGEST and not self.language.front(bare):
            self.part = "preamble" if self.language.looks(bare) else "report"
            self._of_part(block, bare, None)
        else:
            self._keep("front", block, block.text)

    def _listed(self, block: Block) -> None:
        self._keep("contents", block, block.text)
        self.part = "contents"
        self.contents.take(block.text)

    # A resolution.

    def _begin(self, block: Block, bare: str) -> None:
        """Take the paragraph that the organ begins: the enacting words, or the first numbered paragraph with them."""
        self.part = "preamble"
        found = genre.FIRST.search(bare[: heads.LONGEST])
        if found is None:
            self._keep("enacting", block, block.text)
        else:
            self._numbered(block, bare, Marker("1", 0, False), self.language.operative(bare[found.end() :]))

    def _numbered(self, block: Block, bare: str, mark: Marker, verbs: tuple[str, ...]) -> None:
        """Take a numbered paragraph where no enacting line parts the preamble from what is asked: its verb does."""
        stating = self.turn is not None or (bool(verbs) and self.language.weight(verbs[0]) in _STATING)
        states = self.part == "preamble" and stating
        self.part = "preamble" if states else "operative"
        self.last = place(mark.number, "number")
        self._keep("preambular" if states else "operative", block, bare[mark.length :], mark.number, mark, verbs)

    def _preamble(self, block: Block, bare: str) -> None:
        mark = self._marker(bare)
        if mark is not None and mark.label == "pp":
            self._labelled(block, bare, mark)
        elif self.running_on and mark is not None and not mark.open and len(bare) > mark.length:
            self._numbered(block, bare, mark, self.language.operative(bare[mark.length :]))
        elif mark is not None and not mark.open and not self.language.front(bare):
            self.part = "operative"
            self._operative(block, bare, None)
        elif mark is not None and len(bare) > mark.length:
            self._item(block, bare, mark)
        elif self.language.closing(bare) and not self.language.preambular(bare):
            self._close(block)
        elif block.kind == "preambular":
            self._recital(block, bare)
        elif block.kind == "operative" or (
            self._acts(bare)
            and not self.language.goes_on(bare)
            and (self.running_on or not (stops(bare, _COMMAS) or genre.numbered(self.firsts, block)))
        ):
            self.part = "operative"
            self._operative(block, bare, None)
        elif heads.heads(block, bare, self.found) and not self._recites(bare):
            self._heading(block, bare)
        else:
            self._recital(block, bare)

    def _labelled(self, block: Block, bare: str, mark: Marker) -> None:
        """Take a recital that its label numbers: "PP3 Recalling …"."""
        words = bare[mark.length :]
        self._keep("preambular", block, words, mark.number, mark, self.language.preambular(words))

    def _recites(self, bare: str) -> bool:
        """Whether a line is a recital without the comma at its end: longer than a heading, and begun like one."""
        return len(bare) > heads.LONGEST // 2 and bool(self.language.preambular(bare))

    def _marker(self, bare: str) -> Marker | None:
        """The marker of a block. In brackets it numbers a paragraph where no paragraph has another; without sign
        behind it, it does where it is the next number and a verb follows: "3 Requests …"."""
        mark = marker(bare)
        if mark is not None:
            plain = self.bracketed and mark.open and mark.number.isdigit()
            return mark._replace(open=False) if plain else mark
        if not self.resolution or not bare[:1].isdigit() or self.part not in ("preamble", "operative"):
            return None
        number, _, words = bare.partition(" ")
        if len(number) < 4 and number.isdecimal() and int(number) == self.last + 1 and self.language.operative(words):
            return Marker(number, len(number) + 1, False)
        return None

    def _acts(self, bare: str) -> bool:
        """Whether words without a number are an operative paragraph."""
        return self.language.looks(bare) == "operative"

    def _recital(self, block: Block, bare: str) -> None:
        verbs = self.language.preambular(bare)
        if not verbs and self.language.looks(bare) == "operative":  # "Recalls that …": a finite verb among participles
            verbs = self.language.operative(bare)
        self._keep("preambular", block, block.text, verbs=verbs)

    def _operative(self, block: Block, bare: str, after: Block | None) -> None:
        mark = self._marker(bare)
        if mark is not None and mark.label == "pp":
            self._labelled(block, bare, mark)
        elif mark is not None and not mark.open and len(bare) > mark.length:
            rest = bare[mark.length :]
            at = place(mark.number, "number")
            verbs = self.language.operative(rest)
            inner = None if verbs else marker(rest)
            counts_on = at == self.last + 1 or self.last == 0 or (self.running_on and at > self.last)
            if counts_on or (verbs and block.kind != "item"):
                self.last = at
                if self.language.placeholder(rest):
                    self._keep("placeholder", block, rest, mark.number, mark)
                elif inner is not None and inner.open and len(rest) > inner.length:
                    self._keep(
                        "operative", block, rest, mark.number, mark, self.language.operative(rest[inner.length :])
                    )
                else:
                    self._keep("operative", block, rest, mark.number, mark, verbs)
            else:
                self._item(block, bare, mark)
        elif genre.leads(bare, after, self.last):
            self._heading(block, bare)
        elif mark is not None and len(bare) > mark.length and block.kind not in ("heading", "operative"):
            self._item(block, bare, mark)
        elif self.language.closing(bare):
            self._close(block)
        elif self.language.title(bare) and FIGURE.search(bare) and heads.heads(block, bare, self.found):
            self._keep("title", block, block.text)  # of another instrument in the same paper
        elif heads.heads(block, bare, self.found):
            self._heading(block, bare)
        elif block.kind == "operative" or (self.last == 0 and self._acts(bare)):
            self._keep("operative", block, block.text, verbs=self.language.operative(bare))
        elif block.kind == "preambular" or self._resumes(bare):
            self._recital(block, bare)
        elif self._acts(bare) and not self._listing():
            self._keep("operative", block, block.text, verbs=self.language.operative(bare))
        elif self.running_on and stops(bare, ENDS):
            self._keep("operative", block, block.text)
        elif self._listing():
            self._keep("item", block, block.text, mark=Marker("", 0, True, bullet=True))
        else:
            self._keep("paragraph", block, block.text)

    def _listing(self) -> bool:
        """Whether a list is open, so that words without a number are one of its items."""
        before = self.before
        return before is not None and (before.kind == "item" or before.text.rstrip().endswith((":", "：")))

    def _closed(self) -> bool:
        """Whether a line of adoption came last: the day of the meeting follows it."""
        return self.before is not None and self.before.kind == "closing"

    def _resumes(self, bare: str) -> bool:
        """Whether a preamble begins again: another instrument in the same paper."""
        return bool(self.language.preambular(bare)) and stops(bare, _COMMAS)

    # A report, and an annex that is none of the above.

    def _report(self, block: Block, bare: str, after: Block | None) -> None:
        mark = marker(bare)
        head = lettered(bare)
        compound = mark is not None and "." in mark.number
        if block.kind == "heading" or (compound and heads.heads(block, bare, self.found)):
            self._heading(block, bare)
        elif mark is not None and not mark.open and len(bare) > mark.length:
            self._keep("paragraph", block, bare[mark.length :], mark.number, mark)
        elif mark is not None and len(bare) > mark.length:
            self._item(block, bare, mark)
        elif head is not None and len(bare) < 2 * heads.LONGEST and not stops(bare, (";", ",")):
            self._heading(block, bare)
        elif self.part == "annex" and not self._body() and len(bare) < 2 * heads.LONGEST and not stops(bare, ENDS):
            kind: Kind = "paragraph" if genre.announces(after) else "heading"
            self._keep("title" if self.found[-1].kind == "annex" else kind, block, block.text)
        elif self.language.closing(bare):
            self._close(block)
        elif self.resolution and self.part == "annex" and self._resumes(bare) and not self._body():
            self.part = "preamble"
            self._recital(block, bare)
        elif heads.heads(block, bare, self.found) and not genre.announces(after):
            self._heading(block, bare)
        else:
            self._keep("paragraph", block, block.text)

    def _body(self) -> bool:
        """Whether the annex has begun: something stands in it that is not its heading or title."""
        for each in reversed(self.found):
            if each.kind == "annex":
                return False
            if each.kind not in ("title", "heading", "furniture", "front"):
                return True
        return True

    # Common to all parts.

    def _enacts(self, block: Block, bare: str, after: Block | None) -> bool:
        """Whether a block is the organ that begins a sentence, and no line of a title block."""
        if block.kind is not None or not self.language.enacting(bare):
            return block.kind == "enacting"
        if stops(bare, (",", ":", "，", "،", "：")):
            return True
        return after is not None and bool(self.language.preambular(bare_of(after.text))) and len(after.text) > len(bare)

    def _annex(self, block: Block, bare: str) -> str | None:
        if self.part == "contents" and (PAGED.search(bare) or LEADER.search(bare)):
            return None
        if self.part == "front" and not self.found:
            return None
        found = self.language.annex(bare)
        if found is None and block.kind == "annex":
            return ""
        return found if len(bare) < 2 * heads.LONGEST else None

    def _heading(self, block: Block, bare: str) -> None:
        text, number, mark = heads.numbered(block.text, bare)
        self._keep("heading", block, text, number, mark)

    def _table(self, block: Block) -> None:
        """Keep a table; the words right above it that are no sentence are its caption."""
        at = next((at for at in range(len(self.found) - 1, -1, -1) if self.found[at].kind != "furniture"), 0)
        if not self.found or self.found[at].kind != "heading" or self.found[at].number is not None:
            return self._keep("table", block, "")
        above = self.found.pop(at)
        block.spans = [*above.block.spans, *block.spans]
        return self._keep("table", block, above.text)

    def _item(self, block: Block, bare: str, mark: Marker) -> None:
        words = bare[mark.length :]
        self._keep("item", block, words, mark.number or None, mark, self.language.acts(words))

    def _close(self, block: Block) -> None:
        """Keep a line of adoption. A bracket that it opens, and a list that it announces, belong to it."""
        bare = bare_of(block.text)
        self._keep("closing", block, block.text)
        self.open = not bare.endswith("]") and (bare.startswith("[") or self.open or stops(bare, ":"))

    def _note(self, block: Block, bare: str) -> None:
        number, words = numbered_note(bare)
        self._keep("footnote", block, words if number else block.text, number)

    def _keep(
        self,
        kind: Kind,
        block: Block,
        text: str,
        number: str | None = None,
        mark: Marker | None = None,
        verbs: tuple[str, ...] = (),
    ) -> None:
        verbs = self.language.says(text, self.author) if kind == "paragraph" else verbs
        found = Found(kind=kind, block=block, text=text, number=number, marker=mark, verbs=verbs)
        self.found.append(found)
        if kind not in ("furniture", "footnote"):
            self.before = found
