"""Lists of phrases as data: found in a text by stem, with alternatives and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.words import stem, tokens

GAP = "~"
WIDEST = 4  # words that a gap may hold

Stems = Sequence[str]
#: One step of a phrase: the stems that fit, and how many words may stand before it.
Step = tuple[frozenset[str], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """Phrases by the stems that they may begin with; each names the key that it stands for."""

    starts: Mapping[str, tuple[tuple[tuple[Step, ...], str], ...]]

    def found(self, stems: Stems) -> Iterator[tuple[int, str]]:
        """Where a phrase begins, and its key; in order of place, a key as often as its phrases are met."""
        present = frozenset(stems)
        for place, one in enumerate(stems):
            for steps, key in self.starts.get(one, ()):
                if not steps or (not steps[-1][0].isdisjoint(present) and _fits(stems, place + 1, steps)):
                    yield place, key


def compiled(written: Mapping[str, Iterable[str]]) -> Phrases:
    """Phrases ready to look for, from lists by key.

    In a phrase "a|b" is either word, and "~" leaves room for up to four words; it begins and ends with a word.
    """
    starts: dict[str, set[tuple[tuple[Step, ...], str]]] = {}
    for key, phrases in written.items():
        for phrase in phrases:
            first, *rest = _steps(phrase)
            for one in first[0]:
                starts.setdefault(one, set()).add((tuple(rest), key))
    return Phrases(starts={one: tuple(sorted(found, key=_order)) for one, found in starts.items()})


def _steps(phrase: str) -> Iterator[Step]:
    room = 0
    for word in phrase.replace("-", " ").split():
        if word == GAP:
            room = WIDEST
            continue
        options = [tuple(token.stem for token in tokens(option)) for option in word.split("|")]
        yield frozenset(one for option in options for one in option), room
        room = 0


def _fits(stems: Stems, place: int, steps: tuple[Step, ...]) -> bool:
    """Whether the rest of a phrase stands from a place on."""
    for number, (wanted, room) in enumerate(steps):
        if room:
            return any(
                stems[at] in wanted and _fits(stems, at + 1, steps[number + 1 :])
                for at in range(place, min(place + room + 1, len(stems)))
            )
        if place >= len(stems) or stems[place] not in wanted:
            return False
        place += 1
    return True


def _order(entry: tuple[tuple[Step, ...], str]) -> tuple[str, list[tuple[list[str], int]]]:
    steps, key = entry
    return key, [(sorted(words), room) for words, room in steps]


def stems_of(words: str) -> frozenset[str]:
    """The stems of words parted by spaces."""
    return frozenset(map(stem, words.split()))
