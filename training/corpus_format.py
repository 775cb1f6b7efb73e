"""Compact codings, written by hand, and their compilation to the gold form.

One JSON file an article. Its sentences are given one by one, so that a quote is found by the number of its sentence:

    {"id": "…", "publisher": "…", "published": "2014-12-15", "title": "…", "genre": "news", "text_form": "own",
     "paragraphs": [["Headline"], ["Sentence one.", "Sentence two."]],
     "entities": [["n1", "Michael Fallon", "person", "GBR", ["GOV"]]],
     "attributions": [{"id": "a1", "s": 1, "source": "Fallon", "cue": "said", "content": "…", "ent": "n1",
                       "kind": "indirect", "parent": null}],
     "events": [{"id": "e1", "s": 1, "t": "sent", "type": "MOBILIZE", "mode": "troops",
                 "actors": [["UK troops", "n2"]], "recipients": [], "places": [["Iraq", "n5"]],
                 "date": "2014-12-15", "date_text": "today", "status": "intended", "polarity": "affirmed",
                 "src": "a1", "counts": [["killed", "at least 12", 12, null]], "same_as": null}]}

- **Text.** Sentences of a paragraph are joined by one blank, paragraphs by an empty line. `"joiner"` overrides: a
  string goes between paragraphs, `{"sentence": …, "paragraph": …}` sets either; a paragraph written as
  `{"sentences": […], "joiner": "\\n"}` has its own. Sentence 0 is the headline.
- **Quotes** are looked for in sentence `s`, as whole words first. One that stands there more than once must say which:
  `"word#1"`, `"word#2"`. The words of an argument that stand in another sentence are null: `[null, "n2"]`.
- **Defaults.** mode, date, date_text, src, same_as, source, cue, ent, parent: null; lists: empty; status `actual`;
  polarity `affirmed`; kind `indirect`. `url`, `license`, `note` may be added; `language` is `en`.
- **Stand-off.** For a text that may not be shipped: `"text_form": "standoff"`, `"text_source": {"set": "…", "id": "…",
  "sha256": "…"}` (of the UTF-8 text) and `"sentence_spans": [[start, end], …]` (half-open code points) in place of
  `paragraphs`. The text is handed in: `--texts FILE` names JSON lines (also .gz) with `id` and `text`.

Commands: `python -m training.corpus_format check FILE… [--texts FILE]` prints one line a fault and exits 1 if there is
one; `… build FILE… --out DIR [--articles NAME] [--texts FILE]` writes `DIR/articles.jsonl` and `DIR/gold/<id>.json`,
and nothing at all if a file has a fault.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from onrecord.record.errors import FormatError, InputError
from training.corpus_checks import coding_faults
from training.corpus_quotes import Pair, Quotes
from training.corpus_shape import (
    ArgumentRow,
    AttributionRow,
    CompactArticle,
    CountRow,
    EventRow,
    ParagraphRow,
    read_shape,
)

Json = dict[str, Any]


def compile(compact: Json, text: str | None = None) -> Json:
    """The gold form of a compact coding; `text` is the article's text where the coding holds none.

    Raises FormatError, which names the article and every fault.
    """
    gold, faults = _compiled(compact, text)
    if faults:
        raise FormatError(f"coding {_name(compact)!r} has faults: " + "; ".join(faults))
    return gold


def faults(compact: Json, text: str | None = None) -> list[str]:
    """What is wrong with a compact coding, one sentence a fault; empty if nothing is."""
    return _compiled(compact, text)[1]


def article(compact: Json, text: str | None = None) -> Json:
    """The article's line of `articles.jsonl`. Raises FormatError if the coding is not of the right form."""
    shape, found = read_shape(compact)
    if shape is not None:
        whole, sentences, found = _text(shape, text)
    if shape is None or found:
        raise FormatError(f"coding {_name(compact)!r} has faults: " + "; ".join(found))
    headline = whole[slice(*sentences[0])] if shape.title is None else shape.title
    return {
        "id": shape.id,
        "url": shape.url,
        "title": headline,
        "publisher": shape.publisher,
        "published": shape.published,
        "language": shape.language,
        "license": shape.license,
        "text": whole,
    }


def _name(compact: Any) -> Any:
    return compact.get("id") if isinstance(compact, dict) else None


def _compiled(compact: Json, text: str | None) -> tuple[Json, list[str]]:
    shape, found = read_shape(compact)
    if shape is None:
        return {}, found
    whole, sentences, found = _text(shape, text)
    if found:
        return {}, found
    quotes = Quotes(whole, sentences)
    gold = _gold(shape, quotes)
    return gold, [*quotes.faults, *coding_faults(gold)]


def _text(shape: CompactArticle, text: str | None) -> tuple[str, tuple[Pair, ...], list[str]]:
    """The text, its sentences, and what is wrong with them."""
    if shape.text_form == "standoff":
        return _standoff(shape, text)
    if shape.paragraphs is None or shape.text_source is not None or shape.sentence_spans is not None:
        return "", (), ["an own text has paragraphs, and neither text_source nor sentence_spans"]
    whole, sentences = _joined(shape)
    found = _loose(whole, sentences)
    if text is not None and text != whole:
        found.append("the text handed in is not the one that the paragraphs give: leave it out")
    return whole, sentences, found if sentences else ["the article has no sentence"]


def _standoff(shape: CompactArticle, text: str | None) -> tuple[str, tuple[Pair, ...], list[str]]:
    source, spans = shape.text_source, shape.sentence_spans
    if source is None or not spans or shape.paragraphs is not None:
        return "", (), ["a stand-off coding has text_source and sentence_spans, and no paragraphs"]
    if text is None:
        return "", (), [f"its text, {source.id!r} of {source.set}, is not at hand: name its file with --texts"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != source.sha256:
        return "", (), [f"the text handed in has SHA-256 {digest}, the coding was made on {source.sha256}"]
    sentences = tuple((start, end) for start, end in spans)
    bounds = [0, *(cut for pair in sentences for cut in pair), len(text)]
    if bounds != sorted(bounds):
        return "", (), [f"sentence_spans are not in order within the text, which has {len(text)} code points"]
    return text, sentences, _loose(text, sentences)


def _loose(text: str, sentences: tuple[Pair, ...]) -> list[str]:
    pieces = [text[slice(*pair)] for pair in sentences]
    return [
        f"sentence {k} is empty or has blanks at its ends: {piece!r}"
        for k, piece in enumerate(pieces)
        if not piece or piece != piece.strip()
    ]


def _joined(shape: CompactArticle) -> tuple[str, tuple[Pair, ...]]:
    pieces: list[str] = []
    sentences: list[Pair] = []
    end = 0
    for number, paragraph in enumerate(shape.paragraphs or []):
        plain = not isinstance(paragraph, ParagraphRow)
        joiner = shape.joiner.sentence if plain else cast(ParagraphRow, paragraph).joiner
        rows = paragraph if plain else cast(ParagraphRow, paragraph).sentences
        for index, sentence in enumerate(cast(list[str], rows)):
            gap = joiner if index else shape.joiner.paragraph if number else ""
            pieces += [gap, sentence]
            sentences.append((end + len(gap), end + len(gap) + len(sentence)))
            end = sentences[-1][1]
    return "".join(pieces), tuple(sentences)


def _gold(shape: CompactArticle, quotes: Quotes) -> Json:
    return {
        "doc_id": shape.id,
        "published": shape.published,
        "publisher": shape.publisher,
        "sentences": [list(pair) for pair in quotes.sentences],
        "entities": [
            {"id": row.id, "name": row.name, "kind": row.kind, "country": row.country, "sectors": list(row.sectors)}
            for row in shape.entities
        ],
        "attributions": [_attribution(row, quotes) for row in shape.attributions],
        "events": [_event(row, quotes) for row in shape.events],
    }


def _attribution(row: AttributionRow, quotes: Quotes) -> Json:
    places = {part: quotes.find(row.id, part, getattr(row, part), row.s) for part in ("source", "cue", "content")}
    return {
        "id": row.id,
        "s": row.s,
        "source": _words(quotes, places["source"]),
        "source_entity": row.ent,
        "cue": _words(quotes, places["cue"]),
        "content": _words(quotes, places["content"]),
        "kind": row.kind,
        "parent": row.parent,
        "spans": {part: _list(place) for part, place in places.items()},
    }


def _event(row: EventRow, quotes: Quotes) -> Json:
    trigger = quotes.find(row.id, "trigger", row.t, row.s)
    date = quotes.find(row.id, "date_text", row.date_text, row.s)
    return {
        "id": row.id,
        "s": row.s,
        "trigger": _words(quotes, trigger),
        "span": _list(trigger),
        "type": row.type,
        "mode": row.mode,
        "actors": [_argument(row, "actor", argument, quotes) for argument in row.actors],
        "recipients": [_argument(row, "recipient", argument, quotes) for argument in row.recipients],
        "places": [_argument(row, "place", argument, quotes) for argument in row.places],
        "date": row.date,
        "date_text": _words(quotes, date),
        "date_span": _list(date),
        "status": row.status,
        "polarity": row.polarity,
        "source": row.src,
        "counts": [_count(row, count, quotes) for count in row.counts],
        "same_as": row.same_as,
    }


def _argument(row: EventRow, role: str, argument: ArgumentRow, quotes: Quotes) -> Json:
    place = quotes.find(row.id, role, argument.text, row.s)
    return {"text": _words(quotes, place), "entity": argument.ent, "span": _list(place)}


def _count(row: EventRow, count: CountRow, quotes: Quotes) -> Json:
    place = quotes.find(row.id, "count", count.text, row.s)
    return {
        "what": count.what,
        "text": _words(quotes, place),
        "span": _list(place),
        "min": count.min,
        "max": count.max,
    }


def _words(quotes: Quotes, place: Pair | None) -> str | None:
    return None if place is None else quotes.text[slice(*place)]


def _list(place: Pair | None) -> list[int] | None:
    return None if place is None else list(place)


def read(path: Path) -> Json:
    """The compact coding in a file. Raises FormatError if it is no JSON, InputError if it can't be read."""
    try:
        data: Json = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}") from None
    except ValueError as error:
        raise FormatError(f"{path} is not JSON in UTF-8: {error}") from None
    return data


def read_texts(paths: Iterable[Path]) -> dict[str, str]:
    """Texts by id, from files of JSON lines with `id` and `text` (gzip where the name ends in .gz)."""
    texts: dict[str, str] = {}
    for path in paths:
        raw = path.read_bytes()
        for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                texts[row["id"]] = row["text"]
    return texts


def _text_of(compact: Json, texts: dict[str, str]) -> str | None:
    source = compact.get("text_source") if isinstance(compact, dict) else None
    return texts.get(source["id"]) if isinstance(source, dict) and isinstance(source.get("id"), str) else None


def build(
    codings: Sequence[Json], out: Path, *, texts: dict[str, str] | None = None, articles: str = "articles.jsonl"
) -> None:
    """Write `articles` (one line an article, in the order given) and `gold/<id>.json` into `out`.

    Raises FormatError at the first coding with a fault or with an id that came before; nothing is written then.
    """
    at_hand = texts or {}
    golds = [compile(coding, _text_of(coding, at_hand)) for coding in codings]
    names = [gold["doc_id"] for gold in golds]
    for name in names:
        if names.count(name) > 1:
            raise FormatError(f"{names.count(name)} codings have the id {name!r}: give each its own")
    lines = [json.dumps(article(coding, _text_of(coding, at_hand)), ensure_ascii=False) for coding in codings]
    (out / "gold").mkdir(parents=True, exist_ok=True)
    (out / articles).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for gold in golds:
        form = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (out / "gold" / f"{gold['doc_id']}.json").write_text(form, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `check` or `build`; gives the exit status: 1 if a coding has a fault."""
    options = _parser().parse_args(arguments)
    texts = read_texts(options.texts)
    codings = {path: read(path) for path in options.files}
    found = [
        f"{path}: {fault}" for path, coding in codings.items() for fault in faults(coding, _text_of(coding, texts))
    ]
    print(*found, f"{len(codings)} articles, {len(found)} faults", sep="\n")
    if options.command == "build" and not found:
        build(list(codings.values()), options.out, texts=texts, articles=options.articles)
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.corpus_format", description="Compile compact codings.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print one line a fault")
    make = commands.add_parser("build", help="write articles and gold files")
    for command in (check, make):
        command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="compact codings")
        command.add_argument("--texts", action="append", default=[], type=Path, help="JSON lines with id and text")
    make.add_argument("--out", required=True, type=Path, help="folder to write to")
    make.add_argument("--articles", default="articles.jsonl", help="name of the file of articles")
    return parser


if __name__ == "__main__":
    sys.exit(main())
