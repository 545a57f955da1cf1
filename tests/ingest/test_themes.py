"""Which themes a recommendation is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Action, Recommendation
from graph.vocabulary import themes
from ingest.values.themes import read

KNOWN = {theme.code for theme in themes()}
MEASURED = {theme.code for theme in themes() if theme.core}


def about(text: str, **more: object) -> list[str]:
    """The codes read for a recommendation with these words."""
    return [one.code for one in read(Recommendation(id="r", wording="w", text=text, **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("All staff must record capacity assessments under the Mental Capacity Act.", "mental-capacity"),
        ("Hoarding should be considered in every home fire safety visit.", "hoarding"),
        ("Review how unpaid carers are offered a carer's assessment.", "carers"),
        ("Ensure that referrals to MARAC are made for high-risk victims.", "marac"),
        ("Partners should share information about people in crisis without delay.", "information-sharing"),
        ("A supervision policy should say how often cases are discussed in supervision.", "supervision"),
        ("Escalate professional disagreements through the agreed route.", "escalation"),
        ("Young people need a planned transition into adulthood.", "transitions"),
    ],
)
def test_the_object_of_the_ask_comes_first(text: str, first: str) -> None:
    """The theme that the ask is about leads the list."""
    assert about(text)[0] == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ICB should assure itself that GP practices know how to code domestic abuse on the patient record.",
            "domestic-abuse quality-assurance record-keeping",
        ),
        (
            (
                "Adult Social Care to ensure that mental capacity assessments are decision "
                "specific and are clearly written up."
            ),
            "mental-capacity record-keeping",
        ),
        (
            "Police should notify the GP when a person has been detained under section 136.",
            "information-sharing mental-health",
        ),
        (
            (
                "The Board should seek assurance that partners hold a multi-agency meeting where "
                "a person who self-neglects refuses support."
            ),
            "multi-agency-working quality-assurance self-neglect",
        ),
        (
            "Housing providers must carry out a fire risk assessment for tenants who smoke and have limited mobility.",
            "fire-safety housing risk-management",
        ),
        (
            "Health visitors should see fathers and other men in the household and note who they are.",
            "family record-keeping",
        ),
        (
            (
                "The Community Safety Partnership should run a campaign aimed at older people on "
                "what domestic abuse looks like."
            ),
            "awareness domestic-abuse",
        ),
        (
            "Children's Social Care should make sure that strategy discussions include health and education.",
            "multi-agency-working",
        ),
        ("Frontline practitioners should receive reflective supervision at least every six weeks.", "supervision"),
        (
            (
                "Commissioners should include safeguarding requirements in all contracts for "
                "supported living and check them each year."
            ),
            "commissioning quality-assurance",
        ),
        ("A single front door for safeguarding referrals should be set up with clear thresholds.", "referral-pathways"),
        (
            (
                "Staff who disagree with a decision should use the resolution policy and "
                "managers should support them in doing so."
            ),
            "escalation policy-procedure",
        ),
        ("Training on coercive control should be given to all A&E staff.", "domestic-abuse training"),
        (
            (
                "Practitioners must use professional interpreters and never family members when "
                "speaking to victims of domestic abuse."
            ),
            "domestic-abuse equality",
        ),
        (
            "The Safeguarding Adults Board should publish guidance on hoarding with a clutter image scale.",
            "hoarding policy-procedure",
        ),
        (
            "Probation should share licence conditions with housing officers before a prisoner is released.",
            "housing information-sharing mappa",
        ),
        (
            "Every care home should have a policy on what to do when a resident goes missing.",
            "care-homes policy-procedure",
        ),
        ("The local authority should audit twenty DoLS applications for timeliness.", "dols quality-assurance"),
        (
            "Schools should be told by police of domestic incidents before the start of the next school day.",
            "domestic-abuse information-sharing",
        ),
        (
            "Agencies should involve the adult in the planning meeting and record what they want to happen.",
            "multi-agency-working record-keeping voice-of-the-person",
        ),
        ("The MARAC chair should make sure that actions are followed up at the next meeting.", "marac"),
        ("Reviews of care packages should take place within six weeks of the start of care.", "care-planning"),
        (
            (
                "Young people who are approaching eighteen should have a named adult worker "
                "before the children's plan ends."
            ),
            "transitions",
        ),
        (
            "The Ambulance Service should have one process for sending safeguarding concerns to adult social care.",
            "policy-procedure referral-pathways",
        ),
        (
            "Practitioners should not accept a parent's account without checking it with others.",
            "family professional-curiosity",
        ),
        (
            "NHS England should review the guidance on DNACPR for people with learning disabilities.",
            "end-of-life policy-procedure",
        ),
        ("Police officers to be reminded to complete a DASH on every domestic call.", "domestic-abuse risk-management"),
        (
            "The Board should develop a protocol with neighbouring boards for people placed out of area.",
            "policy-procedure",
        ),
        (
            "The Fire and Rescue Service should offer safe and well visits to everyone on oxygen at home.",
            "fire-safety physical-health",
        ),
        (
            "A task and finish group should look at how partner agencies respond to modern slavery.",
            "exploitation multi-agency-working",
        ),
        (
            "Safeguarding leads should sample records each quarter for evidence that the adult's views were sought.",
            "quality-assurance voice-of-the-person",
        ),
        (
            "The council should review its lettings policy for victims fleeing abuse.",
            "domestic-abuse housing policy-procedure",
        ),
        (
            "Agencies should keep a chronology for all children on a child protection plan for neglect.",
            "neglect record-keeping",
        ),
        (
            "Community Mental Health Team to invite the family to care programme approach reviews.",
            "care-planning family mental-health",
        ),
        ("Domiciliary care agencies should tell the council when visits are missed.", "care-homes information-sharing"),
        (
            "The ICB and local authority should jointly commission a service for people with personality disorder.",
            "commissioning mental-health",
        ),
        (
            "Risk assessments must be updated after each incident and shared with those involved.",
            "information-sharing risk-management",
        ),
        (
            "Where a person has fluctuating capacity because of drink, assessment should be repeated when sober.",
            "mental-capacity substance-misuse",
        ),
        ("The Board to hold a learning event about the findings of this review.", "training"),
        ("Professionals should speak to the child alone at each visit.", "voice-of-the-person"),
        (
            "Provider services must have a system to flag concerns about staff to the local authority.",
            "care-homes referral-pathways",
        ),
        (
            "The Housing Options team should not close a homeless application when the applicant cannot be found.",
            "housing",
        ),
        (
            "The Clinical Commissioning Group should make sure that practices have a domestic abuse policy.",
            "domestic-abuse policy-procedure",
        ),
        ("Agencies should make sure that people with sight loss get letters in a form that they can read.", "equality"),
        ("Every agency should have a lead for domestic abuse who attends MARAC.", "domestic-abuse marac"),
        (
            "Public Health should update the suicide prevention strategy to cover men bereaved by separation.",
            "mental-health policy-procedure",
        ),
        (
            (
                "Adult Social Care should produce easy-to-use information for the public on how "
                "to report worries about a neighbour."
            ),
            "awareness referral-pathways",
        ),
        (
            "Pharmacies should alert the GP when prescriptions for insulin are not collected.",
            "information-sharing physical-health",
        ),
    ],
)
def test_an_ask_has_the_themes_that_a_practitioner_would_give_it(text: str, expected: str) -> None:
    """Of the themes that accuracy is measured on, an ask has those it is about and no other."""
    assert " ".join(sorted(set(about(text)) & MEASURED)) == expected


def test_self_neglect_is_not_neglect() -> None:
    """Words of one theme inside another's do not count for both."""
    assert "neglect" not in about("Refresh the self-neglect policy.")


def test_a_subject_outranks_a_way_of_working() -> None:
    """Training on end of life care is about end of life care first."""
    found = about("Provide training on end of life care.")
    assert found[:1] == ["end-of-life"]
    assert "training" in found


def test_what_is_only_reported_is_no_theme() -> None:
    """A mention in the progress column alone does not make a theme."""
    action = Action(text="Write to partners.", progress="Fire service attended the meeting on hoarding.")
    assert "hoarding" not in about("Partners should confirm membership of the sub-group.", actions=(action,))


def test_a_bare_title_is_told_by_its_measure() -> None:
    """Where the ask is a few words, what it asks stands in the measure column."""
    assert "policy-procedure" in about("Forced marriage", objective="A protocol will be drawn up.")


def test_the_quote_is_the_plans_own_words() -> None:
    """Each theme keeps the words that show it, as written."""
    text = "Staff’s understanding of Mental Capacity must improve."
    found = read(Recommendation(id="r", wording="w", text=text))
    assert all(one.quote in text for one in found)


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_is_read_without_error(text: str, heading: str) -> None:
    """Whatever the words, only codes of the closed scheme come out, each once."""
    found = about(text, section=(heading,))
    assert len(set(found)) == len(found)
    assert set(found) <= KNOWN
