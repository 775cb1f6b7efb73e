"""Hand-made reports: nested speech, negation, curly quotes, emoji, right-to-left text, hostile text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest

from onrecord.record import (
    Argument,
    Article,
    Attribution,
    Count,
    Entity,
    Event,
    EventTime,
    Place,
    Quote,
    Report,
    Span,
    Versions,
)
from onrecord.record.identity import event_uid

VERSIONS = Versions(code="0.1.0", weights="3f9c1a77", ontology="PLOVER 2.0")


@dataclass
class Draft:
    """A report in the making: quotes are found in the text by their words and turn."""

    article: Article
    entities: list[Entity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def quote(self, words: str, turn: int = 1) -> Quote:
        start = -1
        for _ in range(turn):
            start = self.article.text.index(words, start + 1)
        return Quote.at(self.article.text, Span(start, start + len(words)))

    def entity(self, name: str, kind: Any = "organization", country: str | None = None, **more: Any) -> str:
        entity_id = f"n{len(self.entities) + 1}"
        self.entities.append(Entity(entity_id, name, kind, country, **more))
        return entity_id

    def attribution(
        self,
        source: str | None,
        cue: str | None,
        content: str,
        entity: str | None = None,
        parent: str | None = None,
        kind: Any = "indirect",
    ) -> str:
        attribution_id = f"a{len(self.attributions) + 1}"
        said_by, said = (self.quote(words) if words else None for words in (source, cue))
        quotes = said_by, said, self.quote(content)
        self.attributions.append(Attribution(attribution_id, 0, *quotes, entity, kind, parent))
        return attribution_id

    def argument(self, entity: str, words: str | None = None, turn: int = 1) -> Argument:
        return Argument(entity, self.quote(words, turn) if words else None)

    def event(self, trigger: str, event_type: str, *, turn: int = 1, **more: Any) -> str:
        event_id = f"e{len(self.events) + 1}"
        quote = self.quote(trigger, turn)
        uid = event_uid(
            article=self.article.article_id, start=quote.span.start, end=quote.span.end, event_type=event_type
        )
        given: dict[str, Any] = {"mode": None, "actors": (), "recipients": (), "places": (), "time": EventTime()}
        given |= {"status": "actual", "polarity": "affirmed", "confidence": 0.875} | more
        self.events.append(Event(event_id, uid, 0, quote, event_type, **given))
        return event_id

    def count(self, what: Any, words: str, minimum: int | None, maximum: int | None) -> Count:
        return Count(what, self.quote(words), minimum, maximum)

    def report(self, *notes: str) -> Report:
        text = self.article.text
        sentences = (Span(0, len(text)),) if text else ()
        parts = tuple(self.entities), tuple(self.attributions), tuple(self.events)
        return Report(self.article, sentences, *parts, VERSIONS, notes)


def draft(text: str, **article: Any) -> Draft:
    given: dict[str, Any] = {
        "publisher": "The News Line",
        "published": dt.date(2014, 12, 15),
        "language": "en",
    } | article
    return Draft(Article(text, **given))


BASRA_TEXT = """Last soldiers leave Basra

The British army withdrew from Basra, Iraq, on April 30th 2009. “We will not return,” the defence secretary, \
Anna Fallow, promised on Monday.

Turkey said Iran claimed that Russia had not attacked Kharu 🕊️ and that at least 12 people were killed in the \
shelling. Reportedly, dozens of protesters may march through Minvale next week.

The council urged both sides to stop the bombing, and aid workers feared that the militia would seize the bridge."""


def basra() -> Report:
    """Every status, a negation, nested speech, an unknown source, counts, places with and without a row."""
    d = draft(
        BASRA_TEXT, given_id="basra-1", title="Last soldiers leave Basra", url="https://news.example/basra?a=1&b=2"
    )
    basra_row = Place("geonames", "99532", "Basra", 30.508, 47.783, "IRQ", "Basra Governorate", "city", 2_600_000)
    army = d.entity("British army", country="GBR", sectors=("MIL",))
    city = d.entity("Basra", "place", "IRQ", place=basra_row)
    iraq = d.entity("Iraq", "country", "IRQ")
    anna = d.entity("Anna Fallow", "person", "GBR", sectors=("GOV",))
    turkey, iran, russia = (
        d.entity(n, "country", c) for n, c in (("Turkey", "TUR"), ("Iran", "IRN"), ("Russia", "RUS"))
    )
    kharu = d.entity("Kharu", "place")
    crowd = d.entity("protesters", "group", sectors=("CVL",))
    minvale = d.entity("Minvale", "place")
    council, militia = d.entity("council"), d.entity("militia", "group", sectors=("REB",))
    pledge = d.attribution("the defence secretary, Anna Fallow", "promised", "We will not return", anna, kind="direct")
    said = d.attribution(
        "Turkey", "said", BASRA_TEXT[BASRA_TEXT.index("Iran claimed") : BASRA_TEXT.index(". Reportedly")], turkey
    )
    inner = BASRA_TEXT[BASRA_TEXT.index("that Russia") : BASRA_TEXT.index(". Reportedly")]
    claim = d.attribution("Iran", "claimed", inner, iran, parent=said)
    hearsay = d.attribution(None, "Reportedly", "dozens of protesters may march through Minvale next week")
    urged = d.attribution("The council", "urged", "to stop the bombing", council)
    feared = d.attribution("aid workers", "feared", "that the militia would seize the bridge")
    day = EventTime("2009-04-30", "2009-04-30", "2009-04-30", "day", "stated", d.quote("April 30th 2009"))
    basra_places = d.argument(city, "Basra", 2), d.argument(iraq, "Iraq")
    d.event(
        "withdrew",
        "RETREAT",
        mode="withdraw",
        actors=(d.argument(army, "British army"),),
        places=basra_places,
        time=day,
    )
    d.event(
        "return",
        "MOBILIZE",
        mode="troops",
        actors=(d.argument(army),),
        places=(d.argument(city),),
        status="intended",
        polarity="negated",
        chain=(pledge,),
        time=EventTime(basis="publication", why="no date expression in this sentence"),
    )
    d.event(
        "promised",
        "AGREE",
        actors=(d.argument(anna, "Anna Fallow"),),
        time=EventTime(quote=d.quote("on Monday"), basis="unknown", why="the publication date is not known"),
    )
    attack = d.event(
        "attacked",
        "ASSAULT",
        actors=(d.argument(russia, "Russia"),),
        recipients=(d.argument(kharu, "Kharu"),),
        polarity="negated",
        chain=(claim, said),
    )
    d.event(
        "killed",
        "ASSAULT",
        recipients=(d.argument(kharu),),
        chain=(claim, said),
        counts=(d.count("killed", "at least 12", 12, None),),
        same_as=attack,
    )
    d.event(
        "march",
        "PROTEST",
        actors=(d.argument(crowd, "protesters"),),
        places=(d.argument(minvale, "Minvale"),),
        status="possible",
        chain=(hearsay,),
        counts=(d.count("participants", "dozens", 24, None),),
        time=EventTime("2014-12-22/2014-12-28", "2014-12-22", "2014-12-28", "interval", "stated", d.quote("next week")),
    )
    d.event("bombing", "ASSAULT", status="demanded", polarity="negated", chain=(urged,))
    d.event(
        "seize", "COERCE", mode="seize", actors=(d.argument(militia, "militia"),), status="predicted", chain=(feared,)
    )
    return d.report("one window of 110 words could not be read")


def hostile() -> Report:
    """Script tags everywhere, entities, CRLF, a tab, control characters, spans that cross paragraphs."""
    text = (
        "<script>alert(1)</script> & &amp; \"quotes\" 'single'\r\n\r\n"
        "Rebels\tshelled <b>Town</b>\x1b[31m\n\n  Mayor said: “They fled.\n\nThey burned it.”\r\n\n\n"
    )
    d = draft(
        text,
        given_id='"><script>alert(2)</script>',
        title="<script>alert(3)</script>",
        publisher="<img src=x onerror=alert(4)>",
        url="javascript:alert(5)",
        language='en"><script>',
    )
    rebels = d.entity("<i>Rebels</i>;\\ x", sectors=("REB",))
    town = d.entity("=Town", "place")
    said = d.attribution("Mayor", "said", "They fled.\n\nThey burned it.", rebels, kind="direct")
    d.event(
        "shelled",
        "ASSAULT",
        actors=(d.argument(rebels, "Rebels"),),
        recipients=(d.argument(town, "<b>Town</b>"),),
    )
    d.event("shelled <b>Town</b>", "COERCE", status="possible")
    d.event("fled", "RETREAT", chain=(said,))
    d.event("They fled.\n\nThey", "ASSAULT", polarity="negated", chain=(said,))
    return d.report("<script>alert(6)</script>")


def arabic() -> Report:
    """Right-to-left text."""
    text = "قال الوزير إن الجيش هاجم المدينة.\n\nThe minister said so 🕊️ twice."
    d = draft(text, language="ar", title=None, publisher=None, published=None)
    minister, army, city = d.entity("الوزير", "person"), d.entity("الجيش"), d.entity("المدينة", "place")
    said = d.attribution("الوزير", "قال", "الجيش هاجم المدينة", minister)
    d.event(
        "هاجم",
        "ASSAULT",
        actors=(d.argument(army, "الجيش"),),
        recipients=(d.argument(city, "المدينة"),),
        chain=(said,),
    )
    return d.report()


def quiet() -> Report:
    """An article in which nothing was read."""
    return draft("The weather stayed calm.\n", title="Calm weather, again").report()


@pytest.fixture
def make_draft() -> Any:
    return draft


@pytest.fixture
def basra_report() -> Report:
    return basra()


@pytest.fixture
def hostile_report() -> Report:
    return hostile()


@pytest.fixture
def arabic_report() -> Report:
    return arabic()


@pytest.fixture
def all_reports() -> list[Report]:
    return [basra(), hostile(), arabic(), quiet()]
