"""One or many reports as a self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from onrecord.export.cards import Card, report_cards
from onrecord.export.marks import report_marks
from onrecord.export.markup import text_markup
from onrecord.export.page import write_page
from onrecord.export.words import plain
from onrecord.record import Report, Versions

_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Summary:
    """What the index and the header say of an article. `own` counts events in the article's own voice."""

    prefix: str
    title: str
    publisher: str
    published: str
    doc_id: str
    url: str | None
    language: str
    events: int
    attributions: int
    own: int


@dataclass(frozen=True, slots=True)
class Section:
    """One article, ready for the template; `text` is markup."""

    summary: Summary
    text: str
    cards: tuple[Card, ...]
    notes: tuple[str, ...]


def write_html(reports: Iterable[Report], stream: TextIO, *, title: str) -> None:
    """Write a page of reports: each text as printed with its attributions and events marked, beside it the events.

    The page needs nothing else, holds an index if there are several articles, and allows no script or style
    but its own. The same reports give the same bytes. Raises KeyError for an id that a report lacks.
    """
    reports = list(reports)
    summaries = [_summary(number, report) for number, report in enumerate(reports, 1)]
    page = {
        "title": plain(title),
        "summaries": summaries,
        "sections": _sections(reports, summaries),
        "versions": versions(reports),
    }
    write_page("report", page, stream)


def versions(reports: Iterable[Report]) -> list[Versions]:
    """The versions that made the reports, each once, in order of appearance."""
    return list(dict.fromkeys(report.versions for report in reports))


def _sections(reports: Sequence[Report], summaries: Sequence[Summary]) -> Iterator[Section]:
    for report, summary in zip(reports, summaries, strict=True):
        yield Section(
            summary=summary,
            text=text_markup(report.article.text, report_marks(report), prefix=summary.prefix),
            cards=tuple(report_cards(report)),
            notes=(*report.article.notes, *report.notes),
        )


def _summary(number: int, report: Report) -> Summary:
    article = report.article
    return Summary(
        prefix=f"d{number}",
        title=plain(article.title or "") or _first_line(article.text),
        publisher=plain(article.publisher or "") or "publisher unknown",
        published=article.published.isoformat() if article.published else "",
        doc_id=plain(article.doc_id),
        url=article.url if article.url and article.url.lower().startswith(("http://", "https://")) else None,
        language=article.language or "",
        events=len(report.events),
        attributions=len(report.attributions),
        own=sum(not event.chain for event in report.events),
    )


def _first_line(text: str) -> str:
    line = plain(text.strip().split("\n", 1)[0])
    return line if len(line) <= _TITLE_LENGTH else line[:_TITLE_LENGTH].rstrip() + "…"
