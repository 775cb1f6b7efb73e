"""Typed questions to a store, and their answers as rows."""

from onrecord.query.answer import CountRow, EventRow, Party, find_events
from onrecord.query.dates import parse_since, parse_until
from onrecord.query.question import EventQuery

__all__ = ["CountRow", "EventQuery", "EventRow", "Party", "find_events", "parse_since", "parse_until"]
