"""Originals on the pages: the row outlined on its page, marked among its lines, and the document as a download."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.connect import connect
from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.media import DOCX, HTML
from graph.model import Original
from ingest.layout import Limits
from ingest.readers import documents
from ingest.reading import read_document
from ingest.running.supervisor import Readers
from tests.building import build_plan, build_recommendation
from tests.webapp import drawn_plan
from tests.webapp.test_accessibility import Page
from tests.webapp.test_pages import text
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library
from webapp.originals import NOT_GIVEN_OUT, WITHDRAWN
from webapp.reports import read_in
from webapp.rereading import MOST_KEPT
from webapp.showing import NO_PLACE, NOT_FOUND

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN = drawn_plan.plan()
PATHWAY, AUDIT, VISITS = PLAN.recommendations
HERE = f"/originals/{PLAN.id[:16]}/pages"
UNKNOWN = "application/octet-stream"
TABLE = """# BRAMBLE SAFEGUARDING ADULTS BOARD

Action plan for SAR Robin, May 2023

| Recommendation | Action | Lead | Progress |
|---|---|---|---|
| 1. Staff must know how to refer to MARAC. | Run a session | ICB | Completed in June 2023 |
| 2. Share what is known <b>of hoarding</b>. | Agree a pathway | Police | |
| 3. Visit in pairs. | Tell all teams | Housing | Under way |
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that holds the drawn plan and one of plain lines."""
    settings = Settings(library=str(tmp_path / "library"))
    with connect(tmp_path / "library") as store:
        store.save_plan(PLAN, data=drawn_plan.data())
        library = Library(settings=settings, store=store, today=lambda: date(2026, 3, 1))
        (tmp_path / "robin.md").write_text(TABLE, encoding="utf-8")
        read_in(library, [tmp_path / "robin.md"])
        yield library


@pytest.fixture
def pages(library: Library) -> FlaskClient:
    """The pages of that library."""
    return create_app(library.settings, library).test_client()


def keeping(library: Library, **settings: Any) -> FlaskClient:  # noqa: ANN401 - any setting
    """The pages of that library under other settings."""
    changed = replace(library.settings, **settings)
    return create_app(changed, replace(library, settings=changed)).test_client()


def source(pages: FlaskClient, identifier: str) -> str:
    """The words of the part of a recommendation's page that says where it stands."""
    page = text(pages.get(f"/recommendation/{identifier}").text)
    return page[page.index("In the source") : page.index("Says the same as")]


def of_text(library: Library) -> str:
    """The id of the second recommendation of the plan of plain lines."""
    (found,) = (plan.id for plan in library.store.plans() if plan.file == "robin.md")
    return library.store.plan(found)[1].recommendations[1].id


class TestPage:
    """A row of a PDF."""

    def test_row_is_outlined_on_its_page(self, pages: FlaskClient) -> None:
        """The page's picture has words in its place, and the outline lies over the very row."""
        page = Page(pages.get(f"/recommendation/{PATHWAY.id}").text)
        (picture,) = page.all("img")
        (box, _) = (one for one in page.all("rect") if one.parent and "tl-outline" in one.parent.get("class"))

        assert picture.get("alt") == f"Part of page 1 of {drawn_plan.FILE}, outlined: page 1, row 2 of table 1"
        assert [float(box.get(name)) for name in ("x", "y", "width", "height")] == [38, 108, 764, 94]

    def test_picture_of_the_page_is_there(self, pages: FlaskClient) -> None:
        """Each address that a picture offers, for plain and for fine screens, gives a picture that may be kept."""
        (picture,) = Page(pages.get(f"/recommendation/{PATHWAY.id}").text).all("img")
        offered = [part.split(" ")[0] for part in picture.get("srcset").split(", ")]
        answers = [pages.get(address) for address in (picture.get("src"), *offered)]

        assert picture.get("src") == offered[0]
        assert [(answer.status_code, answer.mimetype) for answer in answers] == [(200, "image/png")] * 3
        assert [len(answer.data) for answer in answers] == sorted(len(answer.data) for answer in answers)
        assert answers[0].headers["Cache-Control"] == "private, max-age=86400, immutable"

    def test_row_over_two_pages_shows_both_with_the_seam(self, pages: FlaskClient) -> None:
        """Where a page cuts a row, both pages stand there, and between them what is between them."""
        page = Page(pages.get(f"/recommendation/{AUDIT.id}").text)

        assert [one.get("alt").split(",")[0] for one in page.all("img")] == [
            f"Part of page {number} of {drawn_plan.FILE}" for number in (1, 2)
        ]
        assert "Page 1 ends here; the row goes on on page 2." in source(pages, AUDIT.id)

    def test_whole_page_is_a_link_away(self, pages: FlaskClient) -> None:
        """Beside the part stands a link to the whole page."""
        (link,) = (
            one
            for one in Page(pages.get(f"/recommendation/{PATHWAY.id}").text).all("a")
            if one.text == "See page 1 whole"
        )

        assert pages.get(link.get("href")).mimetype == "image/png"

    def test_json_has_the_same_parts(self, pages: FlaskClient) -> None:
        """The JSON form of the page says what is drawn: the page, its strip, the boxes and the words for them."""
        shown = json.loads(pages.get(f"/recommendation/{AUDIT.id}.json").text)["shown"]

        assert [(part["form"], part["page"], part["boxes"]) for part in shown["parts"]] == [
            ("page", 1, [[38.0, 478.0, 802.0, 562.0]]),
            ("page", 2, [[38.0, 58.0, 802.0, 122.0]]),
        ]


class TestPicture:
    """The picture of a page at its own address."""

    def test_browser_that_has_it_is_not_sent_it_again(self, pages: FlaskClient) -> None:
        """A picture that a browser names by its tag is not drawn again."""
        address = f"{HERE}/1.png?from=70&to=240&width=1000"
        tag = pages.get(address).headers["ETag"]
        again = pages.get(address, headers={"If-None-Match": tag})

        assert (again.status_code, again.data) == (304, b"")
        assert pages.get(f"{HERE}/2.png?from=70&to=240&width=1000").headers["ETag"] != tag

    @pytest.mark.parametrize(
        "address",
        [
            f"{HERE}/9.png",
            f"{HERE}/0.png",
            f"{HERE}/1.png?width=90000",
            f"{HERE}/1.png?from=-5",
            f"{HERE}/1.png?from=200&to=100",
            f"{HERE}/1.png?from=a",
            f"{HERE}/1.png?from=900&to=901",
            "/originals/zzz/pages/1.png",
        ],
    )
    def test_what_no_page_asks_for_is_not_found(self, pages: FlaskClient, address: str) -> None:
        """A page, a strip or a size that there is not answers 404."""
        assert pages.get(address).status_code == 404

    def test_nothing_else_is_drawn(self, library: Library, pages: FlaskClient) -> None:
        """A document without pages has no pictures of them."""
        (found,) = (plan.id for plan in library.store.plans() if plan.file == "robin.md")

        assert pages.get(f"/originals/{found}/pages/1.png").status_code == 404


class TestLines:
    """A row of a text."""

    def test_lines_of_the_row_are_marked_among_their_neighbours(self, library: Library, pages: FlaskClient) -> None:
        """The lines stand with their numbers, the row's own is said to be it, and markup is shown as it is written."""
        said = source(pages, of_text(library))
        page = pages.get(f"/recommendation/{of_text(library)}").text

        assert "Line 7 | 1. Staff must know" in said
        assert "Line 8 this row | 2. Share what is known" in said
        assert '"tl-lines__text">| 2. Share what is known &lt;b&gt;of hoarding&lt;/b&gt;. | Agree' in page
        assert "Line 9 | 3. Visit in pairs." in said

    def test_list_is_a_region_that_the_keyboard_reaches(self, library: Library, pages: FlaskClient) -> None:
        """What may scroll sideways is a named region that takes the focus."""
        page = Page(pages.get(f"/recommendation/{of_text(library)}").text)
        (region,) = (one for one in page.all("div") if one.get("class") == "tl-sheet")

        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert page.by_id(region.get("aria-labelledby")).text == "Row 3 of table 1, line 8"


class TestRereading:
    """Documents that are read again to show a row."""

    def test_document_is_read_once_until_the_library_is_written_to(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A second look needs no second reading; what is written to the library, or taken out, lets go of all."""
        read: list[str] = []

        def reading(_: Readers, data: bytes, name: str, limits: Limits) -> bytes:
            read.append(name)
            return read_document(data, name, limits)

        monkeypatch.setattr(Readers, "read", reading)
        data, original = TABLE.encode(), Original(digest=digest(TABLE.encode()), file="robin.md")
        for revision in (1, 1, 2):
            library.rereading.document(data, original, revision)

        assert read == ["robin.md"] * 2

    def test_document_comes_whole_from_the_process_that_read_it(self, library: Library) -> None:
        """What is shown is what the reader gives: the same blocks, places, colours and boxes."""
        data = drawn_plan.data()
        original = Original(digest=digest(data), file="drawn.pdf")

        assert library.rereading.document(data, original, 1) == documents.read(data, "drawn.pdf")

    def test_what_cannot_be_read_is_not_tried_again(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        """A document that its reader refuses, such as after a minute, says so at each look and is read once."""
        tried: list[str] = []

        def refusing(_: Readers, _data: bytes, name: str, limits: Limits) -> bytes:
            tried.append(f"{name} {limits.max_seconds}")
            raise UnreadableDocument("It took too long.")

        monkeypatch.setattr(Readers, "read", refusing)
        for _ in range(2):
            with pytest.raises(UnreadableDocument, match="too long"):
                library.rereading.document(b"x", Original(digest="d" * 64, file="slow.docx"), 1)

        assert tried == ["slow.docx 60"]

    def test_few_are_kept(self, library: Library) -> None:
        """However many documents are looked at, a few are kept."""
        for number in range(10):
            data = f"{TABLE}{number}".encode()
            library.rereading.document(data, Original(digest=digest(data), file="robin.md"), 1)

        assert len(library.rereading._kept) == MOST_KEPT


class TestWithheld:
    """Where the original is not shown, a sentence says why, and all else is there."""

    def test_setting_governs(self, library: Library) -> None:
        """Where the setting says no, neither picture, lines nor download are given out."""
        pages = keeping(library, originals=False)

        for identifier in (PATHWAY.id, of_text(library)):
            assert NOT_GIVEN_OUT in source(pages, identifier)
        assert not Page(pages.get(f"/recommendation/{PATHWAY.id}").text).all("img")
        assert pages.get(f"{HERE}/1.png").status_code == 404
        assert pages.get(f"/plan/{PLAN.id[:16]}/original").status_code == 404
        assert drawn_plan.ADDRESS in source(pages, PATHWAY.id)
        assert "Row as read" in source(pages, PATHWAY.id)

    def test_withdrawn_document_is_not_shown(self, library: Library, pages: FlaskClient) -> None:
        """A document that was taken back is not shown, and a tag says so wherever its recommendations stand."""
        library.store.save_plan(drawn_plan.plan(standing="withdrawn"), data=drawn_plan.data())

        assert WITHDRAWN in source(pages, PATHWAY.id)
        assert pages.get(f"{HERE}/1.png").status_code == 404
        for address in (f"/recommendation/{PATHWAY.id}", f"/plan/{PLAN.id[:16]}", "/search?q=hoarding", "/plans"):
            assert "Document: Withdrawn" in text(pages.get(address).text), address
        assert json.loads(pages.get("/search.json?q=pathway").text)["asks"][0]["card"]["standing"] == "withdrawn"

    @pytest.mark.parametrize("damage", ["missing", "damaged"])
    def test_missing_or_damaged_original_is_said(self, library: Library, pages: FlaskClient, damage: str) -> None:
        """A lost or damaged original is said in a sentence, and the page still has the row as read."""
        kept = Path(library.settings.location) / "originals" / PLAN.id
        kept.unlink() if damage == "missing" else kept.write_bytes(b"other words")
        said = source(pages, PATHWAY.id)

        assert "The original cannot be shown." in said
        assert "Read the plan again." in said
        assert "Row as read: page 1, row 2 of table 1" in said

    def test_pdf_that_cannot_be_drawn_is_said(self, library: Library, pages: FlaskClient) -> None:
        """A document that is called a PDF and is none does not take the page down."""
        data = b"%PDF-1.4 and nothing else"
        one = build_recommendation(data, "1", "Ask", places=PATHWAY.places)
        library.store.save_plan(
            build_plan(data, "broken.pdf", one, original={"media_type": "application/pdf"}, title="Broken"), data=data
        )

        assert "The original cannot be shown. The pages of broken.pdf cannot be drawn" in source(pages, one.id)

    def test_place_that_is_not_known_is_said(self, library: Library, pages: FlaskClient) -> None:
        """A recommendation without a place, or with one that the document does not have, says so."""
        data = TABLE.replace("Robin", "Tern").encode()
        lost = build_recommendation(data, "1", "Nowhere")
        gone = build_recommendation(data, "2", "Gone", places=(replace(PATHWAY.places[0], page=None, lines=(90, 91)),))
        plan = build_plan(data, "tern.md", lost, gone, original={"media_type": "text/markdown"}, title="Tern")
        library.store.save_plan(plan, data=data)

        assert NO_PLACE in source(pages, lost.id)
        assert NOT_FOUND in source(pages, gone.id)


class TestDownload:
    """The document itself."""

    def test_document_has_its_kind_and_is_never_a_page(self, pages: FlaskClient) -> None:
        """A document is given out under its own kind, as a file to keep, with nothing in it that may run."""
        answer = pages.get(f"/plan/{PLAN.id[:16]}/original")

        assert answer.data == drawn_plan.data()
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="wren action plan.pdf"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers.get_all("Content-Security-Policy") == [
            "default-src 'none'; frame-ancestors 'none'; sandbox"
        ]

    def test_a_file_from_a_zip_file_has_its_own_name_only(self, library: Library, pages: FlaskClient) -> None:
        """A download is named after the file, without the folders and the zip file that it lay in."""
        data = b"A briefing from a zip file."
        plan = build_plan(data, "more.zip/inner/briefing.md", build_recommendation(data, "1", "Ask"), title="Page")
        library.store.save_plan(plan, data=data)
        answer = pages.get(f"/plan/{plan.id[:16]}/original")

        assert answer.headers["Content-Disposition"] == "attachment; filename=briefing.md"

    @pytest.mark.parametrize(
        ("media_type", "given"),
        [
            (HTML, HTML),
            (DOCX, DOCX),
            ("image/svg+xml", UNKNOWN),
            ("x\r\ny", UNKNOWN),
        ],
    )
    def test_kind_is_one_that_is_known(self, library: Library, pages: FlaskClient, media_type: str, given: str) -> None:
        """Whatever kind a document is of, it is a file to keep; a kind that is not known stays unnamed."""
        data = f"<script>window.owned=1</script> {media_type!r}".encode()
        known = Original(digest="", file="page.html", media_type=media_type)
        plan = build_plan(
            data, known.file, build_recommendation(data, "1", "Ask"), original={"media_type": media_type}, title="Page"
        )
        library.store.save_plan(plan, data=data)
        answer = pages.get(f"/plan/{plan.id[:16]}/original")

        assert answer.mimetype == given
        assert answer.headers["Content-Disposition"] == "attachment; filename=page.html"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


class TestFacts:
    """What is known of the document."""

    @pytest.mark.parametrize("address", [f"/recommendation/{PATHWAY.id}", f"/plan/{PLAN.id[:16]}"])
    def test_facts_stand_on_both_pages(self, pages: FlaskClient, address: str) -> None:
        """Standing, licence, day, address and fingerprint are said in words, also where they are not stated."""
        page = pages.get(address).text
        said = text(page)

        assert "Standing Not stated Licence Not stated Retrieved 3 November 2025" in said
        assert [one for one in Page(page).all("a") if one.get("href") == drawn_plan.ADDRESS]
        assert f"SHA-256 {PLAN.id[:12]}… {PLAN.id}" in said

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///plan", "https://", "http://[", "C:\\plan"])
    def test_only_an_address_of_the_web_is_a_link(self, library: Library, pages: FlaskClient, address: str) -> None:
        """An address that a browser should not follow is shown as words."""
        library.store.save_plan(drawn_plan.plan(address=address, licence="All rights reserved"), data=drawn_plan.data())
        page = pages.get(f"/recommendation/{PATHWAY.id}").text

        assert address in text(page)
        assert not [one for one in Page(page).all("a") if one.get("href") == address]
