"""The page that says whether a finding, or each item of a draft plan, has been said before. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Request, Response, render_template

from graph.errors import ThreadlineError
from webapp.checking import Checked, check
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.findings import PASTED, Draft, Finding, of_file, of_text
from webapp.library import Library
from webapp.plain import as_json
from webapp.printing import as_csv
from webapp.wording import counted

TITLE = "Has this been said before?"
_EMPTY: Mapping[str, object] = {"name": "", "summary": "", "items": (), "trouble": None, "given": "", "digest": ""}


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPage(Page):
    """The form and, once something was sent, each finding with its verdict.

    `name` and `digest` say what was checked ("" before, or for a text), `summary` counts the verdicts, `trouble` says
    why nothing was checked, and `given` is the text to show in the form again.
    """

    name: str
    summary: str
    items: tuple[Checked, ...]
    trouble: str | None
    given: str
    digest: str


def view(library: Library, _arguments: Arguments) -> CheckPage:
    """The empty form. What stands in the address is never looked at."""
    return _page(library)


def sent(library: Library, request: Request) -> Response:
    """The answer to the form: as a page, as JSON or as CSV. What was sent lives as long as this request."""
    form = request.form.get("format", "html")
    given = request.form.get("text", "")
    try:
        draft = _draft(request)
        page = checked(library, draft, given)
    except ThreadlineError as error:
        page = _page(library, trouble=str(error), given=given)
    code = 400 if page.trouble else 200
    if form == "json":
        return _file(as_json(page), code, "application/json", "json")
    if form == "csv" and not page.trouble:
        from webapp.check_sheet import findings

        return _file(as_csv(findings(page.items), sample=page.sample), code, "text/csv", "csv")
    return Response(render_template("check.html", page=page), code)


def checked(library: Library, draft: Draft, given: str = "") -> CheckPage:
    """Every finding of a draft, checked against the library; raises EncoderError where nothing can be compared."""
    items = check(library, draft)
    return _page(library, name=draft.name, summary=summary(items), items=items, given=given, digest=draft.digest)


def summary(items: tuple[Checked, ...]) -> str:
    """How many findings got which verdict."""
    counts = {one.verdict: 0 for one in items}
    for one in items:
        counts[one.verdict] += 1
    said = ", ".join(f"{verdict}: {count}" for verdict, count in counts.items())
    return f"{counted(len(items), 'finding')} checked. {said[:1].upper()}{said[1:]}."


def _page(library: Library, **parts: object) -> CheckPage:
    shown = {**_EMPTY, **parts}
    return CheckPage(
        title=TITLE,
        scope=library.scope(),
        sample=library.store.status().sample,
        **shown,  # type: ignore[arg-type] # the names of _EMPTY
    )


def _draft(request: Request) -> Draft:
    """What was sent: findings that were read before (to have them in another form), else a file, else a text."""
    again = request.form.getlist("finding")
    if again:
        labels = [*request.form.getlist("label"), *("" for _ in again)]
        rows = tuple(Finding(text=text, label=label) for text, label in zip(again, labels, strict=False))
        return Draft(name=request.form.get("name", PASTED), findings=rows, digest=request.form.get("digest", ""))
    file = request.files.get("file")
    if file is not None and file.filename:
        return of_file(file.read(), file.filename)
    return of_text(request.form.get("text", ""))


def _file(body: str | bytes, code: int, media_type: str, suffix: str) -> Response:
    answer = Response(body, code, mimetype=media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=f"check.{suffix}")
    return answer
