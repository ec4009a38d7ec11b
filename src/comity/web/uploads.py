"""Files that people send: never larger than a paper may be, whatever the form says."""

from __future__ import annotations

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

from comity.papers import store

LIMIT = store.LARGEST + 1


class Bounded(TemporaryFileUploadHandler):
    """Stop reading a request as soon as its files are larger than any paper that is kept."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count what has come."""
        self.received += len(raw_data)
        if self.received > LIMIT:
            raise StopUpload(connection_reset=True)
        super().receive_data_chunk(raw_data, start)
