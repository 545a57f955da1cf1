"""Rows of one plan that say different things of the same fact are found, and rows that only seem to are not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.model import Action, Original, Plan, Recommendation
from ingest.pipeline import extract
from ingest.progress.disagreements import Disagreement, read

ROOT = Path(__file__).parents[2]
PLANTED: dict[str, Any] = tomllib.loads((ROOT / "tests/plans/samples/planted.toml").read_text(encoding="utf-8"))


def of_rows(*replies: str) -> tuple[Disagreement, ...]:
    """The disagreements of a plan whose rows have these replies."""
    rows = tuple(
        Recommendation(id=str(n), wording="w", text="Ask", actions=(Action(progress=reply),))
        for n, reply in enumerate(replies)
    )
    return read(Plan(original=Original(digest="d", file="f.txt"), title="t", recommendations=rows))


@pytest.mark.parametrize("one", PLANTED["disagreement"], ids=lambda one: str(one["about"]))
def test_planted_disagreement_is_found(one: dict[str, Any]) -> None:
    """The rows of the sample library that contradict each other are found, with their words."""
    plan = extract(ROOT / "webapp" / "samples" / one["one"]["file"])
    (found,) = read(plan)
    said = {found.one.recommendation: found.one.quote, found.other.recommendation: found.other.quote}
    for side in ("one", "other"):
        assert one[f"{side}_says"].split(" and ")[0] in said[plan.recommendations[one[side]["n"] - 1].id]
    assert found.one.places


def test_nothing_else_in_the_sample_library_disagrees() -> None:
    """Three plans of the sample library contradict themselves, and only those."""
    plans = [p for p in (ROOT / "webapp" / "samples").iterdir() if p.name != "README.md"]
    found = {path.name for path in plans if read(extract(path))}
    assert found == {one["one"]["file"] for one in PLANTED["disagreement"]}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (
            "Healthwatch have joined the Quality Assurance Group.",
            "Health watch are to join the Quality Assurance Group.",
        ),
        ("Avon Valley Trust took its seat on the Risk Panel.", "AVT has no seat on the Risk Panel."),
        ("The self-neglect protocol was approved in May.", "The self-neglect protocol has not been approved yet."),
        ("The housing liaison officer has started.", "The housing liaison officer post is vacant."),
    ],
)
def test_contradiction_is_found_whichever_row_comes_first(yes: str, no: str) -> None:
    """What one row says is so and another says is not is found in either order, the one that says so first."""
    for rows in ((yes, no), (no, yes)):
        (found,) = of_rows(*rows)
        assert (found.one.quote, found.other.quote) == (yes.rstrip("."), no.rstrip("."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Housing has joined the Quality Assurance Group.", "Healthwatch are to join the Quality Assurance Group."),
        ("Healthwatch have joined the Quality Assurance Group.", "Healthwatch are to join the Case Review Panel."),
        ("The self-neglect protocol was approved in May.", "The transitions protocol has not been approved yet."),
        ("The hoarding panel has met twice.", "The hoarding panel meets each month."),
        ("The self-neglect protocol was approved in May.", "The self-neglect protocol has not been published."),
    ],
)
def test_different_facts_do_not_disagree(one: str, other: str) -> None:
    """Another agency, another group, another paper or another step is another fact."""
    assert of_rows(one, other) == ()


def test_one_row_does_not_disagree_with_itself() -> None:
    """A row that tells how something changed contradicts nobody."""
    assert of_rows("The hoarding panel had not met by May. The hoarding panel has met since.") == ()
