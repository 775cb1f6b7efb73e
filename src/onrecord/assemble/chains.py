"""Who reports whom: an attribution within another's content, and the chain above an event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from onrecord.record import AttributionMention, Span


class Contents:
    """The contents of attributions, to ask which hold a span. Order them by start."""

    def __init__(self, mentions: Sequence[AttributionMention]) -> None:
        """Index `mentions`, which are in text order of their contents."""
        self._held = [(number, mention) for number, mention in enumerate(mentions) if mention.content is not None]
        contents = [mention.content for _, mention in self._held if mention.content is not None]
        self._contents = contents
        self._starts = [content.start for content in contents]
        self._reach = list(accumulate((content.end for content in contents), max))

    def holding(self, span: Span) -> list[int]:
        """Numbers of the attributions whose content holds `span`, the smallest content first."""
        found = []
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._reach[place] >= span.end:
            content = self._contents[place]
            if content.contains(span):
                found.append((content.end - content.start, self._held[place][0]))
            place -= 1
        return [number for _, number in sorted(found)]


def parents(mentions: Sequence[AttributionMention]) -> list[int | None]:
    """For each attribution the number of the one with the smallest content that holds its cue and content."""
    contents = Contents(mentions)
    return [_parent(number, mentions, contents) for number in range(len(mentions))]


def _parent(number: int, mentions: Sequence[AttributionMention], contents: Contents) -> int | None:
    mention = mentions[number]
    parts = [part for part in (mention.cue, mention.content) if part is not None]
    if not parts and mention.source is not None:
        parts = [mention.source]
    whole = Span(min(part.start for part in parts), max(part.end for part in parts))
    for other in contents.holding(whole):
        if other != number and mentions[other].content != mention.content:
            return other
    return None


def innermost(trigger: Span, mentions: Sequence[AttributionMention], contents: Contents) -> int | None:
    """The attribution with the smallest content that holds an event's trigger, but for one it is the cue of."""
    for number in contents.holding(trigger):
        cue = mentions[number].cue
        if cue is None or not cue.overlaps(trigger):
            return number
    return None


def chain(start: int | None, above: Sequence[int | None]) -> list[int]:
    """`start` and those above it, innermost first."""
    found: list[int] = []
    while start is not None and start not in found:
        found.append(start)
        start = above[start]
    return found
