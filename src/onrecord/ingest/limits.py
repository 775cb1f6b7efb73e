"""Reading no more than the user allows."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.ingest.settings import IngestSettings
from onrecord.record.errors import InputError


def read_all(head: bytes, stream: BinaryIO, *, name: str, settings: IngestSettings) -> bytes:
    """`head` and all that `stream` holds. Raises InputError if that is more than `max_bytes`."""
    data = head + stream.read(max(settings.max_bytes + 1 - len(head), 0))
    if len(data) > settings.max_bytes:
        raise too_long(name, settings, what="this file")
    return data


def too_long(where: str, settings: IngestSettings, *, what: str) -> InputError:
    """The error for a file or line of more than `max_bytes`."""
    return InputError(f"{where}: {what} is longer than {settings.max_bytes} bytes; split it, or raise --max-bytes")
