"""What the colour of a cell says, where the copy of a plan carries colour."""

from __future__ import annotations

import pytest

from graph.model import Place, Plan, Status
from ingest import colours
from ingest.layout import Block, Document, Line, RawRow, RawTable
from ingest.meaning import understand
from ingest.plans import assemble

HEADINGS = ("Ref", "Recommendation", "Lead", "Progress", "RAG")


def _row(number: int, cells: tuple[str, ...], tints: tuple[str | None, ...] = ()) -> RawRow:
    return RawRow(cells=cells, place=Place(table=1, row=number), tints=tints)


def _plan(*blocks: Block) -> Plan:
    document = Document(digest="d" * 64, name="plan.docx", size=1, media_type="text/plain", blocks=blocks)
    return understand(assemble(document))


def _table(*rated: tuple[str, str | None]) -> RawTable:
    """A plan whose last column holds the words and the colour given, one row each."""
    rows = [_row(1, HEADINGS, (None,) * 5)]
    for number, (words, tint) in enumerate(rated, 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "", words)
        rows.append(_row(number + 1, cells, (None, None, None, None, tint)))
    return RawTable(rows=tuple(rows))


@pytest.mark.parametrize(
    ("digits", "name"),
    [
        ("FF0000", "red"), ("C00000", "red"), ("FFC000", "amber"), ("ED7D31", "amber"), ("FFFF00", "yellow"),
        ("00B050", "green"), ("92D050", "green"), ("E2EFDA", "green"), ("0070C0", "blue"), ("9CC2E5", "blue"),
        ("7030A0", "purple"), ("A6A6A6", "grey"), ("000000", "black"), ("FFFFFF", None), ("auto", None),
        ("FFFFC7CE", "red"),
    ],
)  # fmt: skip
def test_a_colour_is_named_as_a_person_names_it(digits: str, name: str | None) -> None:
    """The standard and the pale colours of office programs have their common names; paper has none."""
    assert colours.from_hex(digits) == name


def test_a_colour_without_words_is_the_status_stated() -> None:
    """An empty cell filled green states complete, and the colour is kept beside the reading."""
    plan = _plan(_table(("", "green"), ("", "amber")))
    read = [found.status for found in plan.recommendations]
    assert [(one.stated, one.raw, one.tint) for one in read] == [
        (Status.COMPLETE, None, "green"),
        (Status.IN_PROGRESS, None, "amber"),
    ]


def test_words_go_before_the_colour_behind_them() -> None:
    """A cell that says “Not started” on green is not started; the colour stays for people to see."""
    (one,) = _plan(_table(("Not started", "green"))).recommendations
    assert (one.status.stated, one.status.raw, one.status.tint) == (Status.NOT_STARTED, "Not started", "green")


def test_the_plans_own_key_tells_what_a_colour_means() -> None:
    """Blue is “not yet due” where the plan's key, printed as patches beside words, says so."""
    key = RawTable(
        rows=(
            _row(1, ("", "Action completed"), ("green", None)),
            _row(2, ("", "Not yet due"), ("blue", None)),
        )
    )
    plan = _plan(_table(("", "blue"), ("", "green")), Line(text="Key", place=Place()), key)
    assert [(one.token, one.status) for one in plan.status_key] == [
        ("green", Status.COMPLETE),
        ("blue", Status.NOT_DUE),
    ]
    assert [found.status.stated for found in plan.recommendations] == [Status.NOT_DUE, Status.COMPLETE]
    assert plan.recommendations[0].status.key == "Not yet due"


def test_a_table_without_a_status_column_may_be_rated_by_another_columns_colours() -> None:
    """Where the progress cells are green and red, the colours are the ratings."""
    rows = [_row(1, HEADINGS[:4])]
    for number, tint in enumerate(("green", "red", "green"), 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "")
        rows.append(_row(number + 1, cells, (None, None, None, tint)))
    plan = _plan(RawTable(rows=tuple(rows)))
    assert [found.status.stated for found in plan.recommendations] == [
        Status.COMPLETE,
        Status.NOT_STARTED,
        Status.COMPLETE,
    ]


@pytest.mark.parametrize("tints", [("green", "green", "green"), ("grey", "blue", "grey")])
def test_decoration_is_no_status(tints: tuple[str, ...]) -> None:
    """A column of one colour, or stripes of the house style, rate nothing."""
    rows = [_row(1, HEADINGS[:4])]
    for number, tint in enumerate(tints, 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "")
        rows.append(_row(number + 1, cells, (tint,) * 4))
    assert all(found.status.stated is None for found in _plan(RawTable(rows=tuple(rows))).recommendations)


def test_the_colour_of_a_whole_row_is_no_status_unless_it_rates() -> None:
    """Pale stripes that also fill an empty status cell state nothing."""
    rows = [_row(1, HEADINGS)]
    for number, tint in enumerate(("blue", None, "blue", None), 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "", "")
        rows.append(_row(number + 1, cells, (tint,) * 5))
    assert all(found.status.stated is None for found in _plan(RawTable(rows=tuple(rows))).recommendations)


def test_the_colours_of_themes_are_no_status() -> None:
    """A column of labels that has one colour for all rows of a theme rates nothing; one that goes to and fro does."""
    themed, rated = ("red",) * 3 + ("green",) * 3, ("green", "red", "green", "red", "red", "green")
    found = []
    for tints in (themed, rated):
        rows = [_row(1, HEADINGS[:4])]
        for number, tint in enumerate(tints, 1):
            cells = (str(number), f"The board should review pathway {number}.", "Police", "")
            rows.append(_row(number + 1, cells, (tint, None, None, None)))
        found.append({one.status.stated for one in _plan(RawTable(rows=tuple(rows))).recommendations})
    assert found == [{None}, {Status.COMPLETE, Status.NOT_STARTED}]


def test_an_ask_merged_over_several_rows_has_them_all_as_its_actions() -> None:
    """What the format knows of merged cells is believed before any guess from words."""
    rows = (
        _row(1, ("Recommendation", "Action", "Lead")),
        _row(2, ("Review the pathway.", "Convene a group.", "Police")),
        RawRow(cells=("", "and report to the board", ""), place=Place(table=1, row=3), below=(True, False, False)),
    )
    (one,) = _plan(RawTable(rows=rows)).recommendations
    assert [action.text for action in one.actions] == ["Convene a group.", "and report to the board"]


@pytest.mark.parametrize("tints", [("green", None, "green", None), ("green", "green"), ("green", "blue", "green")])
def test_stripes_over_a_column_of_statuses_state_nothing(tints: tuple[str | None, ...]) -> None:
    """Whole rows in one colour, or in two turn about, are the house style, also where they cross the status column."""
    rows = [_row(1, HEADINGS)]
    for number, tint in enumerate(tints, 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "", "")
        rows.append(_row(number + 1, cells, (tint,) * 5))
    assert all(found.status.stated is None for found in _plan(RawTable(rows=tuple(rows))).recommendations)


def test_whole_rows_in_colours_of_their_own_are_rated() -> None:
    """Rows filled from end to end, each by how far it has got, state their status."""
    rows = [_row(1, HEADINGS)]
    for number, tint in enumerate(("green", "green", "red", "amber"), 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "", "")
        rows.append(_row(number + 1, cells, (tint,) * 5))
    read = [found.status.stated for found in _plan(RawTable(rows=tuple(rows))).recommendations]
    assert read == [Status.COMPLETE, Status.COMPLETE, Status.NOT_STARTED, Status.IN_PROGRESS]
