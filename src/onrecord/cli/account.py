"""One event in plain words: its line, its context, each part with its words and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.export.sentence import event_sentence
from onrecord.export.words import UNKNOWN_SOURCE, Index, chain_words, count_words, plain, source_words
from onrecord.record import Argument, Article, Attribution, Entity, Event, Report

_LABEL = 12


def account(report: Report, event: Event, *, copies: Sequence[Article], previous: str | None) -> Iterator[str]:
    """The lines of an account; `copies` are other articles with the same text, `previous` the version before."""
    index = Index.of(report)
    yield event_sentence(report, event)
    yield ""
    yield f"  {_context(report, event)}"
    yield ""
    yield from _field("event", [f"{event.uid} ({event.id} of {plain(report.article.doc_id)})"])
    yield from _field("type", [_type(event)])
    for label, arguments in (("who", event.actors), ("whom", event.recipients), ("where", event.places)):
        yield from _field(label, [line for argument in arguments for line in _party(index, argument)] or ["unknown"])
    yield from _field("when", list(_when(event)))
    yield from _field("status", [f"{event.status}, {event.polarity}"])
    yield from _field("according to", list(_chain(index, event)))
    if event.counts:
        yield from _field("how many", [f"{count_words(one)} — “{plain(one.quote.text)}”" for one in event.counts])
    if event.same_as is not None:
        yield from _field("same act as", [next(one.uid for one in report.events if one.id == event.same_as)])
    yield from _field("confidence", [f"{event.confidence:.2f}"])
    yield from _field("article", list(_article(report.article, copies, previous)))
    yield from _field("made by", [" · ".join(_versions(report))])
    if report.notes:
        yield from _field("notes", [plain(note) for note in report.notes])


def _field(label: str, lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{label if number == 0 else '':<{_LABEL}} {line}"


def _context(report: Report, event: Event) -> str:
    """The sentence on one line, the trigger between »«."""
    text, sentence, trigger = report.article.text, report.sentences[event.sentence], event.trigger.span
    end = max(sentence.end, trigger.end)
    before, after = plain(text[sentence.start : trigger.start]), plain(text[trigger.end : end])
    left = " " if text[max(trigger.start - 1, 0)].isspace() and before else ""
    right = " " if after and text[trigger.end].isspace() else ""
    return f"{before}{left}»{plain(event.trigger.text)}«{right}{after}"


def _type(event: Event) -> str:
    return f"{event.type}, {event.mode}" if event.mode else event.type


def _party(index: Index, argument: Argument) -> Iterator[str]:
    entity = index.entities[argument.entity]
    words = f" — “{plain(argument.quote.text)}”" if argument.quote else " — named in another sentence"
    yield f"{_entity(entity)}{words}"
    yield from _why(entity)


def _entity(entity: Entity) -> str:
    codes = " ".join(filter(None, [entity.country, *entity.sectors]))
    return f"{plain(entity.name)} ({', '.join(filter(None, [entity.kind, codes]))})"


def _why(entity: Entity) -> Iterator[str]:
    row = entity.place
    if row is not None:
        where = ", ".join(filter(None, [row.name, row.admin, row.country]))
        yield f"  {row.source} {row.source_id}: {plain(where)} ({row.latitude:.3f}, {row.longitude:.3f})"
    for reason in entity.why:
        yield f"  because {plain(reason)}"
    yield f"  score {entity.score:.2f}"


def _when(event: Event) -> Iterator[str]:
    time = event.time
    words = f" — “{plain(time.quote.text)}”" if time.quote else ""
    yield f"{time.value or 'unknown'} ({time.granularity}, {time.basis}){words}"
    if time.why:
        yield f"  because {plain(time.why)}"


def _chain(index: Index, event: Event) -> Iterator[str]:
    yield chain_words(index, event.chain)
    for name in event.chain:
        yield from _voice(index, index.attributions[name])


def _voice(index: Index, attribution: Attribution) -> Iterator[str]:
    who = source_words(index, attribution) or UNKNOWN_SOURCE
    cue = f" — “{plain(attribution.cue.text)}”" if attribution.cue else ""
    words = f": “{plain(attribution.content.text)}”" if attribution.content else ""
    yield f"  {who}{cue} ({attribution.kind}){words}"
    if attribution.source_entity is not None:
        yield from (f"  {line}" for line in _why(index.entities[attribution.source_entity]))


def _article(article: Article, copies: Sequence[Article], previous: str | None) -> Iterator[str]:
    date = article.published.isoformat() if article.published else "no date"
    named = [article.title, article.publisher or "publisher unknown", date, article.url]
    yield " · ".join(plain(part) for part in named if part)
    yield f"{article.article_id} from {plain(str(article.origin))}"
    for copy in copies:
        yield f"same text in {plain(copy.publisher or copy.doc_id)} ({copy.article_id})"
    if previous is not None:
        yield f"an earlier version is {previous}"


def _versions(report: Report) -> list[str]:
    made = report.versions
    return [f"code {made.code}", f"weights {made.weights}", made.ontology]
