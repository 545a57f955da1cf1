"""Writes the sample plans that are no text: `PYTHONPATH=. python docs/make_samples.py` makes them anew from their text.

Each has its text and its reading by hand in `tests/plans/formats`. Ratings become colours, and what goes for several
rows becomes one cell over them, where the format can hold that.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.formats import delimited, pdf, webpage, word, workbook
from tests.formats.parts import Part, parts

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "plans" / "formats"
SAMPLES = ROOT / "webapp" / "samples"
SLIDE = (720.0, 405.0)  # points; low enough for the plan to run over pages
Write = Callable[[tuple[Part, ...]], bytes]
#: Name of each plan, with the suffix that it is shipped under and what writes it.
SHIPPED: dict[str, tuple[str, Write]] = {
    "kelverdale-sar-mr-p-2024": ("pdf", lambda given: pdf.write(given, repeat=True, page=SLIDE)),
    "thirlby-vale-lcspr-family-k-2025": ("docx", word.write),
    "northmarch-dhr-register-2023": ("xlsx", workbook.write),
    "saltmere-sab-tracker-2022": ("csv", delimited.write),
    "tarrowby-business-plan-2025-26": ("html", webpage.write),
}


def main() -> None:
    """Write each plan in its format."""
    for name, (suffix, write) in SHIPPED.items():
        source = TEXTS / f"{name}.txt"
        rich = suffix != "csv"
        found = parts(source.read_bytes(), source.name, coloured=rich, merged=rich)
        (SAMPLES / f"{name}.{suffix}").write_bytes(write(found))


if __name__ == "__main__":
    main()
