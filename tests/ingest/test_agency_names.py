"""Which words name an agency, and which only look as if they did."""

from __future__ import annotations

import pytest

from graph.model import AgencyMention, Board, Recommendation, Role
from ingest.agencies.named import Context, read

HERE = Context(board=Board(name="Northmere Safeguarding Adults Board"))


def named(text: str = "Improve practice.", *, context: Context = HERE, **more: object) -> dict[str, AgencyMention]:
    """The mentions of a recommendation with these words, by surface."""
    rec = Recommendation(id="r", wording="w", text=text, **more)  # type: ignore[arg-type]
    return {one.surface: one for one in read(rec, context)}


def owners(cell: str) -> list[str]:
    """The surfaces of an owner cell's leads, as found."""
    return [one.surface for one in named(lead_raw=cell).values() if one.role is Role.LEAD]


@pytest.mark.parametrize(
    ("board", "short"),
    [
        ("Safer Eastmarsh", "SEP"),
        ("Safer Eastmarsh Partnership", "SEP"),
        ("Safer Cliffside", "SCP"),
        ("Safer Cliffside Partnership", "SCP"),
        ("Northmere Safeguarding Adults Board", "NSA"),
    ],
)
def test_the_publishers_own_initials_come_before_common_use(board: str, short: str) -> None:
    """A short form that spells the publisher's name is the publisher, with or without its last word."""
    assert named(lead_raw=short, context=Context(board=Board(name=board)))[short].name == board


def test_initials_that_spell_another_publisher_keep_their_common_meaning() -> None:
    """SCP is a safeguarding children partnership where the publisher's name does not spell it."""
    found = named(lead_raw="SCP", context=Context(board=Board(name="Safer Eastmarsh")))["SCP"]
    assert found.name == "Safeguarding Children Partnership"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council should review its lettings.", "Council"),
        ("The local authority must audit its applications.", "Council"),
        ("Schools should be told by police of an incident.", "Police"),
        ("A grant to Harbour Light was agreed for three years.", "Harbour Light"),
        ("Open Door appointed in May to run the groups.", "Open Door"),
    ],
)
def test_a_body_that_is_asked_or_paid_is_named_in_small_words_too(text: str, name: str) -> None:
    """Whom a sentence asks, or who is paid to act, is an agency although its name has no shape of one."""
    assert name in [one.name for one in named(text).values()]


@pytest.mark.parametrize(
    "text",
    [
        "Remaining teams will be visited in June.",
        "Focus group held with young people.",
        "Return home interviews take place.",
        "Independent Chair appointed in May.",
    ],
)
def test_words_that_only_look_like_a_body_are_none(text: str) -> None:
    """A sentence's first capital, a way of meeting or a job makes no agency."""
    assert not named(text)


@pytest.mark.parametrize("cell", ["Clinical Systems Lead", "Supt Response", "DI Audit"])
def test_a_post_without_a_body_owns_nothing_by_itself(cell: str) -> None:
    """A post names no agency where no body stands beside it."""
    assert owners(cell) == []


def test_a_note_in_brackets_is_no_part_of_the_name() -> None:
    """What a body owns an action for does not change which body it is."""
    assert named(lead_raw="ICB (community care contract)")["ICB"].name == "Integrated Care Board"


def test_what_stands_beyond_twenty_pages_of_a_cell_is_not_looked_for() -> None:
    """A cell is looked through up to a limit that no plan's cell reaches."""
    assert not named("It was done well. " * 3000 + "Then Healthwatch was asked.")
    assert named("It was done well. " * 100 + "Then Healthwatch was asked.")
