"""A `.json` file: an article's object, a list of them, or an object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.ingest.jsonlines import not_json
from onrecord.record.errors import FormatError, InputError

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value, or why there is none, and the 1-based line it starts on."""

    line: int
    value: Any
    error: InputError | None = None


def parse_file(text: str, *, name: str) -> Iterator[Value]:
    """The articles' values in a `.json` file: an object, the members of a list, or an object a line."""
    start = _skip(text, 0)
    if text.startswith("[", start):
        yield from _members(text, start + 1, name)
        return
    first, end = _value_at(text, start, 1 + text.count("\n", 0, start), name)
    if first.error is None and _skip(text, end) < len(text):
        yield from _by_line(text, name)
    else:
        yield first


def _by_line(text: str, name: str) -> Iterator[Value]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            value, end = _value_at(line, _skip(line, 0), number, name)
            rest = _skip(line, end) < len(line)
            yield _broken(number, name, "Extra data") if rest and value.error is None else value


def _members(text: str, at: int, name: str) -> Iterator[Value]:
    """The members of a list that opens before `at`; one that can't be parsed hides those after it."""
    line, counted = 1, 0
    at = _skip(text, at)
    more = not text.startswith("]", at)
    while more:
        line, counted = line + text.count("\n", counted, at), at
        value, end = _value_at(text, at, line, name)
        yield value
        if value.error is not None:
            return
        at = _skip(text, end)
        more = text.startswith(",", at)
        if more:
            at = _skip(text, at + 1)
    if not text.startswith("]", at) or _skip(text, at + 1) < len(text):
        yield _broken(1 + text.count("\n", 0, at), name, "the list is not closed, or more follows it")


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value_at(text: str, at: int, line: int, name: str) -> tuple[Value, int]:
    """The value at `at`, on `line`, and where it ends."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        # Only the part up to the error is counted: on a line of its own `error.lineno` starts anew.
        broken = line + text.count("\n", at, error.pos)
        return _broken(broken, name, f"{error.msg}, column {error.colno}"), len(text)
    except (ValueError, RecursionError) as error:
        return Value(line, None, FormatError(not_json(error, f"{name}:{line}"))), len(text)
    return Value(line, value), end


def _broken(line: int, name: str, what: str) -> Value:
    message = f"{name}:{line}: this is not JSON ({what}); one JSON object an article, or a list of them, is wanted"
    return Value(line, None, FormatError(message))
