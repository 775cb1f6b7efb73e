"""Acts inside noun phrases: ``there was no attack``, ``hours after the vote``, ``the kidnapped journalists``."""

from __future__ import annotations

import re
from functools import cache

from training.frames.attribution import act
from training.frames.deed import Telling, make
from training.frames.draft import Attribution, Entity, Event, Mention, key
from training.frames.frag import Frag, mark, words
from training.frames.lexis import draw
from training.frames.moods import claim, clause, inflected, pick
from training.frames.morphology import article, verb
from training.frames.scene import Scene
from training.frames.tables import Lexeme, lexicon, rows


@cache
def _adjectival() -> tuple[Lexeme, ...]:
    return tuple(x for x in lexicon() if "adj" in x.flags)


_HEADS = {
    "jrn": "journalists",
    "activist": "activists",
    "civ": "villagers",
    "officer": "soldiers",
    "captive": "prisoners",
    "suspect": "men",
    "oppers": "opposition leader",
    "student": "students",
    "crowd": "protesters",
    "ref": "refugees",
    "dipl": "diplomats",
    "party": "party",
    "ngo": "charity",
    "town": "town",
    "site": "building",
    "homes": "houses",
    "vehicle": "lorry",
    "leader": "president",
    "minister": "minister",
    "media": "newspaper",
    "firm": "company",
    "goods": "goods",
    "office": "offices",
    "shrine": "shrine",
    "statue": "statue",
    "port": "port",
    "med": "doctors",
    "cleric": "cleric",
    "leadmil": "general",
    "reb": "rebels",
    "women": "women",
    "univ": "university",
}
_SITES = frozenset(["town", "site", "homes", "vehicle", "goods", "office", "shrine", "statue", "port", "univ"])
_SITE_FATES = ("{be} close to {city}", "{be} in {city}", "{be} not far from {city}", "made the news in {city}")
_FATES = (
    "{be} still in {city}",
    "{be} well known in {city}",
    "{be} from {city}",
    "{be} being looked after in {city}",
    "made the news in {city}",
)


def participle(scene: Scene) -> Frag | None:
    """``The kidnapped journalists are from Lyon``: an act done to somebody, as an adjective."""
    lexeme = scene.rng.choice([x for x in _adjectival() if set(x.recipients) & set(_HEADS)])
    group = scene.rng.choice([name for name in lexeme.recipients if name in _HEADS])
    head = _HEADS[group]
    base = next(word for word in lexeme.pattern.split() if word.endswith("*")).rstrip("*")
    event = Event(lexeme.type, lexeme.mode)
    trigger = mark(verb(base, "pp"), key(event, "trigger"))
    trigger.events.append(event)
    plural = head in {"men", "women"} or (head.endswith("s") and head != "goods") or head == "goods"
    kind = _head_kind(group, plural)
    namer = scene.namer()
    entity = scene.keep(
        Entity(
            f"{verb(base, 'pp')} {head}",
            kind,
            namer.country["iso"],
            _SECTORS.get(group, ()),
            f"the {head}",
            f"the {head}",
            "they" if plural else "it",
        )
    )
    entity.told = True
    mention = Mention(entity)
    event.recipients.append(mention)
    named = mark(words("the", trigger, head), key(mention))
    scene.used("participle")
    dead = lexeme.mode == "targeted" or base == "kill"
    fates = _SITE_FATES if group in _SITES else ("{be} from {city}",) if dead else _FATES
    fate = scene.rng.choice(fates).replace("{be}", inflected("was*" if dead else "be*", plural))
    return words(named, namer.fill(fate))


def _head_kind(group: str, plural: bool) -> str:
    if group in _SITES:
        return "place"
    if plural:
        return "group"
    return "organization" if group in {"party", "ngo", "media", "firm"} else "person"


_SECTORS = {
    "jrn": ("JRN",),
    "activist": ("CVL",),
    "civ": ("CVL",),
    "officer": ("MIL",),
    "student": ("EDU",),
    "crowd": ("CVL",),
    "ref": ("REF",),
    "dipl": ("GOV",),
    "party": ("PTY",),
    "ngo": ("SOC",),
    "reb": ("REB",),
    "leader": ("GOV",),
    "minister": ("GOV",),
    "media": ("JRN",),
    "firm": ("BUS",),
    "leadmil": ("MIL",),
    "cleric": ("REL",),
    "oppers": ("OPP",),
    "women": ("CVL",),
    "med": ("MED",),
}


_LASTING = frozenset({"ASSAULT", "PROTEST", "CONSULT", "MOBILIZE", "COERCE", "COOPERATE"})


# --- nouns
def noun_phrase(scene: Scene, told: Telling, determiner: str) -> Frag:
    """The act as a noun phrase, its actor before or behind it now and then."""
    deed = told.deed
    if deed.actor is None or "noact" in deed.lexeme.flags or determiner == "bare" or scene.chance(0.35):
        told.event.actors = []
        return told.noun("" if determiner == "bare" else determiner)
    heavy = re.search(r",$| (in|of|at|from|for|near|to) ", deed.actor.full)
    if determiner == "the" and not heavy and scene.chance(0.55):
        return words(scene.possessive(deed.actor, told.event.actors), told.noun(""))
    if " with " in deed.lexeme.pattern:
        told.event.actors = []
        return told.noun(determiner)
    by = told.agent()
    core = told.noun(determiner)
    return words(core, by)


def nominal(scene: Scene) -> Frag | None:
    """A sentence around a noun that names an act: ``There was no attack on the town``."""
    lexeme = draw(scene, noun=True)
    if lexeme.inner or "self" in lexeme.flags:
        return None
    row = scene.rng.choice(rows("nominals", "|"))
    if (row["status"], row["polarity"]) == ("demanded", "affirmed") and lexeme.type in {
        "ASSAULT",
        "COERCE",
        "THREATEN",
    }:
        return None
    if re.search("lasted|going on|to begin|is\\* being", row["pattern"]) and lexeme.type not in _LASTING:
        return None
    plural = lexeme.form == "ns"
    if (plural or lexeme.form == "nm") and re.search(r"^an |a possible|only a matter|bare\} is under", row["pattern"]):
        return None
    told = Telling.of(scene, make(scene, lexeme), row["status"], row["polarity"])
    scene.used(f"nominal:{row['pattern']}")
    match = re.search(r"\{(\w+)\}", row["pattern"])
    assert match
    phrase = noun_phrase(scene, told, match[1])
    lead, tail = row["pattern"][: match.start()], row["pattern"][match.end() :]
    return _around(lead, phrase, tail, plural)


def _around(lead: str, phrase: Frag, tail: str, plural: bool) -> Frag:
    attribution = Attribution() if "<" in lead + tail else None
    negative = lead.startswith("no ") and attribution is not None
    body = words("no", phrase) if negative else phrase
    lead = lead.removeprefix("no ") if negative else lead
    if attribution is not None:
        body = mark(body, key(attribution, "content"))
        claim(body, attribution)

    def side(text: str) -> Frag:
        out: list[str | Frag] = []
        for word in text.split():
            cue = re.fullmatch(r"<(\w+)>", word)
            if cue and attribution is not None:
                out.append(mark(cue[1], key(attribution, "cue")))
            else:
                out.append(_agreed(word, plural))
        return words(*out)

    first = side(lead)
    if first.text == "an":
        first = Frag(article("alleged"))
    return words(first, body, side(tail))


def _agreed(word: str, plural: bool) -> str:
    return {
        "is*": "are" if plural else "is",
        "was*": "were" if plural else "was",
        "has*": "have" if plural else "has",
    }.get(word, word)


def time_of_noun(scene: Scene) -> Frag | None:
    """``S V-ed hours after N``."""
    lexeme = draw(scene, noun=True)
    if lexeme.inner or "self" in lexeme.flags:
        return None
    deed = act(scene)
    main = clause(scene, deed, pick(scene, deed, "m"), date=False)
    lead, status, polarity = scene.rng.choice(
        [
            ("hours after", "actual", "affirmed"),
            ("a day after", "actual", "affirmed"),
            ("during", "actual", "affirmed"),
            ("despite", "actual", "affirmed"),
            ("in response to", "actual", "affirmed"),
            ("because of", "actual", "affirmed"),
            ("ahead of", "intended", "affirmed"),
            ("to avoid", "possible", "negated"),
            ("in preparation for", "intended", "affirmed"),
        ]
    )
    told = Telling.of(scene, make(scene, lexeme), status, polarity)
    scene.used(f"adverbial:{lead}")
    determiner = "a" if lead in {"to avoid", "in preparation for", "ahead of"} else "the"
    if scene.chance(0.25):
        return words(lead, noun_phrase(scene, told, determiner), ",", main)
    return words(main, lead, noun_phrase(scene, told, determiner))
