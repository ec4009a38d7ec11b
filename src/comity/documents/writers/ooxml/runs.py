"""Runs of a DOCX: pieces of text with their style, links and the marks of notes.

XML is written as text: it is ours but for words, and every word passes through ``escaped``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from html import escape

from comity.documents.writers.pieces import Mark, Piece

_STYLES = {"": "", "italic": "<w:i/><w:iCs/>", "bold": "<w:b/><w:bCs/>"}


def escaped(text: str) -> str:
    """Words as XML has them, in an element or in an attribute."""
    return escape(text)


def run(text: str, style: str = "") -> str:
    """A run of words; ``style`` is the inside of its properties."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""


def styled(words: str, style: str) -> str:
    """Runs of words, those without properties of their own in a style: the inside of their properties."""
    return words.replace("<w:r><w:t ", f"<w:r><w:rPr>{style}</w:rPr><w:t ") if style else words


def tab() -> str:
    """A run that is a tab."""
    return "<w:r><w:tab/></w:r>"


def raised(text: str) -> str:
    """The mark of a note that is no note of its own."""
    return run(text, '<w:rStyle w:val="FootnoteReference"/>')


def field(instruction: str, shown: str) -> str:
    """A field, with what it shows until it is counted."""
    begin, end = field_around(instruction)
    return f"{begin}{run(shown)}{end}"


def field_around(instruction: str) -> tuple[str, str]:
    """What stands before and after that which a field shows."""
    asked = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return begin + asked + separate, end


class Links:
    """What a part of the package refers to outside itself, each with its identifier."""

    def __init__(self, **fixed: tuple[str, str]) -> None:
        self.found: dict[tuple[str, str, bool], str] = {(*told, False): name for name, told in fixed.items()}

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        return self.found.setdefault((kind, target, outside), f"rId{len(self.found) + 1}")

    def xml(self) -> str:
        """The inside of the part of relations."""
        mode = {True: ' TargetMode="External"', False: ""}
        return "".join(
            f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{escape(target)}"{mode[outside]}/>'
            for (kind, target, outside), name in self.found.items()
        )


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Bookmarks:
    """The bookmarks of provisions, named after their addresses: letters, digits and strokes, forty at most."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self.names: dict[str, str] = {}
        taken: set[str] = set()
        for anchor in filter(None, anchors):
            name = re.sub(r"[^0-9A-Za-z]+", "_", anchor).strip("_")
            name = name if name[:1].isalpha() else f"p_{name}"
            # Word does not tell capitals apart in the names of bookmarks.
            if len(name) > 40 or name.lower() in taken:
                name = f"{name[:27]}_{sha256(anchor.encode()).hexdigest()[:12]}"
            taken.add(name.lower())
            self.names.setdefault(anchor, name)
        self.count = 0
        self.open: dict[str, str] = {}

    def around(self, anchor: str, content: str) -> str:
        """The content with the bookmark of a provision around it, which reaches on where ``reach`` said so."""
        self.count += 1
        start, end = f'<w:bookmarkStart w:id="{self.count}" w:name="{self.names[anchor]}"/>', self._end()
        if anchor in self.open:
            self.open[anchor], end = end, ""
        return f"{start}{content}{end}"

    def reach(self, anchor: str) -> None:
        """Let the bookmark of a provision reach on, over what stands under it, until ``end``."""
        self.open[anchor] = ""

    def end(self, anchor: str) -> str:
        """The end of a bookmark that reaches on."""
        return self.open.pop(anchor)

    def _end(self) -> str:
        return f'<w:bookmarkEnd w:id="{self.count}"/>'


def inline(pieces: Iterable[Piece], links: Links, bookmarks: Bookmarks, mark: Callable[[Mark], str]) -> str:
    """Pieces as runs. ``mark`` sets the mark of a note."""
    made = []
    for piece in pieces:
        if piece.mark:
            made.append(changed(mark(piece.mark), piece.change, bookmarks))
            continue
        style = _STYLES[piece.style]
        if piece.change:
            made.append(changed(run(piece.text, style), piece.change, bookmarks))
        elif piece.href.startswith("#") and piece.href[1:] in bookmarks.names:
            made.append(linked(run(piece.text, style), bookmarks.names[piece.href[1:]]))
        elif ":" in piece.href.split("/")[0]:
            target = links.to("hyperlink", piece.href, outside=True)
            words = run(piece.text, f'<w:rStyle w:val="Hyperlink"/>{style}')
            made.append(f'<w:hyperlink r:id="{target}" w:history="1">{words}</w:hyperlink>')
        else:
            made.append(run(piece.text, style))
    return "".join(made)


def changed(runs: str, change: str, bookmarks: Bookmarks) -> str:
    """Runs under a tracked change: put "in", taken "out", or neither."""
    match change:
        case "in":
            return f"<w:ins {revision(bookmarks)}>{runs}</w:ins>"
        case "out":
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
            return f"<w:del {revision(bookmarks)}>{runs}</w:del>"
    return runs


def revision(bookmarks: Bookmarks) -> str:
    """The attributes of a tracked change; its number is one of those that bookmarks have, too."""
    bookmarks.count += 1
    return f'w:id="{bookmarks.count}" w:author="Comity"'


def linked(runs: str, bookmark: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'
