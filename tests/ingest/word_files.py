"""Makes Word files for tests: the XML of paragraphs and tables, put into a file that python-docx makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def run(text: str, look: str = "") -> str:
    """Letters; `look` is the XML of their properties. A tab and a line end become what Word writes for them."""
    parts = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{parts}</w:t></w:r>'.replace(
        "<w:t>", '<w:t xml:space="preserve">'
    )


def bold(text: str) -> str:
    """Letters in bold."""
    return run(text, "<w:b/>")


def p(*runs: str, style: str = "", number: tuple[int, int] | None = None, look: str = "") -> str:
    """A paragraph of runs, or of plain words; `number` is the list and the level that Word counts."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    counted = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{counted}{look}</w:pPr>{inner}</w:p>"


def tc(*paragraphs: str, span: int = 1, merge: str = "", fill: str = "", look: str = "") -> str:
    """A cell of paragraphs (or of plain words, one paragraph a line); `merge` is "restart" or "continue"."""
    inner = "".join(
        one if one.startswith("<") else "".join(p(line) for line in one.split("\n")) for one in paragraphs or ("",)
    )
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    ending = p() if inner.endswith("</w:tbl>") else ""
    return f"<w:tc><w:tcPr>{spanned}{merged}{filled}{look}</w:tcPr>{inner}{ending}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    """A row of cells, each as `tc` makes it or as plain words."""
    return (
        f"<w:tr><w:trPr>{look}</w:trPr>{''.join(one if one.startswith('<w:tc>') else tc(one) for one in cells)}</w:tr>"
    )


def tbl(*rows: str | Sequence[str], widths: Sequence[int] = ()) -> str:
    """A table of rows, each as `tr` makes it or as its cells; `widths` are those of its grid, in twips."""
    made = [one if isinstance(one, str) else tr(*one) for one in rows]
    count = max((one.count("<w:tc>") for one in made), default=1)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths or [1500] * count)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(made)}</w:tbl>"


def level(depth: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """One level of a list that Word counts."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def inserted(*runs: str) -> str:
    """Runs that somebody added while changes were tracked."""
    return f'<w:ins w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    """Words that somebody took out while changes were tracked."""
    return (
        '<w:del w:id="2" w:author="A" w:date="2024-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">'
        f"{escape(text)}</w:delText></w:r></w:del>"
    )


def box(*content: str) -> str:
    """A run with a text box, drawn in the new way and once more in the old, as Word writes it."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr/><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:rect><v:textbox>{inner}</v:textbox></v:rect></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@dataclass(frozen=True, kw_only=True)
class WordFile:
    """What a file is made of: the XML of its body, of the lists that Word counts, of its notes; header and footer."""

    body: Sequence[str]
    lists: Sequence[Sequence[str]] = ()
    numberings: Sequence[str] = ()
    footnotes: Sequence[str] = ()
    header: str = ""
    footer: str = ""
    styles: Sequence[str] = field(default_factory=tuple)

    def bytes(self) -> bytes:
        """The file. Lists are counted by the numbers 1, 2, … in order; further numberings by those that follow."""
        made = docx.Document()
        body = made.element.body
        section = body.sectPr
        for child in list(body):
            body.remove(child)
        for one in parse_xml(f"<w:body {SPACES}>{''.join(self.body)}</w:body>"):
            body.append(one)
        body.append(section)
        for text, story in ((self.header, made.sections[0].header), (self.footer, made.sections[0].footer)):
            if text:
                story.paragraphs[0].text = text
        for style in self.styles:
            made.styles.element.append(parse_xml(style.replace("<w:style", f"<w:style {SPACES}", 1)))
        self._number(made)
        if self.footnotes:
            self._note(made)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    def _number(self, made: docx.document.Document) -> None:
        root = made.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        lists = "".join(
            f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'
            for at, levels in enumerate(self.lists, 1)
        )
        numbers = "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(self.lists) + 1)
        )
        for one in parse_xml(f"<w:numbering {SPACES}>{lists}{numbers}{''.join(self.numberings)}</w:numbering>"):
            root.append(one)

    def _note(self, made: docx.document.Document) -> None:
        notes = "".join(
            f'<w:footnote w:id="{at}">{p(run(text))}</w:footnote>' for at, text in enumerate(self.footnotes, 1)
        )
        xml = f"<w:footnotes {SPACES}>{notes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def footnote(identity: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{identity}"/></w:r>'


def changed(data: bytes, path: str, old: str, new: str) -> bytes:
    """A file with words of one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == path:
                content = content.replace(old.encode(), new.encode())
            target.writestr(info.filename, content)
    return out.getvalue()
