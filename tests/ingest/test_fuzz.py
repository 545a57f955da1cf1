"""Damaged documents: none takes a reader down, keeps it for ever, or makes it lose or invent words.

`python -m bench.fuzz --minutes 10` does the same for longer, and says how to repeat what it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout import Limits
from ingest.running.supervisor import Readers
from tests.conftest import missing
from tests.ingest import laws, seeds
from tests.ingest.mutations import mutated

LIMITS = Limits(max_seconds=20, max_memory_bytes=1_000_000_000)
MADE = {**seeds.made(), **seeds.shipped()}
REAL = seeds.real(seeds.SMALL)
NUMBERS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """A process that examines documents."""
    made = Readers(laws.READER)
    yield made
    made.stop()


@pytest.mark.parametrize("name", MADE)
def test_seed_keeps_the_laws(readers: Readers, name: str) -> None:
    """Each document is read right before it is damaged, or is of a kind that is refused with a sentence."""
    assert laws.broken(MADE[name], name, readers, LIMITS) == []


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(MADE)), number=NUMBERS)
def test_damaged_document_keeps_the_laws(readers: Readers, name: str, number: int) -> None:
    """Whatever is done to a document, it is read with each word in its place, or refused with a sentence."""
    assert laws.broken(mutated(MADE[name], Random(number)), name, readers, LIMITS) == []


@settings(max_examples=60)
@given(number=NUMBERS)
def test_damaged_real_file_keeps_the_laws(readers: Readers, shared: Path, number: int) -> None:
    """The same for files as people publish them."""
    if not REAL:
        missing(f"real files in {shared / 'real'}")
    name = sorted(REAL)[number % len(REAL)]
    assert laws.broken(mutated(REAL[name], Random(number)), name, readers, LIMITS) == []


def test_same_chance_gives_the_same_document() -> None:
    """A damaged document can be made again from the name of its seed and a number."""
    assert all(mutated(data, Random(7)) == mutated(data, Random(7)) for data in MADE.values())
