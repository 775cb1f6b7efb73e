"""Time expressions of WikiWars: where they stand and what they say, read as one narrative.

Run as `python -m evaluation.wikiwars --data DIR [--split dev] [--errors]`, where DIR holds `wikiwars`. `relaxed` is
the F1 of the spans, one to one, any overlap counting (an interval stands for its two ends); `value` the F1 of those
whose TIMEX2 value is right too. The date in each document's head is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.timex2 import value_of
from onrecord.record.spans import Span
from onrecord.resolve.times import Timex, completed, find_timexes
from onrecord.resolve.times.expressions import Range


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A gold expression; `value` is None where the gold has none."""

    span: Span
    value: str | None


@dataclass(slots=True)
class Score:
    """Gold, found, matched and rightly valued expressions."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * hits / max(1, self.gold + self.found)


def document(folder: Path, name: str) -> tuple[str, list[GoldTimex]]:
    """The text of a document and its gold, without its head. The key counts bytes of UTF-8, tags left out."""
    raw = re.sub(rb"<[^>]*>", b"", (folder / "in" / f"{name}.sgm").read_bytes())
    dated = re.search(rb"\d\d:\d\d:\d\d", raw)
    head = len(raw[: dated.end()].decode()) if dated else 0
    root = ET.parse(folder / f"{name}.key.apf.xml").getroot()
    gold = [
        GoldTimex(Span(_place(raw, place.get("START")), _place(raw, place.get("END"), 1)), timex.get("VAL"))
        for timex in root.iter("timex2")
        for mention in timex.iter("timex2_mention")
        if (place := mention.find(".//charseq")) is not None
    ]
    text = raw.decode()
    return " " * head + text[head:], [one for one in gold if one.span.start >= head]


def _place(raw: bytes, written: str | None, more: int = 0) -> int:
    return len(raw[: int(written or 0) + more].decode())


def score(text: str, gold: Sequence[GoldTimex], into: Score) -> None:
    """Count one document."""
    found = completed(find_timexes(text))
    uses = [0] * len(found)
    for one in gold:
        place = next(_matches(one, found, uses), None)
        if place is None:
            into.wrong.append(f"missed {one.span.of(text)!r}")
            continue
        value = value_of(found[place], text, uses[place])
        uses[place] += 1
        into.matched += 1
        into.right += value == one.value
        if value != one.value:
            into.wrong.append(f"{one.span.of(text)!r}: gold {one.value}, read {value}")
    into.wrong += [f"spurious {timex.span.of(text)!r}" for timex, used in zip(found, uses, strict=True) if not used]
    into.gold += len(gold)
    into.found += sum(max(1, used) for used in uses)


def _matches(one: GoldTimex, found: Sequence[Timex], uses: Sequence[int]) -> Iterator[int]:
    for place, timex in enumerate(found):
        room = 2 if isinstance(timex.expression, Range) else 1
        if uses[place] < room and timex.span.overlaps(one.span):
            yield place


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, and with `--errors` what was missed, spurious or read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    folder, total = options.data / "wikiwars", Score()
    for name in json.loads((folder / "split.json").read_text(encoding="utf-8"))[options.split]:
        score(*document(folder, name), total)
    if options.errors:
        print(*total.wrong, sep="\n")
    print(f"wikiwars   relaxed {total.f1(total.matched):.3f} value {total.f1(total.right):.3f} (n {total.gold})")


if __name__ == "__main__":
    main()
