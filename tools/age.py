"""Bundle age-encryption (typage) with what it needs into one file for the pages: sealing in the browser.

For developers; needs npm, as set up on the machine, and nothing else:

    python3 tools/age.py

The versions below are exact, so that the same bytes come of it again. The result and the licences of all that is in it
stand in VENDORED.json beside the vendored files.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = "src/comity/web/static/vendor"
LIST = ROOT / VENDOR / "VENDORED.json"
OUT, LICENCES = f"{VENDOR}/age.js", f"{VENDOR}/age-LICENSES.txt"
NAME, VERSION = "age-encryption", "0.3.1"
WITH = {"@noble/ciphers": "2.4.0", "@noble/curves": "2.4.0", "@noble/hashes": "2.4.0", "@noble/post-quantum": "0.5.4"}
WITH |= {"@scure/base": "2.4.0"}
BUNDLER = "esbuild@0.28.2"
ENTRY = 'export { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";\n'
FORM = ("--bundle", "--format=iife", "--global-name=age", "--minify", "--target=es2022", "--legal-comments=none")


def main() -> None:
    """Fetch, bundle, collect the licences, list."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        exact = {"private": True, "dependencies": {NAME: VERSION} | WITH}
        (folder / "package.json").write_text(json.dumps(exact))
        (folder / "entry.js").write_text(ENTRY)
        npm = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
        subprocess.run(npm, cwd=folder, check=True)
        subprocess.run(["npx", "--yes", BUNDLER, "entry.js", *FORM, f"--outfile={ROOT / OUT}"], cwd=folder, check=True)
        texts = [
            f"{name} {version}\n\n{(folder / 'node_modules' / name / 'LICENSE').read_text().strip()}\n"
            for name, version in ({NAME: VERSION} | WITH).items()
        ]
    (ROOT / LICENCES).write_text("\n---\n\n".join(texts))
    entry = {
        "name": NAME,
        "version": VERSION,
        "licence": "BSD-3-Clause",
        "made_by": "tools/age.py",
        "with": WITH,
        "files": {place: hashlib.sha256((ROOT / place).read_bytes()).hexdigest() for place in (LICENCES, OUT)},
    }
    others = [each for each in json.loads(LIST.read_text()) if each["name"] != NAME]
    LIST.write_text(json.dumps([*others, entry], indent=2) + "\n")
    print(f"{OUT}: {(ROOT / OUT).stat().st_size} bytes")


if __name__ == "__main__":
    main()
