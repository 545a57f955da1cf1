"""Which agencies a recommendation names, under which name, and what part each has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Abbreviation, Action, AgencyMention, Basis, Board, Recommendation, Role
from graph.vocabulary import areas
from ingest.agencies.named import Context, plain_owners, read

BOARD = Board(name="Northmere Safeguarding Adults Board")
HERE = Context(board=BOARD)


def named(text: str = "Improve practice.", *, context: Context = HERE, **more: object) -> dict[str, AgencyMention]:
    """The mentions of a recommendation with these words, by surface."""
    rec = Recommendation(id="r", wording="w", text=text, **more)  # type: ignore[arg-type]
    return {one.surface: one for one in read(rec, context)}


def owners(cell: str, context: Context = HERE) -> list[str]:
    """The surfaces of an owner cell's leads, as found."""
    return [one.surface for one in named(lead_raw=cell, context=context).values() if one.role is Role.LEAD]


# --- Names -----------------------------------------------------------------------------------------------------------


def test_the_documents_own_definition_comes_first() -> None:
    """A short form means what the document says, whatever it means elsewhere."""
    context = Context(abbreviations=(Abbreviation(short="ICB", long="Island Crime Bureau"),), board=BOARD)
    found = named(lead_raw="ICB", context=context)["ICB"]
    assert (found.name, found.basis) == ("Island Crime Bureau", Basis.STATED)


def test_then_the_boards_area() -> None:
    """A short form that the document leaves open is the area's own body."""
    context = Context(area=areas()["somerset"])
    found = named(lead_raw="ICB", context=context)["ICB"]
    assert (found.name, found.basis) == ("NHS Somerset Integrated Care Board", Basis.AREA)


def test_then_common_use() -> None:
    """Without either, common use tells what kind of body it is."""
    found = named(lead_raw="ICB")["ICB"]
    assert (found.name, found.basis) == ("Integrated Care Board", Basis.COMMON)


def test_else_the_words_as_written() -> None:
    """A body that nothing is known of keeps its own words."""
    found = named(lead_raw="JQXOG")["JQXOG"]
    assert (found.name, found.basis) == ("JQXOG", Basis.WRITTEN)


def test_a_short_form_of_one_area_means_nothing_in_another() -> None:
    """Short forms of an area are used in that area only."""
    assert named(lead_raw="GMP", context=HERE)["GMP"].name == "GMP"
    assert named(lead_raw="GMP", context=Context(area=areas()["salford"]))["GMP"].name == "Greater Manchester Police"


def test_the_board_is_the_publisher() -> None:
    """Both "the Board" and "SAB" are the plan's own board."""
    found = named("Report to the Board on training.", lead_raw="SAB")
    assert [one.name for one in found.values()] == [BOARD.name]


def test_a_department_takes_its_councils_name() -> None:
    """Where an area has one council, its department bears the council's name."""
    context = Context(area=areas()["salford"])
    assert named(lead_raw="ASC", context=context)["ASC"].name == "Salford Council Adult Social Care"


def test_a_letter_l_read_for_an_i_is_the_same_short_form() -> None:
    """Text extraction turns "CIoS" into "CloS"; the short form is known all the same."""
    context = Context(area=areas()["cornwall"])
    found = named(lead_raw="CloS SAB", context=context)["CloS SAB"]
    assert found.name == areas()["cornwall"].bodies["sab"]


def test_an_agency_of_the_owner_cells_is_known_in_the_words_of_other_rows() -> None:
    """A name without a shape of its own is an agency wherever the plan uses it, once it owns something."""
    rec = Recommendation(id="r", wording="w", text="Widen support.", lead_raw="Lantern")
    context = Context(board=BOARD, owners=plain_owners([rec], HERE))
    assert "Lantern" in named("Refer every victim to Lantern.", lead_raw="ICB", context=context)


# --- Owner cells -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Northmere Police / ICB", ["Northmere Police", "ICB"]),
        ("ASC, CSC and Housing", ["ASC", "CSC", "Housing"]),
        ("CSP SAB Mental Health Care Board", ["CSP", "SAB", "Mental Health Care Board"]),
        ("Learning and Development Sub-Group", ["Learning and Development Sub-Group"]),
        ("ASC Quality Team & Elaine Marsh", ["ASC Quality Team"]),
        ("Northmere Council\nVale Hospitals NHS Trust", ["Northmere Council", "Vale Hospitals NHS Trust"]),
        ("Northmere Council Adult Social Care Vale Police", ["Northmere Council", "Adult Social Care", "Vale Police"]),
        ("SAB - Audit Partnership (Neglect Panel)", ["SAB - Audit Partnership", "Neglect Panel"]),
        ("All agencies", []),
        ("Elaine Marsh", []),
        ("All agencies, co-ordinated by the Workforce Group", ["Workforce Group"]),
    ],
)  # fmt: skip
def test_an_owner_cell_is_split_into_its_owners(cell: str, expected: list[str]) -> None:
    """Owners are told apart with and without separators; a person's name is never one."""
    assert sorted(owners(cell)) == sorted(expected)


@pytest.mark.parametrize("cell", ["Chair of the Workforce Sub-Group", "SAB Business Manager", "Independent Chair"])
def test_a_job_title_stands_for_its_body(cell: str) -> None:
    """A role holder is resolved to the body that the role is of."""
    assert BOARD.name in next(iter(named(lead_raw=cell).values())).name


def test_a_heading_that_names_a_trust_leads_where_the_cells_hold_posts() -> None:
    """Posts in the owner cells leave the lead to the body that the section names."""
    found = named(lead_raw="Clinical Systems Lead", section=("2. EASTMARSH HOSPITALS NHS TRUST",))
    assert [(one.name, one.role) for one in found.values()] == [("Eastmarsh Hospitals NHS Trust", Role.LEAD)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Children’s Social Care\nEastmarsh Drug and Alcohol Service", 2),
        ("Eastmarsh\nCouncil", 1),
        ("ICB (community care contract)", 1),
    ],
)
def test_a_line_that_is_a_body_ends_an_owner_and_a_broken_name_does_not(cell: str, expected: int) -> None:
    """A line break parts two owners only where the first line is a body by itself; a note in brackets is no name."""
    assert len(owners(cell)) == expected


def test_working_with_brings_in_contributors() -> None:
    """Those after "working with" help; they do not own."""
    found = named(lead_raw="Northmere Police working with the ICB")
    assert {surface: one.role for surface, one in found.items()} == {
        "Northmere Police": Role.LEAD,
        "ICB": Role.CONTRIBUTOR,
    }


def test_a_sub_group_column_watches_where_another_column_owns() -> None:
    """Beside an owner column the sub-group column is oversight."""
    found = named(lead_raw="ICB", oversight_raw="Quality Sub-Group")
    assert (found["ICB"].role, found["Quality Sub-Group"].roles) == (Role.LEAD, (Role.OVERSIGHT,))


def test_a_sub_group_column_is_the_lead_where_it_is_the_only_owner() -> None:
    """Alone, the sub-group column owns, and keeps its oversight."""
    found = named(oversight_raw="Quality Sub-Group")["Quality Sub-Group"]
    assert (found.role, found.roles) == (Role.LEAD, (Role.LEAD, Role.OVERSIGHT))


def test_a_heading_that_names_bodies_owns_where_no_column_does() -> None:
    """A heading "2. ASC CONTACT CENTRE & MASH" leads the rows below it."""
    found = named(section=("Improvement plan", "2. ASC CONTACT CENTRE & MASH"))
    assert [one.role for one in found.values()] == [Role.LEAD, Role.LEAD]


def test_a_heading_of_a_theme_owns_nothing() -> None:
    """A heading that names no body is no owner."""
    assert named(section=("HOSPITAL DISCHARGE AND TRANSFER",)) == {}


# --- Parts in a sentence ---------------------------------------------------------------------------------------------


def test_the_subject_of_the_ask_is_its_addressee() -> None:
    """Whom the ask names before "should" is asked, and leads where nobody else owns."""
    found = named("Northmere Police should review its protocol.")["Northmere Police"]
    assert (found.role, Role.ADDRESSEE in found.roles) == (Role.LEAD, True)


def test_whoever_is_asked_of_a_row_with_another_owner_contributes() -> None:
    """The owner leads; the addressee keeps its part."""
    found = named("The Home Office should issue guidance.", lead_raw="CSP")
    assert (found["Home Office"].role, found["Home Office"].roles[0]) == (Role.CONTRIBUTOR, Role.ADDRESSEE)


@pytest.mark.parametrize(
    ("progress", "role"),
    [
        ("Northmere Police have briefed all teams.", Role.CONTRIBUTOR),
        ("Training was delivered with Northmere Police.", Role.CONTRIBUTOR),
        ("With input from health, Northmere Police and ASC.", Role.CONTRIBUTOR),
        ("Copies are available at Northmere Police.", Role.MENTIONED),
        ("See the Northmere Police website.", Role.MENTIONED),
    ],
)
def test_a_body_that_did_something_contributes(progress: str, role: Role) -> None:
    """Reported doing makes a contributor; being named does not."""
    found = named(lead_raw="ICB", actions=(Action(progress=progress),))
    assert found["Northmere Police"].role is role


@pytest.mark.parametrize(
    "text",
    [
        "Apply the Mental Capacity Act and the Multi-Agency Policy.",
        "Refer to MARAC when risk is high.",
        "Set up a task and finish group.",
        "Partners should use the Risk Assessment Framework and the Toolkit.",
        "Fire safety and housing needs should be assessed.",
    ],
)
def test_laws_policies_and_meetings_are_no_agencies(text: str) -> None:
    """Capital letters alone make no agency."""
    assert named(text) == {}


def test_an_agency_named_twice_is_one_mention_with_both_parts() -> None:
    """Each agency stands once, under its weightiest part."""
    found = named("The ICB should fund it.", lead_raw="Integrated Care Board")
    assert len(found) == 1
    assert {Role.LEAD, Role.ADDRESSEE} <= set(next(iter(found.values())).roles)


# --- Laws ------------------------------------------------------------------------------------------------------------

NAMES = [
    "ASC",
    "ICB",
    "Police",
    "the",
    "Board",
    "of",
    "Northmere",
    "Council",
    "Team",
    "Group",
    "sub",
    "Housing",
    "Lead",
]
MARKS = ["and", "&", "/", ",", "(", ")", "-", "\n", "Elaine", "working", "with"]
WORDS = st.lists(st.sampled_from([*NAMES, *MARKS]), max_size=14).map(" ".join)


@given(
    st.one_of(WORDS, st.text(max_size=80)),
    st.one_of(WORDS, st.text(max_size=80)),
    st.one_of(WORDS, st.text(max_size=80)),
)
def test_every_surface_stands_in_a_cell(text: str, cell: str, progress: str) -> None:
    """Whatever the words, nothing is raised, and each mention's words stand in a cell as written."""
    rec = Recommendation(id="r", wording="w", text=text, lead_raw=cell or None, actions=(Action(progress=progress),))
    assert all(any(one.surface in words for words in (text, cell, progress)) for one in read(rec, HERE))
