"""Flat rows and the CSV, JSON and JSONL writers."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.rows import COLUMNS, event_rows
from onrecord.export.writers import write_csv, write_json, write_jsonl, write_rows_json, write_rows_jsonl
from onrecord.record import Article, Event, EventTime, Quote, Report, Span, Versions
from onrecord.record.jsonform import report_to_json


def written(writer: Any, *args: Any, **options: Any) -> str:
    stream = io.StringIO(newline="")
    writer(*args, stream, **options)
    return stream.getvalue()


def read_csv(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_columns_are_stable(all_reports: list[Report]) -> None:
    assert list(COLUMNS)[:4] == ["uid", "doc_id", "article_id", "publisher"]
    assert len(COLUMNS) == 52
    assert all(list(row) == list(COLUMNS) for row in event_rows(all_reports))


def test_values_of_a_row(basra_report: Report) -> None:
    row = next(event_rows([basra_report]))
    expected = {
        "uid": basra_report.events[0].uid,
        "doc_id": "basra-1",
        "published": "2014-12-15",
        "trigger": "withdrew",
        "type": "RETREAT",
        "actors": "British army",
        "actor_countries": "GBR",
        "actor_sectors": "MIL",
        "recipients": "",
        "places": "Basra;Iraq",
        "place_ids": "geonames:99532;",
        "latitude": 30.508,
        "date": "2009-04-30",
        "date_text": "April 30th 2009",
        "depth": 0,
        "sources": "",
        "killed_min": None,
    }
    assert {name: row[name] for name in expected} == expected
    start, end = row["trigger_start"], row["trigger_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert basra_report.article.text[start:end] == "withdrew"


def test_chain_counts_and_same_act(basra_report: Report) -> None:
    row = list(event_rows([basra_report]))[4]
    assert (row["depth"], row["sources"], row["source_countries"], row["cues"]) == (
        2,
        "Iran;Turkey",
        "IRN;TUR",
        "claimed;said",
    )
    assert (row["killed_min"], row["killed_max"], row["count_texts"]) == (12, None, "at least 12")
    assert row["same_as"] == basra_report.events[3].uid


def test_several_counts_give_the_widest_bounds(make_draft: Any) -> None:
    draft = make_draft("They killed 3, then 5 or 6.")
    draft.event("killed", "ASSAULT", counts=(draft.count("killed", "3", 3, 3), draft.count("killed", "5 or 6", 5, 6)))
    (row,) = event_rows([draft.report()])
    assert (row["killed_min"], row["killed_max"], row["count_texts"]) == (3, 6, "3;5 or 6")


def test_semicolons_inside_items_are_escaped(hostile_report: Report) -> None:
    assert next(event_rows([hostile_report]))["actors"] == "<i>Rebels</i>\\;\\\\ x"


def test_csv_has_lf_line_ends_and_reads_back(all_reports: list[Report]) -> None:
    content = written(write_csv, all_reports)
    assert content.startswith("uid,doc_id,article_id,")
    assert "\r\n" not in content
    given_rows = [{k: "" if v is None else str(v) for k, v in row.items()} for row in event_rows(all_reports)]
    assert read_csv(content) == given_rows


def test_csv_header_can_be_left_out(basra_report: Report) -> None:
    whole, body = written(write_csv, [basra_report]), written(write_csv, [basra_report], header=False)
    assert whole.partition("\n")[2] == body


@given(st.text('a,"\r\n;\\ =', min_size=1))
def test_any_trigger_survives_csv(words: str) -> None:
    content = written(write_csv, [one_event(words)])
    assert [row["trigger"] for row in read_csv(content)] == [words]


def test_half_a_surrogate_pair_can_be_encoded() -> None:
    report = one_event("a\ud800b")
    assert "a\ufffdb" in written(write_csv, [report]).encode().decode()
    for writer in (write_json, write_jsonl, write_rows_json, write_rows_jsonl):
        assert "a\\ud800b" in written(writer, [report]).encode().decode()


def one_event(words: str) -> Report:
    quote = Quote(words, Span(0, len(words)))
    event = Event("e1", "u", 0, quote, "ASSAULT", None, (), (), (), EventTime(), "actual", "affirmed")
    return Report(Article(words), (quote.span,), (), (), (event,), Versions("0", "0", "0"))


def test_reports_as_json_and_jsonl(all_reports: list[Report]) -> None:
    whole = [report_to_json(report) for report in all_reports]
    assert json.loads(written(write_json, all_reports)) == whole
    assert [json.loads(line) for line in written(write_jsonl, all_reports).splitlines()] == whole
    assert written(write_json, []) == "[]\n"
    assert json.loads(written(write_json, all_reports[:1], with_text=True)) == [
        report_to_json(all_reports[0], with_text=True)
    ]


def test_rows_as_json_and_jsonl(all_reports: list[Report]) -> None:
    rows = list(event_rows(all_reports))
    assert json.loads(written(write_rows_json, all_reports)) == rows
    assert [json.loads(line) for line in written(write_rows_jsonl, all_reports).split("\n")[:-1]] == rows
