"""Reports for tests: a small one by hand, numbered ones, and a Hypothesis strategy for any."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

from onrecord.record import (
    Argument,
    Article,
    Attribution,
    Count,
    Entity,
    Event,
    EventTime,
    Origin,
    Place,
    Quote,
    Report,
    Span,
    Versions,
)
from onrecord.record.identity import event_uid
from onrecord.record.report import COUNT_KINDS, POLARITIES, STATUSES, TimeBasis

Item = TypeVar("Item")

VERSIONS = Versions(code="0.1.0", weights="f00d", ontology="plover-2.0")

TEXT = (
    "Veltland said on Monday that Orsk claimed its troops had shelled Port Hallow. "
    "At least 12 people were killed in the attack. Hundreds marched in Münz on 3 May 2020."
)


def quote(text: str, words: str, start: int = 0) -> Quote:
    """The first place of `words` in `text` from `start` on."""
    at = text.index(words, start)
    return Quote(words, Span(at, at + len(words)))


def nested(number: int = 1, *, versions: Versions = VERSIONS, day: dt.date | None = dt.date(2020, 5, 4)) -> Report:
    """A report with nested speech, a count, a place, a repeated act, and events with and without a date."""
    text = f"{TEXT} ({number})"
    article = Article(
        text,
        given_id=f"made-{number}",
        url=f"https://daily.example/{number}",
        publisher="The Daily Example",
        title=f"Shelling {number}",
        authors=("A. Writer", "B. Öther"),
        published=day,
        language="en",
        origin=Origin("jsonl", "made.jsonl", number),
        notes=("date taken from the line",),
    )
    return Report(article, _sentences(text), _entities(text), _attributions(text), _events(article), versions, ("-",))


def _sentences(text: str) -> tuple[Span, ...]:
    first = text.index(" At least")
    second = text.index(" Hundreds")
    return (Span(0, first), Span(first + 1, second), Span(second + 1, len(text)))


def _entities(text: str) -> tuple[Entity, ...]:
    harbour = Place("geonames", "17", "Port Hallow", 1.25, -3.5, "VLT", "Coast", "city", 12000)
    return (
        Entity("n1", "Veltland", "country", "VLT", (), (quote(text, "Veltland").span,), None, 0.9, ("country name",)),
        Entity("n2", "Orsk", "country", "ORS", (), (quote(text, "Orsk").span,), None, 0.8),
        Entity("n3", "Orsk troops", "group", "ORS", ("MIL",), (quote(text, "its troops").span,), None, 0.7),
        Entity(
            "n4", "Port Hallow", "place", "VLT", (), (quote(text, "Port Hallow").span,), harbour, 0.6, ("only one",)
        ),
        Entity("n5", "Münz", "place", "ORS", (), (quote(text, "Münz").span,), None, 0.1, ("not in the gazetteer",)),
        Entity("n6", "marchers", "group", None, ("CVL", "OPP"), (), None, 0.5),
    )


def _attributions(text: str) -> tuple[Attribution, ...]:
    inner = quote(text, "its troops had shelled Port Hallow")
    outer = quote(text, "Orsk claimed its troops had shelled Port Hallow")
    return (
        Attribution("a1", 0, quote(text, "Veltland"), quote(text, "said"), outer, "n1", "indirect", None),
        Attribution("a2", 0, quote(text, "Orsk"), quote(text, "claimed"), inner, "n2", "indirect", "a1"),
    )


def _events(article: Article) -> tuple[Event, ...]:
    text = article.text

    def event(name: str, sentence: int, trigger: str, kind: str, mode: str | None, **fields: object) -> Event:
        words = quote(text, trigger)
        uid = event_uid(article=article.article_id, start=words.span.start, end=words.span.end, event_type=kind)
        given: dict[str, object] = {"actors": (), "recipients": (), "places": (), "time": EventTime()}
        given |= {"status": "actual", "polarity": "affirmed", "confidence": 0.5} | fields
        return Event(name, uid, sentence, words, kind, mode, **given)  # type: ignore[arg-type]

    monday = EventTime("2020-05-04", "2020-05-04", "2020-05-04", "day", "carried", quote(text, "on Monday"), "that day")
    third = EventTime("2020-05-03", "2020-05-03", "2020-05-03", "day", "stated", quote(text, "3 May 2020"), "as said")
    town = Argument("n4", quote(text, "Port Hallow"))
    return (
        event(
            "e1", 0, "shelled", "ASSAULT", "heavy-weapons", chain=("a2", "a1"), time=monday,
            actors=(Argument("n3", quote(text, "its troops")),), recipients=(town,), places=(town,),
        ),
        event(
            "e2", 1, "attack", "ASSAULT", None, same_as="e1", time=EventTime(basis="publication", why="no date"),
            actors=(Argument("n3", None),), counts=(Count("killed", quote(text, "At least 12"), 12, None),),
        ),
        event(
            "e3", 2, "marched", "PROTEST", "demo", time=third, status="possible", polarity="negated",
            actors=(Argument("n6", None), Argument("n2", None)), places=(Argument("n5", quote(text, "Münz")),),
        ),
        event("e4", 2, "Hundreds", "CONSULT", None),
    )  # fmt: skip


_CHARACTERS = st.sampled_from("abc e\u0301😀\r\n\tשלום“”'\"\\\u2028\ufeff")
_WORDS = st.sampled_from(["", "a", "é", "e\u0301", "😀 b", "line\r\nline", "שלום", '“’"\\', "\u2028", "none", "1"])
_SHARES = st.floats(0, 1)
_SIDES: st.SearchStrategy[str | None] = st.none() | _WORDS


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report that holds together."""
    article = draw(_articles())
    sentences = draw(_cuts(len(article.text)))
    quotes = _spans(sentences).map(lambda span: Quote.at(article.text, span))
    names = [f"n{index + 1}" for index in range(draw(st.integers(0, 3)))]
    entities = tuple(draw(_entity_of(name, sentences)) for name in names)
    attributions: list[Attribution] = []
    for index in range(draw(st.integers(0, 3))):
        attributions.append(draw(_attribution_of(f"a{index + 1}", sentences, quotes, names, attributions)))
    events: list[Event] = []
    for index in range(draw(st.integers(0, 3))):
        made = draw(_event_of(f"e{index + 1}", article, sentences, quotes, names, attributions, events))
        events += [made] if made.uid not in {event.uid for event in events} else []
    versions = draw(st.builds(Versions, _WORDS, _WORDS, _WORDS))
    notes = tuple(draw(st.lists(_WORDS, max_size=2)))
    return Report(article, sentences, entities, tuple(attributions), tuple(events), versions, notes)


def _articles() -> st.SearchStrategy[Article]:
    origins = st.builds(Origin, st.sampled_from(["text", "jsonl"]), _SIDES, st.none() | st.integers(1, 9))
    return st.builds(
        Article,
        text=st.text(_CHARACTERS, min_size=1, max_size=60),
        given_id=_SIDES,
        url=_SIDES,
        publisher=_SIDES,
        title=_SIDES,
        authors=st.lists(_WORDS, max_size=2).map(tuple),
        published=st.none() | st.dates(),
        language=st.none() | st.just("en"),
        origin=origins,
        notes=st.lists(_WORDS, max_size=2).map(tuple),
    )


@st.composite
def _cuts(draw: st.DrawFn, length: int) -> tuple[Span, ...]:
    """Sentences: at least one, in order, not overlapping."""
    inside = draw(st.sets(st.integers(1, length - 1), max_size=3)) if length > 1 else set()
    edges = [0, *sorted(inside), length]
    return tuple(Span(start, end) for start, end in itertools.pairwise(edges))


@st.composite
def _spans(draw: st.DrawFn, sentences: tuple[Span, ...]) -> Span:
    sentence = draw(st.sampled_from(sentences))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    return Span(start, draw(st.integers(start + 1, sentence.end)))


def _sentence_of(span: Span, sentences: tuple[Span, ...]) -> int:
    return next(index for index, sentence in enumerate(sentences) if sentence.contains(span))


@st.composite
def _entity_of(draw: st.DrawFn, name: str, sentences: tuple[Span, ...]) -> Entity:
    place = st.builds(
        Place,
        st.just("geonames"), _WORDS, _WORDS, st.floats(-90, 90), st.floats(-180, 180), st.none() | st.just("VLT"),
        _SIDES, st.sampled_from(["city", "admin"]), st.integers(0, 10**7),
    )  # fmt: skip
    return Entity(
        id=name,
        name=draw(_WORDS),
        kind=draw(st.sampled_from(["person", "organization", "group", "place", "country"])),
        country=draw(st.none() | st.sampled_from(["VLT", "IGO"])),
        sectors=tuple(draw(st.lists(st.sampled_from(["GOV", "MIL"]), max_size=2))),
        mentions=tuple(sorted(draw(st.lists(_spans(sentences), max_size=3)))),
        place=draw(st.none() | place),
        score=draw(_SHARES),
        why=tuple(draw(st.lists(_WORDS, max_size=2))),
    )


@st.composite
def _attribution_of(
    draw: st.DrawFn,
    name: str,
    sentences: tuple[Span, ...],
    quotes: st.SearchStrategy[Quote],
    entities: list[str],
    earlier: list[Attribution],
) -> Attribution:
    content = draw(quotes)
    return Attribution(
        id=name,
        sentence=_sentence_of(content.span, sentences),
        source=draw(st.none() | quotes),
        cue=draw(st.none() | quotes),
        content=content,
        source_entity=draw(st.sampled_from([None, *entities])),
        kind=draw(st.sampled_from(["direct", "indirect", "mixed"])),
        parent=draw(st.sampled_from([None, *(attribution.id for attribution in earlier)])),
    )


@st.composite
def _times(draw: st.DrawFn, quotes: st.SearchStrategy[Quote]) -> EventTime:
    bases: tuple[TimeBasis, ...] = ("stated", "carried", "publication", "unknown")
    basis = draw(st.sampled_from(bases))
    if basis in ("publication", "unknown"):
        return EventTime(basis=basis, quote=draw(st.none() | quotes), why=draw(_WORDS))
    first = draw(st.dates())
    last = draw(st.dates(min_value=first))
    value = f"{first.isoformat()}/{last.isoformat()}"
    return EventTime(value, first.isoformat(), last.isoformat(), "interval", basis, draw(quotes), draw(_WORDS))


@st.composite
def _event_of(
    draw: st.DrawFn,
    name: str,
    article: Article,
    sentences: tuple[Span, ...],
    quotes: st.SearchStrategy[Quote],
    entities: list[str],
    attributions: list[Attribution],
    earlier: list[Event],
) -> Event:
    trigger = draw(quotes)
    kind = draw(st.sampled_from(["ASSAULT", "AID"]))
    span = trigger.span
    arguments = _lists(st.builds(Argument, st.sampled_from(entities), st.none() | quotes)) if entities else st.just(())
    return Event(
        id=name,
        uid=event_uid(article=article.article_id, start=span.start, end=span.end, event_type=kind),
        sentence=_sentence_of(span, sentences),
        trigger=trigger,
        type=kind,
        mode=draw(st.none() | st.just("beat")),
        actors=draw(arguments),
        recipients=draw(arguments),
        places=draw(arguments),
        time=draw(_times(quotes)),
        status=draw(st.sampled_from(STATUSES)),
        polarity=draw(st.sampled_from(POLARITIES)),
        chain=_chain(draw(st.sampled_from([None, *(attribution.id for attribution in attributions)])), attributions),
        counts=draw(_lists(st.builds(Count, st.sampled_from(COUNT_KINDS), quotes, st.none(), st.integers(0, 99)))),
        same_as=draw(st.sampled_from([None, *(event.id for event in earlier)])),
        confidence=draw(_SHARES),
    )


def _chain(start: str | None, attributions: list[Attribution]) -> tuple[str, ...]:
    parent: Callable[[str], str | None] = {attribution.id: attribution.parent for attribution in attributions}.get
    chain: list[str] = []
    while start is not None:
        chain.append(start)
        start = parent(start)
    return tuple(chain)


def _lists(items: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(items, max_size=2).map(tuple)
