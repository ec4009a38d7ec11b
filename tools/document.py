"""Write docs/acts.md, docs/figures.md, docs/openapi.json and the calls in docs/api.md from the code.

python tools/document.py            write them
python tools/document.py --check    fail when they are not what the code says
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from comity.regime import REGISTERS, fields
from comity.regime.acts import GENERAL, Act, Register
from comity.reports.questions import FIGURES

DOCS = Path(__file__).resolve().parents[1] / "docs"


def acts() -> Iterator[str]:
    """docs/acts.md: every register with its kinds, statuses and acts."""
    yield "# Registers and their acts\n"
    yield "Made from `src/comity/regime/` by `tools/document.py`; a test holds it to the code.\n"
    yield "A field in *italics* may be left out. Every act also has the circumstances `dated`, `disclosed`, `source`,"
    yield "`confidence`, `audience`, `parties`, `on_behalf_of`, `note` and `alternatives` ([the record](record.md)).\n"
    yield "Three acts work in every register, whatever the status:\n"
    yield from _table(GENERAL, "<register>")
    for register in REGISTERS.values():
        yield f"\n## {register.title}\n"
        yield f"{register.about} File: `src/comity/regime/{register.name}.py`.\n"
        yield f"Kinds: {', '.join(f'`{kind}` ({label})' for kind, label in register.kinds.items())}.\n"
        yield from _table(register.acts, register.name)
        yield ""
        yield from _follow(register)


def figures() -> Iterator[str]:
    """docs/figures.md: every figure with its definition."""
    yield "# Figures\n"
    yield "Made from `src/comity/reports/questions/` by `tools/document.py`; a test holds it to the code.\n"
    yield "| name | what it counts | unit | registers |"
    yield "|---|---|---|---|"
    for figure in sorted(FIGURES.values(), key=lambda found: found.name):
        yield f"| `{figure.name}` | {figure.definition} | {figure.unit} | {', '.join(figure.reads)} |"


def _table(acts_: tuple[type[Act], ...], register: str) -> Iterator[str]:
    yield "| act | what it is | authority | fields |"
    yield "|---|---|---|---|"
    for act in acts_:
        names = [f"`{f.name}`" if f.required else f"*{f.name}*" for f in fields.of(act)]
        yield f"| `{register}.{act.word()}` | {act.meaning()} | {act.authority()} | {', '.join(names) or '–'} |"


def _follow(register: Register) -> Iterator[str]:
    yield "| when it is | may follow |"
    yield "|---|---|"
    for status, following in register.may_follow.items():
        label = "not there yet" if status is None else register.statuses[status]
        yield f"| {label} | {', '.join(f'`{act.word()}`' for act in following) or 'nothing'} |"


def calls() -> Iterator[str]:
    """docs/api.md: as it is up to its list of calls, then every call of the OpenAPI document."""
    from comity.api import page

    written = (DOCS / "api.md").read_text(encoding="utf-8")
    yield written.partition(_LIST)[0] + _LIST
    yield "Made from `src/comity/api/` by `tools/document.py`, as is [openapi.json](openapi.json); a test holds both to"
    yield "the code."
    for _key, title, found in page.subjects():
        yield f"\n### {title}\n"
        yield "| call | what it answers | parameters | token | statuses |"
        yield "|---|---|---|---|---|"
        for call in found:
            names = [f"`{each.name}`" if each.required else f"*{each.name}*" for each in call.parameters]
            body = f"body `{call.body}`; " if call.body else ""
            statuses = ", ".join(str(status) for status, _phrase in call.statuses)
            bearer = "needed" if call.closed else "may"
            path = call.path.removeprefix("/api/v1")
            yield (
                f"| `{call.method} {path}` | {call.said} `{call.answer}` | {body}{', '.join(names) or 'none'} "
                f"| {bearer} | {statuses} |"
            )


def openapi() -> Iterator[str]:
    """docs/openapi.json: the document as the site serves it."""
    from comity.api import door

    yield json.dumps(door.document(), ensure_ascii=False, indent=1)


_LIST = "## The calls\n"
FILES = {"acts.md": acts, "figures.md": figures, "api.md": calls, "openapi.json": openapi}


def main() -> int:
    """Write the files, or with --check say which is stale."""
    import django

    # What the door for programs is made of asks for settings; no home that is there is read for that.
    with TemporaryDirectory() as home:
        os.environ.update(COMITY_HOME=home, DATABASE_URL="sqlite:///:memory:")
        os.environ["DJANGO_SETTINGS_MODULE"] = "comity.site.settings"
        django.setup()
        return write()


def write() -> int:
    """The same, with settings."""
    stale = []
    for name, lines in FILES.items():
        text = "\n".join(lines()) + "\n"
        path = DOCS / name
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"docs/{name} is not what the code says; run: .venv/bin/python tools/document.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
