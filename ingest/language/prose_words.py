"""Tells by its words what a paragraph of running text is: a labelled ask, a request, a heading over asks, a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from ingest.language.phrases import load, pattern

_NUMBER = (
    r"(?:(?i:no|number|num|ref)\.?\s*)?(?:(?<!\w)|(?=\d))[#(]?(?P<number>\d+(?:[.\-/]\d+)*\s?(?:\([a-z]\)|[A-Za-z](?!\w))?|"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)|[A-Z](?!\w)|[IVX]+(?!\w)|[A-Z]{1,4}\d+(?:[./-]\d+)*)[)]?"
)
_GAP = r"(?P<gap>\s*[:.)–—]+[\s–—-]*|\s+-+\s+|\s+(?=[“\"'‘]?[A-Z])|\s+(?=\([^()]{2,40}\)\s*$)|\s*$)"
_AHEAD = r"(?P<ahead>(?:[A-Z][\w&/’'-]*\s+){0,3}?)"
_ADDRESSED = re.compile(r"^[A-Z][^:.]{1,50}:\s+")  # "Police: officers to …"
_BEFORE = re.compile(r"(?:[•·●◦▪■–—*➢►✓-]\s+|\(?\d+(?:\.\d+)*[.)]?\s+)(?=[A-Z])")
_REPLY_TO = re.compile(
    r"(?:[A-Z][\w’']*\s+){0,3}?(?:response|reply|update|progress)\s+(?:to|on|for|against)\s+(?=[A-Z])", re.IGNORECASE
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…+\s*\d+\s*$|_{4,}\s*\d+\s*$|\s{3,}\d{1,3}\s*$")
_NUMBERS = re.compile(
    r"^\W*(?:(?:section|chapter|part|appendix|annex)\s+(?:\d[\d.]*|[A-Z]\b)|(?:\d+(?:\.\d+)*|[A-Z]|[ivxIVX]+)[.)]|"
    r"\d+(?:\.\d+)*)?[\s:.–—-]*",
    re.IGNORECASE,
)
_MOST_ZONE_WORDS, _MOST_LEAD_IN = 16, 14


@dataclass(frozen=True, kw_only=True, slots=True)
class AskLabel:
    """A printed label of an ask and the words behind it. `strong`: a mark parts them, so that it is no mention.

    `action` says that the label numbers an action; `numbered` that the label holds a number of its own; `before` is the
    number of the paragraph in front of it.
    """

    label: str
    rest: str
    strong: bool
    action: bool = False
    numbered: bool = True
    before: str = ""


@lru_cache(maxsize=8192)
def ask_label(text: str) -> AskLabel | None:
    """The label of an ask that opens a paragraph ("Recommendation 4: …", "Question for the Board: …"), if any."""
    ahead = _BEFORE.match(text)
    found = _ask_label(text[ahead.end() :] if ahead else text)
    if found is None or ahead is None or found.action:
        return found
    before = ahead[0].strip(" •·●◦▪■–—*➢►✓-()")
    if before and not found.numbered:
        return replace(found, label=before.rstrip("."), before=found.label)
    return replace(found, before=before)


def reply_to(text: str) -> tuple[str, AskLabel] | None:
    """The words "Response to" and the label behind them, of a paragraph that replies to an ask made elsewhere."""
    found = _REPLY_TO.match(text)
    label = _ask_label(text[found.end() :]) if found else None
    return (text[: found.end()].strip(), label) if found and label and label.numbered and not label.action else None


def _ask_label(text: str) -> AskLabel | None:
    for action, form in ((False, _labelled("kinds")), (True, _labelled("actions"))):
        if (found := form.match(text)) and not _mentions(found, text):
            label = text[: found.start("gap")].strip(" .")
            strong = bool(set(found["gap"]) & set(":)–—-"))
            return AskLabel(label=label, rest=text[found.end() :].strip(), strong=strong, action=action)
    if found := _single().match(text):
        return AskLabel(label=found["label"].strip(), rest=text[found.end() :].strip(), strong=True, numbered=False)
    return None


def asks(text: str) -> bool:
    """Whether words hold a request: a modal verb, an imperative, "X to do", "that the board …"."""
    bare = _form("asks", "past").sub(" ", text)
    return _form("asks", "modal").search(bare) is not None or _imperative().match(text) is not None


def recommends(text: str) -> bool:
    """Whether a paragraph recommends in so many words: "It is recommended that …"."""
    return _form("asks", "explicit").match(text) is not None and not text.rstrip().endswith(":")


def has_modal(text: str) -> bool:
    """Whether a modal verb asks in these words."""
    return _form("asks", "modal").search(text) is not None


def names_request(text: str) -> bool:
    """Whether words read as a request without a modal: "The Trust to review …"."""
    text = _ADDRESSED.sub("", text)
    found = _to_do().match(text)
    return found is not None and _form("asks", "finite").search(found["subject"] or "") is None and not tells(text)


def requests(text: str) -> bool:
    """Whether words ask, in any of these ways."""
    return asks(text) or names_request(text) or asks_question(text)


def is_for_note(text: str) -> bool:
    """Whether words only ask those who receive a report to take note of it: "That members note the contents"."""
    return _form("asks", "for_note").match(text.strip(" •-–")) is not None


def asks_question(text: str) -> bool:
    """Whether a paragraph is a question."""
    return text.rstrip(" ”\"'").endswith("?")


def tells(text: str) -> bool:
    """Whether words tell about recommendations or reviews instead of asking: an introduction, a mention."""
    return _form("asks", "tells").search(text) is not None


def leads_in(text: str) -> bool:
    """Whether a paragraph only leads into what follows it: "The review makes the following recommendations:"."""
    return text.rstrip().endswith(":") or leads_list(text)


def leads_list(text: str) -> bool:
    """Whether words speak of the asks below as a whole, without naming one."""
    return _form("asks", "leads_in").match(text) is not None or tells(text)


def goes_on_asking(text: str) -> bool:
    """Whether a paragraph goes on with the ask above it: "This should include …"."""
    return _form("asks", "anaphora").match(text) is not None and asks(text) and not recommends(text)


def reports(text: str) -> bool:
    """Whether a paragraph tells what was done or decided about an ask."""
    return _form("asks", "reports").search(text) is not None and _form("asks", "modal").search(text) is None


def is_contents_line(text: str) -> bool:
    """Whether a line of a list of contents: words, dots and a page number."""
    return _LEADER.search(text) is not None


def is_contents_heading(text: str) -> bool:
    """Whether a heading opens a list of contents."""
    return _whole("zones", "contents", text)


@cache
def heads_asks(text: str) -> bool:
    """Whether a heading says that asks stand below it: "7. Recommendations", "Questions for the Board"."""
    return _short(text) and _whole("zones", "asks", text) and not _whole("zones", "mentions", text) and not tells(text)


def opens_asks(text: str) -> bool:
    """Whether a heading over asks begins with what they are, not with the name of a document."""
    return _core(text).split(maxsplit=1)[0].lower() in _data()["zones"]["first"] if _core(text) else False


def announces(text: str) -> bool:
    """Whether a sentence leads into asks: "The review makes the following recommendations"."""
    return _announcing().search(text.strip()) is not None


def heads_actions(text: str) -> bool:
    """Whether a heading says that actions stand below it."""
    return _short(text) and _whole("zones", "actions", text)


def heads_others(text: str) -> bool:
    """Whether a heading stands over what other reviews asked: "Previous reviews"."""
    return _whole("zones", "others", text)


def other_review(text: str) -> str | None:
    """The review that a heading says recommendations are from; None where it names none."""
    found = re.match(_data()["zones"]["named"].replace(" ", r"\s+"), _core(text), re.IGNORECASE)
    return found["review"] if found else None


def names_review(text: str) -> bool:
    """Whether a heading names a review: "SAR Anna (2019)"."""
    return re.match(_data()["zones"]["review"], _core(text), re.IGNORECASE) is not None


def ends_asks(text: str) -> bool:
    """Whether a heading opens a part in which no asks stand: "Conclusion", "Appendix B", "Good practice"."""
    return _whole("zones", "ends", text)


def is_bare_label(text: str) -> bool:
    """Whether a line is nothing but the word for one recommendation."""
    return _core(text).strip(" :").lower() in _data()["labels"]["bare"]


def is_summary(text: str) -> bool:
    """Whether a heading opens a summary of the document."""
    return _whole("zones", "summaries", text)


def opens_document(text: str) -> bool:
    """Whether a heading stands over words before a plan ("Introduction"), so that no row of it belongs below."""
    return _whole("zones", "opens", text)


def is_decision(text: str) -> bool:
    """Whether a whole line rates an ask: "Not accepted", "Complete", "GREEN"."""
    return re.fullmatch(rf"(?:{_words('fields', 'decisions')})[.!]?", text.strip(), re.IGNORECASE) is not None


def is_accepted(text: str) -> bool:
    """Whether a whole line says that an ask was taken on: "Accepted in part"."""
    return re.fullmatch(rf"(?:{_words('fields', 'accepted')})[.!]?", text.strip(), re.IGNORECASE) is not None


def is_note_label(text: str) -> bool:
    """Whether a label says that an explanation of the ask follows: "Rationale"."""
    return re.fullmatch(_words("fields", "notes"), text.strip(), re.IGNORECASE) is not None


def _short(text: str) -> bool:
    return len(text.split()) <= _MOST_ZONE_WORDS and not text.rstrip().endswith((".", ";", ",", "?"))


def _core(text: str) -> str:
    """A heading without its number and the colon behind it."""
    found = _NUMBERS.match(text)
    return text[found.end() if found else 0 :].strip(" :.–-")


def _whole(part: str, name: str, text: str) -> bool:
    return re.fullmatch(_words(part, name), _core(text), re.IGNORECASE) is not None


def _mentions(found: re.Match[str], text: str) -> bool:
    """Whether a label is only mentioned: "See Recommendation 4", "Recommendation 3–5 were …"."""
    words = found["ahead"].lower().split()
    mentioned = any(word in _data()["labels"]["mention"] for word in words)
    return mentioned or text[found.end() :][:1].isdigit() or tells(text[: found.end() + 40])


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('zones', 'announces')})", re.IGNORECASE)


@cache
def _labelled(name: str) -> re.Pattern[str]:
    kinds = "|".join(phrase.replace(" ", r"\s+") for phrase in _data()["labels"][name])
    between = r"(?:\s*\(?(?:for|to)\s[^:.\d]{2,50}?\)?)?"
    behind = r"(?P<behind>\s+\(?(?:for|to)\s[^:.\d]{2,50}?\)?(?=\s*:))?"
    return re.compile(rf"{_AHEAD}(?P<kind>(?i:{kinds}))\.?{between}\s*{_NUMBER}{behind}{_GAP}")


@cache
def _single() -> re.Pattern[str]:
    labels = _data()["labels"]
    forms = "|".join(_filled(phrase) for phrase in labels["single"])
    return re.compile(rf"(?P<label>{forms})(?:\s*:\s*|\s+[–—-]\s+|\s*$)", re.IGNORECASE)


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:to|that|also|always)\s+)?(?:{_verbs()})\b(?!\s*[:.])", re.IGNORECASE)


@cache
def _to_do() -> re.Pattern[str]:
    return re.compile(
        rf"(?:that\s|(?P<subject>[^.;:]{{2,110}}?)\bto\s+(?:also\s+|jointly\s+)?(?:{_verbs()})\b)", re.IGNORECASE
    )


@cache
def _verbs() -> str:
    found: Iterable[str] = (*load("threads")["ask"]["verbs"], *_data()["asks"]["verbs"])
    return "|".join(verb.replace(" ", r"\s+") for verb in found)


@cache
def _form(part: str, name: str) -> re.Pattern[str]:
    return pattern(_data()[part][name])


@cache
def _words(part: str, name: str) -> str:
    return "|".join(f"(?:{_filled(phrase)})" for phrase in _data()[part][name])


def _filled(phrase: str) -> str:
    asked = "(?:" + "|".join(_data()["labels"]["asked"]) + ")"
    return phrase.replace("{asked}", asked).replace(" ?", r"\s*").replace(" ", r"\s+")


def _data() -> Mapping[str, Any]:
    return load("prose")
