"""What every item can be picked by, as sets of bits held in memory: filters, counts and facets without a query each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.answers import Facet

#: Values of one field, each with the set of items that have it: bit `i` is set when item `i` has it.
Masks = Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Items in their total order, and for each field which items have which value."""

    ids: tuple[str, ...]
    fields: Mapping[str, Masks]
    everything: int

    def picked(self, wanted: Mapping[str, Iterable[str] | None]) -> int:
        """The items with one of the wanted values in every field; a field that is None or absent sets no limit."""
        found = self.everything
        for name, values in wanted.items():
            if values is not None:
                found &= union(self.fields.get(name, {}).get(value, 0) for value in values)
        return found


def facet(
    masks: Masks, among: int, labels: Mapping[str, str], size: Callable[[int], int] = int.bit_count
) -> tuple[Facet, ...]:
    """How many items of a set have each value of a field, most first, then by label and value."""
    counted = ((value, size(mask & among)) for value, mask in masks.items())
    made = (Facet(value=value, label=labels.get(value, value), count=count) for value, count in counted if count)
    return tuple(sorted(made, key=lambda one: (-one.count, one.label, one.value)))


def shelf(ids: Sequence[str], values: Mapping[str, Iterable[tuple[int, str]]]) -> Shelf:
    """A shelf of items by number, from pairs (item, value) of each field."""
    size = len(ids)
    fields = {name: _masks(pairs, size) for name, pairs in values.items()}
    return Shelf(ids=tuple(ids), fields=fields, everything=(1 << size) - 1)


def union(masks: Iterable[int]) -> int:
    """The items that are in any of some sets."""
    found = 0
    for mask in masks:
        found |= mask
    return found


def items(mask: int) -> Iterator[int]:
    """The items of a set, in order."""
    for at, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        if byte:
            yield from (at * 8 + bit for bit in range(8) if byte >> bit & 1)


def of(numbers: Iterable[int], size: int) -> int:
    """The set of some items, of `size` items in all."""
    flags = bytearray((size + 7) // 8)
    for number in numbers:
        flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def _masks(pairs: Iterable[tuple[int, str]], size: int) -> dict[str, int]:
    grouped: dict[str, list[int]] = {}
    for item, value in pairs:
        grouped.setdefault(value, []).append(item)
    return {value: of(found, size) for value, found in grouped.items()}
