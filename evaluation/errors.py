"""Errors of the record in context, the most frequent kinds first.

A kind is what the gold has and what was found in its place: `missed` and `spurious` for whole events, `gold → found`
for a label. Within a kind the cases the reader was surest of come first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.record import overlap

Coding = Mapping[str, Any]
Event = Mapping[str, Any]
BEFORE, AFTER = 70, 60  # characters of context


@dataclass(frozen=True, slots=True)
class Case:
    """A gold event and what was found for it; one of the two may be missing. `labels`: (gold, found) by group."""

    doc_id: str
    context: str
    confidence: float
    labels: Mapping[str, tuple[str, str]]


def _voice(coding: Coding, event: Event) -> str:
    if event["source"] is None:
        return "own voice"
    attribution = next((a for a in coding["attributions"] if a["id"] == event["source"]), None)
    return "unknown source" if attribution is None or not attribution["source_entity"] else "a source"


GROUPS: Mapping[str, Callable[[Coding, Event], str]] = {
    "type": lambda _, event: str(event["type"]),
    "mode": lambda _, event: f"{event['type']}/{event['mode'] or '-'}",
    "status": lambda _, event: str(event["status"]),
    "polarity": lambda _, event: str(event["polarity"]),
    "source": _voice,
}


def texts(folder: Path) -> dict[str, str]:
    """The texts of the coded articles in a folder, by id."""
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {article["id"]: article["text"] for article in map(json.loads, lines)}


def cases(text: str, gold: Coding, system: Coding) -> Iterator[Case]:
    """Every event of either side, matched as the scorer matches them."""
    used: set[int] = set()
    for event in gold["events"]:
        free = (i for i, f in enumerate(system["events"]) if i not in used and overlap(event["span"], f["span"]))
        index = next(free, None)
        if index is not None:
            used.add(index)
        yield _case(text, gold, event, system, None if index is None else system["events"][index])
    for index, event in enumerate(system["events"]):
        if index not in used:
            yield _case(text, gold, None, system, event)


def _case(text: str, gold: Coding, wanted: Event | None, system: Coding, found: Event | None) -> Case:
    labels = {
        name: (
            "spurious" if wanted is None else label(gold, wanted),
            "missed" if found is None else label(system, found),
        )
        for name, label in GROUPS.items()
    }
    shown: Event = wanted or found or {}
    start, end = shown["span"]
    context = f"{text[max(0, start - BEFORE) : start]}[{text[start:end]}]{text[end : end + AFTER]}"
    return Case(gold["doc_id"], " ".join(context.split()), 0.0 if found is None else found["confidence"], labels)


def lines(found: Iterable[Case], by: str, *, kinds: int, each: int) -> Iterator[str]:
    """What is printed: each kind of error with its number, then its cases."""
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    number = 0
    for case in found:
        number += 1
        if case.labels[by][0] != case.labels[by][1]:
            groups[case.labels[by]].append(case)
    wrong = sum(map(len, groups.values()))
    yield f"{wrong} of {number} events wrong by {by}"
    ranked: Sequence[tuple[tuple[str, str], list[Case]]] = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    for (wanted, got), members in ranked[:kinds]:
        yield f"\n{wanted} → {got}: {len(members)}"
        for case in sorted(members, key=lambda case: -case.confidence)[:each]:
            yield f"  {case.confidence:.2f} {case.doc_id}: … {case.context} …"
