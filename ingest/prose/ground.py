"""The paragraphs of a document with what stands round each of them, before asks are gathered from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.language import prose_words
from ingest.language.labels import Split
from ingest.language.prose_words import ask_label
from ingest.prose.answered import answered
from ingest.prose.paragraphs import Paragraph, mark, paragraphs
from ingest.prose.paths import body_of, paths
from ingest.prose.stretches import Stretch, stretches
from ingest.prose.zones import Spot, spots
from ingest.structure.rows import Header, Piece, Row

_OPENING = 10  # paragraphs at the top that may name the review


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What is known of each paragraph by its number; nothing of it changes while asks are gathered.

    `mixed`: whether the document has tables too. `groups`: the headings that only group asks. `answered`: asks told by
    the replies below them. `paths`: the headings over each paragraph. `body`: the first paragraph of the text.
    """

    paragraphs: Sequence[Paragraph]
    spots: Sequence[Spot]
    stretches: Mapping[int, Stretch]
    mixed: bool
    groups: frozenset[int]
    answered: Mapping[int, Split]
    paths: Sequence[tuple[str, ...]]
    body: int

    @property
    def actions_ask(self) -> bool:
        """Whether actions stand as the asks, since nothing else in the document is labelled or listed as one."""
        labelled = any((label := ask_label(p.text)) and not label.action for p in self.paragraphs)
        return not labelled and not any(s.mode for s in self.stretches.values() if not s.weak)

    def stretch(self, number: int) -> Stretch | None:
        """The stretch of asks that a paragraph stands in."""
        return self.stretches.get(self.spots[number].stretch)

    def is_of_others(self, number: int) -> bool:
        """Whether a paragraph reads like an ask, and is one of another review."""
        spot, text = self.spots[number], self.paragraphs[number].text
        if not spot.aside or spot.heading:
            return False
        item = mark(text)
        return ask_label(text) is not None or (item is not None and prose_words.requests(item.rest))


def survey(pieces: Sequence[Piece], *, lined: bool) -> Ground:
    """Join lines to paragraphs, and say of each where it stands. `lined`: see `ingest.prose.finding.find`."""
    found = paragraphs(pieces, lined=lined)
    where = spots(found, _title(found))
    tables = [index for index, piece in enumerate(pieces) if isinstance(piece, Row | Header)]
    how = stretches(found, where, tables)
    groups = frozenset(number for stretch in how.values() for number in stretch.groups)
    body = body_of(found, where, lined=lined)
    return Ground(
        paragraphs=found,
        spots=where,
        stretches=how,
        mixed=bool(tables),
        groups=groups,
        answered=answered(found, where),
        paths=paths(found, where, groups, body),
        body=body,
    )


def _title(found: Sequence[Paragraph]) -> str:
    """The words at the top, above the first heading of asks."""
    top = next((i for i, paragraph in enumerate(found) if i and prose_words.heads_asks(paragraph.text)), len(found))
    return " ".join(paragraph.text for paragraph in found[: min(top, _OPENING)]).casefold()
