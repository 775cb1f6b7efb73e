"""What only SQLite has: full-text tables with their triggers, and the view that joins everything flat."""

from __future__ import annotations

_TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'

_ARTICLE_SEARCH = (
    f"CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='article', content_rowid='id', {_TOKENS})",
    """
    CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
      INSERT INTO article_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
      INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON article
    WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
      INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
      INSERT INTO article_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
)

# One row per event, with the event's id as rowid.
_EVENT_SEARCH = f"CREATE VIRTUAL TABLE event_search USING fts5(sentence, names, sources, {_TOKENS})"


def _joined(role: str, column: str) -> str:
    return f"""(
      SELECT group_concat(value, '; ') FROM (
        SELECT {column} AS value FROM argument JOIN entity ON entity.id = argument.entity
        WHERE argument.event = event.id AND argument.role = '{role}' ORDER BY argument.position))"""


def _first_place(column: str) -> str:
    return f"""(
      SELECT place.{column} FROM argument JOIN place ON place.entity = argument.entity
      WHERE argument.event = event.id AND argument.role = 'place' ORDER BY argument.position LIMIT 1)"""


_CHAIN = """coalesce((
      SELECT group_concat(label, ' ← ') FROM (
        SELECT coalesce(entity.name, attribution.source, 'unknown source') AS label
        FROM chain_link JOIN attribution ON attribution.id = chain_link.attribution
        LEFT JOIN entity ON entity.id = attribution.source_entity
        WHERE chain_link.event = event.id ORDER BY chain_link.depth DESC)), 'own voice')"""

_COUNTS = """(
      SELECT group_concat(value, '; ') FROM (
        SELECT what || ': ' || quote AS value FROM people_count
        WHERE people_count.event = event.id ORDER BY position))"""

_EVENT_FLAT = f"""
    CREATE VIEW event_flat AS SELECT
      event.uid AS uid,
      CASE WHEN event.time_basis IN ('stated', 'carried') THEN event.time_value END AS date,
      event.time_start AS date_start,
      event.time_end AS date_end,
      event.time_granularity AS date_granularity,
      event.time_basis AS date_basis,
      event.type AS type,
      event.mode AS mode,
      event.status AS status,
      event.polarity AS polarity,
      event."trigger" AS "trigger",
      {_joined("actor", "entity.name")} AS actors,
      {_joined("actor", "coalesce(entity.country, '?')")} AS actor_countries,
      {_joined("recipient", "entity.name")} AS recipients,
      {_joined("recipient", "coalesce(entity.country, '?')")} AS recipient_countries,
      {_joined("place", "entity.name")} AS place,
      {_joined("place", "coalesce(entity.country, '?')")} AS place_country,
      {_first_place("latitude")} AS lat,
      {_first_place("longitude")} AS lon,
      {_CHAIN} AS source_chain,
      {_COUNTS} AS counts,
      (SELECT sentence FROM event_search WHERE rowid = event.id) AS quote,
      event.confidence AS confidence,
      article.publisher AS publisher,
      article.published AS published,
      article.url AS url,
      article.title AS title,
      article.doc_id AS doc_id,
      article.article_id AS article_id,
      event.local_id AS local_id,
      (SELECT same.uid FROM event AS same WHERE same.id = event.same_as) AS same_as
    FROM event JOIN article ON article.id = event.article
    """

FIRST_STATEMENTS = (*_ARTICLE_SEARCH, _EVENT_SEARCH, _EVENT_FLAT)
"""Schema 0001: run in this order. Never edited: a later schema drops and makes anew what it changes."""
