"""JSONL: one record a line, each for itself."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import IngestSettings, Rejected, read
from onrecord.record import Article, Origin
from onrecord.record.errors import EmptyInputError, EncodingError, FormatError, InputError

FULL = {
    "id": "q-17",
    "url": "https://quaypost.example/17",
    "title": "Dockers return",
    "publisher": "The Quay Post",
    "published": "2021-03-04",
    "language": "en",
    "authors": ["Mara Ellin", "Jo Pask"],
    "text": "Dockers went back to work.\r\n",
}


def error_of(outcomes: list[Article | Rejected]) -> InputError:
    (outcome,) = outcomes
    assert isinstance(outcome, Rejected), outcome
    return outcome.error


def article_of(outcomes: list[Article | Rejected]) -> Article:
    (outcome,) = outcomes
    assert isinstance(outcome, Article), outcome
    return outcome


def test_all_fields(article) -> None:
    found = article("a.jsonl", json.dumps(FULL))
    assert found == Article(
        text="Dockers went back to work.\r\n",
        given_id="q-17",
        url="https://quaypost.example/17",
        publisher="The Quay Post",
        title="Dockers return",
        authors=("Mara Ellin", "Jo Pask"),
        published=dt.date(2021, 3, 4),
        language="en",
        origin=Origin("jsonl", "a.jsonl", 1),
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))), st.booleans())
def test_any_text_round_trips(texts: list[str], ascii_only: bool) -> None:
    wanted = [f"\ufeffe\u0301 \U0001f3f4 سلام\r\n{text}" for text in texts]
    lines = [json.dumps({"text": text, "language": "en"}, ensure_ascii=ascii_only) for text in wanted]
    stdin = io.BytesIO("\r\n".join(lines).encode())
    found = list(read(["-"], settings=IngestSettings(format="jsonl"), stdin=stdin))
    assert [article.text for article in found if isinstance(article, Article)] == wanted


def test_names_are_mappable(record) -> None:
    names = {"id": "doc", "text": "body", "published": "day", "publisher": "outlet", "authors": "by", "title": "head"}
    given_record = {"doc": 17, "body": "Troops left.", "day": "2021-03-04", "outlet": "Post", "by": "Jo", "head": "H"}
    found = article_of(record({**given_record, "text": "not this", "id": "nor this"}, fields=names))
    assert (found.given_id, found.text, found.published) == ("17", "Troops left.", dt.date(2021, 3, 4))
    assert (found.publisher, found.authors, found.title) == ("Post", ("Jo",), "H")


def test_settings_stand_in_for_what_a_record_lacks(record) -> None:
    settings: dict[str, Any] = {"publisher": "P", "published": dt.date(2020, 1, 1), "language": "fr", "title": "T"}
    lacking = article_of(record({"text": "Troops left.", "publisher": " ", "title": None}, **settings))
    assert (lacking.publisher, lacking.published, lacking.language, lacking.title) == (
        "P",
        dt.date(2020, 1, 1),
        "fr",
        "T",
    )
    full = article_of(record(FULL, **settings))
    assert (full.publisher, full.published, full.language) == ("The Quay Post", dt.date(2021, 3, 4), "en")


def test_title_stays_metadata_unless_asked_for(record) -> None:
    assert article_of(record(FULL)).text == FULL["text"]
    assert article_of(record(FULL, prepend_title=True)).text == "Dockers return\n\nDockers went back to work.\r\n"


def test_broken_lines_are_named_and_the_rest_goes_on(reading) -> None:
    lines = [
        '\ufeff{"text": "One."}',
        "",
        '{"text": "Two."',
        '["Three."]',
        '{"text": "Four."}\r',
        "null",
        " ",
        '{"text": "Five."}',
    ]
    found = reading("n.jsonl", "\n".join(lines))
    assert [str(outcome.origin) for outcome in found] == [f"n.jsonl:{n}" for n in (1, 3, 4, 5, 6, 8)]
    assert [outcome.text for outcome in found if isinstance(outcome, Article)] == ["One.", "Four.", "Five."]
    assert [str(outcome.error) for outcome in found if isinstance(outcome, Rejected)] == [
        "n.jsonl:3: this is not JSON (Expecting ',' delimiter, column 16); one JSON object an article is wanted",
        "n.jsonl:4: this is a list; an article is a JSON object with a text field",
        "n.jsonl:6: this is null; an article is a JSON object with a text field",
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"body": "Troops left.", "id": 3},
            "stdin:1: there is no field 'text' for the text (fields: body, id); "
            "name the right one with --field text=NAME",
        ),
        ({"text": 7}, "stdin:1: field 'text' is a number; give a string"),
        ({"text": None}, "stdin:1: field 'text' is null; give a string"),
        ({"text": "T.", "url": []}, "stdin:1: field 'url' is a list; give a string or null"),
        ({"text": "T.", "id": True}, "stdin:1: field 'id' is true; give a string or null"),
        (
            {"text": "T.", "authors": ["a", 1]},
            "stdin:1: field 'authors' is a list; give a string, a list of strings, or null",
        ),
        (
            {"text": "A \ud83d b"},
            "stdin:1: the text holds a lone surrogate (\\ud83d) at position 2, which is no text; remove it",
        ),
        ({"text": "A\0b"}, "stdin:1: the text holds a NUL character at position 1, which is no text; remove it"),
        (
            {"text": "T.", "title": "\udc00"},
            "stdin:1: field 'title' holds a lone surrogate (\\udc00) at position 0, which is no text; remove it",
        ),
    ],
)
def test_wrong_records_say_what_is_wrong(record, fields: dict[str, Any], message: str) -> None:
    error = error_of(record(fields))
    assert isinstance(error, FormatError)
    assert str(error) == message


def test_blank_text_is_empty(record) -> None:
    assert isinstance(error_of(record({"text": " \n"})), EmptyInputError)


def test_messages_can_be_printed_whatever_the_names(record) -> None:
    assert str(error_of(record({"\ud800": "x"}))).encode()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-04", dt.date(2021, 3, 4)),
        (" 2021-03-04 ", dt.date(2021, 3, 4)),
        ("20210304", dt.date(2021, 3, 4)),
        ("2021-03-04T23:30:00Z", dt.date(2021, 3, 4)),
        ("2021-03-04 23:30:00.123456-05:00", dt.date(2021, 3, 4)),
        ("2021-03-04t08:00", dt.date(2021, 3, 4)),
        (None, None),
        ("", None),
    ],
)
def test_published_days(record, value: str | None, day: dt.date | None) -> None:
    found = article_of(record({"text": "T.", "published": value}))
    assert (found.published, found.notes) == (day, ())


@pytest.mark.parametrize("value", ["2021", "2021-03"])
def test_month_and_year_are_no_day(record, value: str) -> None:
    found = article_of(record({"text": "T.", "published": value}, published=dt.date(2020, 1, 1)))
    assert found.published is None
    assert found.notes == (f"published {value!r} names no day and was left out",)


@pytest.mark.parametrize(
    "value", ["yesterday", "04/03/2021", "2021-02-30", "2021-13", "202103", "2021-03-04x", 1614844800, True, {}]
)
def test_nonsense_dates_are_refused(record, value: object) -> None:
    error = error_of(record({"text": "T.", "published": value}))
    assert isinstance(error, FormatError)
    shown = "'dict'" if value == {} else repr(value)
    assert str(error).startswith(f"stdin:1: published is {shown}; give an ISO 8601 day (2014-12-15), ")


def test_same_ids_are_kept(reading) -> None:
    found = reading("n.jsonl", '{"id": "a", "text": "One."}\n{"id": "a", "text": "One."}\n')
    assert [outcome.doc_id for outcome in found] == ["a", "a"]


@pytest.mark.parametrize(
    "line", ["[" * 200_000, '{"text": ' * 50_000, '{"text": "a", "n": ' + "9" * 5000 + "}", "\\ud800", '"', "{"]
)
def test_hostile_json_is_rejected(reading, line: str) -> None:
    first, second = reading("n.jsonl", f'{line}\n{{"text": "Next."}}')
    assert isinstance(first, Rejected)
    assert str(first.error).startswith("n.jsonl:1: this ")
    assert isinstance(second, Article)


def test_long_line_is_rejected_alone(reading) -> None:
    long = json.dumps({"text": "x" * 300})
    found = reading("n.jsonl", f'{{"text": "One."}}\n{long}\n{{"text": "Three."}}\n{long}', max_bytes=200)
    assert [type(outcome) for outcome in found] == [Article, Rejected, Article, Rejected]
    assert str(found[1].error) == "n.jsonl:2: this line is longer than 200 bytes; split it, or raise --max-bytes"
    assert found[3].origin.line == 4


def test_each_line_has_its_encoding(reading) -> None:
    russian = "Министр заявил, что войска покинут город в среду утром."
    lines = [json.dumps({"text": russian}, ensure_ascii=False).encode(codec) for codec in ("utf-8", "cp1251")]
    found = reading("n.jsonl", b"\n".join([*lines, b'{"text": "\xe9"}']))
    assert [outcome.text for outcome in found[:2]] == [russian, russian]
    assert found[1].notes == ("read as windows-1251",)
    assert isinstance(found[2].error, EncodingError)
    assert str(found[2].error).startswith("n.jsonl:3: this is not UTF-8 (byte 0xe9 ")


def test_wide_jsonl(reading) -> None:
    data = '{"text": "One ਊ."}\r\n\r\n{"text": "Two."}'.encode("utf-16")
    found = reading("n.jsonl", data)
    assert [(outcome.text, outcome.origin.line) for outcome in found] == [("One ਊ.", 1), ("Two.", 3)]
    assert found[1].notes == ("read as UTF-16 (byte order mark)",)
    told = reading("n.jsonl", data[2:], encoding="utf-16-le")
    assert [outcome.text for outcome in told] == ["One ਊ.", "Two."]


def test_binary_jsonl(refusal) -> None:
    assert "gzip data" in str(refusal("n.jsonl", b"\x1f\x8b\x08rest"))


class TestJsonFiles:
    """`.json`: an object, a list of them, or an object a line."""

    def test_object(self, article) -> None:
        found = article("a.json", json.dumps(FULL, indent=2))
        assert (found.given_id, found.origin) == ("q-17", Origin("jsonl", "a.json", 1))

    def test_list(self, reading) -> None:
        found = reading("a.json", json.dumps([FULL, {"text": ""}, 3, {"text": "Last."}], indent=1))
        assert [type(outcome) for outcome in found] == [Article, Rejected, Rejected, Article]
        assert [outcome.origin.line for outcome in found] == [2, 15, 18, 19]

    def test_empty_list(self, reading) -> None:
        assert reading("a.json", " [ ] ") == []

    def test_broken_list_keeps_what_came_before(self, reading) -> None:
        first, second = reading("a.json", '[{"text": "One."},\n {"text": }, {"text": "Three."}]')
        assert first.text == "One."
        assert str(second.error) == (
            "a.json:2: this is not JSON (Expecting value, column 11); "
            "one JSON object an article, or a list of them, is wanted"
        )

    @pytest.mark.parametrize(
        "data", ['[{"text": "One."}', '[{"text": "One."}] more', '[{"text": "One."} {"text": "Two."}]']
    )
    def test_open_list(self, reading, data: str) -> None:
        first, second = reading("a.json", data)
        assert first.text == "One."
        assert "the list is not closed, or more follows it" in str(second.error)

    def test_lines(self, reading) -> None:
        found = reading("a.json", '{"text": "One."}\n{"text": }\n\n{"text": "Two."} x\n{"text": "Three."}\n')
        assert [type(outcome) for outcome in found] == [Article, Rejected, Rejected, Article]
        assert [outcome.origin.line for outcome in found] == [1, 2, 4, 5]

    @pytest.mark.parametrize("data", ["", "{", "[" * 200_000, "nonsense"])
    def test_hostile(self, refusal, data: str) -> None:
        assert str(refusal("a.json", data)).startswith("a.json:1: this ")

    def test_format_jsonl_reads_them_too(self, article) -> None:
        assert article("a.json", json.dumps([FULL]), format="jsonl").given_id == "q-17"
