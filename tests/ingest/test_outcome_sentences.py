"""What the readers of statuses and loose ends make of outcomes as boards write them."""

from __future__ import annotations

import pytest

from graph.model import Action, Recommendation, Status, ThreadKind
from ingest.progress import statuses, threads
from tests.ingest.replies import AUDIT, LEAFLET, PATHWAY, POLICY, TRAINING, read


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (TRAINING, None, "All 214 frontline staff had completed the training by 31 March 2018."),
        (LEAFLET, None, "Leaflets delivered to every library, surgery and children's centre in the borough."),
        (LEAFLET, None, "The leaflet has been designed, printed and given out at three carers' events."),
        (LEAFLET, None, "Leaflet developed with carers and circulated to partners in the summer of 2021."),
        (TRAINING, "Green", "Training rolled out in spring; every frontline worker has now attended."),
        (LEAFLET, None, "The refused-access leaflet was reissued to all carers in May."),
        (POLICY, "Complete", "Policy reviewed and brought up to date."),
        (LEAFLET, "Complete", "Leaflet written. Its use will be monitored through the carers' survey."),
        (TRAINING, "Complete", "No staff remain to be trained."),
        (LEAFLET, "Done", "No issues arising."),
        (LEAFLET, "Complete", "Although the printers were late, the leaflet was out by Easter."),
        (POLICY, None, "Both parts of this action have been completed."),
        (LEAFLET, "Completed", "The leaflet was co-produced with carers and is reviewed annually."),
        (LEAFLET, None, "Leaflet published on the Board website in May 2019 and sent to every GP surgery."),
        (LEAFLET, None, "This has been done and the leaflet can be found on the intranet."),
        (TRAINING, "Complete", "Training sessions were held in all four localities during autumn 2017."),
        (POLICY, "G", "Policy agreed. Agencies were not asked to sign it but have all received it."),
        (TRAINING, None, "Training has been delivered to all frontline staff. Attendance stands at 100%."),
        (LEAFLET, None, "Leaflet in circulation since April 2018; a supply is kept in each locality office."),
        (LEAFLET, None, "Yes – leaflet sent out with the spring newsletter."),
        (LEAFLET, None, "Leaflet ordered and delivered to all wards."),
        (LEAFLET, None, "The new leaflet has been well received and copies are held at every reception desk."),
        (LEAFLET, "Completed", "Leaflet now forms part of the admission pack."),
        (LEAFLET, None, "Leaflet launched at the annual conference. It will be reviewed every two years."),
        (LEAFLET, "Complete", "The delay in printing has been resolved and leaflets are now in every surgery."),
        (POLICY, "Closed", "Revised policy agreed at the Policy Group and shared with partners. Action closed."),
        (LEAFLET, "Completed 12/05/19", "New leaflet issued."),
        (LEAFLET, None, "Carers' leaflet: produced, approved, distributed."),
        (LEAFLET, None, "No further action required. Leaflet issued."),
        (TRAINING, "Complete", "Two hundred staff have been through the training, which closed in March."),
    ],
)
def test_done(ask: str, raw: str | None, progress: str) -> None:
    """Done, and nothing left open."""
    assert read(ask, raw, progress) == (Status.COMPLETE, set())


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (POLICY, None, "Revised policy to be ratified at the June meeting."),
        (LEAFLET, None, "Leaflet with the designers."),
        (POLICY, None, "The policy has been rewritten. Still to do: share with housing providers."),
        (POLICY, None, "Policy on the agenda for the next meeting."),
        (TRAINING, None, "Training dates have been booked for September and October."),
        (LEAFLET, "Amber", "Leaflet partly written."),
        (TRAINING, "Amber", "Uptake is improving but remains below target."),
        (TRAINING, None, "Training will be offered from January."),
        (TRAINING, "Amber", "Good take-up from health, less so from housing."),
        (POLICY, None, "Policy has been reviewed and a launch event is being arranged."),
        (AUDIT, None, "The tool has been piloted in one team and will be used in all teams from May."),
        (AUDIT, None, "Audit under way."),
        (LEAFLET, None, "Being taken forward by the Communications Group."),
        (LEAFLET, None, "The Carers' Lead is leading on this piece of work."),
        (TRAINING, None, "A rolling programme is in place and two further sessions remain."),
        (LEAFLET, None, "The leaflet is being drafted by the Communications Team."),
        (TRAINING, None, "72% of eligible staff had been trained at the end of quarter 2."),
        (LEAFLET, None, "The leaflet needs to be signed off by the Executive."),
        (TRAINING, None, "Half of the teams have been trained and the rest are booked in."),
        (LEAFLET, None, "Group to meet in June to agree the text."),
        (LEAFLET, None, "Out for consultation until 14 June."),
        (LEAFLET, None, "Draft leaflet circulated to partners; comments due back by the end of the month."),
        (LEAFLET, None, "Proposal to be presented to the Executive in May."),
        (TRAINING, None, "Sixty per cent of frontline staff have been trained so far."),
        (AUDIT, None, "A date for the audit has been agreed: 12 May."),
        (LEAFLET, "Yellow", "Leaflet with the translator."),
        (LEAFLET, None, "The leaflet has been written and will now be translated."),
        (TRAINING, None, "The first two cohorts have been through the course; four more are planned."),
        (TRAINING, None, "The e-learning module has been commissioned and will go live in April."),
        (POLICY, None, "Meeting arranged for 7 March to go through the changes."),
        (TRAINING, "Amber", "58% trained."),
        (LEAFLET, None, "A working group has been established to take this forward."),
        (TRAINING, None, "Staff continue to be booked on to the course."),
        (TRAINING, "Amber", "Most staff have been trained; those on long-term leave will follow."),
    ],
)
def test_going_on(ask: str, raw: str | None, progress: str) -> None:
    """Going on or to come: in progress, never done, and never held up."""
    assert read(ask, raw, progress) == (Status.IN_PROGRESS, {ThreadKind.IN_PROGRESS})


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (LEAFLET, None, "Dependent on the outcome of the funding bid."),
        (POLICY, None, "The group has not met since January."),
        (TRAINING, None, "The bid for training money was turned down; another source is being looked for."),
        (LEAFLET, None, "Work stopped during the pandemic and has not yet resumed."),
        (POLICY, None, "Two agencies have yet to respond, which is holding up approval."),
        (LEAFLET, None, "Delays in the print room have held this up."),
        (POLICY, None, "Sign-off is delayed by the election period."),
        (POLICY, None, "Policy redrafted, awaiting comments from partners."),
        (LEAFLET, None, "Capacity within the team has meant that this has not moved forward."),
        (POLICY, None, "Policy is with the legal team and no date has been given for its return."),
        (TRAINING, None, "Recruitment to the trainer's post was unsuccessful and it is being advertised again."),
        (TRAINING, None, "Training had to be cancelled twice because of winter pressures."),
        (LEAFLET, None, "The designer went into administration and the work has had to be re-tendered."),
        (POLICY, None, "Held up pending new statutory guidance."),
        (TRAINING, "Red", "Training delayed. New date to be confirmed."),
        (TRAINING, "Amber", "Dates have slipped."),
        (LEAFLET, None, "This has stalled as the lead officer is absent."),
        (LEAFLET, None, "Work has been paused."),
        (LEAFLET, None, "Delayed by the pandemic."),
        (LEAFLET, None, "Wording agreed; awaiting artwork and then to print."),
        (LEAFLET, None, "The officer leading on this has left and the post is vacant."),
        (TRAINING, None, "COVID-19 has prevented face-to-face training."),
        (TRAINING, None, "Low numbers meant that the second course was cancelled."),
        (POLICY, None, "The policy cannot be finalised until the new guidance has been published."),
        (LEAFLET, None, "Text written. Funding for printing has not been found."),
        (TRAINING, None, "The trainer withdrew and a new one has yet to be found."),
        (LEAFLET, None, "Still awaiting a decision from NHS England."),
        (LEAFLET, None, "Two reminders have been sent to the Trust but nothing has come back."),
        (AUDIT, None, "Data request refused by the ambulance service; escalated to the Chair."),
        (AUDIT, None, "The audit has been put back because records could not be obtained from the hospital."),
        (LEAFLET, None, "Wording agreed but still waiting for the artwork."),
        (LEAFLET, None, "There has been a delay in agreeing the wording with the Trust."),
        (TRAINING, None, "The course was cancelled at short notice and has yet to be re-arranged."),
        (LEAFLET, None, "Printing has been postponed until the new financial year."),
        (POLICY, None, "Consultation had to be extended as few agencies replied."),
        (LEAFLET, None, "Leaflet paused while the Trust reviews all its publications."),
        (AUDIT, None, "The hospital declined to share its records and legal advice is being sought."),
        (LEAFLET, "Amber", "Progress is slower than hoped."),
        (POLICY, None, "It has not been possible to convene the group this quarter."),
        (POLICY, None, "Progress on this action is slow because of changes in personnel."),
    ],
)
def test_held_up(ask: str, raw: str | None, progress: str) -> None:
    """Held up, waiting, or without means: open, and never dropped."""
    status, kinds = read(ask, raw, progress)

    assert status is Status.IN_PROGRESS
    assert ThreadKind.STALLED in kinds
    assert kinds <= {ThreadKind.STALLED, ThreadKind.IN_PROGRESS}


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (TRAINING, None, "No training has been arranged."),
        (LEAFLET, None, "Work has not begun."),
        (AUDIT, None, "The audit has not started."),
        (LEAFLET, None, "Not yet started."),
        (LEAFLET, None, "This action has not been started."),
        (LEAFLET, "Red", "No action yet."),
        (LEAFLET, None, "To be started in the new year."),
        (LEAFLET, None, "The work has yet to begin."),
    ],
)
def test_not_begun(ask: str, raw: str | None, progress: str) -> None:
    """Not begun, said in so many words."""
    assert read(ask, raw, progress) == (Status.NOT_STARTED, {ThreadKind.NOT_STARTED})


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (LEAFLET, None, "No update provided."),
        (LEAFLET, None, "Awaiting update from the Trust."),
        (LEAFLET, None, "Nil return"),
        (LEAFLET, None, "No progress report has been received from the Trust."),
        (LEAFLET, None, "Agency did not return an update."),
        (LEAFLET, None, "No feedback from agency."),
        (LEAFLET, None, ""),
        (LEAFLET, None, "No update received from the Trust at the time of writing."),
        (LEAFLET, None, "-"),
    ],
)
def test_nothing_reported(ask: str, raw: str | None, progress: str) -> None:
    """Words that only say that there is no report are no report."""
    assert read(ask, raw, progress) == (Status.NOT_REPORTED, {ThreadKind.NO_PROGRESS})


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (LEAFLET, None, "It was felt that a leaflet was unnecessary and no leaflet will be produced."),
        (LEAFLET, None, "It was decided that this would not be taken forward."),
        (LEAFLET, None, "The Trust does not agree with this recommendation."),
        (LEAFLET, None, "No longer relevant because the team has been disbanded."),
        (TRAINING, None, "Members felt that this training was not needed."),
        (LEAFLET, None, "After discussion the Board agreed not to progress this action."),
        (POLICY, None, "The agencies were unable to agree to share the policy."),
        (LEAFLET, None, "The Council decided not to proceed with a leaflet."),
        (LEAFLET, None, "A letter was sent. The department does not intend to change its advice."),
        (LEAFLET, None, "The request was sent in May. The Board is unable to take this further."),
        (LEAFLET, None, "Withdrawn following the merger of the two teams."),
        (LEAFLET, None, "Not taken forward: a national leaflet already exists."),
        (LEAFLET, None, "Recommendation rejected by the Executive."),
        (POLICY, None, "We are unable to implement this as the law does not allow it."),
        (LEAFLET, None, "Not agreed. The existing leaflet is thought sufficient."),
        (LEAFLET, None, "The Partnership took the view that this was not needed."),
    ],
)
def test_dropped(ask: str, raw: str | None, progress: str) -> None:
    """Refused, dropped or replaced."""
    assert read(ask, raw, progress) == (Status.NOT_TAKEN_FORWARD, {ThreadKind.DECLINED})


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (LEAFLET, None, "Completed. Distribution to pharmacies is outstanding."),
        (AUDIT, "Complete", "The audit report is being written."),
        (POLICY, "Complete", "Policy is awaiting ratification."),
        (LEAFLET, "Green", "Awaiting final approval by the Board."),
        (LEAFLET, "Complete", "Leaflet is with the printers."),
        (TRAINING, "Complete", "Three teams have still to attend."),
        (TRAINING, "Green", "80 staff trained. A further 40 are to be trained in the autumn."),
        (AUDIT, "Closed", "Audit begun in May and not yet reported."),
    ],
)
def test_claimed_complete(ask: str, raw: str | None, progress: str) -> None:
    """Stated complete, while the outcome speaks of work to come."""
    assert read(ask, raw, progress) == (Status.COMPLETE, {ThreadKind.CLAIMED_COMPLETE})


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (PATHWAY, "Complete", "The pathway has been relaunched and posters have been put up."),
        (TRAINING, "Complete", "All staff trained. There has been no evaluation of the training."),
        (TRAINING, "Complete", "All staff have attended. The effect on practice is not known."),
        (PATHWAY, None, "The pathway is in use. Its impact has not been measured."),
        (PATHWAY, "Complete", "Pathway live. There is no data as yet to show its impact."),
        (PATHWAY, "Complete", "Pathway agreed. It is too early to say whether it has made a difference."),
        (PATHWAY, "Green", "Pathway in place. The Board has not yet had assurance that it works."),
        (TRAINING, "Complete", "Training given to everyone. It is not yet known whether practice has changed."),
        (PATHWAY, "Complete", "Pathway introduced; difficult to measure its effect."),
    ],
)
def test_effect_unknown(ask: str, raw: str | None, progress: str) -> None:
    """Done, and nobody knows whether it worked."""
    assert ThreadKind.IMPACT_NOT_EVIDENCED in read(ask, raw, progress)[1]


def test_lines_that_are_too_long() -> None:
    """A line that goes on with a small letter is one sentence with the next: its quote is not cut."""
    action = statuses.read(Action(text=LEAFLET, progress="The leaflet is being\nwritten by two\ncarers."), ())
    item = Recommendation(id="r", wording="w", text=LEAFLET, actions=(action,))

    assert [thread.quote for thread in threads.read(item)] == ["The leaflet is being written by two carers"]


def test_means_and_end() -> None:
    """A refusal of what was needed holds the work up; only a refusal of what was asked drops it."""
    means = read(LEAFLET, None, "The bid for printing costs was turned down.")
    end = read(LEAFLET, None, "The recommendation was turned down.")

    assert means == (Status.IN_PROGRESS, {ThreadKind.STALLED})
    assert end == (Status.NOT_TAKEN_FORWARD, {ThreadKind.DECLINED})


def test_stated_status_and_refusal() -> None:
    """What somebody else refused does not overrule the status that the plan states."""
    assert read(AUDIT, "Not started", "Data request refused by the ambulance service.")[0] is Status.NOT_STARTED


def test_numbered_reply() -> None:
    """A numbered reply to a numbered ask answers it point by point, whatever its words."""
    ask = "Agencies should 1. rewrite the interpreter policy and 2. publish a leaflet on advocacy for prisoners."
    reply = "1. Interpreter policy rewritten and agreed by the Quality Group in May 2020. 2. Printed and sent out."

    assert ThreadKind.PARTLY_ADDRESSED not in read(ask, None, reply)[1]


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("Draft circulated in May for comment.", Status.IN_PROGRESS),
        ("Draft circulated in May for comment; final version published in July.", Status.COMPLETE),
        ("A working group has been set up.", Status.IN_PROGRESS),
    ],
)
def test_early_steps(progress: str, status: Status) -> None:
    """A first step is no arrival, and counts no more once the end is reached."""
    assert read(LEAFLET, None, progress)[0] is status
