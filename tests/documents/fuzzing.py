"""What is fuzzed: each reader, from bytes to everything that is found in a paper, and what looks at words alone.

    python -m tests.documents.fuzzing TARGET FOLDER [libFuzzer's words]

atheris (libFuzzer for Python) changes what lies in FOLDER and keeps there what reaches new code. A crash, a leak of
memory or an input that takes too long ends the process, and libFuzzer writes that input down.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.documents.papers import PAPER

# Of each target: the ending of the files that it reads.
READERS = {"txt": "txt", "md": "md", "docx": "docx", "pdf": "pdf", "html": "html", "akn": "xml", "json": "json"}
WORDS = ("citations", "mandates")
TARGETS = (*READERS, *WORDS)
# Words that citations and mandates are made of, so that changes meet the patterns sooner.
SAYINGS = (
    "Recalling paragraphs 1 (a) to 3 and 5 of annex II of ICC-ASP/14/Res.3, Ibid., op. cit., and A/RES/70/1",
    "Requests the Bureau, through its working groups, to report by 31 March 2017 or well before the sixteenth session",
    "prie le Bureau de faire rapport à l'Assemblée à sa seizième session, le cas échéant, et tous les deux ans",
    "resolutions 1593 (2005), 48/218 B of 29 July 1994 and 70/1, articles 87 (7) (b) (i) and 112 of the Rome Statute",
)


def seeds(target: str, folder: Path) -> None:
    """Write what the fuzzing begins with: what our own writers make, or sayings."""
    from comity.documents.writers import WRITERS

    if target in READERS:
        (folder / f"paper.{READERS[target]}").write_bytes(WRITERS[target].write(PAPER))
    for at, saying in enumerate(SAYINGS if target in (*WORDS, "txt") else ()):
        (folder / f"saying-{at}.txt").write_text(saying, encoding="utf-8")


def tried(target: str) -> Callable[[bytes], None]:
    """What is done with each input: nothing may come of it but a reading or a sentence."""
    examining = importlib.import_module("comity.documents.examining")
    unreadable = importlib.import_module("comity.documents.readers.seen").Unreadable
    checking = importlib.import_module("tests.documents.readers.checking")

    def read(content: bytes) -> None:
        try:
            examined = examining.examine(content, f"paper.{READERS[target]}")
        except unreadable:
            return
        checking.checked(examined.seen)
        for _ in examining.pieces(examined):
            pass

    return read if target in READERS else _words(target)


def _words(target: str) -> Callable[[bytes], None]:
    citations, mandates, languages, tree = (
        importlib.import_module(f"comity.documents.{name}") for name in ("citations", "mandates", "languages", "tree")
    )

    def cite(content: bytes) -> None:
        text = " ".join(content.decode("utf-8", "replace").split())
        for language in ("en", "fr", "ru"):
            for found in citations.find(text, language):
                assert text[found.start : found.end] == found.text

    def ask(content: bytes) -> None:
        text = " ".join(content.decode("utf-8", "replace").split())
        for code in ("en", "fr"):
            language = languages.LANGUAGES[code]
            said = tree.Provision(kind="operative", runs=(tree.Run(text=text),), verbs=language.operative(text))
            for found in mandates.of(said, "op-1", language, 15):
                assert 0 <= found.start < found.end <= len(said.text)

    return cite if target == "citations" else ask


def main(words: list[str]) -> None:
    """Fuzz one target until libFuzzer is told to end."""
    # libFuzzer holds the peak of memory against its limit, and Linux hands the peak of whoever starts a process on
    # to it; a fork of this one, which is small yet, begins with its own.
    forked = os.fork()
    if forked:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]))
    atheris = importlib.import_module("atheris")
    target, folder, *more = words
    with atheris.instrument_imports(include=["comity.documents"]):
        do = tried(target)
    atheris.Setup([sys.argv[0], folder, *more], do)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
