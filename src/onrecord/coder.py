"""All stages in order: an article is read, resolved, and assembled into its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypedDict, Unpack

from onrecord import __version__
from onrecord.assemble import ResolvedText, assemble
from onrecord.ontology import plover
from onrecord.record import Article, Reading, Report, Versions
from onrecord.record.errors import UsageError


class TextReader(Protocol):
    """What reads a text: `onrecord.reader.Reader`, or a stand-in."""

    @property
    def version(self) -> str:
        """Hash of the weights."""

    def read(self, text: str) -> Reading:
        """Read a text of any length."""


class TextResolver(Protocol):
    """What resolves a reading: `onrecord.resolve.resolver.Resolver`, or a stand-in."""

    def resolve(self, article: Article, reading: Reading) -> ResolvedText:
        """Find who, whom, where, when and how many."""


class ArticleData(TypedDict, total=False):
    """What may be told of an article besides its text; `published` is a day or its ISO 8601 form."""

    published: dt.date | str | None
    publisher: str | None
    url: str | None
    title: str | None
    given_id: str | None
    language: str | None


class Coder:
    """Codes articles. Loads the weights once; keep it for many articles.

    The same article gives the same report, whatever was coded before it.
    """

    def __init__(
        self, weights: Path | None = None, *, reader: TextReader | None = None, resolver: TextResolver | None = None
    ) -> None:
        """Load the weights in folder `weights`, by default those of the package.

        `reader` and `resolver` take the place of the package's own. Raises ModelError if the weights are
        missing or damaged.
        """
        self.reader = _reader(weights) if reader is None else reader
        self.resolver = _resolver() if resolver is None else resolver
        self.versions = Versions(code=__version__, weights=self.reader.version, ontology=plover.VERSION)

    def code(self, article: Article | str, **data: Unpack[ArticleData]) -> Report:
        """The report of an article, or of a text with what `data` tells of it.

        With an `Article`, `data` replaces its fields. Raises UsageError if `published` is no date or the
        text is empty.
        """
        article = _article(article, data)
        reading = self.reader.read(article.text)
        resolved = self.resolver.resolve(article, reading)
        return assemble(article, reading, resolved, versions=self.versions)

    def code_many(self, articles: Iterable[Article | str]) -> Iterator[Report]:
        """The reports of many articles in their order, each coded when it is asked for."""
        return (self.code(article) for article in articles)


def _reader(weights: Path | None) -> TextReader:
    from onrecord.reader import Reader

    return Reader.load(weights)


def _resolver() -> TextResolver:
    from onrecord.resolve.resolver import Resolver

    return Resolver()


def _article(given: Article | str, data: ArticleData) -> Article:
    text = given if isinstance(given, str) else given.text
    if not text.strip():
        raise UsageError("the text is empty; an article needs at least one word")
    fields = {**data}
    if "published" in data:
        fields["published"] = _day(data["published"])
    return Article(text, **fields) if isinstance(given, str) else replace(given, **fields)  # type: ignore[arg-type]


def _day(value: dt.date | str | None) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"published {value!r} is no date; give a day like 2020-01-06") from None
