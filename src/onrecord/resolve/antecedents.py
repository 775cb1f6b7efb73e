"""What a personal or relative pronoun points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.resolve.clusters import Cluster, Clusters
from onrecord.resolve.mentions import Mention
from onrecord.resolve.pronouns import POSSESSIVES, Pronoun
from onrecord.resolve.syntax import Syntax

LOOK_BACK = 40
_SENTENCES = 6
_SUBJECT, _OBJECT, _SENTENCE, _NEAR, _NAMED, _SPEAKER, _ASKED = 1.2, 0.3, 0.8, 0.02, 0.4, 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a pronoun stands: who speaks there (clusters, innermost first), and whether in quotation marks."""

    speakers: tuple[int, ...] = ()
    quoted: bool = False


def find_antecedent(syntax: Syntax, clusters: Clusters, mention: int, wanted: Pronoun, setting: Setting) -> int | None:
    """The cluster that agrees best with the pronoun among the mentions before it."""
    best: int | None = None
    most = 0.0
    for candidate in _before(syntax, clusters, mention):
        cluster = clusters.of(candidate)
        if cluster is None or not _agrees(clusters, candidate, clusters[cluster], wanted):
            continue
        if (setting.quoted and cluster in setting.speakers) or _bound(syntax, clusters, candidate, mention):
            continue
        score = _score(syntax, clusters, candidate, mention, wanted) + _SPEAKER * (cluster in setting.speakers)
        if best is None or score > most:
            best, most = cluster, score
    return best


def _before(syntax: Syntax, clusters: Clusters, mention: int) -> Iterator[int]:
    """The mentions before a pronoun, nearest first, within reach."""
    here = syntax.sentence(clusters.mentions[mention].phrase.head)
    for candidate in range(mention - 1, max(-1, mention - 1 - LOOK_BACK), -1):
        if here - syntax.sentence(clusters.mentions[candidate].phrase.head) > _SENTENCES:
            return
        yield candidate


def _agrees(clusters: Clusters, candidate: int, cluster: Cluster, wanted: Pronoun) -> bool:
    phrase = clusters.mentions[candidate].phrase
    if wanted.number == "plural":
        return phrase.plural or phrase.coordinated or cluster.plural or not cluster.person
    if phrase.plural and phrase.form == "nominal":
        return False
    if wanted.person is False:
        return not cluster.person
    if cluster.person is False:
        return False
    return cluster.gender is None or wanted.gender is None or cluster.gender == wanted.gender


def _bound(syntax: Syntax, clusters: Clusters, candidate: int, mention: int) -> bool:
    """Whether both are arguments of one word, as in "Smith thanked him", or one holds the other."""
    one, other = clusters.mentions[candidate], clusters.mentions[mention]
    if syntax.relation(other.phrase.head) in ("nmod", "nsubj", "det") or other.phrase.lemma in POSSESSIVES:
        return False
    if other.phrase.lemma.endswith(("self", "selves")):
        return False
    return syntax.head(one.top) >= 0 and syntax.head(one.top) == syntax.head(other.phrase.head)


def _score(syntax: Syntax, clusters: Clusters, candidate: int, mention: int, wanted: Pronoun) -> float:
    one, other = clusters.mentions[candidate], clusters.mentions[mention]
    apart = syntax.sentence(other.phrase.head) - syntax.sentence(one.phrase.head)
    score = _rank(syntax, one) - _SENTENCE * apart - _NEAR * (mention - candidate) + _ASKED * one.asked
    cluster = clusters[clusters.of(candidate) or 0]
    if wanted.number == "plural":
        return score + (1.0 if one.phrase.plural or one.phrase.coordinated else -0.8 * (cluster.code is not None))
    if wanted.person:
        return score + (_NAMED if one.phrase.kind == "PER" else 0.0) + (0.0 if cluster.person else -1.2)
    if one.phrase.kind == "LOC" and cluster.code is None:
        return score - 1.0
    return score + (0.3 if one.phrase.form in ("name", "country") else 0.0)


def _rank(syntax: Syntax, mention: Mention) -> float:
    """Subjects before objects before the rest."""
    relation = syntax.relation(mention.top)
    if relation == "nsubj" or "source" in mention.roles:
        return _SUBJECT
    return _OBJECT if relation in ("obj", "iobj") else 0.0


def relative_antecedent(syntax: Syntax, clusters: Clusters, mention: int, at: dict[int, int]) -> int | None:
    """The mention whose relative clause a relative pronoun opens; `at` gives the mention at a word."""
    head = clusters.mentions[mention].phrase.head
    clause = head
    for above in syntax.ancestors(head):
        if syntax.relation(clause) == "acl":
            found = at.get(above)
            return found if found is not None and found < mention else None
        clause = above
    before = mention - 1
    if before >= 0 and head - clusters.mentions[before].phrase.last <= 2:
        return before
    return None
