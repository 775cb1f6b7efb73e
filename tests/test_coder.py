"""From article to report: ids, chains, quotation kinds, repeated acts, what is left out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standins import FixedReader, Resolved, WordReader, WordResolver, word_coder

import onrecord
from onrecord.assemble.sameness import stem
from onrecord.coder import Coder
from onrecord.record import (
    Article,
    AttributionMention,
    Count,
    EventMention,
    EventTime,
    Quote,
    Reading,
    Report,
    Span,
)
from onrecord.record.checks import slice_faults
from onrecord.record.errors import UsageError
from onrecord.record.jsonform import dumps


def span(text: str, words: str, turn: int = 1) -> Span:
    start = -1
    for _ in range(turn):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def event(text: str, trigger: str, kind: str = "ASSAULT", *, turn: int = 1, **more: object) -> EventMention:
    fields: dict[str, object] = {"mode": None, "status": "actual", "polarity": "affirmed", "score": 0.5}
    fields |= {"actors": (), "recipients": (), "places": (), "times": (), "counts": ()} | more
    return EventMention(trigger=span(text, trigger, turn), type=kind, **fields)  # type: ignore[arg-type]


def spoken(text: str, source: str | None, cue: str | None, content: str | None) -> AttributionMention:
    parts = [span(text, words) if words else None for words in (source, cue, content)]
    return AttributionMention(parts[0], parts[1], parts[2], 0.5)


def reading(text: str, *events: EventMention, said: tuple[AttributionMention, ...] = ()) -> Reading:
    return replace(WordReader().read(text), events=events, attributions=said)


def coded(made: Reading, **data: object) -> Report:
    return word_coder(FixedReader(made)).code(made.text, published="2020-01-06", **data)  # type: ignore[arg-type]


def test_a_text_becomes_a_report() -> None:
    report = word_coder().code("Russia attacked Ukraine.", published="2020-01-06", publisher="The Daily Example")
    (act,) = report.events
    assert (act.id, act.trigger.text, act.type, act.chain, act.confidence) == ("e1", "attacked", "ASSAULT", (), 0.75)
    assert [report.entity(one.entity).name for one in (*act.actors, *act.recipients)] == ["Russia", "Ukraine"]
    assert report.article.published == dt.date(2020, 1, 6)
    assert (report.versions.code, report.versions.weights) == (onrecord.__version__, "standin")
    assert report.versions.ontology == "PLOVER 2.0"
    assert report.notes == ()


def test_data_replaces_an_articles_fields() -> None:
    article = Article("Russia attacked Ukraine.", publisher="A", published=dt.date(2019, 1, 1))
    report = word_coder().code(article, published=dt.datetime(2020, 1, 6, 8, 30), url="https://daily.example/1")
    assert (report.article.publisher, report.article.published) == ("A", dt.date(2020, 1, 6))
    assert report.article.article_id == replace(article, url="https://daily.example/1").article_id


@pytest.mark.parametrize(
    ("day", "message"), [("2020", "published '2020' is no date"), ("yesterday", "give a day like")]
)
def test_a_date_that_is_none(day: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        word_coder().code("Russia attacked Ukraine.", published=day)


def test_an_empty_text() -> None:
    with pytest.raises(UsageError, match="the text is empty"):
        word_coder().code(" \n")


def test_a_missing_date_is_said_once() -> None:
    report = word_coder().code("Russia attacked Ukraine. Iran attacked Iraq.")
    assert len(report.notes) == 1
    assert "no publication date" in report.notes[0]


def test_many_articles_are_coded_as_they_are_asked_for() -> None:
    reader = WordReader()
    reports = word_coder(reader).code_many(["Russia attacked Ukraine.", Article("Iran left Iraq.")])
    next(reports)
    assert reader.read_texts == 1
    assert [report.events[0].type for report in reports] == ["RETREAT"]


def test_nested_speech_is_a_chain() -> None:
    report = word_coder().code("Turkey said Iran claimed Russia attacked Ukraine.", published="2020-01-06")
    first, second = report.attributions
    assert (first.cue.text if first.cue else "", first.parent) == ("said", None)
    assert (second.cue.text if second.cue else "", second.parent) == ("claimed", "a1")
    assert report.events[0].chain == ("a2", "a1")
    assert report.events[0].source == "a2"


def test_a_speech_act_belongs_to_whoever_reports_it() -> None:
    report = word_coder().code("Turkey said Iran promised Iraq withdrew.", published="2020-01-06")
    promise, retreat = report.events
    assert (promise.type, promise.chain) == ("AGREE", ("a1",))
    assert (retreat.type, retreat.chain) == ("RETREAT", ("a2", "a1"))
    own = word_coder().code("Iran promised Iraq withdrew.", published="2020-01-06")
    assert own.events[0].chain == ()


def test_a_cue_within_its_own_content_is_not_its_own_source() -> None:
    text = "“Troops,” Iran promised, “withdrew.”"
    made = reading(text, event(text, "promised", "AGREE"), said=(spoken(text, "Iran", "promised", text[1:-1]),))
    assert coded(made).events[0].chain == ()


def test_the_same_content_twice_has_no_parent() -> None:
    text = "Reportedly Turkey said Russia attacked."
    twice = (spoken(text, None, "Reportedly", "Russia attacked"), spoken(text, "Turkey", "said", "Russia attacked"))
    assert [one.parent for one in coded(reading(text, said=twice)).attributions] == [None, None]


def test_equal_mentions_are_one() -> None:
    text = "Turkey said Russia attacked."
    mention = spoken(text, "Turkey", "said", "Russia attacked")
    assert len(coded(reading(text, said=(mention, mention))).attributions) == 1


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Iran said: “Russia attacked.”", "Russia attacked", "direct"),
        ("Iran said: “Russia attacked.”", "“Russia attacked.”", "direct"),
        ('"Russia attacked," Iran said.', "Russia attacked", "direct"),
        ("'Russia's men attacked,' Iran said.", "Russia's men attacked", "direct"),
        ("‘Russia’s men attacked,’ Iran said.", "Russia’s men attacked", "direct"),
        ("« Russia attacked », Iran said.", "Russia attacked", "direct"),
        ("Iran said Russia “attacked” it.", "Russia “attacked” it", "mixed"),
        ("Iran said Russia attacked.", "Russia attacked", "indirect"),
        ("Iran's men said Russia's army attacked.", "Russia's army attacked", "indirect"),
        ("“It began. Russia attacked. It ended,” Iran said.", "Russia attacked", "direct"),
        ("Iran said: “It began.\n\n“Russia attacked.”", "Russia attacked", "direct"),
        ("Iran said: “Russia attacked.\n\n“It ended.”", "Russia attacked", "direct"),
        ("Iran said: “Russia attacked.\n\nIt ended.", "Russia attacked", "indirect"),
        ("He told us: “Iran said Russia attacked.”", "Russia attacked", "indirect"),
    ],
)
def test_kinds_go_by_quotation_marks(text: str, content: str, kind: str) -> None:
    assert coded(reading(text, said=(spoken(text, None, "said", content),))).attributions[0].kind == kind


def test_an_act_told_again_points_to_its_first_mention() -> None:
    report = word_coder().code("Russia attacked Ukraine. Then Russia attacked Ukraine. Later the attack failed.")
    assert [one.same_as for one in report.events] == [None, "e1", "e1"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Ukraine. Russia attacked Georgia.",
        "Russia attacked Ukraine. Iran attacked Ukraine.",
        "Russia attacked Ukraine. Russia shelled Ukraine.",
        "Russia attacked Ukraine. Later an attack failed.",
        "Russia attacked Ukraine. Iran attacked Iraq. Later the attack failed.",
    ],
)
def test_acts_that_differ_are_not_joined(text: str) -> None:
    assert [one.same_as for one in word_coder().code(text).events if one.same_as] == []


@pytest.mark.parametrize(
    "words",
    [
        "attack attacks attacked attacking",
        "kill killed killing killings",
        "withdraw withdrew withdrawn withdrawal",
        "bomb bombed bombing",
        "execute executed execution executions",
        "condemn condemned condemnation",
        "assassinate assassinated assassination",
        "raid raids raided",
        "deploy deployed deployment",
        "seize seized seizure",
        "invade invaded invasion",
        "stop stopped stopping",
        "Arrest ARRESTED arrests",
    ],
)
def test_verb_and_noun_share_a_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["attack attach", "left leave", "arm army", "ban banner", "strike stroke"])
def test_other_words_do_not(words: str) -> None:
    one, other = words.split()
    assert (stem(one) == stem(other)) == (words == "left leave")


def test_other_numbers_of_the_same_source_are_another_act() -> None:
    text = "Russia attacked Ukraine with 12 dead. Russia attacked Ukraine with 30 dead."

    class Counting(WordResolver):
        def resolve(self, article: Article, reading: Reading) -> Resolved:
            resolved = super().resolve(article, reading)
            for links, words in zip(resolved.events, ("12", "30"), strict=True):
                links.counts = (Count("killed", Quote.at(text, span(text, words)), int(words), int(words)),)
            return resolved

    assert Coder(reader=WordReader(), resolver=WordResolver()).code(text).events[1].same_as == "e1"
    assert Coder(reader=WordReader(), resolver=Counting()).code(text).events[1].same_as is None


def test_other_days_are_another_act() -> None:
    text = "Russia attacked Ukraine. Russia attacked Ukraine."

    class Dating(WordResolver):
        def resolve(self, article: Article, reading: Reading) -> Resolved:
            resolved = super().resolve(article, reading)
            for links, day in zip(resolved.events, ("2014-02-27", "2022-02-24"), strict=True):
                links.time = EventTime(day, day, day, "day", "stated")
            return resolved

    assert Coder(reader=WordReader(), resolver=Dating()).code(text).events[1].same_as is None


def test_one_trigger_and_type_is_one_event() -> None:
    text = "Russia attacked Ukraine."
    one = event(text, "attacked", actors=(span(text, "Russia"),), score=0.25, status="possible")
    other = event(text, "attacked", recipients=(span(text, "Ukraine"),), score=0.5)
    (merged,) = coded(reading(text, one, other)).events
    assert (merged.confidence, merged.status) == (0.5, "actual")
    assert (len(merged.actors), len(merged.recipients)) == (1, 1)
    assert [e.type for e in coded(reading(text, one, event(text, "attacked", "COERCE"))).events] == [
        "ASSAULT",
        "COERCE",
    ]


def test_events_are_numbered_in_text_order() -> None:
    text = "Russia attacked Ukraine. Iran left Iraq."
    report = coded(reading(text, event(text, "left", "RETREAT"), event(text, "attacked")))
    assert [(one.id, one.trigger.text) for one in report.events] == [("e1", "attacked"), ("e2", "left")]


def test_what_does_not_hold_together_is_left_out_and_said() -> None:
    text = "Russia attacked Ukraine. Iran left Iraq."
    beyond = replace(event(text, "left", "RETREAT"), trigger=Span(30, 300))
    blank = replace(event(text, "left", "RETREAT"), trigger=Span(24, 29))
    unknown = event(text, "left", "VICTORY")
    mode = event(text, "left", "RETREAT", mode="torture")
    report = coded(reading(text, event(text, "attacked"), beyond, blank, unknown, mode))
    assert [one.trigger.text for one in report.events] == ["attacked"]
    assert len(report.notes) == 4
    assert all("was left out" in note for note in report.notes)
    assert any("no type 'VICTORY'" in note for note in report.notes)
    assert any("no mode 'torture' of RETREAT" in note for note in report.notes)
    assert slice_faults(report) == []


def test_a_faulty_attribution_leaves_its_events_to_the_one_above() -> None:
    text = "Turkey said Iran claimed Russia attacked Ukraine."
    outer = spoken(text, "Turkey", "said", "Iran claimed Russia attacked Ukraine")
    inner = AttributionMention(span(text, "Iran"), span(text, "claimed"), Span(24, 49), 0.5)
    report = coded(reading(text, event(text, "attacked"), said=(outer, replace(inner, content=Span(25, 48)))))
    assert report.events[0].chain == ("a2", "a1")
    gap = "Turkey said.  Russia attacked Ukraine."
    made = reading(gap, event(gap, "attacked"), said=(AttributionMention(None, None, Span(12, 37), 0.5),))
    report = coded(made)
    assert (report.attributions, report.events[0].chain) == ((), ())
    assert "attribution" in report.notes[0]
    assert "was left out" in report.notes[0]


def test_a_faulty_resolution_is_not_passed_on() -> None:
    class Wrong(WordResolver):
        def resolve(self, article: Article, reading: Reading) -> Resolved:
            return replace(super().resolve(article, reading), entities=())

    report = Coder(reader=WordReader(), resolver=Wrong()).code("Russia attacked Ukraine.")
    assert report.events == ()
    assert "there is no entity" in report.notes[1]


def test_notes_of_reader_and_resolver_are_kept() -> None:
    text = "Russia attacked Ukraine."
    made = replace(reading(text, event(text, "attacked")), notes=("one window could not be read",))
    assert coded(made).notes == ("one window could not be read",)


def test_a_reading_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="of another text"):
        word_coder(FixedReader(WordReader().read("Iran left Iraq."))).code("Russia attacked Ukraine.")


_PIECES = [
    "Russia", " attacked ", "Ukraine", " said ", "that ", "Turkey", " claimed ", "“", "”", '"', "’", "'", ". ", "\r\n",
    "\n\n", "😀", "e\u0301", "שלום", " left ", " promised ", ", ", "«", "»", " the attack ",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join))
def test_every_report_slices_back_and_is_the_same_again(text: str) -> None:
    if not text.strip():
        return
    report = word_coder().code(text)
    assert slice_faults(report) == []
    assert dumps(report) == dumps(word_coder().code(text))
    assert all(note.startswith("no publication date") or "left out" in note for note in report.notes)
    json.loads(dumps(report))


def test_the_public_names() -> None:
    assert set(onrecord.__all__) == {"Article", "Coder", "Report", "__version__", "open"}
    assert (onrecord.Coder, onrecord.Article, onrecord.Report) == (Coder, Article, Report)
    assert onrecord.open.__name__ == "open_store"
    with pytest.raises(AttributeError, match="has no attribute 'absent'; it has Article"):
        _ = onrecord.absent
