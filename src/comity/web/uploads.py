"""Files that people send: never larger than what they are for may be, whatever the form says; of visitors, none."""

from __future__ import annotations

from typing import IO, Any

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.urls import reverse

from comity.papers import store
from comity.web import access

LIMIT = store.LARGEST + 1


class Bounded(TemporaryFileUploadHandler):
    """Stop reading a request as soon as its files are larger than they may be: for a visitor nothing, for who is signed
    in a paper, in the exchange a sealed file."""

    received = 0
    most = 0

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: Any,  # noqa: N803 - as Django names it
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Before anything is read: no page takes a file from a visitor, and a form is read before it is refused."""
        asked = self.request
        if asked is not None and access.account_of(asked) is not None:
            self.most = settings.COMITY_LARGEST if asked.path.startswith(reverse("in-tray")) else LIMIT

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count what has come."""
        self.received += len(raw_data)
        if self.received > self.most:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
