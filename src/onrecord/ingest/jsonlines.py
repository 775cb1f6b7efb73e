"""JSONL: one JSON value a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from onrecord.ingest.decoding import decode, is_wide, wide_codec
from onrecord.ingest.limits import read_all, too_long
from onrecord.ingest.settings import IngestSettings
from onrecord.record.errors import FormatError, InputError

_DRAIN = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its 1-based number, and its bytes or why there are none."""

    number: int
    data: bytes | InputError
    notes: tuple[str, ...] = ()


def read_lines(head: bytes, stream: BinaryIO, *, name: str, settings: IngestSettings) -> Iterator[Line]:
    """The lines of `head` (a first line read already, or nothing) and `stream` that are not blank.

    Memory is bounded by `max_bytes` a line. Only files in UTF-16 or the like are read whole first.
    Raises InputError if such a one can't be.
    """
    first = head or stream.readline(settings.max_bytes + 1)
    if wide_codec(first, settings.encoding):
        yield from _wide_lines(read_all(first, stream, name=name, settings=settings), name, settings)
        return
    number, line = 1, first
    while line:
        if len(line) > settings.max_bytes:
            _drain(line, stream)
            yield Line(number, too_long(f"{name}:{number}", settings, what="this line"))
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Line(number, line)
        number, line = number + 1, stream.readline(settings.max_bytes + 1)


def _drain(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_DRAIN)


def _wide_lines(data: bytes, name: str, settings: IngestSettings) -> Iterator[Line]:
    decoded = decode(data, where=name, encoding=settings.encoding)
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip():
            yield Line(number, line.encode("utf-8", "surrogatepass"), decoded.notes)


def parse_line(line: Line, *, where: str, settings: IngestSettings) -> tuple[Any, tuple[str, ...]]:
    """The JSON value of a line, and notes on how its bytes were read. Raises InputError."""
    if isinstance(line.data, InputError):
        raise line.data
    # Lines of a wide file are UTF-8 by now.
    encoding = None if is_wide(settings.encoding) else settings.encoding
    decoded = decode(line.data, where=where, encoding=encoding)
    return parse_json(decoded.text.rstrip("\r\n"), where=where), (*line.notes, *decoded.notes)


def parse_json(text: str, *, where: str) -> Any:
    """The one JSON value in `text`. Raises FormatError, which starts with `where`."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(not_json(error, where)) from None


def not_json(error: Exception, where: str) -> str:
    """The message for what the JSON parser raised."""
    if isinstance(error, json.JSONDecodeError):
        return f"{where}: this is not JSON ({error.msg}, column {error.colno}); one JSON object an article is wanted"
    what = "is nested too deeply" if isinstance(error, RecursionError) else "holds a number that is too long"
    return f"{where}: this JSON {what}; one plain JSON object an article is wanted"
