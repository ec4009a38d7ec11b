"""Packages and XML that nobody here wrote: opened within bounds, refused with a sentence.

A package (ISO/IEC 29500-2, ISO 21320-1) is a zip of parts. What it says of its sizes is checked before a part is
opened, and what comes out of it is counted again. XML with a document type is refused: no paper has one, and that is
where entities grow.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from comity.documents.readers.seen import Unreadable

MEMBERS = 10_000
LARGEST = 50_000_000  # bytes of one part
TOTAL = 200_000_000  # bytes of all parts
_RATIO = 300  # a part that packs better than that holds nothing but one sign
_SMALL = 1_000_000  # below this no ratio is asked
_MARKS = 6_000_000  # elements and attributes: each takes some hundred bytes once it is read
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, IndexError, KeyError)


_SIGNS = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"PK\x03\x04", "docx", "a zip, as .docx files are"),
    (_OLE, "doc", "an old Word file, or one locked with a password; save it as .docx without one"),
    (b"{\\rtf", "rtf", "an RTF file; save it as .docx"),
    (b"\x89PNG", "png", "a picture; give the paper as text"),
    (b"\xff\xd8\xff", "jpg", "a picture; give the paper as text"),
)


def refuse(content: bytes, wanted: str) -> None:
    """Raises Unreadable where the first bytes of a file say that it is of another format than its name does."""
    for sign, ending, what in _SIGNS:
        if content.startswith(sign) and ending != wanted:
            advice = "" if ";" in what else f"; name it .{ending}"
            raise Unreadable(f"not {wanted}, but {what}{advice}")


class Package:
    """The parts of a zip by name."""

    def __init__(self, content: bytes) -> None:
        refuse(content, "docx")
        if not content.startswith(b"PK"):
            raise Unreadable("not a zip, which a .docx is; look whether the file bears the right ending")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except _BROKEN:
            raise Unreadable("the zip is broken or cut short; get the file again") from None
        if len(members) > MEMBERS:
            raise Unreadable(f"the zip has more than {MEMBERS:,} members; it is no paper")
        if sum(member.file_size for member in members) > TOTAL:
            raise Unreadable(f"the zip is larger than {TOTAL:,} bytes when it is expanded; it is no paper")
        self._members = {member.filename.lstrip("/"): member for member in members}
        self._left = TOTAL

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A part. Raises Unreadable where it is missing, locked, broken or too large."""
        member = self._members.get(name)
        if member is None:
            raise Unreadable(f"the file has no {name}")
        if member.flag_bits & 1:
            raise Unreadable("the zip is locked with a password; save it without one")
        packed = max(1, member.compress_size)
        if member.file_size > LARGEST or (member.file_size > _SMALL and member.file_size > _RATIO * packed):
            raise Unreadable(f"{name} is too large when it is expanded ({member.file_size:,} bytes)")
        try:
            with self._zip.open(member) as stream:
                content = stream.read(LARGEST + 1)
        except NotImplementedError:
            raise Unreadable(f"{name} is packed in a way that no .docx is; save the file again") from None
        except _BROKEN:
            raise Unreadable(f"{name} is broken or cut short; get the file again") from None
        self._left -= len(content)
        if len(content) > LARGEST or self._left < 0:
            raise Unreadable(f"{name} is too large when it is expanded")
        return content


_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def xml(content: bytes, name: str) -> etree._Element:
    """The root of an XML part. Raises Unreadable for document types, for what is not well formed or nested too deep."""
    if len(content) > LARGEST or content.count(b"<") + content.count(b"=") > _MARKS:
        raise Unreadable(f"{name} is too large; split the paper")
    if _TYPE.search(content) or _TYPE.search(content.replace(b"\0", b"")[:10_000]):
        raise Unreadable(f"{name} declares a document type or entities, which no paper needs; save it without them")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        said = " ".join(str(error).split(" (<string>")[0].split())[:160]
        raise Unreadable(f"{name} is not well-formed XML: {said}") from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"{name} declares a document type or entities, which no paper needs; save it without them")
    return root
