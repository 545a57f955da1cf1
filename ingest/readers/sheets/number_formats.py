"""Writes numbers and dates of a spreadsheet as people see them, by the format of their cell."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
_DATE = re.compile(r"[dyhsDYHS]|m{3,}|M{3,}|\bm{1,2}\b", re.IGNORECASE)
_NUMBER = re.compile(r"[#0?][#0?,.]*(?:E[+-]0+)?", re.IGNORECASE)
_CLOCK = re.compile(r"[hHsS]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_MOST_DIGITS = 10  # of a fraction, as a cell without a format shows them
_FIRST_DAYS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a sheet knows no zones
_LEAP = 60  # the day that never was: below it the count is off by one
_LARGEST = 2_958_466
_SECONDS = 86_400
_SECTIONS = 4
_WHOLE = 1e15  # from here on a float does not hold every whole number
_DAY_FIRST = re.compile(r"dd?([/.-])mm?\1yyyy")
_YEAR_FIRST = re.compile(r"yyyy-mm-dd")
_SHORT = 2  # letters of a month or year in figures
_TEXT, _EMPTY = "@", ""

#: The formats that a workbook refers to by number alone.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
}  # fmt: skip


def shown(value: float, pattern: str, *, from_1904: bool = False) -> str:
    """The words for a number under a format ("0%", "mmm-yy", "000"); never raises.

    Days in figures stay so where the day or the year stands first ("31/03/2024"), else they are written out ("31 March
    2024"); months and years are as their format shows them ("Mar-24").
    """
    if not math.isfinite(value):
        return str(value)
    section = _section(value, pattern)
    if section is None:  # hidden by its format: a nought is meant to be blank, another number says something
        return general(value) if value else _EMPTY
    if is_date(section):
        return _dated(value, section, from_1904=from_1904)
    bare = _LITERAL.sub(_kept, section)
    if section.strip().lower() in {"general", "@", ""} or not _NUMBER.search(_LITERAL.sub("", section)):
        literal = bare.replace("@", "").strip()
        return literal if literal and literal.lower() != "general" and "@" not in section else general(value)
    return _figures(value, section, negative=value < 0 and ";" not in pattern)


def is_date(pattern: str) -> bool:
    """Whether a format shows a day, a month, a year or a time."""
    if _ELAPSED.search(pattern):
        return True
    bare = _LITERAL.sub("", pattern)
    return "general" not in bare.lower() and _DATE.search(bare) is not None and not re.search(r"[#0?]", bare)


def general(value: float) -> str:
    """A number without a format: whole numbers whole, fractions without the noise of their last digits."""
    if value == int(value) and abs(value) < _WHOLE:
        return str(int(value))
    return f"{value:.{_MOST_DIGITS}g}"


def written(moment: datetime | date | time | timedelta) -> str:
    """A date or time that a file gives as such: "31 March 2024", with the time where there is one."""
    if isinstance(moment, timedelta):
        return str(moment)
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    day = f"{moment.day} {moment:%B} {moment.year}"
    timed = isinstance(moment, datetime) and (moment.hour or moment.minute)
    return f"{day} {moment:%H:%M}" if timed else day


def iso(year: str, month: str, day: str, hour: str | None = None, minute: str | None = None) -> str:
    """A moment that a file gives in figures, written out; raises ValueError for a day that is none."""
    return written(datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0)))  # noqa: DTZ001 - a sheet knows no zones


def _section(value: float, pattern: str) -> str | None:
    """The part of a format for positive numbers, negative ones or nought; None where it hides the number."""
    sections = _split(pattern)
    index = 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else min(2, len(sections) - 1)
    if value == 0 and len(sections) < _SECTIONS - 1:
        index = 0
    chosen = sections[index]
    return None if not chosen and len(sections) > 1 else chosen


def _split(pattern: str) -> list[str]:
    """The sections of a format; a semicolon inside quotation marks parts nothing."""
    parts, depth = [""], False
    for char in pattern:
        depth = depth != (char == '"')
        if char == ";" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts[:_SECTIONS]


def _kept(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""


def _dated(value: float, pattern: str, *, from_1904: bool) -> str:
    if _ELAPSED.search(pattern):
        minutes = round(value * _SECONDS / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if not 0 <= value < _LARGEST:
        return general(value)
    bare = _LITERAL.sub("", pattern).lower()
    shifted = value + 1 if not from_1904 and 0 < value < _LEAP else value
    moment = _FIRST_DAYS[from_1904] + timedelta(seconds=round(shifted * _SECONDS))
    clock = _CLOCK.search(bare) is not None
    without_clock = re.sub(r"h+[:.]?m*[:.]?s*|m+[:.]s+|s+|am/pm|a/p", "", bare)
    if clock and not re.search(r"[dy]|m", without_clock):
        return f"{moment:%H:%M}"
    if "d" in without_clock:
        return _day(moment, without_clock) or written(moment if clock else moment.date())
    if "y" not in without_clock:
        return f"{moment:%B}" if "m" in without_clock else general(value)
    return _month(moment, without_clock)


def _day(moment: datetime, pattern: str) -> str | None:
    """A day in figures as its format shows it, the day first or the year; None where the order could mislead."""
    if moment.hour or moment.minute:
        return None
    if found := _DAY_FIRST.fullmatch(pattern.strip()):
        return f"{moment:%d}{found[1]}{moment:%m}{found[1]}{moment:%Y}"
    return f"{moment:%Y-%m-%d}" if _YEAR_FIRST.fullmatch(pattern.strip()) else None


def _month(moment: datetime, pattern: str) -> str:
    """A month or a year as its format shows it: "Mar-24", "March 2024", "03/2024", "2024"."""
    year = f"{moment:%Y}" if pattern.count("y") > _SHORT else f"{moment:%y}"
    months = pattern.count("m")
    if not months:
        return f"{moment:%Y}"
    month = {1: str(moment.month), 2: f"{moment:%m}", 3: f"{moment:%b}"}.get(months, f"{moment:%B}")
    between = re.search(r"m+([^a-z]*)y", pattern)
    if between is None:
        return f"{moment:%B %Y}"
    mark = between[1].strip(" ,") or " "
    if months <= _SHORT:
        return f"{moment:%m}{mark}{moment:%Y}"
    return f"{month}{mark}{year}"


def _figures(value: float, section: str, *, negative: bool) -> str:
    """A number in figures: decimals, thousands, per cent, leading noughts, and the words round it."""
    plan = _LITERAL.sub(lambda match: "\0" * len(match[0]), section)
    places = list(_NUMBER.finditer(plan))
    percent = "%" in plan
    size = abs(value) * (100 if percent else 1)
    place = places[0]
    if len(places) > 1 or "/" in plan:  # a fraction, or digits in groups
        return _grouped(size, section, plan) if "/" not in plan and "." not in plan else general(value)
    digits = _digits(size, place[0])
    before = _LITERAL.sub(_kept, section[: place.start()])
    after = _LITERAL.sub(_kept, section[place.end() :])
    return f"{'-' if negative else ''}{before}{digits}{after}".strip()


def _digits(size: float, pattern: str) -> str:
    if "e" in pattern.lower():
        return f"{size:.{len(pattern.partition('.')[2].lower().partition('e')[0])}e}".upper()
    whole, _, decimals = pattern.partition(".")
    scaled = size / 1000 ** (len(whole) - len(whole.rstrip(",")))
    fixed, most = decimals.count("0"), sum(char in "0#?" for char in decimals)
    figure = f"{_rounded(scaled, most):,.{most}f}" if "," in whole.rstrip(",") else f"{_rounded(scaled, most):.{most}f}"
    head, _, tail = figure.partition(".")
    while len(tail) > fixed and tail.endswith("0"):
        tail = tail[:-1]
    head = head.zfill(whole.count("0"))
    return f"{head}.{tail}" if tail else head


def _rounded(size: float, places: int) -> float:
    """Half goes up, as spreadsheets round."""
    return float(f"{size + 10.0 ** -(places + 9):.{places}f}") if size < _WHOLE else size


def _grouped(size: float, section: str, plan: str) -> str:
    """Digits that a format sets in groups ("00-00-00"): filled in from the right."""
    digits = list(str(round(size)))
    out: list[str] = []
    for char, kept in zip(reversed(plan), reversed(section), strict=True):
        if char in "0#?":
            out.append(digits.pop() if digits else ("0" if char == "0" else ""))
        elif char != ",":
            out.append("" if char == "\0" and kept in '"\\' else kept)
    return "".join((*digits, *reversed(out))).strip()


__all__ = ["BUILTIN", "general", "is_date", "iso", "shown", "written"]
