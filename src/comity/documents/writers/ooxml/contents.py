"""The table of contents of a DOCX: a field that is filled in already, so that it is right before anyone counts it.

It has no page numbers: they would be wrong until Word counted them, and Word asks before it does.
"""

from __future__ import annotations

from comity.documents.writers.galley import Galley
from comity.documents.writers.ooxml.runs import Bookmarks, field_around, linked, run, tab

_FIELD = 'TOC \\o "1-2" \\n \\h \\z \\t "Annex Heading,1"'


def contents(set_: Galley, bookmarks: Bookmarks) -> str:
    """The table, each line leading to its heading."""
    lines = []
    for entry in set_.entries:
        label = f"{run(entry.label)}{tab()}" if entry.label else ""
        lines.append(linked(label + run(entry.text), bookmarks.names[entry.anchor]))
    begin, end = field_around(_FIELD)
    lines[0], lines[-1] = begin + lines[0], lines[-1] + end
    styled = zip((f"TOC{entry.level}" for entry in set_.entries), lines, strict=True)
    said = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'
        for style, content in (("TOCHeading", run(set_.words.contents)), *styled)
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{said}</w:sdtContent></w:sdt>"
    )
