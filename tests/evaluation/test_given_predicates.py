import numpy as np
import pytest

from evaluation import ewt, factuality, roles
from onrecord.reader.heads import Heads
from onrecord.reader.labels import FRAME_ROLES, ROLES
from onrecord.record.errors import ModelError
from training.data.document import Document

# Ann saw the old dog there
TREE = [1, -1, 4, 4, 1, 1]
GOLD: roles.Frames = [(1, [("arg0", (0, 1)), ("arg1", (2, 5)), ("loc", (5, 6))])]
WIDTH = 3


def chances(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[row.get(role, 0.01) for role in FRAME_ROLES] for row in rows], np.float32)


def made_heads(links: int) -> Heads:
    """Random parameters of the links, the product for so many roles."""
    rng = np.random.default_rng(7)
    shapes = {
        "link.row.weight": (WIDTH, 2), "link.row.bias": (2,), "link.column.weight": (WIDTH, 2),
        "link.column.bias": (2,), "link.bias.weight": (2, 11), "link.bias.bias": (11,), "link.product": (links, 2, 2),
    }  # fmt: skip
    return Heads({name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def test_arguments_score_full_marks_against_themselves() -> None:
    scorer = roles.Scorer()
    scorer.add(TREE, GOLD, GOLD)
    assert set(scorer.scores().values()) == {1.0}


def test_a_span_with_the_right_head_counts_by_its_head_only() -> None:
    scorer = roles.Scorer()
    scorer.add(TREE, GOLD, [(1, [("arg1", (3, 5)), ("tmp", (5, 6))])])
    found = scorer.scores()
    assert found["span F1"] == 0
    assert found["head precision"] == pytest.approx(1 / 2)
    assert found["head recall"] == pytest.approx(1 / 3)


def test_arguments_belong_to_their_predicate() -> None:
    scorer = roles.Scorer()
    scorer.add(TREE, GOLD, [(4, GOLD[0][1])])
    assert set(scorer.scores().values()) == {0.0}


def test_the_head_is_the_first_word_that_hangs_on_one_outside() -> None:
    assert roles.head(TREE, (2, 5)) == 4
    assert roles.head(TREE, (2, 4)) == 2
    assert roles.head(TREE, (0, 6)) == 1


def test_arguments_are_runs_of_one_role_without_the_predicate() -> None:
    row = chances({"arg0": 0.9}, {"arg0": 0.8}, {"arg1": 0.9, "arg2": 0.7}, {"arg1": 0.6}, {"arg2": 0.4}, {"tmp": 0.7})
    assert roles.arguments(row, 1) == [("arg0", (0, 1)), ("arg1", (2, 4)), ("tmp", (5, 6))]


def test_arguments_stand_in_the_sentence_of_their_predicate() -> None:
    doc = Document("x", "Go. Go.", [0, 2, 4, 6], [2, 3, 6, 7], sentences={0, 2}, frames=[(0, []), (2, [])])
    x = np.random.default_rng(1).normal(size=(4, WIDTH)).astype(np.float32)
    heads = made_heads(len(ROLES) + len(FRAME_ROLES))
    found = dict(roles.found_in(doc, x, heads))
    assert found[0] and found[2]
    assert all(0 <= a < b <= 2 for _, (a, b) in found[0])
    assert all(2 <= a < b <= 4 for _, (a, b) in found[2])


def test_a_gold_word_is_read_at_its_first_character() -> None:
    # "well-known can't": the reader's words well - known ca n't, the treebank's well-known can't
    assert ewt.words_at([0, 4, 5, 11, 13], [0, 11]).tolist() == [0, 3]
    assert ewt.words_at([0, 11], [0, 4, 5, 11, 13]).tolist() == [0, 0, 0, 1, 1]


def test_factuality_is_compared_by_correlation_and_distance() -> None:
    found = factuality.measures([(3.0, 2.0), (0.0, 0.0), (-3.0, -2.0)])
    assert found == {"Pearson r": pytest.approx(1), "MAE": pytest.approx(2 / 3)}
    assert factuality.measures([(3.0, -1.0), (-3.0, 1.0)])["Pearson r"] == pytest.approx(-1)


def test_links_are_the_same_with_and_without_the_roles_of_frames() -> None:
    x, at = np.ones((4, WIDTH), np.float32), np.array([1, 3])
    whole = made_heads(len(ROLES) + len(FRAME_ROLES))
    assert np.array_equal(whole.links(x, at), made_heads(len(ROLES)).links(x, at))
    assert whole.frames(x, at).shape == (2, 4, len(FRAME_ROLES))


def test_weights_without_these_heads_say_so_when_asked() -> None:
    x, at = np.ones((4, WIDTH), np.float32), np.array([1])
    heads = made_heads(len(ROLES))
    assert heads.links(x, at).shape == (1, 4, len(ROLES))
    with pytest.raises(ModelError, match=r"no head for PropBank's roles.*training\.export"):
        heads.frames(x, at)
    with pytest.raises(ModelError, match=r"no head for factuality.*training\.export"):
        heads.facts(x)
