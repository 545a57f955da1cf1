"""Each ask stands beside the words that reply to it; a reply that speaks of something else is noticed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.model import Action, Recommendation
from ingest.pipeline import extract
from ingest.progress.replies import Fit, read

ROOT = Path(__file__).parents[2]
PLANTED: dict[str, Any] = tomllib.loads((ROOT / "tests/plans/samples/planted.toml").read_text(encoding="utf-8"))
EVIDENCE = "The Board should seek evidence that carers are asked what they need."


def planted(row: dict[str, Any]) -> list[Fit]:
    """How the replies of a row of the sample library stand to what it asks."""
    plan = extract(ROOT / "webapp" / "samples" / row["file"])
    return [reply.fit for reply in read(plan.recommendations[row["n"] - 1])]


def fit(ask: str, reply: str | None) -> Fit:
    """How one reply stands to one ask."""
    item = Recommendation(id="r", wording="w", text=ask, actions=(Action(progress=reply),))
    return read(item)[0].fit


@pytest.mark.parametrize("row", [one["row"] for one in PLANTED["off_topic"]], ids=lambda row: str(row["file"]))
def test_planted_reply_that_speaks_of_something_else_is_noticed(row: dict[str, Any]) -> None:
    """The replies of the sample library that answer something else are noticed."""
    assert Fit.ASIDE in planted(row)


@pytest.mark.parametrize(
    "row", [one["row"] for one in PLANTED["on_topic"]], ids=lambda row: f"{row['file']} {row['n']}"
)
def test_planted_reply_to_the_point_is_left_alone(row: dict[str, Any]) -> None:
    """The replies of the sample library that answer what was asked are not called into question."""
    assert Fit.ASIDE not in planted(row)


@pytest.mark.parametrize(
    "row", [row for one in PLANTED["no_reply"] for row in one["rows"]], ids=lambda row: f"{row['file']} {row['n']}"
)
def test_planted_row_without_a_reply_has_none(row: dict[str, Any]) -> None:
    """A row to which its plan replies nothing has no reply."""
    assert set(planted(row)) == {Fit.NONE}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("The referral policy is kept up to date on the website.", Fit.ASIDE),
        ("An audit of files took place in the spring.", Fit.REPLIES),
        ("84% of files hold such a note.", Fit.REPLIES),
        ("Sent on 12 June 2021.", Fit.REPLIES),
        ("The survey of carers is planned for May.", Fit.REPLIES),
        ("Carers are asked what they need at every review.", Fit.REPLIES),
        ("See recommendation 4", Fit.ELSEWHERE),
        ("-", Fit.NONE),
        (None, Fit.NONE),
    ],
)
def test_reply_to_an_ask_for_evidence(reply: str | None, expected: Fit) -> None:
    """An ask that wants to know something is answered by what was found, by its own words, or by how far it has got."""
    assert fit(EVIDENCE, reply) is expected


def test_ask_for_a_thing_is_never_called_into_question() -> None:
    """Only an ask that wants to know something can have a reply of something else: others tell too little."""
    assert fit("Write a leaflet for carers.", "The referral policy is kept up to date on the website.") is Fit.REPLIES


def test_each_action_has_its_reply() -> None:
    """Each action stands beside its own reply, with the action's words as the ask and its words kept as written."""
    actions = (Action(text="Write it", progress="Written."), Action(text="Send it"))
    replies = read(Recommendation(id="r", wording="w", text="A leaflet", actions=actions))
    assert [(one.asked, one.words, one.fit) for one in replies] == [
        ("Write it", "Written.", Fit.REPLIES),
        ("Send it", None, Fit.NONE),
    ]
