from dataclasses import replace
from typing import Any

import pytest
from made_reports import nested, quote

from evaluation import bias, calibration, errors, eventtypes, names, spurious
from evaluation.record import headline_and_body
from onrecord.record import Argument, Report
from training.data.document import Document


def event(start: int, **fields: Any) -> dict[str, Any]:
    base = {"span": [start, start + 4], "type": "ASSAULT", "mode": None, "status": "actual", "polarity": "affirmed"}
    return (
        base | {"source": None, "confidence": 0.9, "date": None, "actors": [], "recipients": [], "places": []} | fields
    )


def coding(*events: dict[str, Any]) -> dict[str, Any]:
    return {"doc_id": "d", "sentences": [[0, 10], [12, 60]], "entities": [], "attributions": [], "events": list(events)}


def test_names_that_a_set_does_not_know_are_left_out_of_both_sides() -> None:
    doc = Document("x", "Ann met EU men in Bern", [0, 4, 8, 11, 15, 18], [3, 7, 10, 14, 17, 22])
    doc.names = ["B-PER", "O", None, "O", "O", "B-LOC"]
    assert names.gold_spans(doc) == ({("PER", 0, 3), ("LOC", 18, 22)}, [(8, 10)])


def test_a_name_after_another_of_its_kind_is_a_name_of_its_own() -> None:
    doc = Document("x", "Ann Bo Cy", [0, 4, 7], [3, 6, 9])
    doc.names = ["B-PER", "B-PER", "I-PER"]
    assert names.gold_spans(doc)[0] == {("PER", 0, 3), ("PER", 4, 9)}


def test_event_free_articles_have_text_and_differ() -> None:
    texts = [article["text"] for article in spurious.articles()]
    assert len(texts) >= 40
    assert len(set(texts)) == len(texts)


def test_a_sure_and_right_reader_is_calibrated() -> None:
    assert calibration.expected_error([(1.0, True)] * 4) == 0
    assert calibration.expected_error([(0.75, True), (0.75, False)]) == pytest.approx(0.25)


def test_one_gold_event_makes_one_event_right() -> None:
    assert calibration.judged(coding(event(0)), coding(event(0), event(2))) == [(0.9, True), (0.9, False)]


def test_the_diagram_has_a_line_for_each_bin() -> None:
    (line,) = calibration.diagram([(0.5, True), (0.5, False)], width=4)
    assert line == "0.50 ██|   0.50  n=2"


def test_marks_are_taken_out_of_a_sentence() -> None:
    sentence, spans = eventtypes.unmarked("<s>Chad</s> sued <t>the <s>EU</s></t>.")
    assert sentence == "Chad sued the EU."
    assert spans == {"s": (0, 4), "t": (10, 16)}


def test_macro_f1_weighs_codes_alike() -> None:
    assert eventtypes.macro_f1([("AID", "AID"), ("AID", "AID"), ("AGREE", "AID")]) == pytest.approx((0.8 + 0) / 2)


def test_errors_are_grouped_by_what_was_found_instead() -> None:
    text = "x" * 60
    gold, mine = coding(event(0), event(20), event(40)), coding(event(0), event(21, type="PROTEST"), event(50))
    found = list(errors.lines(errors.cases(text, gold, mine), "type", kinds=9, each=9))
    assert found[0] == "3 of 4 events wrong by type"
    assert [line for line in found if "→" in line] == [
        "\nASSAULT → PROTEST: 1", "\nASSAULT → missed: 1", "\nspurious → ASSAULT: 1"
    ]  # fmt: skip


def test_headline_and_body_are_scored_apart() -> None:
    found = headline_and_body({"d": coding(event(0), event(20))}, {"d": coding(event(0), event(30))})
    assert found["headline trigger F1"] == 1
    assert found["body trigger F1"] == 0


def told(text: str, words: str, status: str, *arguments: str) -> Report:
    """A report with one event, whose actors are `arguments`."""
    base = nested()
    actors = tuple(Argument("n1", quote(text, one)) for one in arguments)
    event = replace(base.events[0], trigger=quote(text, words), status=status, actors=actors, chain=())
    event = replace(event, recipients=(), places=())
    return replace(base, events=(event,))


def test_a_swap_counts_as_changed_where_the_act_or_its_arguments_differ() -> None:
    family = {"fillers": ["Ann", "Bo", "Cyril", "Dee"], "frames": ["{} met Ed."]}

    def code(text: str) -> Report:
        status = "intended" if text.startswith("Bo") else "actual"
        return told(text, "met", status, *["Ed"] * text.startswith("Dee"), *["Ann"] * text.startswith("Ann"))

    found = bias.scores({"person": family}, code)
    assert found == {"swaps": 4, "acts changed": 0.25, "arguments changed": 0.75, "person changed": 0.25}


def test_a_filler_is_the_same_word_in_every_swap() -> None:
    family = {"fillers": ["Ann", "Bo"], "frames": ["{} met Ed."]}
    found = bias.scores({"person": family}, lambda text: told(text, "met", "actual", text.split()[0]))
    assert found["arguments changed"] == 0


def test_there_are_a_thousand_swaps_and_every_frame_has_a_slot() -> None:
    every = bias.families()
    assert sum(len(family["fillers"]) * len(family["frames"]) for family in every.values()) >= 1000
    assert all(frame.count("{}") == 1 for family in every.values() for frame in family["frames"])
