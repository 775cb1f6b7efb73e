import numpy as np

from onrecord.reader import decode
from onrecord.reader.heads import erf


def test_tags_become_spans() -> None:
    tags = ["O", "B-PER", "I-PER", "B-PER", "I-LOC", "O", "I-ORG"]
    assert decode.bio(tags) == [(1, 3, "PER"), (3, 4, "PER"), (4, 5, "LOC"), (6, 7, "ORG")]


def test_tags_without_a_kind_become_spans() -> None:
    assert decode.bio(["I", "I", "O", "B", "B", "I"]) == [(0, 2, ""), (3, 4, ""), (4, 6, "")]


def test_runs_of_chosen_words() -> None:
    assert decode.runs(np.array([True, False, True, True])) == [(0, 1), (2, 4)]


def test_pointers_take_the_best_range_in_order() -> None:
    start = np.array([0, 5, 0, 9, -5], np.float32)
    end = np.array([9, 0, 8, 0, -5], np.float32)
    assert decode.pointed(start, end) == (1, 3)


def test_pointers_may_point_nowhere() -> None:
    scores = np.array([0, 0, 9], np.float32)
    assert decode.pointed(scores, scores) is None


def test_error_function_is_close() -> None:
    x = np.array([-2.0, -0.5, 0.0, 0.5, 2.0], np.float32)
    wanted = [-0.995322265, -0.520499878, 0.0, 0.520499878, 0.995322265]
    assert np.abs(erf(x) - wanted).max() < 1e-5
