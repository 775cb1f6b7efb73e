"""From a reading and its resolution to a report: ids, chains of sources, repeated acts, checks."""

from onrecord.assemble.report import assemble
from onrecord.assemble.resolved import ResolvedEvent, ResolvedText

__all__ = ["ResolvedEvent", "ResolvedText", "assemble"]
