import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader import words


def cut(text: str) -> list[str]:
    starts, ends = words.split(text)
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't attack.", ["They", "did", "n't", "attack", "."]),
        ("It isn’t Iraq’s.", ["It", "is", "n’t", "Iraq", "’s", "."]),
        ("He cannot go.", ["He", "can", "not", "go", "."]),
        ("The U.S. said 1,200 left at 3.5%.", ["The", "U.S.", "said", "1,200", "left", "at", "3.5", "%", "."]),
        ("Mr. Okoro's well-known aide", ["Mr.", "Okoro", "'s", "well", "-", "known", "aide"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        (
            "The dispute dates from 04/30/2001, 9/11 and 7:30pm.",
            [
                "The",
                "dispute",
                "dates",
                "from",
                "04/30/2001",
                ",",
                "9/11",
                "and",
                "7:30",
                "pm",
                ".",
            ],
        ),
        ("Call 713-853-3989 or #1", ["Call", "713-853-3989", "or", "#", "1"]),
        (
            "an anti-war co-founder of Iran-backed Shi'ites",
            [
                "an",
                "anti-war",
                "co-founder",
                "of",
                "Iran",
                "-",
                "backed",
                "Shi'ites",
            ],
        ),
        ("Dont shoot, they're gonna talk?!", ["Do", "nt", "shoot", ",", "they", "'re", "gon", "na", "talk", "?!"]),
        ("O’Neill’s $5m, the 3rd", ["O’Neill", "’s", "$", "5", "m", ",", "the", "3rd"]),
        ("Attached is plan-2.doc, etc.", ["Attached", "is", "plan-2.doc", ",", "etc", "."]),
        ("“Go!” he said…", ["“", "Go", "!", "”", "he", "said", "…"]),
    ],
)
def test_words_are_cut_as_in_the_treebank(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    starts, ends = words.split(text)
    edges = [edge for pair in zip(starts, ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(a < b for a, b in zip(starts, ends, strict=True))
    assert "".join(cut(text)).replace(" ", "") == "".join("".join(cut(text)).split())
    assert "".join(text.split()) == "".join(cut(text))
