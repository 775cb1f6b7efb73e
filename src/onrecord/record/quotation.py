"""Which stretches of a text stand in quotation marks: straight, curly, single, low, guillemets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from onrecord.record.report import AttributionKind
from onrecord.record.spans import Span

# Opening marks, closing marks, and whether a quotation of several paragraphs repeats the opening mark.
_FAMILIES = (
    ("“„", "”“", True),
    ('"', '"', True),
    ("«", "»", True),
    ("‘‚", "’", False),
    ("'", "'", False),
    ("‹", "›", False),
)
_CLOSERS = frozenset("".join(closers for _, closers, _ in _FAMILIES))
_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)\s*")


class Quotations:
    """The quoted stretches of one text, their marks left out, in text order."""

    def __init__(self, text: str) -> None:
        """Find them in `text`."""
        self._text = text
        self._spans = sorted(_quoted(text))
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def kind(self, content: Span, cue: Span | None) -> AttributionKind:
        """`direct` if all letters of `content` are quoted, `indirect` if none is, else `mixed`.

        A quotation that holds the cue too is somebody else's and does not count.
        """
        own = [span for span in self._over(content) if cue is None or not span.overlaps(cue)]
        letters = [place for place in range(content.start, content.end) if self._text[place].isalnum()]
        quoted = sum(1 for place in letters if any(span.start <= place < span.end for span in own))
        if not quoted:
            return "indirect"
        return "direct" if quoted == len(letters) else "mixed"

    @cached_property
    def speeches(self) -> tuple[tuple[Span, int], ...]:
        """The outermost stretches with the number of the quotation each belongs to.

        A quotation of several paragraphs, each of which opens anew, is one.
        """
        found: list[tuple[Span, int]] = []
        for span in self._spans:
            if found and span.start < found[-1][0].end:
                continue
            goes_on = bool(found) and self._goes_on(found[-1][0].end)
            found.append((span, found[-1][1] if goes_on else len(found)))
        return tuple(found)

    def _goes_on(self, end: int) -> bool:
        """Whether a stretch ends without a closing mark: the next paragraph takes it up."""
        return self._text[end : end + 1] not in _CLOSERS

    def _over(self, content: Span) -> Iterator[Span]:
        first = bisect_left(self._starts, content.start - self._longest)
        for span in self._spans[first : bisect_left(self._starts, content.end)]:
            if span.overlaps(content):
                yield span


def _quoted(text: str) -> Iterator[Span]:
    paragraphs = list(_paragraphs(text))
    for openers, closers, repeats in _FAMILIES:
        open_ = False  # a quotation runs on from the paragraph before
        for index, paragraph in enumerate(paragraphs):
            after = text[paragraphs[index + 1].start] if index + 1 < len(paragraphs) else ""
            taken_up = open_ and text[paragraph.start] in openers
            goes_on = repeats and (taken_up or (bool(after) and after in openers))
            found = list(_in_paragraph(text, paragraph, openers, closers, goes_on))
            open_ = repeats and bool(found) and found[-1].end == paragraph.end
            yield from found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def _in_paragraph(text: str, paragraph: Span, openers: str, closers: str, goes_on: bool) -> Iterator[Span]:
    """Quoted stretches of one paragraph; one without an end counts if `goes_on`: it is one of several paragraphs."""
    begun: int | None = None
    for match in re.compile(f"[{openers}{closers}]").finditer(text, paragraph.start, paragraph.end):
        place, mark = match.start(), match[0]
        if begun is None:
            if mark in openers and _opens(text, place):
                begun = place + 1
        elif mark in closers and _closes(text, place):
            if place > begun:
                yield Span(begun, place)
            begun = None
    if begun is not None and goes_on and begun < paragraph.end:
        yield Span(begun, paragraph.end)


def _opens(text: str, place: int) -> bool:
    """No letter or figure stands right before it, and no space right after."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and bool(after) and (not after.isspace() or text[place] == "«")


def _closes(text: str, place: int) -> bool:
    """No letter or figure stands right after it: there it would be an apostrophe."""
    return not text[place + 1 : place + 2].isalnum()
