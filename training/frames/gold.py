"""From drafts to the gold form: exact spans, ids in the order of the text."""

from __future__ import annotations

from typing import Any, TypeVar

from training.frames.draft import Attribution, Entity, Event, Mention, Tally, key
from training.frames.frag import Frag, spans

Places = dict[tuple[object, str], tuple[int, int]]
Json = dict[str, Any]
T = TypeVar("T")


class Gold:
    """Codes one finished text."""

    def __init__(self, frag: Frag, sentences: list[tuple[int, int]], entities: list[Entity]) -> None:
        """Order and number all that was told in a finished text."""
        self.text = frag.text
        self.where: Places = spans(frag)
        self.sentences = sentences
        self.events = sorted(_unique(frag.events), key=lambda e: self.where[key(e, "trigger")])
        self.attributions = sorted(_unique(frag.attributions), key=self._order)
        used = self._used()
        self.entities = [e for e in entities if any(e is u for u in used)]
        self.entities += [u for u in used if all(u is not e for e in self.entities)]
        self.ids = {id(e): f"n{k}" for k, e in enumerate(self.entities, 1)}
        self.ids |= {id(a): f"a{k}" for k, a in enumerate(self.attributions, 1)}
        self.ids |= {id(e): f"e{k}" for k, e in enumerate(self.events, 1)}

    def _order(self, attribution: Attribution) -> tuple[int, int]:
        found = [
            self.where[key(attribution, part)] for part in ("cue", "content") if key(attribution, part) in self.where
        ]
        content = self.where[key(attribution, "content")]
        return (min(span[0] for span in found), -content[1])

    def _used(self) -> list[Entity]:
        found: list[Entity] = []
        for event in self.events:
            found.extend(m.entity for m in event.actors + event.recipients + event.places)
        found.extend(a.speaker for a in self.attributions if a.speaker is not None)
        return _unique(found)

    def sentence(self, at: int) -> int:
        """The index of the sentence that holds a position."""
        return next(k for k, (start, end) in enumerate(self.sentences) if start <= at < end)

    def coded(self) -> Json:
        """Entities, attributions and events in the gold form."""
        return {
            "sentences": [list(span) for span in self.sentences],
            "entities": [self._entity(e) for e in self.entities],
            "attributions": [self._attribution(a) for a in self.attributions],
            "events": [self._event(e) for e in self.events],
        }

    def _entity(self, entity: Entity) -> Json:
        return {
            "id": self.ids[id(entity)],
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
            "sectors": list(entity.sectors),
        }

    def _quote(self, span: tuple[int, int] | None) -> tuple[str | None, list[int] | None]:
        return (None, None) if span is None else (self.text[span[0] : span[1]], list(span))

    def _attribution(self, attribution: Attribution) -> Json:
        content = self.where[key(attribution, "content")]
        cue = self.where.get(key(attribution, "cue"))
        source = self.where.get(key(attribution.source)) if attribution.source is not None else None
        at = self.sentence((cue or content)[0])
        if source is not None and self.sentence(source[0]) != at:
            source = None
        quotes = {"source": self._quote(source), "cue": self._quote(cue), "content": self._quote(content)}
        speaker = attribution.speaker
        return {
            "id": self.ids[id(attribution)],
            "s": at,
            "source": quotes["source"][0],
            "source_entity": self.ids[id(speaker)] if speaker is not None else None,
            "cue": quotes["cue"][0],
            "content": quotes["content"][0],
            "kind": attribution.kind,
            "parent": self.ids[id(attribution.parent)] if attribution.parent is not None else None,
            "spans": {part: quote[1] for part, quote in quotes.items()},
        }

    def _argument(self, mention: Mention, at: int) -> Json:
        span = self.where.get(key(mention))
        if span is not None and self.sentence(span[0]) != at:
            span = None
        text, place = self._quote(span)
        return {"text": text, "entity": self.ids[id(mention.entity)], "span": place}

    def _event(self, event: Event) -> Json:
        span = self.where[key(event, "trigger")]
        at = self.sentence(span[0])
        when = self.where.get(key(event, "date")) if event.dated else None
        same = event.same_as
        earlier = same is not None and id(same) in self.ids and self.where[key(same, "trigger")] < span
        return {
            "id": self.ids[id(event)],
            "s": at,
            "trigger": self.text[span[0] : span[1]],
            "span": list(span),
            "type": event.type,
            "mode": event.mode,
            "actors": [self._argument(m, at) for m in _unique(event.actors)],
            "recipients": [self._argument(m, at) for m in _unique(event.recipients)],
            "places": [self._argument(m, at) for m in _unique(event.places)],
            "date": event.date,
            "date_text": self._quote(when)[0],
            "date_span": self._quote(when)[1],
            "status": event.status,
            "polarity": event.polarity,
            "source": self.ids[id(event.source)] if event.source is not None else None,
            "counts": [c for tally in event.counts if (c := self._count(tally)) is not None],
            "same_as": self.ids[id(same)] if earlier and same is not None else None,
        }

    def _count(self, tally: Tally) -> Json | None:
        span = self.where.get(key(tally.holder, "count"))
        if span is None:
            return None
        text, place = self._quote(span)
        return {"what": tally.what, "text": text, "min": tally.low, "max": tally.high, "span": place}


def _unique(items: list[T]) -> list[T]:
    found: list[T] = []
    for item in items:
        if all(item is not known for known in found):
            found.append(item)
    return found
