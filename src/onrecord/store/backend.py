"""What a database has to offer to the store and to queries, apart from SQLAlchemy's common SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """The words by which an event is found: its sentence, its actors' and places' names, its sources."""

    event: int
    sentence: str
    names: str
    sources: str


class Backend(Protocol):
    """One kind of database. Every method turns the driver's errors into ours."""

    @property
    def name(self) -> str:
        """The database as its user calls it."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction that sees one state."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction that holds the right to write; commits at the end."""

    def contains(self, column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
        """Whether a text column holds `words`, whatever their case and accents."""

    def found(self, words: str) -> ColumnElement[bool]:
        """Whether an event is found by all of `words` (quoted words as one phrase)."""

    def index(self, connection: Connection, entries: Sequence[SearchEntry]) -> None:
        """Make events findable."""

    def unindex(self, connection: Connection, first: int, last: int) -> None:
        """Forget events with ids `first` <= id < `last`."""

    def sentences(self, connection: Connection, events: Iterable[int]) -> dict[int, str]:
        """The sentence of each event."""

    def close(self) -> None:
        """Move everything into the database file and let go of it."""
