"""What assembly asks of a resolution: entities, and what each mention of the reading stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.record import Argument, Count, Entity, EventTime


class ResolvedEvent(Protocol):
    """Who, whom, where, when and how many of one event mention."""

    @property
    def actors(self) -> Sequence[Argument]:
        """Those who act."""

    @property
    def recipients(self) -> Sequence[Argument]:
        """Those it is done to."""

    @property
    def places(self) -> Sequence[Argument]:
        """Where, most specific first."""

    @property
    def time(self) -> EventTime:
        """When."""

    @property
    def counts(self) -> Sequence[Count]:
        """Numbers of people."""


class ResolvedText(Protocol):
    """The resolution of one reading; `sources` and `events` run parallel to its attributions and events."""

    @property
    def entities(self) -> Sequence[Entity]:
        """All entities, n1, n2, …"""

    @property
    def sources(self) -> Sequence[str | None]:
        """Entity id of each attribution's source, None if unknown."""

    @property
    def events(self) -> Sequence[ResolvedEvent]:
        """What each event mention was resolved to."""

    @property
    def notes(self) -> Sequence[str]:
        """What could not be resolved, and why."""
