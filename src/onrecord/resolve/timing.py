"""When the events of a reading happened, and how many people they concern."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.record.article import Article
from onrecord.record.reading import EventMention
from onrecord.record.report import Count, EventTime
from onrecord.record.spans import Quote, Span
from onrecord.resolve.counts import read_count
from onrecord.resolve.syntax import Syntax
from onrecord.resolve.tense import tense_of
from onrecord.resolve.times import Timex, event_time, find_timexes

_BEFORE = 20
_HEADS = re.compile(r"\s*[:\u2013\u2014]\s|\s+-\s")


def event_times(syntax: Syntax, article: Article) -> tuple[EventTime, ...]:
    """The time of each event of the reading, in order. Relative words are read against the day of publication."""
    text = syntax.reading.text
    timexes = find_timexes(text)
    starts = [timex.span.start for timex in timexes]
    return tuple(
        event_time(
            event.trigger,
            times := event.times or _heading(text, event.trigger, timexes, starts),
            sentence := _sentence(syntax, event.trigger),
            text=text,
            timexes=_near(timexes, starts, (sentence, *times)),
            published=article.published,
            tense=tense_of(syntax, event.trigger, status=event.status),
        )
        for event in syntax.reading.events
    )


def _sentence(syntax: Syntax, trigger: Span) -> Span:
    """The sentence of a trigger; the trigger itself if it holds no word."""
    words = syntax.words_of(trigger)
    return syntax.span(*syntax.sentence_words(words.start)) if words else trigger


def _heading(text: str, trigger: Span, timexes: Sequence[Timex], starts: Sequence[int]) -> tuple[Span, ...]:
    """The time expression that heads the trigger's line, as in a chronology: "- 3 May 2014: Troops arrive"."""
    line = max(text.rfind(end, 0, trigger.start) for end in "\r\n") + 1
    number = bisect_left(starts, line)
    if number == len(timexes) or timexes[number].span.end > trigger.start:
        return ()
    span = timexes[number].span
    heads = _HEADS.match(text, span.end) and not any(char.isalnum() for char in text[line : span.start])
    return (span,) if heads else ()


def _near(timexes: Sequence[Timex], starts: Sequence[int], spans: Sequence[Span]) -> Sequence[Timex]:
    """The time expressions around `spans`, with some before them that relative ones may count from."""
    first = bisect_left(starts, min(span.start for span in spans))
    last = bisect_left(starts, max(span.end for span in spans))
    return timexes[max(0, first - _BEFORE) : last]


def event_counts(text: str, event: EventMention) -> tuple[Count, ...]:
    """The numbers of people of an event; words that hold no number are left out."""
    found = []
    for mention in event.counts:
        bounds = read_count(mention.span.of(text))
        if bounds is not None:
            found.append(Count(mention.what, Quote.at(text, mention.span), *bounds))
    return tuple(found)
