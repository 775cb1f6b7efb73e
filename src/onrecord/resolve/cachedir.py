"""Where files live that can be made again."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder for Onrecord's cache: ONRECORD_CACHE if set, else the platform's place for a user's caches."""
    values = os.environ if environment is None else environment
    if values.get("ONRECORD_CACHE"):
        return Path(values["ONRECORD_CACHE"])
    if sys.platform == "win32":
        return Path(values.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "onrecord" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    return Path(values.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"
