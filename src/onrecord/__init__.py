"""Onrecord: event data with its sources left in.

`Coder` turns articles into reports, `open` opens a database of reports. Both are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.coder import Coder
    from onrecord.record import Article, Report
    from onrecord.store import open_store as open

__version__ = "0.1.0"

__all__ = ["Article", "Coder", "Report", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name == "Coder":
        from onrecord.coder import Coder

        return Coder
    if name in ("Article", "Report"):
        from onrecord import record

        return getattr(record, name)
    if name == "open":
        from onrecord.store import open_store

        return open_store
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
