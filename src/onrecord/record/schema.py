"""The published JSON schema of a report, and of the gold files that it is a superset of.

Imports pydantic: import this module only where JSON is validated or the schema is printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from onrecord.record.errors import FormatError
from onrecord.record.report import (
    AttributionKind,
    CountKind,
    EntityKind,
    Granularity,
    Polarity,
    Status,
    TimeBasis,
)

FormName = Literal["report", "coding"]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def _real_day(value: str) -> str:
    dt.date.fromisoformat(value)
    return value


def _forward(value: list[int]) -> list[int]:
    if value[0] >= value[1]:
        raise ValueError("a range needs start < end")
    return value


SpanForm = Annotated[
    list[Annotated[int, Field(ge=0)]],
    Field(min_length=2, max_length=2, description="Half-open range of code points into the text: [start, end)."),
    AfterValidator(_forward),
]
Day = Annotated[str, Field(pattern=f"^{_DAY}$", json_schema_extra={"format": "date"}), AfterValidator(_real_day)]
DateValue = Annotated[str, Field(pattern=f"^{_DATE}(/{_DATE})?$")]
Index = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
LocalId = Annotated[str, Field(min_length=1)]
Country = Annotated[str, Field(pattern="^[A-Z]{3}$")]


class Form(BaseModel):
    """Base: no field beyond those named, no conversion of values."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class EntityCoding(Form):
    """An actor, place or source that takes part in an attribution or event."""

    id: LocalId = Field(description="Local to this report: n1, n2, …")
    name: str = Field(description="The fullest name or description that the text gives.")
    kind: EntityKind
    country: Country | None = Field(
        description="ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC; null if unknown."
    )
    sectors: Sequence[str] = Field(description="PLOVER sector codes, most specific first.")


class PlaceForm(Form):
    """The gazetteer row that a toponym was resolved to."""

    source: str = Field(description="The gazetteer: geonames, or country for a whole country.")
    source_id: str = Field(description="The row's id in that gazetteer.")
    name: str
    latitude: float = Field(ge=-90, le=90, description="WGS 84 degrees.")
    longitude: float = Field(ge=-180, le=180, description="WGS 84 degrees.")
    country: Country | None
    admin: str | None = Field(description="Name of the first-order division.")
    feature: str = Field(description="city, admin or country.")
    population: int = Field(ge=0, description="0 if not known.")


class EntityForm(EntityCoding):
    """An entity with its mentions and what it was resolved to."""

    mentions: Sequence[SpanForm] = Field(description="Where the text names it, in text order.")
    place: PlaceForm | None
    score: Share = Field(description="How sure the coding is.")
    why: Sequence[str] = Field(description="The reasons, or why nothing was resolved.")


class AttributionSpans(Form):
    """Where source, cue and content stand."""

    source: SpanForm | None
    cue: SpanForm | None
    content: SpanForm | None


class AttributionCoding(Form):
    """Words, thoughts or knowledge that the text reports of a source."""

    id: LocalId = Field(description="Local to this report: a1, a2, …")
    s: Index = Field(description="Index of the content's first sentence.")
    source: str | None = Field(description="The words that name who speaks.")
    source_entity: LocalId | None = Field(description="Entity id of the source; null if unknown.")
    cue: str | None = Field(description="The words that make it an attribution.")
    content: str | None = Field(description="What is attributed.")
    kind: AttributionKind
    parent: LocalId | None = Field(description="The attribution whose content holds this one.")
    spans: AttributionSpans


class ArgumentForm(Form):
    """An entity that takes part in an event."""

    text: str | None = Field(description="Its words; null where they stand in another sentence.")
    entity: LocalId
    span: SpanForm | None


class CountForm(Form):
    """A number of people."""

    what: CountKind
    text: str
    span: SpanForm
    min: int | None = Field(ge=0, description="Inclusive lower bound.")
    max: int | None = Field(ge=0, description="Inclusive upper bound; null if open.")


class EventCoding(Form):
    """One act: who did what to whom, where, when, in what status, by whose word."""

    id: LocalId = Field(description="Local to this report: e1, e2, …")
    s: Index = Field(description="Index of the trigger's sentence.")
    trigger: str = Field(description="The word that names the act.")
    span: SpanForm
    type: str = Field(pattern="^[A-Z]+$", description="PLOVER event type.")
    mode: str | None = Field(description="PLOVER mode; null if none fits.")
    actors: Sequence[ArgumentForm]
    recipients: Sequence[ArgumentForm]
    places: Sequence[ArgumentForm]
    date: DateValue | None = Field(
        description="ISO 8601 day, month, year or start/end, only where words of the text give it."
    )
    date_text: str | None = Field(description="The date expression.")
    date_span: SpanForm | None
    status: Status
    polarity: Polarity
    source: LocalId | None = Field(description="Innermost attribution; null is the article's own voice.")
    counts: Sequence[CountForm]
    same_as: LocalId | None = Field(description="An earlier mention of the same act.")


class QuoteForm(Form):
    """Words of the text and where they stand."""

    text: str
    span: SpanForm


class TimeForm(Form):
    """When an event happened, and how that is known."""

    value: DateValue | None
    start: Day | None = Field(description="First day.")
    end: Day | None = Field(description="Last day.")
    granularity: Granularity
    basis: TimeBasis = Field(
        description="stated by a date expression of this event, carried from an earlier one, "
        "publication (the day of publication stands in; value is null), or unknown."
    )
    quote: QuoteForm | None = Field(description="The date expression.")
    why: str = Field(description="How it was resolved, or why not.")


class EventForm(EventCoding):
    """An event with its lasting id, its whole chain of sources and its time."""

    uid: str = Field(pattern="^[0-9a-f]{20}$", description="Names the event outside its report.")
    chain: Sequence[LocalId] = Field(description="Attribution ids, innermost first; empty is the own voice.")
    time: TimeForm
    confidence: Share


class OriginForm(Form):
    """Where the article came from."""

    kind: str = Field(description="text, html, jsonl, stdin or api.")
    path: str | None
    line: int | None = Field(ge=1, description="1-based line of a JSONL file.")


class ArticleForm(Form):
    """The article's own data."""

    url: str | None
    title: str | None
    authors: Sequence[str]
    language: str | None = Field(description="ISO 639-1.")
    given_id: str | None = Field(description="The id that the user's data has for it.")
    origin: OriginForm
    notes: Sequence[str] = Field(description="What ingestion had to decide.")
    text: str = Field(default="", description="Left out unless asked for; all positions refer to it.")


class VersionsForm(Form):
    """What made the report."""

    code: str
    weights: str = Field(description="Hash of the weights.")
    ontology: str


class Coding(Form):
    """A coded article: entities, attributions, events."""

    doc_id: str = Field(description="The article's given id, else article_id.")
    published: Day | None
    publisher: str | None
    sentences: Sequence[SpanForm]
    entities: Sequence[EntityCoding]
    attributions: Sequence[AttributionCoding]
    events: Sequence[EventCoding]


class ReportForm(Coding):
    """One article and what was read in it."""

    article_id: str = Field(pattern="^[0-9a-f]{32}$", description="Hash of publisher, given id or URL, and text.")
    article: ArticleForm
    entities: Sequence[EntityForm]
    events: Sequence[EventForm]
    versions: VersionsForm
    notes: Sequence[str] = Field(description="What was left out, and why.")


def json_schema(*, form: FormName = "report") -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a report, or of the gold files' `coding` that it is a superset of."""
    schema = _model(form).model_json_schema()
    return {"$schema": _DRAFT, "$id": f"urn:onrecord:schema:{form}:1"} | schema


def validate(data: Any, *, form: FormName = "report") -> None:
    """Check the form of `data`. Raises FormatError, which names the first wrong path and its value."""
    try:
        _model(form).model_validate(data)
    except ValidationError as error:
        raise FormatError(_sentence(error, form)) from None


def _model(form: FormName) -> type[Form]:
    return ReportForm if form == "report" else Coding


def _sentence(error: ValidationError, form: FormName) -> str:
    faults = error.errors(include_url=False)
    first = faults[0]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    value = "absent" if first["type"] == "missing" else _short(first["input"])
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"not a {form}: {path or 'the whole'} is {value}: {first['msg'].removeprefix('Value error, ')}{more}"


def _short(value: Any, limit: int = 80) -> str:
    shown = repr(value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
