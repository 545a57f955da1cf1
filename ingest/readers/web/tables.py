"""The tables of a web page as rows of cells: spans laid out, words and colours of each cell, where each row stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_CELLS = frozenset(("td", "th"))
_CELL_ROLES = frozenset(("cell", "gridcell", "columnheader", "rowheader"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_MOST_SPAN = 1_000
_FEWEST_TERMS = 3
_MOST_TERM_WORDS = 8
_FEW_ROWS = 3  # rows of a table that lays out a page
_MOST_INSIDE = 0.5  # share of a table's words in tables inside it from which on it is only their frame


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A place in the grid: the element whose words stand here, None where another cell's span covers it."""

    element: HtmlElement | None
    below: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow:
    """One row of a grid: its cells, and the element it is (None for a pair of a list of definitions)."""

    cells: tuple[Cell, ...]
    element: HtmlElement


def find(elements: Iterable[HtmlElement]) -> frozenset[HtmlElement]:
    """The tables of data among the elements of a page, in document order: none that lays out a page.

    What stands in a cell of such a table is words of that cell, a table too.
    """
    found: set[HtmlElement] = set()
    for element in elements:
        if isinstance(element.tag, str) and element.get("role") not in ("presentation", "none"):
            record = element.tag == "dl" and _is_record(element)
            known = record or (_is_any_table(element) and not _lays_out(element))
            if known and not any(outer in found for outer in element.iterancestors()):
                found.add(element)
    return frozenset(found)


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table in the order they are shown: the foot last. Not those of tables inside it."""
    rows = [row for row in table.iterdescendants() if _is_row(row) and _table_of(row) is table]
    foot = {row: None for row in rows if _in_foot(row)}
    loose = cells_of(table) if table.tag == "table" else []
    yield from ([table] if loose else [])
    yield from (row for row in rows if row not in foot)
    yield from foot


def is_foot(row: GridRow) -> bool:
    """Whether a row is a remark at the foot of a table: one cell across it."""
    return _in_foot(row.element) and len(cells_of(row.element)) == 1


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a row; of a table, those that stand in no row."""
    cells = (cell for cell in row.iterdescendants() if is_cell(cell))
    return [cell for cell in cells if _owner(cell) is row]


def is_cell(element: HtmlElement) -> bool:
    """Whether an element is a cell of some table."""
    return element.tag in _CELLS or (isinstance(element.tag, str) and element.get("role") in _CELL_ROLES)


def grid(table: HtmlElement) -> list[GridRow]:
    """A table laid out: each row with a cell for each column that any cell begins in."""
    if table.tag == "dl":
        return list(_pairs(table))
    found = list(_laid_out(table))
    width = max((at + 1 for row in found for at, cell in enumerate(row.cells) if cell.element is not None), default=0)
    blank = Cell(element=None)
    return [GridRow(cells=(*row.cells, *[blank] * width)[:width], element=row.element) for row in found]


def _laid_out(table: HtmlElement) -> Iterator[GridRow]:
    covered: dict[int, int] = {}  # column to how many more rows a cell above reaches down
    group: HtmlElement | None = None
    for row in rows_of(table):
        if row.getparent() is not group:
            group, covered = row.getparent(), {}
        cells: list[Cell] = []
        opened: dict[int, int] = {}
        for element in cells_of(row):
            while covered.get(len(cells), 0):
                cells.append(Cell(element=None, below=True))
            across, down = _span(element, "colspan"), _span(element, "rowspan")
            opened |= dict.fromkeys(range(len(cells), len(cells) + across), down)
            cells += [Cell(element=element), *[Cell(element=None)] * (across - 1)]
        while covered.get(len(cells), 0):
            cells.append(Cell(element=None, below=True))
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        covered |= {column: down - 1 for column, down in opened.items() if down > 1}
        yield GridRow(cells=tuple(cells), element=row)


def _span(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell takes; a rowspan of 0 reaches to the end of its group."""
    said = cell.get(name) or cell.get("aria-" + name) or "1"
    if name == "rowspan" and said.strip() == "0":
        return _MOST_SPAN
    return min(int(said), _MOST_SPAN) if said.strip().isdecimal() and int(said) else 1


def _pairs(terms: HtmlElement) -> Iterator[GridRow]:
    """A list of definitions as rows of two cells."""
    term: HtmlElement | None = None
    for element in terms.iterdescendants("dt", "dd"):
        if element.tag == "dt":
            term = element
        elif term is not None:
            yield GridRow(cells=(Cell(element=term), Cell(element=element)), element=term)


def _is_record(terms: HtmlElement) -> bool:
    """Whether a list of definitions is a record: several short names, each with one text."""
    tags = [element.tag for element in terms.iterdescendants("dt", "dd")]
    if len(tags) < 2 * _FEWEST_TERMS or tags != ["dt", "dd"] * (len(tags) // 2):
        return False
    return all(len(element.text_content().split()) <= _MOST_TERM_WORDS for element in terms.iterdescendants("dt"))


def _lays_out(table: HtmlElement) -> bool:
    """Whether a table only places things on the page: a frame of other tables, of headings, of one column."""
    rows = [cells for row in rows_of(table) if (cells := cells_of(row))]
    if not rows:
        return True
    words = len(table.text_content().split())
    inside = sum(
        len(inner.text_content().split()) for inner in table.iterdescendants("table") if _outer(inner) is table
    )
    headed = any(cell.tag == "th" for cells in rows for cell in cells)
    if inside and inside >= _MOST_INSIDE * words and (len(rows) <= _FEW_ROWS or not headed):
        return True
    blocks = any(inner.tag in _HEADINGS for cells in rows for cell in cells for inner in cell.iterdescendants())
    if blocks and not headed and len(rows) <= _FEW_ROWS:
        return True
    single = all(len(cells) == 1 for cells in rows)
    return single and (len(rows) == 1 or blocks or inside > 0 or any(_is_long(cells[0]) for cells in rows))


def _is_long(cell: HtmlElement) -> bool:
    """Whether a cell holds several paragraphs or a list."""
    return sum(inner.tag in ("p", "li", "div") for inner in cell.iterdescendants()) > 1


def _is_row(element: HtmlElement) -> bool:
    return element.tag == "tr" or (isinstance(element.tag, str) and element.get("role") == "row")


def _in_foot(row: HtmlElement) -> bool:
    return next((outer.tag for outer in row.iterancestors("tfoot", "table")), None) == "tfoot"


def _is_any_table(element: HtmlElement) -> bool:
    return element.tag == "table" or element.get("role") in ("table", "grid", "treegrid")


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next((outer for outer in row.iterancestors() if _is_any_table(outer)), None)


def _owner(cell: HtmlElement) -> HtmlElement | None:
    """The row that a cell belongs to, or its table where it stands in none."""
    return next((outer for outer in cell.iterancestors() if _is_row(outer) or _is_any_table(outer)), None)


def _outer(table: HtmlElement) -> HtmlElement | None:
    return next(table.iterancestors("table"), None)
