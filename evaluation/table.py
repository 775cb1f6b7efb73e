"""The status table: single sentences with the event that must come out, and in what status."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.record import words
from onrecord.coder import Coder
from onrecord.record import Argument, Event, Report

FIELDS = ("trigger", "type", "status", "polarity", "source", "actors", "recipients")
Item = Mapping[str, Any]


def items(path: Path) -> list[Item]:
    """The sentences with what is expected."""
    found: list[Item] = json.loads(path.read_text(encoding="utf-8"))["items"]
    return found


def judged(coder: Coder, item: Item) -> Iterator[dict[str, bool]]:
    """For each expected event, whether each field is right; all are wrong where no event has the trigger."""
    report = coder.code(item["sentence"], published="2020-01-06", publisher="The Table")
    for expected in item["expected"]:
        start = item["sentence"].index(expected["trigger"])
        end = start + len(expected["trigger"])
        found = next((e for e in report.events if e.trigger.span.start < end and start < e.trigger.span.end), None)
        yield (
            dict.fromkeys(FIELDS, False) if found is None else _fields(report, found, expected, item.get("refers", {}))
        )


def _fields(report: Report, event: Event, expected: Item, refers: Mapping[str, str]) -> dict[str, bool]:
    return {
        "trigger": True,
        "type": event.type == expected["type"],
        "status": event.status == expected["status"],
        "polarity": event.polarity == expected["polarity"],
        "source": _source(report, event) == _wanted(expected["source"]) or _same_chain(report, event, expected, refers),
        "actors": _parties(report, event.actors, expected["actors"], refers),
        "recipients": _parties(report, event.recipients, expected["recipients"], refers),
    }


def _source(report: Report, event: Event) -> list[str]:
    found = []
    for attribution_id in event.chain:
        attribution = report.attribution(attribution_id)
        found.append(attribution.source.text if attribution.source else "?")
    return found


def _wanted(source: str | Sequence[str] | None) -> list[str]:
    return [] if source is None else [source] if isinstance(source, str) else list(source)


def _same_chain(report: Report, event: Event, expected: Item, refers: Mapping[str, str]) -> bool:
    found, wanted = _source(report, event), _wanted(expected["source"])
    if len(found) != len(wanted):
        return False
    return all(
        (a == b) if "?" in (a, b) else bool(words(a) & _meant(b, refers)) for a, b in zip(found, wanted, strict=True)
    )


def _meant(text: str, refers: Mapping[str, str]) -> set[str]:
    return words(text) | words(refers.get(text))


def _parties(report: Report, found: Sequence[Argument], wanted: Sequence[str], refers: Mapping[str, str]) -> bool:
    """Every wanted party is found, by its words or by the name of its entity, and no other."""
    if len(found) != len(wanted):
        return False
    named = [words(a.quote.text if a.quote else None) | words(report.entity(a.entity).name) for a in found]
    return all(any(_meant(party, refers) & names for names in named) for party in wanted)


def scores(coder: Coder, path: Path) -> dict[str, float]:
    """Share of expected events with each field right; `whole`: all but actors and recipients right; `canonical`."""
    rows = [(item, row) for item in items(path) for row in judged(coder, item)]
    found = {field: sum(row[field] for _, row in rows) / len(rows) for field in FIELDS}
    core = ("trigger", "type", "status", "polarity", "source")
    found["whole"] = sum(all(row[f] for f in core) for _, row in rows) / len(rows)
    chosen = [row for item, row in rows if item["canonical"]]
    found["canonical whole"] = sum(all(row[f] for f in core) for row in chosen) / len(chosen)
    found["canonical, with parties"] = sum(all(row.values()) for row in chosen) / len(chosen)
    return found
