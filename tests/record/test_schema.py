"""The published schema: gold files and our own reports are valid by it, in pydantic and in JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from made_reports import nested, reports

from onrecord.record import Report
from onrecord.record.errors import FormatError
from onrecord.record.jsonform import dumps, report_to_json
from onrecord.record.schema import FormName, json_schema, validate

REPORT_SCHEMA = jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize("form", ["report", "coding"])
def test_schema_is_a_valid_draft_2020_12(form: FormName) -> None:
    schema = json_schema(form=form)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$id"] == f"urn:onrecord:schema:{form}:1"


def test_schema_describes_its_fields() -> None:
    fields = json_schema()["$defs"]["EventForm"]["properties"]
    assert "innermost first" in fields["chain"]["description"]
    assert fields["status"]["enum"] == ["actual", "intended", "demanded", "predicted", "possible"]


@settings(max_examples=25)
@given(reports())
def test_reports_are_valid(report: Report) -> None:
    data = json.loads(dumps(report, with_text=True))
    validate(data)
    REPORT_SCHEMA.validate(data)


def test_a_report_holds_all_of_the_coding_form() -> None:
    data = report_to_json(nested())
    coding = json_schema(form="coding")
    assert set(coding["properties"]) <= set(data)
    for part, name in (("events", "EventCoding"), ("entities", "EntityCoding"), ("attributions", "AttributionCoding")):
        assert set(coding["$defs"][name]["properties"]) <= set(data[part][0])


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_refuses_what_is_no_object(data: object) -> None:
    with pytest.raises(FormatError, match="not a report: the whole is"):
        validate(data)


def test_names_path_value_and_how_many_more() -> None:
    data = report_to_json(nested())
    data["events"][1]["counts"][0]["min"] = "twelve"
    data["events"][1]["counts"][0]["max"] = -1
    with pytest.raises(FormatError, match=r"events\[1\]\.counts\[0\]\.min is 'twelve': .*\(and 1 more\)"):
        validate(data)


def test_long_values_are_cut_in_messages() -> None:
    with pytest.raises(FormatError) as caught:
        validate({"doc_id": ["x" * 500]}, form="coding")
    assert len(str(caught.value)) < 250


def test_gold_files_are_valid(data_dir: Path) -> None:
    schema = jsonschema.Draft202012Validator(json_schema(form="coding"))
    files = sorted(data_dir.rglob("gold/*.json"))
    assert files, f"no gold/*.json under {data_dir}"
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        validate(data, form="coding")
        schema.validate(data)
