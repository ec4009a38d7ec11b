"""Reading in a process apart, bounded in time and memory: what a paper does to its reader, the site does not suffer.

Run as a module, this file is that process: the file's name in a line and its content on standard input, the reading
(msgpack) on standard output behind a line that is empty, or says why it cannot be read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

import msgspec

from comity.documents.citations import Citation
from comity.documents.doubts import Doubt
from comity.documents.examining import Examined
from comity.documents.mandates import Mandate
from comity.documents.readers.seen import Seen, Unreadable
from comity.documents.resolving import Resolved
from comity.documents.tree import Paper, walk

# Seconds, and bytes of memory.
LIMIT = 60.0
_MEMORY = 2 << 30
# What it needs to start. The site's secrets, its database and its mail server stand in the environment too.
_NEEDED = ("PATH", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "SYSTEMROOT", "COVERAGE_PROCESS_START")
# What readings are made of; one of another shape is made anew.
VERSION = 1


class Reading(msgspec.Struct, frozen=True):
    """A paper as it was read, to be kept: see ``Examined``."""

    version: int
    paper: Paper
    text: str
    citations: tuple[tuple[str, Citation], ...]
    mandates: tuple[Mandate, ...]
    doubts: tuple[Doubt, ...]

    def examined(self) -> Examined:
        """The same as reading gives it, without the lines that the reader saw."""
        return Examined(
            self.paper,
            Seen(text=self.text, lines=()),
            tuple(walk(self.paper)),
            tuple(Resolved(at, citation) for at, citation in self.citations),
            self.mandates,
            self.doubts,
        )


def read(name: str, content: bytes, limit: float = LIMIT) -> bytes:
    """The reading of a file. Raises Unreadable with a sentence: it is no paper, or takes too long or too much."""
    asked = name.replace("\n", " ").encode() + b"\n" + content
    try:
        # -P: without what lies in the folder where the site was started.
        ran = subprocess.run(  # noqa: S603 - words of ours: a number, and where Python is
            [sys.executable, "-P", "-m", "comity.papers.apart", str(limit)],
            env=environment(),
            input=asked,
            capture_output=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"not read within {limit:g} seconds") from None
    why, newline, reading = ran.stdout.partition(b"\n")
    if not newline:
        raise Unreadable("the process that read it ended: it needs more memory than a paper may take")
    if why:
        raise Unreadable(why.decode())
    return reading


def environment() -> dict[str, str]:
    """What the process that reads is told of the one that asks."""
    return {name: value for name, value in os.environ.items() if name in _NEEDED}


def bounded(limit: float) -> None:
    """Let this process take so much memory, so many seconds of a processor, and write no file."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def decoded(reading: bytes) -> Reading | None:
    """A reading that was kept; None where it is of another version."""
    with suppress(msgspec.DecodeError, msgspec.ValidationError):
        found = msgspec.msgpack.decode(reading, type=Reading)
        return found if found.version == VERSION else None
    return None


def _serve() -> None:
    from comity.documents.examining import examine

    bounded(float(sys.argv[1]))
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    out = sys.stdout.buffer
    try:
        found = examine(content, name.decode())
    except Unreadable as error:
        out.write(" ".join(str(error).split()).encode() + b"\n")
        return
    citations = tuple((each.at, each.citation) for each in found.citations)
    kept = Reading(VERSION, found.paper, found.seen.text, citations, found.mandates, found.doubts)
    out.write(b"\n" + msgspec.msgpack.encode(kept))


if __name__ == "__main__":
    _serve()
