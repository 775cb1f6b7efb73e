"""What can be set in the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ResolverSettings:
    """`cache` is the folder of the gazetteer's index; None is the user's cache folder."""

    cache: Path | None = None
