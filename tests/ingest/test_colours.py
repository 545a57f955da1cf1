"""What the colour of a cell says, where the copy of a plan carries colour."""

from __future__ import annotations

import pytest

from graph.model import Place, Plan, Status, ThreadKind
from ingest.layout import Block, Document, Line, RawRow, RawTable
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers import colours

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


def test_what_only_a_colour_leaves_open_is_a_thread_at_its_cell() -> None:
    """Red and amber cells without a word leave a thread, red without saying what it means; green leaves none."""
    plan = _plan(_table(("", "red"), ("", "amber"), ("", "green")))
    threads = [[(one.kind.value, one.quote, one.places[0].column) for one in r.threads] for r in plan.recommendations]
    assert threads == [[("no-progress", None, 5)], [("in-progress", None, 5)], []]


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
    read = [(found.status.stated, found.status.tint) for found in plan.recommendations]
    assert read == [(Status.COMPLETE, "green"), (None, "red"), (Status.COMPLETE, "green")]


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
        found.append({one.status.tint for one in _plan(RawTable(rows=tuple(rows))).recommendations})
    assert found == [{None}, {"green", "red"}]


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
    assert read == [Status.COMPLETE, Status.COMPLETE, None, Status.IN_PROGRESS]  # red without a key tells nothing


def _rated(headings: tuple[str, ...], *rows: tuple[tuple[str, ...], tuple[str | None, ...]]) -> list[Status | None]:
    """What a table states of each of its rows; a row is the cells after its number and ask, and all its colours."""
    found = [_row(1, headings)]
    for number, (cells, tints) in enumerate(rows, 1):
        asked = (str(number), f"The board should review pathway {number}.")
        found.append(_row(number + 1, (*asked, *cells), tints))
    return [one.status.stated for one in _plan(RawTable(rows=tuple(found))).recommendations]


@pytest.mark.parametrize("heading", ["Priority", "Risk rating", "Impact", "Rank"])
def test_the_colour_of_how_urgent_something_is_is_no_status(heading: str) -> None:
    """“High” on red and “Low” on green say how much an action matters, not how far it has got."""
    levels = (("Low", "green"), ("High", "red"), ("Medium", "amber"), ("High", "red"))
    rows = [((word, "May 2031"), (None, None, tint, None)) for word, tint in levels]
    assert _rated(("No", "Recommendation", heading, "Due"), *rows) == [None] * 4


def test_the_colours_of_agencies_are_no_status() -> None:
    """A column of leads in which each body has a colour of its own rates nothing."""
    bodies = (("Police", "green"), ("Council", "red"), ("Health", "amber"), ("Police", "green"))
    rows = [((word, "May 2031"), (None, None, tint, None)) for word, tint in bodies]
    assert _rated(("No", "Recommendation", "Lead", "Due"), *rows) == [None] * 4


def test_words_that_come_again_each_in_one_colour_are_no_status() -> None:
    """A column that nobody knows, whose few words each have their own colour, tells kinds apart."""
    kinds = (("Pathway", "green"), ("Culture", "red"), ("Pathway", "green"), ("Culture", "red"), ("Culture", "red"))
    rows = [((word, "May 2031"), (None, None, tint, None)) for word, tint in kinds]
    assert _rated(("No", "Recommendation", "Kind of learning", "Due"), *rows) == [None] * 5


def test_whole_rows_in_the_colours_of_their_themes_are_no_status() -> None:
    """Three rows in green from end to end and then three in amber are two themes, though the status cells are empty."""
    rows = [(("Police", "", ""), (tint,) * 5) for tint in ("green",) * 3 + ("amber",) * 3]
    assert _rated(("No", "Recommendation", "Lead", "Progress", "Status"), *rows) == [None] * 6


def test_columns_set_off_by_a_colour_are_no_status() -> None:
    """The last two columns in pale yellow are there to be filled in."""
    rows = [(("Police", "", ""), (None, None, None, "amber", "amber"))] * 4
    assert _rated(("No", "Recommendation", "Lead", "Progress", "Status"), *rows) == [None] * 4


def test_a_column_of_statuses_all_in_one_colour_still_states_it() -> None:
    """A plan of which everything is done has a green cell in each row, and no other colours."""
    rows = [(("Police", "", ""), (None, None, None, None, "green"))] * 4
    assert _rated(("No", "Recommendation", "Lead", "Progress", "RAG"), *rows) == [Status.COMPLETE] * 4


def test_what_a_colour_alone_says_is_open_is_left_open() -> None:
    """A red cell and an amber one without words each leave a loose end, at their cell; a green one leaves none."""
    plan = _plan(_table(("", "red"), ("", "amber"), ("", "green")))
    found = [[(one.kind, one.quote, one.places[0].column) for one in rec.threads] for rec in plan.recommendations]
    assert found == [[(ThreadKind.NO_PROGRESS, None, 5)], [(ThreadKind.IN_PROGRESS, None, 5)], []]


def test_silence_contradicts_no_colour() -> None:
    """An empty report beside a red cell or a green one says nothing against it: only words can contradict."""
    plan = _plan(_table(("", "red"), ("", "green")))
    assert [found.status.mismatch for found in plan.recommendations] == [False, False]


@pytest.mark.parametrize("column", [1, 3])
def test_a_few_cells_in_colour_are_marked_and_not_rated(column: int) -> None:
    """What somebody highlighted in two of six asks or reports, in yellow and green, is neither under way nor done."""
    marks: list[str | None] = [None, None, "yellow", None, "green", None]
    rows = [
        (("Police", f"Draft {n} sent"), tuple(m if at == column else None for at in range(4)))
        for n, m in enumerate(marks)
    ]
    assert Status.COMPLETE not in _rated(("No", "Recommendation", "Lead", "Progress"), *rows)


def test_a_key_says_that_colours_in_blocks_rate() -> None:
    """Rows sorted by how far they have got, filled from end to end, state it where the plan explains its colours."""
    rows = [_row(1, HEADINGS)]
    for number, tint in enumerate(("green",) * 3 + ("red",) * 3, 1):
        cells = (str(number), f"The board should review pathway {number}.", "Police", "", "")
        rows.append(_row(number + 1, cells, (tint,) * 5))
    key = Line(text="Key: Green = complete, Red = not started", place=Place())
    read = [found.status.stated for found in _plan(key, RawTable(rows=tuple(rows))).recommendations]
    assert read == [Status.COMPLETE] * 3 + [Status.NOT_STARTED] * 3
