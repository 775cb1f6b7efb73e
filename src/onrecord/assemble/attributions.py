"""Attributions of a report: ordered, numbered, told direct from indirect, each under its parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.assemble.chains import Contents, chain, innermost, parents
from onrecord.assemble.sentences import SentenceIndex
from onrecord.record import Attribution, AttributionMention, Quote, Span
from onrecord.record.quotation import Quotations


@dataclass(frozen=True, slots=True)
class Sourced:
    """An attribution mention with the entity that it was resolved to; `origin` is its number in the reading."""

    origin: int
    mention: AttributionMention
    source_entity: str | None


class Voices:
    """All attributions of an article and the chains they make."""

    def __init__(self, found: Sequence[Sourced]) -> None:
        """Take `found` in any order; of two with the same spans the first stays."""
        once = {(one.mention.source, one.mention.cue, one.mention.content): one for one in reversed(found)}
        self.found = sorted(once.values(), key=lambda one: (*_place(one.mention), one.origin))
        self._mentions = [one.mention for one in self.found]
        self._contents = Contents(self._mentions)
        self._above = parents(self._mentions)

    def chain(self, trigger: Span) -> tuple[str, ...]:
        """Ids of the attributions that an event with this trigger is told by, innermost first."""
        numbers = chain(innermost(trigger, self._mentions, self._contents), self._above)
        return tuple(_id(number) for number in numbers)

    def attributions(self, text: str, sentences: SentenceIndex) -> tuple[Attribution, ...]:
        """The attributions a1, a2, … in text order of their contents."""
        quotations = Quotations(text)
        return tuple(self._attribution(number, text, sentences, quotations) for number in range(len(self.found)))

    def _attribution(self, number: int, text: str, sentences: SentenceIndex, quotations: Quotations) -> Attribution:
        one = self.found[number]
        mention, above = one.mention, self._above[number]
        sentence = sentences.at(first_part(mention).start)
        return Attribution(
            id=_id(number),
            sentence=-1 if sentence is None else sentence,
            source=_quote(text, mention.source),
            cue=_quote(text, mention.cue),
            content=_quote(text, mention.content),
            source_entity=one.source_entity,
            kind=quotations.kind(mention.content, mention.cue) if mention.content else "indirect",
            parent=None if above is None else _id(above),
        )


def first_part(mention: AttributionMention) -> Span:
    """The part that an attribution is placed by: content, else cue, else source. Raises ValueError if it has none."""
    for part in (mention.content, mention.cue, mention.source):
        if part is not None:
            return part
    raise ValueError("an attribution needs a source, a cue or a content")


def _place(mention: AttributionMention) -> tuple[int, int, int]:
    """Text order, an outer content before the inner ones that begin with it."""
    first = first_part(mention)
    cue = mention.cue or mention.source
    return first.start, -first.end, cue.start if cue else -1


def _id(number: int) -> str:
    return f"a{number + 1}"


def _quote(text: str, span: Span | None) -> Quote | None:
    return None if span is None else Quote.at(text, span)
