"""Words of a text: a deterministic tokeniser close to that of UD English EWT.

Every word is a range of the text as given; nothing is normalised. Hyphens and slashes between letters are words
of their own, clitics ("n't", "'s") are cut off, numbers, addresses and abbreviations stay whole.
"""

from __future__ import annotations

import re

_LETTER = r"[^\W\d_]"
_MARK = r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]"
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Inc|Ltd|Co|Corp|Bros|vs|etc(?=\.\s*[a-z,;)])|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Adm|Cmdr|Pvt|Cpl|Brig|Ave|Blvd|"
    r"Rd|Mt|Ft|Fr|al|cf|Ph\.D|a\.m|p\.m|A\.M|P\.M|i\.e|e\.g|No(?=\.\s*\d))\."
)
# Prefixes that make one word with what they are hyphened to.
_PREFIX = r"(?:anti|co|e|ex|inter|mid|multi|neo|non|over|post|pre|pro|re|semi|sub|un)"
_FILE = r"(?:com|doc|exe|gov|html?|jpg|net|org|pdf|ppt|txt|xls|zip)"
_PATTERN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)[^\s<>"”)\]]*[^\s<>"”)\].,;:!?'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |\b[\w-]+(?:\.[\w-]+)*\.(?i:{_FILE})\b)
  | (?P<abbreviation>\b{_ABBREVIATION}(?!\w)|\b(?:{_LETTER}\.){{2,}}(?!\w)|\b[A-Z]\.(?=\s+[A-Z]))
  | (?P<compound>\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{3}}-(?:\d{{3}}-)?\d{{4}}\b|\b9/11\b)
  | (?P<number>\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?)
  | (?P<handle>@\w+|\#{_LETTER}\w*)
  | (?P<word>(?:\b(?i:{_PREFIX})-(?={_LETTER}))?(?:{_LETTER}|_|{_MARK})
        (?:\w|{_MARK}|(?<=\w)&(?=\w)|(?<=\w)['’](?={_LETTER}{{2}})(?!(?i:re|ve|ll)\b))*)
  | (?P<clitic>['’`](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)\b)
  | (?P<face>[:;=]-?[()DP](?!\w)|\(:(?!\w))
  | (?P<run>[.?!]{{2,}}|-{{2,}}|\*{{2,}}|={{2,}}|_{{2,}}|<{{2,}}|>{{2,}}|'{{2,}}|’{{2,}}|‘{{2,}}|`{{2,}})
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_NEGATION = re.compile(r"(?i)n['’]t\b")
_NEGATED_VERB = re.compile(
    r"(?i)(?:are|ai|ca|could|did|do|does|had|has|have|is|might|must|need|should|was|were|wo|would)n$"
)
# Words written as one that are two; cut before the part named.
_JOINED = re.compile(
    r"(?i)(?:are|ca|could|did|do|does|had|has|have|is|must|should|was|were|would)(?=nt$)|can(?=not$)|(?:gon|wan|got)(?=[nt]a$)"
)


def split(text: str) -> tuple[list[int], list[int]]:
    """Starts and ends (code points) of the words of `text`, in order; no word holds white space."""
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while match := _PATTERN.search(text, position):
        start, end = match.span()
        position = end
        if match.lastgroup == "word" and end < len(text):
            cut = _negated(text, start, end)
            if cut is not None:
                if cut > start:
                    starts.append(start)
                    ends.append(cut)
                starts.append(cut)
                ends.append(cut + 3)
                position = cut + 3
                continue
        joined = _JOINED.match(text[start:end]) if match.lastgroup == "word" else None
        if joined is not None:
            cut = start + joined.end()
            starts += [start, cut]
            ends += [cut, end]
            continue
        starts.append(start)
        ends.append(end)
    return starts, ends


def _negated(text: str, start: int, end: int) -> int | None:
    """Where the negation of "don't" begins, None if the word holds none."""
    if text[end] in "'’" and _NEGATED_VERB.match(text[start:end]) and _NEGATION.match(text, end - 1):
        return end - 1
    return None
