"""The footnotes of a DOCX: Word counts them, and what it counts is what the paper prints.

The paper's notes are counted through; those of each annex start over, since each annex is a section. A note whose
number is not the one that would be counted bears its number as a mark of its own.
"""

from __future__ import annotations

from comity.documents.writers.blocks import Block, flat
from comity.documents.writers.galley import Galley
from comity.documents.writers.ooxml.runs import Bookmarks, Links, inline, linked, raised, run
from comity.documents.writers.pieces import Mark

_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


class Notes:
    """The notes of one document, in the order of their marks."""

    def __init__(self, set_: Galley, bookmarks: Bookmarks) -> None:
        self.blocks = {note.address: note for notes in set_.notes.values() for note in notes}
        self.bookmarks = bookmarks
        self.links = Links()
        self.made: list[str] = []
        self.counted = 0

    def section(self) -> None:
        """A new section: notes are counted from one."""
        self.counted = 0

    def mark(self, mark: Mark) -> str:
        """The mark of a note in the text; the first mark of a note brings the note."""
        note = self.blocks.get(mark.note)
        if note is None:
            return raised(mark.number)
        if mark.nth:
            return linked(raised(mark.number), self.bookmarks.names[note.anchor])
        counted = mark.number == str(self.counted + 1)
        self.counted += counted
        self.made.append(self._note(note, mark.number, counted=counted))
        if counted:
            return f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{len(self.made)}"/></w:r>'
        own = f'<w:footnoteReference w:customMarkFollows="1" w:id="{len(self.made)}"/>'
        return raised(mark.number).replace("<w:t ", f"{own}<w:t ", 1)

    def loose(self, note: Block) -> list[str]:
        """A note that no mark leads to, as paragraphs of the text."""
        return self._paragraphs(note, raised(note.number) + run(" "))

    def xml(self) -> str:
        """The part of notes, without its root."""
        return _SEPARATORS + "".join(self.made)

    def _note(self, note: Block, number: str, *, counted: bool) -> str:
        head = f"<w:r>{_REFERENCE}<w:footnoteRef/></w:r>" if counted else raised(number)
        paragraphs = "".join(self._paragraphs(note, head + run(" ")))
        return f'<w:footnote w:id="{len(self.made) + 1}">{paragraphs}</w:footnote>'

    def _paragraphs(self, note: Block, head: str) -> list[str]:
        made = []
        for block in flat([note]):
            label = head if block is note else run(f"{block.label} " if block.label else "")
            words = inline(block.pieces, self.links, self.bookmarks, lambda mark: raised(mark.number))
            content = self.bookmarks.around(block.anchor, label + words)
            made.append(f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{content}</w:p>')
        return made
