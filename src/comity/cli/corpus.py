"""Many papers: on the cores of this machine, or on a Dask cluster. No more are held at once than are being read."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from comity.cli import apart
from comity.cli.saying import Wrong

# So many papers are on their way to a cluster, or back, for each of its threads.
_AHEAD = 3
# Seconds in which a cluster must have answered.
_PATIENCE = 8


class Work(NamedTuple):
    """What is asked for: in which form, into which files, and how many seconds a paper may take."""

    to: str
    outputs: dict[Path, Path]
    limit: float


class Outcome(NamedTuple):
    """What became of a paper. ``why``: why it was not read, in one sentence; empty where it was."""

    paper: Path
    why: str = ""


def papers(given: Sequence[Path]) -> list[Path]:
    """The files given, and those of the folders given that may be papers, by their endings. Raises Wrong for none."""
    from comity.documents.readers.reading import PAPERS

    found: dict[Path, None] = {}
    for path in given:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found |= dict.fromkeys(
            file for file in inside if file == path or (file.is_file() and file.suffix[1:].casefold() in PAPERS)
        )
    if not found:
        raise Wrong(f"comity read: {given[0]} holds no paper")
    return list(found)


def outputs(found: Sequence[Path], folder: Path, to: str) -> dict[Path, Path]:
    """Where each paper is written to: as it is called, in folders as the papers are, and no two into one file."""
    above = Path(os.path.commonpath([path.absolute().parent for path in found]))
    places = {path: folder / path.absolute().relative_to(above) for path in found}
    called = Counter(place.with_suffix("") for place in places.values())
    return {
        path: place.with_name(f"{place.name if called[place.with_suffix('')] > 1 else place.stem}.{to}")
        for path, place in places.items()
    }


def here(work: Work, jobs: int) -> Iterator[Outcome]:
    """Read papers on this machine, so many at once; outcomes as they come."""
    readers = [apart.Reader() for _ in range(jobs)]
    free: SimpleQueue[apart.Reader] = SimpleQueue()
    for reader in readers:
        free.put(reader)

    def read(paper: Path) -> Outcome:
        reader = free.get()
        try:
            return _outcome(paper, work, lambda: reader.read(str(paper), paper.read_bytes(), work.to, work.limit))
        finally:
            free.put(reader)

    pool = ThreadPoolExecutor(jobs)
    try:
        for done in as_completed([pool.submit(read, paper) for paper in work.outputs]):
            yield done.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.end()


def there(work: Work, address: str) -> Iterator[Outcome]:
    """Read papers on a Dask cluster; outcomes as they come. Papers travel there and back: it needs no disk of ours.

    What a worker was reading when it died is read by another. Raises Wrong where no cluster answers.
    """
    client = _client(address)
    from distributed.client import ClosedClientError

    left, sent = dict(work.outputs), dict[str, Path]()
    done: SimpleQueue[Any] = SimpleQueue()

    def back() -> Outcome:
        future = _next(done, client)
        paper = sent.pop(future.key)
        del left[paper]
        return _outcome(paper, work, partial(_brought, paper, future))

    with client, suppress(_Gone, ClosedClientError):
        most = _AHEAD * sum(client.nthreads().values())
        for paper in work.outputs:
            if len(sent) >= most:
                yield back()
            try:
                content = paper.read_bytes()
            except OSError as error:
                del left[paper]
                yield Outcome(paper, _told(paper, error))
                continue
            future = client.submit(apart.read, str(paper), content, work.to, work.limit, pure=False)
            sent[future.key] = paper
            future.add_done_callback(done.put)
        while sent:
            yield back()
    yield from (Outcome(paper, f"{paper}: the cluster at {address} has gone") for paper in left)


class _Gone(Exception):
    """A cluster no longer answers."""


def _client(address: str) -> Any:
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError:
        raise Wrong("comity read --cluster: Dask is not installed: pip install 'comity[cluster]'") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it has to say is said here, in one line
    try:  # before a client is made: one that does not understand its address is long in going, and not silent
        get_address_host_port(address if "://" in address else f"tcp://{address}", strict=True)
    except ValueError as error:
        raise Wrong(f"comity read --cluster: {address}: not the address of a scheduler ({error})") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise Wrong(f"comity read --cluster: {address}: no cluster with a worker answers ({error})") from None
    return client


def _next(done: SimpleQueue[Any], client: Any) -> Any:
    """The next paper that comes back. Raises _Gone where none will."""
    while True:
        with suppress(Empty):
            return done.get(timeout=1)
        if client.status in {"closing", "closed"}:
            raise _Gone


def _brought(paper: Path, future: Any) -> bytes:
    """What a cluster made of a paper. Raises Wrong where it could not be read there."""
    if future.status == "error":
        error = future.exception()
        raise Wrong(f"{paper}: the cluster could not read it: {type(error).__name__}: {' '.join(str(error).split())}")
    if future.status != "finished":
        raise Wrong(f"{paper}: the cluster lost it")
    why, written = future.result()
    if why:
        raise Wrong(why)
    return bytes(written)


def _outcome(paper: Path, work: Work, read: Callable[[], bytes]) -> Outcome:
    """Read a paper and write what it becomes."""
    try:
        written = read()
        output = work.outputs[paper]
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(written)
    except Wrong as wrong:
        return Outcome(paper, str(wrong))
    except OSError as error:
        return Outcome(paper, _told(paper, error))
    return Outcome(paper)


def _told(paper: Path, error: OSError) -> str:
    return f"{error.filename or paper}: {(error.strerror or str(error)).lower()}"
