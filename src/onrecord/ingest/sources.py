"""What the user named, as a list of files."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from onrecord.record.article import Origin
from onrecord.record.errors import InputError, UsageError

Kind = Literal["text", "html", "jsonl", "json"]

STDIN = "-"

SUFFIXES: MappingProxyType[str, Kind] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
        ".json": "json",
    }
)
"""The suffixes that a folder is searched for, and what each means."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `path` is as the user named it, or `-` for standard input."""

    path: str

    @property
    def suffix_kind(self) -> Kind | None:
        """What the suffix says the file is, None if it says nothing."""
        return SUFFIXES.get(Path(self.path).suffix.lower())

    def origin(self, kind: str, *, line: int | None = None) -> Origin:
        """The origin of an article at `line` of this source, read as `kind`."""
        if self.path == STDIN:
            return Origin("stdin", None, line)
        return Origin("jsonl" if kind == "json" else kind, shown(self.path), line)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a searched folder that is not read, and why."""

    path: str
    reason: str


Item = Source | Skipped


def shown(path: str) -> str:
    """`path` as text: bytes of a file name that are not UTF-8 come as `\\xNN`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def expand(sources: Sequence[str | Item]) -> list[Item]:
    """The files that `sources` name, in order: files, folders (searched whole), glob patterns, `-`.

    Files of a folder or pattern are sorted by path. What is expanded already stays as it is. Raises
    InputError for a source that does not exist or holds nothing to read, UsageError if there is none, or
    `-` more than once.
    """
    if not sources:
        raise UsageError("no input is named; give files, folders, glob patterns, or - for standard input")
    items = [item for source in sources for item in ([source] if isinstance(source, Item) else _of(source))]
    if items.count(Source(STDIN)) > 1:
        raise UsageError("standard input (-) is named more than once; it can be read once only")
    return items


def _of(source: str) -> list[Item]:
    if source == STDIN:
        return [Source(STDIN)]
    if _exists(source):
        return _at(source)
    if glob.has_magic(source):
        # Path.glob takes no absolute patterns and raises on some that shells allow.
        matches = sorted(glob.glob(source, recursive=True), key=_sort_key)  # noqa: PTH207
        if matches:
            return [item for match in matches for item in _at(match)]
        raise InputError(f"{shown(source)}: no file matches this pattern; check it")
    raise InputError(f"{shown(source) or repr(source)}: there is no such file or folder; check the name")


def _exists(path: str) -> bool:
    # A whole article pasted as an argument is too long for a name, which the system reports as an error.
    try:
        return bool(path) and Path(path).exists()
    except (OSError, ValueError):
        return False


def _at(path: str) -> list[Item]:
    if not Path(path).is_dir():
        return [Source(path)]
    items = _items_under(Path(path))
    skipped = [item for item in items if isinstance(item, Skipped)]
    if len(skipped) < len(items):
        return items
    others = f"{len(skipped)} left out, the first because {skipped[0].reason}" if skipped else "it is empty"
    raise InputError(f"{shown(path)}: this folder holds no article ({others}); wanted are {', '.join(SUFFIXES)}")


def _items_under(folder: Path) -> list[Item]:
    """All files under `folder`, sorted. Links to folders are not followed, so that none is read twice or forever."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        return [Skipped(shown(str(folder)), f"the folder can't be searched ({error.strerror})")]
    items: list[Item] = []
    for entry in entries:
        is_folder = entry.is_dir() and not entry.is_symlink()
        items += _items_under(entry) if is_folder else [_file_item(entry)]
    return items


def _file_item(path: Path) -> Item:
    if path.is_dir():
        return Skipped(shown(str(path)), "a link to a folder is not followed")
    source = Source(str(path))
    if source.suffix_kind is not None:
        return source
    return Skipped(
        shown(str(path)), f"its suffix {path.suffix!r} is none that is read" if path.suffix else "it has no suffix"
    )


def _sort_key(path: str) -> tuple[str, ...]:
    return Path(path).parts
