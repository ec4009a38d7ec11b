"""docs/new-register.md is run here: one file, one test file and one line make a register."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

from comity.cli.main import main
from comity.regime import REGISTERS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "new-register.md"


def block(name: str) -> str:
    found = re.search(rf"```python file={re.escape(name)}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"docs/new-register.md shows no {name}"
    return found[1]


def load(name: str, folder: Path) -> ModuleType:
    path = folder / name
    path.write_text(block(name), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    module = load("visits.py", tmp_path)
    monkeypatch.setitem(REGISTERS, "visits", module.REGISTER)
    yield module
    for name in ("visits", "test_visits"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("visits")
def test_the_documented_test_passes(tmp_path: Path) -> None:
    written = load("test_visits.py", tmp_path)
    tests = [value for name, value in vars(written).items() if name.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        test()


@pytest.mark.usefixtures("visits", "db")
def test_one_file_gives_the_command_line_and_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["enter", "visits.announced", "nauru-2016", "dated=2016-01-05", "state=NRU", "purpose=documents"]
    assert main([*words, "source=Note verbale"]) == 0
    assert main(["as-at", "2016-01-31", "visits"]) == 0
    assert "visits/nauru-2016\tannounced\tsince 2016-01-05\tVisit to Nauru" in capsys.readouterr().out
    browser = Client()
    for address in (
        "/registers/visits/",
        "/registers/visits.csv",
        "/registers/visits/nauru-2016/",
        "/registers/visits/nauru-2016.json",
        "/states/nru/",
    ):
        answer = browser.get(address, {"as-at": "2016-01-31"})
        assert answer.status_code == 200, address
        assert "Visit to Nauru" in answer.getvalue().decode(), address
    assert main(["verify"]) == 0


def test_the_line_is_how_registers_are_listed() -> None:
    listing = (PAGE.parents[1] / "src" / "comity" / "regime" / "__init__.py").read_text(encoding="utf-8")
    line = re.search(r"```python line\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert line
    assert re.search(rf"^        {line[1].strip().replace('visits', 'warrants')}$", listing, re.MULTILINE)
