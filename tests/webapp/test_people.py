"""Names of people are left out of cells in lists; names of bodies and places stay."""

from __future__ import annotations

import pytest

from webapp.people import LEFT_OUT, without_names


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Jane Smith, Head of Safeguarding", f"{LEFT_OUT}, Head of Safeguarding"),
        ("DCI O’Brien / Police", f"{LEFT_OUT} / Police"),
        ("Dr Sarah Jones-Brown", LEFT_OUT),
        ("Paul McDonald and Sue Wright (ICB)", f"{LEFT_OUT} and {LEFT_OUT} (ICB)"),
    ],
)
def test_names_of_people_are_left_out(cell: str, shown: str) -> None:
    """A name after a title, or after a common given name, is replaced by a note."""
    assert without_names(cell) == shown


@pytest.mark.parametrize(
    "cell",
    [
        "Adult Social Care",
        "James Street Surgery",
        "Victoria Hospital",
        "Complex Needs Strategy Manager ICB",
        "St Mary’s Hospital",
        "June 2023",
        "Mark Lane Centre",
    ],
)
def test_names_of_bodies_stay(cell: str) -> None:
    """A body, a place or a job is shown as it is written."""
    assert without_names(cell) == cell
