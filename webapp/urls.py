"""The one place where addresses are built: no template glues a URL, and a URL says the whole state of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from graph.answers.asked import Filters
from webapp.choices import remove, to_pairs

DIST = Path(__file__).parent / "static" / "dist"
#: How many pixels wide a page of an original is drawn: for plain screens, and for those with twice as many pixels.
WIDTHS = (1000, 2000)
SHORT = 16  # hexadecimal digits of a plan's digest that stand in an address


@dataclass(frozen=True, kw_only=True, slots=True)
class Urls:
    """Builds the address of each page; `versions` are the hashes of the built front-end files."""

    versions: dict[str, str]

    def home(self, *, form: str = "") -> str:
        """The first page."""
        return f"/home{form}" if form else "/"

    def search(
        self, words: str = "", filters: Filters | None = None, *, after: str | None = None, form: str = ""
    ) -> str:
        """The results for some words within some filters, from a cursor on."""
        return _with(f"/search{form}", [("q", words)] if words else [], filters, after)

    def unfinished(self, filters: Filters | None = None, *, after: str | None = None, form: str = "") -> str:
        """The threads left open within some filters, from a cursor on."""
        return _with(f"/unfinished{form}", [], filters, after)

    def recurring(self, filters: Filters | None = None, *, after: str | None = None, form: str = "") -> str:
        """What several reviews ask, within some filters, from a cursor on."""
        return _with(f"/recurring{form}", [], filters, after)

    def recurrence(self, recurrence_id: str, *, form: str = "") -> str:
        """One group of recommendations that ask the same."""
        return f"/recurrence/{quote(recurrence_id, safe='')}{form}"

    def unfinished_of(self, **of: str | Sequence[str]) -> str:
        """The threads with these values of filters: of one board, of some plans, that name one agency."""
        return self.unfinished(_filters(of))

    def items_of(self, **of: str | Sequence[str]) -> str:
        """The recommendations with these values of filters, such as those of one board in one year."""
        return self.search(filters=_filters(of))

    def listing(self, path: str, words: str, filters: Filters | None = None, *, after: str | None = None) -> str:
        """A list that stands at `path`, in any state of it."""
        return _with(path, [("q", words)] if words else [], filters, after)

    def without(self, path: str, words: str, filters: Filters, gone: tuple[str, str]) -> str:
        """The same list with one value of one filter (its name and value) removed."""
        return self.listing(path, words, remove(filters, *gone))

    def section(self, name: str) -> str:
        """The first page of a section of the navigation."""
        return self.home() if name == "home" else f"/{name}"

    def plans(self, *, form: str = "") -> str:
        """All plans."""
        return f"/plans{form}"

    def plan(self, plan_id: str, *, form: str = "") -> str:
        """One plan."""
        return f"/plan/{quote(plan_id[:SHORT], safe='')}{form}"

    def original(self, plan_id: str) -> str:
        """The document that a plan was read from."""
        return f"/plan/{quote(plan_id[:SHORT], safe='')}/original"

    def page_picture(
        self, plan_id: str, page: int, *, strip: tuple[int, int] | None = None, width: int = WIDTHS[0]
    ) -> str:
        """A page of an original as a picture, or a strip of it from top to bottom in points, that many pixels wide."""
        pairs = [("from", str(strip[0])), ("to", str(strip[1]))] if strip else []
        path = f"/originals/{quote(plan_id[:SHORT], safe='')}/pages/{page}.png"
        return _with(path, [*pairs, ("width", str(width))], None, None)

    def page_pictures(self, plan_id: str, page: int, strip: tuple[int, int]) -> str:
        """The same strip at every width, as a browser chooses from them (`srcset`)."""
        one = ((self.page_picture(plan_id, page, strip=strip, width=width), width) for width in WIDTHS)
        return ", ".join(f"{address} {width}w" for address, width in one)

    def recommendation(self, recommendation_id: str, *, part: str = "", form: str = "") -> str:
        """One recommendation, or a part of its page such as "source"."""
        return f"/recommendation/{quote(recommendation_id, safe='')}{form}" + (f"#{part}" if part else "")

    def agencies(self, *, form: str = "") -> str:
        """All agencies."""
        return f"/agencies{form}"

    def agency(self, slug: str, *, form: str = "") -> str:
        """One agency."""
        return f"/agency/{quote(slug, safe='')}{form}"

    def agencies_with(self, role: str) -> str:
        """The agencies that have one part in recommendations."""
        return _with("/agencies", [("role", role)], None, None)

    def browse(self, *, form: str = "") -> str:
        """All that can be looked through, by kind."""
        return f"/browse{form}"

    def boards(self, *, form: str = "") -> str:
        """All boards."""
        return f"/boards{form}"

    def board(self, slug: str, *, form: str = "") -> str:
        """One board."""
        return f"/board/{quote(slug, safe='')}{form}"

    def reviews(self, *, form: str = "") -> str:
        """All reviews."""
        return f"/reviews{form}"

    def review(self, slug: str, *, form: str = "") -> str:
        """One review, by the slug of its board and label."""
        return f"/review/{quote(slug, safe='')}{form}"

    def themes(self, *, form: str = "") -> str:
        """All themes."""
        return f"/themes{form}"

    def theme(self, code: str, *, form: str = "") -> str:
        """One theme."""
        return f"/theme/{quote(code, safe='')}{form}"

    def patterns(self, *, form: str = "") -> str:
        """Every building block of these pages."""
        return f"/patterns{form}"

    def kind(self, kind: str) -> str:
        """The threads of one kind."""
        return _with("/unfinished", [("kind", kind)], None, None)

    def around(self, node_id: str, *, unfold: str = "", form: str = "") -> str:
        """What hangs together with a thing; a kind of neighbour that is folded is unfolded on wish."""
        kind, _, key = node_id.partition(":")
        short = key[:SHORT] if kind == "plan" else key
        return _with(f"/around/{kind}:{quote(short)}{form}", [("unfold", unfold)] if unfold else [], None, None)

    def path(self, start: str = "", end: str = "", *, hubs: bool = False, form: str = "") -> str:
        """How one thing is linked with another, each given by its id or a name."""
        pairs = [("from", start), ("to", end), ("hubs", "yes" if hubs else "")]
        return _with(f"/path{form}", [pair for pair in pairs if pair[1]], None, None)

    def thing(self, node_id: str) -> str:
        """The page of a thing of the graph; that of what is round it where it has none of its own."""
        kind, _, key = node_id.partition(":")
        if kind in {"recommendation", "thread"}:
            return self.recommendation(key.partition("/")[0])
        pages = {
            "plan": self.plan,
            "agency": self.agency,
            "board": self.board,
            "recurrence": self.recurrence,
            "review": self.review,
            "theme": self.theme,
        }
        return pages[kind](key) if kind in pages else self.around(node_id)

    def check(self) -> str:
        """Where a finding or a draft plan is checked; what is checked never stands in the address."""
        return "/check"

    def help(self, part: str = "") -> str:
        """What the words on these pages mean."""
        return f"/help#{part}" if part else "/help"

    def asset(self, name: str) -> str:
        """A built front-end file, under an address that changes when the file does."""
        return f"/static/dist/{name}?v={self.versions.get(name, '0')}"


def built() -> Urls:
    """The builder for the front-end files that are here."""
    from hashlib import sha256

    files = [path for path in DIST.glob("*") if path.suffix in {".css", ".js"}]
    return Urls(versions={path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in files})


def _with(path: str, pairs: list[tuple[str, str]], filters: Filters | None, after: str | None) -> str:
    pairs = [*pairs, *(to_pairs(filters) if filters else ()), *([("after", after)] if after else [])]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _filters(of: Mapping[str, str | Sequence[str]]) -> Filters:
    """Filters from values by name; `year` is one year from beginning to end, plans are named as short as may be."""
    values: dict[str, Any] = {name: (one,) if isinstance(one, str) else tuple(one) for name, one in of.items()}
    if year := values.pop("year", None):
        values["since"] = values["until"] = int(year[0])
    return Filters(**(values | {"plan": tuple(plan[:SHORT] for plan in values.get("plan", ()))}))
