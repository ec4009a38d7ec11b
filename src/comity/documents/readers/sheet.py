"""A sheet that a reader of a format fills line by line: the text as it grows, and where each line stands in it."""

from __future__ import annotations

import re

from comity.documents.readers.seen import SUPERSCRIPTS, Line, Noticed, Seen, Unreadable, superscript
from comity.documents.tree import Kind, Table

# Longer texts are not papers; a thousand pages are some three million characters.
MOST = 20_000_000
# Signs that have no shape: they part nothing and say nothing. Marks of direction stay, since they order what is shown.
_SHAPELESS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")


# Some papers raise the brackets around a note's number too.
_BRACKETED = re.compile(rf"\(([{SUPERSCRIPTS}]{{1,3}})\)|⁽([{SUPERSCRIPTS}]{{1,3}})⁾|\[([{SUPERSCRIPTS}]{{1,3}})\]")


def shown(text: str) -> str:
    """A text without signs that cannot be shown, with one kind of line end. Spaces at its ends go."""
    return _BRACKETED.sub(r"\1\2\3", _BREAKS.sub("\n", _SHAPELESS.sub(" ", text))).strip()


_LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_ROMAN = re.compile(r"[ivxlc]{2,6}")
_WORD = re.compile(r"(?:^|[^\W\d_]{3,}|[.,;:)\]”’\"])\s*$")


def raised(text: str, before: str) -> str:
    """Raised text as plain text has it: figures as superscript figures, and the letter of a note as a raised letter.

    Letters that end an ordinal or an abbreviation (1st, 2e, nos) stay as they are; ``before`` is what they end.
    """
    bare = text.strip()
    if ((len(bare) == 1 and ord(bare) in _LETTERS) or _ROMAN.fullmatch(bare)) and _WORD.search(before[-8:]):
        return text.translate(_LETTERS)
    return superscript(text)


class Sheet:
    """Text and lines as they come. Lines that are whole paragraphs stand apart by an empty line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.noticed: list[Noticed] = []
        self.at = 0

    def put(
        self,
        text: str,
        *,
        kind: Kind | None = None,
        level: int = 0,
        indent: int = 0,
        reach: int = 0,
        gap: bool = False,
        page: int = 1,
        whole: bool = True,
        table: Table | None = None,
    ) -> None:
        """Add a line; a text without words adds nothing. Raises Unreadable when the paper grows beyond all papers."""
        text = shown(text)
        if not text:
            return
        between = "" if not self.at else "\f" if page != self.lines[-1].page else "\n\n" if whole or gap else "\n"
        start = self.at + len(between)
        self.parts += (between, text)
        self.at = start + len(text)
        if self.at > MOST:
            raise Unreadable(f"the paper has more than {MOST:,} characters; split it")
        self.lines.append(
            Line(
                start=start,
                end=self.at,
                indent=max(0, indent),
                reach=max(0, reach),
                gap=gap,
                page=page,
                whole=whole,
                kind=kind,
                level=level,
                table=table,
            )
        )

    @property
    def texts(self) -> list[str]:
        """The texts of the lines."""
        return self.parts[1::2]

    def notice(self, kind: str, message: str) -> None:
        """Note something that a person should look at, at this place in the text; each kind once."""
        if all(said.kind != kind for said in self.noticed):
            self.noticed.append(Noticed(kind, message, self.at))

    def seen(self, *, title: str | None = None, language: str | None = None) -> Seen:
        """All that was put. Raises Unreadable where nothing was."""
        if not self.lines:
            raise Unreadable("the file holds no text; give the paper itself")
        return Seen(
            text="".join(self.parts),
            lines=tuple(self.lines),
            noticed=tuple(self.noticed),
            title=shown(title) or None if title else None,
            language=language.replace("_", "-").split("-")[0].strip().lower() or None if language else None,
        )
