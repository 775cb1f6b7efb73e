"""What the user says about the input, and what reading hands back where it fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from onrecord.ingest.codes import language_code
from onrecord.ingest.decoding import is_text_codec
from onrecord.record.article import Origin
from onrecord.record.errors import InputError, UsageError

FormatName = Literal["auto", "text", "html", "jsonl"]

FIELDS = ("id", "url", "title", "publisher", "published", "language", "text", "authors")
"""Our names of the fields of a JSONL record."""

DEFAULT_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read: where it stood and why. `str(error)` names file and line."""

    origin: Origin
    error: InputError


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """How to read the input.

    `format` holds for every file; `auto` goes by suffix, then by content. `publisher`, `published`,
    `language` (ISO 639), `url` and `title` are taken for plain text, override what an HTML page says of
    itself, and stand in where a JSONL record lacks the field. `fields` maps our names of JSONL fields
    (see `FIELDS`) to the user's. `prepend_title` puts the title before the text of plain text and JSONL.
    `encoding` is a Python codec name, None to find out. `max_bytes` limits one file (one line of JSONL).

    Raises UsageError for a value that is not allowed.
    """

    format: FormatName = "auto"
    publisher: str | None = None
    published: dt.date | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    prepend_title: bool = False
    encoding: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES

    def __post_init__(self) -> None:
        if self.format not in get_args(FormatName):
            raise UsageError(f"format {self.format!r} is unknown; give one of {', '.join(get_args(FormatName))}")
        for name in self.fields:
            if name not in FIELDS:
                raise UsageError(f"field {name!r} is unknown; map one of {', '.join(FIELDS)}")
        if self.language is not None and language_code(self.language) is None:
            raise UsageError(f"language {self.language!r} is no language code; give an ISO 639-1 code such as 'en'")
        if self.encoding is not None and not is_text_codec(self.encoding):
            raise UsageError(f"encoding {self.encoding!r} is unknown; give a name such as 'utf-8' or 'windows-1252'")
        if self.max_bytes < 1:
            raise UsageError(f"max_bytes is {self.max_bytes}; give 1 or more")

    def field_name(self, ours: str) -> str:
        """The name that the user's records have for our field `ours`."""
        return self.fields.get(ours, ours)
