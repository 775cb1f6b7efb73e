"""`onrecord events`: events of a database that meet conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.formats import Form, form_of
from onrecord.cli.output import check_targets, text_output

if TYPE_CHECKING:
    from onrecord.query import EventQuery

RowForm = Literal["table", "json", "jsonl", "csv"]

_ALLOWED: tuple[Form, ...] = ("table", "json", "jsonl", "csv")
_Many = list[str] | None


def events(
    context: typer.Context,
    db: Annotated[str, typer.Option(help="The database.")],
    type: Annotated[_Many, typer.Option(help="PLOVER type, like ASSAULT; may be repeated.")] = None,
    mode: Annotated[_Many, typer.Option(help="PLOVER mode, like withdraw; may be repeated.")] = None,
    country: Annotated[
        _Many, typer.Option(help="Country of an actor, recipient or place, like IRQ; may be repeated.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Part of an actor's name.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Part of a recipient's name.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's name.")] = None,
    source: Annotated[str | None, typer.Option(help="Part of the name of any source in the chain.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Part of the publisher's name.")] = None,
    text: Annotated[str | None, typer.Option(help="Words in the event's sentence, names or sources.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, month or year.")] = None,
    status: Annotated[
        _Many, typer.Option(help="actual, intended, demanded, predicted, possible; may be repeated.")
    ] = None,
    polarity: Annotated[str | None, typer.Option(help="affirmed or negated.")] = None,
    own_voice: Annotated[
        bool | None, typer.Option("--own-voice/--attributed", help="Only what articles say themselves, or of sources.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many events.")] = None,
    after: Annotated[str | None, typer.Option(help="Go on after this cursor.")] = None,
    to: Annotated[RowForm | None, typer.Option(help="Form of the result, whatever the file's suffix.")] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="File for the result: .jsonl .json .csv .txt, or -.")] = "-",
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Details of faults.")] = False,
) -> None:
    """List the events of a database, by date, that meet all conditions.

    \b
    Examples:
      onrecord events --db onrecord.db --type ASSAULT --country IRQ --since 2009 --status actual
      onrecord events --db onrecord.db --source Turkey --attributed --to csv -o turkey.csv
      onrecord events --db onrecord.db --text "port strike" --limit 20
    """
    context.meta["verbose"] = verbose
    form = form_of(out, to, allowed=_ALLOWED)
    check_targets({"-o": out}, taken={db: "the database"})
    from onrecord.query import EventQuery, parse_since, parse_until

    query = EventQuery(
        types=tuple(type or ()),
        modes=tuple(mode or ()),
        countries=tuple(country or ()),
        actor=actor,
        recipient=recipient,
        place=place,
        source=source,
        publisher=publisher,
        text=text,
        since=None if since is None else parse_since(since),
        until=None if until is None else parse_until(until),
        statuses=tuple(status or ()),
        polarity=polarity,
        own_voice=own_voice,
        limit=limit,
        after=after,
    )
    _answer(_checked(query), db, form, out)


def _checked(query: EventQuery) -> EventQuery:
    from onrecord.ontology import plover

    modes = {name: [mode.name for mode in kind.modes] for name, kind in plover.types().items()}
    return query.checked(modes)


def _answer(query: EventQuery, db: str, form: Form, out: str) -> None:
    from onrecord.cli.failures import say
    from onrecord.cli.rows import write_event_rows
    from onrecord.query import find_events
    from onrecord.store import open_store

    with open_store(db, create=False, read_only=True) as store, text_output(out, lossy=form == "table") as stream:
        written, cursor = write_event_rows(find_events(store, query), stream, form=form)
    if not written:
        say("no event meets all conditions" if query.after is None else "no further event meets all conditions")
    if cursor is not None and written == query.limit:
        say(f"{written} events, there may be more: --after {cursor}")
