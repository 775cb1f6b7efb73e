"""`onrecord schema`: the JSON schema of a report."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

SchemaForm = Literal["report", "coding"]


def schema(
    form: Annotated[
        SchemaForm, typer.Option(help="A whole report, or the coding that gold files hold and a report contains.")
    ] = "report",
    out: Annotated[str, typer.Option("-o", "--out", help="File for the schema, or - for standard output.")] = "-",
) -> None:
    """Print the JSON schema (draft 2020-12) of a report.

    \b
    Examples:
      onrecord schema
      onrecord schema --form coding -o coding.schema.json
    """
    import json

    from onrecord.cli.output import text_output
    from onrecord.record.schema import json_schema

    with text_output(out) as stream:
        stream.write(json.dumps(json_schema(form=form), indent=2, ensure_ascii=False) + "\n")
