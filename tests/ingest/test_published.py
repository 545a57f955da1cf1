"""What the reader of dates of publication promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.values import published


@pytest.mark.parametrize(
    "line",
    [
        "Published March 2017",
        "Published by Northmere Safeguarding Adults Board, March 2017",
        "Cyhoeddwyd / Published: March 2017",
        "Version 3 – March 2017",
        "Version 4, agreed by the Partnership on 20 March 2017. Status words: complete; on track.",
        "Version 2 – for the Improvement Board, March 2017",
        "v1.2 12/03/2017",
        "V2 | 12/03/2017 | Business Manager | Comments added",
        "Last updated: 12 March 2017",
        "Action plan last updated: March 2017. Next review by the Board: June 2017.",
        "Position at 14 March 2017",
        "SAR Beatrice – action tracker exported on 14 March 2017",
        "Register of actions from domestic homicide reviews, as at 31 March 2017",
        "Printed 30 March 2017",
        "Report to the Review Sub-Group, March 2017",
        "Position reported to the Board in March 2017.",
        "Prepared for the Northmere Safeguarding Adults Board, March 2017. CQC is the Care Quality Commission.",
        "Action Plan – March 2017",
        "Northmere Safeguarding Children Partnership (NSCP) · March 2017",
        "NSCB, March 2017. NSCB stands for Northmere Safeguarding Children Board.",
        "Mawrth 2017 / March 2017",
        "Tuesday 14 March 2017",
        "Approved 15 March 2017",
        "This edition was agreed on 24 March 2017.",
        "Plan agreed by the Board on 17 March 2017",
        "Plan owner: Head of Public Protection. Last reviewed 12/03/2017",
    ],
)
def test_published(line: str) -> None:
    """A document is published when it says so, wherever the line stands and whoever is named between."""
    said, _ = published.read(["A heading", "Some words", line])

    assert said is not None
    assert said.due is not None
    assert said.due.isoformat().startswith("2017-03")


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed 17/01/2019",
        "Review date | May 2023",
        "Next review: March 2022",
        "Next update: December 2021 Board. Enquiries to the business office.",
        "Reporting to the Board (September 2019 and March 2020)",
        "The first meeting took place in March 2019 and the plan was agreed then by all who came",
        "The review was signed off by the Board in March 2021.",
        "The team of peers spent four days with us in June 2017.",
        "Guidance was issued to all staff in March 2020.",
        "Improvement Plan following inspection (November 2019)",
        "Last reviewed by the Safeguarding Committee on 18 October 2016",
        "(updated for Board meeting 8.12.11)",
        "He died in March 2014.",
        "Northmere Police | Detective Superintendent | 20/06/2019",
        "1.1 | Write a leaflet | 31/03/2021",
        "The plan will be published in March 2021",
        "Signed off by the Home Office in March 2021",
    ],
)
def test_not_published(line: str) -> None:
    """The date of a review, a meeting, an event, a signature or a report to come is not one of publication."""
    assert published.read([line])[0] is None


@pytest.mark.parametrize(
    ("lines", "raw"),
    [
        (["Updated June 2021", "Date of publication: 1 June 2020"], "1 June 2020"),
        (["Version | Date | Change", "0.1 | 3 October 2022 | Draft", "1.0 | 17 May 2023 | Agreed"], "17 May 2023"),
        (["Updated June 2021", "Updated October 2021"], "October 2021"),
        (["Approved 5 March 2021", "October 2021"], "October 2021"),
    ],
)
def test_the_surest_then_the_latest(lines: list[str], raw: str) -> None:
    """Publication before updates, a title before an approval; of several versions or updates the latest."""
    said, _ = published.read(lines)

    assert said is not None
    assert said.raw == raw


def test_column_heading() -> None:
    """A column headed "Position at …" dates a plan that says nothing else of its date."""
    said, _ = published.read(["Action plan"], ["Ref | Owner | Deadline | Position at 30 September 2022 | RAG"])

    assert said is not None
    assert said.raw == "30 September 2022"


@pytest.mark.parametrize(
    "line", ["Strategic Delivery Plan 2019/20", "Delivery Plan 2019/20 – Quarter 3 position", "Financial year 2019/20"]
)
def test_covers(line: str) -> None:
    """The financial year in the title of a plan is what it covers, not when it was published."""
    said, covers = published.read([line])

    assert said is None
    assert covers is not None
    assert (covers.raw, covers.iso) == ("2019/20", "2020")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("SAR Eve action plan 2019", "2019"),
        ("Domestic Homicide Review 4 (2021)", "2021"),
        ("Westmere Safeguarding Adults Board: SAR Action Plan – 2018", "2018"),
    ],
)
def test_lone_year_in_the_title(line: str, year: str) -> None:
    """Where nothing better is said, a year that ends a title dates the plan, and is marked as found there."""
    said, _ = published.read([line])

    assert said is not None
    assert (said.raw, said.iso) == (f"{year} (in the title)", year)


@pytest.mark.parametrize(
    "line",
    [
        "Strategic plan 2017–2020",
        "Action plan 2017 to 2020",
        "Delivery plan 2019/20",
        "Action plan following inspection 2018",
        "The review of the action plan was held in 2019",
        "Number of carers 2019",
        "1 | Write an action plan | 2019",
        "Domestic Homicide Review: death in 2014",
    ],
)
def test_no_lone_year_of_a_title(line: str) -> None:
    """The years of a period, of an event, of a sentence or of a row do not date the plan."""
    said, _ = published.read([line])

    assert said is None


def test_stated_date_before_the_year_in_the_title() -> None:
    """Any date that is stated comes before a year in the title."""
    said, _ = published.read(["Domestic Homicide Review 4 (2016)", "Updated June 2021"])

    assert said is not None
    assert said.raw == "June 2021"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Business plan 2025 to 2026", "2026"),
        ("Strategic plan 2023 to 2026", None),
    ],
)
def test_covers_years_joined_by_a_word(line: str, iso: str | None) -> None:
    """Two years that follow each other are one financial year; more of them are kept as written, without an end."""
    _, covers = published.read([line])
    assert covers is not None
    assert covers.iso == iso


def test_covers_no_years_of_a_sentence() -> None:
    """A sentence that tells what a plan was is no title."""
    assert published.read(["The plan was running from 2019 to 2020."])[1] is None


def test_covers_nothing_that_it_only_follows() -> None:
    """The year of an inspection is not the year of the plan that follows it."""
    assert published.read(["Action plan following inspection 2018/19"]) == (None, None)


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text at all can be looked through; what is found there stands in it."""
    said, _ = published.read(text.splitlines())

    assert said is None or said.raw.removesuffix(" (in the title)") in text
