"""Rows of an answer as a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from onrecord.cli.formats import Form
from onrecord.export.sentence import EventLine
from onrecord.export.words import UNKNOWN, bounds_words, listed, plain, told_by
from onrecord.query import EventRow, Party

_FIELDS = re.findall(
    r"\w+",
    "uid date time_start time_end time_granularity time_basis actors actor_countries type mode recipients "
    "recipient_countries places place_countries latitude longitude status polarity sources counts trigger sentence "
    "confidence same_as publisher published url title doc_id article_id event_id cursor",
)


def write_event_rows(rows: Iterable[EventRow], stream: TextIO, *, form: Form) -> tuple[int, str | None]:
    """Write the rows; how many there were, and the last one's cursor."""
    counted = _Counted(rows)
    if form == "table":
        from onrecord.export.table import write_table

        lines = [event_line(row) for row in counted]
        if lines:
            write_table(lines, stream)
    elif form == "csv":
        _write_csv(counted, stream)
    elif form == "jsonl":
        stream.writelines(_dumped(row) + "\n" for row in counted)
    else:
        _write_list(counted, stream)
    return counted.number, counted.cursor


class _Counted:
    """Passes rows on and counts them."""

    def __init__(self, rows: Iterable[EventRow]) -> None:
        self._rows = rows
        self.number = 0
        self.cursor: str | None = None

    def __iter__(self) -> Any:
        for row in self._rows:
            self.number += 1
            self.cursor = row.cursor
            yield row


def event_line(row: EventRow) -> EventLine:
    """The parts of a row's line."""
    places = [name for name in _names(row.places) if name not in _names(row.recipients)]
    return EventLine(
        when=plain(row.date).replace("/", " to ") if row.date else UNKNOWN,
        who=listed(_names(row.actors)),
        verb=plain(row.trigger),
        whom=listed(_names(row.recipients)),
        where=", ".join(places),
        type=row.type,
        status=row.status,
        negated=row.polarity == "negated",
        voice=told_by(map(plain, row.chain)) if row.chain else "own voice",
        counts=tuple(f"{count.what}: {bounds_words(count.minimum, count.maximum)}" for count in row.counts),
        uid=row.uid,
        doc_id=plain(row.doc_id),
    )


def _names(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(plain(party.name) for party in parties))


def _dumped(row: EventRow) -> str:
    form = asdict(row) | {"published": row.published.isoformat() if row.published else None}
    return json.dumps(form, ensure_ascii=False, allow_nan=False)


def _write_list(rows: Iterable[EventRow], stream: TextIO) -> None:
    before = "[\n"
    for row in rows:
        stream.write(before + _dumped(row))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _write_csv(rows: Iterable[EventRow], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, _FIELDS, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writeheader()
    writer.writerows(_flat(row) for row in rows)


def _flat(row: EventRow) -> dict[str, Any]:
    form = {name: getattr(row, name, None) for name in _FIELDS}
    for role, parties in (("actor", row.actors), ("recipient", row.recipients), ("place", row.places)):
        form[f"{role}s"] = _joined(party.name for party in parties)
        form[f"{role}_countries"] = _joined(party.country for party in parties)
    located = next((party for party in row.places if party.latitude is not None), None)
    if located is not None:
        form |= {"latitude": located.latitude, "longitude": located.longitude}
    counts = (f"{count.what}: {bounds_words(count.minimum, count.maximum)}" for count in row.counts)
    return form | {"sources": _joined(row.chain), "counts": _joined(counts)}


def _joined(items: Iterable[str | None]) -> str:
    """Joined by semicolons, those inside an item with a backslash before them, as in the rows of `onrecord code`."""
    return ";".join((item or "").replace("\\", "\\\\").replace(";", "\\;") for item in items)
