"""Reading: text in, words, syntax, names, attributions and events out."""

from onrecord.reader.reader import Reader

__all__ = ["Reader"]
