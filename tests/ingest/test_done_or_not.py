"""Words of doing in outcomes that tell of nothing done, and things done that are told with words of doubt."""

from __future__ import annotations

import pytest

from graph.model import Status
from ingest.language import claims
from tests.ingest.replies import LEAFLET, POLICY, TRAINING, read

PROTOCOL = "Partners to have an information sharing protocol in place."


def value(ask: str, progress: str, raw: str | None = None) -> Status:
    """The status of an ask with one outcome."""
    return read(ask, raw, progress)[0]


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "Half complete"),
        (LEAFLET, "Nearly complete"),
        (LEAFLET, "Almost complete."),
        (LEAFLET, "Largely complete."),
        (LEAFLET, "Mostly complete, one section left"),
        (LEAFLET, "Achieved in part."),
        (TRAINING, "100% of frontline staff will have been trained."),
        (LEAFLET, "The leaflet should have been published."),
        (LEAFLET, "It was hoped that the leaflet would be completed."),
        (LEAFLET, "The Chair asked whether the leaflet was complete."),
        (LEAFLET, "It cannot be said that this is complete."),
        (LEAFLET, "The Board was not assured that the leaflet had been completed."),
        (LEAFLET, "It is not known whether the leaflet was completed."),
        (LEAFLET, "If funded, this is completed."),
        (LEAFLET, "Target: leaflet completed by June."),
        (LEAFLET, "The deadline for completion has been extended."),
        (TRAINING, "Done except for GPs."),
        (TRAINING, "GPs trained; social workers have not."),
        (TRAINING, "Some agencies have completed the training."),
        (TRAINING, "The training was completed by other boards, not by ours."),
        (LEAFLET, "The leaflet was completed and then withdrawn."),
        (LEAFLET, "Completed. Update: reopened."),
        (POLICY, "The review was commissioned but never reported."),
        (POLICY, "This was raised with the police."),
        (POLICY, "Visits to 12 of 40 homes are done."),
        (POLICY, "Audits have been completed in four out of the nine agencies."),
        (TRAINING, "Training was completed by 3 of 7 agencies."),
    ],
)
def test_said_of_done_without_being_done(ask: str, progress: str) -> None:
    """A word of doing with a limit, a hope, a condition or a question round it does not say that a thing is done."""
    assert value(ask, progress) is not Status.COMPLETE


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        # Not a fact: aimed at, hoped for, asked, doubted, on a condition.
        (LEAFLET, "Aim: leaflet published and in place by Easter."),
        (LEAFLET, "The leaflet ought to have been completed by now."),
        (LEAFLET, "The leaflet was due to have been published in March."),
        (LEAFLET, "The leaflet was to have been completed in March."),
        (LEAFLET, "The leaflet would have been completed had funds been found."),
        (LEAFLET, "We expect that the leaflet has been completed."),
        (LEAFLET, "It is expected that this has been completed by the next meeting."),
        (LEAFLET, "Leaflet believed to have been completed."),
        (LEAFLET, "Assumed complete."),
        (LEAFLET, "Agency to confirm whether this has been completed."),
        (LEAFLET, "To check if the leaflet has been published."),
        (LEAFLET, "Query: has this been completed?"),
        (LEAFLET, "Has the leaflet been published?"),
        (LEAFLET, "Is this complete?"),
        (LEAFLET, "The Trust was unable to say whether the leaflet had been issued."),
        (LEAFLET, "No evidence that the leaflet has been published."),
        (LEAFLET, "There is no assurance that this action has been completed."),
        (LEAFLET, "The Trust could not confirm that the leaflet had been published."),
        (LEAFLET, "It is unclear if the leaflet was ever issued."),
        (LEAFLET, "Nobody could say that the leaflet had been sent."),
        (LEAFLET, "The Board wants to see the leaflet completed."),
        (LEAFLET, "Members want this closed by the end of the year."),
        (LEAFLET, "Once the leaflet has been published it can be shared with carers."),
        (LEAFLET, "When the leaflet has been completed the Board can sign it off."),
        (LEAFLET, "Unless the funding is found this cannot be completed."),
        (LEAFLET, "Provided that the bid succeeds, the leaflet is published in May."),
        (LEAFLET, "Subject to approval, the leaflet is complete."),
        (LEAFLET, "Success measure: leaflet published and all carers informed."),
        (LEAFLET, "Outcome sought: leaflet in place."),
        (LEAFLET, "Deadline: leaflet issued by 30 June."),
        (LEAFLET, "Milestone: text agreed and leaflet printed."),
        (LEAFLET, "This must be completed before the next inspection."),
        (LEAFLET, "This needs to have been completed by the autumn."),
        (LEAFLET, "The leaflet may have been issued by the Trust."),
        (LEAFLET, "The leaflet might be in place already."),
        (TRAINING, "By March all staff will have been trained."),
        (TRAINING, "Staff are required to have been trained by March."),
        (TRAINING, "Managers were asked to make sure that all staff were trained."),
        (TRAINING, "A reminder that all staff should be trained was issued."),
        (PROTOCOL, "The Board asked for assurance that a protocol was in place."),
        # Partial.
        (LEAFLET, "Leaflet close to complete."),
        (LEAFLET, "Leaflet substantially complete."),
        (LEAFLET, "Leaflet all but complete."),
        (LEAFLET, "Leaflet nearing completion."),
        (LEAFLET, "Not entirely complete."),
        (LEAFLET, "Completed in part."),
        (LEAFLET, "Complete in most areas."),
        (LEAFLET, "Two thirds complete."),
        (LEAFLET, "80% done."),
        (LEAFLET, "First half complete."),
        (LEAFLET, "Phase one complete."),
        (LEAFLET, "Part 1 done."),
        (TRAINING, "Trained: police and health. Not trained: housing."),
        (TRAINING, "All trained apart from night staff."),
        (TRAINING, "Completed with the exception of the ambulance service."),
        (TRAINING, "Complete for health only."),
        (TRAINING, "Police have completed the training but housing have not."),
        (TRAINING, "A few teams have completed the training."),
        (TRAINING, "Several agencies have trained their staff."),
        (TRAINING, "Most managers have been trained."),
        (TRAINING, "Only the hospital has completed this."),
        (TRAINING, "Training completed by one of the three trusts."),
        (TRAINING, "Hardly any staff have been trained."),
        (TRAINING, "Few staff have completed the course."),
        (TRAINING, "Fewer than half of the staff have been trained."),
        # Undone again, or done elsewhere.
        (LEAFLET, "Closed in May; reopened in July."),
        (LEAFLET, "The leaflet was published but has since been withdrawn."),
        (LEAFLET, "Reported as complete, but this was found not to be so."),
        (LEAFLET, "Marked complete in error."),
        (LEAFLET, "The leaflet was completed but never sent out."),
        (LEAFLET, "The leaflet was printed but not distributed."),
        (LEAFLET, "Action closed, although the leaflet was not written."),
        (LEAFLET, "A leaflet has been completed by a neighbouring board, none here."),
        (LEAFLET, "Previously complete, now being redone."),
        (POLICY, "The policy was approved but not implemented."),
        # Something else is done.
        (LEAFLET, "The matter was escalated to the Chair."),
        (LEAFLET, "This was passed to the communications team."),
        (LEAFLET, "The action was discussed at the March meeting."),
        (LEAFLET, "An extension was granted until June."),
        (LEAFLET, "The Trust has been reminded to complete this."),
    ],
)
def test_doing_words_without_the_deed(ask: str, progress: str) -> None:
    """Aims, doubts, conditions, parts and what was undone again are not read as done."""
    assert value(ask, progress) is not Status.COMPLETE


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "The leaflet has been published. It will be reviewed annually."),
        (LEAFLET, "Leaflet published on the website, so that carers will know whom to call."),
        (LEAFLET, "Completed. Ongoing monitoring through the quality group."),
        (LEAFLET, "Complete – the leaflet will not need to be reprinted."),
        (LEAFLET, "The leaflet, which should help carers, has been published."),
        (LEAFLET, "The leaflet was published and tells carers what to do if they are worried."),
        (LEAFLET, "The leaflet has been published. It explains whether carers can ask for an assessment."),
        (LEAFLET, "The leaflet was not only written but also sent to every carer."),
        (LEAFLET, "Leaflet issued without delay."),
        (LEAFLET, "Leaflet written and issued; no further action planned."),
        (LEAFLET, "The leaflet was completed ahead of the target date."),
        (LEAFLET, "Leaflet published before the deadline."),
        (LEAFLET, "Target met: leaflet published in May."),
        (LEAFLET, "The leaflet was published in May, as had been hoped."),
        (LEAFLET, "As asked by the Board, the leaflet has been published."),
        (LEAFLET, "The Board was assured that the leaflet had been published."),
        (LEAFLET, "The Trust confirmed that the leaflet had been issued to all carers."),
        (LEAFLET, "It was reported that the leaflet had been published."),
        (LEAFLET, "The leaflet was expected in May and was published in April."),
        (LEAFLET, "Leaflet published; it is used in part of the induction pack."),
        (LEAFLET, "The leaflet is no longer in draft and has been published."),
        (LEAFLET, "The leaflet was delayed but has now been published."),
        (LEAFLET, "Leaflet completed following the review of the carers' strategy."),
        (LEAFLET, "The plan for the leaflet was agreed and the leaflet has been issued to all carers."),
        (LEAFLET, "Published in March; most carers say that they find it useful."),
        (LEAFLET, "Leaflet for carers written and given to most visited surgeries and every library."),
        (LEAFLET, "This has been done, though not by the original date."),
        (LEAFLET, "Done, not without difficulty."),
        (LEAFLET, "Completed. The leaflet does not mention services by name."),
        (LEAFLET, "Closed. Evidence: leaflet on the website."),
        (LEAFLET, "Action complete and can be closed."),
        (LEAFLET, "Now complete."),
        (LEAFLET, "All complete."),
        (LEAFLET, "Fully complete, subject to annual review."),
        (LEAFLET, "Completed except that the cover is a different colour."),
        (TRAINING, "All staff have been trained. New starters will be trained at induction."),
        (TRAINING, "All frontline staff have been trained; refresher training is ongoing."),
        (TRAINING, "All staff trained. Attendance will continue to be monitored quarterly."),
        (TRAINING, "Every team has completed the training, including those that had not attended before."),
        (TRAINING, "Staff who had not been trained have now completed the course."),
        (TRAINING, "All frontline staff were trained, whether employed by the council or by the trust."),
        (TRAINING, "100% of frontline staff have been trained."),
        (TRAINING, "All staff trained in what to do if a person may lack capacity."),
        (TRAINING, "Training delivered to all staff on when capacity should be assessed."),
        (TRAINING, "Training completed by all frontline staff, GPs included."),
        (TRAINING, "All trained, with no exceptions."),
        (TRAINING, "Completed by the target date of June 2021."),
        (TRAINING, "Training was completed by all agencies and will be repeated every year."),
        (TRAINING, "All frontline staff have completed the training, not just those in social care."),
        (TRAINING, "Mandatory training is in place and all frontline staff have completed it."),
        (POLICY, "The escalation policy has been reviewed and shared with all agencies. Next review due 2026."),
        (
            POLICY,
            "Escalation policy reviewed and shared with all agencies; it says what should happen if partners disagree.",
        ),
        (POLICY, "The review of the escalation policy is complete and the policy was shared with all agencies."),
        (POLICY, "Reviewed; no changes were needed. Shared with all agencies."),
        (POLICY, "Policy reviewed and shared with all agencies, who have been told that it must be followed."),
        (POLICY, "Complete. The policy will be kept under review."),
        (PROTOCOL, "An information sharing protocol is in place and will be reviewed each year."),
        (PROTOCOL, "The protocol is in place. It is not limited to adults."),
        (PROTOCOL, "The information sharing protocol has been signed by all partners and plans are tested annually."),
        (PROTOCOL, "Information sharing protocol agreed and in place; partners are clear when they should share."),
    ],
)
def test_done_with_words_of_doubt(ask: str, progress: str) -> None:
    """What is done stays done though its words speak of a review, a target, a plan or of what is not so."""
    assert value(ask, progress) is Status.COMPLETE


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "Neither the trust nor the council has written the leaflet."),
        (LEAFLET, "Neither the trust nor the council has yet completed the leaflet."),
        (LEAFLET, "Nobody in the trust or the council has yet written the leaflet."),
        (LEAFLET, "None of the agencies named in the review has written the leaflet."),
        (LEAFLET, "Not one of the six agencies on the board has written the leaflet."),
        (LEAFLET, "At no point in the year was the leaflet written."),
        (LEAFLET, "It is untrue that the leaflet has been written."),
        (LEAFLET, "The trust denies that the leaflet has been written."),
        (LEAFLET, "The leaflet is as good as written."),
        (LEAFLET, "The leaflet has been written, or so we are told."),
        (LEAFLET, "Leaflet written but lost."),
        (LEAFLET, "The trust has, but the council has not, written the leaflet."),
        (TRAINING, "The nurse has, but the doctor has not, completed the training in the Mental Capacity Act."),
        (LEAFLET, "The leaflet has been written but for the last page."),
        (LEAFLET, "The leaflet is complete but for two pages."),
        (TRAINING, "All frontline staff were trained in the Mental Capacity Act but for the bank staff."),
        (TRAINING, "All frontline staff, GPs excepted, have been trained in the Mental Capacity Act."),
        (TRAINING, "All frontline staff were trained in the Mental Capacity Act (GPs excluded)."),
    ],
)
def test_nobody_did_it_or_not_all(ask: str, progress: str) -> None:
    """A deed of nobody, one that is denied, and one that leaves somebody or something out are not done."""
    assert value(ask, progress) is not Status.COMPLETE


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "Neither the police nor the council objected and the leaflet has been written."),
        (LEAFLET, "Neither agency objected, so the leaflet was written."),
        (LEAFLET, "None of it was easy but the leaflet has been written."),
        (LEAFLET, "The leaflet has been written, but for the sake of clarity a page was added."),
        (TRAINING, "All frontline staff have been trained in the Mental Capacity Act, no exceptions."),
    ],
)
def test_nobody_who_did_something_else(ask: str, progress: str) -> None:
    """Who did nothing else takes nothing back of what was done."""
    assert value(ask, progress) is Status.COMPLETE


@pytest.mark.parametrize(
    "raw",
    [
        "Closed incomplete",
        "Completed (not)",
        "Complete (partial)",
        "Completed 50%",
        "Complete?",
        "Yes/No",
        "Green Red Amber",
        "Complete / In progress",
        "Nearly done",
        "Complete in part",
        "Complete – reopened",
        "Completed then withdrawn",
        "Target: complete",
        "Complete if funded",
        "Complete except housing",
        "Completed Ongoing",
        "Should be complete",
        "Complete by June",
        "Green/Amber",
        "Done (some)",
        "All but complete",
        "Awaiting completion",
        "Not fully embedded",
        "90% complete",
    ],
)
def test_status_cells_that_are_not_done(raw: str) -> None:
    """A status cell with a limit, a doubt or a less advanced status beside "complete" is not complete."""
    assert value(LEAFLET, "", raw) is not Status.COMPLETE


@pytest.mark.parametrize(
    "raw",
    [
        "Completed (not late)",
        "Complete – no further action",
        "Done 12/05/19",
        "Complete, to be reviewed annually",
        "Closed – complete",
        "Complete (Green)",
        "Yes",
        "Complete & signed off",
        "Completed in full",
        "100% complete",
    ],
)
def test_status_cells_that_are_done(raw: str) -> None:
    """A status cell that says more than "complete" without taking anything back is complete."""
    assert value(LEAFLET, "", raw) is Status.COMPLETE


@pytest.mark.parametrize("raw", ["Blue", "B", "blue"])
def test_blue_without_a_key(raw: str) -> None:
    """Blue means "not due" here and "complete" there: without a printed key its words are kept, its meaning is not."""
    assert value(LEAFLET, "", raw) is Status.NOT_REPORTED


@pytest.mark.parametrize("word", claims.PARTS["stated"])
def test_one_list_of_words_of_doing(word: str) -> None:
    """Each word that states a thing done does so in a status cell, at the head of an outcome and within one."""
    assert value(LEAFLET, "", word.capitalize()) is Status.COMPLETE
    assert value(LEAFLET, f"{word.capitalize()}. Copies are on the wards.") is Status.COMPLETE
    assert value(LEAFLET, f"The leaflet for carers is now {word}.") is Status.COMPLETE
