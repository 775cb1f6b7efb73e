"""Numbers of people, as the coding manual sets their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.counts import read_count
from onrecord.resolve.numerals import number


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", (12, 12)),
        ("12,000 residents", (12_000, 12_000)),
        ("1.2 million", (1_200_000, 1_200_000)),
        ("half a million", (500_000, 500_000)),
        ("one hundred and fifty", (150, 150)),
        ("Ninety-four", (94, 94)),
        ("a dozen", (12, 12)),
        ("two dozen clerks", (24, 24)),
        ("two women", (2, 2)),
        ("a family of five", (5, 5)),
        ("nearly 200", (200, 200)),
        ("about 200 people", (200, 200)),
    ],
)
def test_exact_numbers_bound_both_sides(text: str, bounds: tuple[int, int]) -> None:
    assert read_count(text) == bounds


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("at least 12", (12, None)),
        ("more than 100", (100, None)),
        ("no fewer than 10", (10, None)),
        ("60 miners or more", (60, None)),
        ("more than a dozen", (12, None)),
        ("up to 30", (0, 30)),
        ("as many as 50", (0, 50)),
        ("no more than 10", (0, 10)),
        ("fewer than 50", (0, 49)),
        ("between 30 and 40", (30, 40)),
        ("30-40", (30, 40)),
        ("1,250 to 3,000", (1_250, 3_000)),
        ("two to three million", (2_000_000, 3_000_000)),
        ("two or three", (2, 3)),
    ],
)
def test_bounds_are_read_as_written(text: str, bounds: tuple[int, int | None]) -> None:
    assert read_count(text) == bounds


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("several", 3),
        ("a number of bakers", 3),
        ("dozens", 24),
        ("scores of sailors", 40),
        ("hundreds", 200),
        ("Thousands", 2_000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several hundred", 300),
        ("few hundred", 300),
        ("several tens of thousands", 30_000),
        ("millions", 2_000_000),
    ],
)
def test_vague_words_have_a_least_number_and_no_greatest(text: str, least: int) -> None:
    assert read_count(text) == (least, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("no casualties", (0, 0)),
        ("Nobody", (0, 0)),
        ("a man", (1, 1)),
        ("an officer", (1, 1)),
        ("both", (2, 2)),
        ("a woman and her two children", (3, 3)),
    ],
)
def test_words_for_none_one_and_two(text: str, bounds: tuple[int, int]) -> None:
    assert read_count(text) == bounds


@pytest.mark.parametrize("text", ["a 25-year-old baker", "a 25-year-old", "a man aged 25"])
def test_an_age_is_no_count(text: str) -> None:
    assert read_count(text) == (1, 1)


def test_a_number_beside_an_age_is_read() -> None:
    assert read_count("two 17-year-old boys") == (2, 2)


@pytest.mark.parametrize("text", ["the soldiers", "a crowd", "20 percent", "$3,000", "many", "", "the driver"])
def test_what_tells_no_number_gives_none(text: str) -> None:
    assert read_count(text) is None


@given(st.integers(1, 999_999_999))
def test_every_whole_number_is_read_with_and_without_commas(value: int) -> None:
    assert read_count(f"at least {value:,} people") == (value, None)
    assert number(str(value)) == number(f"{value:,}") == value


@given(st.text(max_size=60))
def test_bounds_are_in_order_for_any_text(text: str) -> None:
    bounds = read_count(text)
    if bounds and bounds[0] is not None and bounds[1] is not None:
        assert 0 <= bounds[0] <= bounds[1]
