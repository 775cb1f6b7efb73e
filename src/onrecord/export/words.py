"""Short wordings that every view shares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Argument, Attribution, Count, Entity, Report

UNKNOWN = "\N{EN DASH}"
UNKNOWN_SOURCE = "unknown source"

# A line end and the blank lines after it; atomic, lest CRLF pass for two line ends.
BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)(?:[^\S\r\n]*(?>\r\n|\n|\r))+")

# Terminal control characters and the invisible characters that reorder text.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Index:
    """A report's entities and attributions by id."""

    entities: Mapping[str, Entity]
    attributions: Mapping[str, Attribution]

    @classmethod
    def of(cls, report: Report) -> Index:
        """The index of one report."""
        return cls({e.id: e for e in report.entities}, {a.id: a for a in report.attributions})

    def names(self, arguments: Iterable[Argument]) -> tuple[str, ...]:
        """Names of the arguments' entities, each once, in the order given. Raises KeyError."""
        return tuple(dict.fromkeys(plain(self.entities[argument.entity].name) for argument in arguments))


def plain(text: str) -> str:
    """`text` on one line that is safe to print.

    Runs of white space become one space; control and direction characters are dropped; half a surrogate
    pair becomes U+FFFD.
    """
    printable = _UNPRINTABLE.sub("", " ".join(text.split()))
    return _SURROGATE.sub("\ufffd", " ".join(printable.split()))


def isolated(text: str) -> str:
    """`text`, in direction isolates if it holds right-to-left letters, so that its surroundings keep their order."""
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return f"\u2068{text}\u2069"
    return text


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`; a dash if there are none."""
    if not names:
        return UNKNOWN
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def bounds_words(minimum: int | None, maximum: int | None) -> str:
    """Two inclusive bounds in words: `12`, `at least 12`, `up to 30`, `12 to 30`; a dash if both are open."""
    if minimum == maximum:
        return UNKNOWN if minimum is None else str(minimum)
    if maximum is None:
        return f"at least {minimum}"
    return f"{minimum} to {maximum}" if minimum else f"up to {maximum}"


def count_words(count: Count) -> str:
    """`killed: at least 12`; the text's own words follow where they hold no figure."""
    words = f"{count.what}: {bounds_words(count.minimum, count.maximum)}"
    quote = plain(count.quote.text)
    return words if any(char.isdigit() for char in quote) else f"{words} (“{quote}”)"


def source_words(index: Index, attribution: Attribution) -> str | None:
    """The source's resolved name, else its words in the text, else None."""
    if attribution.source_entity is not None:
        return plain(index.entities[attribution.source_entity].name)
    return plain(attribution.source.text) if attribution.source else None


def _voice(index: Index, attribution: Attribution) -> str:
    source = source_words(index, attribution)
    if source is not None:
        return isolated(source)
    return f"{UNKNOWN_SOURCE} (“{plain(attribution.cue.text)}”)" if attribution.cue else UNKNOWN_SOURCE


def chain_words(index: Index, chain: Sequence[str]) -> str:
    """A chain of attribution ids, innermost first, in words: `per Iran, as told by Turkey`, or `own voice`.

    Raises KeyError for an id that the report lacks.
    """
    if not chain:
        return "own voice"
    return told_by(_voice(index, index.attributions[attribution_id]) for attribution_id in chain)


def told_by(voices: Iterable[str]) -> str:
    """Voices, innermost first, in words; one who tells what he has said himself is named once."""
    told = pairwise(["", *voices])
    return "per " + ", as told by ".join(v for before, v in told if v != before or v.startswith(UNKNOWN_SOURCE))
