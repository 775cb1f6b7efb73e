"""The program `onrecord`."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.cli import code, events, read, schema, show
from onrecord.cli.failures import EXIT_CODES, reported
from onrecord.cli.services import services


class _Group(TyperGroup):
    """The commands in the order given, their errors told in one sentence."""

    def invoke(self, ctx: Any) -> Any:
        with reported(ctx):
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Group,
    name="onrecord",
    help="Event data with its sources left in: who said that who did what to whom, where, when, in what status.",
    epilog=EXIT_CODES,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (code.code, events.events, show.show, read.read, schema.schema):
    app.command(epilog=EXIT_CODES)(_command)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Versions of code, weights, ontology.")] = False,
) -> None:
    if version:
        typer.echo("\n".join(_versions(context)))
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _versions(context: typer.Context) -> list[str]:
    from onrecord import __version__
    from onrecord.ontology import plover

    return [f"onrecord {__version__}", f"weights {services(context).reader(None).version}", plover.VERSION]


def main() -> None:
    """Run the program with the arguments of this process; exits."""
    app()
