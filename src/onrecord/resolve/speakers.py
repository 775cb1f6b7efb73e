"""Who speaks at a place of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record.reading import AttributionMention, Reading
from onrecord.record.spans import Span

_DEEPEST = 8
_OPENING = '"“‘«„'


def holders(attributions: Sequence[AttributionMention], positions: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """For each position the attributions whose contents hold it, by index, innermost first."""
    contents = [(one.content, index) for index, one in enumerate(attributions) if one.content is not None]
    waiting = sorted(contents, key=lambda pair: (pair[0].start, -pair[0].end, pair[1]), reverse=True)
    found: dict[int, tuple[int, ...]] = {}
    inside: list[tuple[Span, int]] = []
    for position in sorted(set(positions)):
        while waiting and waiting[-1][0].start <= position:
            inside.append(waiting.pop())
        inside = [pair for pair in inside if pair[0].end > position][-_DEEPEST:]
        found[position] = tuple(index for _, index in sorted(inside, key=lambda pair: pair[0].end - pair[0].start))
    return found


def source_spans(reading: Reading) -> tuple[Span | None, ...]:
    """For each attribution the span of its source; a stretch without source and cue goes on with the last speaker.

    None where a cue has no source ("reportedly"), or nobody has spoken yet. A source who is quoted by another
    speaker does not become the last speaker.
    """
    starts = [_start(attribution) for attribution in reading.attributions]
    held = holders(reading.attributions, starts)
    found: list[Span | None] = []
    last: Span | None = None
    for index, attribution in enumerate(reading.attributions):
        if attribution.source is not None and not set(held[starts[index]]) - {index}:
            last = attribution.source
        carried = attribution.source is None and attribution.cue is None
        found.append(last if carried else attribution.source)
    return tuple(found)


def is_direct(text: str, content: Span) -> bool:
    """Whether a content stands within quotation marks: one right before it, or it opens with one."""
    before = text[max(0, content.start - 2) : content.start + 1]
    return any(mark in before for mark in _OPENING)


def _start(attribution: AttributionMention) -> int:
    return min(part.start for part in (attribution.source, attribution.cue, attribution.content) if part is not None)
