"""What a rule of the time grammar is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.resolve.times.expressions import Expression, Kind

Built = tuple[Kind, Expression]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means; `build` gives None where the words are no time expression after all.

    The span is that of the group `x` if the pattern has one.
    """

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Built | None]


def before(match: re.Match[str], length: int = 24) -> str:
    """The characters before a match."""
    return match.string[max(0, match.start() - length) : match.start()]


def after(match: re.Match[str], length: int = 60) -> str:
    """The characters after a match."""
    return match.string[match.end() : match.end() + length]
