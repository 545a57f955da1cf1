"""More outcomes that look done and are not, and that are done and do not look it, over other kinds of ask."""

from __future__ import annotations

import pytest

from graph.model import Status
from tests.ingest.replies import AUDIT, LEAFLET, POLICY, TRAINING, read

PROTOCOL = "Partners to have an information sharing protocol in place."
NURSE = "The Trust should recruit a named nurse for safeguarding."
CLAUSE = "Commissioners should include a safeguarding clause in every contract."


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "The leaflet is three quarters finished."),
        (LEAFLET, "Publication had been planned for May."),
        (LEAFLET, "We are confident that the leaflet will be published."),
        (LEAFLET, "Leaflet to be published and sent to carers."),
        (LEAFLET, "Only once the logo is agreed can the leaflet be printed."),
        (TRAINING, "The expectation is that all staff have been trained by April."),
        (TRAINING, "Trained staff: 45 of 120."),
        (TRAINING, "Training has been delivered to about half of the workforce."),
        (TRAINING, "All but two of the teams have been trained."),
        (TRAINING, "Social care staff trained, health staff still to be trained."),
        (TRAINING, "We have trained as many staff as we could but not all."),
        (TRAINING, "The training was developed but has had little take-up."),
        (TRAINING, "No more than a third of staff have completed the course."),
        (POLICY, "Policy reviewed but not shared."),
        (POLICY, "The policy has not been reviewed, although it was shared."),
        (POLICY, "The policy was reviewed by the health trust on its own behalf; the Board's policy was not."),
        (AUDIT, "The audit was completed but its results were lost."),
        (AUDIT, "It is understood that an audit was carried out, but no report can be found."),
        (AUDIT, "The audit would normally have been completed by now."),
        (AUDIT, "The Trust says that it has completed an audit; the Board has seen no evidence of it."),
        (PROTOCOL, "A draft protocol is in place."),
        (PROTOCOL, "An interim protocol is in place until the final one is agreed."),
        (PROTOCOL, "There is no protocol in place."),
        (PROTOCOL, "The protocol in place has expired."),
        (PROTOCOL, "It had been thought that a protocol was in place."),
        (NURSE, "A named nurse was appointed but has since left."),
        (NURSE, "The post was filled but is now vacant again."),
        (NURSE, "Interviews held; no appointment made."),
        (NURSE, "The job description has been written."),
        (CLAUSE, "The clause has been included in some contracts."),
        (CLAUSE, "The clause will have been included in all contracts by April."),
        (CLAUSE, "Included in new contracts only."),
        (CLAUSE, "The clause was drafted and agreed; contracts have not been changed."),
        (CLAUSE, "Commissioners have been asked to include the clause."),
        (CLAUSE, "The clause is included in 12 of 40 contracts."),
        (LEAFLET, "Status to be confirmed: possibly complete."),
        (LEAFLET, "Completed?"),
        (LEAFLET, "Complete, we think."),
        (LEAFLET, "Claimed as complete by the agency, not verified."),
        (LEAFLET, "Complete (awaiting evidence)"),
        (LEAFLET, "Was complete; evidence has since been rejected."),
        (LEAFLET, "Not clear that this was ever finished."),
        (LEAFLET, "To be closed once the leaflet is out."),
        (LEAFLET, "Recommended for closure."),
        (LEAFLET, "Leaflet ready to be published."),
        (LEAFLET, "Publication is the final step and is not yet done."),
        (LEAFLET, "The leaflet could have been completed sooner with more staff."),
        (LEAFLET, "Partners report that the leaflet is nearly done."),
        (TRAINING, "Training in place for new starters; existing staff not trained."),
        (TRAINING, "Staff told to complete the training by May."),
        (TRAINING, "Completion rates remain low."),
        (TRAINING, "Completion of training stands at 64%."),
        (POLICY, "Policy published without the agreed changes; to be corrected."),
        (POLICY, "We await confirmation that the policy has been shared."),
        (POLICY, "The review was closed early, unfinished."),
        (AUDIT, "The Trust plans to have audited 50 files by June."),
        (AUDIT, "Audit completed for adults; children's audit not begun."),
    ],
)
def test_not_done(ask: str, progress: str) -> None:
    """Hopes, hearsay, shares of the whole, drafts and what was lost again are not read as done."""
    assert read(ask, None, progress)[0] is not Status.COMPLETE


@pytest.mark.parametrize(
    ("ask", "progress"),
    [
        (LEAFLET, "We are pleased to say that the leaflet has now been published."),
        (LEAFLET, "The leaflet, planned for May, was published in June."),
        (LEAFLET, "Although it was hoped to publish in May, the leaflet was published in July."),
        (LEAFLET, "Leaflet published. Carers told us that it should have come sooner."),
        (LEAFLET, "Complete. Will be re-issued if the law changes."),
        (LEAFLET, "The leaflet is complete and copies can be ordered from the Board."),
        (LEAFLET, "Leaflet published and, once translated versions were ready, sent to every surgery."),
        (LEAFLET, "The leaflet has been issued, as required by the Board."),
        (TRAINING, "All staff have been trained, with no one left to do."),
        (TRAINING, "Training completed. Not one member of staff missed it."),
        (TRAINING, "All frontline staff have had the training that they need."),
        (TRAINING, "Training on what should be recorded, and when, was delivered to all frontline staff."),
        (TRAINING, "Training needs were reviewed and all frontline staff have been trained."),
        (TRAINING, "Each frontline worker has been trained in whether and how to assess capacity."),
        (TRAINING, "All frontline staff were trained by March 2019, six months before the target."),
        (TRAINING, "Done: all staff trained, including those who had only joined in May."),
        (POLICY, "The policy was reviewed, found to need no change, and shared with all agencies."),
        (POLICY, "Escalation policy reviewed and shared with all agencies. It will be looked at again in 2025."),
        (POLICY, "Reviewed and shared with all agencies in May; ongoing use is monitored by the Quality Group."),
        (AUDIT, "The audit was completed and found that risk assessments are not always completed."),
        (AUDIT, "The Trust has audited risk assessments; 62% were completed in full."),
        (AUDIT, "Audit of risk assessments carried out; most were complete."),
        (PROTOCOL, "The information sharing protocol is in place, subject to annual review."),
        (PROTOCOL, "A protocol has been in place since 2019 and should be read with the pan-regional policy."),
        (PROTOCOL, "All partners have signed the information sharing protocol; it must be followed by all staff."),
        (NURSE, "The named nurse for safeguarding has been in post since March."),
        (CLAUSE, "A safeguarding clause is now included in every contract and will be checked at review."),
        (CLAUSE, "The clause has been added to every contract, whether old or new."),
        (CLAUSE, "Every contract now includes the safeguarding clause, so that providers know what is expected."),
        (CLAUSE, "Complete – all contracts include the clause, not only those for care."),
        (LEAFLET, "Closed. The Board will not ask for further reports."),
        (LEAFLET, "Action closed; no outstanding work."),
        (LEAFLET, "Completed in full and to plan."),
        (LEAFLET, "Leaflet printed and delivered to all surgeries well before the target."),
        (LEAFLET, "Leaflet published; feedback will be sought each year."),
        (TRAINING, "All staff have been trained as planned."),
        (TRAINING, "All frontline staff trained; nobody outstanding."),
        (POLICY, "Policy reviewed as required and shared with all agencies."),
        (POLICY, "Escalation policy review finished; shared with all agencies by email."),
        (AUDIT, "Audit of risk assessments completed by the Trust in May."),
    ],
)
def test_done(ask: str, progress: str) -> None:
    """Done, whatever its words say of reviews to come, of delays overcome and of what an audit found."""
    assert read(ask, None, progress)[0] is Status.COMPLETE


@pytest.mark.parametrize(
    "raw",
    [
        "Complete but not evidenced",
        "Completed – awaiting sign off",
        "Partially complete / complete",
        "Due to be completed",
        "Complete: N",
        "Not done",
        "1 of 3 complete",
        "Complete (2 of 5)",
        "Complete for phase 1",
        "Almost there",
        "To be completed",
        "Done, reopened May 2021",
    ],
)
def test_cell_not_done(raw: str) -> None:
    """A status cell that counts, awaits, numbers a phase or denies is not complete."""
    assert read(LEAFLET, raw, "")[0] is not Status.COMPLETE


@pytest.mark.parametrize(
    "raw",
    [
        "Complete May 2021",
        "Completed, ongoing monitoring",
        "Closed (complete)",
        "Complete and embedded",
        "Complete – business as usual",
        "Done ✓",
        "Complete. Reviewed quarterly.",
        "Achieved (late)",
    ],
)
def test_cell_done(raw: str) -> None:
    """A status cell that adds a date, a routine or a watch to "complete" is complete."""
    assert read(LEAFLET, raw, "")[0] is Status.COMPLETE
