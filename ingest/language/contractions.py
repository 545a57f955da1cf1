"""Spells out contracted negations ("isn't") for patterns that look for "not", and finds the way back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.language.clauses import Stretch

CONTRACTED = re.compile(
    r"\b(?P<verb>is|are|was|were|has|have|had|does|do|did|would|could|should|must|need|ca|wo|sha)n['’]?t\b",
    re.IGNORECASE,
)
#: Verbs that a contraction cuts short.
CUT = {"ca": "can", "wo": "will", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text with its negations spelt out; `joints` hold where each stands in it and where in the original."""

    text: str
    joints: tuple[tuple[Stretch, Stretch], ...] = ()

    def back(self, place: Stretch) -> Stretch:
        """A stretch of the spelt text as one of the original: a contraction that it touches is taken whole."""
        return Stretch(self._at(place.start, at_end=False), self._at(place.end, at_end=True))

    def _at(self, position: int, *, at_end: bool) -> int:
        shift = 0
        for spelt, original in self.joints:
            if position <= spelt.start:
                break
            if position < spelt.end:
                return original.end if at_end else original.start
            shift = original.end - spelt.end
        return position + shift


def spell_out(text: str) -> Spelt:
    """The text with each "isn't" as "is not"."""
    parts: list[str] = []
    joints: list[tuple[Stretch, Stretch]] = []
    read_to = length = 0
    for match in CONTRACTED.finditer(text):
        verb = match["verb"]
        whole = f"{CUT.get(verb.lower(), verb.lower())} not"
        whole = whole.capitalize() if verb[0].isupper() else whole
        before = text[read_to : match.start()]
        start = length + len(before)
        joints.append((Stretch(start, start + len(whole)), Stretch(match.start(), match.end())))
        parts += [before, whole]
        read_to, length = match.end(), start + len(whole)
    return Spelt("".join([*parts, text[read_to:]]), tuple(joints))
