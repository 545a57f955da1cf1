"""What a quote may not be cut off from: its whole subject, a "not", an "if", a "but"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Status
from ingest.language import clauses
from ingest.progress import statuses, threads
from ingest.progress.whole_quotes import MOST, widened
from tests.ingest.replies import LEAFLET, TRAINING, read
from tests.ingest.test_threads import action, rec


def quotes(text: str) -> set[str | None]:
    """The quotes of the threads of a report, and of the status that it shows."""
    found = statuses.read(action(text))
    return {found.status.quote, *(thread.quote for thread in threads.read(rec(found)))}


def marked(text: str) -> tuple[str, str, str]:
    """A text, the short quote marked in it by brackets, and the wider one marked by braces."""
    braces = text.replace("[", "").replace("]", "")
    brackets = text.replace("{", "").replace("}", "")
    return (
        braces.replace("{", "").replace("}", ""),
        brackets[brackets.index("[") + 1 : brackets.index("]")],
        braces[braces.index("{") + 1 : braces.index("}")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "{The police and [the council have not yet agreed]}.",
        "{The police, the trust and [the council have not yet agreed]}.",
        "In May, {the police and [the council were still talking]}.",
        "{The named nurse and [the doctor have not met]}.",
        "{The council, but [not the police, is reviewing it]}.",
        "{A task and [finish group has been meeting]}.",
        "{Most teams, though not the night teams, [have been trained]}.",
        "{Officers and, where they wish, [tenants are being trained]}.",
        "The board has agreed and {[the council is still thinking]}.",
        "Staff were trained in May and {[the trust is planning more]}.",
        "In May, {[the form is being printed]}.",
        "Waiting list down but {[work is on hold]}.",
        "Update: {[the form is being printed]}.",
    ],
)
def test_a_subject_is_quoted_whole(text: str) -> None:
    """Names that "and" joins stay together; a sentence of its own in front, a label and a date stay out."""
    whole, quote, wider = marked(text)
    assert widened(whole, quote) == wider


@pytest.mark.parametrize(
    "text",
    [
        "{If money is found, [training will begin]}.",
        "{If it is agreed and the money is found, [training will begin]}.",
        "{Subject to the views of partners, [a form will be used]}.",
        "{[Training will begin in May], subject to funding}.",
        "{[Training will begin] for all staff unless the contract ends}.",
        "{[The form has been shared] with none of the homes}.",
        "{[The form is being drafted], although the lead has left}.",
        "{[It has been sent] to all wards but not to the homes}.",
        "{[The police have agreed] and the council have not}.",
        "{[Waiting for the trust and], if they wish, for the council}.",
        "{[Two homes have yet to reply]} as no letter had been sent to them.",
        "{[Not agreed]}: neither council can pay for the scheme.",
        "{[A first session is planned for June]} where eighteen people will attend.",
    ],
)
def test_what_changes_the_sense_is_quoted(text: str) -> None:
    """A condition, a contrast, an exception and a "not" further on stand in the quote; reasons and details do not."""
    whole, quote, wider = marked(text)
    assert widened(whole, quote) == wider


def test_a_quote_that_ends_with_and_before_a_sentence_loses_it() -> None:
    """An "and" that leads on to a sentence of its own says nothing of what was quoted."""
    text = "The group includes two members of the public and a strategy has been drafted by them."
    assert widened(text, "The group includes two members of the public and") == (
        "The group includes two members of the public"
    )


def test_words_that_stand_there_twice_stay_as_they_were() -> None:
    """Which of two places is meant cannot be told, so the condition of one is not put before the other."""
    text = "If money is found, training will begin. Without it, in June, training will begin."
    assert widened(text, "training will begin") == "training will begin"


def test_what_is_too_long_stays_as_it_was() -> None:
    """A condition of forty words would not be a short quote."""
    text = f"If {'very ' * 40}much money is found, training will begin."
    assert widened(text, "training will begin") == "training will begin"


def test_threads_and_statuses_quote_the_whole_subject() -> None:
    """The evidence on pages has both agencies, not the last one alone."""
    assert quotes("The police and the council have not yet agreed.") == {
        "The police and the council have not yet agreed"
    }


@pytest.mark.parametrize(
    "told",
    [
        "The leaflet has been sent to all wards but not to the care homes.",
        "The leaflet has been sent to all wards but not the care homes.",
        "Most teams, though not the night teams, have been given the leaflet.",
        "All teams, except the night teams, have been given the leaflet.",
        "With the exception of housing, all agencies have printed the leaflet.",
        "The council, but not the police, has printed the leaflet.",
        "Leaflet written by the trust and the police are currently printing it.",
    ],
)
def test_who_is_left_out_keeps_it_from_being_done(told: str) -> None:
    """What all but some did, wherever the sentence says so, is done in part."""
    assert read(LEAFLET, None, told)[0] is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "told",
    ["All staff were trained, but not at the expense of care.", "All were trained in May and not a moment too soon."],
)
def test_a_not_that_leaves_nobody_out(told: str) -> None:
    """Other uses of "but not" take nothing back."""
    assert read(TRAINING, None, told)[0] is Status.COMPLETE


WORDS = st.sampled_from(
    [
        "the", "police", "and", "but", ",", "if", "unless", "council", "have", "not", "yet", "agreed", "training",
        "will", "begin", "in", "May", ".", "subject to", "none of", "with", "being", "drafted", ";", "(", ")",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40), st.integers(0, 40), st.integers(1, 12))
def test_a_wider_quote_is_copied_from_the_text(words: list[str], at: int, length: int) -> None:
    """Whatever the words, a quote stays verbatim, holds what it held but for a last "and", and stays short."""
    text, quote = " ".join(words), " ".join(words[at : at + length])
    wider = widened(text, quote)
    assert wider in text
    assert quote in wider or quote.rsplit(maxsplit=1)[0] in wider
    assert clauses.words(wider) <= max(MOST, clauses.words(quote))
