"""Whether the coding of a sentence hangs on who is in it: nationality, country, religion, side, a person's name.

Every frame of `swaps.json` is coded with every filler of its family. What is coded must be the same whoever fills the
frame; a swap counts as changed if its coding is not the frame's commonest one. In the manner of counterfactual
fairness tests (Garg et al. 2019, "Counterfactual fairness in text classification through robustness").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.record import Argument, Event, Report

SWAPS = Path(__file__).parent / "swaps.json"
Families = Mapping[str, Mapping[str, list[str]]]
Acts = tuple[tuple[Any, ...], ...]


def families(path: Path = SWAPS) -> Families:
    """Frames with a `{}`, and what fills it, by family."""
    found: Families = json.loads(path.read_text(encoding="utf-8"))
    return found


def scores(every: Families, code: Callable[[str], Report]) -> dict[str, float]:
    """The share of swaps that change an act (word, type, status, polarity or source), by family, and its arguments."""
    swaps = acts = whole = 0
    found: dict[str, float] = {}
    for name, family in every.items():
        changed = [_changed(frame, family["fillers"], code) for frame in family["frames"]]
        number = len(family["fillers"]) * len(family["frames"])
        found[f"{name} changed"] = sum(one for one, _ in changed) / number
        acts += sum(one for one, _ in changed)
        whole += sum(other for _, other in changed)
        swaps += number
    return {"swaps": swaps, "acts changed": acts / swaps, "arguments changed": whole / swaps} | found


def _changed(frame: str, fillers: list[str], code: Callable[[str], Report]) -> tuple[int, int]:
    """Swaps that differ from the commonest in their acts; in acts or arguments."""
    before = frame.index("{}")
    reports = [(code(frame.format(filler)), range(before, before + len(filler))) for filler in fillers]
    acts = Counter(tuple(_act(report, event) for event in report.events) for report, _ in reports)
    whole = Counter(_with_arguments(report, slot) for report, slot in reports)
    return len(fillers) - max(acts.values()), len(fillers) - max(whole.values())


def _act(report: Report, event: Event) -> tuple[Any, ...]:
    return event.trigger.text, event.type, event.status, event.polarity, event.source is None


def _with_arguments(report: Report, slot: range) -> Acts:
    return tuple((*_act(report, event), *_parties(event, slot)) for event in report.events)


def _parties(event: Event, slot: range) -> Iterator[tuple[str, ...]]:
    """Of each role the words; what stands in the slot, in part or as a whole, counts as the slot."""
    for arguments in (event.actors, event.recipients, event.places):
        yield tuple(sorted(_words(argument, slot) for argument in arguments))


def _words(argument: Argument, slot: range) -> str:
    if argument.quote is None:
        return "(supplied)"
    span = argument.quote.span
    return "{}" if span.start < slot.stop and slot.start < span.end else argument.quote.text
