"""A library whose every word tries to be something else: markup, a script, an attribute, a template, a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from graph.connect import connect
from graph.identity import digest, recommendation_id, wording_key
from graph.model import (
    Action,
    AgencyMention,
    Basis,
    Board,
    Column,
    KeyEntry,
    Original,
    Passage,
    Period,
    Place,
    Plan,
    Precision,
    Recommendation,
    Reference,
    Review,
    Role,
    SourceCell,
    SourceRow,
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.plain import to_plain
from ingest.layout import Line
from tests.formats import word
from tests.formats.parts import Cell, Part, Sheet
from tests.webapp import drawn_plan
from webapp.config import Settings
from webapp.library import Library
from webapp.reports import read_in

#: What each tries: a script, a handler, to leave an attribute, to leave the drawing, to leave a comment, a template.
TRICKS = (
    "<script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    '" onmouseover="window.owned=1" autofocus onfocus=\'window.owned=1\'',
    "</title></svg><svg onload=window.owned=1>",
    "--></style></script><iframe srcdoc='<script>parent.owned=1</script>'>",
    "{{ 7 * 7 }}${7*7}<%= 7 * 7 %>",
)
#: What a spreadsheet would take for a formula.
FORMULAS = ("=HYPERLINK(0)", "+1+1", "-2+3", "@SUM(1)", "\t=1+1")
DATA = b"a hostile plan"
DOCUMENT = digest(DATA)
_numbers = count()

TABLE = """SAFEGUARDING ADULTS BOARD OF {place} {trick}

Action plan for SAR Wren {trick}, May {year}

Recommendation\tAction\tLead\tProgress
{trick} All agencies must agree a shared pathway for hoarding.\t{trick} Write it\tICB {trick}\tDelayed {trick}
=1+1 Train staff to refer to MARAC.\t@SUM(1)\t+1\t-1
"""


def trick() -> str:
    """The next of the tricks, each in turn, so that every field gets one and all are tried."""
    return TRICKS[next(_numbers) % len(TRICKS)]


def plan() -> Plan:
    """A plan with a trick in every field that can hold words."""
    lead = _agency(f"Trust {TRICKS[2]}", Role.LEAD)
    asks = [
        _ask(f"{text} Agree a pathway for hoarding.", label, lead) for text, label in zip(TRICKS, TRICKS, strict=True)
    ]
    asks += [_ask(f"{text} Train team {number}.", text, lead) for number, text in enumerate(FORMULAS)]
    return Plan(
        original=Original(
            digest=DOCUMENT,
            file=f"{TRICKS[1]}.txt",
            size=len(DATA),
            licence=trick(),
            address=trick(),
            standing=f"Draft {TRICKS[0]}",
        ),
        title=f"{TRICKS[0]}{TRICKS[3]} plan",
        board=Board(name=f"Board {TRICKS[1]}", basis=Basis.INFERRED, words=trick()),
        review=Review(label=f"SAR {TRICKS[0]}", kind="SAR", title=trick()),
        published=Period(raw=f"May 2019 {TRICKS[0]}", due=date(2019, 5, 31), precision=Precision.MONTH),
        status_key=(KeyEntry(token=trick(), words=trick(), status=Status.COMPLETE),),
        recommendations=tuple(asks),
        headings=(_passage(),),
        preamble=(_passage(),),
        furniture=(_passage(),),
        unread=(_passage(),),
    )


def filled(folder: Path) -> Library:
    """The hostile plan, and two files full of the same that are read in as any file is."""
    settings = Settings(library=str(folder / "library"))
    store = connect(folder / "library")
    store.save_plan(plan(), data=DATA)
    library = Library(settings=settings, store=store, today=lambda: date(2026, 3, 1))
    files = [folder / f"{place} {number}.txt" for number, place in enumerate(("ALDER", "BIRCH"))]
    for number, (file, text) in enumerate(zip(files, (TRICKS[0], TRICKS[1]), strict=True)):
        file.write_text(TABLE.format(place=file.name[:5], trick=text, year=2019 + number), encoding="utf-8")
    (folder / "cedar 3.docx").write_bytes(word.write(_table()))
    read_in(library, [*files, folder / "cedar 3.docx"])
    store.save_plan(drawn(), data=drawn_plan.data())
    return library


def drawn() -> Plan:
    """A PDF that is called a trick, which stands beside its picture."""
    made = drawn_plan.plan(address=None)
    return replace(made, original=replace(made.original, file=f"{TRICKS[2]}.pdf"))


def _table() -> tuple[Part, ...]:
    """A plan for a Word file, each of its cells a trick."""
    headings = tuple(Cell(text=words) for words in ("Recommendation", "Action", "Lead", "RAG"))
    rows = tuple(
        (Cell(text=f"{text} Train team {number}."), Cell(text=text), Cell(text=text), Cell(text=text, tint="green"))
        for number, text in enumerate(TRICKS)
    )
    title = Line(text="SAFEGUARDING ADULTS BOARD OF CEDAR: action plan for SAR Wren, May 2021", place=Place())
    return title, Sheet(rows=(headings, *rows), spanning=frozenset())


def words(value: object) -> str:
    """All words of a value in one, to look for a trick in."""
    return repr(to_plain(value))


def _ask(text: str, label: str, lead: AgencyMention) -> Recommendation:
    reading = StatusReading(
        value=Status.COMPLETE,
        stated=Status.COMPLETE,
        shown=Status.IN_PROGRESS,
        raw=trick(),
        key=trick(),
        quote=trick(),
        tint=trick(),
    )
    period = Period(raw=trick(), due=date(2018, 1, 1), precision=Precision.DAY)
    action = Action(
        text=trick(),
        label=trick(),
        progress=trick(),
        milestones=trick(),
        timescale=period,
        status=reading,
        lead_raw=trick(),
    )
    return Recommendation(
        id=recommendation_id(document=DOCUMENT, label=label, section=(), text=text, twin=0),
        wording=wording_key(text),
        text=text,
        label=label,
        section=(trick(),),
        scope=trick(),
        objective=trick(),
        lead_raw=trick(),
        completed_raw=trick(),
        actions=(action, action),
        status=reading,
        threads=(Thread(kind=ThreadKind.STALLED, quote=trick(), action=0, places=(_place(),)),),
        agencies=(lead, _agency(f"Team {trick()}", Role.OVERSIGHT)),
        themes=(ThemeMention(code="hoarding", quote=trick()), ThemeMention(code=TRICKS[1], quote=trick())),
        refers_to=(Reference(quote=trick(), target=trick()),),
        rows=(SourceRow(cells=(_cell(), _cell()), places=(_place(),)),),
        places=(_place(),),
    )


def _agency(name: str, role: Role) -> AgencyMention:
    return AgencyMention(
        name=name, surface=trick(), role=role, roles=(role,), basis=Basis.AREA, column=Column.LEAD, cell=trick()
    )


def _cell() -> SourceCell:
    return SourceCell(heading=trick(), column=Column.LEAD, text=trick(), places=(_place(),), tint=trick())


def _passage() -> Passage:
    return Passage(text=trick(), places=(_place(),), reason=trick(), tints=((trick(), trick()),))


def _place() -> Place:
    return Place(sheet=trick(), row=2, column=1, seam=trick())
