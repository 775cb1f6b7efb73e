"""Identifiers derived from content alone."""

from __future__ import annotations

import hashlib


def content_hash(*fields: str | None) -> str:
    """Hex digest (32 digits, BLAKE2b) of `fields`, in order.

    Each field goes in with its length before it and None is told from "", so that no two different
    sequences share an encoding.
    """
    digest = hashlib.blake2b(digest_size=16)
    for field in fields:
        if field is None:
            digest.update(b"-;")
            continue
        data = field.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def article_id(*, publisher: str | None, given_id: str | None, url: str | None, text: str) -> str:
    """Identity of an article: publisher, given id or else URL, and text."""
    return content_hash(publisher, given_id or url, text)


def event_uid(*, article: str, start: int, end: int, event_type: str) -> str:
    """Identity of an event in the store: its article, trigger span and type."""
    return content_hash(article, str(start), str(end), event_type)[:20]
