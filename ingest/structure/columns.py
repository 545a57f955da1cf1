"""Which part each column of a table plays, from its heading and, where that is not enough, from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.identity import normal
from graph.model import Column
from ingest.language import prose_words
from ingest.language.column_words import named, owners, tokens
from ingest.language.labels import is_label, split

#: Parts named in the vocabulary that are settled only beside the other columns.
_FINDING, _OUTCOME, _PRIORITY, _TAKEN, _RESPONSE = "finding", "outcome", "priority", "taken", "response"
_ASIDE, _COMPLETION, _NUMBERED_ACTION = "aside", "completion", "numbered action"
#: A column of a register that says whose a row is, or how it was entered; `ingest.values.whose` reads it.
_WHOSE = "whose"
_ENTRY = "entry"
_OWN_COLUMNS = frozenset({"board", "review"})
_ISSUER, _ADDRESSEE = "issuer", "addressee"
_ASKS = (_FINDING, "objective", "section", _PRIORITY, "action")
_MOST_HEADING_WORDS = 16
_FEWEST_KNOWN = 2  # a heading row names at least so many parts that we know
_LEAST_COVER = 0.3  # share of a heading's words that must name its part
LEAST_MEAN_COVER = 0.45
_MOST_DATE_LENGTH = 40
_MOST_OF = 0.6
_PHRASES, _SENTENCES = 4, 7  # words a cell on average: from the first on it can ask, from the second on it tells
_DATE = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d|q(?:uarter)? ?[1-4]|ongoing|immediate)\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]?(?:\d\d|(?:19|20)\d\d)", re.IGNORECASE
)
_ROMAN = re.compile(r"[(]?[ivxlIVXL]{1,5}[).:]?")
#: Headings that name a time at which progress was told: "Mid-year (October)", "Update June 2023", "Quarter 1".
_TOLD_AT = re.compile(
    r"(?:(?:(?:mid|half|end|full)[- ]?)?(?:of[- ])?year(?:[- ]end(?![- ]?(?:of[- ])?year))?|q(?:uarter)? ?[1-4]|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+|as at|at|by|in|the|"
    r"first|second|third|fourth|final|interim|six|three|nine|twelve|month(?:s|ly)?|\d++|\W)+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=\w\w\w\w\w)[.;]$")  # "No." and "Ref." are headings, "each agency." is not
_LETTERS = re.compile(r"[A-Z](?:\s*[/,|]\s*[A-Z]){1,5}|[✓✔☑✗✘☒](?:\W*[✓✔☑✗✘☒])?")
_RATING = re.compile(
    r"\W*(?:[a-z]|red|amber|yellow|green|blue|grey|gr[ae]y|purple|white|black|[ragby]|[0-5]|complete[d]?|closed|open|done|"
    r"ongoing|overdue|not (?:yet )?(?:started|due|begun)|in progress|on[- ]track|off[- ]track|under ?way|achieved|"
    r"delayed|outstanding|superseded|started|dropped|parked|yes|partly|partial|not yet|no)\W*",
    re.IGNORECASE,
)

#: How much something matters.
_RANK = re.compile(
    r"\W*(?:(?:very )?(?:high|medium|low|med|urgent|critical|important|essential|desirable|major|minor|normal|routine|"
    r"immediate|moderate|top|must|should|could|none|n/?a|tbc|[a-z]|red|amber|yellow|green|p?\d+)\W*){1,3}(?:priority)?\W*",
    re.IGNORECASE,
)

#: Words of a heading that names what was the case once.
_EARLIER = re.compile(
    r"\b(?:previous|prior|last|former|old|initial|original|baseline|starting|opening)\b", re.IGNORECASE
)
_BEGINS = re.compile(r"\W*(?:date )?(?:start(?:ed)?|begun|began|commenced?|commencement)(?: date)?\W*", re.IGNORECASE)
_COLOURED = re.compile(
    r"\W*(?:[a-z]|red|amber|yellow|orange|green|blue|gr[ae]y|purple|white|black|\d{1,3} ?%?)\W*", re.IGNORECASE
)


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


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row looks like column headings: short cells, at least two and half of them known."""
    filled = [cell for cell in cells if cell]
    if len(filled) < _FEWEST_KNOWN or any(_tells(cell) for cell in filled):
        return False
    if all(cell[:1].islower() for cell in filled):
        return False
    covers = [share for cell in filled if (share := cover(cell)) >= _LEAST_COVER]
    told = sum(_TOLD_AT.fullmatch(cell) is not None for cell in filled)
    if len(covers) < max(_FEWEST_KNOWN, (len(filled) - told) / 2) or len({normal(cell) for cell in filled}) == 1:
        return False
    return sum(covers) / len(covers) >= LEAST_MEAN_COVER


def could_be_headings(cells: Sequence[str]) -> bool:
    """Whether a row could be column headings that we do not know: a few short names, no sentence, no rating."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(
        len(cell.split()) <= _PHRASES and not cell[0].islower() and not _tells(cell) and not _RATING.fullmatch(cell)
        for cell in filled
    )


def cover(cell: str) -> float:
    """The share of a cell's words that name a part; a word that rates ("Complete") names none by itself."""
    if _LETTERS.fullmatch(cell):
        return 1.0
    if whose(cell) == _ENTRY:
        return 1.0
    return 0.0 if _RATING.fullmatch(cell) and not cell.endswith("?") else named(cell)[1]


def _tells(cell: str) -> bool:
    """Whether a cell is too long for a heading, a list item or a sentence."""
    words = len(cell.split())
    sentence = words > _PHRASES and cell.endswith((".", ";"))
    return sentence or words > _MOST_HEADING_WORDS or cell.startswith("•") or _SENTENCE_END.search(cell) is not None


def part(heading: str) -> str | None:
    """The vocabulary's name for the part that a heading names, None when it names none we know."""
    name, share = named(heading)
    return "status" if _LETTERS.fullmatch(heading.strip()) and share < 1 else name


def whose(heading: str) -> str | None:
    """Whether a heading as a whole names a row's "board" or "review", or tells of its "entry" in a list; else None."""
    return owners().get(tokens(heading))


def is_aside(cells: Sequence[str]) -> bool:
    """Whether headings are those of a table about the document: versions, signatures, short forms, counts."""
    return any(part(cell) == _ASIDE for cell in cells if cell)


def settle(words: Sequence[str], rows: Sequence[Sequence[str]]) -> Headings | None:
    """The part of each column; None when no column can hold an ask. `rows` are the cells below the headings."""
    samples = [[row[index] for row in rows if index < len(row) and row[index]] for index in range(len(words))]
    names = [_part_of(word, cells) for word, cells in zip(words, samples, strict=True)]
    if words and not words[0] and len(samples[0]) == 1 and "label" not in names and is_label(samples[0][0]):
        names[0] = "label"  # a table of one row numbers it, though nothing stands over the number
    names = [_by_cells(name, cells, names) for name, cells in zip(names, samples, strict=True)]
    names = [_checked(name, cells, names) for name, cells in zip(names, samples, strict=True)]
    names = _due(words, _issued(words, names), samples)
    names = _telling(words, _rated_beside(names, samples), samples)
    ask, promoted = _ask(names, samples)
    if ask is None or _only_figures(samples[ask]):
        return None
    names[ask] = "recommendation"
    if "label" not in names and "action" in names and _shared(names, ask, rows):
        names = [_NUMBERED_ACTION if name == "action_label" else name for name in names]
    return Headings(words=tuple(words), columns=tuple(_columns(names, ask)), promoted=promoted)


def _part_of(word: str, cells: list[str]) -> str | None:
    """The part of one column by its heading, else by its cells."""
    if whose(word) == _ENTRY:
        return _WHOSE
    own = whose(word) in _OWN_COLUMNS
    if (
        own
        and (part(word) is None or cover(word) < 1)
        and (len(word.split()) > 1 or len({*cells}) < max(len(cells), _FEWEST_KNOWN))
    ):
        return _WHOSE
    told = cells and not _rated(cells) and not all(_dated(cell) for cell in cells)
    if told and part(word) is None and _TOLD_AT.fullmatch(word):
        return "progress"
    return part(word) or _by_content(cells)


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
            least = _SENTENCES if name == "section" else _PHRASES  # themes are named in a phrase
            if name == _FINDING or (_wordy(samples[index], least) and action is not None and index < action):
                return index, False
    unknown = [index for index, name in enumerate(names) if name is None and _wordy(samples[index])]
    known = sum(name not in {None, _ASIDE} for name in names)
    return (unknown[0], False) if unknown and known >= _FEWEST_KNOWN else (action, action is not None)


def _wordiest(names: list[str | None], samples: list[list[str]]) -> int:
    """Which column holds the recommendations: the first that is called so and asks, else one of nameless texts."""
    named = [index for index, name in enumerate(names) if name == "recommendation"]
    texts = [index for index, name in enumerate(names) if name is None and _wordy(samples[index], least=_SENTENCES)]
    short = [index for index in named if samples[index] and not _wordy(samples[index])]
    if len(short) == len(named) and texts:
        return texts[0]
    return next((index for index in named if _wordy(samples[index])), named[0])


def _rated_beside(names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of progress, one of few words that come back rates what another one of sentences tells."""
    told = [index for index, name in enumerate(names) if name == "progress"]
    short = [i for i in told if samples[i] and _comes_back(samples[i]) and not _wordy(samples[i], least=_SENTENCES)]
    if "status" in names or len(short) != 1 or len(told) == 1:
        return names
    return ["status" if index == short[0] else name for index, name in enumerate(names)]


def _telling(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of statuses, those that tell most: of now before then, words before letters and colours.

    One that only its cells make a column of statuses gives way to one that is called so.
    """
    rated = [index for index, name in enumerate(names) if name == "status"]
    called = [index for index in rated if part(words[index]) == "status"] or rated
    now = [index for index in called if not _EARLIER.search(words[index])] or called
    most = max((_told_by(samples[index]) for index in now), default=0)
    kept = [index for index in now if _told_by(samples[index]) == most]
    told_at = {index for index in rated if index not in called and _TOLD_AT.fullmatch(words[index])}
    dropped = {index: "progress" if index in told_at else None for index in rated if index not in kept}
    return [dropped.get(index, name) for index, name in enumerate(names)]


def _told_by(cells: list[str]) -> int:
    """How much the cells of a column of statuses tell: only when, a letter, colour or figure each, or words."""
    coloured = sum(_COLOURED.fullmatch(cell) is not None for cell in cells)
    return 0 if all(_dated(cell) for cell in cells) else 1 if coloured > len(cells) / 2 else 2


def _due(words: Sequence[str], names: list[str | None], samples: list[list[str]]) -> list[str | None]:
    """Of several columns of time allowed, one that says when to begin, or who did it ("Completed by"), allows none."""
    timed = [index for index, name in enumerate(names) if name == "timescale"]
    people = {i for i in timed if words[i].lower().endswith(" by") and not any(re.search(r"\d", c) for c in samples[i])}
    others = people | {index for index in timed if _BEGINS.fullmatch(words[index])}
    return [None if len(timed) > 1 and index in others else name for index, name in enumerate(names)]


def _issued(words: Sequence[str], names: list[str | None]) -> list[str | None]:
    """A column that names a body is who recommends, not who leads, beside one that says to whom it is addressed."""
    kinds = [whose(word) for word in words]
    if _ADDRESSEE not in kinds:
        return names
    return [
        _WHOSE if kind == _ISSUER and name in ("lead", None) else name for kind, name in zip(kinds, names, strict=True)
    ]


def _comes_back(cells: list[str]) -> bool:
    return len({*cells}) < len(cells) or all(_RATING.fullmatch(cell) for cell in cells)


def _by_cells(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """A priority that is no "High" but "Safer streets" is a theme; "Completed?" over "Yes" and "No" is a status."""
    if name == _PRIORITY and "section" not in names and cells and all(len(cell.split()) > 1 for cell in cells):
        return "section"
    return "status" if name == "completed" and _rated(cells) and "status" not in names else name


def _checked(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """A part that the cells contradict gives way: long texts are no rating, letters and colours are no progress."""
    name = _meant(name, cells, names)
    if name == "status" and _wordy(cells, least=_SENTENCES) and "progress" not in names:
        return "progress"
    if name == "progress" and _rated(cells) and "status" not in names:
        return "status"
    if name == "label" and _wordy(cells, least=_SENTENCES):
        return None
    if name == "section" and "label" not in names and cells and all(is_label(cell) for cell in cells):
        return "label"
    return name


def _meant(name: str | None, cells: list[str], names: list[str | None]) -> str | None:
    """What an everyday heading means here, as its cells tell."""
    sections = "section" not in names and bool(cells)
    if name == _PRIORITY and sections and not any(_RANK.fullmatch(cell) for cell in cells):
        return "section"  # "Priority: Neglect" names what a plan is about, "Priority: High" how much it matters
    if name == _FINDING and sections and "action" in names and not _wordy(cells) and _comes_back(cells):
        return "section"  # "Learning: Records" over several actions
    if name == _RESPONSE and cells and all(_decides(cell) for cell in cells):
        return None if "status" in names else "status"
    if name == "completed" and "status" not in names and _rated(cells) and not any(_dated(cell) for cell in cells):
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
        _ASIDE: lambda: Column.OTHER,
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


def _decides(cell: str) -> bool:
    """Whether a cell only says whether an ask was taken on."""
    return prose_words.is_accepted(cell) or prose_words.is_decision(cell)


def _reply(names: list[str | None]) -> Column:
    """A reply is the action only beside a column that tells: alone it must never count as nothing reported."""
    tells = bool({"progress", _OUTCOME} & {*names})
    return Column.ACTION if tells and "action" not in names else Column.PROGRESS


def _by_content(cells: list[str]) -> str | None:
    """The part of a column whose heading says nothing: labels, ratings and dates show themselves."""
    if len(cells) > 1 and all(_MONTH.fullmatch(cell) for cell in cells):
        return "timescale"  # "Apr 2023" is made as some labels are
    if len(cells) > 1 and all(is_label(cell) for cell in cells) and _numbers_rows(cells):
        return "label"
    if _rated(cells):
        return "status"
    if cells and all(_dated(cell) for cell in cells):
        return "timescale"
    return None


def _only_figures(cells: Sequence[str]) -> bool:
    """Whether the cells hold figures and no words: a table of numbers asks nothing."""
    return bool(cells) and not any(re.search(r"[^\W\d_]{2}", cell) for cell in cells)


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


def _dated(cell: str) -> bool:
    return len(cell) < _MOST_DATE_LENGTH and _DATE.search(cell) is not None


def _numbers_rows(labels: list[str]) -> bool:
    """Whether labels number their rows: figures count upwards, letters follow the alphabet or are Roman numerals."""
    if all(label.strip("().: ").isdigit() for label in labels):
        numbers = [int(label.strip("().: ")) for label in labels]
        return all(a <= b for a, b in pairwise(numbers)) and numbers[0] < numbers[-1]
    if any(any(char.isdigit() for char in label) for label in labels):
        return True
    return len({*labels}) == len(labels) and (
        labels == sorted(labels) or all(_ROMAN.fullmatch(label) for label in labels)
    )


def _rated(cells: list[str]) -> bool:
    """Whether the cells of a column are ratings: a few words each, most of them words or colours that rate."""
    if not cells or any(len(cell.split()) > _PHRASES for cell in cells):
        return False
    return sum(_RATING.fullmatch(cell) is not None for cell in cells) >= _MOST_OF * len(cells)


def _wordy(cells: list[str], least: float = _PHRASES) -> bool:
    return bool(cells) and sum(len(cell.split()) for cell in cells) / len(cells) >= least
