"""Writers: a paper's tree as json, html, akn, md, txt, docx or pdf.

``WRITERS["docx"].write(paper)`` gives the bytes. Every writer sets the same galley, so all say the same words in the
same order; the same paper gives the same bytes. A new format is one file and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from comity.documents.tree import Paper


class Writer(NamedTuple):
    """A format: its name, which is the ending of its files too, its media type, and how to write it."""

    name: str
    media_type: str
    write: Callable[[Paper], bytes]


def _writer(name: str, media_type: str, module: str) -> Writer:
    def write(paper: Paper) -> bytes:
        # A format's own machinery is read when a paper is first written in it.
        return import_module(f"comity.documents.writers.{module}").write(paper)  # type: ignore[no-any-return]

    return Writer(name, media_type, write)


_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

WRITERS: dict[str, Writer] = {
    writer.name: writer
    for writer in (
        _writer("json", "application/json", "contract"),
        _writer("html", "text/html; charset=utf-8", "html"),
        _writer("akn", "application/akn+xml", "akn"),
        _writer("md", "text/markdown; charset=utf-8", "md"),
        _writer("txt", "text/plain; charset=utf-8", "txt"),
        _writer("docx", _OOXML, "docx"),
        _writer("pdf", "application/pdf", "pdf"),
    )
}
