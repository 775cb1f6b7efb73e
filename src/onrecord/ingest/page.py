"""An HTML page holds one article among other things: the adapter of trafilatura."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.errors import FormatError

# A fixed bound, since "up to today" would make the result depend on the day it is run.
# Before 1971 lies the zero of computers' clocks, which broken pages name.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1971-01-01", "max_date": "2099-12-31"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset({"head", "p", "item", "quote", "list", "table", "row", "code", "body"})
# Full stops, question and exclamation marks (Latin, CJK, Arabic, Urdu, Devanagari), then closing marks.
_STOPS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964"
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]"
_SENTENCE_END = re.compile(f"[{_STOPS}][{_CLOSERS}]*$")
_SENTENCE_BYTES = 40
_PROSE_BYTES = 200
_HEADLINE_AMONG = 3


@dataclass(frozen=True, slots=True)
class Page:
    """What an article's page says. `headline` and `paragraphs` hold no blank lines; the rest is as found."""

    headline: str | None
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    published: dt.date | None
    publisher: str | None
    url: str | None
    language: str | None

    @property
    def text(self) -> str:
        """Headline and paragraphs, with blank lines between."""
        return "\n\n".join([self.headline, *self.paragraphs] if self.headline else self.paragraphs)


def read_page(markup: str, *, where: str, url: str | None = None) -> Page:
    """The article in a page found at `url`. Raises FormatError, which starts with `where`, if there is none."""
    tree, document = _extract(_DECLARATION.sub("", markup), url, where)
    blocks = tuple(_blocks(document.body)) if document is not None and document.body is not None else ()
    if document is None or not _is_prose(blocks):
        raise FormatError(
            f"{where}: no article was found in this page, only menus or scraps; "
            "give the article's own page, or its text as plain text"
        )
    headline, paragraphs = _split_headline(_line(document.title), blocks)
    return Page(
        headline=headline,
        paragraphs=paragraphs,
        authors=tuple(filter(None, (_line(name) for name in (document.author or "").split(";")))),
        published=dt.date.fromisoformat(document.date) if document.date else None,
        publisher=_line(document.sitename),
        url=document.url or None,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
    )


def _extract(markup: str, url: str | None, where: str) -> tuple[Any, Any]:
    """The parsed tree and trafilatura's document, or two times None."""
    import trafilatura

    # Pages are hostile input to a parser that is not ours: one that trips it must not end the run.
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            return None, None
        document = trafilatura.bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
            prune_xpath="//noscript",
        )
    except Exception as error:
        raise FormatError(
            f"{where}: this page can't be parsed as HTML ({type(error).__name__}); give its text as plain text"
        ) from error
    return tree, document


def _blocks(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's tree, in order; cells of a table row are set apart by tabs."""
    pieces: list[str] = []
    for opening, element in _walk(body):
        if element.tag in _BLOCKS:
            yield from _paragraph(pieces)
            pieces = []
        elif opening and element.tag == "lb":
            pieces.append("\n")
        elif not opening and element.tag == "cell":
            pieces.append("\t")
        if opening:
            pieces.append(_flat(element.text))
        elif element is not body:
            pieces.append(_flat(element.tail))
    yield from _paragraph(pieces)


def _walk(body: Any) -> Iterator[tuple[bool, Any]]:
    """Each element twice, as it opens (True) and closes; without recursion, since pages nest deeply."""
    stack: list[tuple[bool, Any]] = [(True, body)]
    while stack:
        opening, element = stack.pop()
        yield opening, element
        if opening:
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(element))


def _flat(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _paragraph(pieces: list[str]) -> Iterator[str]:
    lines = (re.sub(r" *\t *", "\t", re.sub(r" +", " ", line)).strip() for line in "".join(pieces).split("\n"))
    paragraph = "\n".join(filter(None, lines))
    if paragraph:
        yield paragraph


def _line(words: str | None) -> str | None:
    return _flat(words).strip() or None


def _is_prose(blocks: tuple[str, ...]) -> bool:
    """Whether some line is a sentence of some length; bytes, since scripts with dense signs have more of them."""
    lines = [line for block in blocks for line in block.split("\n")]
    return any(
        len(line.encode("utf-8", "replace")) >= (_SENTENCE_BYTES if _SENTENCE_END.search(line) else _PROSE_BYTES)
        for line in lines
    )


def _split_headline(title: str | None, blocks: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The headline and what follows it, so that it does not come twice.

    Where one of the first paragraphs is the title, or most of it (pages add the outlet's name), its words count.
    """
    for index, block in enumerate(blocks[:_HEADLINE_AMONG]):
        if title is not None and _same_headline(block.casefold(), title.casefold()):
            return block, blocks[:index] + blocks[index + 1 :]
    return title, blocks


def _same_headline(block: str, title: str) -> bool:
    shorter, longer = sorted((block, title), key=len)
    return shorter in longer and len(longer) <= 2 * len(shorter) and "\n" not in block
