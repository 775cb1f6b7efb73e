"""Views of what the reader saw: JSON, CoNLL-U, HTML."""

from __future__ import annotations

import json
import re
from typing import Any, Literal, TextIO, assert_never

from onrecord.export.conllu import reading_to_conllu
from onrecord.record import AttributionMention, EventMention, Reading, Span

ReadingForm = Literal["json", "conllu", "html"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_reading(reading: Reading, stream: TextIO, *, form: ReadingForm, title: str) -> None:
    """Write one reading; `title` heads the HTML page and is the document's id in CoNLL-U and JSON."""
    if form == "json":
        text = json.dumps({"doc_id": title} | reading_to_json(reading), ensure_ascii=False, allow_nan=False)
        stream.write(_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")
    elif form == "conllu":
        stream.write(reading_to_conllu(reading, doc_id=title))
    elif form == "html":
        from onrecord.export.readingpage import write_reading_html

        write_reading_html(reading, stream, title=title)
    else:
        assert_never(form)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as dicts, lists, strings and numbers.

    Spans are half-open code-point ranges into `text`; `head` is the index of the head in `tokens`, -1 for a
    sentence's root; a sentence's `words` are a half-open range of indices into `tokens`.
    """
    return {
        "text": reading.text,
        "tokens": [_token(reading, word) for word in range(len(reading.starts))],
        "sentences": [
            {"span": _span(span), "words": list(words)}
            for span, words in zip(reading.sentence_spans(), reading.sentences, strict=True)
        ],
        "names": [
            {"span": _span(name.span), "text": name.span.of(reading.text), "kind": name.kind, "score": name.score}
            for name in reading.names
        ],
        "attributions": [_attribution(mention, reading.text) for mention in reading.attributions],
        "events": [_event(mention, reading.text) for mention in reading.events],
        "notes": list(reading.notes),
    }


def _token(reading: Reading, word: int) -> dict[str, Any]:
    return {
        "span": [reading.starts[word], reading.ends[word]],
        "text": reading.word(word),
        "upos": reading.upos[word],
        "head": reading.heads[word],
        "deprel": reading.deprels[word],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _quote(span: Span | None, text: str) -> dict[str, Any] | None:
    return {"span": _span(span), "text": span.of(text)} if span else None


def _attribution(mention: AttributionMention, text: str) -> dict[str, Any]:
    parts = {"source": mention.source, "cue": mention.cue, "content": mention.content}
    return {part: _quote(span, text) for part, span in parts.items()} | {"score": mention.score}


def _event(mention: EventMention, text: str) -> dict[str, Any]:
    parts = {
        "actors": mention.actors,
        "recipients": mention.recipients,
        "places": mention.places,
        "times": mention.times,
    }
    return {
        "trigger": _quote(mention.trigger, text),
        "type": mention.type,
        "mode": mention.mode,
        "status": mention.status,
        "polarity": mention.polarity,
        **{part: [_quote(span, text) for span in spans] for part, spans in parts.items()},
        "counts": [
            {"what": count.what, "span": _span(count.span), "text": count.span.of(text)} for count in mention.counts
        ],
        "score": mention.score,
    }
