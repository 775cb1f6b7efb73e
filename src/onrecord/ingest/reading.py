"""Articles out of files, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from onrecord.ingest.settings import IngestSettings, Rejected
from onrecord.ingest.sources import STDIN, Item, Source, expand
from onrecord.ingest.tasks import Task, tasks
from onrecord.record.article import Article
from onrecord.record.errors import InputError, UsageError


def read(
    sources: Sequence[str | Item], *, settings: IngestSettings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | Rejected]:
    """The articles of `sources` (see `expand`) in their order, each read when it is asked for.

    What can't be read comes as a `Rejected` in its place, and reading goes on. `stdin` is read where `-`
    is named. Raises, before the first article, what `expand` raises, and UsageError for `-` without `stdin`.
    """
    items = expand(sources)
    if stdin is None and Source(STDIN) in items:
        raise UsageError("standard input (-) is named but there is none to read; hand it in, or name a file")
    return map(_outcome, _all_tasks(items, settings or IngestSettings(), stdin))


def total_articles(sources: Sequence[str | Item], *, settings: IngestSettings | None = None) -> int | None:
    """How many articles and rejects `read` will give, for a progress bar; None where standard input is named.

    Lines of JSONL are counted without being parsed, other files than JSON not read. Raises what `expand` raises.
    """
    items = expand(sources)
    if Source(STDIN) in items:
        return None
    return sum(1 for _ in _all_tasks(items, settings or IngestSettings(), None))


def _all_tasks(items: list[Item], settings: IngestSettings, stdin: BinaryIO | None) -> Iterator[Task]:
    for item in items:
        if isinstance(item, Source):
            yield from tasks(item, settings=settings, stdin=stdin)


def _outcome(task: Task) -> Article | Rejected:
    try:
        return task.make()
    except InputError as error:
        return Rejected(task.origin, error)
    except OSError as error:
        reason = error.strerror or str(error)
        return Rejected(task.origin, InputError(f"{task.origin}: this can't be read ({reason}); check file and rights"))
