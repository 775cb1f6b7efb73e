"""From one source to its articles, each still to be made: what to read is apart from reading it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from onrecord.ingest.decoding import decode, wide_codec
from onrecord.ingest.html import article_from_html
from onrecord.ingest.jsonfile import Value, parse_file
from onrecord.ingest.jsonlines import Line, parse_line, read_lines
from onrecord.ingest.limits import read_all
from onrecord.ingest.plain import article_from_text
from onrecord.ingest.records import article_from_record
from onrecord.ingest.settings import IngestSettings
from onrecord.ingest.sources import STDIN, Kind, Source
from onrecord.record.article import Article, Origin
from onrecord.record.errors import InputError


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be made, and where it stands. `make` raises InputError or OSError; call it at once or never."""

    origin: Origin
    make: Callable[[], Article]


def tasks(source: Source, *, settings: IngestSettings, stdin: BinaryIO | None) -> Iterator[Task]:
    """The articles of `source`, in order; one that can't be made, or a source that can't be read, fails in `make`."""
    origin = source.origin(_named_kind(source, settings) or "text")
    try:
        with _opened(source, stdin) as stream:
            kind, head = _kind_and_head(source, stream, settings)
            yield from _tasks_in(source, kind, head, stream, settings)
    except (OSError, InputError) as error:
        yield Task(origin, partial(_fail, error))


def _fail(error: OSError | InputError) -> Article:
    raise error


def _opened(source: Source, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    if source.path == STDIN and stdin is not None:
        return nullcontext(stdin)
    return Path(source.path).open("rb")


def _named_kind(source: Source, settings: IngestSettings) -> Kind | None:
    """The kind that format or suffix give; None where the content must tell."""
    if settings.format == "auto":
        return source.suffix_kind
    return "json" if settings.format == "jsonl" and source.suffix_kind == "json" else settings.format


def _kind_and_head(source: Source, stream: BinaryIO, settings: IngestSettings) -> tuple[Kind, bytes]:
    """The source's kind, and its first line if that had to be read to know it."""
    named = _named_kind(source, settings)
    if named is not None:
        return named, b""
    head = stream.readline(settings.max_bytes + 1)
    return _sniff(head, settings), head


def _sniff(head: bytes, settings: IngestSettings) -> Kind:
    """What a first line looks like: a list or the start of an object, an object, markup, or else text."""
    codec = wide_codec(head, settings.encoding) or "utf-8"
    start = head.decode(codec, "ignore").lstrip("\ufeff \t\r\n")
    if re.match(r"\[\s*(\{|$)|\{\s*$", start):
        return "json"
    if re.match(r"\{\s*[\"}]", start):
        return "jsonl"
    is_markup = start.lower().startswith(("<!doctype", "<html", "<?xml", "<head", "<body", "<!--"))
    return "html" if is_markup else "text"


def _tasks_in(source: Source, kind: Kind, head: bytes, stream: BinaryIO, settings: IngestSettings) -> Iterator[Task]:
    name = str(source.origin(kind))
    if kind == "jsonl":
        for line in read_lines(head, stream, name=name, settings=settings):
            origin = source.origin(kind, line=line.number)
            yield Task(origin, partial(_from_line, line, origin, settings))
    elif kind == "json":
        decoded = decode(read_all(head, stream, name=name, settings=settings), where=name, encoding=settings.encoding)
        for value in parse_file(decoded.text, name=name):
            origin = source.origin(kind, line=value.line)
            yield Task(origin, partial(_from_value, value, origin, settings, decoded.notes))
    else:
        yield Task(source.origin(kind), partial(_from_stream, kind, head, stream, source.origin(kind), settings))


def _from_line(line: Line, origin: Origin, settings: IngestSettings) -> Article:
    value, notes = parse_line(line, where=str(origin), settings=settings)
    return article_from_record(value, origin=origin, settings=settings, notes=notes)


def _from_value(value: Value, origin: Origin, settings: IngestSettings, notes: tuple[str, ...]) -> Article:
    if value.error is not None:
        raise value.error
    return article_from_record(value.value, origin=origin, settings=settings, notes=notes)


def _from_stream(kind: Kind, head: bytes, stream: BinaryIO, origin: Origin, settings: IngestSettings) -> Article:
    data = read_all(head, stream, name=str(origin), settings=settings)
    make = article_from_html if kind == "html" else article_from_text
    return make(data, origin=origin, settings=settings)
