"""Reads dates as people write them in plans: the words are kept, and the last day only where it is stated.

Conventions, each of them a line of RULES below: days come before months; two years in a row are a financial year, which
ends on 31 March of the second; a quarter is dated only within a financial year ("Q1 2020" may be January or April); a
season ends with its last month, winter only where both its years stand; of several dates the latest one counts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.model import Period, Precision
from ingest.language import phrases

WORDS = phrases.load("dates")
MONTHS = {name: int(number) for number, names in WORDS["months"].items() for name in names}
NUMERALS = {name: int(number) for number, names in WORDS["numerals"].items() for name in names}
FIRST_YEAR, LAST_YEAR = 1950, 2099
SHORT_YEARS = range(5, 50)  # "21" is a year of this century; "72" beside a month is no year of a plan

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
YEAR = r"(?:19|20)\d\d"
ORDINAL = r"(?:\s*(?:st|nd|rd|th))?"
DASH = r"\s*[-–—/]\s*"
TWO_YEARS = rf"(?P<first>{YEAR}|\d\d){DASH}(?P<second>{YEAR}|\d\d)"
FOUR_FIRST = rf"(?:f\.?y\.?\s*)?(?P<first>{YEAR}){DASH}(?P<second>{YEAR}|\d\d)"
NUMERAL = "(?:" + "|".join(sorted(NUMERALS, key=len, reverse=True)) + ")"
SEVERAL = r"(?:[1-4]\s*(?:[-–/&]|and|to)\s*q?\s*)?"
QUARTER = rf"(?:q(?:uarter|tr)?s?\.?\s*{SEVERAL}(?P<quarter>[1-4]|one|two|three|four)|(?P<nth>{NUMERAL})\s+quarter)"
BETWEEN = r"[\s,:(–-]*(?:of\s+|in\s+)?(?:f\.?y\.?\s*|financial\s+year\s+)?"

Found = tuple[date, Precision] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date: its pattern, and what makes the last day of it (None when none is stated)."""

    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Found]


def _year(words: str) -> int:
    """The year that two or four digits stand for."""
    number = int(re.sub(r"\D", "", words))
    return number if number > 99 else 2000 + number  # noqa: PLR2004 - two digits


def _day(match: re.Match[str]) -> Found:
    """A day; None when the calendar has no such day."""
    month = match["month"].lower().rstrip(".")
    try:
        day = date(_year(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
    return (day, Precision.DAY) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month(match: re.Match[str]) -> Found:
    """The last day of a month."""
    written, year = match["month"].lower().rstrip("."), match["year"]
    month = MONTHS.get(written) or int(written)
    short = len(re.sub(r"\D", "", year)) == 2  # noqa: PLR2004 - two digits
    if not 1 <= month <= 12 or (short and _year(year) - 2000 not in SHORT_YEARS):  # noqa: PLR2004 - months
        return None
    return _end_of(_year(year), month), Precision.MONTH


def _second_year(match: re.Match[str]) -> int | None:
    """The year in which a financial year ends; None for years that do not follow each other."""
    first, second = _year(match["first"]), _year(match["second"])
    return second if second == first + 1 else None


def _financial_year(match: re.Match[str]) -> Found:
    second = _second_year(match)
    return (date(second, 3, 31), Precision.YEAR) if second else None


def _quarter(match: re.Match[str]) -> Found:
    """The last day of a quarter of a financial year: the first ends in June, the fourth in March of the second year."""
    second, number = _second_year(match), NUMERALS[(match["quarter"] or match["nth"]).lower()]
    if second is None:
        return None
    last_month = 3 * (number % 4) + 3
    return _end_of(second - (number < 4), last_month), Precision.QUARTER  # noqa: PLR2004 - the fourth quarter


def _season(match: re.Match[str]) -> Found:
    """The last day of a season: of the year named, or of the second where two years in a row are named."""
    month, second = WORDS["seasons"][match["season"].lower()], match["second"]
    if second:
        year = _second_year(match)
        if year is None or match["season"].lower() != "winter":
            return None
        return _end_of(year, month), Precision.SEASON
    if match["season"].lower() == "winter":
        return None
    return _end_of(_year(match["first"]), month), Precision.SEASON


def _calendar_year(match: re.Match[str]) -> Found:
    return date(_year(match["year"]), 12, 31), Precision.YEAR


def _nothing(_: re.Match[str]) -> Found:
    return None


def _rule(pattern: str, make: Callable[[re.Match[str]], Found]) -> Rule:
    return Rule(re.compile(rf"(?<![\w.]){pattern}(?!\w)", re.IGNORECASE), make)


#: Tried at every place in this order; what matches without a last day still uses up its words.
RULES = (
    _rule(rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?", _day),
    _rule(rf"(?P<day>\d{{1,2}})(?P<mark>[./-])\s?(?P<month>\d{{1,2}})(?P=mark)\s?(?P<year>{YEAR}|\d\d)", _day),
    _rule(
        rf"(?P<day>\d{{1,2}}){ORDINAL}\s*[-/]?\s*(?:of\s+)?(?P<month>{MONTH})[\s,/-]*(?P<year>{YEAR}|['’]?\d\d(?![:.]\d))",
        _day,
    ),
    _rule(rf"(?P<month>{MONTH})\s*(?P<day>\d{{1,2}}){ORDINAL},?\s+(?P<year>{YEAR})", _day),
    _rule(rf"{QUARTER}{BETWEEN}{TWO_YEARS}", _quarter),
    _rule(rf"{TWO_YEARS}[\s,:(–-]*{QUARTER}", _quarter),
    _rule(rf"{QUARTER}[\s,:(–-]*(?:of\s+)?{YEAR}", _nothing),
    _rule(
        rf"(?P<season>spring|summer|autumn|winter)[\s,]*(?:of\s+)?(?P<first>{YEAR})(?:{DASH}(?P<second>{YEAR}|\d\d))?",
        _season,
    ),
    _rule(rf"(?P<month>{MONTH})[\s,'’‘/–-]*(?P<year>{YEAR})", _month),
    _rule(rf"(?P<month>{MONTH})\s*[-/'’‘ ]\s*['’‘]?(?P<year>\d\d)(?![:/.-]\d|\s*(?:st|nd|rd|th)\b|\s*%)", _month),
    _rule(rf"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>{YEAR})", _month),
    _rule(r"(?P<month>0[1-9]|1[0-2])/(?P<year>1[3-9]|[2-4]\d)(?!\s*[/-]\d)", _month),
    _rule(rf"(?:{'|'.join(WORDS['other_years']['words'])})\s+year\s+{TWO_YEARS}", _nothing),
    _rule(FOUR_FIRST + r"(?![/-]\d)", _financial_year),
    _rule(r"(?P<first>1[3-9]|[23]\d)/(?P<second>1[3-9]|[23]\d)(?!/\d)", _financial_year),
    _rule(rf"(?<=\b)(?P<year>{YEAR})(?![/-]\d)", _calendar_year),
)

NOT_AN_END = phrases.pattern(WORDS["not_an_end"]["before"])
SECOND_BEST = phrases.pattern(WORDS["not_an_end"]["second_best"])
NEAR = 40  # characters in front of a date that can hold such words
BEFORE_A_YEAR = phrases.pattern(WORDS["before_a_year"]["words"])
BARE_YEAR = re.compile(rf"{YEAR}")
APRIL = 4
LONGEST = 500  # characters of a timescale cell that is still one
#: A quarter, a month or a day without its year; "may" in small letters is no month.
BARE = re.compile(
    rf"(?<![\w.])(?:(?P<q>(?i:{QUARTER}))|(?:(?P<day>\d{{1,2}}){ORDINAL}\s+(?:of\s+)?)?(?P<month>(?=[A-Z])(?i:{MONTH})))(?!\w)"
)
ONE_YEAR = re.compile(FOUR_FIRST, re.IGNORECASE)
#: What gives a text a year of its own, so that no other may be lent to it.
DATED = re.compile(rf"{YEAR}|['’]\d\d|\d\s*[/.-]\s*\d")
REPEATED = phrases.pattern(WORDS["repeated"]["words"])


DIGIT = re.compile(r"\d")  # no date is read without one


@dataclass(frozen=True, slots=True)
class Hit:
    """A date with the place in the text at which it starts."""

    period: Period
    start: int


def scan(text: str) -> tuple[Hit, ...]:
    """Every date in the text from left to right, those without a last day included; at one place the earlier rule."""
    if not DIGIT.search(text):
        return ()
    ahead = {rule: rule.pattern.search(text) for rule in RULES}
    out = []
    while matches := [(match.start(), order, match) for order, match in enumerate(ahead.values()) if match]:
        _, order, match = min(matches, key=lambda hit: hit[:2])
        due, precision = RULES[order].make(match) or (None, Precision.NONE)
        out.append(Hit(Period(raw=match[0], due=due, precision=precision), match.start()))
        _move_on(ahead, text, match.end())
    return tuple(out)


def _move_on(ahead: dict[Rule, re.Match[str] | None], text: str, position: int) -> None:
    """Look for the next match of each rule whose words have been used up."""
    for rule, match in ahead.items():
        if match and match.start() < position:
            ahead[rule] = rule.pattern.search(text, position)


def _is_year_alone(found: Hit) -> bool:
    return BARE_YEAR.fullmatch(found.period.raw) is not None


def _ends(text: str, found: Hit) -> bool:
    """Whether a date says by when, not from when or what it used to be."""
    return not _close_before(NOT_AN_END, text, found)


def _close_before(words: re.Pattern[str], text: str, found: Hit) -> bool:
    """Whether some of these words stand right in front of a date."""
    before = text[: found.start].rstrip(" (:\u2013-")[-NEAR:]
    return any(match.end() == len(before) for match in words.finditer(before))


def _only_a_year(text: str) -> bool:
    """Whether nothing but a year and the usual words round it stand in the text."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    return words <= set(WORDS["round_a_year"]["words"])


def read(text: str, within: Period | None = None) -> Period:
    """The time allowed, from the words of a timescale cell: all words as `raw`, the last day that they state.

    Never raises and never guesses: "Ongoing", "within 6 months", "30th September" and 31/02/2022 have no last day. A
    quarter or a month without its year is dated only `within` the one financial year that the plan says it covers.
    """
    candidates = [
        found
        for found in scan(text)
        if found.period.due and _ends(text, found) and (not _is_year_alone(found) or _only_a_year(text))
    ]
    if not candidates:
        return _within(text, within) if within and not DATED.search(text) else Period(raw=text)
    firm = [found for found in candidates if not _close_before(SECOND_BEST, text, found)]
    latest = max(firm or candidates, key=lambda found: found.period.due or date.min).period
    return Period(raw=text, due=latest.due, precision=latest.precision)


def _within(text: str, year: Period) -> Period:
    """The last of the bare quarters, months and days of a text, by the one financial year they can belong to."""
    if len(text) > LONGEST or not ONE_YEAR.fullmatch(year.raw.strip()) or not year.due or REPEATED.search(text):
        return Period(raw=text)
    written = f"{year.due.year - 1}/{year.due.year}"
    found = [
        hit.period
        for bare in BARE.finditer(text)
        if not _close_before(NOT_AN_END, text, Hit(Period(raw=bare[0]), bare.start()))
        for hit in scan(f"{bare[0]} {written}" if bare["q"] else f"{bare[0]} {_year_of(bare['month'], year.due.year)}")
        if hit.period.due
    ]
    latest = max(found, key=lambda period: period.due or date.min, default=None)
    return Period(raw=text, due=latest.due, precision=latest.precision) if latest else Period(raw=text)


def _year_of(month: str, second: int) -> int:
    """The calendar year of a month in the financial year that ends in `second`."""
    return second if MONTHS[month.lower().rstrip(".")] < APRIL else second - 1


def find(text: str) -> tuple[Period, ...]:
    """The dates in running text, from left to right, with the words of each; those without a last day are left out."""
    return tuple(found.period for found in scan(text) if found.period.due and _stands(text, found))


def _stands(text: str, found: Hit) -> bool:
    """Whether a year in running text is a date ("in 2022") and not part of a name ("Care Act 2014")."""
    before = text[: found.start].split()
    return not _is_year_alone(found) or bool(before and BEFORE_A_YEAR.fullmatch(before[-1]))
