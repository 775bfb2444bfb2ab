"""Paragraphs to sentences, by rule: fast, and right on Dutch abbreviations and quotations.

A full stop, ``!``, ``?`` or ``…`` with the marks that close behind it ends a sentence, unless what
follows goes on in lower case, or an abbreviation, an initial or a number explains it. What comes
behind those seldom tells by itself (``mr. De Vries``, ``Mohammed B. De rechter``), so there a
sentence starts only with a word that often starts one and is no part of a name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.abbreviations import (
    ABBREVIATIONS,
    LAST_ABBREVIATIONS,
    NAME_PARTICLES,
    STARTERS,
)
from articles.article import Paragraph, Sentence

_OPENING = r"""(?:["'‘’“”„«»‚‹(\[]|,,|``|<<)"""
_CLOSING = r"""["'’‘”“»«›)\]]"""

_CANDIDATE = re.compile(
    rf"(?P<mark>[.!?…]+){_CLOSING}*(?:\s(?:[»›]|''(?=\s)))?(?:\s[(\[](?:\.{{3}}|…)[)\]])?"
    r"(?:\s+|(?<=[^\W\d_A-Z]{2}\.)(?=[A-Z][^\W\d_A-Z]+\s))"  # 'gepland.Hij zal', a lost space
)
_TOKEN_BEFORE = re.compile(r"(?<!['’])(?<![^\W_])(?:[^\W_]+\.)*[^\W_]+$")  # not the s of 'auto's'
_WORD = re.compile(r"\w")
_REMARK = re.compile(r"\([!?]+\)")
_ITEM_NUMBER = re.compile(r"(?:\d{1,3}|[A-Za-z]|[IVX]+)\.\s*")

_CLITIC = r"['’‘`][stknm][\s-]"
_START = re.compile(
    rf"(?:(?!{_CLITIC}){_OPENING}|[-–—•*]\s+)*(?P<clitic>{_CLITIC})?"
    r"(?P<word>[^\W_]*)(?P<dot>\.)?(?:\s+(?P<following>\S))?"
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,4}")


def split(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Return the sentences of ``paragraphs``, spans over ``text``, in order.

    Each character of a paragraph that is no white space is in exactly one sentence, and no
    sentence begins or ends with white space. A heading is one sentence.
    """
    spans = (
        (number, start, end)
        for number, paragraph in enumerate(paragraphs)
        for start, end in (
            _trimmed(text, paragraph.start, paragraph.end)
            if paragraph.heading
            else sentence_spans(text, paragraph.start, paragraph.end)
        )
    )
    return tuple(
        Sentence(start, end, number, paragraph)
        for number, (paragraph, start, end) in enumerate(spans)
    )


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence in ``text[start:end]``, which is one paragraph."""
    bounds = [start]
    for candidate in _CANDIDATE.finditer(text, start, end):
        if _ends_sentence(text, bounds[-1], candidate, end):
            bounds.append(candidate.end())
    if len(bounds) > 1 and not _WORD.search(text, bounds[-1], end):
        bounds.pop()  # marks alone are no sentence
    for first, stop in pairwise([*bounds, end]):
        yield from _trimmed(text, first, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    stripped = words.strip()
    if stripped:
        start += len(words) - len(words.lstrip())
        yield start, start + len(stripped)


def _ends_sentence(text: str, start: int, candidate: re.Match[str], end: int) -> bool:
    after = _START.match(text, candidate.end(), end)
    assert after is not None  # every part of it may be empty
    if _goes_on(after) or _REMARK.match(text, candidate.start() - 1):
        return False
    if candidate["mark"] != ".":
        return True
    if _ITEM_NUMBER.fullmatch(text, start, candidate.end()):
        return False
    if _abbreviates(text, start, candidate.start()):
        return _starts_sentence(after)
    return True


def _goes_on(after: re.Match[str]) -> bool:
    """Tell whether the words after a mark go on in lower case ('"Kom!" riep hij')."""
    word = after["word"]
    return not after["clitic"] and word[:1].islower() and not word[1:2].isupper()  # iPhone


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Tell whether the full stop at ``stop`` may belong to an abbreviation or an initial."""
    token = _TOKEN_BEFORE.search(text, max(start, stop - 20), stop)
    if token is None:
        return False
    word = token.group()
    if len(word) == 1:
        return word.isalpha()
    if word.lower() in LAST_ABBREVIATIONS:
        return False
    return word in ABBREVIATIONS or _DOTTED.fullmatch(word) is not None


def _starts_sentence(after: re.Match[str]) -> bool:
    """Tell whether a sentence starts here even behind an abbreviation."""
    word = after["word"].lower()
    if after["dot"] or word not in STARTERS:
        return bool(after["clitic"]) and after["word"][:1].isupper()
    if word in NAME_PARTICLES:
        return after["following"] is not None and not after["following"].isupper()
    return True
