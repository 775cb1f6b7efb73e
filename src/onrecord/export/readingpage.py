"""A small page that shows what the reader saw, sentence by sentence."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from onrecord.export.conllu import name_tags
from onrecord.export.marks import DEEPEST
from onrecord.export.page import write_page
from onrecord.export.segments import Mark, Segment, segments
from onrecord.export.words import UNKNOWN, plain
from onrecord.record import AttributionMention, EventMention, Reading, Span


@dataclass(frozen=True, slots=True)
class Word:
    """One row of a sentence's syntax; `head` is the head's number in the sentence, 0 for the root."""

    number: int
    form: str
    upos: str
    head: int
    deprel: str
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its marked text as HTML, and its words."""

    markup: str
    words: tuple[Word, ...]


def write_reading_html(reading: Reading, stream: TextIO, *, title: str) -> None:
    """Write a self-contained page: each sentence with its tags, names and attributions, then all of them in tables."""
    names = name_tags(reading)
    text = reading.text
    page = {
        "title": plain(title),
        "sentences": [
            Sentence(markup, tuple(_words(reading, first, last, names)))
            for markup, (first, last) in zip(_marked_sentences(reading), reading.sentences, strict=True)
        ],
        "names": [(name.span.of(text), name.kind, name.score) for name in reading.names],
        "attributions": [_attribution_cells(mention, text) for mention in reading.attributions],
        "events": [_event_cells(mention, text) for mention in reading.events],
        "notes": reading.notes,
    }
    write_page("reading", page, stream)


def _words(reading: Reading, first: int, last: int, names: Sequence[str | None]) -> Iterator[Word]:
    for word in range(first, last):
        head = reading.heads[word]
        yield Word(
            number=word - first + 1,
            form=reading.word(word),
            upos=reading.upos[word],
            head=0 if head < 0 else head - first + 1,
            deprel=reading.deprels[word],
            name=names[word] or "",
        )


def _marked_sentences(reading: Reading) -> list[str]:
    """HTML of each sentence, from its first word to its last."""
    edges = reading.sentence_spans()
    breaks = [edge for span in edges for edge in (span.start, span.end)]
    pieces: list[list[str]] = [[] for _ in edges]
    sentence = 0
    for segment in segments(len(reading.text), _marks(reading), breaks=breaks):
        while sentence < len(edges) and edges[sentence].end <= segment.start:
            sentence += 1
        if sentence < len(edges) and edges[sentence].start <= segment.start:
            pieces[sentence].append(_segment(reading.text, segment))
    return ["".join(parts) for parts in pieces]


def _marks(reading: Reading) -> list[Mark]:
    words = zip(reading.starts, reading.ends, reading.upos, strict=True)
    marks = [Mark(Span(start, end), "", "word", label=upos) for start, end, upos in words]
    marks += (Mark(name.span, "", "name", f"name n-{name.kind}") for name in reading.names)
    for mention, depth in zip(reading.attributions, _depths(reading), strict=True):
        parts = (mention.content, mention.source, mention.cue)
        roles = (("content", f"d{depth}"), ("source", "src"), ("cue", "cue"))
        marks += (Mark(span, "", *role) for span, role in zip(parts, roles, strict=True) if span)
    for event in reading.events:
        negated = " neg" if event.polarity == "negated" else ""
        marks.append(Mark(event.trigger, "", "trigger", f"t s-{event.status}{negated}"))
    return marks


def _depths(reading: Reading) -> list[int]:
    """How many contents hold each attribution's own, itself counted, at most `DEEPEST`."""
    contents = [mention.content for mention in reading.attributions]
    outer = [span for span in contents if span]
    return [min(DEEPEST, max(1, sum(span.contains(own) for span in outer))) if own else 1 for own in contents]


def _segment(text: str, segment: Segment) -> str:
    words = html.escape(text[segment.start : segment.end])
    word = next((mark for mark in segment.marks if mark.role == "word"), None)
    if any(mark.role == "trigger" and mark.style.endswith(" neg") for mark in segment.marks):
        words = f"<s>{words}</s>"
    if word and word.span.end == segment.end:
        words = f"<ruby>{words}<rt>{html.escape(word.label)}</rt></ruby>"
    depth = max((mark.style for mark in segment.marks if mark.role == "content"), default="")
    others = (mark.style for mark in segment.marks if mark.role not in ("content", "word"))
    classes = " ".join(filter(None, [depth, *dict.fromkeys(others)]))
    return f'<span class="{classes}">{words}</span>' if classes else words


def _attribution_cells(mention: AttributionMention, text: str) -> tuple[str, str, str, float]:
    source, cue, content = (
        plain(span.of(text)) if span else UNKNOWN for span in (mention.source, mention.cue, mention.content)
    )
    return source, cue, content, mention.score


def _event_cells(mention: EventMention, text: str) -> tuple[str, ...]:
    counts = tuple(count.span for count in mention.counts)
    groups = (mention.actors, (mention.trigger,), mention.recipients, mention.places, mention.times, counts)
    words = (" | ".join(plain(span.of(text)) for span in spans) or UNKNOWN for spans in groups)
    kind = f"{mention.type} · {mention.mode}" if mention.mode else mention.type
    return (*words, kind, f"{mention.status}, {mention.polarity}", f"{mention.score:.2f}")
