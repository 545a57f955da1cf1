"""Faults that damaged documents showed, each as the smallest plan that shows it."""

from __future__ import annotations

import time

import pytest

from ingest.agencies.owner_words import without_job
from ingest.language import column_words
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.structure import columns
from tests.ingest.accounting import plan_words


def test_owner_without_words_has_no_job() -> None:
    """Where nothing is left of the words of an owner, nothing is taken away from them."""
    assert without_job("") == ""


def test_record_keeps_words_that_stand_further_right() -> None:
    """A record whose words do not stand in the second column keeps them."""
    rows = ("Recommendation\tWrite a policy", "Action\t\t\tDraft it", "Lead\tPolice", "Progress\tNot begun")
    found = plan_words(assemble(read("\n".join(rows).encode(), "plan.txt")))
    assert found["draft"] == 1


def test_second_column_of_asks_is_kept_beside_the_first() -> None:
    """Where two columns are named for recommendations, the first holds the asks and the second loses no word."""
    text = "Recommendation\tAction\tKey recommendation\tLead\n1. Write it.\tDraft\tPublish quickly\tPolice\n"
    (one,) = assemble(read(text.encode(), "plan.txt")).recommendations
    assert one.text == "Write it."
    assert [note.text for note in one.notes] == ["Publish quickly"]


@pytest.mark.parametrize("unit", ["1", "20", "year ", "-year", "year-end of ", "june ", "may", "✓ ", "a" * 400 + " "])
def test_heading_is_known_in_no_time(unit: str) -> None:
    """However its words come again and again, whether a cell is a heading is told at once."""
    began = time.process_time()
    for cell in (f"{unit * 100}zzz!x", unit * 100):
        column_words.is_header([cell, "Action"])
        columns.settle([cell, "Action", "Progress"], [["x", "Do it.", "Done."]] * 3)
    assert time.process_time() - began < 2


def test_headings_that_lost_a_letter_head_the_same_columns() -> None:
    """A page whose headings are misspelt gives its words to the same parts as the page before, each once."""
    first = ("No\tRecommendation\tLead\tProgress", "1\tWrite a leaflet.\tPolice\tIt went to all carers in May 2024.")
    again = ("No\tRecomendation\tLead\tProgres", "2\tHold a seminar.\tHousing\tIt was held in June 2024 for all staff.")
    found = assemble(read("\n".join((*first, "", *again)).encode(), "plan.txt")).recommendations
    assert [(one.text, one.actions[0].progress) for one in found] == [
        ("Write a leaflet.", "It went to all carers in May 2024."),
        ("Hold a seminar.", "It was held in June 2024 for all staff."),
    ]
