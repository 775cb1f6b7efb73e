"""When: time expressions in a text, their place in the calendar, and which one dates an event."""

from onrecord.resolve.times.choose import event_time
from onrecord.resolve.times.expressions import Timex
from onrecord.resolve.times.find import find_timexes
from onrecord.resolve.times.narrative import completed
from onrecord.resolve.times.normalise import normalise

__all__ = ["Timex", "completed", "event_time", "find_timexes", "normalise"]
