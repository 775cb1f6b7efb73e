"""Encodings are told, detected with confidence, or refused."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.decoding import declared_codec, decode
from onrecord.record.errors import EncodingError, InputError

GERMAN = "Der Präsident sagte, die Truppen würden abziehen. Die Größe der Gruppe ist unbekannt."
RUSSIAN = "Министр заявил, что войска покинут город в среду утром."


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_files_with_a_mark(article, codec: str) -> None:
    found = article("a.txt", GERMAN.encode(codec))
    assert found.text == GERMAN
    assert f"read as {codec.upper()} (byte order mark)" in found.notes


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "cp1252", "windows-1252"),
        ("The minister said “we\u2019ll leave”.", "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        ("Minister powiedział, że wojsko opuści miasto. Żołnierze już odjeżdżają.", "cp1250", "windows-1250"),
    ],
)
def test_legacy_encodings_are_detected_and_noted(article, text: str, codec: str, name: str) -> None:
    found = article("a.txt", text.encode(codec), language="en")
    assert found.text == text
    assert found.notes == (f"read as {name}",)


def test_mark_late_in_a_long_file_is_found(article) -> None:
    text = "The army left Calder on Friday.\n" * 10_000 + "“We\u2019ll be back”, he said."
    assert article("a.txt", text.encode("cp1252")).text == text


def test_too_little_to_tell_is_refused(refusal) -> None:
    error = refusal("a.txt", b"caf\xe9")
    assert isinstance(error, EncodingError)
    assert str(error) == (
        "a.txt: this is not UTF-8 (byte 0xe9 at offset 3) and its encoding can't be told; "
        "give its encoding with --encoding NAME, or convert it to UTF-8"
    )


def test_the_remedy_works(article) -> None:
    found = article("a.txt", b"caf\xe9", encoding="windows-1252")
    assert (found.text, found.notes) == ("café", ())


def test_noise_is_refused(refusal) -> None:
    noise = random.Random(7).randbytes(2000).replace(b"\0", b"\1")
    assert isinstance(refusal("a.txt", b"x" + noise), EncodingError)


def test_damaged_utf8_is_not_garbled_by_a_guess(refusal) -> None:
    error = refusal("a.txt", "“Größe”, said the café\u2019s owner".encode() + b"\xff.")
    assert isinstance(error, EncodingError)
    assert "this is UTF-8 but damaged (byte 0xff at offset " in str(error)


def test_wrong_encoding_is_named(refusal) -> None:
    error = refusal("a.txt", "Größe".encode("cp1252"), encoding="utf-8")
    assert isinstance(error, EncodingError)
    assert str(error).startswith("a.txt: this is not valid UTF-8 (byte 0xf6 at offset 2); give its encoding")


def test_utf16_without_mark_is_read_when_told(article) -> None:
    assert article("a.txt", GERMAN.encode("utf-16-le"), encoding="utf-16-le").text == GERMAN


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        (b'<meta charset="ISO-8859-1">', "cp1252"),
        (b"<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<?xml version='1.0' encoding='shift_jis'?>", "cp932"),
        (b'<meta charset="utf-16le">', None),
        (b'<meta charset="made-up">', None),
        (b'<meta charset="hex">', None),
        (b"<p>none</p>", None),
    ],
)
def test_what_pages_declare(page: bytes, codec: str | None) -> None:
    assert declared_codec(page) == codec


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "utf-7", "shift_jis"]))
def test_any_bytes_give_text_or_a_named_error(data: bytes, encoding: str | None) -> None:
    try:
        decoded = decode(data, where="a.txt", encoding=encoding)
    except InputError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert isinstance(decoded.text, str)
