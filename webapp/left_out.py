"""What an address asks for that its page does not know, so that no page passes it over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.answers.asked import Filters
from webapp.choices import FIELDS, YEARS, Arguments, from_arguments, to_pairs
from webapp.things import LOOKS
from webapp.wording import listed

#: Names that may stand in an address several times: each time is one more choice.
_SEVERAL = frozenset((*FIELDS, "unfold"))
_CLOSED = {"unfold": [*LOOKS]}
_MOST = 3  # of what was left out is told ...
_LONGEST = 40  # ... and so many characters of each


@dataclass(frozen=True, slots=True)
class Heard:
    """The arguments of a request, which keep in mind the names that were asked for."""

    arguments: Arguments
    names: set[str] = field(default_factory=set)

    def getlist(self, key: str) -> list[str]:
        """All values under a name."""
        self.names.add(key)
        return self.arguments.getlist(key)

    def get(self, key: str, default: str) -> str:
        """The first value under a name."""
        self.names.add(key)
        return self.arguments.get(key, default)


def sentence(heard: Heard, given: list[str], filters: Filters | None) -> str | None:
    """One sentence on what a page left out of its address; None where it took all of it.

    A page that looks at nothing there names names alone: a finding to check may stand behind one, and is not shown.

    Args:
        heard: the arguments after the page has been made.
        given: the names that stand in the address, in order.
        filters: what the page filtered by, if it filters.
    """
    found = _passed_over(heard, given, filters)
    said = (f"{_short(name)}={_short(value)}" if heard.names else _short(name) for name, value in found)
    parts = list(dict.fromkeys(f"“{one}”" for one in said))
    if not parts:
        return None
    more = f" and {len(parts) - _MOST} more" if len(parts) > _MOST else ""
    named = f"{', '.join(parts[:_MOST])}{more}" if more else listed(parts)
    return f"This page does not know {named} in its address, and shows what it would show without."


def _passed_over(heard: Heard, given: list[str], filters: Filters | None) -> Iterator[tuple[str, str]]:
    """Each name and value that had no part in the page."""
    known = from_arguments(heard.arguments)
    used = set(to_pairs(known if filters is None else filters))
    for name in dict.fromkeys(given):
        values = [value for value in heard.arguments.getlist(name) if value.strip()]
        kept = values if name in _SEVERAL else values[:1]
        for number, value in enumerate(values):
            unread = name not in heard.names or number >= len(kept) or value not in _CLOSED.get(name, values)
            if unread or (name in {*FIELDS, *YEARS} and not _stands(name, value, used)):
                yield name, value


def _stands(name: str, value: str, used: set[tuple[str, str]]) -> bool:
    """Whether a value of a filter is one of those in force, however it was spelt."""
    one = from_arguments(_One(name, value))
    return bool(pairs := set(to_pairs(one))) and pairs <= used


@dataclass(frozen=True, slots=True)
class _One:
    """The arguments of an address that holds one."""

    name: str
    value: str

    def getlist(self, key: str) -> list[str]:
        """The value under its name."""
        return [self.value] if key == self.name else []

    def get(self, key: str, default: str) -> str:
        """The value under its name, else the default."""
        return self.value if key == self.name else default


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
