"""The lines of a text that hold a recommendation, with their numbers and the lines beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.places import place_sentence
from webapp.outcomes import short
from webapp.spots import Line, LinesPart, Spot

CONTEXT = 1  # lines with words above and below
NEAR = 3  # lines between two spots that are shown in one part
MOST = 60  # lines of one part
LONGEST = 300  # characters of a line beside


def parts(spots: Sequence[Spot], text: Sequence[str]) -> tuple[LinesPart, ...]:
    """The lines in order, gathered where they stand near each other; none for numbers that the text does not reach."""
    return tuple(_part(run, text) for run in _runs(spots, len(text)))


def _runs(spots: Sequence[Spot], length: int) -> Iterator[list[Spot]]:
    run: list[Spot] = []
    last = 0
    for spot in spots:
        first, end = spot.place.lines or (0, 0)
        if not 1 <= first <= end <= length:
            continue
        if run and (spot.place.seam or not 0 <= first - last <= NEAR):
            yield run
            run = []
        run.append(spot)
        last = end
    if run:
        yield run


def _part(run: Sequence[Spot], text: Sequence[str]) -> LinesPart:
    own = {number for spot in run for number in _numbers(spot)}
    numbers = sorted({*own, *_beside(min(own), text, -1), *_beside(max(own), text, 1)})
    between = range(numbers[0], numbers[-1] + 1)
    shown = [number for number in between if text[number - 1].strip() or number in own][:MOST]
    return LinesPart(
        caption=_capital("; ".join(place_sentence(spot.place) for spot in run)),
        unit="line",
        rows=tuple(_line(number, text[number - 1], own=number in own) for number in shown),
        first=run[0].place,
        last=run[-1].place,
    )


def _line(number: int, words: str, *, own: bool) -> Line:
    return Line(number=number, own=own, text=words.strip() if own else short(words, LONGEST))


def _numbers(spot: Spot) -> range:
    first, last = spot.place.lines or (1, 0)
    return range(first, last + 1)


def _beside(number: int, text: Sequence[str], step: int) -> list[int]:
    """The next lines with words above (step -1) or below (step 1) a line."""
    found: list[int] = []
    number += step
    while 1 <= number <= len(text) and len(found) < CONTEXT:
        if text[number - 1].strip():
            found.append(number)
        number += step
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
