"""One JSON object is one article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from onrecord.ingest.compose import check_characters, check_text, settle_language, with_title
from onrecord.ingest.dates import read_published
from onrecord.ingest.settings import IngestSettings
from onrecord.record.article import Article, Origin
from onrecord.record.errors import FormatError


def article_from_record(
    record: object, *, origin: Origin, settings: IngestSettings, notes: tuple[str, ...] = ()
) -> Article:
    """The article in a parsed JSON value, its text kept to the character. Raises InputError.

    What the record does not say is taken from `settings`; `notes` are put first.
    """
    where = str(origin)
    if not isinstance(record, Mapping):
        raise FormatError(f"{where}: this is {_json_type(record)}; an article is a JSON object with a text field")
    fields = _Fields(record, where, settings)
    text, title = fields.text(), fields.string("title") or settings.title
    whole, title_notes = with_title(text, title) if settings.prepend_title else (text, ())
    published, date_notes = fields.published()
    language, language_notes = settle_language(fields.string("language") or settings.language, whole)
    return Article(
        text=whole,
        given_id=fields.given_id(),
        url=fields.string("url") or settings.url,
        publisher=fields.string("publisher") or settings.publisher,
        title=title,
        authors=fields.authors(),
        published=published,
        language=language,
        origin=origin,
        notes=(*notes, *title_notes, *date_notes, *language_notes),
    )


class _Fields:
    """Typed access to a record under the user's field names."""

    __slots__ = ("record", "settings", "where")

    def __init__(self, record: Mapping[str, Any], where: str, settings: IngestSettings) -> None:
        self.record = record
        self.where = where
        self.settings = settings

    def text(self) -> str:
        name = self.settings.field_name("text")
        if name not in self.record:
            present = ", ".join(sorted(map(str, self.record))) or "none"
            raise FormatError(
                f"{self.where}: there is no field {name!r} for the text (fields: {_short(present)}); "
                "name the right one with --field text=NAME"
            )
        value: object = self.record[name]
        if not isinstance(value, str):
            raise self._wrong("text", value, "a string")
        return check_text(value, where=self.where)

    def string(self, ours: str) -> str | None:
        """A field of metadata; None if absent, null or blank."""
        value: object = self._value(ours)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._wrong(ours, value, "a string or null")
        return check_characters(value, what=f"field {self.settings.field_name(ours)!r}", where=self.where) or None

    def given_id(self) -> str | None:
        value = self._value("id")
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.string("id")

    def authors(self) -> tuple[str, ...]:
        value = self._value("authors")
        if not isinstance(value, list):
            author = self.string("authors")
            return (author,) if author else ()
        if not all(isinstance(author, str) for author in value):
            raise self._wrong("authors", value, "a string, a list of strings, or null")
        return tuple(check_characters(author, what="an author", where=self.where) for author in value if author.strip())

    def published(self) -> tuple[dt.date | None, tuple[str, ...]]:
        day, note = read_published(self._value("published"), where=self.where)
        notes = (note,) if note else ()
        return (day, notes) if day or note else (self.settings.published, notes)

    def _value(self, ours: str) -> Any:
        value = self.record.get(self.settings.field_name(ours))
        return None if isinstance(value, str) and not value.strip() else value

    def _wrong(self, ours: str, value: object, wanted: str) -> FormatError:
        name = self.settings.field_name(ours)
        return FormatError(f"{self.where}: field {name!r} is {_json_type(value)}; give {wanted}")


def _json_type(value: object) -> str:
    """What JSON calls the type of `value`, with an article; bool before the numbers that it is one of in Python."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    names: dict[type, str] = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def _short(words: str, limit: int = 80) -> str:
    # Names may hold lone surrogates, which no terminal prints.
    words = words.encode("utf-8", "backslashreplace").decode()
    return words if len(words) <= limit else words[: limit - 1] + "…"
