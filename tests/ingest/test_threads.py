"""What the reader of loose ends promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import (
    Action,
    Column,
    Place,
    Recommendation,
    SourceCell,
    SourceRow,
    StatusReading,
    Thread,
    ThreadKind,
)
from ingest.progress import statuses, threads

ASK = "Agencies should write a protocol on missing people. The Board should hold a workshop for schools on gangs."


def rec(*actions: Action, text: str = ASK, label: str | None = None) -> Recommendation:
    """A recommendation whose actions have their statuses read."""
    read = tuple(statuses.read(action, (), None, ask=text) for action in actions)
    return Recommendation(id="r", wording="w", text=text, label=label, actions=read, status=statuses.combine(read))


def action(
    progress: str | None = None,
    status: str | None = None,
    text: str = "Write a protocol.",
    milestones: str | None = None,
) -> Action:
    """An action with its outcome and the words of its status cell."""
    return Action(text=text, progress=progress, milestones=milestones, status=StatusReading(raw=status))


def found(item: Recommendation) -> list[tuple[ThreadKind, str | None]]:
    """Kinds and quotes of a recommendation's loose ends."""
    return [(thread.kind, thread.quote) for thread in threads.read(item)]


def test_nothing_open() -> None:
    """A thing asked and reported done leaves nothing open."""
    assert found(rec(action("Protocol written and signed in May 2021.", "Complete"), text="Write a protocol.")) == []


def test_no_progress() -> None:
    """An empty cell has no words: its place is the evidence."""
    assert threads.read(rec(action())) == (Thread(kind=ThreadKind.NO_PROGRESS, column=Column.PROGRESS),)


def test_words_that_fill_a_cell() -> None:
    """Words that only fill a cell are no progress, and are quoted."""
    assert found(rec(action("No update received."))) == [(ThreadKind.NO_PROGRESS, "No update received.")]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Red", ThreadKind.NO_PROGRESS),
        ("Not begun", ThreadKind.NOT_STARTED),
        ("Yellow", ThreadKind.IN_PROGRESS),
        ("Superseded", ThreadKind.DECLINED),
    ],
)
def test_stated_status_alone(status: str, kind: ThreadKind) -> None:
    """Where only a status is stated, its word is the quote."""
    assert found(rec(action(status=status))) == [(kind, status)]


@pytest.mark.parametrize(
    ("progress", "quote"),
    [
        (
            "Protocol drafted. Comments are being gathered from all partners.",
            "Comments are being gathered from all partners",
        ),
        (
            "A first version exists, which will be sent to the police for comment.",
            "will be sent to the police for comment",
        ),
        ("Training for new staff is still to be arranged.", "Training for new staff is still to be arranged"),
        ("Gathering examples from other areas.", "Gathering examples from other areas"),
        ("Board to agree a date in June.", "Board to agree a date in June"),
        ("Protocol written. 9 of 22 teams have it.", "9 of 22 teams have it"),
    ],
)
def test_in_progress(progress: str, quote: str) -> None:
    """Work that is going on or to come is quoted by its clause, not by the whole cell."""
    assert found(rec(action(progress), text="Write a protocol.")) == [(ThreadKind.IN_PROGRESS, quote)]


@pytest.mark.parametrize(
    ("progress", "quote"),
    [
        ("Protocol drafted – awaiting appointment of a new manager.", "awaiting appointment of a new manager"),
        (
            "The workshop was postponed because the trainer fell ill.",
            "The workshop was postponed because the trainer fell ill",
        ),
        ("Date of the workshop to be confirmed.", "Date of the workshop to be confirmed"),
        ("Not progressed owing to a lack of funding.", "Not progressed owing to a lack of funding"),
    ],
)
def test_stalled(progress: str, quote: str) -> None:
    """Work that is held up or waits for something is quoted by the words that say so."""
    assert (ThreadKind.STALLED, quote) in found(rec(action(progress), text="Write a protocol."))


def test_words_of_the_field_are_no_delay() -> None:
    """Words such as "delayed discharges" name a subject, not a delay."""
    kinds = [kind for kind, _ in found(rec(action("Protocol on delayed discharges written.", "Complete")))]

    assert ThreadKind.STALLED not in kinds


@pytest.mark.parametrize(
    ("label", "text"), [("CARRIED FORWARD", "Write it."), (None, "Carried forward from 2020: write it.")]
)
def test_carried_forward(label: str | None, text: str) -> None:
    """A plan that says that an item was carried forward is quoted."""
    kinds = found(rec(action("Written.", "Complete"), text=text, label=label))

    assert [kind for kind, quote in kinds if quote and quote.lower() == "carried forward"] == [
        ThreadKind.CARRIED_FORWARD
    ]


def test_claimed_complete() -> None:
    """Stated complete, while the outcome speaks of work to come."""
    assert found(rec(action("Completed. Two teams are still to be briefed."), text="Write a protocol.")) == [
        (ThreadKind.CLAIMED_COMPLETE, "Two teams are still to be briefed")
    ]


def test_what_goes_on_is_not_outstanding() -> None:
    """What is done again and again when a thing is there is no work outstanding."""
    assert found(rec(action("Completed. Quarterly monitoring is ongoing."), text="Write a protocol.")) == []


def test_columns_disagree() -> None:
    """Stated complete, while the milestones still speak of work that the outcome does not take up."""
    item = rec(
        action("Completed. Protocol signed.", milestones="Leaflet for families is being designed."),
        text="Write a protocol.",
    )

    assert [(t.kind, t.quote, t.column) for t in threads.read(item)] == [
        (ThreadKind.COLUMNS_DISAGREE, "Leaflet for families is being designed", Column.MILESTONES)
    ]


def test_outcome_wins() -> None:
    """Milestones that the outcome takes up are plans that were not rewritten: nothing is open."""
    item = rec(
        action("Completed. Protocol designed and signed.", milestones="Protocol is being designed."),
        text="Write a protocol.",
    )

    assert found(item) == []


def test_promise_is_no_disagreement() -> None:
    """An action is worded as a promise: "to be written" does not contradict a report that it was."""
    assert (
        found(rec(action("Done in May.", "Complete", text="Protocol to be written."), text="Write a protocol.")) == []
    )


@pytest.mark.parametrize(
    "progress",
    [
        "The Trust is unable to share its records with partners.",
        "The panel agreed not to proceed with a protocol.",
        "No longer required.",
    ],
)
def test_declined(progress: str) -> None:
    """Refused or dropped is quoted, and never shown as done."""
    [(kind, quote)] = found(rec(action(progress), text="Write a protocol."))

    assert kind is ThreadKind.DECLINED
    assert quote is not None
    assert quote in progress


def test_impact_denied() -> None:
    """A reply that says that nobody measures the effect is quoted."""
    item = rec(
        action("Completed. Agencies do not monitor the impact of the course."),
        text="Agencies should train their staff.",
    )

    assert (ThreadKind.IMPACT_NOT_EVIDENCED, "Agencies do not monitor the impact of the course") in found(item)


def test_impact_not_answered() -> None:
    """An ask for evidence that the reply does not give is quoted; one that it does give is not."""
    ask = "The Board should seek assurance that carers are offered an assessment."
    without, given_ = (
        rec(action(words, text=ask), text=ask)
        for words in ("Completed. Leaflet reprinted.", "Completed. Audit found 92% offered.")
    )

    assert [kind for kind, _ in found(without)] == [ThreadKind.IMPACT_NOT_EVIDENCED]
    assert found(given_) == []


def test_pointing_elsewhere() -> None:
    """A reply that only points to another plan reports nothing of its own."""
    assert found(rec(action("Completed. Addressed in the action plan for SAR Alex."), text="Write a protocol.")) == [
        (ThreadKind.IMPACT_NOT_EVIDENCED, "Addressed in the action plan for SAR Alex")
    ]


def test_partly_addressed() -> None:
    """A request that the reply never comes to is quoted, where it does take up another."""
    item = rec(Action(progress="Protocol on missing people written and signed by all agencies in May 2021."))

    assert found(item) == [(ThreadKind.PARTLY_ADDRESSED, "The Board should hold a workshop for schools on gangs")]


def test_short_reply_leaves_nothing_out() -> None:
    """A short reply says little; it is not said to have left something out."""
    assert found(rec(action("Completed."))) == []


def test_action_of_several() -> None:
    """With several actions a thread says on which it hangs; with one it hangs on the recommendation."""
    both = threads.read(rec(action("Written.", "Complete"), action(status="Not begun"), text="Write a protocol."))

    assert [(thread.kind, thread.action) for thread in both] == [(ThreadKind.NOT_STARTED, 1)]
    assert threads.read(rec(action(status="Not begun")))[0].action is None


PIECES = st.sampled_from(
    [
        *(
            "Completed.",
            "Work is underway",
            "to be confirmed",
            "was delayed",
            "will be launched in June",
            "unable to share",
        ),
        *("the Board", "seek assurance that", "and develop a protocol", "9 of 22 teams", "no update", "ongoing"),
        *("Police to agree", "carried forward", "•", "\n", " – ", ";", ":"),
    ]
)
CELLS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join))


@given(CELLS, CELLS, CELLS, CELLS)
def test_quotes_are_verbatim(progress: str, ask: str, text: str, milestones: str) -> None:
    """Whatever the texts, nothing is raised, and each quote is copied from one of the cells, line breaks apart."""
    item = rec(action(progress, None, text, milestones), text=ask)
    cells = [" ".join(cell.split()) for cell in (progress, ask, text, milestones)]

    for thread in threads.read(item):
        assert thread.quote is None or any(thread.quote in cell for cell in cells)


@given(CELLS, CELLS)
def test_said_once(progress: str, ask: str) -> None:
    """No loose end is said twice."""
    said = [(t.kind, t.quote, t.action) for t in threads.read(rec(action(progress), text=ask))]

    assert len(said) == len(set(said))


# --- Places -----------------------------------------------------------------------------------------------------------


def cell(column: Column, text: str, number: int) -> SourceCell:
    """A cell of the first row, in the column of that number."""
    return SourceCell(heading="", column=column, text=text, places=(Place(table=1, row=1, column=number),))


def test_place_of_a_quote() -> None:
    """A loose end knows the cell that its quote stands in, and where in the cell; a line break there is a blank."""
    progress = "Protocol drafted. Comments are being\ngathered from partners."
    rows = (SourceRow(cells=(cell(Column.PROGRESS, progress, 3),), places=(Place(table=1, row=1),)),)
    thread = threads.read(replace(rec(action(progress), text="Write a protocol."), rows=rows))[-1]

    assert thread.quote == "Comments are being gathered from partners"
    assert thread.places == (Place(table=1, row=1, column=3, span=(18, 59)),)


def test_place_of_an_empty_cell() -> None:
    """A loose end without words knows the empty cell, or the row where the document has no such cell."""
    places = (Place(table=1, row=1),)
    with_cell = SourceRow(cells=(cell(Column.PROGRESS, "", 3),), places=places)
    without = SourceRow(cells=(cell(Column.ACTION, "Write a protocol.", 2),), places=places)
    found = [threads.read(replace(rec(action()), rows=(row,)))[0].places for row in (with_cell, without)]

    assert found == [(Place(table=1, row=1, column=3),), places]


def test_an_intention_not_to_act_is_declined() -> None:
    """What somebody does not intend to do is not taken forward."""
    told = "Reply received: the Home Office does not intend to publish separate guidance."
    assert (ThreadKind.DECLINED, "the Home Office does not intend to publish separate guidance") in found(
        rec(action(told), text="Write a protocol.")
    )
