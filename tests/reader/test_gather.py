import numpy as np
import pytest

from onrecord.reader import labels, words
from onrecord.reader.gather import Gathered
from onrecord.reader.window_reading import Decided, FoundCue
from onrecord.reader.windows import Window
from onrecord.record import Reading

TEXT = "The envoy said the raid was over. It will not be repeated. We are sure of that. Rain fell."


def gathered(text: str, contents: str, *, cues: tuple[FoundCue, ...] = (), starts: tuple[str, ...]) -> Reading:
    """A reading in which the words of `contents` stand likely within a content, and `starts` begin sentences."""
    begins, ends = words.split(text)
    n = len(begins)
    found = Gathered(text, begins, ends)
    zeros = np.zeros(n, np.int64)
    heads = np.array([-1, *range(n - 1)])
    inside = text.index(contents) if contents else -1
    likely = np.array([0.9 if inside <= b < inside + len(contents) else 0.1 for b in begins], np.float32)
    tags = zeros.copy()
    for cue in cues:
        tags[cue.word] = labels.BIO.index("B")
    first = {text.index(start) for start in starts}
    opens = np.array([b in first for b in begins])
    column = Decided(opens, zeros, heads, zeros, zeros, np.ones(n, np.float32), tags, likely, zeros)
    column.pointers = list(cues)
    found.add(Window(0, n, 0, n), column)
    return found.reading()


def attributions(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [
        tuple(None if part is None else part.of(reading.text) for part in (one.source, one.cue, one.content))
        for one in reading.attributions
    ]


STARTS = ("The envoy", "It will", "We are", "Rain")


def test_a_content_that_no_cue_points_to_floats_in_its_sentence():
    found = gathered(TEXT, "It will not be repeated. We are sure of that", starts=STARTS)
    assert attributions(found) == [(None, None, "It will not be repeated"), (None, None, "We are sure of that")]


def test_a_few_likely_words_make_no_content():
    assert gathered(TEXT, "not be", starts=STARTS).attributions == ()


def test_what_a_cue_points_to_does_not_float_as_well():
    cue = FoundCue(2, (0, 2), (3, 7), 0.8)
    found = gathered(TEXT, "the raid was over. It will not be repeated", cues=(cue,), starts=STARTS)
    assert attributions(found) == [
        ("The envoy", "said", "the raid was over"),
        (None, None, "It will not be repeated"),
    ]


@pytest.mark.parametrize(("cue", "part"), [(2, "the raid was over."), (13, "It will not be repeated.")])
def test_a_content_over_two_sentences_is_cut_to_the_one_nearest_its_cue(cue: int, part: str):
    found = gathered(TEXT, "", cues=(FoundCue(cue, None, (3, 14), 0.8),), starts=STARTS)
    assert attributions(found)[0][2] == part


def test_the_rest_of_a_split_quotation_floats():
    text = '"We will march," he said, "and nobody can stop us."'
    found = gathered(text, "and nobody can stop us", cues=(FoundCue(7, (6, 7), (1, 4), 0.8),), starts=('"We',))
    assert attributions(found) == [("he", "said", "We will march"), (None, None, "and nobody can stop us")]


def test_a_mark_that_was_cut_off_goes_with_the_words_after_it():
    text = 'He said: "\u200eWe are ready."\n\n* * *\n\nRain fell.'
    found = gathered(text, "", starts=("He", '"', "\u200eWe", "* *", "Rain"))
    assert [span.of(text) for span in found.sentence_spans()] == [
        "He said:", '"\u200eWe are ready."', "* * *", "Rain fell."
    ]  # fmt: skip
