"""Which part each column of a table plays, from its heading and, where that is not enough, from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.identity import normal
from graph.model import Column
from ingest.language import column_words
from ingest.language.cells import (
    PHRASES,
    SENTENCES,
    answers,
    are_ratings,
    comes_back,
    dated,
    decides,
    is_mark,
    is_share,
    only_figures,
    part_shown,
    ranks,
    refuses,
    telling,
    wordy,
)
from ingest.language.labels import is_label, split
from ingest.language.status_key import states

#: Parts named in the vocabulary that are settled only beside the other columns.
_FINDING, _OUTCOME, _PRIORITY, _TAKEN, _RESPONSE = "finding", "outcome", "priority", "taken", "response"
_COMPLETION, _NUMBERED_ACTION = "completion", "numbered action"
#: A column of a register that says whose a row is, or how it was entered; `ingest.values.whose` reads it.
_WHOSE = "whose"
_OWN_COLUMNS = frozenset({"board", "review"})
_ISSUER, _ADDRESSEE = "issuer", "addressee"
_TELLING = frozenset({"progress", _OUTCOME, _TAKEN, "status"})
_NUMBERS_ASKS = (("rec",), ("recommendation",))
_ASKS = (_FINDING, "objective", "section", _PRIORITY, "action")
#: Words of a heading that names what was the case once.
_EARLIER = re.compile(
    r"\b(?:previous|prior|last|former|old|initial|original|baseline|starting|opening)\b", re.IGNORECASE
)
_BEGINS = re.compile(r"\W*(?:date )?(?:start(?:ed)?|begun|began|commenced?|commencement)(?: date)?\W*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Headings:
    """A table's columns: the words of each heading and the part it plays.

    `promoted` says that the table has no column of recommendations of its own: its actions stand as the asks.
    """

    words: tuple[str, ...]
    columns: tuple[Column, ...]
    promoted: bool = False

    def at(self, column: Column) -> tuple[int, ...]:
        """Indexes of the columns that play a part."""
        return tuple(index for index, found in enumerate(self.columns) if found is column)

    @property
    def key(self) -> int | None:
        """Index of the column that holds the ask."""
        return next(iter(self.at(Column.RECOMMENDATION)), None)

    def refusing(self, cells: Sequence[str]) -> Headings:
        """The same for a row in which a reply says no ("Not accepted"): that cell states its status."""
        replies = [
            index
            for index, found in enumerate(self.columns)
            if found is Column.OTHER and column_words.part(self.words[index]) == _RESPONSE and refuses(cells[index])
        ]
        if not replies:
            return self
        columns = (Column.STATUS if index in replies else found for index, found in enumerate(self.columns))
        return replace(self, columns=tuple(columns))


def settle(words: Sequence[str], rows: Sequence[Sequence[str]], *, asked: bool = False) -> Headings | None:
    """The part of each column; None when no column can hold an ask. `rows` are the cells below the headings.

    `asked` says that the ask stands above the table, so that it may only tell what came of it.
    """
    samples = [[row[index] for row in rows if index < len(row) and row[index]] for index in range(len(words))]
    names = [_part_of(word, cells) for word, cells in zip(words, samples, strict=True)]
    if words and not words[0] and len(samples[0]) == 1 and "label" not in names and is_label(samples[0][0]):
        names[0] = "label"  # a table of one row numbers it, though nothing stands over the number
    names = [_by_cells(name, cells, names) for name, cells in zip(names, samples, strict=True)]
    names = [_checked(name, cells, names) for name, cells in zip(names, samples, strict=True)]
    names = _due(words, _issued(words, names), samples)
    names = _telling(words, _in_turn(words, _rated_beside(names, samples), samples), samples)
    names = _numbering(_counting_asks(words, names, samples), samples)
    ask, promoted = _ask(names, samples)
    if ask is None and asked and _TELLING & {*names} and len({*names} - {None, column_words.ASIDE}) > 1:
        return Headings(words=tuple(words), columns=tuple(_columns(names, -1)), promoted=True)
    if ask is None or only_figures(samples[ask]):
        return None
    names[ask] = "recommendation"
    if "label" not in names and "action" in names and _shared(names, ask, rows):
        names = [_NUMBERED_ACTION if name == "action_label" else name for name in names]
    return Headings(words=tuple(words), columns=tuple(_columns(names, ask)), promoted=promoted)


def _part_of(word: str, cells: list[str]) -> str | None:
    """The part of one column by its heading, else by its cells."""
    if column_words.whose(word) == column_words.ENTRY:
        return _WHOSE
    own = column_words.whose(word) in _OWN_COLUMNS
    if (
        own
        and (column_words.part(word) is None or column_words.cover(word) < 1)
        and (len(word.split()) > 1 or len({*cells}) < max(len(cells), column_words.FEWEST_KNOWN))
    ):
        return _WHOSE
    if cells and all(is_mark(cell) for cell in cells) and column_words.told_at(word):
        return column_words.ASIDE  # months crossed in a chart of when work is planned
    told = cells and not are_ratings(cells) and not all(dated(cell) for cell in cells)
    if told and column_words.part(word) is None and column_words.told_at(word):
        return "progress"
    return _plain_part(word, cells)


def _plain_part(word: str, cells: list[str]) -> str | None:
    """The part that a heading names, but where its cells say at once that it is another one."""
    if column_words.tokens(word) in _NUMBERS_ASKS and wordy(cells) and not any(map(is_label, cells)):
        return "recommendation"  # "Rec" over the words of each
    if cells and not re.search(r"\w", word) and all(is_share(cell) and "%" in cell for cell in cells):
        return "status"  # "%" over "40%"
    return column_words.part(word) or part_shown(cells)


def _counting_asks(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of labels, the one that says so counts the asks; one with a label a row, the actions."""
    labels = [index for index, name in enumerate(names) if name == "label"]
    asks = [index for index in labels if column_words.tokens(words[index])[:1] in _NUMBERS_ASKS]
    if len(asks) != 1 or len(labels) == 1:
        return names
    rows = max(map(len, samples))
    own = [i for i in labels if i not in asks and len({*samples[i]}) == rows > len({*samples[asks[0]]})]
    other = "action_label" if own[:1] and "action_label" not in names else None
    return [(other if i in own[:1] else None) if i in labels and i not in asks else n for i, n in enumerate(names)]


def _numbering(names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """A column of asks that holds labels alone ("LP1") numbers the asks that another one has in words."""
    asks = [index for index, name in enumerate(names) if name in {"recommendation", _FINDING}]
    bare = [index for index in asks if samples[index] and all(map(is_label, samples[index]))]
    if not bare or not any(wordy(samples[index]) for index in asks if index not in bare):
        return names
    number = None if "label" in names else bare[0]
    return [("label" if at == number else None) if at in bare else name for at, name in enumerate(names)]


def _ask(names: list[str | None], samples: list[list[str]]) -> tuple[int | None, bool]:
    """Which column holds the ask, and whether it is one of actions."""
    if "recommendation" in names:
        return _wordiest(names, samples), False
    action = names.index("action") if "action" in names else None
    for name in _ASKS:
        for index, found in enumerate(names):
            if found != name or not samples[index]:
                continue
            if name == "action":
                return index, True
            least = SENTENCES if name == "section" else PHRASES  # themes are named in a phrase
            if name == _FINDING or (wordy(samples[index], least) and action is not None and index < action):
                return index, False
    unknown = [index for index, name in enumerate(names) if name is None and wordy(samples[index])]
    known = sum(name not in {None, column_words.ASIDE} for name in names)
    return (unknown[0], False) if unknown and known >= column_words.FEWEST_KNOWN else (action, action is not None)


def _wordiest(names: list[str | None], samples: list[list[str]]) -> int:
    """Which column holds the recommendations: the first that is called so and asks, else one of nameless texts."""
    named = [index for index, name in enumerate(names) if name == "recommendation"]
    texts = [index for index, name in enumerate(names) if name is None and wordy(samples[index], least=SENTENCES)]
    short = [index for index in named if samples[index] and not wordy(samples[index])]
    if len(short) == len(named) and texts:
        return texts[0]
    return next((index for index in named if wordy(samples[index])), named[0])


def _rated_beside(names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of progress, one of few words that come back rates what another one of sentences tells."""
    told = [index for index, name in enumerate(names) if name == "progress"]
    short = [index for index in told if samples[index] and _rates_in_few(samples[index])]
    if "status" in names or len(short) != 1 or len(told) == 1:
        return names
    return ["status" if index == short[0] else name for index, name in enumerate(names)]


def _rates_in_few(cells: list[str]) -> bool:
    """Whether cells hold few words, that come back or state how far things are."""
    few = states(cells) and not wordy(cells, least=PHRASES)
    return few or (comes_back(cells) and not wordy(cells, least=SENTENCES))


def _in_turn(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of updates told one after another none is the status: "Not started" in the first may be done by the last."""
    told = [index for index, word in enumerate(words) if names[index] in {"progress", "status"} and _is_update(word)]
    if len(told) == 1:
        return names
    return [
        "progress" if index in told and name == "status" and telling(samples[index]) > 1 else name
        for index, name in enumerate(names)
    ]


def _is_update(word: str) -> bool:
    return column_words.names_turn(word) and (column_words.part(word) == "progress" or column_words.told_at(word))


def _telling(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of statuses, those that tell most: of now before then, words before letters and colours.

    One that only its cells make a column of statuses gives way to one that is called so.
    """
    rated = [index for index, name in enumerate(names) if name == "status"]
    called = [index for index in rated if column_words.part(words[index]) == "status"] or rated
    now = [index for index in called if not _EARLIER.search(words[index])] or called
    now = [index for index in now if states(samples[index])] or now  # "Assurance: Substantial" states no status
    most = max((telling(samples[index]) for index in now), default=0)
    kept = [index for index in now if telling(samples[index]) == most]
    told_at = {index for index in rated if index not in called and column_words.told_at(words[index])}
    dropped = {index: "progress" if index in told_at else None for index in rated if index not in kept}
    return [dropped.get(index, name) for index, name in enumerate(names)]


def _due(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of time allowed, one that says when to begin, or who did it ("Completed by"), allows none."""
    timed = [index for index, name in enumerate(names) if name == "timescale"]
    people = {i for i in timed if words[i].lower().endswith(" by") and not any(re.search(r"\d", c) for c in samples[i])}
    others = people | {index for index in timed if _BEGINS.fullmatch(words[index])}
    return [None if len(timed) > 1 and index in others else name for index, name in enumerate(names)]


def _issued(words: Sequence[str], names: list[str | None]) -> list[str | None]:
    """A column that names a body is who recommends, not who leads, beside one that says to whom it is addressed."""
    kinds = [column_words.whose(word) for word in words]
    if _ADDRESSEE not in kinds:
        return names
    return [
        _WHOSE if kind == _ISSUER and name in ("lead", None) else name for kind, name in zip(kinds, names, strict=True)
    ]


def _by_cells(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """A priority that is no "High" but "Safer streets" is a theme; "Completed?" over "Yes" and "No" is a status."""
    if name == _PRIORITY and "section" not in names and cells and all(len(cell.split()) > 1 for cell in cells):
        return "section"
    return "status" if name == "completed" and are_ratings(cells) and "status" not in names else name


def _checked(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """A part that the cells contradict gives way: long texts are no rating, letters and colours are no progress."""
    name = _meant(name, cells, names)
    if name == "status" and wordy(cells, least=SENTENCES) and "progress" not in names:
        return "progress"
    if name == "progress" and are_ratings(cells) and "status" not in names:
        return "status"
    if name == "progress" and cells and all(map(is_share, cells)) and ("status" in names or names.count(name) > 1):
        return None if "status" in names else "status"  # "Progress %: 40" beside words that tell
    if name == "label" and wordy(cells, least=SENTENCES):
        return None
    if name == "section" and "label" not in names and cells and all(is_label(cell) for cell in cells):
        return "label"
    return name


def _meant(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """What an everyday heading means here, as its cells tell."""
    sections = "section" not in names and bool(cells)
    if name == _PRIORITY and sections and not any(ranks(cell) for cell in cells):
        return "section"  # "Priority: Neglect" names what a plan is about, "Priority: High" how much it matters
    if name == _FINDING and sections and "action" in names and not wordy(cells) and comes_back(cells):
        return "section"  # "Learning: Records" over several actions
    if name == _RESPONSE and cells and all(decides(cell) or answers(cell) for cell in cells):
        return None if "status" in names or any(map(answers, cells)) else "status"
    if name == "completed" and "status" not in names and are_ratings(cells) and not any(dated(cell) for cell in cells):
        return "status"  # "Completed: Y", beside a column for the date
    return name


def _columns(names: list[str | None], ask: int) -> list[Column]:
    """Names to parts, each settled beside the others; a second column of asks is kept beside the first."""
    once = {"recommendation"}
    statuses = [index for index, name in enumerate(names) if name == "status"]
    names = [None if index in statuses[:-1] else name for index, name in enumerate(names)]
    return [Column.RECOMMENDATION if index == ask else _settled(index, names, once) for index in range(len(names))]


def _settled(index: int, names: list[str | None], once: set[str]) -> Column:
    name = names[index]
    rules: dict[str, Callable[[], Column]] = {
        _FINDING: lambda: Column.OTHER,
        _PRIORITY: lambda: Column.OTHER,
        column_words.ASIDE: lambda: Column.OTHER,
        _WHOSE: lambda: Column.OTHER,
        _OUTCOME: lambda: Column.OBJECTIVE if "progress" in names[index + 1 :] else Column.PROGRESS,
        _TAKEN: lambda: Column.ACTION if {"progress", _OUTCOME} & {*names} else Column.PROGRESS,
        _RESPONSE: lambda: _reply(names),
        "oversight": lambda: Column.OVERSIGHT if "lead" in names else Column.LEAD,
        _COMPLETION: lambda: Column.COMPLETED if "timescale" in names else Column.TIMESCALE,
        "action_label": lambda: Column.ACTION_LABEL if "label" in names else Column.LABEL,
        _NUMBERED_ACTION: lambda: Column.ACTION_LABEL,
    }
    if name is None or (name in ("label", "status", "recommendation") and name in once):
        return Column.OTHER
    once.add(name)
    return rules[name]() if name in rules else Column(name)


def _reply(names: list[str | None]) -> Column:
    """A reply is the action only beside a column that tells: alone it must never count as nothing reported."""
    tells = bool({"progress", _OUTCOME} & {*names})
    return Column.ACTION if tells and "action" not in names else Column.PROGRESS


def _shared(names: Sequence[str | None], ask: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether one ask has several rows: printed in each, or once beside the numbers of its actions."""
    if _repeats([row[ask] for row in rows if ask < len(row)]):
        return True
    numbers = names.index("action_label") if "action_label" in names else None
    own = [row for row in rows if numbers is not None and max(numbers, ask) < len(row) and row[numbers]]
    return any(not row[ask] for row in own) and any(split(row[ask]).label for row in own)


def _repeats(asks: Sequence[str]) -> bool:
    """Whether an ask stands in several rows on end, one for each of its actions: then numbers are those of actions."""
    return any(first and normal(first) == normal(second) for first, second in pairwise(asks))
