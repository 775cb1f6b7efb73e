"""What the commands work with. Handed in through the context's `obj`, so that another reader can take its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from onrecord.coder import Coder, TextReader


def _coder(weights: Path | None) -> Coder:
    from onrecord.coder import Coder

    return Coder(weights)


def _reader(weights: Path | None) -> TextReader:
    from onrecord.reader import Reader

    return Reader.load(weights)


@dataclass(frozen=True, slots=True)
class Services:
    """Makes a coder, or only a reader, from a folder of weights (None: the package's own)."""

    coder: Callable[[Path | None], Coder] = _coder
    reader: Callable[[Path | None], TextReader] = _reader


def services(context: typer.Context) -> Services:
    """The services of this run."""
    return context.obj if isinstance(context.obj, Services) else Services()
