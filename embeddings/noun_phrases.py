"""The noun phrase that most texts of a group share, as one of them writes it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import ceil, sqrt

from embeddings.obligations import LONGEST as CHARACTERS
from embeddings.obligations import NAME, lexicon
from embeddings.phrases import stems_of
from graph.words import STOP, Token, tokens

LONGEST = 4  # words of a phrase
SHORTEST = 3  # letters of a single word
HALF, MOST = 0.5, 0.6  # of the texts that share a phrase, and a single word
FRAME = 0.25  # what a word counts that any text may hold, beside one that says about what
#: What may stand between the words of one phrase: "multi-agency", "duty of candour", "children’s services".
JOIN = re.compile(r"[ -]|[’']s | (?:of|and) ")
#: Words behind which a word is a verb: "to record", "should be recorded".
BEFORE_VERB = frozenset(
    "to should must shall will would can could may might not never cannot who which they we he she it".split()  # noqa: SIM905
)
BEFORE_PARTICIPLE = frozenset(("be", "been", "being", "is", "are", "was", "were", "has", "have", "had"))
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One phrase in one text: its stems, as it is written, and whether it ends a run of words that belong together."""

    stems: Stems
    written: str
    ends: bool


def shared(texts: Sequence[str]) -> str | None:
    """The phrase of most texts, as most of them write it; None where they share none that names a thing.

    It is the one that tells most: shared by many, of many words, few of them words that any text may hold. The order
    of the texts does not matter.
    """
    every = [list(_phrases(text[:CHARACTERS])) for text in texts]
    counted = Counter(stems for found in every for stems in {one.stems for one in found})
    ends = Counter(one.stems for found in every for one in found if one.ends)
    uses = Counter(one.stems for found in every for one in found)
    named = [
        stems
        for stems, count in counted.items()
        if count >= max(2, ceil((HALF if len(stems) > 1 else MOST) * len(texts)))
        and _is_thing(stems, alone=2 * ends[stems] > uses[stems])
    ]
    best = max(named, key=lambda stems: (round(counted[stems] * _worth(stems), 6), len(stems), stems), default=None)
    if best is None:
        return None
    return _written(_spoken_of(best, counted, ends) if len(best) == 1 else best, every)


def _spoken_of(word: Stems, counted: Mapping[Stems, int], ends: Mapping[Stems, int]) -> Stems:
    """The longer phrase by which half of those texts call the thing ("CT scan"), else the word."""
    longer = [stems for stems in counted if stems[-1:] == word != stems and ends[stems] > 1]
    longer = [stems for stems in longer if 2 * counted[stems] >= counted[word]]
    return max(longer, key=lambda stems: (counted[stems], len(stems), stems), default=word)


def _phrases(text: str) -> Iterator[_Found]:
    """The runs of up to four words of a text that may name a thing; an abbreviation stands for its words."""
    left_out = {token.start for token in _spelt_out(text)}
    for run in _runs(text):
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + LONGEST) + 1):
                part = run[start:end]
                if _names(part, text) and not any(token.start in left_out for token in part):
                    yield _Found(
                        stems=tuple(token.stem for token in part),
                        written=text[part[0].start : part[-1].end],
                        ends=end == len(run),
                    )


def _runs(text: str) -> Iterator[list[Token]]:
    """Words that stand side by side, cut at small words, marks and verbs."""
    run: list[Token] = []
    before = ""
    for token in tokens(text):
        word = text[token.start : token.end]
        small = word.casefold() in STOP
        joined = bool(run) and JOIN.fullmatch(text, run[-1].end, token.start)
        if not small and not _is_verb(word, before):
            if run and not joined:
                yield run
                run = []
            run.append(token)
        elif run and word.casefold() not in {"of", "and"}:
            yield run
            run = []
        before = word.casefold()
    if run:
        yield run


def _is_verb(word: str, before: str) -> bool:
    """Whether a word is a verb where it stands, or a participle."""
    lowered = word.casefold()
    return before in BEFORE_VERB or (before in BEFORE_PARTICIPLE and lowered.endswith(("ed", "en", "t", "ing")))


def _names(part: Sequence[Token], text: str) -> bool:
    """Whether words begin and end as a name of a thing does, and say about what."""
    first, last = (text[token.start : token.end].casefold() for token in (part[0], part[-1]))
    if part[0].stem in _never().small or part[-1].stem in _never().kinds or last.endswith("ed"):
        return False
    if first.isdigit() or last.isdigit() or (len(part) == 1 and _is_short_name(part[0], text)):
        return False
    return any(token.stem not in lexicon().frame for token in part)


def _is_short_name(token: Token, text: str) -> bool:
    """Whether a word is an abbreviation that the vocabulary does not know: mostly an organisation of one area."""
    return text[token.start : token.end].isupper() and not _topics((token.stem,))


def _is_thing(stems: Stems, *, alone: bool) -> bool:
    """Whether a phrase names a thing that is asked about, and not who has a part in it.

    A single word is a thing where it mostly stands `alone`, and does not only say what kind of thing is meant ("mental
    health"), or where the vocabulary knows it as a topic ("sepsis protocol").
    """
    if len(stems) > 1:
        return not _is_party(stems[-1:])
    if len(stems[0]) < SHORTEST or stems[0] in _never().vague or _is_party(stems):
        return False
    return alone or bool(_topics(stems) - lexicon().broad)


def _is_party(stems: Stems) -> bool:
    """Whether words only say who: a service, or people."""
    return any(True for _ in lexicon().subjects.found(stems)) and not _topics(stems)


def _topics(stems: Stems) -> set[str]:
    keys = (key for _, key in lexicon().subjects.found(stems))
    return {key.partition(".")[2] for key in keys if key.startswith("topics.")}


def _worth(stems: Stems) -> float:
    """How much a phrase tells: its words, those that any text may hold less."""
    frame = sum(stem in lexicon().frame for stem in stems)
    return sqrt(len(stems) - (1 - FRAME) * frame)


def _written(stems: Stems, every: Sequence[Sequence[_Found]]) -> str:
    """The form that most texts write, in small letters where one of them has it so."""
    forms = Counter(one.written for found in every for one in found if one.stems == stems)
    spelt: Counter[str] = Counter()
    for form, count in forms.items():
        spelt[form.casefold()] += count
    best = min(spelt, key=lambda form: (-spelt[form], form))
    if best in forms:
        return best
    form = min((form for form in forms if form.casefold() == best), key=lambda form: (-forms[form], form))
    return best if form[1:] == best[1:] else form


def _spelt_out(text: str) -> Iterator[Token]:
    """The words that an abbreviation beside them stands for."""
    for name in NAME.finditer(text):
        initials = "".join(letter for letter in name[0] if letter.isupper())
        if len(initials) > 1 and initials in text.replace(name[0], ""):
            yield from (token for token in tokens(text) if name.start() <= token.start < name.end())


@dataclass(frozen=True, slots=True)
class _Never:
    """Stems that no name begins or ends with (`small`), none ends with (`kinds`), that are none alone (`vague`)."""

    small: frozenset[str]
    kinds: frozenset[str]
    vague: frozenset[str]


@lru_cache(maxsize=1)
def _never() -> _Never:
    listed = tomllib.loads((files("embeddings") / "vocabulary" / "names.toml").read_text(encoding="utf-8"))["never"]
    small = stems_of(listed["small"]) | stems_of(listed["verbs"])
    return _Never(small, small | stems_of(listed["kinds"]), stems_of(listed["vague"]))
