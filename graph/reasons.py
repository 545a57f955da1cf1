"""Why a recommendation matched a search: a snippet of each field that holds words of the query, with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.answers.lists import Reason
from graph.model import Recommendation
from graph.passages import passages
from graph.words import Clause, Token, tokens

BEFORE, AFTER = 80, 160  # characters of a snippet before and after its first mark: about two lines of a page

Span = tuple[int, int]


def reasons(one: Recommendation, asked: Sequence[Clause]) -> tuple[Reason, ...]:
    """One reason for each field that holds words of the query, in the order of the fields."""
    found = ((name, _best(texts, asked)) for name, texts in passages(one).items())
    return tuple(_reason(name, *best) for name, best in found if best)


def by_meaning(one: Recommendation) -> Reason:
    """The reason of a recommendation that was found by its meaning alone: the opening of what it asks."""
    return Reason(field="meaning", snippet=_cut(one.text, 0)[0])


def marks(text: str, asked: Sequence[Clause]) -> tuple[Span, ...]:
    """Half-open spans of the words of `text` that match, in order and without overlap."""
    return _marks(tuple(tokens(text)), asked)


def _marks(words: Sequence[Token], asked: Sequence[Clause]) -> tuple[Span, ...]:
    spans = sorted({span for clause in asked for span in _spans(words, clause)})
    out: list[Span] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _spans(words: Sequence[Token], clause: Clause) -> Iterator[Span]:
    length = len(clause.stems)
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if _match(run, clause):
            yield run[0].start, run[-1].end


def _match(run: Sequence[Token], clause: Clause) -> bool:
    *first, last = (word.stem for word in run)
    wanted = clause.stems
    ends = last.startswith(wanted[-1]) if clause.open_ended else last == wanted[-1]
    return ends and tuple(first) == wanted[:-1]


def _best(texts: Sequence[str], asked: Sequence[Clause]) -> tuple[str, tuple[Span, ...]] | None:
    """The passage with the most clauses of the query, the first of equals; None when no passage has any."""
    cut = [tuple(tokens(text)) for text in texts]  # once: cutting costs more than all that follows
    scored = [(sum(bool(_marks(words, (clause,))) for clause in asked), -at) for at, words in enumerate(cut)]
    most, at = max(scored, default=(0, 0))
    return (texts[-at], _marks(cut[-at], asked)) if most else None


def _reason(name: str, text: str, spans: tuple[Span, ...]) -> Reason:
    snippet, shift = _cut(text, spans[0][0])
    inside = ((start + shift, end + shift) for start, end in spans)
    limit = len(snippet.rstrip("…"))
    return Reason(field=name, snippet=snippet, marks=tuple((a, b) for a, b in inside if a >= 0 and b <= limit))


def _cut(text: str, around: int) -> tuple[str, int]:
    """A snippet round a position, cut between words; and what to add to a position in `text` to get one in it."""
    start, end = _word_start(text, around - BEFORE), _word_end(text, around + AFTER)
    opening = "…" if start else ""
    return opening + text[start:end] + ("…" if end < len(text) else ""), len(opening) - start


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at)
    return at if space < 0 or space > at + BEFORE // 2 else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return at if space < at - AFTER // 2 else space
