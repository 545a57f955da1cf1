"""The grammar by which a reply is told to be done, not done or neither: exceptions, promises, denials, reversals."""

from __future__ import annotations

import pytest

from graph.model import Status, ThreadKind
from ingest.progress import doubts, signals, updates
from tests.ingest.replies import AUDIT, LEAFLET, TRAINING, read

#: An ask that fits any reply.
FORM = "Change the form and train staff in its use."
OPEN = {Status.NOT_STARTED, Status.NOT_TAKEN_FORWARD}


def value(progress: str, raw: str | None = None, ask: str = FORM) -> Status:
    """The status of one reply."""
    return read(ask, raw, progress)[0]


@pytest.mark.parametrize(
    "progress",
    [
        "All wards have adopted the checklist, unlike the emergency department.",
        "Unlike the council, the police have signed the protocol.",
        "Training completed across the partnership minus GPs.",
        "Leaflet sent to all schools but not nurseries.",
        "Only Housing and Police have returned the form.",
        "The policy was published but without the flow chart.",
        "With the exception of the hospice, providers have signed.",
        "Completed by all but the Probation Service.",
        "Not everyone has been trained.",
        "Every agency signed up, leaving only Probation.",
        "40 practices out of 62 have signed.",
        "Policy – updated. Procedure – updated. Flowchart – not done",
        "Probation: complete. Police: complete. Housing: ongoing.",
    ],
)
def test_somebody_left_out(progress: str) -> None:
    """What leaves somebody or something out is not all done."""
    assert value(progress) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "progress",
    [
        "Unlike last year, all agencies sent their returns and the report was published.",
        "The leaflet was written in plain English, unlike the old one.",
        "The training was delivered not only to nurses but to doctors as well.",
        "The policy was revised in May, but not before families had been asked.",
        "The report was published without delay.",
    ],
)
def test_nobody_left_out(progress: str) -> None:
    """Words of exception that leave nobody out take nothing back."""
    assert value(progress) is Status.COMPLETE


@pytest.mark.parametrize(
    "progress",
    [
        "Agencies have undertaken to revise their policies.",
        "The Trust has pledged to train all staff.",
        "It was agreed that all staff would be briefed.",
        "Members agreed that managers should sign each form.",
        "Arrangements have been made to train the out of hours team.",
        "A decision was taken to recruit a second worker.",
        "The need for a protocol was recognised.",
        "The finding was accepted by the Trust.",
        "Managers should make sure that the form has been completed.",
        "Members asked that the guidance be re-issued.",
        "There is a plan to have all staff trained by May.",
        "It would be helpful to have this in place by June.",
        "The ICB has given a commitment to fund the course.",
        "The police were assured that funding would follow.",
        "Quotes have been obtained from three suppliers.",
        "Legal advice has been taken.",
        "The pilot has ended.",
        "Much has been achieved.",
        "A peer reviewer was lined up in May.",
        "The idea was floated at the network meeting and warmly received.",
        "The wording has been cleared, and the Board is to vote on it in March.",
        "Passed over to the Practice Improvement Group.",
        "Now owned by the Domestic Abuse Partnership Board.",
    ],
)
def test_resolved_or_begun(progress: str) -> None:
    """What was resolved on, asked for, prepared or handed on is not done."""
    assert value(progress) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "progress",
    [
        "Partners agreed a joint protocol in June.",
        "It was agreed to use a single form, and the form has been in use since May.",
        "Guidance issued which states that managers must sign each form.",
        "Template amended and circulated.",
    ],
)
def test_resolved_and_done(progress: str) -> None:
    """A noun behind "agreed" is the thing itself, and a deed behind a promise keeps it."""
    assert value(progress) is Status.COMPLETE


@pytest.mark.parametrize(
    "progress",
    [
        "No one objected and the protocol was signed.",
        "There was no opposition and the leaflet was sent out.",
        "The list was cleared and no one is now waiting for an assessment.",
        "The re-audit found no missed visits.",
        "No gaps were found by the audit.",
        "Each team has a named champion.",
        "The assessment form now includes a prompt on carers.",
        "This is now standard practice on all wards.",
        "The Board is assured that the process works.",
        "A single lead has been identified in each agency.",
    ],
)
def test_negations_and_standing_practice(progress: str) -> None:
    """A "no" does not reach into the next clause, faults not found are none, and standing practice is done."""
    assert read(FORM, None, progress) == (Status.COMPLETE, set())


@pytest.mark.parametrize(
    "progress",
    [
        "No training was held and no leaflet was written.",
        "Nobody has signed the protocol.",
        "This is not yet standard practice.",
        "The Board is not assured that this is standard practice.",
        "Each team has a vacancy.",
        "Every practice should have a lead.",
        "The system now allows only one address.",
        "The audit found no records of supervision.",
        "Recording was found to be patchy.",
        "Sessions have been delivered; attendance was 55% against a target of 80%.",
        "The tool isn't in use.",
        "The policy wasn’t changed.",
    ],
)
def test_negations_that_hold(progress: str) -> None:
    """What is denied, wanted or found wanting is not done."""
    assert value(progress) is not Status.COMPLETE


def test_what_an_audit_finds() -> None:
    """What an audit finds wanting takes nothing back where an audit was asked for."""
    assert value("Audit completed and shown to the Board. Gaps were found.", ask=AUDIT) is Status.COMPLETE
    assert value("Training delivered. Gaps remain in the records.", ask=TRAINING) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ("The tool was launched but staff do not use it.", "staff do not use it"),
        ("Leaflet published. Does every surgery have it?", "Does every surgery have it"),
        ("Form changed. The night team is still on paper.", "The night team is still on paper"),
        ("A register was set up, yet nobody keeps it.", "nobody keeps it"),
        ("A session had been arranged and staff had been told.", "staff had been told"),
    ],
)
def test_doubt(progress: str, words: str) -> None:
    """A denial, contrast, question, word of trouble or pluperfect beside words of doing is quoted, not called done."""
    assert words in (doubts.of(progress, signals.read(progress)) or "")
    assert value(progress) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "progress",
    [
        "Flag added so that reviews are not missed. It is in use.",
        "Form changed. Staff know what to do when a person does not answer.",
        "Leaflet published, but later than planned.",
        "As of December, all staff had been trained.",
    ],
)
def test_no_doubt(progress: str) -> None:
    """A "not" that only says when, why or of whom raises no doubt."""
    assert doubts.of(progress, signals.read(progress)) is None


@pytest.mark.parametrize(
    "progress",
    [
        "The police, who had not agreed, have now done so.",
        "The council had not agreed to this. It has now.",
        "Form redesigned; withdrawn consent is now recorded.",
        "Cancelled appointments are now followed up by phone.",
        "The paper system was replaced by an electronic one in June.",
        "The threshold document explains when a referral is declined and was issued in May.",
        "No referral has been declined since the change.",
        "The college declined to pay, so we ran the course ourselves.",
        "No action has been necessary as the policy already says this.",
        "It is not true that nothing has been done.",
        "Not started by the trust; started by the council.",
        "Nurses could not be released.",
        "Referrals that are rejected are now sent back with a reason.",
    ],
)
def test_no_refusal(progress: str) -> None:
    """A refusal since reversed, got round, denied, or that is about something else is none of the ask."""
    assert value(progress) not in OPEN


@pytest.mark.parametrize(
    "progress",
    [
        "The constabulary turned down the recommendation.",
        "Deleted from the plan at the March meeting.",
        "Not applicable to the fire service.",
        "Does not apply to this Trust.",
        "The proposal was abandoned.",
        "Won't be taken forward.",
        "Closed: staffing does not allow a deputy.",
    ],
)
def test_refusal(progress: str) -> None:
    """A refusal of the ask itself is one."""
    status, threads = read(FORM, None, progress)
    assert (status, ThreadKind.DECLINED in threads) == (Status.NOT_TAKEN_FORWARD, True)


def test_taken_off_the_list_when_done() -> None:
    """What is removed from a plan as complete was not declined."""
    assert value("Removed from the plan as complete.") is not Status.NOT_TAKEN_FORWARD


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("No ongoing monitoring", Status.NOT_REPORTED),
        ("No slippage", Status.NOT_REPORTED),
        ("Not delayed", Status.NOT_REPORTED),
        ("Nothing further to do", Status.NOT_REPORTED),
        ("No work outstanding", Status.COMPLETE),
        ("None outstanding", Status.COMPLETE),
        ("No action yet", Status.NOT_STARTED),
        ("🔴 Not started", Status.NOT_STARTED),
        ("Complete in Adults but not Children's", Status.IN_PROGRESS),
        ("Complete for health, not for police", Status.IN_PROGRESS),
        ("Done, ongoing monitoring", Status.COMPLETE),
    ],
)
def test_status_cells_that_deny(raw: str, status: Status) -> None:
    """What stands behind a "no" in a status cell is not what is stated."""
    assert value("", raw) is status


@pytest.mark.parametrize(
    ("progress", "kinds"),
    [
        ("Work will begin once the manager is in post.", {ThreadKind.IN_PROGRESS, ThreadKind.STALLED}),
        ("Figures have not been received from two trusts.", {ThreadKind.IN_PROGRESS, ThreadKind.STALLED}),
        ("Guidance on cancelled visits is being written.", {ThreadKind.IN_PROGRESS}),
    ],
)
def test_held_up(progress: str, kinds: set[ThreadKind]) -> None:
    """What is waited for holds up, what only has the name of a delay does not."""
    assert read(FORM, None, progress)[1] == kinds


@pytest.mark.parametrize(
    "progress",
    [
        "The audit slipped by a quarter. It has now been carried out.",
        "Owing to sickness the launch was put back. It took place on 4 May.",
        "The launch was not delayed and took place on 3 May.",
    ],
)
def test_overcome(progress: str) -> None:
    """What was held up and has been done since is done."""
    assert read(LEAFLET, None, progress) == (Status.COMPLETE, set())


@pytest.mark.parametrize(
    ("progress", "found"),
    [
        ("Guidance published. The launch event did not take place.", {ThreadKind.CLAIMED_COMPLETE}),
        ("Guidance published. The group does not meet.", {ThreadKind.CLAIMED_COMPLETE}),
        ("Guidance published; the old leaflet was withdrawn.", set()),
        ("The first session was postponed because of snow. All staff have since attended.", set()),
    ],
)
def test_claimed_complete(progress: str, found: set[ThreadKind]) -> None:
    """Stated complete: what came to nothing or is denied is a loose end, what only made room is none."""
    assert read(FORM, "Complete", progress) == (Status.COMPLETE, found)


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("Update July 2022: Completed. Update March 2022: draft with Legal.", Status.COMPLETE),
        ("Oct 2023 – Signed by all. July 2023 – with Legal. Apr 2023 – not started.", Status.COMPLETE),
        ("Oct 2023 – Reopened. July 2023 – completed.", Status.IN_PROGRESS),
        ("Mar 2023 – completed. Oct 2023 – reopened.", Status.IN_PROGRESS),
    ],
)
def test_updates_either_way_round(progress: str, status: Status) -> None:
    """Of dated updates the latest counts, whether it stands first or last."""
    assert value(progress) is status


def test_a_long_run_of_blanks_holds_nobody_up() -> None:
    """A cell of nothing but blanks between two words is looked through once, not from each of them."""
    assert updates.latest(f"not{' ' * 20_000}due") is None


def test_newest_first() -> None:
    """Where the newest update stands first, what is above the older ones is told last."""
    assert updates.newest_first("Oct 2023: in use. July 2023: drafted.") == "Oct 2023: in use."
    assert updates.newest_first("July 2023: drafted. Oct 2023: in use.") is None
    assert updates.newest_first("Drafted in July 2023.") is None
