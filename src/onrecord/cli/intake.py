"""Options about the input, as ingest settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.record.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ingest import Skipped, Source


def day(option: str, value: str | None) -> dt.date | None:
    """The day in `value`. Raises UsageError, which names `option`."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise UsageError(f"{option} {value!r} is no date; give a day like 2014-12-15") from None


def field_names(pairs: Sequence[str]) -> Mapping[str, str]:
    """Our field names and the user's, from `ours=theirs`. Raises UsageError."""
    names: dict[str, str] = {}
    for pair in pairs:
        ours, mark, theirs = pair.partition("=")
        if not mark or not ours.strip() or not theirs.strip():
            raise UsageError(f"--field {pair!r} is no pair; give OURS=THEIRS, like text=body")
        if ours.strip() in names:
            raise UsageError(f"--field {pair!r} names {ours.strip()!r} a second time; give each field once")
        names[ours.strip()] = theirs.strip()
    return MappingProxyType(names)


def readable(sources: Sequence[str]) -> tuple[list[Source], list[Skipped]]:
    """The files that `sources` name, and those of folders that are left out. Raises InputError, UsageError."""
    from onrecord.ingest import Source, expand

    items = expand(sources)
    return (
        [item for item in items if isinstance(item, Source)],
        [item for item in items if not isinstance(item, Source)],
    )


def taken_files(sources: Sequence[Source]) -> dict[str, str]:
    """The files that no output may replace."""
    return {source.path: "an input" for source in sources if source.path != "-"}


def page_title(sources: Sequence[str]) -> str:
    """What heads a page of these sources."""
    names = [Path(source).name or source for source in sources if source != "-"]
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "") if names else "Onrecord"
