"""Words with their offsets: how the alignment sees a Dutch or an English sentence.

Compounds fall apart at hyphens (``EU-top`` is two words, like ``EU summit``), English clitics
stand alone (``Trump``, ``'s``), and a number keeps its separators.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Sort(Enum):
    """What a word is made of."""

    LETTERS = auto()
    NUMBER = auto()
    QUOTATION_MARK = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: ``start`` and ``end`` are its offsets in code points.

    ``key`` is what it is compared by: lower case with straight apostrophes, and of a number
    the digits alone, because ``13.300`` and ``13,300`` are one number.
    """

    start: int
    end: int
    text: str
    key: str
    sort: Sort


_SPOKEN_MARKS = frozenset("€$£¥%")
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_QUOTATION_MARK = r"''|``|,,(?=\S)|[\"“”„‟«»‹›‘’‚'`´]"
_LETTERS = r"[^\W\d_][^\W_]*"
_CLITIC = r"['’](?:s|re|ve|ll|d|m|t)(?!\w)"

_DUTCH = re.compile(
    rf"(?P<LETTERS>{_INITIALS}|['’][stnkmr](?!\w)|{_LETTERS}(?:['’]{_LETTERS})*)"
    rf"|(?P<NUMBER>{_NUMBER})|(?P<QUOTATION_MARK>{_QUOTATION_MARK})|(?P<MARK>\S)"
)
_ENGLISH = re.compile(
    rf"(?P<LETTERS>{_INITIALS}|(?<=[^\W_]){_CLITIC}|{_LETTERS}(?:(?!{_CLITIC})['’]{_LETTERS})*)"
    rf"|(?P<NUMBER>{_NUMBER})|(?P<QUOTATION_MARK>{_QUOTATION_MARK})|(?P<MARK>\S)"
)


def dutch_words(sentence: str) -> tuple[Word, ...]:
    """Return the words and marks of a Dutch sentence in order."""
    return _words(sentence, _DUTCH)


def english_words(sentence: str) -> tuple[Word, ...]:
    """Return the words and marks of an English sentence in order."""
    return _words(sentence, _ENGLISH)


def spoken(word: Word) -> bool:
    """Tell whether a word is said aloud, so that the other language has words for it too."""
    return word.sort in (Sort.LETTERS, Sort.NUMBER) or word.text in _SPOKEN_MARKS


def _words(sentence: str, pattern: re.Pattern[str]) -> tuple[Word, ...]:
    return tuple(
        Word(match.start(), match.end(), match[0], _key(match[0], sort), sort)
        for match in pattern.finditer(sentence)
        for sort in (Sort[match.lastgroup or "MARK"],)
    )


def _key(text: str, sort: Sort) -> str:
    if sort is Sort.NUMBER:
        return re.sub(r"\D", "", text)
    return text.lower().replace("’", "'")
