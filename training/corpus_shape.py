"""The shape of a compact coding: its fields, their defaults, and what each may hold.

`CompactArticle` is the whole file. Rows written as lists (entities, arguments, counts) become named fields here.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from onrecord.record.report import AttributionKind, CountKind, EntityKind, Polarity, Status

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _first_day(value: str) -> dt.date:
    """The first day of an ISO day, month or year. Raises ValueError."""
    if not _DATE.fullmatch(value):
        raise ValueError(f"{value!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return dt.date.fromisoformat(value + "-01" * (2 - value.count("-")))


def _date(value: str) -> str:
    start, *end = value.split("/")
    if len(end) > 1 or (end and _first_day(start) > _first_day(end[0])):
        raise ValueError(f"{value!r} is not an interval start/end in order")
    _first_day(start)
    return value


def _row(names: tuple[str, ...], needed: int) -> BeforeValidator:
    """Turns a list into a dict by position; the names after the first `needed` may be left out."""

    def named(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        if not needed <= len(value) <= len(names):
            raise ValueError(f"{value!r} is not [{', '.join(names)}]")
        return dict(zip(names, value, strict=False))

    return BeforeValidator(named)


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_date)]
Dates = Annotated[str, AfterValidator(_date)]
Words = Annotated[str, Field(min_length=1)]
LocalId = Annotated[str, Field(min_length=1)]


class _Form(BaseModel):
    """Base: no field beyond those named, no conversion of values."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class EntityRow(_Form):
    """`[id, name, kind, country, [sectors]]`; country and sectors may be left out."""

    id: LocalId
    name: Words
    kind: EntityKind
    country: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    sectors: list[str] = []


class ArgumentRow(_Form):
    """`[words or null, entity id]`."""

    text: Words | None
    ent: LocalId


class CountRow(_Form):
    """`[what, words, min, max]`."""

    what: CountKind
    text: Words
    min: Annotated[int, Field(ge=0)] | None
    max: Annotated[int, Field(ge=0)] | None


class AttributionRow(_Form):
    """One attribution in sentence `s`; `ent` is the source's entity."""

    id: LocalId
    s: int
    source: Words | None = None
    cue: Words | None = None
    content: Words
    ent: LocalId | None = None
    kind: AttributionKind = "indirect"
    parent: LocalId | None = None


Argument = Annotated[ArgumentRow, _row(("text", "ent"), 2)]
Count = Annotated[CountRow, _row(("what", "text", "min", "max"), 4)]
Entity = Annotated[EntityRow, _row(("id", "name", "kind", "country", "sectors"), 3)]


class EventRow(_Form):
    """One event in sentence `s`; `t` is its trigger, `src` its innermost attribution."""

    id: LocalId
    s: int
    t: Words
    type: str
    mode: str | None = None
    actors: list[Argument] = []
    recipients: list[Argument] = []
    places: list[Argument] = []
    date: Dates | None = None
    date_text: Words | None = None
    status: Status = "actual"
    polarity: Polarity = "affirmed"
    src: LocalId | None = None
    counts: list[Count] = []
    same_as: LocalId | None = None


class TextSource(_Form):
    """Where a text that may not be shipped is found: data set, id in it, SHA-256 of its UTF-8 bytes."""

    set: str
    id: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Joiners(_Form):
    """What stands between sentences of one paragraph, and between paragraphs."""

    sentence: str = " "
    paragraph: str = "\n\n"


class ParagraphRow(_Form):
    """A paragraph with its own joiner between sentences (a list: a line break)."""

    sentences: list[str]
    joiner: str


class CompactArticle(_Form):
    """A coded article as written by hand."""

    id: LocalId
    url: str | None = None
    publisher: str | None = None
    published: Day | None = None
    title: str | None = None
    genre: str | None = None
    language: str = "en"
    license: str | None = None
    note: str | None = None
    text_form: Literal["own", "standoff"] = "own"
    paragraphs: list[list[str] | ParagraphRow] | None = None
    joiner: Annotated[Joiners, BeforeValidator(lambda v: {"paragraph": v} if isinstance(v, str) else v)] = Joiners()
    text_source: TextSource | None = None
    sentence_spans: list[Annotated[list[int], Field(min_length=2, max_length=2)]] | None = None
    entities: list[Entity] = []
    attributions: list[AttributionRow] = []
    events: list[EventRow] = []


def read_shape(compact: Any) -> tuple[CompactArticle | None, list[str]]:
    """The article in `compact`, or None with one sentence for each thing that is not of the right shape."""
    try:
        return CompactArticle.model_validate(compact), []
    except ValidationError as error:
        return None, [_sentence(fault, compact) for fault in error.errors(include_url=False)]


def _sentence(fault: Any, compact: Any) -> str:
    if not isinstance(compact, dict):
        return f"an article is a JSON object, not {type(compact).__name__}"
    list_name, *rest = fault["loc"]
    owner, path = str(list_name), [str(part) for part in rest]
    if path and path[0].isdigit():
        owner, path = _owner(compact, owner, int(path[0])), path[1:]
    where = ".".join([owner, *path])
    if fault["type"] == "missing":
        return f"{where} is missing"
    if fault["type"] == "extra_forbidden":
        return f"{where} is no field of this form: correct its name or take it out"
    return f"{where} is {fault['input']!r}: {fault['msg'].removeprefix('Value error, ')}"


def _owner(compact: dict[str, Any], name: str, index: int) -> str:
    """`e3` for the third event, `events[2]` where the row has no id."""
    row = compact[name][index]
    first = row.get("id") if isinstance(row, dict) else row[0] if isinstance(row, list) and row else None
    return first if isinstance(first, str) and name != "paragraphs" else f"{name}[{index}]"
