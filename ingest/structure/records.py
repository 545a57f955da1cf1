"""Tables that stand on their side: one record a table, "what" in one column and the words in the one beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import Place
from ingest.language import column_words
from ingest.language.cells import wordy
from ingest.language.labels import is_label, split
from ingest.layout import Line, RawRow, RawTable
from ingest.structure import columns
from ingest.structure.columns import Headings

_PAIR = 2
_FEWEST_PARTS = 3  # a record says at least so many different things of its ask
_MOST_HEADING_WORDS = 8
_MOST_OF = 0.6
_ASKS = frozenset({"recommendation", "finding", "action"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is said of an ask: the words that name it, those that say it, the colour behind those, and their row."""

    heading: str
    text: str
    tint: str | None
    row: RawRow

    @property
    def part(self) -> str | None:
        return _part(self.heading)


def records(table: RawTable, *, asked: bool = False) -> list[tuple[Headings, RawRow]]:
    """Each record as the headings and cells of one ordinary row; empty when the table does not stand on its side.

    `asked` says that the ask stands above the table, so that one record may only tell what came of it.
    """
    pairs = _titled(_named(_spelt_out(_pairs([row for row in table.rows if row.filled]))))
    known = [pair.part for pair in pairs if pair.part]
    below = asked and not _ASKS & {*known} and len({*known}) == len(known)
    fewest = _PAIR if below else _FEWEST_PARTS
    if len({*known}) < fewest or len(known) < len(pairs) * _MOST_OF or not (below or _ASKS & {*known}):
        return []
    out = []
    for group in [pairs] if below else _groups(pairs):
        words, cells = _labelled(tuple(pair.heading for pair in group), tuple(pair.text for pair in group))
        headings = columns.settle(words, [cells], asked=below)
        if headings is None:
            return []
        place = around(group[0].row.place, group[-1].row.place)
        tints = (*[None] * (len(cells) - len(group)), *(pair.tint for pair in group))
        row = RawRow(cells=cells, place=place, tints=tints if any(tints) else ())
        out.append((headings, row))
    return out


def titled(line: Line, table: RawTable) -> RawTable | None:
    """A record with the labelled heading right above it as its first row, where it has no ask itself; else None."""
    if not _asks(line.text) or records(table):
        return None
    row = RawRow(cells=(line.text, ""), place=around(line.place, table.rows[0].place))
    whole = RawTable(rows=(row, *table.rows))
    return whole if records(whole) else None


def around(first: Place, last: Place) -> Place:
    """The place from a first row to a last one, as far as both stand on one page."""
    lines = (first.lines[0], last.lines[1]) if first.lines and last.lines else None
    box = first.box
    if first.box and last.box and first.page == last.page:
        (left, top, right, bottom), (x0, y0, x1, y1) = first.box, last.box
        box = (min(left, x0), min(top, y0), max(right, x1), max(bottom, y1))
    return replace(first, lines=lines, box=box)


def _pairs(rows: list[RawRow]) -> list[_Pair]:
    """The names and words of rows of two cells, or of two such pairs side by side; none where some row has others."""
    if any(row.filled[0] != 0 or row.filled[-1] >= 2 * _PAIR for row in rows):
        return []
    if all(len(row.filled) <= _PAIR for row in rows):
        return [_pair(row, 0, row.filled[1] if len(row.filled) > 1 else 1) for row in rows]
    if not any(len(row.filled) == 2 * _PAIR for row in rows):
        return []
    found = []
    for row in rows:
        both = [_pair(row, at, at + 1) for at in (0, _PAIR)]
        pairs = [pair for pair in both if pair.heading or pair.text]
        # A row of headings over columns names parts alone.
        named = len(pairs) > 1 and all(column_words.cover(pair.text) >= column_words.LEAST_MEAN_COVER for pair in pairs)
        if named or any(pair.part is None for pair in pairs):
            return []
        found.extend(pairs)
    return found


def _pair(row: RawRow, heading: int, text: int) -> _Pair:
    cells = (*row.cells, *[""] * 2 * _PAIR)
    return _Pair(cells[heading], cells[text], row.tint(text), row)


def _spelt_out(pairs: list[_Pair]) -> list[_Pair]:
    """Pairs with a number alone and the words across the row below it as one: "Recommendation | 1" over the ask."""
    out: list[_Pair] = []
    for pair in pairs:
        above = out[-1] if out else None
        across = not pair.text and pair.part is None and wordy([pair.heading])
        if above is not None and across and above.part in _ASKS and is_label(above.text):
            name = above.text if split(above.text).scheme == "worded" else f"{above.heading} {above.text}"
            out[-1] = replace(above, heading=name, text=pair.heading)
        else:
            out.append(pair)
    return out


def _named(pairs: list[_Pair]) -> list[_Pair]:
    """Pairs without those that only give the label of the record ("Recommendation 1"): the ask below takes it."""
    out: list[_Pair] = []
    for pair in pairs:
        if out and not out[-1].text and split(out[-1].heading).label and out[-1].part == pair.part:
            out[-1] = replace(pair, heading=out[-1].heading)
        else:
            out.append(pair)
    return out


def _titled(pairs: list[_Pair]) -> list[_Pair]:
    """Pairs whose title is the ask where nothing else is: "Action 1: Agree a protocol" over "Lead" and "Deadline"."""
    if any(pair.part in _ASKS for pair in pairs if pair.text):
        return pairs
    return [pair if pair.text else _title(pair) for pair in pairs]


def _title(pair: _Pair) -> _Pair:
    found = split(pair.heading)
    return replace(pair, heading=found.label or "", text=found.text) if _asks(pair.heading) else pair


def _asks(text: str) -> bool:
    """Whether a text is an ask behind a label that says so: "Action 1: Agree a protocol"."""
    found = split(text)
    return found.label is not None and bool(found.text) and _part(found.label) in _ASKS


def _part(heading: str) -> str | None:
    label = split(heading)
    name = label.label.rstrip("0123456789. ") if label.label and not label.text else heading
    return column_words.part(name) if len(heading.split()) <= _MOST_HEADING_WORDS else None


def _groups(pairs: list[_Pair]) -> list[list[_Pair]]:
    """Records: a new one starts where the part that the first one starts with comes again."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        if not groups or pair.part == pairs[0].part:
            groups.append([])
        groups[-1].append(pair)
    return groups


def _labelled(words: tuple[str, ...], cells: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """“Recommendation 3 | The board …” becomes a label and a text."""
    label = split(words[0]).label
    if label is None or not any(char.isdigit() for char in label):
        return words, cells
    return ("Ref", "Recommendation", *words[1:]), (label, *cells)
