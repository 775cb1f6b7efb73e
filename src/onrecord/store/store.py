"""The store: reports in, reports out, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from onrecord.record import Article, Event, Origin, Report, Versions
from onrecord.record.checks import slice_faults
from onrecord.record.errors import StoreError, UsageError
from onrecord.store import tables
from onrecord.store.backend import Backend
from onrecord.store.loading import AnyRow, load_report
from onrecord.store.rows import Row, article_row, coding_rows, search_entries
from onrecord.store.tables import row_id

Saved = Literal["added", "replaced", "unchanged"]

_METADATA = ("url", "title", "authors", "published", "language")
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How many of each a store holds."""

    articles: int
    entities: int
    attributions: int
    events: int
    failures: int


class Store:
    """A database of reports. Use it in a `with` statement, or close it.

    Every method raises StoreBusyError if another program holds the database for too long, and StoreError if
    it can't be read or written.
    """

    def __init__(self, backend: Backend) -> None:
        """Use `open_store` to get one."""
        self.backend = backend

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Move everything into the database file and let go of it."""
        self.backend.close()

    def save(self, report: Report) -> Saved:
        """Save a report, all of it or nothing.

        `unchanged` if the same article is there as coded by the same versions and with the same data about
        it; `replaced` if it was coded by others, whose coding goes; else `added`. An article of the same
        publisher under the same URL or given id, but with another text, becomes its `previous_article`.
        Raises StoreError if the report does not hold together.
        """
        faults = slice_faults(report)
        if faults:
            raise StoreError(f"report {report.article.doc_id!r} was not saved, it contradicts itself: {faults[0]}")
        with self.backend.writing() as connection:
            known = _article_row(connection, report.article.article_id)
            if known is not None and _same(known, report.article, report.versions):
                return "unchanged"
            number = _put_article(connection, report, known)
            if known is not None:
                self._drop_coding(connection, number)
            for table, rows in coding_rows(report, number):
                if rows:
                    connection.execute(insert(table), rows)
            self.backend.index(connection, search_entries(report, number))
            if report.article.origin.path is not None:
                connection.execute(delete(tables.failure).where(tables.failure.c.origin == str(report.article.origin)))
        return "added" if known is None else "replaced"

    def _drop_coding(self, connection: Connection, number: int) -> None:
        first, last = row_id(number, 0), row_id(number + 1, 0)
        self.backend.unindex(connection, first, last)
        for table in (tables.people_count, tables.argument, tables.chain_link, tables.place, tables.mention):
            owner = next(iter(table.primary_key.columns))
            connection.execute(delete(table).where(owner >= first, owner < last))
        for table in (tables.event, tables.attribution, tables.entity, tables.sentence):
            connection.execute(delete(table).where(table.c.article == number))

    def has(self, article: Article | str, versions: Versions) -> bool:
        """Whether an article was coded by these versions.

        Given its id, nothing else is compared; given the article, its URL, title, authors, language and
        publication date must be the same too, since the date decides what "yesterday" means.
        """
        name = article if isinstance(article, str) else article.article_id
        with self.backend.reading() as connection:
            row = _article_row(connection, name)
        if row is None:
            return False
        return _same(row, None if isinstance(article, str) else article, versions)

    def record_failure(self, origin: Origin | str, reason: str) -> None:
        """Keep note of an input that could not be read, and why; once, however often it is told.

        Saving an article of the same origin takes the note away.
        """
        row = {"origin": _printable(str(origin)), "reason": _printable(reason)}
        table = tables.failure
        with self.backend.writing() as connection:
            same = exists().where(table.c.origin == row["origin"], table.c.reason == row["reason"])
            if not connection.execute(select(same)).scalar():
                connection.execute(insert(table), row)

    def failures(self) -> list[tuple[str, str]]:
        """Origin and reason of each input that could not be read, by origin."""
        table = tables.failure
        with self.backend.reading() as connection:
            rows = connection.execute(select(table.c.origin, table.c.reason).order_by(table.c.origin, table.c.reason))
            return [(row.origin, row.reason) for row in rows]

    def report(self, article_id: str) -> Report:
        """The report of an article. Raises UsageError if there is none with this id."""
        with self.backend.reading() as connection:
            row = _article_row(connection, article_id)
            if row is None:
                raise UsageError(f"no article {article_id!r} in {self.backend.name}: ids are 32 hexadecimal digits")
            return load_report(connection, row)

    def article_ids(self) -> list[str]:
        """Ids of all articles in the order of saving."""
        with self.backend.reading() as connection:
            return list(connection.execute(select(tables.article.c.article_id).order_by(tables.article.c.id)).scalars())

    def reports(self) -> Iterator[Report]:
        """All reports in the order of saving, read one by one."""
        for article_id in self.article_ids():
            yield self.report(article_id)

    def find_event(self, uid: str) -> tuple[Report, Event]:
        """The event with this uid, or the only one whose uid starts so, and its report.

        Raises UsageError if none or several do.
        """
        table = tables.event
        prefix = uid.strip().lower()
        if not prefix or not _HEX.issuperset(prefix):
            raise UsageError(f"{uid!r} is no event id: give the first or all of its 20 digits (0-9, a-f)")
        with self.backend.reading() as connection:
            found = connection.execute(
                select(table.c.uid, table.c.article)
                .where(table.c.uid >= prefix, table.c.uid < prefix + "g")
                .order_by(table.c.uid)
                .limit(4)
            ).all()
            self._refuse_not_one(uid, [row.uid for row in found])
            row = connection.execute(select(tables.article).where(tables.article.c.id == found[0].article)).one()
            report = load_report(connection, row)
        return report, next(event for event in report.events if event.uid == found[0].uid)

    def _refuse_not_one(self, given: str, found: list[str]) -> None:
        if not found:
            raise UsageError(f"no event {given!r} in {self.backend.name}: `onrecord events` lists them")
        if len(found) > 1:
            some = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
            raise UsageError(f"event {given!r} could be {some}: give more digits")

    def copies(self, article_id: str) -> list[str]:
        """Ids of other articles with the same text, in the order of saving."""
        table = tables.article
        text_hash = select(table.c.text_hash).where(table.c.article_id == article_id).scalar_subquery()
        others = select(table.c.article_id).where(table.c.text_hash == text_hash, table.c.article_id != article_id)
        with self.backend.reading() as connection:
            return list(connection.execute(others.order_by(table.c.id)).scalars())

    def previous(self, article_id: str) -> str | None:
        """Id of the version before this one of an article whose text has changed, if there is one."""
        old = tables.article.alias()
        new = tables.article
        linked = new.join(old, old.c.id == new.c.previous_article)
        with self.backend.reading() as connection:
            query = select(old.c.article_id).select_from(linked).where(new.c.article_id == article_id)
            return connection.execute(query).scalar()

    def counts(self) -> StoreCounts:
        """How many articles, entities, attributions, events and failures there are."""
        kinds = (tables.article, tables.entity, tables.attribution, tables.event, tables.failure)
        with self.backend.reading() as connection:
            return StoreCounts(
                *(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in kinds)
            )


def _article_row(connection: Connection, article_id: str) -> AnyRow | None:
    return connection.execute(select(tables.article).where(tables.article.c.article_id == article_id)).one_or_none()


def _same(row: AnyRow, article: Article | None, versions: Versions) -> bool:
    """Whether a stored article was coded by these versions, and with the same data about it."""
    if (row.code_version, row.weights_version, row.ontology_version) != (
        versions.code,
        versions.weights,
        versions.ontology,
    ):
        return False
    if article is None:
        return True
    given = article_row(article, (), versions)
    return all(getattr(row, name) == given[name] for name in _METADATA)


def _put_article(connection: Connection, report: Report, known: AnyRow | None) -> int:
    """Write the article's row; its number."""
    table = tables.article
    row = article_row(report.article, report.notes, report.versions)
    if known is not None:
        connection.execute(update(table).where(table.c.id == known.id).values(**row))
        return int(known.id)
    number = int(connection.execute(select(func.coalesce(func.max(table.c.id), 0) + 1)).scalar_one())
    links = {"id": number, "previous_article": _previous(connection, row)}
    connection.execute(insert(table), row | links)
    return number


def _previous(connection: Connection, row: Row) -> int | None:
    """The number of the last version of this article that has another text."""
    table = tables.article
    names = [table.c[name] == row[name] for name in ("given_id", "url") if row[name]]
    if not names:
        return None
    query = select(func.max(table.c.id)).where(
        or_(*names), table.c.publisher.is_not_distinct_from(row["publisher"]), table.c.text_hash != row["text_hash"]
    )
    return connection.execute(query).scalar()


def _printable(value: str) -> str:
    """`value` with what no database can hold (bytes of odd file names, zero bytes) written as escapes."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
