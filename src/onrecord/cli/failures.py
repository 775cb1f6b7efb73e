"""From errors to one sentence and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from typer.exceptions import TyperException

from onrecord.record.errors import OnrecordError

INTERRUPTED = 130
BROKEN_PIPE = 141

EXIT_CODES = """\b
Exit codes:
  0  everything was done
  1  a fault in Onrecord itself: please report it
  2  the call is off: an option, a value, a combination
  3  one or more inputs (or all) could not be read; the others were coded
  4  the weights are missing, damaged or of another version
  5  the database could not be opened, read or written
  6  a result could not be written
  130  stopped by Ctrl-C; what was done is kept
  141  the program that read the output has gone
"""


def say(sentence: str) -> None:
    """Print one line on standard error, whatever it can show."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    typer.echo(sentence.encode(encoding, "backslashreplace").decode(encoding), err=True)


def internal(error: BaseException, *, verbose: bool) -> str:
    """What is said of a fault of ours."""
    if verbose:
        return "".join(traceback.format_exception(error)).rstrip()
    kind, reason = type(error).__name__, " ".join(str(error).split())
    return f"a fault in Onrecord ({kind}: {reason:.200}); run again with -v for details, and report them to its issues"


@contextmanager
def reported(context: typer.Context) -> Iterator[None]:
    """Turn errors into a sentence on standard error and an exit code; `context.meta["verbose"]` adds tracebacks."""
    try:
        yield
        sys.stdout.flush()
    except (TyperException, typer.Exit, typer.Abort):
        raise
    except OnrecordError as error:
        say(f"onrecord: {error}")
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        say("onrecord: stopped; what was done is kept")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _silence_stdout()
        raise typer.Exit(BROKEN_PIPE) from None
    except Exception as error:
        say(f"onrecord: {internal(error, verbose=bool(context.meta.get('verbose')))}")
        raise typer.Exit(1) from None


def _silence_stdout() -> None:
    # Python flushes standard output once more at exit, and would complain again.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
