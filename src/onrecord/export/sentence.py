"""An event as a line that reads like a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.export.words import UNKNOWN, Index, chain_words, count_words, isolated, listed, plain
from onrecord.record import Argument, Event, EventTime, Quote, Report

_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "about across against among around at away back behind between down for from in inside into near of off on "
        "onto out outside over past through to toward towards up upon with within",
    )
)
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class EventLine:
    """The parts of a line, ready to print. Unknown parts are a dash; `where` is empty if `whom` says it already.

    `verb` is the trigger as given in the text, with the preposition that leads to `whom` if there is one.
    """

    when: str
    who: str
    verb: str
    whom: str
    where: str
    type: str
    status: str
    negated: bool
    voice: str
    counts: tuple[str, ...]
    uid: str
    doc_id: str

    @property
    def act(self) -> str:
        """`who → verb → whom`, with `not:` before the verb if the act is negated."""
        verb = isolated(self.verb)
        return f"{isolated(self.who)} → {f'not: {verb}' if self.negated else verb} → {isolated(self.whom)}"

    @property
    def state(self) -> str:
        """The status, and `negated` if it is."""
        return f"{self.status}, negated" if self.negated else self.status

    def __str__(self) -> str:
        """The whole line."""
        where = [f"in {isolated(self.where)}"] if self.where else []
        return " · ".join([self.when, self.act, *where, *self.counts, self.state, self.voice])


def event_sentence(report: Report, event: Event) -> str:
    """One event as one line.

    `2009-04-30 · British army → withdrew from → Basra, Iraq · actual · own voice`. Sources stand innermost
    first: `per Iran, as told by Turkey`. Raises KeyError if the event names an entity or attribution that
    the report lacks.
    """
    return str(event_line(report, event))


def event_lines(report: Report) -> Iterator[EventLine]:
    """The lines of all events of a report, in its order. Raises KeyError as `event_sentence` does."""
    index = Index.of(report)
    return (event_line(report, event, index=index) for event in report.events)


def event_line(report: Report, event: Event, *, index: Index | None = None) -> EventLine:
    """The parts of one event's line; `index` is the report's, made if not given."""
    index = index or Index.of(report)
    target, particle = _target(report.article.text, event)
    whom = index.names(target)
    places = [name for name in index.names(event.places) if name not in whom]
    trigger = plain(event.trigger.text)
    return EventLine(
        when=time_words(event.time),
        who=listed(index.names(event.actors)),
        verb=f"{trigger} {particle}" if particle else trigger,
        whom=", ".join(whom) if target is event.places and whom else listed(whom),
        where=", ".join(places),
        type=event.type,
        status=event.status,
        negated=event.polarity == "negated",
        voice=chain_words(index, event.chain),
        counts=tuple(count_words(count) for count in event.counts),
        uid=event.uid,
        doc_id=plain(report.article.doc_id),
    )


def time_words(time: EventTime) -> str:
    """The date (`2009-04-30`, `2009-04 to 2009-06`), else the text's own words for it in quotes, else a dash."""
    if time.value:
        return plain(time.value).replace("/", " to ")
    return f"“{plain(time.quote.text)}”" if time.quote else UNKNOWN


def _target(text: str, event: Event) -> tuple[Sequence[Argument], str]:
    """What follows the verb: the recipients, or places that the verb leads to; and the preposition between."""
    if event.recipients:
        return event.recipients, _lead(text, event.trigger, event.recipients) or ""
    lead = _lead(text, event.trigger, event.places)
    return ((), "") if lead is None else (event.places, lead)


def _lead(text: str, trigger: Quote, arguments: Sequence[Argument]) -> str | None:
    """The prepositions between the trigger and the next argument, None if other words stand there."""
    starts = [a.quote.span.start for a in arguments if a.quote and a.quote.span.start >= trigger.span.end]
    if not starts:
        return None
    words = text[trigger.span.end : min(starts)].lower().split()
    if words and words[-1] in _DETERMINERS:
        words.pop()
    return " ".join(words) if len(words) <= 2 and _PARTICLES.issuperset(words) else None
