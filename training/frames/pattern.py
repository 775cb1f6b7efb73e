"""Patterns of the lexicon: ``impose* ([sanctions]) on {R}`` as a list of items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(
    r"(?P<slot>\{\w+\}(?:'s)?)|(?P<verb>[\w-]+)\*|<(?P<type>[A-Z]+)(?:\.(?P<mode>[\w-]+))?:(?P<inner>[^>]+)>"
    r"|\[(?P<trigger>[^\]]+)\]|(?P<word>[^\s()«»]+)|(?P<fence>[()«»])"
)


@dataclass(slots=True, frozen=True)
class Item:
    """One item: ``kind`` is slot, verb, inner, trigger, word or fence; ``value`` its text."""

    kind: str
    value: str
    type: str = ""
    mode: str | None = None


@cache
def items(pattern: str) -> tuple[Item, ...]:
    """The items of a pattern, in order."""
    return tuple(_item(match) for match in _TOKEN.finditer(pattern))


def _item(match: re.Match[str]) -> Item:
    if match["type"]:
        return Item("inner", match["inner"], match["type"], match["mode"])
    kind = next(name for name in ("slot", "verb", "trigger", "word", "fence") if match[name])
    return Item(kind, match[kind].strip("{}") if kind == "slot" else match[kind])


@cache
def literal_object(pattern: str) -> tuple[Item, ...]:
    """The items between the parentheses, the object that may become a subject."""
    parts = items(pattern)
    fences = [k for k, item in enumerate(parts) if item.kind == "fence" and item.value in "()"]
    return parts[fences[0] + 1 : fences[1]] if len(fences) == 2 else ()


@cache
def has_trigger(pattern: str) -> bool:
    """Whether another word than the verb names the act."""
    return any(item.kind == "trigger" for item in items(pattern))
