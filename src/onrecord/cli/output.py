"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from onrecord.record.errors import OutputError, UsageError

STDOUT = "-"


class Output:
    """A text stream in UTF-8 to `target`, a path or `-`. Nothing of a file is seen before `commit`."""

    def __init__(self, target: str, *, lossy: bool = False) -> None:
        """Open it. `lossy` output may replace characters that a terminal can't show. Raises OutputError."""
        self.target = target
        self._place = None if target == STDOUT else Path(os.path.realpath(target))
        self._temporary: Path | None = None
        with _our_errors(target):
            self.stream = self._open(lossy)

    def _open(self, lossy: bool) -> TextIO:
        if self._place is None:
            return _stdout(lossy)
        if self._place.exists() and not self._place.is_file():
            # A device or a pipe can't be replaced by a finished file.
            return self._place.open("w", encoding="utf-8", newline="")
        self._temporary = self._place.with_name(f".{self._place.name}.{os.getpid()}.part")
        return self._temporary.open("w", encoding="utf-8", newline="")

    @contextmanager
    def writing(self) -> Iterator[TextIO]:
        """The stream; what goes wrong while writing is told as an OutputError, and nothing is left behind."""
        try:
            with _our_errors(self.target):
                yield self.stream
        except OutputError:
            self.discard()
            raise

    def commit(self) -> None:
        """Make what was written the file's content. Raises OutputError."""
        with self.writing() as stream:
            stream.flush()
            if self._place is None:
                return
            if self._temporary is not None:
                os.fsync(stream.fileno())
            stream.close()
            if self._temporary is not None:
                if self._place.exists():
                    shutil.copymode(self._place, self._temporary)
                self._temporary.replace(self._place)
                self._temporary = None

    def discard(self) -> None:
        """Throw away what was written to a file and not committed."""
        if self._place is None:
            return
        with suppress(OSError):
            self.stream.close()
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.unlink(missing_ok=True)


@contextmanager
def text_output(target: str, *, lossy: bool = False) -> Iterator[TextIO]:
    """A stream to `target`, committed at the end of the block, discarded on any error."""
    output = Output(target, lossy=lossy)
    try:
        with output.writing() as stream:
            yield stream
    except BaseException:
        output.discard()
        raise
    output.commit()


def check_targets(targets: dict[str, str | None], *, taken: dict[str, str]) -> None:
    """Raise UsageError if two of `targets` (by option) are one file, or one is a file in `taken` (by what it is)."""
    seen = {os.path.realpath(path): what for path, what in taken.items()}
    for option, target in targets.items():
        if target is None:
            continue
        key = target if target == STDOUT else os.path.realpath(target)
        if key in seen:
            raise UsageError(f"{option} {target} is {seen[key]} too; give it a file of its own")
        seen[key] = f"that of {option}"


def _stdout(lossy: bool) -> TextIO:
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if lossy:
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", newline="")
    return cast(TextIO, stream)


@contextmanager
def _our_errors(target: str) -> Iterator[None]:
    name = "standard output" if target == STDOUT else target
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise OutputError(f"{name}: no space is left on the disk; free some and run again") from None
        if error.errno == errno.ENOENT:
            raise OutputError(f"{name}: there is no such folder; make it first") from None
        reason = error.strerror or str(error)
        raise OutputError(f"{name} can't be written ({reason}); check the place and its permissions") from None
