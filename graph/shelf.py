"""What every item can be picked by, held in memory: filters, counts and facets without a query each.

A set of items is a whole number: bit `i` is set when item `i` is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.answers.asked import Facet

#: For each item the first of those that are one with it and count as one; itself, where it is one with none.
Same = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Field(Mapping[str, int]):
    """Which of `size` items have which value, as a mapping from each value to the set of its items.

    Held as lists of items, value by value, and not as the sets themselves: a library has thousands of values that few
    items have, and room for all of them must grow with what there is, not with values times items. The items of the
    value numbered `n` are `held[starts[n] : starts[n + 1]]`, in order.
    """

    numbers: Mapping[str, int]
    held: NDArray[np.int32]
    starts: NDArray[np.int64]
    size: int

    def __getitem__(self, value: str) -> int:
        number = self.numbers[value]
        return of(self.held[self.starts[number] : self.starts[number + 1]], self.size)

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def counts(self, among: int, same: Same | None = None) -> dict[str, int]:
        """How many items of a set have each value, those that are the same once; values that none has are left out."""
        if not self.numbers:
            return {}
        there = _bits(among, self.size)[self.held]
        if same is None:
            found = np.add.reduceat(there, self.starts[:-1], dtype=np.int64)
        else:
            pairs = np.unique((self.codes * self.size + same[self.held])[there.astype(bool)])
            found = np.bincount(pairs // self.size, minlength=len(self.numbers))
        return {value: count for value, count in zip(self.numbers, found.tolist(), strict=True) if count}

    def pairs(self, among: int) -> Iterator[tuple[int, str]]:
        """Each item of a set with each value that it has."""
        values, wanted = tuple(self.numbers), _bits(among, self.size)[self.held].astype(bool)
        for item, number in zip(self.held[wanted].tolist(), self.codes[wanted].tolist(), strict=True):
            yield item, values[number]

    @property
    def codes(self) -> NDArray[np.int64]:
        """For each of the `held` items, the number of the value."""
        return np.repeat(np.arange(len(self.numbers)), np.diff(self.starts))


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Items in their total order, and for each field which items have which value."""

    ids: tuple[str, ...]
    fields: Mapping[str, Field]
    everything: int

    def picked(self, wanted: Mapping[str, Iterable[str] | None]) -> int:
        """The items with one of the wanted values in every field; a field that is None or absent sets no limit."""
        found = self.everything
        for name, values in wanted.items():
            if values is not None:
                field = self.fields.get(name, NO_FIELD)
                found &= union(field.get(value, 0) for value in values)
        return found


def facet(counts: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Facet, ...]:
    """How many items have each value of a field, most first, then by label and value."""
    made = (Facet(value=value, label=labels.get(value, value), count=count) for value, count in counts.items())
    return tuple(sorted(made, key=lambda one: (-one.count, one.label, one.value)))


def shelf(ids: Sequence[str], values: Mapping[str, Iterable[tuple[int, str]]]) -> Shelf:
    """A shelf of items by number, from pairs (item, value) of each field."""
    size = len(ids)
    fields = {name: _field(pairs, size) for name, pairs in values.items()}
    return Shelf(ids=tuple(ids), fields=fields, everything=(1 << size) - 1)


def spliced(into: Shelf, at: int, gone: int, fresh: Shelf) -> Shelf:
    """A shelf in which the `gone` items from `at` on have given way to those of another."""
    ids = into.ids[:at] + fresh.ids + into.ids[at + gone :]
    names = into.fields.keys() | fresh.fields.keys()
    fields = {
        name: _both(into.fields.get(name, NO_FIELD), at, gone, fresh.fields.get(name, NO_FIELD), len(ids))
        for name in names
    }
    return Shelf(ids=ids, fields=fields, everything=(1 << len(ids)) - 1)


def union(masks: Iterable[int]) -> int:
    """The items that are in any of some sets."""
    found = 0
    for mask in masks:
        found |= mask
    return found


def items(mask: int) -> list[int]:
    """The items of a set, in order."""
    found: list[int] = np.flatnonzero(_bits(mask, mask.bit_length())).tolist()
    return found


def count(mask: int, same: Same | None = None) -> int:
    """How many items a set holds, those that are the same once."""
    return mask.bit_count() if same is None else len(np.unique(same[items(mask)]))


def of(numbers: Iterable[int] | NDArray[np.int32], size: int) -> int:
    """The set of some items, of `size` items in all."""
    flags = np.zeros(size, dtype=bool)
    flags[numbers if isinstance(numbers, np.ndarray) else np.fromiter(numbers, dtype=np.int64)] = True
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _bits(mask: int, size: int) -> NDArray[np.uint8]:
    """A set as an array of 0 and 1, shape (size,)."""
    stored = np.frombuffer(mask.to_bytes((size + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(stored, count=size, bitorder="little")


def _field(pairs: Iterable[tuple[int, str]], size: int) -> Field:
    numbers: dict[str, int] = {}
    coded = [(numbers.setdefault(value, len(numbers)), item) for item, value in pairs]
    codes, held = np.array(coded, dtype=np.int64).reshape(-1, 2).T
    return _grouped(list(numbers), np.unique(codes * size + held), size)


def _both(before: Field, at: int, gone: int, between: Field, size: int) -> Field:
    """A field of which the `gone` items from `at` on have given way to those of another."""
    kept = (before.held < at) | (before.held >= at + gone)
    moved = np.where(before.held < at, before.held, before.held - gone + between.size)[kept]
    numbers = dict(before.numbers)
    fresh = np.array([numbers.setdefault(value, len(numbers)) for value in between.numbers], dtype=np.int64)
    ours = before.codes[kept] * size + moved  # in order, as they were
    theirs = np.sort(fresh[between.codes] * size + between.held + at)
    return _grouped(list(numbers), np.insert(ours, np.searchsorted(ours, theirs), theirs), size)


def _grouped(values: Sequence[str], pairs: NDArray[np.int64], size: int) -> Field:
    """A field of pairs of a value and an item, as number of the value times `size` plus item; sorted, each once.

    Values that no item has are left out.
    """
    codes = pairs // max(size, 1)
    counts = np.bincount(codes, minlength=len(values))
    there = np.flatnonzero(counts)
    return Field(
        numbers={values[code]: number for number, code in enumerate(there.tolist())},
        held=(pairs - codes * size).astype(np.int32),
        starts=np.concatenate([[0], np.cumsum(counts[there])]),
        size=size,
    )


NO_FIELD = _field((), 0)
