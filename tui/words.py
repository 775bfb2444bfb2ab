"""The words that the reader walks: words as the eye sees them, in either language."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Range = tuple[int, int]

_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"  # and digits, with accents that stand alone
_JOINED = r"[-'’.]|(?<=\d)[,:](?=\d)"
_WORD = re.compile(rf"['’][stnkmr](?!\w)|{_LETTERS}(?:(?:{_JOINED}){_LETTERS})*")


class Place(NamedTuple):
    """Where a word stands: its sentence, the language, and its offsets in the sentence."""

    row: int
    english: bool
    start: int
    end: int

    @property
    def range(self) -> Range:
        """The offsets."""
        return self.start, self.end


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Range, ...]:
    """Return where the words of a sentence stand.

    A compound with a hyphen is one word (``EU-top``), as are a number with its separators
    (``13.300``) and a word with an apostrophe (``zo'n``).
    """
    return tuple(match.span() for match in _WORD.finditer(text))


def nearest_word(text: str, offset: int) -> Range | None:
    """Return where the word at ``offset`` stands, or between words the one nearest to it."""

    def distance(word: Range) -> int:
        return max(word[0] - offset, offset - word[1] + 1, 0)

    return min(words_of(text), key=distance, default=None)


def first_word(dutch: Sequence[str], row: int, offset: int = 0) -> Place | None:
    """Return the first Dutch word from ``offset`` in sentence ``row`` on."""
    for number in range(row, len(dutch)):
        for word in words_of(dutch[number]):
            if number > row or word[1] > offset:
                return Place(number, False, *word)
    return None


def step(dutch: Sequence[str], place: Place, steps: int) -> Place:
    """Return the Dutch word some steps on from another, or the last one that there is."""
    rows = range(place.row, len(dutch)) if steps > 0 else range(place.row, -1, -1)
    reached, left = place, abs(steps)
    for row in rows:
        words = words_of(dutch[row]) if steps > 0 else words_of(dutch[row])[::-1]
        for word in words:
            passed = word > place.range if steps > 0 else word < place.range
            if row != place.row or passed:
                reached, left = Place(row, False, *word), left - 1
                if not left:
                    return reached
    return reached
