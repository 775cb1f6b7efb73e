"""The report of one article; what does not hold together is left out and said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.assemble.attributions import Voices
from onrecord.assemble.events import Act, events_of
from onrecord.assemble.intake import known_acts, sourced
from onrecord.assemble.resolved import ResolvedText
from onrecord.assemble.sentences import SentenceIndex
from onrecord.assemble.supply import supply
from onrecord.record import Article, Reading, Report, Versions
from onrecord.record.checks import slice_faults

NO_DATE = "no publication date: dates that depend on it stay relative; give one with --published or published="

_FAULT = re.compile(r"(event|attribution) '[ea](\d+)'")


def assemble(article: Article, reading: Reading, resolved: ResolvedText, *, versions: Versions) -> Report:
    """Put a report together. Deterministic; the report holds together (`slice_faults` finds nothing).

    An event or attribution that does not is left out, and a note says why. Raises ValueError if the reading
    is of another text, or if its sentences or the entities do not hold together.
    """
    if reading.text != article.text:
        raise ValueError(f"the reading is of another text than article {article.doc_id!r}")
    acts, unknown = known_acts(reading, resolved)
    voices = Voices(sourced(reading, resolved))
    notes = [*_own_notes(article), *reading.notes, *resolved.notes, *unknown]
    while True:
        report = _build(article, reading, resolved, acts, voices, notes, versions)
        faults = slice_faults(report)
        if not faults:
            return report
        acts, voices, told = _without(faults, report, acts, voices)
        notes += told


def _own_notes(article: Article) -> list[str]:
    return [NO_DATE] if article.published is None else []


def _build(
    article: Article,
    reading: Reading,
    resolved: ResolvedText,
    acts: Sequence[Act],
    voices: Voices,
    notes: Sequence[str],
    versions: Versions,
) -> Report:
    sentences = reading.sentence_spans()
    index = SentenceIndex(sentences)
    entities, attributions = tuple(resolved.entities), voices.attributions(article.text, index)
    events = events_of(acts, text=article.text, article_id=article.article_id, sentences=index, voices=voices)
    return Report(
        article=article,
        sentences=sentences,
        entities=entities,
        attributions=attributions,
        events=supply(events, entities, attributions),
        versions=versions,
        notes=tuple(dict.fromkeys(notes)),
    )


def _without(
    faults: Sequence[str], report: Report, acts: Sequence[Act], voices: Voices
) -> tuple[list[Act], Voices, list[str]]:
    """Acts and voices but for those that the faults name, and a note on each that goes."""
    bad: dict[tuple[str, int], str] = {}
    for fault in faults:
        match = _FAULT.match(fault)
        if match is not None:
            bad.setdefault((match[1], int(match[2]) - 1), fault)
    if not bad:
        raise ValueError(f"the report of {report.article.doc_id!r} does not hold together: {faults[0]}")
    notes = [_left_out(kind, number, fault, report) for (kind, number), fault in bad.items()]
    kept = [act for number, act in enumerate(acts) if ("event", number) not in bad]
    found = [one for number, one in enumerate(voices.found) if ("attribution", number) not in bad]
    return kept, Voices(found), notes


def _left_out(kind: str, number: int, fault: str, report: Report) -> str:
    reason = fault.split("'", 2)[2].lstrip(":, ")
    if kind == "event":
        trigger = report.events[number].trigger
        return f"event {trigger.text!r} at {trigger.span.start} was left out: {reason}"
    attribution = report.attributions[number]
    words = next(part for part in (attribution.cue, attribution.content, attribution.source) if part)
    return f"attribution {words.text!r:.60} at {words.span.start} was left out: {reason}"
