"""Whether a finding has been said before: the verdicts, both doors, and that nothing of a draft is kept or told."""

from __future__ import annotations

import csv
import hashlib
import http.client
import io
import json
import logging
import tempfile
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from ingest.layout import Limits
from ingest.running.supervisor import Readers
from tests.webapp import small_plans
from tests.webapp.conftest import Run
from tests.webapp.test_pages import outline, text
from webapp import checking, create_app, findings
from webapp.library import Library
from webapp.server import bind

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

FIRST = small_plans.hoarding().recommendations[0]
PRIVATE = "Zanzibar quince marmalade must be agreed by every agency"
OWN = {"Sec-Fetch-Site": "same-origin"}
DRAFT = f"Recommendation\tAction\tLead\tProgress\n1. {FIRST.text}\tWrite it\tSAB\tNone\n2. {PRIVATE}\tAsk\tSAB\tNone\n"


def send(pages: FlaskClient, *, headers: dict[str, str] = OWN, **form: object) -> TestResponse:
    """The answer to the form, sent as a browser sends it from the form's own page."""
    return pages.post("/check", data=form, headers=headers)


def as_json(pages: FlaskClient, **form: object) -> dict[str, Any]:
    """The answer as JSON."""
    answer = pages.post("/check", data={**form, "format": "json"}, headers=OWN)
    found: dict[str, Any] = json.loads(answer.text)
    return found


def upload(data: bytes, name: str = "draft.txt") -> tuple[io.BytesIO, str]:
    """A file as the form sends it."""
    return io.BytesIO(data), name


class TestVerdicts:
    """What is said of a finding."""

    def test_same_words_are_the_same_obligation(self, pages: FlaskClient) -> None:
        """A finding that is a recommendation of the library is the same obligation, with its reason and a citation."""
        (item,) = as_json(pages, text=FIRST.text)["items"]
        best = item["same"][0]

        assert item["verdict"] == "same obligation"
        assert best["card"]["id"] == FIRST.id
        assert best["reason"]
        assert best["card"]["plan_title"] in best["cite"]
        assert FIRST.text[:40] in best["cite"]

    def test_nothing_found_says_where_was_looked(self, pages: FlaskClient) -> None:
        """A finding that nothing is near to says so, with the plans and boards that were looked at."""
        (item,) = as_json(pages, text="Buy more paper clips for the stationery cupboard on the third floor")["items"]

        assert item["verdict"] == "nothing found"
        assert item["sentence"].startswith("Nothing found in 3 plans")
        assert "not a national picture" in item["sentence"]

    def test_each_row_of_a_draft_plan_is_checked(self, pages: FlaskClient) -> None:
        """A draft plan is checked row by row, each under its label; the verdicts are counted."""
        found = as_json(pages, file=upload(DRAFT.encode()))

        assert [item["finding"]["label"] for item in found["items"]] == ["1", "2"]
        assert found["items"][0]["verdict"] == "same obligation"
        assert found["summary"].startswith("2 findings checked.")

    def test_pasted_table_is_read_row_by_row(self, pages: FlaskClient) -> None:
        """A plan that is pasted is read as one that is uploaded."""
        pasted, uploaded = as_json(pages, text=DRAFT), as_json(pages, file=upload(DRAFT.encode()))
        assert [one["verdict"] for one in pasted["items"]] == [one["verdict"] for one in uploaded["items"]]

    def test_plan_does_not_repeat_itself(self, library: Library) -> None:
        """A plan of this library that is checked is not held against itself."""
        plan = small_plans.hoarding()
        draft = findings.Draft(name="x", findings=(findings.Finding(text=FIRST.text),), digest=plan.id)
        (found,) = checking.check(library, draft)
        assert all(one.card.plan != plan.id for one in (*found.same, *found.theme, *found.mentions))


class TestFindings:
    """How a text is cut into findings."""

    def test_one_wrapped_paragraph_is_one_finding(self) -> None:
        """Lines that were only wrapped are one finding."""
        draft = findings.of_text("Staff must know when\nand how to refer to MARAC.")
        assert [one.text for one in draft.findings] == ["Staff must know when and how to refer to MARAC."]

    def test_listed_points_and_paragraphs_are_findings(self) -> None:
        """An empty line or the mark of a list begins another finding."""
        draft = findings.of_text("Train all staff.\n\n1. Write a policy\n2. Share it\n- Audit it")
        assert [one.text for one in draft.findings] == ["Train all staff.", "Write a policy", "Share it", "Audit it"]

    def test_telling_words_are_names_first(self) -> None:
        """What is looked for by words are names and short forms; without them, two telling words side by side."""
        assert checking.telling("Staff must know when and how to refer to MARAC") == ("MARAC",)
        assert checking.telling("hoarding") == ("hoarding",)
        assert "professional curiosity" in checking.telling("The board should promote professional curiosity")


class TestForms:
    """Page, JSON and CSV hold the same; the page can be printed."""

    def test_page_shows_verdict_reason_and_citation(self, pages: FlaskClient) -> None:
        """The page shows the verdict in words, the reason and the sentence to cite."""
        best = as_json(pages, text=FIRST.text)["items"][0]["same"][0]
        page = text(send(pages, text=FIRST.text).text)
        assert "Same obligation" in page
        assert best["reason"] in page
        assert best["cite"] in page

    def test_result_can_be_had_in_another_form(self, pages: FlaskClient) -> None:
        """The findings of a result stand in a form of their own, which gives the same result as CSV."""
        page = send(pages, file=upload(DRAFT.encode())).text
        held = [tag["value"] for tag in outline(page).all("input") if tag.get("name") == "finding"]
        rows = list(csv.DictReader(io.StringIO(send(pages, finding=held, format="csv").data.decode("utf-8-sig"))))
        assert {row["finding"] for row in rows} == set(held)

    def test_csv_is_safe(self, pages: FlaskClient) -> None:
        """A finding that a spreadsheet could take for a formula is given as text."""
        rows = csv.DictReader(io.StringIO(send(pages, text="=1+1 staff", format="csv").data.decode("utf-8-sig")))
        assert next(rows)["finding"] == "'=1+1 staff"

    def test_markup_in_a_draft_stays_words(self, pages: FlaskClient) -> None:
        """What is pasted, or stands in the name of a file, is never taken for markup."""
        page = send(pages, text=small_plans.NASTY).text
        page += send(pages, file=upload(small_plans.NASTY.encode(), f"{small_plans.NASTY}.txt")).text
        assert small_plans.NASTY not in page

    def test_form_without_words_says_what_to_do(self, pages: FlaskClient) -> None:
        """An empty form is answered with a sentence, and code 400."""
        answer = send(pages, text="  ")
        assert answer.status_code == 400
        assert "Paste a finding, or choose a file." in text(answer.text)

    def test_unreadable_file_says_what_to_do(self, pages: FlaskClient) -> None:
        """A damaged file is refused with a sentence."""
        answer = send(pages, file=upload(b"%PDF-1.7 nothing", "draft.pdf"))
        assert answer.status_code == 400
        assert "draft.pdf is damaged or cut off" in text(answer.text)


class TestSafety:
    """Only its own page may send the form, and nothing of what is sent is kept or told."""

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}])
    def test_form_from_elsewhere_is_refused(self, pages: FlaskClient, headers: dict[str, str]) -> None:
        """A form that another site sends, or that does not say where it comes from, is refused."""
        assert send(pages, headers=headers, text=FIRST.text).status_code == 403

    def test_origin_of_this_host_will_do(self, pages: FlaskClient) -> None:
        """A browser that only says its origin is believed where that is this host."""
        assert send(pages, headers={"Origin": "http://localhost"}, text=FIRST.text).status_code == 200

    @pytest.mark.parametrize("method", ["put", "delete", "patch"])
    def test_nothing_else_may_be_sent(self, pages: FlaskClient, method: str) -> None:
        """No other method, and no other address, takes anything."""
        assert getattr(pages, method)("/check", headers=OWN).status_code == 405
        assert pages.post("/search", headers=OWN).status_code == 405

    def test_address_is_never_looked_at(self, pages: FlaskClient) -> None:
        """Words in the address are not checked, so that nobody is tempted to put them there."""
        assert json.loads(pages.get("/check.json?text=hoarding").text)["items"] == []
        assert "Zanzibar" not in pages.get(f"/check?text={PRIVATE}").text

    def test_answer_is_not_to_be_kept(self, pages: FlaskClient) -> None:
        """Browsers are told not to store the answer; no cookie is set, and no address repeats what was sent."""
        answer = send(pages, text=PRIVATE)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        addresses = [tag.get("href") or tag.get("action") or "" for tag in outline(answer.text).all("a")]
        assert not any("Zanzibar" in one for one in addresses)

    def test_page_tells_itself_where_a_form_comes_from(self, pages: FlaskClient) -> None:
        """The form's page lets the browser name its origin to this host, and to no other."""
        assert pages.get("/check").headers["Referrer-Policy"] == "same-origin"
        assert pages.get("/search").headers["Referrer-Policy"] == "no-referrer"

    def test_nothing_is_logged(self, pages: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
        """Nothing of what was sent reaches a log, not even when the answer fails."""
        with caplog.at_level(logging.DEBUG):
            send(pages, text=PRIVATE)
        assert "Zanzibar" not in caplog.text

    def test_failure_tells_its_kind_alone(
        self, library: Library, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An unexpected error may quote what was sent, so that the log has its kind and no more."""

        def broken(*_: object, **__: object) -> NoReturn:
            raise RuntimeError(PRIVATE)

        monkeypatch.setattr(library.store, "similar", broken)
        with caplog.at_level(logging.DEBUG):
            answer = send(create_app(library.settings, library).test_client(), text=PRIVATE)
        assert answer.status_code == 500
        assert "RuntimeError" in caplog.text
        assert "Zanzibar" not in caplog.text + answer.text

    def test_library_is_not_touched(self, pages: FlaskClient, folder: Path) -> None:
        """The files of the library are the same, byte for byte, before and after."""
        pages.get("/check")
        before = _digests(folder)
        send(pages, text=PRIVATE)
        send(pages, file=upload(DRAFT.encode()))
        assert _digests(folder) == before

    def test_no_temporary_file_is_made(self, pages: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        """Even a large file stays in memory."""
        _forbid_temporary_files(monkeypatch)
        assert _large(pages, 200_000).status_code == 200

    def test_too_much_is_refused(self, pages: FlaskClient) -> None:
        """A file of more than ten megabytes, or a text of more than two, is refused before it is looked at."""
        assert _large(pages, 2_200_000).status_code == 413
        assert send(pages, text="word " * 600_000).status_code == 413

    def test_too_many_findings_are_refused(self, pages: FlaskClient) -> None:
        """More findings than a plan can have are refused with a sentence."""
        answer = send(pages, text="\n\n".join(f"Staff do thing {number}" for number in range(300)))
        assert answer.status_code == 400
        assert "check at most 200 at once" in text(answer.text)

    @pytest.mark.loopback
    def test_server_keeps_it_in_memory_and_logs_nothing(
        self, library: Library, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """Behind the real server, too, no temporary file is made, and nothing is written to its output."""
        server = bind(create_app(library.settings, library), "127.0.0.1", 0)
        _forbid_temporary_files(monkeypatch)
        body = f"text={PRIVATE}{'+word' * 200_000}".replace(" ", "+").encode()
        with server.running():
            connection = http.client.HTTPConnection(*server.place, timeout=60)
            head = {**OWN, "Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
            connection.request("POST", "/check", body, head)
            answer = connection.getresponse()
            answer.read()
            connection.close()
        told = capfd.readouterr()
        assert answer.status == 200
        assert "Zanzibar" not in told.out + told.err


class TestHostileDrafts:
    """A draft that means harm."""

    @pytest.mark.parametrize("reader", ["crashes", "loops", "swells", "fails"])
    def test_draft_that_takes_its_reader_down_is_refused(
        self, pages: FlaskClient, monkeypatch: pytest.MonkeyPatch, reader: str
    ) -> None:
        """What crashes, hangs or swells is refused with a sentence, and the pages go on."""
        limits = Limits(max_seconds=2, max_memory_bytes=300_000_000)
        readers = Readers(f"tests.ingest.hostile_readers:{reader}")
        monkeypatch.setattr(findings, "READERS", readers)
        monkeypatch.setattr(findings, "LIMITS", limits)
        answer = send(pages, file=upload(b"x", "draft.pdf"))
        readers.stop()

        assert answer.status_code == 400
        assert "draft.pdf " in text(answer.text)
        assert "Traceback" not in answer.text
        assert pages.get("/check").status_code == 200

    def test_other_pages_answer_while_a_draft_hangs(
        self, pages: FlaskClient, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A draft that hangs holds up nobody who asks for something else."""
        readers = Readers("tests.ingest.hostile_readers:hangs_in_a_pattern")
        monkeypatch.setattr(findings, "READERS", readers)
        sending = Thread(target=send, args=(pages,), kwargs={"file": upload(b"x", "draft.pdf")})
        sending.start()
        answer = create_app(library.settings, library).test_client().get("/plans")
        waited = sending.is_alive()
        readers.stop()
        sending.join(timeout=30)

        assert (answer.status_code, waited) == (200, True)

    def test_passages_come_in_the_order_of_the_document(self) -> None:
        """Of a document without a table, the words before and behind a heading come in their order."""
        draft = findings.of_file(b"# Learning\n\nFirst thing.\n\n## More\n\nSecond thing.\n", "draft.md")

        assert [one.text for one in draft.findings] == ["Learning First thing. More Second thing."]


class TestCommand:
    """The command says what the page says."""

    def test_text_is_checked(self, run: Run, pages: FlaskClient) -> None:
        """A text gets the same verdict and evidence as on the page."""
        by_command = json.loads(run("check", FIRST.text, "--format", "json").output)["value"]["items"]
        assert by_command == as_json(pages, text=FIRST.text)["items"]

    def test_file_is_checked(self, run: Run, tmp_path: Path) -> None:
        """A file is read as a draft plan."""
        path = tmp_path / "draft.txt"
        path.write_text(DRAFT, encoding="utf-8")
        rows = list(
            csv.DictReader(io.StringIO(run("check", str(path), "--format", "csv").stdout_bytes.decode("utf-8-sig")))
        )
        assert {row["label"] for row in rows} == {"1", "2"}

    def test_text_can_come_through_a_pipe(self, run: Run) -> None:
        """A text from standard input is checked and stays out of the shell's history."""
        assert "Same obligation" in run("check", "-", stdin=FIRST.text).output

    def test_missing_file_is_said(self, run: Run) -> None:
        """The name of a file that is not there is not taken for a finding."""
        done = run("check", "missing.txt")
        assert done.exit_code == 1
        assert "missing.txt cannot be opened" in done.output


def _large(pages: FlaskClient, words: int) -> TestResponse:
    """The answer to a file of so many words; the body is made here, as the test client would make a temporary file."""
    head = 'Content-Disposition: form-data; name="file"; filename="draft.txt"'
    body = f"--edge\r\n{head}\r\n\r\n{PRIVATE}. {'word ' * words}\r\n--edge--\r\n".encode()
    return pages.post("/check", data=body, headers=OWN, content_type="multipart/form-data; boundary=edge")


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".db-shm")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _forbid_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, forbidden)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", forbidden, raising=False)
