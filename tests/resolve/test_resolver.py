"""The whole stage, over readings made by hand. All texts are invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reading import at, event, reading, said

from onrecord.record import Article, AttributionMention, CountMention, EventMention, Reading, Span
from onrecord.resolve.resolver import Resolution, Resolver
from onrecord.resolve.settings import ResolverSettings
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.tense import tense_of

TEXT = 'Rebels attacked Norwegian ships near Bergen. "They fled," minister Mara Quill said. They left.'


@pytest.fixture(scope="module")
def resolver(few_cities: Path) -> Resolver:
    return Resolver(ResolverSettings(cache=few_cities))


def resolve(resolver: Resolver, text: str, given_reading: Reading) -> Resolution:
    return resolver.resolve(Article(text, published=dt.date(2020, 3, 4)), given_reading)


def example() -> Reading:
    acts = [
        event(TEXT, "attacked", actors=[at(TEXT, "Rebels")], recipients=[at(TEXT, "Norwegian ships")],
              places=[at(TEXT, "Bergen")]),
        event(TEXT, "fled", actors=[at(TEXT, "They")]),
    ]  # fmt: skip
    voices = [
        said(TEXT, at(TEXT, "minister Mara Quill"), at(TEXT, "said"), "They fled,"),
        AttributionMention(None, None, at(TEXT, "They left"), 1.0),
        AttributionMention(None, at(TEXT, "near"), None, 1.0),
    ]
    names = [("Norwegian", "NORP"), ("Bergen", "LOC"), ("Mara Quill", "PER")]
    tags = {"Norwegian": "ADJ", "Rebels": "NOUN"}
    return reading(TEXT, names=names, verbs="attacked fled said left", events=acts, attributions=voices, tags=tags)


def test_each_argument_has_an_entity_and_its_quote(resolver: Resolver) -> None:
    found = resolve(resolver, TEXT, example())
    names = {entity.id: entity.name for entity in found.entities}
    first, second = found.events
    assert [(names[one.entity], one.quote and one.quote.text) for one in first.recipients] == [
        ("Norwegian ships", "Norwegian ships")
    ]
    assert names[first.places[0].entity] == "Bergen"
    assert names[second.actors[0].entity] == "Rebels"
    assert found.entity_of[at(TEXT, "Rebels")] == second.actors[0].entity


def test_sources_go_on_without_a_cue_and_stay_unknown_with_one(resolver: Resolver) -> None:
    found = resolve(resolver, TEXT, example())
    quill = next(entity.id for entity in found.entities if entity.name == "Mara Quill")
    assert found.sources == (quill, quill, None)


def test_the_same_reading_gives_the_same_resolution(resolver: Resolver) -> None:
    assert resolve(resolver, TEXT, example()) == resolve(resolver, TEXT, example())


def test_an_argument_without_a_word_is_left_out_and_said(resolver: Resolver) -> None:
    text = "Rebels attacked  ports."
    acts = [event(text, "attacked", actors=[at(text, "Rebels"), Span(15, 17)], recipients=[at(text, "ports")])]
    found = resolve(resolver, text, reading(text, verbs="attacked", events=acts))
    assert len(found.events[0].actors) == 1
    assert found.notes == ("argument [15, 17) of 'attacked' holds no word and was left out",)


def test_an_empty_reading_has_nothing(resolver: Resolver) -> None:
    found = resolve(resolver, " ", reading(" "))
    assert (found.entities, found.events, found.sources, found.notes) == ((), (), (), ())


WORDS = st.sampled_from(
    "Rebels attacked the Mara Quill of . , and who he We I it said in Bergen 's \u201c \u201d ( ) [ ] - his army "
    "minister TC \U0001f600 a\u0301 \u05d0\u05d1".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=25), st.data())
def test_any_spans_resolve_without_fault(resolver: Resolver, words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    acts = [
        EventMention(data.draw(spans), "ASSAULT", None, "actual", "affirmed",
                     tuple(sorted(data.draw(st.lists(spans, max_size=3)))), (), (), (), (), 1.0)
        for _ in range(data.draw(st.integers(0, 3)))
    ]  # fmt: skip
    voices = [
        AttributionMention(data.draw(spans), None, data.draw(spans), 1.0) for _ in range(data.draw(st.integers(0, 2)))
    ]
    names = [("Mara Quill", "PER"), ("Bergen", "LOC")]
    found = resolve(resolver, text, reading(text, names=names, verbs="attacked said", events=acts, attributions=voices))
    ids = [entity.id for entity in found.entities]
    assert ids == [f"n{number}" for number in range(1, len(ids) + 1)]
    assert len(found.events) == len(acts) and len(found.sources) == len(voices)
    assert set(found.entity_of.values()) <= set(ids)
    for entity in found.entities:
        assert entity.name and list(entity.mentions) == sorted(entity.mentions)
        assert all(span.end <= len(text) for span in entity.mentions) and 0 <= entity.score <= 1
    for one in found.events:
        assert all(argument.quote and argument.quote.span.of(text) == argument.quote.text for argument in one.actors)


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("Rebels attacked ports.", "attacked", "past"),
        ("Rebels will attack ports.", "attack", "future"),
        ("Rebels have struck ports.", "struck", "past"),
        ("Rebels left ports.", "left", "past"),
        ("Rebels launched an attack.", "attack", "past"),
        ("Rebels attack ports.", "attack", None),
        ("The raid.", "raid", None),
    ],
)
def test_tense(text: str, trigger: str, tense: str | None) -> None:
    verbs = " ".join(word for word in ("attacked", "attack", "struck", "left", "launched") if word in text.split())
    if trigger == "attack" and "an attack" in text:
        verbs = "launched"
    made = reading(text, verbs=verbs)
    heads, deprels = list(made.heads), list(made.deprels)
    for index, tag in enumerate(made.upos):
        if tag == "AUX":
            heads[index], deprels[index] = made.upos.index("VERB"), "aux"
    assert tense_of(Syntax(_with(made, heads, deprels)), at(text, trigger)) == tense


def test_an_act_to_come_is_future_whatever_its_verb() -> None:
    text = "Rebels planned attacks."
    syntax = Syntax(reading(text, verbs="planned"))
    assert tense_of(syntax, at(text, "attacks")) == "past"
    assert tense_of(syntax, at(text, "attacks"), status="intended") == "future"


def test_times_and_counts_are_read(resolver: Resolver) -> None:
    text = "Rebels attacked ports yesterday and killed at least 12 people."
    killed = CountMention(at(text, "at least 12"), "killed")
    acts = [event(text, "attacked", actors=[at(text, "Rebels")], times=[at(text, "yesterday")], counts=[killed])]
    (found,) = resolve(resolver, text, reading(text, verbs="attacked killed", events=acts)).events
    assert (found.time.value, found.time.basis) == ("2020-03-03", "stated")
    assert [(one.what, one.minimum, one.maximum, one.quote.text) for one in found.counts] == [
        ("killed", 12, None, "at least 12")
    ]


def _with(made: Reading, heads: list[int], deprels: list[str]) -> Reading:
    return replace(made, heads=tuple(heads), deprels=tuple(deprels))


@pytest.mark.parametrize("head", ["- 3 May 2014: ", "3 May 2014 \u2014 "])
def test_a_date_that_heads_a_line_dates_the_acts_in_it(resolver: Resolver, head: str) -> None:
    text = f"Key dates.\n\n{head}Troops left Bergen.\nTroops left Oslo."
    acts = [
        event(text, "left"),
        replace(event(text, "left"), trigger=Span(text.rindex("left"), text.rindex("left") + 4)),
    ]
    first, second = resolve(resolver, text, reading(text, verbs="left", events=acts)).events
    assert (first.time.value, second.time.value) == ("2014-05-03", None)
