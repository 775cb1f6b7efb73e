"""An article's text as HTML, as printed, with marks on it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from onrecord.export.segments import Mark, Segment, segments
from onrecord.export.words import BLANK_LINE

# What no HTML document can hold, or what a parser would change: a raw CR would become LF.
_TRANSLATION = str.maketrans({"\r": "&#13;", "\0": "\ufffd"} | {chr(c): "\ufffd" for c in range(0xD800, 0xE000)})


def scrubbed(markup: str) -> str:
    """Markup that a parser reads back character by character.

    CR becomes a reference; NUL and half surrogate pairs, which HTML can't hold, become U+FFFD.
    """
    return markup.translate(_TRANSLATION)


def text_markup(text: str, marks: Sequence[Mark], *, prefix: str) -> str:
    """HTML paragraphs whose text content is `text` exactly.

    Each segment carries in `data-k` the `key:role` of all marks over it. Triggers are links to
    `#{prefix}-{key}` and have the id `{prefix}-t-{key}`. Paragraphs part after blank lines.
    """
    inner = paragraph_starts(text)
    pieces = ['<p dir="auto">']
    for segment in segments(len(text), marks, breaks=inner):
        if segment.start in inner:
            pieces.append('</p><p dir="auto">')
        pieces += _segment(html.escape(text[segment.start : segment.end]), segment, prefix)
    return "".join([*pieces, "</p>"])


def paragraph_starts(text: str) -> set[int]:
    """Where paragraphs begin, but for the first; blank lines belong to the one before."""
    return {match.end() for match in BLANK_LINE.finditer(text)} - {len(text)}


def _segment(words: str, segment: Segment, prefix: str) -> Iterator[str]:
    if not segment.marks:
        yield words
        return
    triggers = [mark for mark in segment.marks if mark.role == "trigger"]
    ids = [f"{prefix}-t-{mark.key}" for mark in triggers if mark.span.start == segment.start]
    # An element has one id: further events on the same word get an empty one before it.
    yield from (f'<span id="{further}"></span>' for further in ids[1:])
    keys = " ".join(dict.fromkeys(f"{mark.key}:{mark.role}" for mark in segment.marks))
    attributes = f'class="{_classes(segment.marks, triggers)}" data-k="{keys}"'
    if not triggers:
        yield f"<span {attributes}>{words}</span>"
        return
    identity = f' id="{ids[0]}"' if ids else ""
    label = html.escape("; ".join(mark.label for mark in triggers))
    words = f"<s>{words}</s>" if "neg" in triggers[0].style.split() else words
    yield f'<a href="#{prefix}-{triggers[0].key}"{identity} {attributes} title="{label}">{words}</a>'
    numbers = " ".join(mark.key.lstrip("e") for mark in triggers if mark.span.end == segment.end)
    if numbers:
        yield f'<sup data-n="{numbers}"></sup>'


def _classes(marks: Sequence[Mark], triggers: Sequence[Mark]) -> str:
    """The deepest content's class, then source, cue, and the first trigger's."""
    depth = max((mark.style for mark in marks if mark.role == "content"), default="")
    others = dict.fromkeys(mark.style for mark in marks if mark.role in ("source", "cue"))
    return " ".join(filter(None, [depth, *others, triggers[0].style if triggers else ""])) or "w"
