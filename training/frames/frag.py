"""Pieces of text that remember which of their characters are what.

A ``Frag`` is a text with marks: half-open ranges into it, each with a key. Pieces are joined by ``cat`` and the
ranges move along, so every quote of the finished article can be sliced back from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from training.frames.draft import Attribution, Event

Key = tuple[object, str]
Part = "str | Frag"


@dataclass(slots=True)
class Frag:
    """A text, its marks ``(start, end, key)``, and the events and attributions told in it."""

    text: str
    marks: list[tuple[int, int, Key]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is any text."""
        return bool(self.text)


def _absorb(into: Frag, part: Frag) -> None:
    shift = len(into.text)
    into.text += part.text
    into.marks.extend((start + shift, end + shift, key) for start, end, key in part.marks)
    into.events.extend(part.events)
    into.attributions.extend(part.attributions)


def _drop_comma(frag: Frag) -> None:
    """Take away the closing comma of an apposition before another stop."""
    frag.text = frag.text[:-1]
    size = len(frag.text)
    frag.marks = [(start, min(end, size), key) for start, end, key in frag.marks]


def cat(*parts: str | Frag | None) -> Frag:
    """Join parts as they stand; an apposition's comma gives way to a following stop."""
    out = Frag("")
    for part in parts:
        if not part:
            continue
        piece = Frag(part) if isinstance(part, str) else part
        if out.text.endswith(",") and piece.text[:1] in {",", ".", ";", "?", "!", ":"}:
            _drop_comma(out)
        _absorb(out, piece)
    return out


def words(*parts: str | Frag | None) -> Frag:
    """Join parts with single spaces, none before a stop, a possessive ending or a closing mark."""
    spaced: list[str | Frag] = []
    for part in parts:
        if not part:
            continue
        text = part if isinstance(part, str) else part.text
        if spaced and not text.startswith((",", ".", ";", "?", "!", ":", "'s ", "' ")):
            spaced.append(" ")
        spaced.append(part)
    return cat(*spaced)


def mark(frag: str | Frag, *keys: Key) -> Frag:
    """The piece with its whole text marked, without spaces and a comma at its ends."""
    out = cat(frag)
    start = len(out.text) - len(out.text.lstrip())
    end = len(out.text.rstrip(" ,"))
    out.marks = [*out.marks, *((start, end, key) for key in keys)]
    return out


def capital(frag: Frag) -> Frag:
    """The piece with a capital first letter."""
    at = next((k for k, letter in enumerate(frag.text) if letter.isalnum()), 0)
    text = frag.text[:at] + frag.text[at : at + 1].upper() + frag.text[at + 1 :]
    return Frag(text, list(frag.marks), list(frag.events), list(frag.attributions))


def replaced(frag: Frag, old: str, new: str) -> Frag:
    """The piece with one character written as another everywhere (quotation marks)."""
    return Frag(frag.text.replace(old, new), list(frag.marks), list(frag.events), list(frag.attributions))


def spans(frag: Frag) -> dict[Key, tuple[int, int]]:
    """Where each key stands (its first place)."""
    found: dict[Key, tuple[int, int]] = {}
    for start, end, key in frag.marks:
        found.setdefault(key, (start, end))
    return found


def told(frags: Iterable[Frag]) -> Frag:
    """An empty piece that carries the events and attributions of others."""
    out = Frag("")
    for frag in frags:
        out.events.extend(frag.events)
        out.attributions.extend(frag.attributions)
    return out
