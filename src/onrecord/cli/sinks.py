"""Reports into one output, each form in its own way: line by line where it can be, else at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TextIO

from onrecord.cli.formats import Form
from onrecord.cli.output import Output
from onrecord.export.sentence import EventLine, event_lines
from onrecord.record import Report
from onrecord.record.errors import OutputError

Write = Callable[[Iterable[Report], TextIO], None]


class Sink(Protocol):
    """Takes reports; `finish` makes them last, `discard` throws them away. All raise OutputError."""

    def add(self, report: Report) -> None:
        """Take one report."""

    def finish(self) -> None:
        """Write what is left and commit."""

    def discard(self) -> None:
        """Leave no trace."""


class LineSink:
    """Writes each report when it comes."""

    def __init__(self, output: Output, write: Write, *, begin: Write | None = None) -> None:
        """Write with `write`, after `begin` once with no report."""
        self._output, self._write = output, write
        if begin is not None:
            with output.writing() as stream:
                begin((), stream)

    def add(self, report: Report) -> None:
        """Write one report."""
        with self._output.writing() as stream:
            self._write((report,), stream)

    def finish(self) -> None:
        """Commit."""
        self._output.commit()

    def discard(self) -> None:
        """Leave no trace."""
        self._output.discard()


class WholeSink:
    """Holds all reports and writes them at the end."""

    def __init__(self, output: Output, write: Write) -> None:
        """Write with `write`."""
        self._output, self._write = output, write
        self._reports: list[Report] = []

    def add(self, report: Report) -> None:
        """Keep one report."""
        self._reports.append(report)

    def finish(self) -> None:
        """Write and commit."""
        with self._output.writing() as stream:
            self._write(self._reports, stream)
        self._output.commit()

    def discard(self) -> None:
        """Leave no trace."""
        self._output.discard()


class TableSink:
    """Holds the lines of all events and writes one table at the end."""

    def __init__(self, output: Output) -> None:
        """Write to `output`."""
        self._output = output
        self._lines: list[EventLine] = []

    def add(self, report: Report) -> None:
        """Keep the lines of one report."""
        self._lines += event_lines(report)

    def finish(self) -> None:
        """Write and commit."""
        from onrecord.export.table import write_table

        if self._lines:
            with self._output.writing() as stream:
                write_table(self._lines, stream)
        self._output.commit()

    def discard(self) -> None:
        """Leave no trace."""
        self._output.discard()


def sinks(wanted: Iterable[tuple[str, Form]], *, with_text: bool, title: str) -> list[Sink]:
    """A sink for each target and form. Raises OutputError if one can't be opened, and leaves none behind."""
    made: list[Sink] = []
    try:
        for target, form in wanted:
            made.append(_sink(target, form, with_text=with_text, title=title))
    except OutputError:
        for one in made:
            one.discard()
        raise
    return made


def _sink(target: str, form: Form, *, with_text: bool, title: str) -> Sink:
    from onrecord.export import writers

    output = Output(target, lossy=form == "table")
    if form == "table":
        return TableSink(output)
    if form == "jsonl":
        return LineSink(output, lambda reports, stream: writers.write_jsonl(reports, stream, with_text=with_text))
    if form == "csv":
        return LineSink(
            output, lambda reports, stream: writers.write_csv(reports, stream, header=False), begin=writers.write_csv
        )
    if form == "json":
        return WholeSink(output, lambda reports, stream: writers.write_json(reports, stream, with_text=with_text))
    return WholeSink(output, lambda reports, stream: _html(reports, stream, title))


def _html(reports: Iterable[Report], stream: TextIO, title: str) -> None:
    from onrecord.export.html import write_html

    write_html(reports, stream, title=title)
