"""Plain text is kept to the character."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import IngestSettings, read
from onrecord.record import Article, Origin
from onrecord.record.errors import EmptyInputError, FormatError, InputError

ODD = (
    "Ägypten\r\n\tNai\u0308ve \U0001f468\u200d\U0001f469\u200d\U0001f467 said\u2028\r"
    "\u05e9\u05dc\u05d5\u05dd \u202b\u05e2\u05d1\u05e8\u202c العربية\x85\x0c end "
)


def from_stdin(data: bytes, **settings: object) -> list[object]:
    return list(read(["-"], settings=IngestSettings(**settings), stdin=io.BytesIO(data)))  # type: ignore[arg-type]


def test_text_is_kept_exactly(article) -> None:
    found = article("a.txt", ODD)
    assert found.text == ODD
    assert found.origin == Origin("text", "a.txt")
    assert (found.title, found.publisher, found.published, found.given_id) == (None, None, None, None)


alphabet = st.one_of(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    st.sampled_from(
        ["\r\n", "\r", "\n", "e\u0301", "\U0001f3f4\u200d\u2620\ufe0f", "\u202e", "\ufeff", "\u2029", "שלם", "سلام"]
    ),
)


@given(st.lists(alphabet).map("".join))
def test_any_text_round_trips(words: str) -> None:
    text = f"Word {words}"
    (found,) = from_stdin(text.encode(), format="text", language="en")
    assert isinstance(found, Article)
    assert found.text == text


def test_byte_order_mark_is_not_text_and_noted(article) -> None:
    found = article("a.txt", b"\xef\xbb\xbfTroops left.\r\n")
    assert found.text == "Troops left.\r\n"
    assert found.notes == ("the byte order mark at the start is not part of the text",)


def test_only_one_mark_is_taken_off(article) -> None:
    assert article("a.txt", "\ufeff\ufeffTroops left.").text == "\ufeffTroops left."


def test_settings_say_what_text_can_not(article) -> None:
    day = dt.date(2014, 12, 15)
    found = article(
        "a.txt", "Troops left.", publisher="The Quay Post", published=day, title="T", url="u:1", language="en-GB"
    )
    assert (found.publisher, found.published, found.title, found.url, found.language) == (
        "The Quay Post",
        day,
        "T",
        "u:1",
        "en",
    )
    assert found.text == "Troops left."
    assert found.notes == ()


def test_title_goes_before_the_text_on_request(article) -> None:
    found = article("a.txt", "Troops left.", title="Calder is empty", prepend_title=True)
    assert found.text == "Calder is empty\n\nTroops left."
    assert found.notes == ("the title was put before the text, which begins at 17",)
    assert found.text[17:] == "Troops left."


def test_title_that_is_there_already_is_not_repeated(article) -> None:
    found = article("a.txt", "\nCalder is empty\nTroops left.", title="Calder is empty", prepend_title=True)
    assert found.text == "\nCalder is empty\nTroops left."


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u200b\u00a0\n".encode()])
def test_without_words_it_is_refused(refusal, data: bytes) -> None:
    error = refusal("a.txt", data)
    assert isinstance(error, EmptyInputError)
    assert str(error) in (
        "a.txt: the text is empty; an article needs at least one word",
        "a.txt: the text is blank; an article needs at least one word",
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 rest", "a PDF document"),
        (b"PK\x03\x04\x14\0rest", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08rest", "gzip data"),
        (b"\x89PNG\r\n\x1a\nrest", "a PNG image"),
        (b"\xff\xd8\xff\xe0rest", "a JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
        (b"{\\rtf1 words}", "an RTF document"),
        (b"WARC/1.0\r\n", "a WARC archive"),
    ],
)
def test_binary_formats_are_named(refusal, data: bytes, what: str) -> None:
    error = refusal("a.txt", data)
    assert isinstance(error, FormatError)
    assert str(error).startswith(f"a.txt: this is {what}, not text; ")


def test_nul_bytes_are_binary(refusal) -> None:
    error = refusal("a.txt", "Troops".encode("utf-16-le"))
    assert isinstance(error, FormatError)
    assert "with a NUL byte at offset 1" in str(error)
    assert "--encoding utf-16-le" in str(error)


def test_words_that_look_like_magic_are_text(article) -> None:
    assert article("a.txt", "GIF89 is a name that PAR1 never took.").text.startswith("GIF89")


def test_ten_megabytes_are_read(article) -> None:
    text = "The army left Calder — at last. \U0001f44b\r\n" * 270_000
    found = article("a.txt", text)
    assert len(text.encode()) > 10_000_000
    assert found.text == text


def test_more_than_max_bytes_is_refused(refusal, article) -> None:
    assert article("a.txt", "x" * 100, max_bytes=100).text == "x" * 100
    error = refusal("a.txt", "x" * 101, max_bytes=100)
    assert type(error) is InputError
    assert str(error) == "a.txt: this file is longer than 100 bytes; split it, or raise --max-bytes"
