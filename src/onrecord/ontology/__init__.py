"""The codes that records are written in: PLOVER types, modes and sectors, and the mapping to CAMEO."""

from onrecord.ontology.plover import VERSION, EventType, Mode, check_mode, check_type, score, types
from onrecord.ontology.sectors import check_sector, nonstate_codes, sectors

__all__ = [
    "VERSION",
    "EventType",
    "Mode",
    "check_mode",
    "check_sector",
    "check_type",
    "nonstate_codes",
    "score",
    "sectors",
    "types",
]
