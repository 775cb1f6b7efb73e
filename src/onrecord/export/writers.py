"""Rows and reports written to a text stream as CSV, JSON or JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.rows import COLUMNS, Row, Value, event_rows
from onrecord.record import Report
from onrecord.record.jsonform import dumps

_QUOTE = '"'
_SPECIAL = re.compile('[,"\r\n]')
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_csv(reports: Iterable[Report], stream: TextIO, *, header: bool = True) -> None:
    """Write the events of reports as CSV: RFC 4180 quoting, LF line ends, the columns of `rows.COLUMNS`.

    Unknown values are empty. Open the stream with `newline=""`. Half a surrogate pair, which no encoding
    can hold, becomes U+FFFD.
    """
    if header:
        stream.write(_csv_line(COLUMNS))
    for row in event_rows(reports):
        stream.write(_csv_line(row.values()))


def _csv_line(values: Iterable[Value]) -> str:
    return ",".join(_csv_field(value) for value in values) + "\n"


def _csv_field(value: Value) -> str:
    # The standard library's writer, told to end lines with LF, leaves a bare CR unquoted.
    text = "" if value is None else _SURROGATE.sub("\ufffd", str(value))
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _SPECIAL.search(text) else text


def write_rows_json(reports: Iterable[Report], stream: TextIO) -> None:
    """Write the flat rows of all events as one JSON list, an event a line."""
    _write_list((_dumped(row) for row in event_rows(reports)), stream)


def write_rows_jsonl(reports: Iterable[Report], stream: TextIO) -> None:
    """Write the flat rows of all events as JSON lines, an event a line."""
    for row in event_rows(reports):
        stream.write(_dumped(row) + "\n")


def write_json(reports: Iterable[Report], stream: TextIO, *, with_text: bool = False) -> None:
    """Write whole reports as one JSON list, a report a line; `with_text` adds the articles' text."""
    _write_list((dumps(report, with_text=with_text).rstrip("\n") for report in reports), stream)


def write_jsonl(reports: Iterable[Report], stream: TextIO, *, with_text: bool = False) -> None:
    """Write whole reports as JSON lines, a report a line; `with_text` adds the articles' text."""
    for report in reports:
        stream.write(dumps(report, with_text=with_text))


def _dumped(row: Row) -> str:
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write_list(items: Iterable[str], stream: TextIO) -> None:
    before = "[\n"
    for item in items:
        stream.write(before + item)
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
