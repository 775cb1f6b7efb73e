"""An article's language: as given, else detected in texts long enough."""

from __future__ import annotations

import pytest

from onrecord.ingest.codes import language_code

FRENCH = "Le ministre a déclaré vendredi que les troupes quitteraient la ville avant la fin du mois. " * 3
ENGLISH = "The minister said on Friday that the troops would leave the town before the end of the month. " * 3


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_long_texts_are_told(article, text: str, code: str) -> None:
    found = article("a.txt", text)
    assert (found.language, found.notes) == (code, (f"language detected: {code}",))
    assert found.text == text


def test_short_texts_are_not_guessed_at(article) -> None:
    assert article("a.txt", FRENCH[:199]).language is None
    assert article("a.txt", FRENCH[:200]).language == "fr"


def test_numbers_have_no_language(article) -> None:
    found = article("a.txt", "12 34 56 78 90 " * 20)
    assert (found.language, found.notes) == (None, ())


def test_what_is_given_goes_before_detection(article) -> None:
    assert article("a.txt", FRENCH, language="de").language == "de"


def test_what_is_no_code_is_left_out_and_noted(article) -> None:
    found = article("a.jsonl", f'{{"language": "French!", "text": "{FRENCH}"}}')
    assert found.language == "fr"
    assert found.notes == ("language 'French!' is no ISO 639 code and was left out", "language detected: fr")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        (" zh-Hant-TW ", "zh"),
        ("eng", "en"),
        ("ckb", "ckb"),
        ("English", None),
        ("e", None),
        ("", None),
        ("ен", None),
    ],
)
def test_codes(given: str, code: str | None) -> None:
    assert language_code(given) == code
