from typing import Any

import pytest

from evaluation import attribution, record, syntax


def event(start: int, **fields: Any) -> dict[str, Any]:
    base = {"span": [start, start + 4], "type": "ASSAULT", "mode": None, "status": "actual", "polarity": "affirmed"}
    return base | {"source": None, "date": None, "actors": [], "recipients": [], "places": []} | fields


def coding(*events: dict[str, Any], entities: list[Any] | None = None, attributions: Any = ()) -> dict[str, Any]:
    return {"events": list(events), "entities": entities or [], "attributions": list(attributions)}


def test_a_coding_scores_full_marks_against_itself() -> None:
    mine = coding(event(0, date="2020", actors=[{"text": "x", "entity": "n1", "span": [9, 10]}]))
    found = record.evaluate({"d": mine}, {"d": mine})
    assert {
        name: found[name] for name in ("typed F1", "mode F1", "actors F1", "status", "source", "date")
    } == dict.fromkeys(("typed F1", "mode F1", "actors F1", "status", "source", "date"), 1.0)


def test_missed_and_spurious_events_cost() -> None:
    found = record.evaluate({"d": coding(event(0), event(10))}, {"d": coding(event(0, type="PROTEST"), event(30))})
    assert found["trigger F1"] == pytest.approx(0.5)
    assert found["typed F1"] == 0


def test_arguments_of_unmatched_events_count_as_missed() -> None:
    actor = {"text": "x", "entity": "n1", "span": [9, 10]}
    found = record.evaluate(
        {"d": coding(event(0, actors=[actor]), event(20, actors=[actor]))}, {"d": coding(event(0, actors=[actor]))}
    )
    assert found["actors F1"] == pytest.approx(2 / 3)


def test_arguments_match_by_a_word_of_the_name() -> None:
    names = [{"id": "n1", "name": "the army of Chad"}]
    gold = coding(event(0, actors=[{"text": None, "entity": "n1", "span": None}]), entities=names)
    mine = coding(
        event(0, actors=[{"text": "Army", "entity": "n2", "span": [50, 54]}]), entities=[{"id": "n2", "name": "Army"}]
    )
    assert record.evaluate({"d": gold}, {"d": mine})["actors F1"] == 1


def test_an_unknown_source_is_not_the_articles_own_voice() -> None:
    hearsay = {"id": "a1", "source": None, "source_entity": None, "spans": {"source": None, "content": [0, 9]}}
    gold = coding(event(0, source="a1"), attributions=[hearsay])
    assert record.evaluate({"d": gold}, {"d": coding(event(0))})["source"] == 0
    assert record.evaluate({"d": gold}, {"d": gold})["source"] == 1


def test_contents_match_by_more_than_half_of_their_union() -> None:
    def one(span: list[int]) -> dict[str, Any]:
        return coding(attributions=[{"id": "a1", "spans": {"source": [0, 3], "content": span}}])

    assert record.evaluate({"d": one([0, 10])}, {"d": one([0, 6])})["attribution F1"] == 1
    assert record.evaluate({"d": one([0, 10])}, {"d": one([0, 5])})["attribution F1"] == 0


def test_exact_spans_ignore_marks_at_the_ends() -> None:
    text = 'He said "we go".'
    scorer = attribution.Scorer()
    scorer.add(text, attribution.Found([("content", [(8, 16)])]), attribution.Found([("content", [(9, 14)])]))
    assert scorer.scores()["content exact F1"] == 1
    assert scorer.scores()["content token F1"] == pytest.approx(2 * 2 / (2 + 5))


def test_syntax_matches_words_by_their_characters() -> None:
    gold = syntax.Parsed([(0, 2), (2, 5)], ["PRON", "VERB"], [1, -1], ["nsubj", "root"], [(0, 5)])
    mine = syntax.Parsed(
        [(0, 2), (2, 4), (4, 5)], ["PRON", "VERB", "X"], [1, -1, 1], ["nsubj", "root", "dep"], [(0, 5)]
    )
    scorer = syntax.Scorer()
    scorer.add(gold, mine)
    found = scorer.scores()
    assert found["words"] == pytest.approx(2 / 5)
    assert found["UPOS"] == pytest.approx(2 / 5)
    assert found["LAS"] == 0
    assert found["sentences"] == 1
