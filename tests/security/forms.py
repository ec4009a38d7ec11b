"""A word as it may stand in a file: plain, in other encodings of text, in hexadecimal and in Base64."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path


def forms(word: str) -> dict[str, bytes]:
    """The forms of a word, by name. Base64 has three, by where it begins; what its neighbours decide is left out."""
    plain = word.encode()
    found = {
        "plain": plain,
        "small": word.lower().encode(),
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "hexadecimal": plain.hex().encode(),
        "hexadecimal in capitals": plain.hex().upper().encode(),
        "backwards": plain[::-1],
        "in a path": "".join(f"%{each:02X}" for each in plain).encode(),
    }
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        whole = coded[-(-shift * 8 // 6) :].rstrip(b"=")
        found[f"base64 at {shift}"] = whole[: (len(plain) * 8 - (6 - shift * 8 % 6) % 6) // 6]
    return found


def places(word: str, folder: Path, *, but: tuple[str, ...] = ()) -> Iterator[str]:
    """Where in a folder a word stands, in any of its forms. ``but``: names of folders that are not looked into."""
    looked = forms(word)
    for path in folder.rglob("*"):
        if path.is_file() and not set(but) & set(path.relative_to(folder).parts):
            content = path.read_bytes()
            for name, form in looked.items():
                if form in content or (name == "plain" and form.lower() in content.lower()):
                    yield f"{word}, {name}, in {path.relative_to(folder)}"
