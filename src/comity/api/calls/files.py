"""Sealed files, in parts and out, and receipts. The server takes what is sealed, and opens nothing."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status
from pydantic import BaseModel, ConfigDict, Field

from comity.api import callers, refusing
from comity.api.asking import Digest, Name, Number, for_party
from comity.exchange import dossiers, storing
from comity.exchange.models import SealedFile, Upload
from comity.people import journal
from comity.regime.acts import Refusal

router = Router(tags=["exchange"])

UploadName = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
_BINARY = {"type": "string", "format": "binary"}
_OCTETS = {"application/octet-stream": {"schema": _BINARY}}


class SizeGiven(Schema):
    """How many bytes a sealed file has."""

    model_config = ConfigDict(extra="forbid")

    size: Annotated[int, Field(ge=1, le=2**53 - 1)]


class UploadSaid(BaseModel):
    """A sealed file that is coming: ``received`` bytes of ``size`` so far, in parts of up to ``part`` bytes."""

    upload: str
    size: int
    received: int
    part: int


class FileSaid(BaseModel):
    """A sealed file that has come whole: acts name it by its SHA-256."""

    sha256: str
    size: int


class At(Schema):
    """Where a part goes."""

    offset: Annotated[int, Field(ge=0, le=2**53 - 1, description="Where the part begins, in bytes.")]


@router.post("/uploads", summary="Begin to upload", **for_party("act", {201: UploadSaid}, 400, 409, 413, 415))
def begin(request: HttpRequest, given: SizeGiven) -> Status[Any]:
    """Begin to upload a sealed file of so many bytes. What no act names within a week is deleted."""
    caller = callers.of(request)
    return Status(201, _said(storing.begin(caller.party, given.size, caller.now)))


@router.get("/uploads/{upload}", summary="How much has come", **for_party("act", {200: UploadSaid}))
def upload(request: HttpRequest, upload: UploadName) -> dict[str, Any]:
    """How much of an upload has come: after a break of the line, go on from there."""
    return _said(_found(request, upload))


@router.post(
    "/uploads/{upload}",
    summary="Upload a part",
    **for_party(
        "act",
        {200: UploadSaid, 201: FileSaid},
        409,
        413,
        415,
        requestBody={"required": True, "content": _OCTETS},
    ),
)
def part(
    request: HttpRequest,
    upload: UploadName,
    at: Query[At],
) -> Status[Any]:
    """The next part, as it is. 200: more is to come. 201: that was the last one, and this is the file's SHA-256."""
    found = _found(request, upload)
    grown = storing.add(found, at.offset, request.read(storing.PART + 1))
    if isinstance(grown, Upload) and grown.received == grown.size:
        return Status(201, _said(storing.finish(grown, callers.of(request).now)))
    return Status(200, _said(grown))


@router.get(
    "/requests/{name}/files/{digest}",
    summary="A sealed file",
    **for_party("read", {200: None}, or_entrusted=True, responses={200: {"content": _OCTETS}}),
)
def sealed(request: HttpRequest, name: Name, digest: Digest) -> FileResponse:
    """A sealed file that an act on this request names, as it was uploaded."""
    caller = callers.of(request)
    path = dossiers.sealed_file(name, caller.party, digest, caller.now)
    if path is None or caller.account is None:
        raise refusing.not_there()
    journal.note(
        caller.account.authority,
        "opened",
        by=caller.by,
        now=caller.now,
        about=digest[:16],
        register="requests",
        matter=name,
    )
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}-{digest[:8]}.age")
    answer["Content-Type"] = "application/octet-stream"
    answer["Content-Encoding"] = "identity"  # what is sealed cannot be made smaller
    return answer


@router.get(
    "/requests/{name}/receipts/{entry}",
    summary="A receipt",
    **for_party("read", {200: dict[str, Any]}, or_entrusted=True),
)
def receipt(request: HttpRequest, name: Name, entry: Number) -> HttpResponse:
    """The receipt of the message that became an entry: comity verify --receipt checks it with no network."""
    caller = callers.of(request)
    found = dossiers.receipt(name, caller.party, entry, caller.now)
    if found is None:
        raise refusing.not_there()
    return HttpResponse(found, content_type="application/json")


def _found(request: HttpRequest, name: str) -> Upload:
    found = storing.upload_of(callers.of(request).party, name)
    if found is None:
        raise refusing.not_there()
    return found


def _said(found: Upload | SealedFile | Refusal) -> dict[str, Any]:
    match found:
        case Refusal():
            raise refusing.refused(found)
        case Upload():
            return {"upload": found.name, "size": found.size, "received": found.received, "part": storing.PART}
    return {"sha256": found.digest, "size": found.size}
