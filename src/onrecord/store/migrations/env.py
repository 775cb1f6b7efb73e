"""Alembic's entry: runs the scripts over the connection that `onrecord.store.schema` hands in."""

from __future__ import annotations

from alembic import context

from onrecord.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
