"""Columns of bodies to tick name the owners of a row."""

from __future__ import annotations

import pytest

from graph.model import Recommendation
from ingest.reading import read

REST = "Write a leaflet.|Print it"


def plan(*rows: str) -> tuple[Recommendation, ...]:
    """The recommendations of a small plan in text; cells stand between "|"."""
    return read("\n".join(row.replace("|", "\t") for row in rows).encode(), "plan.txt").plan.recommendations


@pytest.mark.parametrize(
    "headings",
    [
        ["No|Recommendation|Action|Police|Housing|ICB|Due|Update"],
        ["No|Recommendation|Action|Agencies|||Due|Update", "|||Police|Housing|ICB||"],
        ["No|Recommendation|Action|Who|||Due|Update", "|||Northside|Southside|Eastside||"],
    ],
    ids=["one row of headings", "names under a heading", "names that nobody knows under a heading"],
)
@pytest.mark.parametrize("tick", ["✓", "X", "Yes"])
def test_ticked_bodies_own_the_row(headings: list[str], tick: str) -> None:
    """The headings over the ticks are the owners, each row its own."""
    one, two = plan(*headings, f"1|{REST}|{tick}||{tick}|May 2024|Done", f"2|{REST} twice||{tick}||May 2024|")
    names = headings[-1].split("|")[3:6]
    assert (one.lead_raw, two.lead_raw) == (f"{names[0]}; {names[2]}", names[1])


def test_ticks_under_other_words_are_kept_as_they_are() -> None:
    """Ticks under what is no body ("Training | Policy") own nothing and lose nothing."""
    (one,) = plan("No|Recommendation|Action|Training|Policy|Due|Update", f"1|{REST}|✓||May 2024|Done")
    assert one.lead_raw is None
    assert [(note.heading, note.text) for note in one.notes] == [("Training", "✓")]


def test_ticks_beside_a_lead_are_kept_as_they_are() -> None:
    """Where a column names the lead, ticks say who else takes part: they do not make them leads."""
    (one,) = plan("No|Recommendation|Lead|Police|Housing|Due|Update", "1|Write a leaflet.|ICB|✓|✓|May 2024|Done")
    assert one.lead_raw == "ICB"
