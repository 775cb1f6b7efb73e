"""A plain-text file is one article, kept to the character."""

from __future__ import annotations

from onrecord.ingest.compose import check_text, settle_language, with_title
from onrecord.ingest.decoding import decode
from onrecord.ingest.settings import IngestSettings
from onrecord.record.article import Article, Origin


def article_from_text(data: bytes, *, origin: Origin, settings: IngestSettings) -> Article:
    """The article in `data`. What is known of it comes from `settings`. Raises InputError."""
    where = str(origin)
    decoded = decode(data, where=where, encoding=settings.encoding)
    check_text(decoded.text, where=where)
    text, title_notes = with_title(decoded.text, settings.title) if settings.prepend_title else (decoded.text, ())
    language, language_notes = settle_language(settings.language, text)
    return Article(
        text=text,
        url=settings.url,
        publisher=settings.publisher,
        title=settings.title,
        published=settings.published,
        language=language,
        origin=origin,
        notes=(*decoded.notes, *title_notes, *language_notes),
    )
