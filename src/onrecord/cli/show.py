"""`onrecord show`: one event with its words, its sources, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.output import text_output

if TYPE_CHECKING:
    from onrecord.record import Event, Report
    from onrecord.store import Store

ShownForm = Literal["text", "json"]


def show(
    context: typer.Context,
    event_id: Annotated[str, typer.Argument(help="The event's id, or its first digits if no other begins so.")],
    db: Annotated[str, typer.Option(help="The database.")],
    to: Annotated[ShownForm, typer.Option(help="Form of the output.")] = "text",
    out: Annotated[str, typer.Option("-o", "--out", help="File for the output, or - for standard output.")] = "-",
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Details of faults.")] = False,
) -> None:
    """Show one event: its words in context, who says so, and why each name, place and date was taken as it was.

    \b
    Examples:
      onrecord show 3f9c1a7702bd --db onrecord.db
      onrecord show 3f9c --db onrecord.db --to json
    """
    context.meta["verbose"] = verbose
    from onrecord.store import open_store

    with open_store(db, create=False, read_only=True) as store:
        report, event = store.find_event(event_id)
        with text_output(out, lossy=to == "text") as stream:
            stream.write(_json(report, event) if to == "json" else _text(store, report, event))


def _json(report: Report, event: Event) -> str:
    """The event with the entities and attributions that it names, and its article."""
    import json

    from onrecord.record.jsonform import report_to_json

    form = report_to_json(report)
    named = {argument.entity for argument in (*event.actors, *event.recipients, *event.places)}
    named |= {one.source_entity for one in report.attributions if one.id in event.chain and one.source_entity}
    kept = {
        "event": next(one for one in form["events"] if one["id"] == event.id),
        "sentence": report.sentences[event.sentence].of(report.article.text),
        "entities": [one for one in form["entities"] if one["id"] in named],
        "attributions": [one for one in form["attributions"] if one["id"] in event.chain],
        **{key: form[key] for key in ("doc_id", "article_id", "published", "publisher", "article", "versions")},
    }
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _text(store: Store, report: Report, event: Event) -> str:
    from onrecord.cli.account import account

    article_id = report.article.article_id
    copies = [store.report(other).article for other in store.copies(article_id)]
    return "\n".join(account(report, event, copies=copies, previous=store.previous(article_id))) + "\n"
