"""The JSON form of a plan loses nothing and has the shape that people and checkers expect."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given

from graph.errors import LibraryError
from graph.model import (
    Abbreviation,
    Action,
    Board,
    Original,
    Period,
    Plan,
    Precision,
    Recommendation,
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.plan_json import from_json, recommendation_from_json, recommendation_to_json, to_json
from tests.graph.strategies import plans, recommendations


def _plan() -> Plan:
    action = Action(
        text="Write the policy",
        timescale=Period(raw="end Q3 2019-20", due=date(2019, 12, 31), precision=Precision.QUARTER),
        status=StatusReading(value=Status.COMPLETE, stated=Status.COMPLETE, raw="Green"),
    )
    one = Recommendation(
        id="a" * 16,
        wording="b" * 16,
        text="Review the hoarding policy",
        label="Rec 1",
        actions=(action,),
        threads=(Thread(kind=ThreadKind.STALLED, quote="on hold", action=0),),
        themes=(ThemeMention(code="hoarding", quote="hoarding"),),
    )
    return Plan(
        original=Original(digest="c" * 64, file="plan.txt"),
        title="Plan",
        board=Board(name="Fenwick Safeguarding Adults Board"),
        published=Period(raw="March 2020", due=date(2020, 3, 31), precision=Precision.MONTH),
        abbreviations=(Abbreviation(short="FC", long="Fenwick Council"), Abbreviation(short="FC", long="Fire Corps")),
        recommendations=(one,),
    )


@given(plans())
def test_loses_nothing(plan: Plan) -> None:
    """Any plan comes back equal from its JSON text."""
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan


@given(recommendations(b"a plan", 0))
def test_one_recommendation_loses_nothing(recommendation: Recommendation) -> None:
    """A recommendation comes back equal from its own JSON text."""
    assert recommendation_from_json(json.loads(json.dumps(recommendation_to_json(recommendation)))) == recommendation


def test_document_is_flat() -> None:
    """The document gives board, title, date and abbreviations as plain values."""
    document = to_json(_plan())["document"]
    assert document["board"] == "Fenwick Safeguarding Adults Board"
    assert (document["published"], document["published_raw"]) == ("2020-03", "March 2020")
    assert document["abbreviations"] == {"FC": "Fenwick Council"}


def test_statuses_stand_side_by_side() -> None:
    """An action gives its status to show, as stated, as shown and as written, beside its due date."""
    (action,) = to_json(_plan())["recommendations"][0]["actions"]
    assert (action["status"], action["status_stated"], action["status_shown"]) == ("complete", "complete", None)
    assert (action["status_raw"], action["timescale_raw"], action["due"]) == ("Green", "end Q3 2019-20", "2019-12-31")


def test_themes_are_codes() -> None:
    """Themes are a list of codes; the words that say so stand in a list beside it."""
    (one,) = to_json(_plan())["recommendations"]
    assert one["themes"] == ["hoarding"]
    assert one["theme_quotes"][0]["quote"] == "hoarding"


def test_unfinished_is_said() -> None:
    """A recommendation with a thread says that it is unfinished."""
    (one,) = to_json(_plan())["recommendations"]
    assert one["unfinished"] is True
    assert one["threads"][0]["kind"] == "stalled"


@pytest.mark.parametrize("value", [{}, {"document": {}, "recommendations": []}, {"document": 3}])
def test_another_shape_is_refused(value: dict[str, object]) -> None:
    """JSON of another shape is refused with a sentence."""
    with pytest.raises(LibraryError, match="not the JSON form of a plan"):
        from_json(value)
