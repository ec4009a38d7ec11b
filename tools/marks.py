"""Cut the marks of statuses out of Noto Sans Symbols 2: a font of a few kilobytes instead of four hundred.

For developers; needs npm and the fonttools of the development requirements:

    .venv/bin/python tools/marks.py

The result stands in VENDORED.json beside the vendored files; cut twice, it is the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
STATIC = "src/comity/web/static"
LIST = ROOT / STATIC / "vendor" / "VENDORED.json"
SOURCE, VERSION = "noto-sans-symbols-2", "5.3.0"
OUT, LICENCE = f"{STATIC}/fonts/comity-marks.woff2", f"{STATIC}/fonts/comity-marks-OFL.txt"
# Filled, half, open and hollow shapes, pause, cross, triangles, squares, tick.
MARKS = "◆◇●◐○⏸✕▲△□■▪▸▾◂✓"


def main() -> None:
    """Fetch, cut, rename (the result is not the original), list."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, f"@fontsource/{SOURCE}@{VERSION}"],
            check=True, capture_output=True, text=True,
        ).stdout.split()[-1]  # fmt: skip
        with tarfile.open(Path(folder) / packed) as archive:
            wanted = (f"package/files/{SOURCE}-symbols-400-normal.woff2", "package/LICENSE")
            whole, licence = (member.read() for name in wanted if (member := archive.extractfile(name)))
    font = TTFont(BytesIO(whole), recalcTimestamp=False)
    options = subset.Options(flavor="woff2", layout_features=[], hinting=False, name_IDs=[0, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(text=MARKS)
    cutter.subset(font)
    for identity, name in {1: "Comity Marks", 2: "Regular", 4: "Comity Marks", 6: "ComityMarks-Regular"}.items():
        font["name"].setName(name, identity, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(ROOT / OUT)
    (ROOT / LICENCE).write_bytes(licence)
    entry = {
        "name": f"@fontsource/{SOURCE}",
        "version": VERSION,
        "licence": "OFL-1.1",
        "made_by": "tools/marks.py",
        "files": {place: hashlib.sha256((ROOT / place).read_bytes()).hexdigest() for place in sorted((LICENCE, OUT))},
    }
    others = [each for each in json.loads(LIST.read_text()) if each.get("made_by") != "tools/marks.py"]
    LIST.write_text(json.dumps([*others, entry], indent=2) + "\n")
    print(f"{OUT}: {(ROOT / OUT).stat().st_size} bytes")


if __name__ == "__main__":
    main()
