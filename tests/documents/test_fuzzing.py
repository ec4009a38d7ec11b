"""Fuzzing, time-boxed: inputs that libFuzzer makes of our own papers crash no reader and take neither time nor memory.

Each target runs in a process apart, from a fixed seed. For minutes: COMITY_FUZZ=600 ./dev test tests/documents
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.fuzzing import TARGETS, seeds

SECONDS = int(os.environ.get("COMITY_FUZZ", "4"))
LIMITS = ("-seed=2016", "-rss_limit_mb=1000", "-timeout=10", "-max_len=1000000", "-print_final_stats=1")
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="needs atheris, which is made for Linux on x86-64 alone"
)


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_breaks_it(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "inputs"
    folder.mkdir()
    seeds(target, folder)
    words = (target, str(folder), *LIMITS, f"-max_total_time={SECONDS}", f"-artifact_prefix={tmp_path}/found-")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.documents.fuzzing", *words],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        timeout=60 + 10 * SECONDS,
        check=False,
    )
    found = {file.name: file.read_bytes()[:2000] for file in tmp_path.glob("found-*")}
    said = ran.stderr.decode("utf-8", "replace")
    assert (ran.returncode, found) == (0, {}), said[-3000:]
    assert "stat::number_of_executed_units" in said
