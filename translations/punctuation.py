"""Quotation marks and final full stops: the English has those that the Dutch has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_DOUBLE = re.compile(r"``|,,(?=\w)|''|[„“”«»]")
_SINGLE = re.compile(r"[‘’‚‹›]")
_CURLY = {("double", "open"): "“", ("double", "close"): "”"} | {
    ("single", "open"): "‘",
    ("single", "close"): "’",
}
_STRAIGHT = {"double": '"', "single": "'"}
# Dutch words that open with an apostrophe, and years ('90).
_APOSTROPHE_WORD = re.compile(r"'(?:s|t|n|m|k|r|ns|\d\ds?)\b", re.IGNORECASE)
_OPENS_AFTER = " ([{–—-/\"'"
_FINAL_STOP = re.compile(r"[.!?…:;][\"')\]]*$")
# Not the stop of an abbreviation: "to the U.S."
_EXTRA_STOP = re.compile(r"(?<=[^.\s])(?<!\.\w)(?<!\bJr)(?<!\bSr)(?<!\bSt)(?<!\bInc)(?<!\bLtd)\.$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at ``position`` of a text with plain marks."""

    position: int
    kind: Literal["double", "single"]
    role: Literal["open", "close"]


def plain_marks(sentence: str) -> str:
    """Write a sentence with straight quotation marks, which models know best."""
    return _SINGLE.sub("'", _DOUBLE.sub('"', sentence))


def repair(dutch: str, english: str) -> str:
    """Give the English the marks of the Dutch sentence where it is sure which.

    A mark missing at either end is put there and a mark too many taken out when the English then
    has the marks of the Dutch; the kind of marks is that of the Dutch, and so is the full stop.
    """
    plain = plain_marks(dutch)
    curly = plain != dutch and not re.search(r"``|,,|''", dutch)
    return _with_final_stop(plain, _with_marks(plain, plain_marks(english), curly))


def _with_marks(dutch: str, english: str, curly: bool) -> str:
    """Give the English the quotation marks of the Dutch, or leave it where that isn't sure."""
    source = list(marks(dutch))
    roles = [mark.role for mark in source]
    for candidate in _candidates(dutch, english):
        found = list(marks(candidate))
        if [mark.role for mark in found] == roles:
            return _restyled(candidate, found, source, curly)
    return english


def marks(text: str) -> Iterator[Mark]:
    """Find the quotation marks of a text, apostrophes left out."""
    single_open = False
    for match in re.finditer(r"[\"']", text):
        at, mark = match.start(), match[0]
        after = text[at + 1 : at + 2]
        opens = (at == 0 or text[at - 1] in _OPENS_AFTER) and after.strip() != ""
        if mark == '"':
            yield Mark(at, "double", "open" if opens else "close")
        elif opens and not _APOSTROPHE_WORD.match(text, at):
            single_open = True
            yield Mark(at, "single", "open")
        elif single_open and not opens and not after.isalnum():
            single_open = False
            yield Mark(at, "single", "close")


def _candidates(dutch: str, english: str) -> Iterator[str]:
    """Give the English as it is, then with each change that may set its marks right."""
    yield english
    opening = dutch[:1] if dutch[:1] in ("'", '"') else ""
    closing = re.search(r"[\"'][.,!?]?$", dutch)
    ended = english
    if closing and not re.search(r"[\"'][.,!?]?$", english):
        before_stop = len(closing[0]) == 2 and english.endswith(closing[0][1])
        ended = english[:-1] + closing[0] if before_stop else english + closing[0][0]
    if opening and english[:1] not in ("'", '"'):
        yield opening + english
        yield opening + ended
    yield ended
    found = list(marks(english))
    for mark in found:
        if english[mark.position + 1 : mark.position + 2] in ("'", '"'):
            yield english[: mark.position] + english[mark.position + 1 :]
    positions = {mark.position for mark in found}
    yield "".join(letter for at, letter in enumerate(english) if at not in positions)


def _restyled(text: str, found: list[Mark], source: list[Mark], curly: bool) -> str:
    """Write the marks of a text as the Dutch ones, one for one."""
    letters = list(text)
    for mark, model in zip(found, source, strict=True):
        letters[mark.position] = _CURLY[model.kind, model.role] if curly else _STRAIGHT[model.kind]
    return "".join(letters)


def _with_final_stop(dutch: str, english: str) -> str:
    """Give the English a full stop where the Dutch has one, and none where it has none."""
    if not _FINAL_STOP.search(dutch) and _EXTRA_STOP.search(english):
        return english[:-1]
    if re.search(r"\w\.$", dutch) and re.search(r"\w$", english):
        return english + "."
    return english
