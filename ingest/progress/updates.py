"""Finds the latest of several dated updates in one cell ("June 2021: … Sept 2021: …"), whichever way they stand."""

from __future__ import annotations

import re

from ingest.values import dates

#: The head of a dated update; few blanks in a row, for a long run of them would be tried from each of its places.
HEAD = re.compile(
    r"(?:^|(?<=[\s.;•]))(?:updated?|progress|as at|position at)?\s{0,3}[–-]?\s{0,3}"
    r"(?P<date>(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|\w[\w/-]{1,9}(?:\.\w+){0,2})(?:\s\w+){0,2})\s{0,3}[:–-]\s",
    re.IGNORECASE,
)


def latest(text: str) -> str | None:
    """What the last of several updates tells that stand in order of time; None without such."""
    heads = _heads(text)
    days = [day for _, day in heads]
    return text[heads[-1][0].end() :] if len(heads) > 1 and days == sorted(days) else None


def newest_first(text: str) -> str | None:
    """What stands above the older updates where the newest comes first; None where it does not."""
    heads = _heads(text)
    days = [day for _, day in heads]
    is_falling = len({*days}) > 1 and days == sorted(days, reverse=True)
    older = next((head for head, day in heads if day < days[0]), None)
    return text[: older.start()].strip() if is_falling and older else None


def _heads(text: str) -> list[tuple[re.Match[str], str]]:
    """The heads that hold a date, each with the last day of it."""
    found = [(match, dates.find(f"in {match['date']}")) for match in HEAD.finditer(text)]
    return [(match, told[0].due.isoformat()) for match, told in found if told and told[0].due]
