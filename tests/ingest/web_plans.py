"""Fictional action plans as boards put them on web pages: many layouts, each with what should be read from it.

All boards, places and people here are made up. `Expected.actions` gives, for each action, its owner, date, progress
and status as written; a colour stands in the place of a status that only a colour tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent / "plans" / "web"
Told = tuple[str | None, str | None, str | None, str | None, str | None]  # action, owner, date, progress, status


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """One recommendation as it should be read."""

    label: str | None
    text: str
    actions: tuple[Told, ...]
    section: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class WebPlan:
    """A page of `tests/plans/web` and what should be read from it, `furniture` what must be set aside of it."""

    name: str
    expected: tuple[Expected, ...]
    board: str | None = None
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The page as it was saved."""
        return (PAGES / self.name).read_bytes()


COUNCIL_SITE = WebPlan(
    name="council-site.html",
    board="Marrowdale Safeguarding Adults Board",
    furniture=(
        "Accept all cookies",
        "Home",
        "Adult social care",
        "Share this page",
        "© Marrowdale Council 2024",
        "Was this page helpful?",
        "Skip to main content",
    ),
    expected=(
        Expected(
            label="1",
            text="Agencies should agree who coordinates when a person declines care.",
            section=("Working together",),
            actions=(
                (
                    "• Write a protocol\n• Brief team managers",
                    "Adult Social Care",
                    "June 2024",
                    "Protocol written & agreed.\nManagers briefed in May.",
                    "green",
                ),
            ),
        ),
        Expected(
            label="2",
            text="The Integrated Care Board should review how missed appointments are followed up.",
            section=("Working together",),
            actions=(("Audit of 30 records", "ICB", "September 2024", "Audit has begun.\nReport awaited.", "amber"),),
        ),
        Expected(
            label="3",
            text="Assessments should record what matters to the person.",
            section=("Knowing the person",),
            actions=(("Change the form", "Adult Social Care", "1st May 2024", None, "red"),),
        ),
    ),
)

MERGED = WebPlan(
    name="merged-cells.htm",
    board="Ellerwick Community Safety Partnership",
    expected=(
        Expected(
            label="1",
            text="All agencies to name coercive control in their policies – and to say what follows.",
            section=("Theme A: Coercive control",),
            actions=(
                ("Review policies", "Police", "Oct 2021", "Completed October 2021.", "Completed"),
                ("Publish the changes", "Council", "Nov 2021", "Published on the intranet.", None),
                ("Report to the partnership", "CSP Manager", "Jan 2022", "On the January agenda.", None),
            ),
        ),
        Expected(
            label="2",
            text="Housing providers to ask about safety at each visit.",
            section=("Theme A: Coercive control",),
            actions=(("Add a prompt to the visit form", None, "Mar 2022", "Not yet started.", "Not yet started"),),
        ),
        Expected(
            label="3",
            text="GPs to see older patients alone at least once.",
            section=("Theme B: Older people",),
            actions=(("Letter to practices", "ICB", "Ongoing", "Letter sent.", None),),
        ),
    ),
)

ACCORDION = WebPlan(
    name="accordion.html",
    board="Fosseby Safeguarding Children Partnership",
    furniture=("Show all sections", "Print this page"),
    notes=("folded away",),
    expected=(
        Expected(
            label="Recommendation 1",
            text="The partnership should test how neglect is named in plans.",
            actions=(
                ("Multi-agency audit of 20 plans", "Quality group", "31 January 2023", None, "Complete"),
                ("Share the findings", "Business manager", "28 February 2023", None, "In progress"),
            ),
        ),
        Expected(
            label="Recommendation 2",
            text="Schools should tell the social worker of each exclusion.",
            actions=(("Guidance to schools", "Education", "April 2023", None, "Not started"),),
        ),
    ),
)

WORD_PROCESSOR = WebPlan(
    name="saved-from-word.htm",
    board="Tarnside Safeguarding Adults Board",
    expected=(
        Expected(
            label="1.",
            text="The board should ask for assurance that mental capacity is recorded.",
            actions=(
                (
                    "• Ask each agency\n• Bring answers to the board",
                    "Board manager",
                    "Q2 2022-23",
                    "All agencies have answered.",
                    "green",
                ),
            ),
        ),
        Expected(
            label="2.",
            text="Fire safety visits should be offered where hoarding is known.",
            actions=(("Agree a referral route", "Fire and Rescue", "December 2022", "Route drafted agreed.", "Y"),),
        ),
    ),
)

LAYOUT_TABLE = WebPlan(
    name="layout-table.html",
    board="Oxmere Local Safeguarding Children Board",
    furniture=("Contact us",),
    expected=(
        Expected(
            label="1",
            text="That the Board reviews its threshold guidance.",
            actions=(
                (
                    "Task group to report",
                    "Policy sub-group",
                    "30.6.2011",
                    "Completed. New guidance issued in May 2011.",
                    "Completed",
                ),
            ),
        ),
        Expected(
            label="2",
            text="That health visitors see both parents.",
            actions=(("Change of standard", "PCT", "31.12.2011", None, None),),
        ),
    ),
)

CARDS = WebPlan(
    name="cards.html",
    board="Quennel Valley Safeguarding Adults Board",
    expected=(
        Expected(
            label=None,
            text="Hospitals should tell the care provider before a person goes home.",
            section=("Recommendation 1",),
            actions=(
                ("Discharge checklist to be changed", "Hospital Trust", "March 2025", "In use on all wards.", "Green"),
            ),
        ),
        Expected(
            label=None,
            text="Advocacy should be offered at the first meeting.",
            section=("Recommendation 2",),
            actions=(("Training for chairs", "Adult Social Care", "May 2025", "Two sessions held.", "Amber"),),
        ),
    ),
)

EXPORTED = WebPlan(
    name="exported.html",
    board="Stannery Safeguarding Adults Partnership Board",
    expected=(
        Expected(
            label=None,
            text="Young people were not told who would support them at eighteen.",
            section=("Theme one: Transitions",),
            actions=(
                (
                    "1. Write a plain guide\n2. Test it with young people",
                    "Children’s Services",
                    "Summer 2024",
                    "The guide is out.",
                    "green",
                ),
            ),
        ),
        Expected(
            label=None,
            text="Housing was asked too late.",
            section=("Theme one: Transitions",),
            actions=(("Invite housing at seventeen and a half", "Transitions lead", "By autumn 2024", None, "red"),),
        ),
    ),
)

ROLES = WebPlan(
    name="table-of-roles.html",
    board="Brackwater Safeguarding Children Partnership",
    furniture=("Close", "Old wording, to be taken out"),
    notes=("1 passage is hidden",),
    expected=(
        Expected(
            label="A1",
            text="Practitioners should see babies undressed where injury is suspected.",
            actions=((None, "Health", "12/05/2025", "Guidance issued.", "🟢"),),
        ),
        Expected(
            label="A2",
            text="Fathers should be part of every assessment.",
            actions=((None, "Social Care", "30/09/2025", "Audit under way", "🟠"),),
        ),
    ),
)

UNMARKED = WebPlan(
    name="no-landmarks.html",
    board="Hallowby Safer Communities Partnership",
    expected=(
        Expected(
            label=None,
            text="Officers to record the history of a caller",
            section=("Individual agency recommendations: Police",),
            actions=(("New field on the system", None, "End of 2018", "Field live since November", None),),
        ),
        Expected(
            label=None,
            text="Home visits before release",
            section=("Individual agency recommendations: Probation",),
            actions=(("Add to the release plan", None, "March 2019", None, None),),
        ),
        Expected(
            label=None,
            text="Tell the victim’s worker of changes",
            section=("Individual agency recommendations: Probation",),
            actions=(("Agree a form", None, "April 2019", "Form agreed", None),),
        ),
    ),
)

LABELLED = WebPlan(
    name="labelled-lines.html",
    board="Withernmoor Safeguarding Children Partnership",
    expected=(
        Expected(
            label="Recommendation 1",
            text="Schools should record why a child is taught at home.",
            actions=(
                (
                    "Guidance to all DSLs", "Education", "30 June 2024",
                    "• Guidance drafted\n• Heads asked for views", "In progress",
                ),
            ),
        ),
        Expected(
            label="Recommendation 2",
            text="Midwives should ask about earlier children.",
            actions=(("Change the booking form", "Maternity services", "July 2024", "Form changed.", "Complete"),),
        ),
    ),
)  # fmt: skip

NUMBERED_CELLS = WebPlan(
    name="word-list.html",
    board="Greenmarsh Safeguarding Adults Board",
    expected=(
        Expected(
            label="1",
            text="Pharmacies should tell the GP when medicines are not collected.",
            actions=(
                (
                    "• Agree a message (ICB, May 2022)\n• Tell all pharmacies (LPC, June 2022)", None, None,
                    "Message agreed.\n• All pharmacies told\n• Audit in autumn", None,
                ),
            ),
        ),
        Expected(
            label="2",
            text="Carers should have a named contact.",
            actions=(("Name contacts (Adult Social Care, July 2022)", None, None, None, None),),
        ),
    ),
)  # fmt: skip

TABS = WebPlan(
    name="tabs.html",
    board="Tollbridge Safeguarding Adults Board",
    furniture=("Share this:", "Twitter", "Recent posts", "Proudly powered by Press", "Board", "Partners"),
    expected=(
        Expected(
            label="R1",
            text="The board should hear from people who use services.",
            section=("Making safeguarding personal",),
            actions=(
                ("Set up a forum", "Board manager", "June 2023", None, "Complete"),
                ("Report each year", "Engagement officer", "March 2024", None, "Not due"),
            ),
        ),
        Expected(
            label="R2",
            text="Partners should share risk assessments.",
            section=("Sharing of risk",),
            actions=(("Agree a template", "Police; ICB", "July 2023", None, "On track"),),
        ),
        Expected(
            label="3",
            text="Housing providers should flag repeat repairs.",
            section=("Partners",),
            actions=(("New flag", "Homes First", None, "Flag live.\nReviewed in May 1.", None),),
        ),
    ),
)

WEB_PLANS = (
    COUNCIL_SITE, MERGED, ACCORDION, WORD_PROCESSOR, LAYOUT_TABLE, CARDS, EXPORTED, ROLES, UNMARKED, LABELLED,
    NUMBERED_CELLS, TABS,
)  # fmt: skip
