"""Groups of mentions of one entity, as they grow."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.resolve.mentions import Mention
from onrecord.resolve.persons import Gender


@dataclass(slots=True)
class Cluster:
    """Mentions of one entity, by their places in the list of mentions in text order, with reasons.

    `person`: it is one person (True), it can't be one (False), or it is open (None). `code` is the
    country that it is, `government` the country whose government a capital's name stands for.
    """

    members: list[int] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    person: bool | None = None
    gender: Gender | None = None
    plural: bool = False
    code: str | None = None
    government: str | None = None
    score: float = 1.0


class Clusters:
    """All clusters of a text, and which one each mention is in."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._all: list[Cluster] = []
        self._of: list[int | None] = [None] * len(mentions)

    def __getitem__(self, cluster: int) -> Cluster:
        """The cluster with that number."""
        return self._all[cluster]

    def __iter__(self) -> Iterator[Cluster]:
        """All clusters, by number."""
        return iter(self._all)

    def of(self, mention: int) -> int | None:
        """The cluster of a mention, None if it has none yet."""
        return self._of[mention]

    def start(self, mention: int, cluster: Cluster) -> int:
        """A new cluster with this mention in it."""
        self._all.append(cluster)
        self.join(mention, len(self._all) - 1)
        return len(self._all) - 1

    def join(self, mention: int, cluster: int, why: str = "") -> None:
        """Put a mention into a cluster."""
        self._of[mention] = cluster
        target = self._all[cluster]
        insort(target.members, mention)
        if why:
            target.why.append(why)

    def nearest(self, mention: int, found: Sequence[int]) -> int | None:
        """Of several clusters the one last mentioned before `mention`, else the one mentioned soonest after it."""
        if len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda cluster: _closeness(self._all[cluster].members, mention))


def _closeness(members: Sequence[int], mention: int) -> tuple[bool, int]:
    """Larger is nearer; any member before the mention is nearer than all after it."""
    before = bisect_left(members, mention)
    return (True, members[before - 1]) if before else (False, -members[0])
