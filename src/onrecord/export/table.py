"""Many events as a table in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from onrecord.export.sentence import EventLine
from onrecord.export.words import UNKNOWN

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

PIPED_WIDTH = 120
NARROW = 80
_STATUS_STYLES = {
    "actual": "bold",
    "intended": "cyan",
    "demanded": "magenta",
    "predicted": "yellow",
    "possible": "blue",
}


def write_table(lines: Iterable[EventLine], stream: TextIO, *, width: int | None = None) -> None:
    """Write a table of events, one row each, as wide as the terminal or `width` columns.

    Coloured only in a terminal; elsewhere plain and 120 columns wide. Under 80 columns each event is a
    wrapped paragraph instead.
    """
    from rich.console import Console

    if width is None and not stream.isatty():
        width = PIPED_WIDTH
    console = Console(file=stream, width=width, highlight=False, emoji=False, markup=False)
    if console.width < NARROW:
        for line in lines:
            console.print(_paragraph(line), soft_wrap=False)
        return
    console.print(_table(lines))


def _table(lines: Iterable[EventLine]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False, padding=(0, 1))
    table.add_column("When", width=13)
    table.add_column("Who → did → whom", ratio=5)
    table.add_column("Where", ratio=2)
    table.add_column("Status", width=10)
    table.add_column("According to", ratio=3)
    table.add_column("Id", style="dim", width=20)
    for line in lines:
        act = "\n".join((line.act, *line.counts))
        table.add_row(
            line.when, Text(act), Text(line.where or UNKNOWN), _status(line), Text(line.voice), Text(line.uid)
        )
    return table


def _status(line: EventLine) -> Text:
    from rich.text import Text

    style = "red" if line.negated else _STATUS_STYLES.get(line.status, "")
    return Text(line.state, style=style)


def _paragraph(line: EventLine) -> Text:
    from rich.text import Text

    return Text(f"{line}\n  {line.uid}\n")
