"""Coding many articles: each outcome is kept, shown and counted, and none stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.cli.failures import internal, say
from onrecord.record import Article, Origin, Report
from onrecord.record.errors import OnrecordError, StoreError

if TYPE_CHECKING:
    from onrecord.cli.sinks import Sink
    from onrecord.coder import Coder
    from onrecord.ingest import Rejected
    from onrecord.store import Store


@dataclass(slots=True)
class Tally:
    """What became of the articles; `undated` are those coded without a publication date."""

    coded: int = 0
    known: int = 0
    events: int = 0
    undated: int = 0
    rejected: int = 0
    faults: int = 0

    @property
    def exit_code(self) -> int:
        """1 if we failed, 3 if inputs were rejected, else 0."""
        return 1 if self.faults else 3 if self.rejected else 0

    def sentences(self, left_out: int, database: str | None) -> list[str]:
        """The closing summary."""
        said = [f"{_number(self.coded, 'article')} coded with {_number(self.events, 'event')}"]
        said += [f"{self.known} already in {database}"] if self.known else []
        said += [f"{self.rejected} rejected"] if self.rejected else []
        said += [f"{self.faults} lost to faults in Onrecord"] if self.faults else []
        said += [f"{_number(left_out, 'other file')} in the folders not read"] if left_out else []
        lines = ["; ".join(said)]
        if self.undated:
            lines.append(
                f"{_number(self.undated, 'article')} without a publication date: "
                "dates that depend on it stay relative; give one with --published"
            )
        return lines


@dataclass(slots=True)
class CodingRun:
    """Codes outcomes of ingest into sinks and a store."""

    coder: Coder
    sinks: Sequence[Sink]
    store: Store | None
    verbose: bool = False
    tally: Tally = field(default_factory=Tally)

    def run(
        self, outcomes: Iterable[Article | Rejected], done: Callable[[], None], limit: int | None
    ) -> BaseException | None:
        """Code until the end or `limit` articles; an interrupt or a store's failure ends it early and comes back.

        Either way the sinks are finished, so that what is done is kept. Raises OutputError; discarding the
        sinks is left to whoever opened them.
        """
        stopped = None
        try:
            self._all(outcomes, done, limit)
        except (KeyboardInterrupt, StoreError) as error:
            stopped = error
        for one in self.sinks:
            one.finish()
        return stopped

    def _all(self, outcomes: Iterable[Article | Rejected], done: Callable[[], None], limit: int | None) -> None:
        left = limit
        if left == 0:
            return
        for outcome in outcomes:
            if isinstance(outcome, Article):
                self._article(outcome)
                left = None if left is None else left - 1
            else:
                self._reject(outcome.origin, str(outcome.error))
            done()
            if left == 0:
                return

    def _article(self, article: Article) -> None:
        if self.store is not None and self.store.has(article, self.coder.versions):
            self.tally.known += 1
            report = self.store.report(article.article_id) if self.sinks else None
        else:
            report = self._code(article)
        if report is not None:
            for one in self.sinks:
                one.add(report)

    def _code(self, article: Article) -> Report | None:
        try:
            report = self.coder.code(article)
        except OnrecordError:
            raise
        except Exception as error:
            # One article that we trip over must not cost the user the other ten thousand.
            self.tally.faults += 1
            self._note(article.origin, f"{article.origin}: {internal(error, verbose=self.verbose)}")
            return None
        if self.store is not None:
            self.store.save(report)
        self.tally.coded += 1
        self.tally.events += len(report.events)
        self.tally.undated += article.published is None
        for note in (*article.notes, *report.notes) if self.verbose else ():
            say(f"{article.origin}: {note}")
        return report

    def _reject(self, origin: Origin, reason: str) -> None:
        self.tally.rejected += 1
        self._note(origin, reason)

    def _note(self, origin: Origin, reason: str) -> None:
        say(reason)
        if self.store is not None:
            self.store.record_failure(origin, reason)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
