"""What is written about the code, and the house rules that can be counted: these fail the build."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from comity.cli.main import parser

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 400


def files(*patterns: str) -> list[Path]:
    """The files of the project by pattern, without what is generated or installed."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in found.stdout.splitlines() if (ROOT / line).exists()]


def test_the_lists_of_acts_and_figures_are_those_of_the_code() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "tools" / "document.py", "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_every_command_and_its_options_are_documented() -> None:
    said = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    help_ = parser(()).format_help()
    names = re.findall(r"^    ([a-z-]+) ", help_, re.MULTILINE)
    assert len(names) >= 11
    for name in names:
        assert f"`comity {name}" in said, f"docs/command-line.md does not say what comity {name} does"


def test_every_setting_is_documented() -> None:
    said = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    used = {
        name
        for path in files("src/**/*.py")
        for name in re.findall(r'environ(?:\.get|\.setdefault)?[\[(]\s*"([A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert "COMITY_HOME" in used
    for name in used - {"DJANGO_SETTINGS_MODULE", "XDG_DATA_HOME", "LOCALAPPDATA"}:
        assert f"`{name}`" in said, f"docs/settings.md does not say what {name} is for"


def test_every_link_in_the_documents_leads_to_a_file() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in files("*.md")
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not broken


def test_no_file_is_more_than_one_room() -> None:
    long = {
        str(path.relative_to(ROOT)): length
        for path in files("*.py", "dev", "*.html", "*.css")
        if "vendor" not in path.parts and (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_every_module_and_public_function_says_what_it_is() -> None:
    silent = []
    for path in files("src/**/*.py"):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place = str(path.relative_to(ROOT))
        if not ast.get_docstring(tree) and tree.body:
            silent.append(place)
        # Methods of an interface, and figures with a definition beside them, are said elsewhere.
        silent += [
            f"{place}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
            and not node.decorator_list
        ]
    assert not silent


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8")) > 500


def test_the_architecture_fits_on_a_page_and_names_every_room() -> None:
    said = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(said.splitlines()) <= 90
    for room in (path.name for path in (ROOT / "src" / "comity").iterdir() if (path / "__init__.py").exists()):
        assert f"{room}/" in said


def test_nothing_of_one_machine_is_in_the_tree() -> None:
    found = subprocess.run(
        ["git", "grep", "-nIE", r"/(root|home|work|Users)/[a-z]|files\.pythonhosted|pypi\.org/simple|registry\.npmjs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    assert [line for line in found if not line.startswith("tests/test_written.py")] == []
