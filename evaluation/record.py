"""The whole record against coded texts.

An event of the system matches a gold event when their triggers overlap, one to one in text order. An argument is right
when its span overlaps the gold's or the names of the two entities share a content word; arguments of unmatched events
count as missed or spurious. Status, polarity and source are accuracies over matched events, the date over those with a
gold date. Attributions match when their contents share more than half of their union.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Coding = Mapping[str, Any]
EMPTY: Coding = {"entities": [], "attributions": [], "events": []}
ROLES = ("actors", "recipients", "places")
_STOP = {"the", "a", "an", "of", "in", "and", "s"}


def words(text: str | None) -> set[str]:
    """Content words of a name."""
    return set(re.sub(r"[^a-z0-9 ]", " ", (text or "").lower()).split()) - _STOP


def headline_end(gold: Coding) -> int:
    """Where the headline, the first sentence of a coded article, ends."""
    return int(gold["sentences"][0][1]) if gold["sentences"] else 0


def part(coding: Coding, start: int, end: float) -> Coding:
    """A coding with the events whose trigger stands in characters [start, end) alone."""
    events = [event for event in coding["events"] if event.get("span") and start <= event["span"][0] < end]
    return {**coding, "events": events}


def overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> bool:
    """Whether two spans share a character; a missing span overlaps nothing."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


class _Side:
    """One coding with its names by id."""

    def __init__(self, coding: Coding) -> None:
        self.events, self.attributions = coding["events"], coding["attributions"]
        self._names = {entity["id"]: entity.get("name", "") for entity in coding["entities"]}
        self._by_id = {a["id"]: a for a in self.attributions}

    def argument(self, argument: Mapping[str, Any]) -> set[str]:
        return words(self._names.get(argument.get("entity"), argument.get("text")))

    def source(self, event: Mapping[str, Any]) -> set[str] | None:
        """Words of the innermost source; None for the article's own voice."""
        if event.get("source") is None:
            return None
        found = self._by_id.get(event["source"])
        if found is None:
            return set()
        return words(f"{found.get('source') or ''} {self._names.get(found.get('source_entity'), '')}")


def counts(gold: Coding, system: Coding) -> Counter[str]:
    """What one text adds to the sums that `scores` divides."""
    sums: Counter[str] = Counter()
    g, s = _Side(gold), _Side(system)
    sums["gold"] += len(g.events)
    sums["system"] += len(s.events)
    used: set[int] = set()
    for event in g.events:
        free = (i for i, f in enumerate(s.events) if i not in used and overlap(event["span"], f.get("span")))
        index = next(free, None)
        if index is None:
            for role in ROLES:
                sums[f"{role} gold"] += len(event.get(role, []))
            continue
        used.add(index)
        sums.update(_matched(event, s.events[index], g, s))
    for index, event in enumerate(s.events):
        if index not in used:
            for role in ROLES:
                sums[f"{role} system"] += len(event.get(role, []))
    sums.update(_attributions(g.attributions, s.attributions))
    return sums


def _matched(event: Mapping[str, Any], found: Mapping[str, Any], g: _Side, s: _Side) -> Counter[str]:
    sums: Counter[str] = Counter(matched=1)
    typed = event["type"] == found["type"]
    sums["typed"] += typed
    sums["mode"] += typed and event.get("mode") == found.get("mode")
    sums["status"] += event["status"] == found["status"]
    sums["polarity"] += event["polarity"] == found["polarity"]
    a, b = g.source(event), s.source(found)
    sums["source"] += (a is b) if a is None or b is None else bool(a & b) or (not a and not b)
    if event.get("date"):
        sums["dated"] += 1
        sums["date"] += event["date"] == found.get("date")
    for role in ROLES:
        sums.update(_arguments(role, event.get(role, []), found.get(role, []), g, s))
    return sums


def _arguments(role: str, gold: list[Any], system: list[Any], g: _Side, s: _Side) -> Counter[str]:
    def by_words(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
        return overlap(a.get("span"), b.get("span"))

    def by_entity(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
        return bool(g.argument(a) & s.argument(b))

    return Counter(
        {
            f"{role} gold": len(gold),
            f"{role} system": len(system),
            f"{role} matched": _paired(gold, system, lambda a, b: by_words(a, b) or by_entity(a, b)),
            f"{role} by words": _paired(gold, system, by_words),
            f"{role} by entity": _paired(gold, system, by_entity),
        }
    )


def _paired(gold: list[Any], system: list[Any], same: Callable[[Any, Any], bool]) -> int:
    left, matched = list(system), 0
    for argument in gold:
        other = next((other for other in left if same(argument, other)), None)
        if other is not None:
            left.remove(other)
            matched += 1
    return matched


def _attributions(gold: list[Any], system: list[Any]) -> Counter[str]:
    sums: Counter[str] = Counter({"attributions gold": len(gold), "attributions system": len(system)})
    used: set[int] = set()
    for attribution in gold:
        for index, other in enumerate(system):
            if index not in used and _same_content(attribution["spans"].get("content"), other["spans"].get("content")):
                used.add(index)
                sums["attributions matched"] += 1
                a, b = attribution["spans"].get("source"), other["spans"].get("source")
                sums["attribution source"] += overlap(a, b) or (a is None and b is None)
                break
    return sums


def _same_content(a: Sequence[int] | None, b: Sequence[int] | None) -> bool:
    if not a or not b:
        return False
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared > max(a[1], b[1]) - min(a[0], b[0])


def f1(matched: int, gold: int, system: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * matched / max(1, gold + system)


def scores(sums: Counter[str]) -> dict[str, float]:
    """The measures from the sums over all texts."""
    n, gold, system = max(1, sums["matched"]), sums["gold"], sums["system"]
    found = {
        "trigger F1": f1(sums["matched"], gold, system),
        "typed F1": f1(sums["typed"], gold, system),
        "mode F1": f1(sums["mode"], gold, system),
    }
    for role in ROLES:
        found[f"{role} F1"] = f1(sums[f"{role} matched"], sums[f"{role} gold"], sums[f"{role} system"])
        for how in ("by words", "by entity"):
            found[f"{role} F1 {how}"] = f1(sums[f"{role} {how}"], sums[f"{role} gold"], sums[f"{role} system"])
    for name in ("status", "polarity", "source"):
        found[name] = sums[name] / n
    found["date"] = sums["date"] / max(1, sums["dated"])
    found["attribution F1"] = f1(sums["attributions matched"], sums["attributions gold"], sums["attributions system"])
    found["attribution source"] = sums["attribution source"] / max(1, sums["attributions matched"])
    return found


def evaluate(gold: Mapping[str, Coding], system: Mapping[str, Coding]) -> dict[str, float]:
    """All measures over codings by id; a text the system lacks counts as coded empty."""
    sums: Counter[str] = Counter()
    for doc_id, coding in gold.items():
        sums.update(counts(coding, system.get(doc_id, EMPTY)))
    return scores(sums)


def headline_and_body(gold: Mapping[str, Coding], system: Mapping[str, Coding]) -> dict[str, float]:
    """Trigger and typed F1 of the headlines, and of what stands below them."""
    found: dict[str, float] = {}
    for name in ("headline", "body"):
        sums: Counter[str] = Counter()
        for doc_id, coding in gold.items():
            cut = headline_end(coding)
            inside = (0, cut) if name == "headline" else (cut, float("inf"))
            sums.update(counts(part(coding, *inside), part(system.get(doc_id, EMPTY), *inside)))
        every = scores(sums)
        found |= {f"{name} {measure}": every[measure] for measure in ("trigger F1", "typed F1")}
    return found


def load(folder: Path, ids: Iterable[str]) -> dict[str, Coding]:
    """Gold codings by id."""
    return {i: json.loads((folder / "gold" / f"{i}.json").read_text(encoding="utf-8")) for i in ids}


def articles(folder: Path, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The articles with these ids, in the order of the file."""
    wanted = set(ids)
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [article for article in map(json.loads, lines) if article["id"] in wanted]
