"""The package of a DOCX: its parts in one ZIP file, the same bytes for the same paper."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from importlib.resources import files

from comity.documents.writers.galley import Galley
from comity.documents.writers.ooxml.runs import RELATION, Links, escaped
from comity.documents.writers.words import primary

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{RELATION}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header.xml": f"{_WORD}.header+xml",
    "word/empty.xml": f"{_WORD}.header+xml",
    "word/footer.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}


def part(root: str, inside: str) -> str:
    """A part of WordprocessingML."""
    return f"{_HEAD}<w:{root} {_SPACES}>{inside}</w:{root}>"


def packed(set_: Galley, parts: dict[str, str], media: dict[str, bytes], links: dict[str, Links]) -> bytes:
    """The package. ``links``: by the name of the part, "document" or "footnotes", what it refers to."""
    held: dict[str, bytes] = {"[Content_Types].xml": _types().encode(), "_rels/.rels": _relations(_ROOT).encode()}
    held |= {f"docProps/{name}.xml": xml.encode() for name, xml in (("core", _core(set_)), ("app", _APP))}
    shipped = {name: _shipped(set_, name) for name in ("styles", "settings", "fontTable")}
    held |= {f"word/{name}.xml": xml.encode() for name, xml in (shipped | parts).items()}
    held |= {f"word/_rels/{name}.xml.rels": _relations(found.xml()).encode() for name, found in links.items()}
    held |= {f"word/media/{name}": content for name, content in media.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            package.writestr(entry, content)
    return stream.getvalue()


def _shipped(set_: Galley, name: str) -> str:
    """A part that is the same for all papers, but for their language."""
    language = primary(set_.language)
    xml = files("comity.documents.writers.ooxml").joinpath(f"{name}.xml").read_text(encoding="utf-8")
    return (
        xml.replace("{language}", _REGIONS.get(language, set_.language))
        .replace("{bidi}", "<w:bidi/>" if set_.rtl else "")
        .replace("{rtl}", "<w:rtl/>" if set_.rtl else "")
    )


def _types() -> str:
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    plain = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("svg", "image/svg+xml"),
        )
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{plain}{told}</Types>'


def _relations(inside: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


_ROOT = (
    f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATION}/extended-properties" Target="docProps/app.xml"/>'
)
_APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Comity</Application></Properties>"
)


def _core(set_: Galley) -> str:
    """What the package says of the paper; its day is the paper's, since nothing here asks the clock."""
    day = _day(set_.date)
    made = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(set_.title)}</dc:title><dc:subject>{escaped(set_.symbol)}</dc:subject>"
        f"<dc:language>{set_.language}</dc:language>{made}</cp:coreProperties>"
    )


def _day(day: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
