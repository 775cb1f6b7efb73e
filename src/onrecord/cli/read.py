"""`onrecord read`: what the reader saw in a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.intake import readable, taken_files
from onrecord.cli.output import check_targets, text_output
from onrecord.cli.services import services

if TYPE_CHECKING:
    from onrecord.ingest import IngestSettings, Source
    from onrecord.record import Article

ReadingForm = Literal["json", "conllu", "html"]


def read(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A file of text, HTML or JSONL, or - for standard input.")],
    format: Annotated[ReadingForm, typer.Option(help="Form of the output.")] = "json",
    out: Annotated[str, typer.Option("-o", "--out", help="File for the output, or - for standard output.")] = "-",
    encoding: Annotated[str | None, typer.Option(help="Encoding of the input; found out if not given.")] = None,
    weights: Annotated[Path | None, typer.Option(help="Folder of other weights than the package's.")] = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Details of faults.")] = False,
) -> None:
    """Show what the reader saw: words, sentences, syntax, names, attributions, events, before anything is resolved.

    \b
    Examples:
      onrecord read article.txt --format conllu
      onrecord read article.html --format html -o reading.html
    """
    context.meta["verbose"] = verbose
    from onrecord.export.reading import write_reading
    from onrecord.ingest import IngestSettings

    files, _ = readable([file])
    check_targets({"-o": out}, taken=taken_files(files))
    articles = _articles(files, IngestSettings(encoding=encoding))
    if format == "html" and len(articles) > 1:
        from onrecord.record.errors import UsageError

        raise UsageError(f"{file} holds {len(articles)} articles; an HTML page shows one: take --format json or conllu")
    reader = services(context).reader(weights)
    with text_output(out) as stream:
        for article in articles:
            write_reading(reader.read(article.text), stream, form=format, title=article.doc_id)


def _articles(files: list[Source], settings: IngestSettings) -> list[Article]:
    """All articles of the files. Raises the InputError of the first that can't be read."""
    from onrecord.ingest import read as read_articles
    from onrecord.record import Article

    articles = []
    for outcome in read_articles(files, settings=settings, stdin=sys.stdin.buffer):
        if not isinstance(outcome, Article):
            raise outcome.error
        articles.append(outcome)
    return articles
