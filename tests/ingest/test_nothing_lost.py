"""The laws of reading: every word accounted for once, rows made whole whatever a page break cut."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from ingest.plans import furniture
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.structure import tables
from tests.ingest.accounting import plan_words

TAB = "\t"
HEADINGS = (
    ("Recommendation", "Action", "Lead", "Timescale", "Progress", "RAG"),
    ("Ref", "Recommendation", "Owner", "By when", "Update"),
    ("Key deliverables", "Sub group", "Measure/Outcome", "Timescale", "Progress"),
    ("Action", "Lead", "Deadline", "Status"),
    ("What we found", "What we will do", "Who", "When", "How far have we got?"),
    ("Odd", "Columns", "Nobody", "Knows"),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A plan in text: tables under various headings, rows with blank cells, page breaks, prose; each word unique.

    Tables are tab-separated, pipe tables or HTML.
    """
    text = draw(_tabbed())
    form = draw(st.sampled_from(["tabs", "tabs", "pipes", "html"]))
    return {"tabs": text, "pipes": _piped(text), "html": _marked_up(text)}[form]


def _piped(text: str) -> str:
    """The rows of a tab-separated text as pipe tables."""
    return "\n".join(f"| {' | '.join(line.split(TAB))} |" if TAB in line else line for line in text.split("\n"))


def _marked_up(text: str) -> str:
    """Runs of rows as HTML tables, with a caption and words outside the cells."""
    out: list[str] = []
    for number, block in enumerate(text.split("\n\n")):
        lines = block.split("\n")
        rows = [f"<tr><td>{'</td><td>'.join(line.split(TAB))}</td></tr>" for line in lines if TAB in line]
        others = [line for line in lines if TAB not in line]
        table = f"<table><caption>Caption w9{number}000</caption>{' '.join(rows)} stray w8{number}000</table>"
        out.append("\n".join([*others, *([table] if rows else [])]))
    return "\n\n".join(out)


@st.composite
def _tabbed(draw: st.DrawFn) -> str:
    count = iter(range(1_000_000))
    headings = draw(st.sampled_from(HEADINGS))
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.sampled_from(["row", "row", "row", "row", "blank", "header", "prose", "spanning", "heading"]))
        if kind == "row":
            lines.append("\t".join(_cell(draw, count) for _ in headings))
        elif kind == "header":
            lines.append("\t".join(headings))
        elif kind == "spanning":
            lines.append(f"Section w{next(count)}" + "\t" * (len(headings) - 1))
        else:
            lines.append(
                {"blank": "", "prose": f"Some prose w{next(count)}, and more.", "heading": f"2. Part w{next(count)}"}[
                    kind
                ]
            )
    return "\n".join(lines)


def _cell(draw: st.DrawFn, count: object) -> str:
    form = draw(
        st.sampled_from(
            ["", "Word {}", "word {}", "Sentence {}.", "3. Numbered {}", "<ul><li>Item {}</li></ul>", "{} -"]
        )
    )
    return form.format(f"w{next(count)}") if form else ""  # type: ignore[call-overload]  # an iterator of integers


@settings(max_examples=300, deadline=None)
@given(documents())
def test_every_word_is_accounted_for_once(text: str) -> None:
    """Each word of the source stands once in a recommendation, a heading, the preamble, the furniture or unread."""
    if not text.strip():
        return
    plan = plan_words(assemble(read(text.encode(), "plan.md")))
    unique = set(re.findall(r"w\d+", text))
    assert {word: plan[word] for word in unique} == dict.fromkeys(unique, 1)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_every_row_stands_in_one_table(text: str) -> None:
    """Finding tables gives each row of the source to exactly one table, heading or aside."""
    if not text.strip():
        return
    document = furniture.marked(read(text.encode(), "plan.txt"))
    items = tables.find(document)
    found = [row.place.lines for item in items for row in _rows(item)]
    wanted = [row.place.lines for block in document.blocks if hasattr(block, "rows") for row in block.rows]
    assert sorted(found) == sorted(wanted)  # type: ignore[type-var]  # each row of a text has lines


def _rows(item: tables.Item) -> tuple:  # type: ignore[type-arg]  # rows of several kinds of item
    if isinstance(item, tables.Table):
        return (*item.header, *item.rows)
    if isinstance(item, tables.Aside):
        return item.rows
    return (item.row,) if isinstance(item, tables.Spanning) else ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever a text file holds, reading it ends in a plan or in a sentence."""
    try:
        found = assemble(read(text.encode("utf-8", "surrogatepass"), "plan.txt"))
    except UnreadableDocument as refusal:
        said = str(refusal)
    else:
        said = found.original.file
    assert "plan.txt" in said


@settings(max_examples=100, deadline=None)
@given(cut=st.integers(4, 15), again=st.booleans())
def test_a_row_cut_anywhere_reads_as_before(*, cut: int, again: bool) -> None:
    """A labelled row cut in mid-sentence by a page break reads as it did whole, with or without the headings again."""
    header, last = "Recommendation\tAction\tLead\tProgress", "2. Another thing.\tDo it.\tBoard\tDone."
    ask = "1. The board should ask each agency to show that staff know how to refer and whom to call".split()  # noqa: SIM905  # words
    cells = "\tAudit.\tBoard\tDone."
    whole = "\n".join([header, " ".join(ask) + cells, last])
    gap = ["", header] if again else [""]
    broken = "\n".join([header, " ".join(ask[:cut]) + cells, *gap, " ".join(ask[cut:]) + "\t\t\t", last])
    texts = [
        [r.text for r in assemble(read(source.encode(), "plan.txt")).recommendations] for source in (whole, broken)
    ]
    assert texts[0] == texts[1]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=6), st.booleans())
def test_no_row_with_an_owner_and_a_status_is_swallowed(rows: list[tuple[bool, bool]], labelled: bool) -> None:  # noqa: FBT001
    """Rows that each have an ask, an owner and a status stay as many as they are, however they open and end."""
    lines = ["Ref\tRecommendation\tLead\tStatus"]
    for number, (small, ended) in enumerate(rows, 1):
        ask = f"{'e-learning' if small else 'Learning'} number {number} to be refreshed{'.' if ended else ''}"
        lines.append(f"{number if labelled and number % 2 else ''}\t{ask}\tAgency {number}\tNot started")
    found = assemble(read("\n".join(lines).encode(), "plan.txt")).recommendations
    assert len(found) == len(rows)
