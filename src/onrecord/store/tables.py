"""The tables. Positions (`char_start`, `char_end`) are half-open code-point ranges into `article.text`.

`article.id` counts articles in the order of saving. Ids of entities, attributions and events are made of
it and of their position in the report (`row_id`), so that the same reports give the same rows.
`local_id` is the id in the report: n1, a1, e1.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

POSITION_BITS = 24
"""Room for the position of a row within its article, in the row's id."""

metadata = MetaData()

# SQLite makes a column the row's own number only if its type is INTEGER; there it holds 64 bits anyway.
Number = BigInteger().with_variant(Integer(), "sqlite")


def row_id(article: int, position: int) -> int:
    """The id of the row at `position` of an article. Raises ValueError if there is no room for it."""
    if not 0 <= position < 1 << POSITION_BITS:
        raise ValueError(f"position {position} must be below {1 << POSITION_BITS}")
    return (article << POSITION_BITS) | position


def _key() -> Column[int]:
    return Column("id", Number, primary_key=True, autoincrement=False)


def _to(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[int]:
    """A column that names a row of another table, checked at the end of the transaction."""
    foreign = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Number, foreign, nullable=nullable, primary_key=primary_key)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _words(name: str, *, nullable: bool = True) -> tuple[Column[str], Column[int], Column[int]]:
    """Columns of a quote: its words, start and end."""
    return (
        Column(name, Text, nullable=nullable),
        Column(f"{name}_start", Integer, nullable=nullable),
        Column(f"{name}_end", Integer, nullable=nullable),
    )


article = Table(
    "article",
    metadata,
    _key(),
    Column("article_id", Text, nullable=False, unique=True),
    _text("doc_id"),
    _text("given_id", nullable=True),
    _text("url", nullable=True),
    _text("publisher", nullable=True),
    _text("title", nullable=True),
    Column("authors", JSON, nullable=False),
    Column("published", Date, nullable=True),
    _text("language", nullable=True),
    _text("origin_kind"),
    _text("origin_path", nullable=True),
    Column("origin_line", Integer, nullable=True),
    Column("notes", JSON, nullable=False),
    _text("text"),
    _text("text_hash"),
    _to("previous_article", "article", nullable=True),
    _text("code_version"),
    _text("weights_version"),
    _text("ontology_version"),
    Column("report_notes", JSON, nullable=False),
    Index("article_by_text", "text_hash"),
    Index("article_by_url", "url"),
    Index("article_by_given_id", "given_id"),
    Index("article_by_doc_id", "doc_id"),
)

sentence = Table(
    "sentence",
    metadata,
    _to("article", "article", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    _key(),
    _to("article", "article", nullable=False),
    _text("local_id"),
    _text("name"),
    _text("kind"),
    _text("country", nullable=True),
    Column("sectors", JSON, nullable=False),
    Column("score", Double, nullable=False),
    Column("why", JSON, nullable=False),
    UniqueConstraint("article", "local_id"),
    Index("entity_by_country", "country"),
)

mention = Table(
    "mention",
    metadata,
    _to("entity", "entity", primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("quote"),
    Column("char_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
)

place = Table(
    "place",
    metadata,
    _to("entity", "entity", primary_key=True),
    _text("source"),
    _text("source_id"),
    _text("name"),
    Column("latitude", Double, nullable=False),
    Column("longitude", Double, nullable=False),
    _text("country", nullable=True),
    _text("admin", nullable=True),
    _text("feature"),
    Column("population", Number, nullable=False),
    Index("place_by_source", "source", "source_id"),
)

attribution = Table(
    "attribution",
    metadata,
    _key(),
    _to("article", "article", nullable=False),
    _text("local_id"),
    Column("sentence", Integer, nullable=False),
    *_words("source"),
    *_words("cue"),
    *_words("content"),
    _to("source_entity", "entity", nullable=True),
    _text("kind"),
    _to("parent", "attribution", nullable=True),
    UniqueConstraint("article", "local_id"),
)

event = Table(
    "event",
    metadata,
    _key(),
    _to("article", "article", nullable=False),
    _text("local_id"),
    Column("uid", Text, nullable=False, unique=True),
    Column("sentence", Integer, nullable=False),
    *_words("trigger", nullable=False),
    _text("type"),
    _text("mode", nullable=True),
    _text("time_value", nullable=True),
    _text("time_start", nullable=True),
    _text("time_end", nullable=True),
    _text("time_granularity"),
    _text("time_basis"),
    *_words("time_quote"),
    _text("time_why"),
    # The days to search and sort by: those of the time, or the publication day where that stands in for it.
    _text("day_from", nullable=True),
    _text("day_to", nullable=True),
    _text("status"),
    _text("polarity"),
    _to("same_as", "event", nullable=True),
    Column("confidence", Double, nullable=False),
    UniqueConstraint("article", "local_id"),
    Index("event_by_type", "type", "mode"),
    Index("event_by_day", "day_from"),
)

chain_link = Table(
    "chain_link",
    metadata,
    _to("event", "event", primary_key=True),
    Column("depth", Integer, primary_key=True),
    _to("attribution", "attribution", nullable=False),
    Index("chain_link_by_attribution", "attribution"),
)

argument = Table(
    "argument",
    metadata,
    _to("event", "event", primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    _to("entity", "entity", nullable=False),
    *_words("quote"),
    Index("argument_by_entity", "entity"),
)

people_count = Table(
    "people_count",
    metadata,
    _to("event", "event", primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("what"),
    *_words("quote", nullable=False),
    Column("minimum", Number, nullable=True),
    Column("maximum", Number, nullable=True),
)

failure = Table(
    "failure",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
)
