"""What `planted.toml` says of the sample library holds of its plans."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PLANS = HERE.parents[2] / "webapp" / "samples"
PLANTED: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))
READINGS: dict[str, dict[str, Any]] = {
    reading["document"]["file"]: reading
    for reading in (json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.gold.json")))
}
Row = dict[str, Any]
each_recurrence = pytest.mark.parametrize("planted", PLANTED["recurrence"], ids=lambda one: str(one["name"]))


def _key(row: Row) -> tuple[str, int]:
    return str(row["file"]), int(row["n"])


def _found(row: Row) -> Row:
    found: Row = READINGS[row["file"]]["recommendations"][row["n"] - 1]
    return found


def _board(row: Row) -> str:
    return str(READINGS[row["file"]]["document"]["board"])


def _rows(value: object) -> Iterator[Row]:
    """Every row named anywhere in the file."""
    if isinstance(value, dict):
        if {"file", "n"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _rows(part)


def _words(row: Row) -> str:
    found = _found(row)
    return " ".join([found["text"], *(f"{action['text']} {action['progress']}" for action in found["actions"])])


def test_every_row_that_is_named_is_there() -> None:
    """The file, the place and the label of every row agree with the hand-made reading."""
    rows = list(_rows(PLANTED))
    assert rows
    assert [row for row in rows if _found(row)["label"] != row["label"]] == []


def test_library_is_broad_enough() -> None:
    """The sample has at least thirteen plans of at least eight boards, each with a reading."""
    shipped = {path.name for path in PLANS.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README"}
    assert set(READINGS) == shipped
    assert len(READINGS) >= 13
    assert len({reading["document"]["board"] for reading in READINGS.values()}) >= 8


@each_recurrence
def test_recurrence_says_whether_it_crosses_boards(planted: Row) -> None:
    """A recurrence is marked as one across boards exactly where more than one board has it."""
    assert planted["across_boards"] is (len({_board(row) for row in planted["members"]}) > 1)


def test_six_recurrences_spread_over_three_boards() -> None:
    """The six obligations that the library is about each stand in the plans of at least three boards."""
    spread = [len({_board(row) for row in one["members"]}) >= 3 for one in PLANTED["recurrence"]]
    assert sum(spread) == 6


def test_no_row_is_in_two_recurrences() -> None:
    """A row belongs to one planted recurrence at most."""
    keys = [_key(row) for one in PLANTED["recurrence"] for row in (*one["members"], *one["may"])]
    assert len(keys) == len(set(keys))


def test_no_lookalike_pair_is_planted_as_a_recurrence() -> None:
    """Two rows that must stay apart are never members of one recurrence."""
    joined = {
        frozenset(pair)
        for one in PLANTED["recurrence"]
        for pair in combinations([_key(row) for row in (*one["members"], *one["may"])], 2)
    }
    assert [one for one in PLANTED["lookalike"] if frozenset({_key(one["one"]), _key(one["other"])}) in joined] == []


def test_what_is_asked_again_is_one_recurrence_of_one_board() -> None:
    """The two rows are members of one recurrence and of one board, and the earlier status is that of the reading."""
    groups = [{_key(row) for row in one["members"]} for one in PLANTED["recurrence"]]
    for one in PLANTED["asked_again"]:
        assert _board(one["first"]) == _board(one["again"])
        assert any({_key(one["first"]), _key(one["again"])} <= group for group in groups)
        assert _found(one["first"])["status"] == one["reported"]


def test_what_is_quoted_stands_in_its_row() -> None:
    """The words of disagreements, references and off-topic replies are those of their rows."""
    said = [(one[side], one[f"{side}_says"]) for one in PLANTED["disagreement"] for side in ("one", "other")]
    said += [(one["from"], one["words"]) for one in PLANTED["reference"]]
    said += [(one["row"], one["reply"]) for one in PLANTED["off_topic"]]
    assert [words for row, words in said if words not in _words(row)] == []


def test_disagreeing_rows_are_of_one_plan() -> None:
    """Two rows that disagree, or only seem to, stand in the same plan."""
    pairs = (*PLANTED["disagreement"], *PLANTED["no_disagreement"])
    assert all(one["one"]["file"] == one["other"]["file"] for one in pairs)


def test_reference_leads_somewhere_where_it_says_so() -> None:
    """A reference names what it means exactly where that is in the library, and it is of the same board."""
    for one in PLANTED["reference"]:
        target = one.get("to") or ({"file": one["to_file"]} if "to_file" in one else None)
        assert one["loaded"] is (target is not None)
        assert target is None or _board(target) == _board(one["from"])
        assert "not_to" not in one or _board(one["not_to"]) != _board(one["from"])


def test_rows_without_a_reply_are_all_listed() -> None:
    """`no_reply` holds exactly the rows to which their plan reports nothing."""
    silent = {
        (file, recommendation["n"])
        for file, reading in READINGS.items()
        for recommendation in reading["recommendations"]
        if not any(action["progress"] for action in recommendation["actions"])
    }
    assert {_key(row) for one in PLANTED["no_reply"] for row in one["rows"]} == silent
