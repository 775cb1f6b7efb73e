"""An HTML file is one article; the page's own word on itself is noted, the user's goes before it."""

from __future__ import annotations

from onrecord.ingest.compose import check_text, settle_language
from onrecord.ingest.decoding import declared_codec, decode
from onrecord.ingest.page import Page, read_page
from onrecord.ingest.settings import IngestSettings
from onrecord.record.article import Article, Origin
from onrecord.record.errors import EmptyInputError


def article_from_html(data: bytes, *, origin: Origin, settings: IngestSettings) -> Article:
    """The article in the page `data`; its text is headline and paragraphs, blank lines between. Raises InputError."""
    where = str(origin)
    decoded = decode(data, where=where, encoding=settings.encoding, declared=declared_codec(data))
    if not decoded.text.strip():
        raise EmptyInputError(f"{where}: this page is empty; give a page with an article")
    page = read_page(decoded.text, where=where, url=settings.url)
    text = check_text(page.text, where=where)
    language, language_notes = settle_language(settings.language or page.language, text)
    return Article(
        text=text,
        url=settings.url or page.url,
        publisher=settings.publisher or page.publisher,
        title=settings.title or page.headline,
        authors=page.authors,
        published=settings.published or page.published,
        language=language,
        origin=origin,
        notes=(*decoded.notes, *_taken_from_page(page, settings), *language_notes),
    )


def _taken_from_page(page: Page, settings: IngestSettings) -> tuple[str, ...]:
    """One note naming the fields whose values are the page's own."""
    found = {
        "title": page.headline if settings.title is None else None,
        "authors": page.authors,
        "published": page.published if settings.published is None else None,
        "publisher": page.publisher if settings.publisher is None else None,
        "url": page.url if settings.url is None else None,
        "language": page.language if settings.language is None else None,
    }
    names = [name for name, value in found.items() if value]
    return (f"taken from the page: {', '.join(names)}",) if names else ()
