"""The label inventories of the heads, in the order of their columns."""

from __future__ import annotations

from onrecord.ontology import plover
from onrecord.record.report import COUNT_KINDS, POLARITIES, STATUSES

UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
DEPRELS = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
).split()
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP")
BIO = ("O", "B", "I")
ROLES = ("actor", "recipient", "place", "time", "count")
FRAME_ROLES = ("arg0", "arg1", "arg2", "loc", "tmp", "neg")  # of PropBank's predicates; after ROLES in one head
POINTERS = ("source_start", "source_end", "content_start", "content_end")
COUNTS = ("none", *COUNT_KINDS)


def event_types() -> list[str]:
    """ "none" and the PLOVER types, in alphabetical order."""
    return ["none", *sorted(plover.types())]


def event_modes() -> list[str]:
    """ "none" and every "TYPE/mode" of PLOVER, in alphabetical order."""
    return ["none", *sorted(f"{name}/{mode.name}" for name, kind in plover.types().items() for mode in kind.modes)]


def tag_heads() -> dict[str, list[str]]:
    """Name of each per-word head, and its labels."""
    return {
        "sentence": ["inside", "start"],
        "upos": list(UPOS),
        "name": list(NAMES),
        "cue": list(BIO),
        "content": list(BIO),
        "type": event_types(),
        "mode": event_modes(),
        "status": list(STATUSES),
        "polarity": list(POLARITIES),
        "count": list(COUNTS),
    }
