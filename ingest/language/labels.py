"""Splits printed labels ("Rec 4", "1.3", "NEW ACTION –") from the texts they stand before, by the rows around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

_KIND = (
    r"(?:key |overarching |multi[- ]agency |single[- ]agency |national |local |additional )?"
    r"(?:recommendations?|recs?|reco?m+d?n?|actions?|findings?|lessons?|objectives?|"
    r"learning(?: (?:points?|themes?|outcomes?|needs?))?|"
    r"priority|priorities|deliverables?|outcomes?|goals?|aims?|issues?|points?|items?|questions?|considerations?)"
)
_NUMBER = (
    r"(?:(?i:no|nos|number|num|ref)\.?\s*)?[#(]?"
    r"(?:\d+(?:[.\-/]\d+)*[A-Za-z]?|(?<=\s)(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?<=\s)[A-Z]|(?<=\s)[IVX]+|(?<=\s)[a-z]{1,4}(?=\s*[:.)]))\b[)]?"
)
_MORE = rf"(?:\s*(?:,|and|&|/|to|–|-)\s*(?:(?i:{_KIND})\.?\s*)?{_NUMBER})*"
_WORDED = re.compile(
    rf"(?P<label>(?i:{_KIND})\.?\s*{_NUMBER}{_MORE})(?P<gap>\s*[:.)–—-]+\s*|\s+(?=\W*[A-Z]|\(cont|$)|$)"
)
_CODED = re.compile(
    r"(?P<label>[A-Z]{1,6}\d{0,4}(?:[ /._-]?\d++[a-z]?)+(?:[./-]\d++[a-z]?)*)"
    r"(?P<gap>\s*[:.)–—-]+\s+|\s+(?=[A-Z“\"'])|$)"
)
_DOTTED = re.compile(r"(?P<label>\d+(?:\.\d+)+[a-z]?|\d+[a-z]|\d+\([a-z]+\))(?P<gap>[.):,]?\s*[–—-]?\s+(?=\S)|[.):]?$)")
_PLAIN = re.compile(r"[(]?(?P<label>\d{1,3})(?P<gap>\s*[.):,]\s*(?=[^\d\s])|\s+[–—-]\s+|[.):]?$)")
_BARE = re.compile(r"(?P<label>\d{1,3})(?P<gap>\s+(?=[A-Z“\"']))")
_LETTERED = re.compile(r"[(]?(?P<label>[a-zA-Z]|[ivx]{1,4})(?P<gap>[.)]\s+)")
_TAG = re.compile(r"(?P<label>[A-Z][\w’'&/() -]{2,60}?)(?P<gap>\s*:\s+|\s+[–—-]\s+)(?=\S)")
_WHOLE = re.compile(
    r"[(]?(?:[A-Z]|[ivxl]{1,5}|[IVXL]{1,5})[).:]?|[A-Za-z]{0,8}[ ./-]?\d+[A-Za-z]?|[A-Z]{2,6}[ ./-][A-Z]"
)
_DITTO = re.compile(r"\W*(?:(?:same )?as above|ditto)\W*", re.IGNORECASE)
_BEHIND = re.compile(r"[(\[](?P<label>[A-Z][A-Za-z]{0,5}\.? ?\d{1,3}(?:\.\d+)?[a-z]?)[)\]]\.?\s*$")
_CONTINUED = re.compile(r"\(?\s*(?:continued|cont['’]?d|cont\.)(?!\w)\s*\)?[.:]?", re.IGNORECASE)
_NAMES_KIND = re.compile(rf"(?:{_KIND})\.?(?: (?:no|number|ref)\.?)?", re.IGNORECASE)
_NUMERIC = {"worded": _WORDED, "coded": _CODED, "dotted": _DOTTED, "plain": _PLAIN}
_MOST_TAG_WORDS = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """A text without its label. `scheme` names the way of numbering, if there is one ("worded", "dotted:2", "tag").

    `continued` says that the label is printed again for the rest of its text; `mark` are the words that say so.
    """

    label: str | None
    text: str
    scheme: str | None = None
    continued: bool = False
    mark: str = ""


NO_TAGS: frozenset[str] = frozenset()


def split(text: str, *, tags: frozenset[str] = NO_TAGS, bare: bool = False) -> Split:
    """The label of a text and the rest. `tags` are the document's worded labels, `bare` allows "3 Review the …"."""
    text = text.strip()
    patterns = dict(_NUMERIC, bare=_BARE) if bare else _NUMERIC
    for scheme, pattern in patterns.items():
        found = pattern.match(text)
        if found and not (scheme == "coded" and _doubtful(text, found, tags)):
            return _cut(text, found, scheme)
    if (found := _TAG.match(text)) and _key(found["label"]) in tags:
        return _cut(text, found, "tag")
    if (found := _BEHIND.search(text)) and _code(found["label"]) in tags:
        return Split(label=found["label"], text=text[: found.start()].rstrip(), scheme="behind")
    return Split(label=None, text=text)


def is_label(text: str) -> bool:
    """Whether a whole cell is nothing but a label: "3", "R4", "IMR A", "(ii)", "Recommendation 2"."""
    found = split(text)
    return (found.label is not None and not found.text) or _WHOLE.fullmatch(text) is not None


def names_kind(text: str) -> bool:
    """Whether a text is only the word that labels begin with: "Recommendation", "Action no."."""
    return _NAMES_KIND.fullmatch(text.strip()) is not None


def same(one: str, other: str) -> bool:
    """Whether two printed labels name the same item ("Rec 4" and "4.")."""
    digits = [re.findall(r"\d+|[A-Za-z]$", label) for label in (one, other)]
    return bool(digits[0]) and digits[0] == digits[1]


def tags(texts: Sequence[str]) -> frozenset[str]:
    """Worded labels of a document: openings before a dash that come back, or that stand in capitals."""
    found = [match["label"] for text in texts if (match := _TAG.match(text.strip()))]
    found = [tag for tag in found if len(tag.split()) <= _MOST_TAG_WORDS]
    counts = Counter(map(_key, found))
    capitals = {_key(tag) for tag in found if tag.isupper() and " " in tag}
    found_codes = [match for text in texts if (match := _CODED.match(text.strip()) or _BEHIND.search(text))]
    codes = Counter(_code(match["label"]) for match in found_codes)
    often = {name for name, count in (counts + codes).items() if count > 1}
    return frozenset(often | capitals)


def _code(label: str) -> str:
    """The shape of a code: "SAR1/2" is "code:AAA9/9"."""
    return "code:" + re.sub(r"[A-Za-z]", "A", re.sub(r"\d", "9", label))


def _doubtful(text: str, found: re.Match[str], tags: frozenset[str]) -> bool:
    """A code with nothing but a space behind it ("S42 Enquiries …") is a label only where others are made like it."""
    return not found["gap"].strip() and found.end() < len(text) and _code(found["label"]) not in tags


def _key(tag: str) -> str:
    return " ".join(tag.lower().split())


def _cut(text: str, found: re.Match[str], scheme: str) -> Split:
    label, rest = found["label"].strip(" ()"), text[found.end() :].strip()
    if scheme == "dotted":
        scheme = f"dotted:{label.count('.') + 1}"
    if scheme == "worded" and (again := re.match(r"[:.–—-]+\s*", rest)):
        rest = rest[again.end() :]
    return resumed(Split(label=" ".join(label.split()), text=rest, scheme=scheme))


def resumed(found: Split) -> Split:
    """A split whose text opens with "(continued)", without those words."""
    again = _CONTINUED.match(found.text)
    if again is None:
        return found
    text = found.text[again.end() :].strip(" –—-:")
    return replace(found, text=text, continued=True, mark=f"{found.label} {again[0].strip()}")


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above."""
    return _DITTO.fullmatch(text) is not None
