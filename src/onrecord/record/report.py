"""What was read in an article: the record. Definitions: `docs/coding-manual.md`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.article import Article
from onrecord.record.spans import Quote, Span

EntityKind = Literal["person", "organization", "group", "place", "country"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Status = Literal["actual", "intended", "demanded", "predicted", "possible"]
Polarity = Literal["affirmed", "negated"]
CountKind = Literal["killed", "injured", "detained", "displaced", "participants", "missing"]
Granularity = Literal["day", "month", "season", "year", "decade", "interval", "unknown"]
TimeBasis = Literal["stated", "carried", "publication", "unknown"]

STATUSES: tuple[Status, ...] = ("actual", "intended", "demanded", "predicted", "possible")
POLARITIES: tuple[Polarity, ...] = ("affirmed", "negated")
COUNT_KINDS: tuple[CountKind, ...] = ("killed", "injured", "detained", "displaced", "participants", "missing")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer that a toponym was resolved to.

    `source` names the gazetteer (`geonames`, or `country` for a whole country), `source_id` the row;
    `latitude` and `longitude` are WGS 84 degrees; `country` is ISO 3166-1 alpha-3; `admin` the first-order
    division's name; `feature` is `city`, `admin` or `country`; `population` 0 if not known.
    """

    source: str
    source_id: str
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin: str | None
    feature: str
    population: int


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, place or source of an article.

    `name` is the fullest the text gives; `country` ISO 3166-1 alpha-3 or one of IGO, UNO, EUR, NGO, ISM,
    IMG, MNC; `sectors` PLOVER codes, most specific first; `mentions` in text order; `place` the gazetteer
    row if the name was resolved to one; `score` in 0..1 how sure the coding is; `why` the reasons, or the
    reason why nothing was resolved.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    place: Place | None = None
    score: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """The text reports words, thoughts or knowledge (`content`) of a `source`.

    `sentence` is the index of the content's first sentence; `source_entity` an entity id, None if unknown;
    `parent` the attribution whose content holds this one.
    """

    id: str
    sentence: int
    source: Quote | None
    cue: Quote | None
    content: Quote | None
    source_entity: str | None
    kind: AttributionKind
    parent: str | None


@dataclass(frozen=True, slots=True)
class Argument:
    """An entity taking part in an event; `quote` is None where the words stand in another sentence."""

    entity: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event happened.

    `value` is ISO 8601: a day, month or year, or an interval `start/end`; `start` and `end` its first and
    last day (ISO); all None if not known. `basis`: `stated` by a date expression of this event, `carried`
    from an earlier one, `publication` (the day of publication stands in; `value` stays None, since no
    words say it), or `unknown`. `quote` is the date expression; `why` says how it was resolved or why not.
    """

    value: str | None = None
    start: str | None = None
    end: str | None = None
    granularity: Granularity = "unknown"
    basis: TimeBasis = "unknown"
    quote: Quote | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people: `minimum` and `maximum` are inclusive bounds, None if open."""

    what: CountKind
    quote: Quote
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """One act. `chain` holds attribution ids, innermost first; empty is the article's own voice.

    `uid` names the event outside its report; `sentence` indexes `Report.sentences`; `same_as` is the id of
    the first mention of the same act in the article; `confidence` in 0..1.
    """

    id: str
    uid: str
    sentence: int
    trigger: Quote
    type: str
    mode: str | None
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    places: tuple[Argument, ...]
    time: EventTime
    status: Status
    polarity: Polarity
    chain: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    same_as: str | None = None
    confidence: float = 0.0

    @property
    def source(self) -> str | None:
        """The innermost attribution's id, None for the article's own voice."""
        return self.chain[0] if self.chain else None


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a report: versions of the code, of the weights (hash) and of the ontology."""

    code: str
    weights: str
    ontology: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article and what was read in it. `notes` name what was left out, and why."""

    article: Article
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    versions: Versions
    notes: tuple[str, ...] = ()

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id. Raises KeyError."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)

    def attribution(self, attribution_id: str) -> Attribution:
        """The attribution with this id. Raises KeyError."""
        for attribution in self.attributions:
            if attribution.id == attribution_id:
                return attribution
        raise KeyError(attribution_id)
