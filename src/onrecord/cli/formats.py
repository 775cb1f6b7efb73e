"""Which form a result takes: as said, else by the suffix of its file, else a table."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from onrecord.cli.output import STDOUT
from onrecord.record.errors import UsageError

Form = Literal["table", "json", "jsonl", "csv", "html"]

_SUFFIXES: dict[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}


def form_of(target: str | None, said: Form | None, *, allowed: tuple[Form, ...]) -> Form:
    """The form of a result. Raises UsageError for a suffix that says nothing, or a form that is not allowed."""
    form = said or (_by_suffix(target) if target is not None and target != STDOUT else "table")
    if form not in allowed:
        raise UsageError(f"form {form!r} is not made by this command; it makes {', '.join(allowed)}")
    return form


def _by_suffix(target: str) -> Form:
    suffix = PurePath(target).suffix.lower()
    if suffix not in _SUFFIXES:
        raise UsageError(f"the suffix of {target} does not tell the form; use {', '.join(_SUFFIXES)}, or say --to")
    return _SUFFIXES[suffix]
