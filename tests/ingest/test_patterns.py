"""Every pattern that reads plans tells in no time whether it fits, whatever words come again and again."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import ingest
from ingest.language.phrases import Phrases
from tests.conftest import needs_signals

UNITS = (
    "a",
    "A",
    "1",
    "2019",
    " ",
    "\n",
    "-",
    ", ",
    ". ",
    "1.",
    "(",
    "/",
    " and ",
    "Ab ",
    "A/",
    "’",
    "is ",
    "✓ ",
    "&#",
)
TIMES, WORDS, SECONDS = 40, 8, 1.0
ENDINGS = ("zzz!x", "\x00")


class TooSlow(Exception):
    """A pattern took longer than it may."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each pattern of a module of ours, with the name that it has there; those of phrase lists too."""
    for module in pkgutil.walk_packages(ingest.__path__, "ingest."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for found in _within(value):
                if isinstance(found.pattern, str):
                    yield f"{module.name}.{name} {found.pattern[:80]}", found


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Phrases):
        yield from (value._pattern(number) for number in range(len(value._phrases)))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def _slow(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
    raise TooSlow


@needs_signals  # which end a search that would go on for ever
def test_no_pattern_takes_time_without_end() -> None:
    """No pattern tries more and more ways the longer a text is that does not fit."""
    before = signal.signal(signal.SIGALRM, _slow)
    slow, seen = [], set[re.Pattern[str]]()
    try:
        for name, pattern in patterns():
            if pattern not in seen and not _is_quick(pattern):
                slow.append(name)
            seen.add(pattern)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert len(seen) > 400
    assert slow == []


def _is_quick(pattern: re.Pattern[str]) -> bool:
    own = dict.fromkeys(re.findall(r"[a-zA-Z]{2,}", re.sub(r"\\.", "", pattern.pattern)))
    for unit in (*UNITS, *(f"{word} " for word in [*own][:WORDS])):
        for ending in ENDINGS:
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            try:
                pattern.search(unit * TIMES + ending)
                pattern.fullmatch(unit * TIMES + ending)
            except TooSlow:
                return False
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
    return True


@needs_signals
@pytest.mark.parametrize("written", [r"(?:\w\w|\d)+", r"(?:\d{1,2}|(?:19|20)?\d\d|\W)+", r"(?:june?[a-z]*|\W)+"])
def test_check_knows_a_slow_pattern(written: str) -> None:
    """The check finds patterns that have more ways the longer the text is."""
    before = signal.signal(signal.SIGALRM, _slow)
    try:
        assert not _is_quick(re.compile(written))
    finally:
        signal.signal(signal.SIGALRM, before)
