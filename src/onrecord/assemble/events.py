"""Events of a report: two that are one merged, ordered, numbered, each with its chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.assemble.attributions import Voices
from onrecord.assemble.resolved import ResolvedEvent
from onrecord.assemble.sameness import join_same
from onrecord.assemble.sentences import SentenceIndex
from onrecord.record import Argument, Count, Event, EventMention, EventTime, Quote, Span
from onrecord.record.identity import event_uid

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Act:
    """An event mention with what it was resolved to."""

    mention: EventMention
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]
    places: tuple[Argument, ...]
    time: EventTime
    counts: tuple[Count, ...]

    @classmethod
    def of(cls, mention: EventMention, resolved: ResolvedEvent) -> Act:
        """Join a mention and its resolution."""
        return cls(
            mention,
            _once(resolved.actors),
            _once(resolved.recipients),
            _once(resolved.places),
            resolved.time,
            _once(resolved.counts),
        )

    @property
    def key(self) -> tuple[Span, str]:
        """What makes it one event: trigger and type."""
        return self.mention.trigger, self.mention.type


def merged(acts: Iterable[Act]) -> list[Act]:
    """The acts in text order, those with one trigger and type merged: the surer one's words, all arguments."""
    by_key: dict[tuple[Span, str], Act] = {}
    for act in acts:
        known = by_key.get(act.key)
        by_key[act.key] = act if known is None else _both(known, act)
    return [by_key[key] for key in sorted(by_key)]


def _both(one: Act, other: Act) -> Act:
    first, second = (one, other) if one.mention.score >= other.mention.score else (other, one)
    mode = first.mention.mode or second.mention.mode
    return Act(
        mention=replace(first.mention, mode=mode),
        actors=_once((*first.actors, *second.actors)),
        recipients=_once((*first.recipients, *second.recipients)),
        places=_once((*first.places, *second.places)),
        time=first.time if first.time.quote or not second.time.quote else second.time,
        counts=_once((*first.counts, *second.counts)),
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def events_of(
    acts: Sequence[Act], *, text: str, article_id: str, sentences: SentenceIndex, voices: Voices
) -> tuple[Event, ...]:
    """The events e1, e2, … of merged acts."""
    events = [_event(f"e{number}", act, text, article_id, sentences, voices) for number, act in enumerate(acts, 1)]
    return join_same(events, text)


def _event(name: str, act: Act, text: str, article_id: str, sentences: SentenceIndex, voices: Voices) -> Event:
    mention = act.mention
    trigger = mention.trigger
    sentence = sentences.at(trigger.start)
    return Event(
        id=name,
        uid=event_uid(article=article_id, start=trigger.start, end=trigger.end, event_type=mention.type),
        sentence=-1 if sentence is None else sentence,
        trigger=Quote.at(text, trigger),
        type=mention.type,
        mode=mention.mode,
        actors=act.actors,
        recipients=act.recipients,
        places=act.places,
        time=act.time,
        status=mention.status,
        polarity=mention.polarity,
        chain=voices.chain(trigger),
        counts=act.counts,
        confidence=round(min(max(mention.score, 0.0), 1.0), 4),
    )
