import itertools

import numpy as np
import pytest

from onrecord.reader import words
from onrecord.reader.floor import Floor, Pointed, quotation_of_words
from onrecord.record.quotation import Quotations

ENVOY = "The envoy said:\n\nWe will go on. Nothing has changed.\n\nRain fell in the town."


def floor(text: str, *, chance: float = 0.0, cue: str = "", content: str = "") -> Floor:
    """The floor of a text whose sentences end with a full stop, colon or line break; every word equally likely."""
    starts, ends = words.split(text)
    n = len(starts)
    wordlike = np.array([text[a:b][0].isalnum() for a, b in zip(starts, ends, strict=True)])
    cuts = [i + 1 for i in range(n - 1) if text[starts[i]] in ".:”" and text[ends[i] : ends[i] + 1].isspace()]
    edges = [0, *cuts, n]
    pointed = []
    covered = ~wordlike
    if cue:
        at = starts.index(text.index(cue))
        part = (starts.index(text.index(content)), ends.index(text.index(content) + len(content)) + 1)
        pointed = [Pointed((at, at + 1), part)]
        covered[slice(*part)] = True
    quotation = quotation_of_words(starts, Quotations(text).speeches)
    chances = np.full(n, chance, np.float32)
    return Floor(text, starts, ends, list(itertools.pairwise(edges)), quotation, chances, wordlike, covered, pointed)


def floating(found: Floor) -> list[str]:
    return [found.text[found.starts[a] : found.ends[b - 1]] for (a, b), _ in found.floating()]


def test_every_sentence_of_a_quotation_floats_but_the_one_that_a_cue_takes_up():
    text = '"We are ready. Nobody will stop us. They know it," she said.'
    assert floating(floor(text, cue="said", content="They know it")) == ["We are ready", "Nobody will stop us"]


def test_a_quotation_of_several_paragraphs_floats_to_its_end():
    text = "“We are ready for this.\n\n“Nobody will stop us now.”\n\nRain fell in the town."
    assert floating(floor(text)) == ["We are ready for this", "Nobody will stop us now"]


def test_words_in_quotation_marks_within_a_sentence_are_no_statement():
    assert floating(floor("The so-called “green zone” of the city was hit by two mortar shells on Monday.")) == []


@pytest.mark.parametrize(("chance", "found"), [(0.05, 0), (0.12, 2)])
def test_after_a_colon_less_is_asked_for(chance: float, found: int):
    assert len(floating(floor(ENVOY.split("\n\nRain")[0], chance=chance))) == found


def test_elsewhere_more_is_asked_for():
    assert floating(floor("Rain fell in the town. The river rose.", chance=0.3)) == []
    assert len(floating(floor("Rain fell in the town. The river rose.", chance=0.5))) == 2


def test_a_date_with_a_colon_introduces_nobody():
    text = "3 May 2014: The troops arrive in the town."
    assert floating(floor(text, chance=0.2)) == []
    assert floating(floor(text.replace("3 May 2014", "The envoy said"), chance=0.2)) != []
