import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from onrecord.reader.trees import tree


@given(st.integers(1, 12).flatmap(lambda n: hnp.arrays(np.float32, (n, n + 1), elements=st.floats(-20, 20, width=32))))
def test_any_scores_give_a_tree_with_one_root(scores: np.ndarray) -> None:
    heads = tree(scores)
    n = len(scores)
    assert (heads == n).sum() == 1
    for word in range(n):
        steps, at = 0, word
        while at != n:
            at = int(heads[at])
            steps += 1
            assert steps <= n


def test_clear_scores_are_followed() -> None:
    scores = np.full((3, 4), -5, np.float32)
    scores[0, 1] = scores[1, 3] = scores[2, 1] = 5
    assert tree(scores).tolist() == [1, 3, 1]
