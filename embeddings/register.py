"""Ids of groups that last: what the register of recurrences says, and what to append to it after a grouping.

The events mean, in the order they stand:
    left: `members` went from `recurrence` to no other group.
    split: `members` went from `recurrence` to the groups `others`, which say for themselves what they gained.
    merged: `members` came to `recurrence` from the group in `others`, which ends.
    retired: `recurrence` ends, and is nothing's other name.
    joined: `members` came to `recurrence`, from no group or from one that lives on.
    founded: `recurrence` begins with `members`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.register import EventKind, RegisterEvent

Standing = dict[str, frozenset[str]]
Groups = Sequence[Iterable[str]]


def standing(register: Iterable[RegisterEvent]) -> Standing:
    """The members of each group that lives, by its id, as the register leaves them."""
    live: Standing = {}
    for event in register:
        members, known = frozenset(event.members), live.get(event.recurrence, frozenset())
        match event.kind:
            case EventKind.FOUNDED | EventKind.JOINED | EventKind.MERGED:
                live[event.recurrence] = known | members
                for other in event.others:
                    live.pop(other, None)
            case EventKind.LEFT | EventKind.SPLIT:
                live[event.recurrence] = known - members
            case EventKind.RETIRED:
                live.pop(event.recurrence, None)
    return live


def keep_ids(groups: Groups, register: Sequence[RegisterEvent]) -> tuple[tuple[str, ...], tuple[RegisterEvent, ...]]:
    """An id for each group, in their order, and the events that lead from the register to them.

    A group keeps the id of the known one that it shares most members with; of two that lay claim to one id the larger
    share has it, and a new group gets an id made from its members. A group that nothing touched has no event.

    Args:
        groups: ids of the members of each group; no member is in two.
        register: every event so far, oldest first.
    """
    wanted = [frozenset(members) for members in groups]
    live = standing(register)
    kept = _matched(wanted, live)
    taken = set(live) | {event.recurrence for event in register}
    ids: list[str] = []
    for number, members in enumerate(wanted):
        ids.append(kept.get(number) or _founded(members, taken))
        taken.add(ids[-1])
    return tuple(ids), tuple(_events(dict(zip(ids, wanted, strict=True)), live))


def _matched(wanted: Sequence[frozenset[str]], live: Mapping[str, frozenset[str]]) -> dict[int, str]:
    """Known ids for the groups that go on, by number: the largest overlaps first, each group and each id once."""
    home = {member: key for key, members in live.items() for member in members}
    overlaps: dict[tuple[int, str], int] = {}
    for number, members in enumerate(wanted):
        for member in members:
            if key := home.get(member):
                overlaps[number, key] = overlaps.get((number, key), 0) + 1
    kept: dict[int, str] = {}
    claimed: set[str] = set()
    order = sorted(overlaps, key=lambda pair: (-overlaps[pair], len(wanted[pair[0]]), min(wanted[pair[0]]), pair[1]))
    for number, key in order:
        if number not in kept and key not in claimed:
            kept[number] = key
            claimed.add(key)
    return kept


def _founded(members: frozenset[str], taken: set[str]) -> str:
    """A new id of twelve hexadecimal digits, made from the members; never one that was given before."""
    attempt = 0
    while True:
        parts = "\x1f".join(["recurrence", *sorted(members), str(attempt)])
        made = hashlib.sha256(parts.encode()).hexdigest()[:12]
        if made not in taken:
            return made
        attempt += 1


def _events(now: Mapping[str, frozenset[str]], live: Mapping[str, frozenset[str]]) -> Iterator[RegisterEvent]:
    """What happened between two states, so that replaying it after the first gives the second."""
    target = {member: key for key, members in now.items() for member in members}
    merged: dict[str, set[str]] = {}
    for key in sorted(live):
        for event in _lost(key, live[key], now.get(key, frozenset()), target):
            if event.kind is EventKind.MERGED:
                merged.setdefault(event.recurrence, set()).update(event.members)
            yield event
    for key in sorted(now):
        new = now[key] - live.get(key, frozenset()) - merged.get(key, set())
        if new:
            yield _event(EventKind.JOINED if key in live else EventKind.FOUNDED, key, new)


def _lost(
    key: str, before: frozenset[str], after: frozenset[str], target: Mapping[str, str]
) -> Iterator[RegisterEvent]:
    """What became of the members that a group no longer has, and of the group where it has none."""
    moved = {member for member in before - after if member in target}
    others = {target[member] for member in moved}
    if not after and len(others) == 1:
        yield _event(EventKind.MERGED, others.pop(), moved, {key})
        return
    if gone := before - after - moved:
        yield _event(EventKind.LEFT, key, gone)
    if moved:
        yield _event(EventKind.SPLIT, key, moved, others)
    if not after:
        yield _event(EventKind.RETIRED, key)


def _event(kind: EventKind, key: str, members: Iterable[str] = (), others: Iterable[str] = ()) -> RegisterEvent:
    return RegisterEvent(kind=kind, recurrence=key, members=tuple(sorted(members)), others=tuple(sorted(others)))
