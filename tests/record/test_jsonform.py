"""The JSON form of reports: round trips, order of keys, and what it refuses."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from made_reports import nested, reports

from onrecord.record import Report
from onrecord.record.errors import FormatError
from onrecord.record.jsonform import dumps, report_from_json, report_to_json


@pytest.mark.slow
@settings(max_examples=60)
@given(reports())
def test_round_trip_with_text(report: Report) -> None:
    assert report_from_json(json.loads(dumps(report, with_text=True))) == report


@pytest.mark.slow
@settings(max_examples=25)
@given(reports())
def test_one_line_and_the_text_handed_in(report: Report) -> None:
    line = dumps(report)
    assert line.encode("utf-8").decode("utf-8") == line
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert report_from_json(json.loads(line), text=report.article.text) == report


def test_fields_of_the_gold_form_come_out_as_in_it() -> None:
    form = report_to_json(nested())
    assert form["doc_id"] == "made-1"
    assert form["published"] == "2020-05-04"
    assert "text" not in form["article"]
    event = form["events"][0]
    assert event["trigger"] == "shelled"
    assert event["source"] == "a2"
    assert event["chain"] == ["a2", "a1"]
    assert (event["date"], event["date_text"]) == ("2020-05-04", "on Monday")
    assert event["actors"] == [{"text": "its troops", "entity": "n3", "span": event["actors"][0]["span"]}]
    assert form["events"][1]["counts"][0] | {"span": None} == {
        "what": "killed", "text": "At least 12", "span": None, "min": 12, "max": None
    }  # fmt: skip
    assert form["attributions"][1]["parent"] == "a1"


def test_date_is_null_where_only_the_publication_day_is_known() -> None:
    event = report_to_json(nested())["events"][1]
    assert event["date"] is None
    assert event["time"]["basis"] == "publication"


def test_non_ascii_stays_readable_and_keys_keep_their_order() -> None:
    line = dumps(nested())
    assert "Münz" in line
    assert list(json.loads(line))[:4] == ["doc_id", "article_id", "published", "publisher"]
    assert line == dumps(nested())


def test_a_lone_surrogate_is_escaped() -> None:
    report = nested()
    report = dataclasses.replace(report, notes=("bad \udc80 byte",))
    line = dumps(report)
    assert "bad \\udc80 byte" in line
    assert json.loads(line)["notes"] == ["bad \udc80 byte"]


def _changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    data = copy.deepcopy(report_to_json(nested(), with_text=True))
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["article"].pop("text"), "holds no text"),
        (lambda d: d["events"][0].pop("span"), r"events\[0\]\.span is absent"),
        (lambda d: d["events"][0].update(status="done"), r"events\[0\]\.status is 'done'"),
        (lambda d: d["events"][2].update(date="2020"), r"events\[2\]\.date is '2020', but the rest says '2020-05-03'"),
        (lambda d: d["events"][0].update(source="a1"), r"events\[0\]\.source is 'a1', but the rest says 'a2'"),
        (lambda d: d.update(doc_id="other"), "doc_id is 'other', but the rest says 'made-1'"),
        (lambda d: d["article"].update(text="short"), "runs past the text, which ends at 5"),
        (lambda d: d["events"][0].update(trigger="shot"), "'shot' is not the text at"),
        (lambda d: d["sentences"].insert(0, [4, 4]), r"sentences\[0\] is \[4, 4\]: a range needs start < end"),
        (lambda d: d.update(published="2020-02-30"), "published is '2020-02-30'"),
        (lambda d: d.update(colour="red"), "colour is 'red'"),
    ],
)
def test_refuses(change: Callable[[dict[str, Any]], object], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        report_from_json(_changed(change))


def test_refuses_two_texts_that_differ() -> None:
    with pytest.raises(FormatError, match="another text"):
        report_from_json(report_to_json(nested(), with_text=True), text="other")
