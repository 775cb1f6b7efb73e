"""`onrecord code`: articles in, sourced event records out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.formats import Form, form_of
from onrecord.cli.intake import day, field_names, page_title, readable, taken_files
from onrecord.cli.output import check_targets
from onrecord.cli.services import services

if TYPE_CHECKING:
    from onrecord.cli.coding import CodingRun
    from onrecord.cli.sinks import Sink
    from onrecord.ingest import IngestSettings, Source

InputForm = Literal["auto", "text", "html", "jsonl"]
ResultForm = Literal["table", "json", "jsonl", "csv"]

_ALLOWED: tuple[Form, ...] = ("table", "json", "jsonl", "csv", "html")


@dataclass(frozen=True, slots=True)
class _Results:
    """Where results go: `-o` or standard output, a page, a database."""

    out: str | None
    to: ResultForm | None
    html: str | None
    db: str | None
    with_text: bool

    def check(self, sources: list[Source]) -> None:
        """Raise UsageError if two results, or a result and an input, are one file."""
        targets = {"-o": self.out, "--html": self.html, "--db": self.db}
        if self.out is None and self.html == "-" and self._prints:
            targets["--to"] = "-"
        check_targets(targets, taken=taken_files(sources))

    @property
    def _prints(self) -> bool:
        return self.to is not None or not (self.html or self.db)

    def sinks(self, title: str) -> list[Sink]:
        """Sinks for all results but the database; a table on standard output if no other result is named."""
        from onrecord.cli.sinks import sinks

        wanted: list[tuple[str, Form]] = []
        if self.out is not None or self._prints:
            wanted.append((self.out or "-", form_of(self.out, self.to, allowed=_ALLOWED)))
        if self.html is not None:
            wanted.append((self.html, "html"))
        return sinks(wanted, with_text=self.with_text, title=title)


def code(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, glob patterns, or - for standard input.", show_default=False)
    ],
    published: Annotated[str | None, typer.Option(help="Day of publication, like 2014-12-15.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, ISO 639-1; only English is coded well.")] = None,
    format: Annotated[InputForm, typer.Option(help="Form of the input; auto goes by suffix, then content.")] = "auto",
    field: Annotated[
        list[str] | None, typer.Option(help="Name of a JSONL field, as OURS=THEIRS; may be repeated.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the input; found out if not given.")] = None,
    max_bytes: Annotated[int | None, typer.Option(help="Refuse longer files, or longer lines of JSONL.")] = None,
    prepend_title: Annotated[
        bool, typer.Option("--prepend-title", help="Put the title before the text and code it too.")
    ] = False,
    out: Annotated[
        str | None, typer.Option("-o", "--out", help="File for the result: .jsonl .json .csv .html .txt, or -.")
    ] = None,
    to: Annotated[ResultForm | None, typer.Option(help="Form of the result, whatever the file's suffix.")] = None,
    db: Annotated[str | None, typer.Option(help="Database to keep reports in; what it has is not coded again.")] = None,
    html: Annotated[str | None, typer.Option(help="Also write an HTML page of all reports here.")] = None,
    weights: Annotated[Path | None, typer.Option(help="Folder of other weights than the package's.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Keep the text in JSON and JSONL.")] = False,
    limit: Annotated[int | None, typer.Option(min=0, help="Stop after so many articles.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress bar, no summary.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Notes on each article; details of faults.")] = False,
) -> None:
    """Code articles: who said that who did what to whom, where, when, in what status.

    \b
    Examples:
      onrecord code article.txt --published 2014-12-15 --publisher "The News Line"
      onrecord code news/ --db onrecord.db
      onrecord code news.jsonl --format jsonl -o reports.jsonl
      onrecord code dump.jsonl --field text=body --field published=date --html page.html
      cat article.txt | onrecord code - --to json

    Without -o, --to, --db or --html a table is printed.
    """
    context.meta["verbose"] = verbose
    from onrecord.ingest import IngestSettings
    from onrecord.ingest.settings import DEFAULT_MAX_BYTES

    settings = IngestSettings(
        format=format,
        publisher=publisher,
        published=day("--published", published),
        language=language,
        url=url,
        title=title,
        fields=field_names(field or ()),
        prepend_title=prepend_title,
        encoding=encoding,
        max_bytes=DEFAULT_MAX_BYTES if max_bytes is None else max_bytes,
    )
    files, skipped = readable(sources)
    results = _Results(out, to, html, db, with_text)
    results.check(files)
    if verbose:
        _tell([f"{one.path} is left out: {one.reason}" for one in skipped])
    run = _run(context, weights, results, page_title(sources), verbose)
    stopped = _drive(run, files, settings, limit, quiet)
    if not quiet:
        _tell(run.tally.sentences(len(skipped), db))
    if stopped is not None:
        raise stopped
    raise typer.Exit(run.tally.exit_code)


def _tell(sentences: list[str]) -> None:
    from onrecord.cli.failures import say

    for sentence in sentences:
        say(sentence)


def _run(context: typer.Context, weights: Path | None, results: _Results, title: str, verbose: bool) -> CodingRun:
    """Everything opened that the run needs; closed with the context, and what was not finished is thrown away."""
    from onrecord.cli.coding import CodingRun
    from onrecord.store import open_store

    form_of(results.out, results.to, allowed=_ALLOWED)
    coder = services(context).coder(weights)
    store = None if results.db is None else context.with_resource(open_store(results.db))
    opened = results.sinks(title)
    for one in opened:
        context.call_on_close(one.discard)
    return CodingRun(coder, opened, store, verbose)


def _drive(
    run: CodingRun, files: list[Source], settings: IngestSettings, limit: int | None, quiet: bool
) -> BaseException | None:
    from onrecord.cli.progress import progress
    from onrecord.ingest import read, total_articles

    with ExitStack() as stack:
        done = stack.enter_context(progress(lambda: total_articles(files, settings=settings), wanted=not quiet))
        return run.run(read(files, settings=settings, stdin=sys.stdin.buffer), done, limit)
