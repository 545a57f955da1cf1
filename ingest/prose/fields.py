"""Finds replies under printed labels in running text: "Lead: …", "Progress (March 2024): …", "Action taken" alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.language import column_words, prose_words
from ingest.language.phrases import load

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,70}?)\s*:(?=\s|$)\s*")
_INSIDE = re.compile(
    r"(?:(?<=[.;,|)\]!?])\s*|\s{2,}|\n|\s[–—|]\s|(?<=\w)\s)(?P<label>[A-Z][A-Za-z&/’'() -]{1,40}?)\s*:\s+(?=\S)"
)
_BRACKETED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*:[^()\[\]]*)[)\]][.\s]*$")
_REFERENCE = re.compile(r"(?P<label>[A-Z][A-Za-z ]{1,30}?)\s*[:.]?\s+(?P<value>[A-Za-z]{0,6}[ ./-]?\d[\w./-]{0,8})")
_DASHED = re.compile(r"(?P<label>[A-Z][A-Za-z&/’'() -]{1,40}?)\s+[–—-]\s+(?=\S)")
_DATED = re.compile(
    r"(?:\(.*?\)|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d(?:[/-]\d\d)?\b|"
    r"\bq(?:uarter)? ?[1-4]\b|\b\d{1,2}(?:st|nd|rd|th)?\b|\d+(?:[./]\d+)*|[–—-])",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?P<what>response|reply|update|progress|feedback)\s+(?:from|by|of|[–—-])\s+(?:the\s+)?(?P<who>.+)", re.IGNORECASE
)
_OWN = re.compile(
    r"(?P<who>.+?)(?:[’']s?)?(?:\s+|\s*[–—-]\s*)(?P<what>response|reply|update|progress(?: update)?|feedback)",
    re.IGNORECASE,
)
_LEAST_COVER = 0.6
_MOST_WORDS, _MOST_ALONE = 8, 5
#: Parts that a label in running text can name.
_PARTS = frozenset({
    "lead", "oversight", "timescale", "completed", "completion", "progress", "status", "action", "taken", "response",
    "outcome", "objective", "milestones", "scope", "priority", "action_label",
})  # fmt: skip
_NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A printed label and the words behind it. `part` is the vocabulary's name of the part it plays, or "note".

    `who` is the agency that the label says replies; `shown` the label's words without it.
    """

    label: str
    part: str
    text: str
    who: str | None = None

    @property
    def shown(self) -> str:
        """The words of the label that do not name who replies."""
        return " ".join(self.label.replace(self.who, " ", 1).split()) if self.who else self.label


def opens_field(text: str) -> bool:
    """Whether a line opens with a label that we know and a colon."""
    found = _LABEL.match(text)
    return found is not None and _named(found["label"]) is not None


def alone(text: str) -> Field | None:
    """The label that a whole line is, with or without a colon, where its words stand below; None for other lines."""
    words = text.strip()
    if words.endswith(".") or len(words.split()) > _MOST_WORDS or not words[:1].isupper():
        return None
    label = words.rstrip(": ").strip()
    if ":" in label:
        return None
    found = _named(label)
    replied = found is not None and found[1] is not None  # "Police response"
    if not words.endswith(":") and (len(label.split()) > _MOST_ALONE or not (replied or _sure(label))):
        return None
    return Field(label=label, part=found[0], text="", who=found[1]) if found else None


def reference(text: str) -> tuple[str, str] | None:
    """The words and the value of a line that numbers what follows it: "Ref: 3", "No. 4"."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None or column_words.part(found["label"]) != "label" or column_words.cover(found["label"]) < 1:
        return None
    return found["label"], found["value"]


def cut(text: str, *, within: bool = True) -> tuple[str, tuple[Field, ...]]:
    """A paragraph as the words before its first label, and the labelled words behind; `within` looks inside too."""
    if within and (bracket := _BRACKETED.search(text)) and opens_field(bracket["inside"].strip()):
        before, fields = cut(text[: bracket.start()])
        return before, (*fields, *cut(bracket["inside"].strip())[1])
    marks: list[tuple[int, int, str]] = []
    opening = _LABEL.match(text)
    if opening and _named(opening["label"]):
        marks.append((0, opening.end(), opening["label"]))
    elif (dashed := _DASHED.match(text)) and _sure(dashed["label"]):
        marks.append((0, dashed.end(), dashed["label"]))
    if within:
        marks += [found for found in _inside(text) if not marks or found[0] >= marks[0][1]]
    if not marks:
        return text, ()
    ends = [*(start for start, _, _ in marks[1:]), len(text)]
    fields = tuple(_field(label, text[behind:end]) for (_, behind, label), end in zip(marks, ends, strict=True))
    return text[: marks[0][0]].strip(" |–—"), fields


def _inside(text: str) -> list[tuple[int, int, str]]:
    """Labels within a paragraph: capital words that we are sure of, each behind a stop, a bar or a value."""
    out: list[tuple[int, int, str]] = []
    position = 0
    while found := _INSIDE.search(text, position):
        label = found["label"]
        start = found.start("label")
        for word in re.finditer(r"(?<!\S)[A-Z]", label):  # "The Board Lead: X": the label is the sure end of it
            if _sure(label[word.start() :]) or _ends_value(text, start + word.start(), label[word.start() :]):
                out.append((start + word.start(), found.end(), label[word.start() :]))
                break
        position = max(found.end(), position + 1)
    return out


def _ends_value(text: str, start: int, label: str) -> bool:
    """Whether a label that we half know stands behind a full stop."""
    return text[:start].rstrip().endswith((".", ";", "|")) and _named(label) is not None


def _field(label: str, text: str) -> Field:
    found = _named(label) or (_NOTE, None)
    return Field(label=label.strip(), part=found[0], text=text.strip(" |\n").removesuffix(" –").strip(), who=found[1])


def _sure(label: str) -> bool:
    """Whether all words of a label name its part."""
    core = _core(label)
    return bool(core) and column_words.part(core) in _PARTS and column_words.cover(core) == 1.0


@lru_cache(maxsize=4096)
def _named(label: str) -> tuple[str, str | None] | None:
    """The part a label names and the agency in it; None for words that are no label."""
    words = label.split()
    if not words or len(words) > _MOST_WORDS or not label[0].isupper():
        return None
    if prose_words.is_note_label(label):
        return _NOTE, None
    core = _core(label)
    if column_words.part(core) in _PARTS and _share(core) >= _LEAST_COVER:
        return str(column_words.part(core)), None
    found = _FROM.fullmatch(label.strip()) or _OWN.fullmatch(label.strip())
    if found and found["who"][:1].isupper() and not prose_words.asks(found["who"]):
        return str(column_words.part(found["what"])), found["who"].strip()
    return None


def _share(core: str) -> float:
    """The share of a label's words that name its part, those left out that only say which one it is."""
    if column_words.part(core) == "completed":
        return 1.0  # "Completed: June 2023": a word that would only rate as a heading of a column
    telling = " ".join(word for word in core.split() if word.lower().rstrip("’s'") not in _plain())
    return max(column_words.cover(core), column_words.cover(telling) if telling else 0.0)


def _core(label: str) -> str:
    """A label without dates, numbers and brackets."""
    core = " ".join(_DATED.sub(" ", label).split()).strip(" ,.")
    return core or label


@cache
def _plain() -> frozenset[str]:
    return frozenset(load("prose")["fields"]["plain"])
