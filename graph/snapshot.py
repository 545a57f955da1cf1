"""A picture of a neighbourhood as one page that needs nothing else: drawn by pyvis, made safe and whole here.

pyvis puts its script into the page, and beside it links to style sheets and scripts elsewhere. Only the script is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from graph.analysis import circle
from graph.answers.pictures import Neighbourhood, Node
from graph.errors import ThreadlineError

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_REACH = (560, 320)  # pixels from the centre to its neighbours, across and down: words lie flat
_SHAPES = {"ring": "dot", "circle": "dot", "pentagon": "star", "cross": "triangleDown"}
_LINE = "#6b7d80"
_LONGEST = 42  # characters of a label in the drawing; the table has them whole
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body { margin: 0 auto; max-width: 75rem; padding: 1rem; font: 1.1rem/1.4 system-ui, sans-serif; color: #0b0c0c; }
#mynetwork { height: 36rem; border: 1px solid #8fb3b7; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; }
caption { font-weight: bold; text-align: left; padding: .6rem 0; }
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """What stands round the picture: sentences above it, and for each kind its word, shape and colour."""

    notes: tuple[str, ...]
    looks: Mapping[str, tuple[str, str, str]]


def page(found: Neighbourhood, caption: Caption) -> str:
    """The neighbourhood as a page of HTML that asks for nothing from anywhere.

    Raises ThreadlineError where pyvis is not installed.
    """
    title = escape(found.centre.label)
    scripts = "\n".join(f"<script>{script}</script>" for script in _scripts(_drawn(found, caption)))
    notes = "\n".join(f"<p>{escape(note)}</p>" for note in caption.notes)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
{notes}
<p>{_legend(found, caption)}</p>
<div id="mynetwork" role="img" aria-label="A drawing of what the table below says"></div>
{_table(found, caption)}
{scripts}
</body>
</html>
"""


def _drawn(found: Neighbourhood, caption: Caption) -> str:
    """The page that pyvis makes. No label goes in as a title: pyvis may take a title for markup."""
    try:
        from pyvis.network import Network
    except ImportError as error:
        raise ThreadlineError("Pictures to take away need pyvis. Install it with: pip install pyvis") from error
    net: Any = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(status=False)
    places = circle(found)
    for node in (found.centre, *found.nodes):
        x, y = places[node.id]
        _add(net, node.id, _short(node.label), (*caption.looks[node.kind][1:], x * _REACH[0], y * _REACH[1]))
    for (source, target), words in _joined(found).items():
        net.add_edge(source, target, label=", ".join(words), color=_LINE)
    for number, fold in enumerate(found.folded):
        word, shape, colour = caption.looks[fold.kind]
        _add(net, f"folded {number}", f"{word}: {fold.count}", (shape, colour, 0, _REACH[1] * (1.4 + number * 0.3)))
        ends = (found.centre.id, f"folded {number}")
        net.add_edge(*(ends if fold.outward else reversed(ends)), label=fold.words, color=_LINE)
    html: str = net.generate_html()
    return html


def _joined(found: Neighbourhood) -> dict[tuple[str, str], list[str]]:
    """What is said of each two things: one line between them is enough."""
    said: dict[tuple[str, str], list[str]] = {}
    for edge in found.edges:
        said.setdefault((edge.source, edge.target), []).append(edge.words)
    return said


def _add(net: Any, one: str, label: str, look: tuple[str, str, float, float]) -> None:  # noqa: ANN401 - pyvis has no types
    shape, colour, x, y = look
    net.add_node(one, label=label, shape=_SHAPES.get(shape, shape), color=colour, x=x, y=y, size=14)


def _scripts(html: str) -> Iterator[str]:
    """The scripts that stand in a page, none that is fetched, and no address written out in them.

    A slash with a backslash before it is the same slash to JavaScript: names of XML namespaces keep their meaning.
    """
    for found in _SCRIPT.finditer(html):
        if "src" not in found["attributes"]:
            yield found["body"].replace("://", r":\/\/")


def _legend(found: Neighbourhood, caption: Caption) -> str:
    kinds = dict.fromkeys([found.centre.kind, *(n.kind for n in found.nodes), *(f.kind for f in found.folded)])
    marks = (caption.looks[kind] for kind in kinds)
    return " · ".join(f'<span style="color:{colour}">■</span> {escape(word)}' for word, _, colour in marks)


def _table(found: Neighbourhood, caption: Caption) -> str:
    labels = {node.id: _named(node, caption) for node in (found.centre, *found.nodes)}
    rows = [(labels[edge.source], edge.words, labels[edge.target]) for edge in found.edges]
    for fold in found.folded:
        ends = [labels[found.centre.id], f"{caption.looks[fold.kind][0]}: {fold.count}, shown as one"]
        what, whom = ends if fold.outward else reversed(ends)
        rows.append((what, fold.words, whom))
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"""<table>
<caption>The same as a table</caption>
<thead><tr><th scope="col">What</th><th scope="col">How linked</th><th scope="col">To what</th></tr></thead>
<tbody>
{body}
</tbody>
</table>"""


def _named(node: Node, caption: Caption) -> str:
    return f"{caption.looks[node.kind][0]}: {node.label}" + (f" ({node.detail})" if node.detail else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
