"""What a sentence is read to ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.obligations import lexicon, read


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Deliver refresher training on forced marriage to every ward.", "train"),
        ("Nurses did not know how to reach the out-of-hours team.", "train"),
        ("Lack of understanding of the eviction rules among wardens.", "train"),
        ("Decisions reached by telephone must be written down the same day.", "record"),
        ("The chronology was not kept up.", "record"),
        ("Schools ought to be told when bail is granted.", "share"),
        ("The optician did not notify the surgery.", "share"),
        ("Consider an onward referral to the falls clinic.", "refer"),
        ("Disputes between consultants were never escalated.", "escalate"),
        ("Carry out a nutritional assessment at admission.", "assess"),
        ("The trust should dip sample forty closed files.", "review"),
        ("Write a protocol for bank holiday cover.", "policy"),
        ("Existing instructions were not adhered to.", "comply"),
        ("Fund a night shelter for women.", "provide"),
        ("Vacancies in the podiatry team went unfilled.", "staff"),
        ("Patients waited too long for a scan.", "hasten"),
        ("The resident was left unsupervised near the stairs.", "supervise"),
        ("A pharmacist should attend the weekly round.", "attend"),
        ("Relatives were not consulted.", "involve"),
        ("Near misses were not investigated.", "investigate"),
        ("Each school should have a named lead for attendance.", "appoint"),
        ("Run a poster campaign on carbon monoxide.", "publicise"),
        ("The warning signage on the towpath is broken.", "build"),
    ],
)
def test_an_act_is_read_from_a_request_or_from_what_was_lacking(text: str, act: str) -> None:
    """The act is known whether a sentence asks for it or says that it was missing."""
    assert act in read(text).acts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Train midwives in routine enquiry.", "Complete the booking paperwork."),
        ("Write down the reason for a refusal.", "Recruit two more wardens."),
        ("Tell the school when bail conditions change.", "Document bail conditions."),
    ],
)
def test_different_acts_have_nothing_in_common(left: str, right: str) -> None:
    """Training is not paperwork, and sharing is not recording."""
    assert read(left).acts
    assert read(right).acts
    assert read(left).acts.isdisjoint(read(right).acts)


def test_words_of_a_name_are_no_acts() -> None:
    """What a body is called says who it is, not what it should do."""
    assert read("Thank the Patient Records and Training Office for its help").acts == frozenset()


def test_not_is_not_a_note() -> None:
    """A small word that shares its stem with an act is no act."""
    assert read("It is not so").acts == frozenset()


def test_subject_and_frame_are_told_apart() -> None:
    """The words that say about what stand apart from the words that any ask may hold."""
    found = read("Ensure that staff recognise hypothermia")
    assert sorted(found.subject) == ["hypothermia", "recognis"]
    assert sorted(found.frame) == ["ensur", "staff"]


def test_every_act_says_how_it_is_asked() -> None:
    """Each entry of the vocabulary can stand in a sentence of a reason."""
    assert all(ask and ask[0].islower() for ask in lexicon().asks.values())


@given(st.text(max_size=300))
def test_reading_never_raises(text: str) -> None:
    """Any text at all is read."""
    assert read(text).mass >= 0


def test_a_text_without_words_asks_nothing() -> None:
    """Punctuation alone has no act, no subject and no mass."""
    assert (read(" - … ").acts, read(" - … ").mass) == (frozenset(), 0)
