"""The first tables, the searchable text, and the flat view."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from onrecord.store import sqlite_views

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, kind: sa.types.TypeEngine[Any] | None = None, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind or sa.Text(), nullable=null)


def _whole(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _key(name: str = "id") -> sa.Column[Any]:
    return sa.Column(name, _NUMBER, primary_key=True, autoincrement=False)


def _to(name: str, target: str, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    foreign = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, _NUMBER, foreign, nullable=null, primary_key=key)


def _words(name: str, *, null: bool = True) -> list[sa.Column[Any]]:
    return [_column(name, null=null), _whole(f"{name}_start", null=null), _whole(f"{name}_end", null=null)]


def upgrade() -> None:
    """Make everything."""
    _articles()
    _entities()
    _attributions()
    _events()
    _event_parts()
    op.create_table(
        "failure", sa.Column("origin", sa.Text(), primary_key=True), sa.Column("reason", sa.Text(), primary_key=True)
    )
    for statement in sqlite_views.FIRST_STATEMENTS:
        op.execute(statement)


def _articles() -> None:
    op.create_table(
        "article",
        _key(),
        sa.Column("article_id", sa.Text(), nullable=False, unique=True),
        _column("doc_id"),
        _column("given_id", null=True),
        _column("url", null=True),
        _column("publisher", null=True),
        _column("title", null=True),
        _column("authors", sa.JSON()),
        _column("published", sa.Date(), null=True),
        _column("language", null=True),
        _column("origin_kind"),
        _column("origin_path", null=True),
        _whole("origin_line", null=True),
        _column("notes", sa.JSON()),
        _column("text"),
        _column("text_hash"),
        _to("previous_article", "article", null=True),
        _column("code_version"),
        _column("weights_version"),
        _column("ontology_version"),
        _column("report_notes", sa.JSON()),
    )
    op.create_index("article_by_text", "article", ["text_hash"])
    op.create_index("article_by_url", "article", ["url"])
    op.create_index("article_by_given_id", "article", ["given_id"])
    op.create_index("article_by_doc_id", "article", ["doc_id"])
    op.create_table(
        "sentence",
        _to("article", "article", key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _whole("char_start"),
        _whole("char_end"),
    )


def _entities() -> None:
    op.create_table(
        "entity",
        _key(),
        _to("article", "article"),
        _column("local_id"),
        _column("name"),
        _column("kind"),
        _column("country", null=True),
        _column("sectors", sa.JSON()),
        _column("score", sa.Double()),
        _column("why", sa.JSON()),
        sa.UniqueConstraint("article", "local_id"),
    )
    op.create_index("entity_by_country", "entity", ["country"])
    op.create_table(
        "mention",
        _to("entity", "entity", key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _column("quote"),
        _whole("char_start"),
        _whole("char_end"),
    )
    op.create_table(
        "place",
        _to("entity", "entity", key=True),
        _column("source"),
        _column("source_id"),
        _column("name"),
        _column("latitude", sa.Double()),
        _column("longitude", sa.Double()),
        _column("country", null=True),
        _column("admin", null=True),
        _column("feature"),
        _column("population", _NUMBER),
    )
    op.create_index("place_by_source", "place", ["source", "source_id"])


def _attributions() -> None:
    op.create_table(
        "attribution",
        _key(),
        _to("article", "article"),
        _column("local_id"),
        _whole("sentence"),
        *_words("source"),
        *_words("cue"),
        *_words("content"),
        _to("source_entity", "entity", null=True),
        _column("kind"),
        _to("parent", "attribution", null=True),
        sa.UniqueConstraint("article", "local_id"),
    )


def _events() -> None:
    op.create_table(
        "event",
        _key(),
        _to("article", "article"),
        _column("local_id"),
        sa.Column("uid", sa.Text(), nullable=False, unique=True),
        _whole("sentence"),
        *_words("trigger", null=False),
        _column("type"),
        _column("mode", null=True),
        _column("time_value", null=True),
        _column("time_start", null=True),
        _column("time_end", null=True),
        _column("time_granularity"),
        _column("time_basis"),
        *_words("time_quote"),
        _column("time_why"),
        _column("day_from", null=True),
        _column("day_to", null=True),
        _column("status"),
        _column("polarity"),
        _to("same_as", "event", null=True),
        _column("confidence", sa.Double()),
        sa.UniqueConstraint("article", "local_id"),
    )
    op.create_index("event_by_type", "event", ["type", "mode"])
    op.create_index("event_by_day", "event", ["day_from"])


def _event_parts() -> None:
    op.create_table(
        "chain_link",
        _to("event", "event", key=True),
        sa.Column("depth", sa.Integer(), primary_key=True),
        _to("attribution", "attribution"),
    )
    op.create_index("chain_link_by_attribution", "chain_link", ["attribution"])
    op.create_table(
        "argument",
        _to("event", "event", key=True),
        sa.Column("role", sa.Text(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _to("entity", "entity"),
        *_words("quote"),
    )
    op.create_index("argument_by_entity", "argument", ["entity"])
    op.create_table(
        "people_count",
        _to("event", "event", key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        _column("what"),
        *_words("quote", null=False),
        _column("minimum", _NUMBER, null=True),
        _column("maximum", _NUMBER, null=True),
    )
