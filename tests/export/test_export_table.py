"""Events as a table in a terminal."""

from __future__ import annotations

import io

import pytest

from onrecord.export.sentence import event_lines
from onrecord.export.table import PIPED_WIDTH, write_table
from onrecord.record import Report


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def table(report: Report, width: int | None = None, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    write_table(event_lines(report), stream, width=width)
    return stream.getvalue()


def test_piped_table_is_plain_and_fixed_in_width(basra_report: Report) -> None:
    out = table(basra_report)
    assert "\x1b" not in out
    assert {len(line) for line in out.splitlines()} == {PIPED_WIDTH}
    assert "per Iran, as told by Turkey" in out
    assert all(event.uid in out for event in basra_report.events)


def test_terminal_table_is_coloured(basra_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[" in table(basra_report, width=120, stream=Terminal())


@pytest.mark.parametrize("width", [30, 60, 90, 160])
def test_no_line_is_wider_than_asked(basra_report: Report, width: int) -> None:
    assert max(len(line) for line in table(basra_report, width).splitlines()) <= width


def test_narrow_terminals_get_paragraphs(basra_report: Report) -> None:
    out = table(basra_report, 60)
    assert "──" not in out
    assert " ".join(out.split()).startswith("2009-04-30 · British army → withdrew from → Basra, Iraq · actual")


def test_text_of_articles_is_no_markup(make_draft: object) -> None:
    draft = make_draft("The [red]army[/red] struck :bomb: twice.")  # type: ignore[operator]
    army = draft.entity("[red]army[/red] :bomb:")
    draft.event("struck", "ASSAULT", actors=(draft.argument(army),))
    for width in (60, 160):
        assert "[red]army[/red] :bomb:" in table(draft.report(), width)
