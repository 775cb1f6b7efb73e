from dataclasses import replace

import made_reports
import pytest

from onrecord.assemble.settled import ROLES, Told, candidates
from onrecord.assemble.supply import Scorer, scorers, supply, told
from onrecord.record import Argument

KINDS = {"n1": "group", "n2": "group", "n3": "place"}


def act(sentence: int, *parties: set[str], kind: str = "ASSAULT", **rest: object) -> Told:
    filled = [*map(frozenset, parties), *[frozenset[str]()] * (len(ROLES) - len(parties))]
    told = Told(sentence, kind, "strik", True, tuple(filled), None, None, 0)
    return replace(told, **rest)


def known(acts: list[Told], number: int, role: int) -> dict[str, dict[str, float]]:
    return dict(candidates(acts, number, role, KINDS))


def test_candidates_are_parties_of_acts_told_before():
    acts = [act(0, {"n1"}), act(2), act(3, {"n2"})]
    assert list(known(acts, 1, 0)) == ["n1"]


def test_a_later_act_of_the_same_sentence_offers_its_parties():
    acts = [act(0), act(0, {"n2"}), act(1, {"n1"})]
    assert list(known(acts, 0, 0)) == ["n2"]
    assert known(acts, 0, 0)["n2"]["the act after"] == 1.0


def test_the_last_named_comes_first():
    acts = [act(0, {"n1"}), act(1, {"n2"}), act(2)]
    assert list(known(acts, 2, 0)) == ["n2", "n1"]
    assert known(acts, 2, 0)["n1"]["away 2"] == 1.0


def test_who_has_another_part_in_the_act_is_no_candidate_but_for_places():
    acts = [act(0, {"n1"}, set(), {"n3"}), act(1, set(), {"n1", "n3"})]
    assert known(acts, 1, 0) == {}
    assert set(known(acts, 1, 2)) == {"n1", "n3"}


def test_acts_alike_speak_for_a_candidate():
    acts = [act(0, {"n1"}, {"n2"}), act(1, set(), {"n2"})]
    features = known(acts, 1, 0)["n1"]
    assert {"same role", "of the type", "of the stem", "shares a party", "the act before", "the same act"} <= set(
        features
    )
    other = known([acts[0], replace(acts[1], type="AID", stem="help", first=1)], 1, 0)["n1"]
    assert not {"of the type", "of the stem", "the same act"} & set(other)


def test_the_teller_is_known():
    acts = [act(0, {"n1", "n2"}), act(1, voice="a1", source="n2")]
    found = known(acts, 1, 0)
    assert "tells it" in found["n2"]
    assert "tells it" not in found["n1"]


def test_a_scorer_weighs_features():
    scorer = Scorer(0.5, {"near": [2.0]}, [0.0], [3.0], -1.0)
    assert scorer.probability({"near": 1.0}) == pytest.approx(0.8690, abs=1e-4)
    assert scorer.probability({"unheard of": 1.0}) == pytest.approx(0.2689, abs=1e-4)


def test_shipped_scorers_have_weights_for_each_role():
    assert len(scorers()) == len(ROLES)
    for scorer in scorers():
        assert {len(row) for row in scorer.hidden.values()} == {len(scorer.out)}
        assert 0 < scorer.threshold < 1


def test_a_repeated_act_gets_its_parties_and_words_are_never_replaced():
    report = made_reports.nested()
    first, second, *rest = report.events
    bare = replace(second, type=first.type, actors=(), recipients=(), same_as=first.id)
    events = supply((first, bare, *rest), report.entities, report.attributions)
    assert events[0].actors == first.actors
    assert events[1].actors in ((), (Argument(first.actors[0].entity, None),))
    assert all(a.quote is None for e in events for a in e.actors if a not in first.actors and e.id == second.id)


def test_nothing_is_supplied_from_nothing():
    report = made_reports.nested()
    alone = replace(report.events[0], actors=(), recipients=(), places=())
    assert supply((alone,), report.entities, report.attributions) == (alone,)


def test_events_are_told_by_their_innermost_source():
    report = made_reports.nested()
    for event, one in zip(report.events, told(report.events, report.attributions), strict=True):
        assert one.voice == event.source
        assert (one.source is None) == (event.source is None or report.attribution(event.source).source_entity is None)
