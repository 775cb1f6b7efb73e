from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader import windows


@given(st.integers(0, 3000))
def test_every_word_is_decided_once_and_far_from_an_edge(count: int) -> None:
    decided = 0
    for window in windows.plan(count):
        assert window.first == decided
        assert window.start <= window.first < window.last <= window.end <= count
        assert window.end - window.start <= windows.WORDS
        assert window.start == 0 or window.first - window.start >= windows.MARGIN
        assert window.end == count or window.end - window.last >= windows.MARGIN
        decided = window.last
    assert decided == count
