"""How much two texts speak for one obligation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.evidence import kindred, score, shared_topics, topic_weights
from embeddings.obligations import lexicon, read

TRAINING = "Ward staff should be trained in the Mental Capacity Act"
COSINE = 0.6  # the same for all pairs, so that words and topics alone decide


def between(left: str, right: str) -> float:
    """The score of two texts, were they equally near by meaning."""
    return score(read(left), read(right), COSINE)


@pytest.mark.parametrize(
    ("nearer", "further"),
    [
        ("Teach nurses when to assess capacity under the MCA", "Record each assessment under the MCA"),
        ("Doctors need courses on the Mental Capacity Act", "Audit how the Mental Capacity Act is used"),
        ("Porters should understand the Mental Capacity Act", "Porters should be trained in safe sleeping"),
    ],
)
def test_the_same_act_on_the_same_topic_is_nearer(nearer: str, further: str) -> None:
    """Another act or another topic speaks against one obligation, whatever words are shared."""
    assert between(TRAINING, nearer) > between(TRAINING, further) + 1


def test_a_topic_is_known_by_other_words() -> None:
    """What the field writes in several ways is one topic."""
    assert read("Crews enter cluttered homes").topics == read("People who hoard").topics == {"hoarding"}


def test_siblings_are_not_one_topic() -> None:
    """Self-neglect is not hoarding, and MAPPA is not MARAC."""
    assert read("self-neglect").topics.isdisjoint(read("hoarding").topics)
    assert read("MAPPA").topics.isdisjoint(read("MARAC").topics)


def test_one_theme_is_told_whatever_is_asked() -> None:
    """Training and an audit of one thing are kin, though they are not the same."""
    audit = read("Audit how the Mental Capacity Act is used")
    assert kindred(read(TRAINING), audit, COSINE) > score(read(TRAINING), audit, COSINE)


def test_training_leads_only_where_it_is_all_that_is_asked() -> None:
    """Who is to be trained and also to write down is not asked for training alone."""
    assert read("Staff should be trained to record consent").leads == {"train"}
    assert read("Staff should be trained, and managers must record consent").leads == frozenset()


def test_every_broad_topic_is_a_topic() -> None:
    """The vocabulary names no broad topic that it does not have."""
    assert lexicon().broad <= set(lexicon().topics)


words = st.lists(st.sampled_from(["MARAC", "hoarding", "records", "domestic abuse", "fire", "strategy on"]), max_size=4)


@given(words, words)
def test_weights_of_topics_give_what_two_texts_share(left: list[str], right: list[str]) -> None:
    """The products of the weights add up to what `shared_topics` says."""
    one, other = read(", ".join(left)), read(", ".join(right))
    ours, theirs = topic_weights(one), topic_weights(other)
    product = sum(ours[topic] * theirs[topic] for topic in one.topics & other.topics)
    assert product == pytest.approx(shared_topics(one, other))


@given(st.text(max_size=120), st.text(max_size=120), st.floats(-1, 1))
def test_a_score_is_the_same_in_both_directions(left: str, right: str, cosine: float) -> None:
    """Nothing depends on which text is named first."""
    assert score(read(left), read(right), cosine) == score(read(right), read(left), cosine)
