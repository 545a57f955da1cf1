"""From files to a library: what is reported, what is refused, and the laws of building."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from graph.connect import connect
from graph.model import Place
from graph.store import Store
from ingest.layout import Line
from ingest.pipeline import Report, build, extract
from ingest.running.sources import skipped, sources
from tests.formats import word, workbook
from tests.formats.parts import Cell, Sheet

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted(
    path for path in (ROOT / "webapp" / "samples").iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README"
)
BAD = ROOT / "tests" / "plans" / "bad"
ROOMS = (
    ("Month", "Room", "Catering"),
    ("May", "Bramble", "Tea"),
    ("June", "Bramble", "Coffee"),
    ("July", "Elm", "Tea"),
)
TODAY = date(2026, 11, 24)


class Letters:
    """A tiny encoder of two numbers a text, for tests that are not about meaning."""

    name = "letters"
    width = 2

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors made from the length of each text."""
        angles = [len(text) % 7 for text in texts]
        return np.array([[np.cos(a), np.sin(a)] for a in angles], dtype=np.float32).reshape(-1, 2)


def _build(folder: Path, paths: Sequence[Path]) -> tuple[Store, Report]:
    store = connect(folder)
    return store, build(paths, store, Letters(), today=TODAY)


def _dump(store: Store) -> list[object]:
    """All that the questions can see of a library, without the days and numbers of writing."""
    plans = store.plans()
    return [
        plans,
        [store.plan(found.id)[1] for found in plans],
        store.cards(limit=None).items,
        store.unfinished(today=TODAY, limit=None).items,
        store.agencies(),
        [store.agency(found.slug) for found in store.agencies()],
        store.themes(),
    ]


def test_every_sample_plan_is_read_and_understood(tmp_path: Path) -> None:
    """Each shipped plan is added, every row of it in a recommendation."""
    _, report = _build(tmp_path, SAMPLES)
    assert report.understood
    assert {found.outcome for found in report.documents} == {"added"}


def test_any_order_of_plans_gives_the_same_graph(tmp_path: Path) -> None:
    """The library answers alike whatever order the plans came in."""
    mixed = random.Random(4).sample(SAMPLES, len(SAMPLES))
    one, _ = _build(tmp_path / "one", SAMPLES)
    other, _ = _build(tmp_path / "other", mixed)
    assert _dump(one) == _dump(other)


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    """A second reading finds each plan unchanged and leaves the library as it was."""
    store, _ = _build(tmp_path, SAMPLES)
    before = (_dump(store), store.status())
    again = build(SAMPLES, store, Letters(), today=TODAY)
    assert {found.outcome for found in again.documents} == {"unchanged"}
    assert (_dump(store), store.status()) == before


def test_one_bad_file_leaves_the_rest_of_the_batch_be(tmp_path: Path) -> None:
    """What cannot be read is refused by name; what stands before and behind it is read."""
    missing = tmp_path / "gone.txt"
    store, report = _build(tmp_path / "library", [SAMPLES[0], BAD / "binary.txt", missing, SAMPLES[1]])
    assert [found.outcome for found in report.documents] == ["added", "refused", "refused", "added"]
    assert "binary.txt" in str(report.documents[1].error)
    assert "gone.txt" in str(report.documents[2].error)
    assert store.status().plans == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.txt", "empty"),
        ("only_white_space.txt", "empty"),
        ("binary.txt", "binary"),
        ("no_known_heading.txt", "no column was recognised"),
        ("prose_only.txt", "no table"),
        ("heading_row_only.txt", "no table"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence(tmp_path: Path, name: str, said: str) -> None:
    """Nothing is invented: the report says why, and the library stays empty."""
    store, report = _build(tmp_path, [BAD / name])
    assert said in str(report.documents[0].error)
    assert store.status().plans == 0


def test_refusal_names_the_place_as_its_kind_of_file_has_it(tmp_path: Path) -> None:
    """A table of something else is named by its row; words outside tables are counted as the kind of file has them."""
    rows = tuple(tuple(Cell(text=word) for word in row) for row in ROOMS)
    table, prose = tmp_path / "rooms.xlsx", tmp_path / "letter.docx"
    table.write_bytes(workbook.write((Sheet(rows=rows, spanning=frozenset()),)))
    lines = tuple(Line(text=words, place=Place()) for words in ("Dear all,", "this is a letter."))
    prose.write_bytes(word.write(lines))
    _, report = _build(tmp_path / "library", [table, prose])

    assert "(sheet “Action plan”, row 2: “Month | Room | Catering”)" in str(report.documents[0].error)
    assert "only prose (paragraphs: 2)" in str(report.documents[1].error)


@pytest.mark.parametrize(
    "name", ["windows_1252.txt", "utf_16.txt", "utf_8_bom_crlf.txt", "mojibake.txt", "unclosed_tags.txt"]
)
def test_a_plan_in_a_strange_coat_is_read_all_the_same(tmp_path: Path, name: str) -> None:
    """Other encodings, damaged characters and tags never closed do not stop a reading."""
    _, report = _build(tmp_path, [BAD / name])
    assert report.documents[0].outcome == "added"


def test_a_single_line_of_fifty_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    """A file far larger than any plan is refused before it is read."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_100_000)
    _, report = _build(tmp_path / "library", [path])
    assert "limit" in str(report.documents[0].error)


def test_a_folder_gives_its_plans_by_name_and_not_its_readme(tmp_path: Path) -> None:
    """A folder is read with all below it, in the order of names; other kinds of file and READMEs are left."""
    for name in ("b.txt", "a.md", "README.md", "picture.png", "below/c.tsv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [source.name for source in sources([tmp_path])] == ["a.md", "b.txt", "c.tsv"]
    assert skipped([tmp_path]) == ("picture.png",)


def test_a_plan_is_extracted_without_a_library() -> None:
    """Reading and understanding need no library."""
    plan = extract(SAMPLES[0])
    assert plan.board is not None
    assert plan.recommendations


def test_a_plan_that_was_taken_out_comes_back_only_when_asked(tmp_path: Path) -> None:
    """A forgotten document is refused with the day it was taken out, until it is restored."""
    store, report = _build(tmp_path, SAMPLES[:1])
    store.forget(str(report.documents[0].plan_id), on=date(2026, 5, 3))
    refused = build(SAMPLES[:1], store, Letters(), today=TODAY)
    assert "taken out of this library on 3 May 2026" in str(refused.documents[0].error)
    restored = build(SAMPLES[:1], store, Letters(), today=TODAY, restore=True)
    assert restored.documents[0].outcome == "added"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("About us\n\nThe board should publish its findings.\n", "no recommendation was recognised in it"),
        ("SAR B\n\nPrevious reviews\n\nRecommendation 1: The Board should act.\n", "another review"),
    ],
)
def test_a_document_without_recommendations_is_refused_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    """The sentence says that there is only prose, and whether what looked like asks are those of another review."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    _, report = _build(tmp_path / "library", [path])
    assert said in str(report.documents[0].error)
    assert "only prose" in str(report.documents[0].error)
