"""An article as given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onrecord.record import identity


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from.

    `kind` is `text`, `html`, `jsonl`, `stdin` or `api`; `path` the file as the user named it; `line` the
    1-based line of a JSONL file.
    """

    kind: str
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = self.path or self.kind
        return place if self.line is None else f"{place}:{self.line}"


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is what is coded, all of it; every position refers to it.

    `given_id` is the id that the user's own data has for it; `published` the day of publication;
    `language` an ISO 639-1 code; `notes` say what ingestion had to decide (a detected encoding, a date
    taken from the page).
    """

    text: str
    given_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    language: str | None = None
    origin: Origin = Origin("api")
    notes: tuple[str, ...] = ()
    article_id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self,
            "article_id",
            identity.article_id(publisher=self.publisher, given_id=self.given_id, url=self.url, text=self.text),
        )

    @property
    def doc_id(self) -> str:
        """The id reports carry: the given one, else the content's."""
        return self.given_id or self.article_id
