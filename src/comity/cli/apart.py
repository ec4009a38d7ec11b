"""Papers read by a process apart, that can be ended: what one paper does to its reader, no other paper suffers.

Run as a module, this file is that process. It is asked on standard input and answers on standard output, each part
of a question and of an answer behind its length; it ends when nobody can ask any more.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

from comity.cli.saying import Wrong

_LENGTH = struct.Struct(">Q")


class Reader:
    """A process that reads one paper after another. It is started with the first, and again when it has ended."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, name: str, content: bytes, to: str, limit: float) -> bytes:
        """A paper in another form. Raises Wrong with a sentence: it cannot be read, or not in ``limit`` seconds."""
        process = self._running()
        late = threading.Event()

        def ended() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit, ended)
        timer.start()
        try:
            for part in (name.encode(), to.encode(), content):
                _send(process.stdin, part)
            why, written = _receive(process.stdout), _receive(process.stdout)
        except (OSError, EOFError):
            self.end()
            if late.is_set():
                raise Wrong(f"{name}: not read within {limit:g} seconds; give it more with --limit") from None
            raise Wrong(f"{name}: the process that read it ended with status {process.returncode}") from None
        finally:
            timer.cancel()
        if why:
            raise Wrong(why.decode())
        return written

    def end(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            with suppress(OSError, ValueError):
                self.process.communicate()
            self.process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.end()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "comity.cli.apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.process


_own = threading.local()


def read(name: str, content: bytes, to: str, limit: float) -> tuple[str, bytes]:
    """Read a paper with the reader of this thread: why it cannot be read, or else the paper in its other form."""
    if not hasattr(_own, "reader"):
        _own.reader = Reader()
    try:
        return "", _own.reader.read(name, content, to, limit)
    except Wrong as wrong:
        return str(wrong), b""


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Read what is asked for until nobody asks."""
    from comity.cli.reading import written

    while True:
        try:
            name, to, content = _receive(asked).decode(), _receive(asked).decode(), _receive(asked)
        except EOFError:
            return
        why, answer = "", b""
        try:
            answer = b"".join(written(name, content, to))
        except Wrong as wrong:
            why = str(wrong)
        except MemoryError:
            why = f"{name}: there is not enough memory to read it"
        except Exception as error:  # a fault of ours in one paper is not to end the reading of others
            why = f"{name}: a fault in Comity: {type(error).__name__}: {' '.join(str(error).split())}"
        _send(answers, why.encode())
        _send(answers, answer)


def _send(stream: IO[bytes] | None, content: bytes) -> None:
    if stream is None:
        raise EOFError
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> bytes:
    """The next part. Raises EOFError where the other side has gone."""
    if stream is None:
        raise EOFError
    head = stream.read(_LENGTH.size)
    content = stream.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if len(head) < _LENGTH.size or len(content) < _LENGTH.unpack(head)[0]:
        raise EOFError
    return content


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):
        _serve(sys.stdin.buffer, sys.stdout.buffer)
