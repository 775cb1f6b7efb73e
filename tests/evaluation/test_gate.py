import json
from pathlib import Path

from evaluation import gate

FLOORS = {"table": {"whole": 0.6}, "spurious": {"events per 1,000 words": 5.0}}


def test_a_fall_is_named_with_its_floor() -> None:
    (fall,) = gate.fallen({"table": {"whole": 0.59}}, FLOORS)
    assert fall == gate.Fall("table", "whole", 0.59, 0.6)


def test_what_should_be_low_may_not_rise() -> None:
    assert gate.fallen({"spurious": {"events per 1,000 words": 5.1}}, FLOORS)
    assert not gate.fallen({"spurious": {"events per 1,000 words": 4.9}}, FLOORS)


def test_a_measure_that_is_gone_has_fallen() -> None:
    assert gate.fallen({"table": {}}, FLOORS)


def test_suites_that_were_not_run_are_not_judged() -> None:
    assert not gate.fallen({"table": {"whole": 0.7}}, FLOORS)


def test_floors_are_lifted_and_never_lowered(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(FLOORS), encoding="utf-8")
    reached = {"table": {"whole": 0.5, "type": 0.8}, "spurious": {"events per 1,000 words": 2.0}}
    assert gate.lift(reached, path) == 2
    assert gate.floors(path) == {"table": {"whole": 0.6, "type": 0.79}, "spurious": {"events per 1,000 words": 2.04}}
    assert gate.lift({"spurious": {"events per 1,000 words": 9.0}}, path) == 0
