"""The laws of reading: every word accounted for once, rows made whole whatever a page break cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from ingest import furniture, tables
from ingest.documents import read
from ingest.plans import assemble
from tests.ingest.accounting import plan_words, source_words

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
    """A plan in text: tables under various headings, rows with blank cells, page breaks, prose; each word unique."""
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
    document = read(text.encode(), "plan.txt")
    plan = plan_words(assemble(document))
    source = source_words(document)
    unique = {word for word in source if word.startswith("w") and word[1:].isdigit()}
    assert {word: plan[word] for word in unique} == dict.fromkeys(unique, 1)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_every_row_stands_in_one_table(text: str) -> None:
    """Finding tables gives each row of the source to exactly one table, heading or aside."""
    if not text.strip():
        return
    document = read(text.encode(), "plan.txt")
    items = tables.find(furniture.marked(document))
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
