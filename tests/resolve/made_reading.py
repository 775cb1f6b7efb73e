"""Readings made by hand: names, events and attributions as given, syntax from a few plain rules.

The rules are good enough for short sentences: the first verb is the root, a run of nouns before it its subject, one
behind it its object or, behind a preposition, an oblique or a modifier of the noun before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from onrecord.record import AttributionMention, CountMention, EventMention, Name, Reading, Span
from onrecord.record.reading import NameKind

_WORD = re.compile(r"['\u2019]s\b|\w+(?:\.\w+)*\.(?=\w)|\w+|[^\w\s]")
_TAGS = {
    "DET": "the a an this that these those both some all its his her their our my",
    "ADP": "of in to at for by with from near on against into after under",
    "PRON": "he she it they him them we us i me who which whom himself",
    "AUX": "was were is are will would has have had be been did not",
    "CCONJ": "and or but",
    "PART": "'s \u2019s",
    "SCONJ": "if because",
    "ADJ": "new old armed northern young ruling",
}
_FIXED = {word: tag for tag, words in _TAGS.items() for word in words.split()}
_POSSESSIVE = frozenset("its his her their our my".split())
_NOUNS = ("NOUN", "PROPN", "PRON")


def at(text: str, words: str, number: int = 0) -> Span:
    """The span of occurrence `number` (from 0) of `words` in `text`."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return Span(found[number], found[number] + len(words))


def event(
    text: str,
    trigger: str,
    *,
    actors: Iterable[Span] = (),
    recipients: Iterable[Span] = (),
    places: Iterable[Span] = (),
    times: Iterable[Span] = (),
    counts: Iterable[CountMention] = (),
    number: int = 0,
) -> EventMention:
    """An ASSAULT, actual and affirmed."""
    return EventMention(
        at(text, trigger, number), "ASSAULT", None, "actual", "affirmed",
        tuple(actors), tuple(recipients), tuple(places), tuple(times), tuple(counts), 1.0,
    )  # fmt: skip


def said(text: str, source: Span | None, cue: Span | None, content: str) -> AttributionMention:
    """An attribution of the first occurrence of `content`."""
    start = text.index(content)
    return AttributionMention(source, cue, Span(start, start + len(content)), 1.0)


def reading(
    text: str,
    *,
    names: Sequence[tuple[str, NameKind]] = (),
    verbs: str = "",
    events: Iterable[EventMention] = (),
    attributions: Iterable[AttributionMention] = (),
    tags: Mapping[str, str] | None = None,
) -> Reading:
    """The reading of `text`. Every occurrence of a name is one; `verbs` lists its verbs, `tags` overrides tags."""
    words = [match.span() for match in _WORD.finditer(text)]
    forms = [text[start:end] for start, end in words]
    upos = [_tag(form, verbs.split(), tags or {}) for form in forms]
    sentences = _sentences(text, words)
    heads, deprels = [-1] * len(words), ["root"] * len(words)
    for first, last in sentences:
        _attach(forms, upos, heads, deprels, first, last)
    return Reading(
        text=text,
        starts=tuple(start for start, _ in words),
        ends=tuple(end for _, end in words),
        upos=tuple(upos),
        heads=tuple(heads),
        deprels=tuple(deprels),
        sentences=tuple(sentences),
        names=tuple(_names(text, names)),
        attributions=tuple(attributions),
        events=tuple(sorted(events, key=lambda one: one.trigger)),
    )


def _names(text: str, names: Sequence[tuple[str, NameKind]]) -> list[Name]:
    found: list[Name] = []
    for name, kind in sorted(names, key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Name(span, kind, 1.0))
    return sorted(found, key=lambda name: name.span)


def _tag(form: str, verbs: Sequence[str], tags: Mapping[str, str]) -> str:
    if form in tags:
        return tags[form]
    if form in verbs:
        return "VERB"
    if form.isupper() and len(form) > 1:
        return "PROPN"
    if form.lower() in _FIXED:
        return _FIXED[form.lower()]
    if not any(char.isalnum() for char in form):
        return "PUNCT"
    return "NUM" if form[0].isdigit() else "PROPN" if form[0].isupper() else "NOUN"


def _sentences(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found, first = [], 0
    for index, (start, end) in enumerate(words):
        following = text[end:].lstrip('"\u201d')
        if (text[start:end] in ".?!" and (not following or following[0].isspace())) or "\n\n" in text[end : end + 2]:
            found.append((first, index + 1))
            first = index + 1
    return [*found, (first, len(words))] if first < len(words) else found


def _attach(forms: list[str], upos: list[str], heads: list[int], deprels: list[str], first: int, last: int) -> None:
    verb = next((index for index in range(first, last) if upos[index] == "VERB"), None)
    root = last - 1 if verb is None else verb
    runs = _runs(upos, first, last)
    for index in range(first, last):
        heads[index], deprels[index] = (-1, "root") if index == root else (root, "dep")
    before: int | None = None
    for start, end in runs:
        head = end - 1
        for index in range(start, head):
            heads[index], deprels[index] = head, "det" if upos[index] == "DET" else "compound"
        if head != root:
            _attach_run(forms, upos, heads, deprels, start, head, root, before)
        before = head
    for index in range(first, last):
        if upos[index] == "VERB" and index != root:
            _attach_verb(forms, heads, deprels, index, root, first)


def _attach_run(
    forms: list[str], upos: list[str], heads: list[int], deprels: list[str],
    start: int, head: int, root: int, before: int | None,
) -> None:  # fmt: skip
    opener = start - 1
    if opener >= 0 and upos[opener] == "ADP":
        noun = before is not None and before == opener - 1 and forms[opener].lower() in ("of", "for")
        heads[head], deprels[head] = (before or 0, "nmod") if noun else (root, "obl")
        heads[opener], deprels[opener] = head, "case"
    elif opener >= 0 and forms[opener] in (",", "(") and before == opener - 1:
        heads[head], deprels[head] = before or 0, "appos"
    elif opener >= 0 and upos[opener] == "CCONJ" and before == opener - 1:
        heads[head], deprels[head] = before or 0, "conj"
    else:
        heads[head], deprels[head] = root, "nsubj" if head < root else "obj"


def _attach_verb(forms: list[str], heads: list[int], deprels: list[str], verb: int, root: int, first: int) -> None:
    for index in range(verb - 1, max(first, verb - 4) - 1, -1):
        if forms[index].lower() in ("who", "which"):
            heads[verb], deprels[verb] = index - 1 - (forms[index - 1] == ","), "acl:relcl"
            heads[index], deprels[index] = verb, "nsubj"
            return
    heads[verb], deprels[verb] = root, "conj"
    for index in range(verb - 1, first - 1, -1):
        if deprels[index] == "obj" and heads[index] == root and index > root:
            heads[index], deprels[index] = verb, "nsubj"
            return


def _runs(upos: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Ranges of words that make one noun phrase each."""
    found, start = [], None
    for index in range(first, last + 1):
        inside = index < last and upos[index] in ("DET", "ADJ", "NUM", "PART", *_NOUNS)
        if inside and start is None:
            start = index
        elif not inside and start is not None:
            end = index
            while end > start and upos[end - 1] not in (*_NOUNS, "NUM"):
                end -= 1
            if end > start:
                found.append((start, end))
            start = None
    return found
