"""Papers of others with readings known to be true: what is found of them may not fall below what it was.

The papers lie beside a checkout and are not part of it; floors stand a little below what was measured.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from comity.documents.examining import contract, examine

PAPERS = Path(__file__).resolve().parents[4] / "shared" / "papers"
pytestmark = pytest.mark.skipif(not PAPERS.is_dir(), reason="needs ../shared/papers: papers with gold readings")


class Floor(NamedTuple):
    """Least shares: provisions by words and kind (F1), numbers, first verbs, cited symbols (F1)."""

    provisions: float
    numbers: float
    verbs: float
    cited: float


# A set and a language. The papers with recognition slips are measured by their exact words here, so floors are lower
# than figures that let a few signs differ.
FLOORS = {
    ("un_resolutions", "en"): Floor(0.98, 0.995, 0.98, 0.94),
    ("akn", "en"): Floor(0.97, 0.99, 0.98, 0.97),
    ("akn", "fr"): Floor(0.97, 0.99, 0.98, 0.97),
    ("akn", "es"): Floor(0.97, 0.99, 0.98, 0.97),
    ("akn", "ru"): Floor(0.97, 0.99, 0.98, 0.97),
    ("akn", "ar"): Floor(0.96, 0.99, 0.96, 0.96),
    ("akn", "zh"): Floor(0.96, 0.99, 0.96, 0.95),
}
_APART = {"front", "furniture", "footnote"}


@pytest.mark.parametrize(("of", "language"), FLOORS, ids=" ".join)
def test_it_reads_them_as_well_as_it_did(of: str, language: str) -> None:
    found = Counter[str]()
    for gold, read in _readings(of):
        if (gold["paper"].get("language") or "en") == language:
            found += _counted(gold, read)
    floor = FLOORS[of, language]
    measured = Floor(
        2 * found["hit"] / (found["gold"] + found["read"]),
        found["number"] / found["numbered"],
        found["verb"] / found["verbs"],
        2 * found["cited"] / (2 * found["cited"] + found["missed"] + found["wrong"]),
    )
    assert all(share >= least for share, least in zip(measured, floor, strict=True)), measured


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_tells_the_preamble_of_hand_typed_paragraphs_from_what_they_ask(language: str) -> None:
    papers = defaultdict(list)
    for line in (PAPERS / "hand_typed" / "paragraph_types_expert.jsonl").read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        if paragraph["language"] == language:
            papers[paragraph["document"]].append(paragraph)
    right = wrong = 0
    for name, paragraphs in papers.items():
        read = contract(examine("\n\n".join(each["text"] for each in paragraphs).encode(), f"{name}.txt"))
        for each in paragraphs:
            if each["type"] is not None:
                words = _folded(each["text"])
                kinds = {p["kind"] for p in read["provisions"] if (own := _folded(p["text"])[:40]) and own in words}
                right, wrong = right + (each["type"] in kinds), wrong + (each["type"] not in kinds)
    assert right / (right + wrong) >= 0.94, (right, wrong)


@cache
def _readings(of: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every paper of a set: what is known of it, and how it was read."""
    readings = []
    for path in sorted((PAPERS / of).rglob("*.gold.json")):
        paper = path.with_name(path.name.replace(".gold.json", ".txt"))
        readings.append(
            (json.loads(path.read_text(encoding="utf-8")), contract(examine(paper.read_bytes(), paper.name)))
        )
    return readings


def _counted(gold: dict[str, Any], read: dict[str, Any]) -> Counter[str]:
    """What of one paper was found as it is known to be. A text stands for its provision; the first of equal ones."""
    count = Counter[str]()
    ours: dict[str, dict[str, Any]] = {}
    for each in read["provisions"]:
        if each["kind"] not in _APART:
            ours.setdefault(_folded(each["text"]), each)
            count["read"] += 1
    cited: dict[str, set[str]] = defaultdict(set)  # by its own words
    through: dict[str, set[str]] = defaultdict(set)  # through another citation
    for citation in read["citations"]:
        if citation["target"] is not None and "/" in citation["target"]["symbol"]:
            symbol = _folded(citation["target"]["symbol"])
            (through if citation["via"] else cited)[citation["in"]].add(symbol)
    wanted = defaultdict(set)
    for citation in gold["citations"]:
        wanted[citation["in"]].add(_folded(citation["target"]["symbol"]))
    optional = _folded(json.dumps([gold.get("citations_optional"), gold["paper"].get("symbol")]))
    for place, known in enumerate(gold["provisions"]):
        if known["kind"] in _APART or known["kind"] is None:
            continue
        count["gold"] += 1
        found = next((ours[t] for t in map(_folded, [known["text"], *known.get("alt", ())]) if t in ours), None)
        if found is None:
            continue
        count["hit"] += found["kind"] in (known["kind"], *known.get("also", ()))
        if known.get("number"):
            count["numbered"] += 1
            count["number"] += found["number"] in (known["number"], *known.get("number_also", ()))
        if known.get("verbs") and known["kind"] in ("preambular", "operative"):
            count["verbs"] += 1
            first, said = known["verbs"][0], (found["verbs"] or [""])[0]
            count["verb"] += _folded(said).startswith(_folded(first.split()[0])) or _folded(first) in _folded(said)
        heard = cited[found["address"]] | through[found["address"]]
        count["cited"] += len(wanted[place] & heard)
        count["missed"] += len(wanted[place] - heard)
        count["wrong"] += sum(each not in optional for each in cited[found["address"]] - wanted[place])
    return count


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
