"""The one place where addresses are built: no template glues a URL, and a URL says the whole state of a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from graph.answers import Filters
from webapp.choices import remove, to_pairs

DIST = Path(__file__).parent / "static" / "dist"
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

    def unfinished_of(self, *, board: str | None = None, agency: str | None = None) -> str:
        """The threads of one board, or those that name one agency."""
        return self.unfinished(Filters(board=(board,) if board else (), agency=(agency,) if agency else ()))

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

    def recommendation(self, recommendation_id: str, *, part: str = "", form: str = "") -> str:
        """One recommendation, or a part of its page such as "source"."""
        return f"/recommendation/{quote(recommendation_id, safe='')}{form}" + (f"#{part}" if part else "")

    def agencies(self, *, form: str = "") -> str:
        """All agencies."""
        return f"/agencies{form}"

    def agency(self, slug: str, *, form: str = "") -> str:
        """One agency."""
        return f"/agency/{quote(slug, safe='')}{form}"

    def board(self, slug: str) -> str:
        """What one board has recommended."""
        return self.search(filters=Filters(board=(slug,)))

    def theme(self, code: str) -> str:
        """What has been recommended about one theme."""
        return self.search(filters=Filters(theme=(code,)))

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
        found = {"plan": self.plan(key), "agency": self.agency(key), "board": self.board(key), "theme": self.theme(key)}
        return found.get(kind, self.around(node_id))

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
