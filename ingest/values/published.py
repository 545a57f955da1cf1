"""Reads when a document says that it was published, and which years it says that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.model import Period, Precision
from ingest.language import phrases
from ingest.values import dates
from ingest.values.dates import Hit

WORDS = phrases.load("dates")
SAYING = WORDS["published"]
#: What says so, surest first; then a title or an imprint, a date alone, and when the plan was agreed.
SAID = tuple(phrases.pattern(SAYING[key]) for key in ("published", "issued", "updated"))
ISSUED, UPDATED, TITLED, ALONE, AGREED, YEAR_IN_TITLE = range(1, 7)
AGREEING = phrases.pattern(SAYING["agreed"])
SUBJECT = phrases.pattern(SAYING["subject"])
AUXILIARY = phrases.pattern(SAYING["auxiliary"])
BETWEEN = phrases.pattern(SAYING["between"])
IMPRINT = phrases.pattern(SAYING["imprint"])
NOT_PUBLISHED = phrases.pattern(WORDS["not_published"]["words"])
FOLLOWS = phrases.pattern(WORDS["follows"]["words"])
COVERS = phrases.pattern(WORDS["covers"]["words"])
LONGEST = 2000  # characters of a line that are looked through: a line without an end must not take for ever
TITLE_WORDS = 14  # a line that is longer is a sentence, not a title
FEW = 3  # words in front of "published" that can be a label
SENTENCE = re.compile(r"(?<=[a-z\d)”\"])\.\s+(?=[A-Z])")
#: A year at the end of a title, and what in front of it makes it one of a pair ("2017–2020") or that of an event.
LAST_YEAR = re.compile(r"(?<![\d/])\b(?P<year>(?:19|20)\d\d)\W*$")
NOT_ALONE = re.compile(r"\d\s*[–—/-]\s*$|\b(?:to|in|of|from|since|during|until|by|and)\s+$", re.IGNORECASE)
FROM_TITLE = "{year} (in the title)"
EVENT = phrases.pattern(SAYING["events"])
NAMED = phrases.pattern(SAYING["titles"])
YEARS_SPELT = re.compile(r"(?<![\d/])(?P<first>(?:19|20)\d\d)\s+to\s+(?P<second>(?:19|20)\d\d)(?![\d/])")
WORD = re.compile(r"[^\W\d_][\w’'.&/-]*")
WEEKDAY = re.compile(r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?", re.IGNORECASE)
#: A row of a table of versions: "V2 | 19/06/2019 | Updated by agencies"; a bare number only under such a heading.
VERSION = re.compile(
    r"\W*(?:v(?:ersion)?\.?\s*\d+(?:\.\d+)*|(?P<bare>\d+\.\d+))\s*(?:\([^)]*\)\s*)?[|\t]", re.IGNORECASE
)
HEADING = re.compile(r"\bversion\b[^.]*[|\t]", re.IGNORECASE)
CELL = re.compile(r"[|\t]")


@dataclass(frozen=True, slots=True)
class _Said:
    """A date of publication with how sure it is; lower is surer."""

    sureness: int
    period: Period

    @property
    def order(self) -> tuple[int, int]:
        """Surest first; of several versions or updates the latest."""
        day = (self.period.due or date.min).toordinal()
        return self.sureness, -day if self.sureness in {ISSUED, UPDATED} else 0


def read(lines: Sequence[str], columns: Sequence[str] = ()) -> tuple[Period | None, Period | None]:
    """When the document says that it was published, and the years it says that it covers; None where it does not say.

    `lines` stand round the tables, `columns` are the headings of columns ("Position at 30 September 2022"). The date of
    a meeting, of a review to come or of anything that happened is not one of publication. Where nothing better is said,
    a lone year that ends a title is taken, and its words say where it stands ("2019 (in the title)").
    """
    versions = any(HEADING.search(line[:LONGEST]) for line in lines)
    said = [found for line in lines for found in _published(line[:LONGEST], versions=versions)]
    cells = (cell for heading in columns for cell in CELL.split(heading[:LONGEST]))
    said += [found for cell in cells for found in _said(cell, SAID[UPDATED], UPDATED)]
    said += [found for line in lines for found in _dated_by_year(line[:LONGEST])]
    covers = next((period for line in lines if (period := _covered(line))), None)
    return min(said, key=lambda found: found.order).period if said else None, covers


def _published(line: str, *, versions: bool) -> Iterator[_Said]:
    """Every date in a line that may be the one of publication."""
    row = VERSION.match(line)
    if row and (versions or not row["bare"]):
        yield from (_Said(ISSUED, hit.period) for hit in _days(line)[:1])
        return
    for sentence in SENTENCE.split(line):
        for sureness, words in enumerate(SAID):
            yield from _said(sentence, words, sureness)
        yield from _said(sentence, AGREEING, AGREED)
        yield from _titled(sentence.rstrip(" .)"))


def _said(sentence: str, words: re.Pattern[str], sureness: int) -> Iterator[_Said]:
    """The dates of which a sentence says with these words that the document is of them."""
    matches = list(words.finditer(sentence))
    hits = [hit for hit in dates.scan(sentence) if hit.period.due] if matches else []
    for match in matches:
        hit = next((hit for hit in hits if hit.start >= match.end()), None)
        if hit and _is_of_the_plan(sentence, match) and _is_close(sentence[match.end() : hit.start]):
            rest = sentence[hit.start + len(hit.period.raw) :]
            if not NOT_PUBLISHED.search(sentence[: hit.start]) and not NOT_PUBLISHED.match(rest.lstrip()):
                yield _Said(sureness, hit.period)


def _is_of_the_plan(sentence: str, match: re.Match[str]) -> bool:
    """Whether the plan is what was published: it is named before, or next to nothing is."""
    before = sentence[: match.start()]
    return bool(SUBJECT.search(before)) or (not AUXILIARY.search(before) and len(WORD.findall(before)) <= FEW)


def _is_close(between: str) -> bool:
    """Whether nothing but names, numbers and small words stand between the words and the date."""
    return all(word[0].isupper() or BETWEEN.fullmatch(word) for word in WORD.findall(between))


def _days(text: str) -> list[Hit]:
    """The days and months in a text."""
    return [hit for hit in dates.scan(text) if hit.period.precision in {Precision.DAY, Precision.MONTH}]


def _titled(sentence: str) -> Iterator[_Said]:
    """A day or month at the end of a title or an imprint, or alone on its line."""
    hits = _days(sentence)
    if not hits or len({hit.period.due for hit in hits}) > 1 or len(sentence.split()) > TITLE_WORDS:
        return
    before, last = sentence[: hits[0].start], hits[-1]
    if NOT_PUBLISHED.search(sentence) or re.search(r"\w", sentence[last.start + len(last.period.raw) :]):
        return
    if WEEKDAY.fullmatch(before):
        yield _Said(ALONE, last.period)
    elif not CELL.search(sentence) and not FOLLOWS.search(before) and _is_title(before):
        yield _Said(TITLED, last.period)


def _dated_by_year(line: str) -> Iterator[_Said]:
    """A title that ends in a lone year: the least sure date, marked as such in its words."""
    title = line.strip()
    year = LAST_YEAR.search(title)
    if year is None or CELL.search(title) or title.endswith(".") or len(title.split()) > TITLE_WORDS:
        return
    before = title[: year.start()]
    other = any(words.search(before) for words in (AUXILIARY, EVENT, FOLLOWS, NOT_ALONE))
    if NAMED.search(before) and not other and not dates.scan(before) and title[0].isupper():
        due = date(int(year["year"]), 12, 31)
        raw = FROM_TITLE.format(year=year["year"])
        yield _Said(YEAR_IN_TITLE, Period(raw=raw, due=due, precision=Precision.YEAR))


def _is_title(words: str) -> bool:
    """Whether words name a plan, or are nothing but the name of a body."""
    named = IMPRINT.search(words) is not None and _is_close(words)
    return named or re.search(r"\bplan\b", words, re.IGNORECASE) is not None


def _covered(line: str) -> Period | None:
    """The financial year or years in a line that names a plan."""
    named = COVERS.search(line) if len(line) <= LONGEST and len(line.split()) <= TITLE_WORDS else None
    if named is None:
        return None
    for years in dates.ONE_YEAR.finditer(line):
        if not FOLLOWS.search(line, named.end(), max(named.end(), years.start())):
            hit = next(iter(dates.scan(years[0])), None)
            return hit.period if hit else Period(raw=years[0])
    return _spelt(line)


def _spelt(line: str) -> Period | None:
    """The years in the title of a plan that are joined by a word: "Business plan 2025 to 2026"."""
    years = YEARS_SPELT.search(line)
    if years is None or AUXILIARY.search(line[: years.start()]):
        return None
    hit = next(iter(dates.scan(f"{years['first']}/{years['second']}")), None)
    return replace(hit.period, raw=years[0]) if hit else Period(raw=years[0])
