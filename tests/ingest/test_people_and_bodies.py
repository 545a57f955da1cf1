"""Which names in owner cells and sentences are bodies, and which are people, posts or plain words."""

from __future__ import annotations

import pytest

from graph.model import Action, Board, Recommendation
from ingest.agencies.named import Context, plain_owners, read

HERE = Context(board=Board(name="Northmere Safeguarding Adults Board"))


def names(lead: str | None = None, *, text: str = "Improve practice.", action: str | None = None) -> list[str]:
    """The names of a recommendation's agencies, with what its plan's owner cells tell."""
    actions = (Action(text=action),) if action else ()
    rec = Recommendation(id="r", wording="w", text=text, lead_raw=lead, actions=actions)
    known = Context(board=HERE.board, owners=plain_owners([rec], HERE))
    return [one.name for one in read(rec, known)]


@pytest.mark.parametrize(
    "cell",
    [
        "Agnieszka Kowalczyk", "S. Patel", "J Smith", "Mo Farah", "A. Okonkwo", "Safety: R Singh", "DCI Grey",
        "Sister Mary Joseph Ward", "S PATEL", "Mo Farah and Agnes Grey", "Jane Doe, Head of Service", "R. Court",
    ],
)  # fmt: skip
def test_a_person_is_no_agency(cell: str) -> None:
    """Two or three capitalised words, or an initial and a surname, tell no body."""
    assert names(cell) == []


@pytest.mark.parametrize("cell", ["High", "300", "Attended", "All", "N/A", "TBC"])
def test_plain_words_and_numbers_are_no_agencies(cell: str) -> None:
    """What stands in an owner cell by mistake owns nothing."""
    assert names(cell) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ms Green (Police)", ["Police"]),
        ("J. Smith / K. Jones (ASC)", ["Adult Social Care"]),
        ("Priya Raman - Housing", ["Housing"]),
        ("Agnieszka Kowalczyk, Head of Quality, Eastmarsh ICB", ["Eastmarsh Integrated Care Board"]),
        ("DCI, Public Protection, Eastmarsh Constabulary", ["Eastmarsh Constabulary"]),
        ("Mental Health Clinical Lead, CCG", ["Clinical Commissioning Group"]),
    ],
)
def test_a_person_or_post_leaves_the_body_beside_it(cell: str, expected: list[str]) -> None:
    """Of a name and its body, the body is the owner."""
    assert names(cell) == expected


@pytest.mark.parametrize("cell", ["Service Manager, Exploitation", "Head of ICT", "Lead Nurse, Discharge"])
def test_a_post_with_a_field_of_work_is_no_agency(cell: str) -> None:
    """What a post deals with is not a body."""
    assert names(cell) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Haven House", "Haven House"),
        ("We Are With You", "We Are With You"),
        ("Clearwater (housing association)", "Clearwater"),
        ("Northmere Wellbeing", "Northmere Wellbeing"),
        ("Voices Without Fear", "Voices Without Fear"),
    ],
)
def test_a_providers_own_name_is_an_agency(cell: str, expected: str) -> None:
    """Words that only bodies take for names, the place, or a description tell a provider."""
    assert names(cell) == [expected]


def test_a_bare_name_that_the_review_asks_is_an_agency() -> None:
    """Reviews ask bodies to act, never a named officer."""
    assert names("Marigold", text="The ICB and Marigold should agree a pathway.") == [
        "Marigold",
        "Integrated Care Board",
    ]


def test_a_bare_name_with_staff_is_an_agency() -> None:
    """The plan's own words show that a name is a provider's."""
    assert "Marigold" in names("Marigold", action="All Marigold staff trained.")


def test_a_list_of_bodies_brings_in_no_person() -> None:
    """A person who stands in a list beside bodies is not one."""
    found = names(action="Health, Agnieszka Kowalczyk, ASC and CSC to meet.")
    assert found == ["Adult Social Care", "Children's Social Care"]


def test_owners_of_successive_rows_stay_apart() -> None:
    """Two rows' owners are not read as one over the line break."""
    actions = (Action(text="Ask.", lead_raw="0–19 Service"), Action(text="Tell.", lead_raw="Vale Homes"))
    rec = Recommendation(id="r", wording="w", text="Ask.", lead_raw="0–19 Service\nVale Homes", actions=actions)
    assert [one.name for one in read(rec, HERE)] == ["0–19 Service", "Vale Homes"]


def test_one_services_two_fields_stay_together() -> None:
    """A service that is named after two fields is one owner."""
    assert names("Education and Inclusion") == ["Education and Inclusion"]


@pytest.mark.parametrize(
    "action",
    [
        "Funding for adult social care is short.",
        "Open until the fire question has been answered.",
        "Offer it to adult services who work with parents.",
        "Visit older residents.",
    ],
)
def test_a_field_of_work_in_a_sentence_is_no_agency(action: str) -> None:
    """General words are agencies only where they name one."""
    assert names(action=action) == []


def test_social_services_keep_their_name() -> None:
    """In Wales, and before 2006, social services are one body for adults and children."""
    assert names("Social Services") == ["Social Services"]
