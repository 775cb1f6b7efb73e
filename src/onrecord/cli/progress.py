"""A progress bar on standard error, where there is somebody to see it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(count: Callable[[], int | None], *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Gives a function to call for each article done; shows nothing unless `wanted` and in a terminal.

    `count` tells how many articles there are, None if unknown; it is called only for a bar.
    """
    total = count() if wanted and sys.stderr.isatty() else 1
    if total == 1:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("coding", total=total)
        yield lambda: bar.advance(task)
