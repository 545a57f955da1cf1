"""What the closed lists promise: unique codes, known references, and areas told by name."""

from __future__ import annotations

from importlib.resources import files

import pytest

from graph import vocabulary
from graph.errors import VocabularyError


def test_every_theme_has_a_label_and_a_definition() -> None:
    """All themes of the scheme carry a label, a domain and a definition."""
    assert all(theme.label and theme.domain and theme.definition for theme in vocabulary.themes())


def test_theme_label_is_what_users_read() -> None:
    """A theme's code gives its label."""
    assert vocabulary.theme_label("mental-capacity") == "Mental capacity"


def test_unknown_theme_is_an_error_that_names_it() -> None:
    """A code outside the closed scheme is a vocabulary error with the code in its sentence."""
    with pytest.raises(VocabularyError, match="no-such-theme"):
        vocabulary.theme_label("no-such-theme")


def test_ccg_was_succeeded_by_the_integrated_care_board_in_2022() -> None:
    """An agency's kind knows which kind took over, and when."""
    ccg = vocabulary.agency_kinds()["ccg"]
    assert (ccg.succeeded_by, ccg.succeeded_in) == ("icb", 2022)


def test_kinds_of_review_know_who_publishes_them() -> None:
    """DHRs belong to community safety partnerships, SARs to adults boards, LCSPRs to children's partnerships."""
    kinds = vocabulary.review_kinds()
    assert [kinds[code].published_by[0] for code in ("DHR", "SAR", "LCSPR")] == ["csp", "sab", "lscp"]


def test_an_adult_serious_case_review_is_not_a_childs() -> None:
    """The two kinds of serious case review have codes of their own."""
    assert {"SCR", "SCR-C"} <= set(vocabulary.review_kinds())


def test_every_body_of_an_area_is_of_a_known_kind() -> None:
    """Keys of an area's bodies are codes of the kinds of agency."""
    known = set(vocabulary.agency_kinds())
    assert {code for area in vocabulary.areas().values() for code in area.bodies} <= known


def test_an_area_is_found_by_its_boards_name() -> None:
    """A board's name leads to its area."""
    area = vocabulary.area_of("Oxfordshire Safeguarding Adults Board")
    assert area is not None
    assert area.code == "oxfordshire"


def test_the_longest_place_wins() -> None:
    """So "West Sussex" is not "Sussex", and "North East Lincolnshire" is not "Lincolnshire"."""
    area = vocabulary.area_of("North East Lincolnshire Safeguarding Adults Board")
    assert area is not None
    assert area.code == "north-east-lincolnshire"


def test_an_unknown_place_has_no_area() -> None:
    """Where the vocabulary knows no area, none is guessed."""
    assert vocabulary.area_of("Northmere Safeguarding Adults Board") is None


def test_vocabulary_is_read_as_package_data() -> None:
    """The lists lie beside the module as data of the installed package."""
    assert (files("graph") / "vocabulary" / "themes.toml").is_file()
