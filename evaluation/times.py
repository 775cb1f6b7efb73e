"""Dates of gold events: their normalisation, and the choice of an expression where none is linked.

Run as `python -m evaluation.times --data DIR [--split dev] [--errors]`, where DIR holds `wikinews-gold` and
`statements-gold`. `normalise` is scored on the events whose date and date words are coded; `undated` on those whose
words are coded without a date; `alone` tells how often the only DATE expression of a sentence that can be placed is
the coded date of an event in that sentence, over the events of such sentences.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.actors import FOLDERS, documents
from onrecord.record.report import EventTime
from onrecord.record.spans import Span
from onrecord.resolve.times import Timex, event_time, find_timexes, normalise
from onrecord.resolve.times.expressions import Tense

_TENSES: dict[str, Tense] = {"actual": "past", "intended": "future", "demanded": "future", "predicted": "future"}


def texts(data: Path) -> dict[str, str]:
    """The articles' texts by id."""
    lines = [line for folder in FOLDERS for line in (data / folder / "articles.jsonl").read_text().splitlines()]
    return {article["id"]: article["text"] for article in map(json.loads, lines)}


def _published(document: dict[str, Any]) -> date | None:
    return date.fromisoformat(document["published"][:10]) if document["published"] else None


def read(document: dict[str, Any], event: dict[str, Any], text: str, timexes: Sequence[Timex]) -> EventTime:
    """What is made of an event with its gold date words as the linked span."""
    return event_time(
        Span(*event["span"]),
        [Span(*event["date_span"])] if event["date_span"] else [],
        Span(*document["sentences"][event["s"]]),
        text=text,
        timexes=timexes,
        published=_published(document),
        tense=_TENSES.get(event["status"]),
    )


def normalised(data: Path, split: str) -> Iterator[tuple[str | None, EventTime, str]]:
    """Gold date, what was read, and a description, for each event whose date words are coded."""
    text_of = texts(data)
    for document in documents(data, split):
        text = text_of[document["doc_id"]]
        timexes = find_timexes(text)
        for event in document["events"]:
            if event["date_text"]:
                found = read(document, event, text, timexes)
                yield event["date"], found, f"{event['date_text']!r} published {document['published']}"


def alone(data: Path, split: str) -> Iterator[tuple[bool, bool]]:
    """For each event whose sentence has one DATE that can be placed: whether it is coded, whether any date is."""
    text_of = texts(data)
    for document in documents(data, split):
        timexes = find_timexes(text_of[document["doc_id"]])
        for event in document["events"]:
            sentence = Span(*document["sentences"][event["s"]])
            here = [one for one in timexes if sentence.contains(one.span) and _placed(one, document)]
            if len(here) == 1:
                span = event["date_span"]
                yield bool(span and here[0].span.overlaps(Span(*span))), bool(event["date_text"])


def _placed(timex: Timex, document: dict[str, Any]) -> bool:
    found = normalise(timex, published=_published(document), reference=None, tense="past")
    return timex.kind == "DATE" and found.value is not None


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, and with `--errors` what was read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    rows = list(normalised(options.data, options.split))
    for name, chosen in (
        ("normalise", [row for row in rows if row[0]]),
        ("undated", [row for row in rows if not row[0]]),
    ):
        right = sum(gold == found.value for gold, found, _ in chosen)
        print(f"{name:10} accuracy {right / max(len(chosen), 1):.3f} (n {len(chosen)})")
        for gold, found, what in chosen:
            if options.errors and gold != found.value:
                print(f"    {what}: gold {gold}, read {found.value} ({found.why})")
    single = list(alone(options.data, options.split))
    share = sum(coded for coded, _ in single) / max(len(single), 1)
    print(f"alone      precision {share:.3f} (n {len(single)}, otherwise dated {sum(d and not c for c, d in single)})")


if __name__ == "__main__":
    main()
