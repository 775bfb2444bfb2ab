"""Search both languages."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple


class Hit(NamedTuple):
    """A place where the words searched for stand; hits sort in the order of reading."""

    row: int
    english: bool
    start: int
    end: int


class _Plain(dict[int, str]):
    """A translation table for ``str.translate`` that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = plain = _QUOTES.get(letter, letter)
        return plain


_QUOTES = dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„", '"')
_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return ``text`` without accents and with straight quotation marks, as a reader types it.

    One character stands for each, so that offsets into the text stay right.
    """
    return text if text.isascii() else text.translate(_PLAIN)


def find(query: str, dutch: Sequence[str], english: Sequence[str | None]) -> list[Hit]:
    """Find ``query`` in all sentences, in the order of reading; English may be left out.

    Upper and lower case are alike, as are letters with accents and without, and quotation marks of
    all forms.
    """
    words = plain(unicodedata.normalize("NFC", query)).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    hits = []
    for row, pair in enumerate(zip_longest(dutch, english)):
        for is_english, text in enumerate(pair):
            hits += [
                Hit(row, bool(is_english), *match.span())
                for match in pattern.finditer(plain(text or ""))
            ]
    return hits


@dataclass(frozen=True)
class Search:
    """A search under way: what for, what was found, and the hit the reader is at."""

    query: str
    hits: Sequence[Hit]
    at: Hit | None

    @property
    def number(self) -> int:
        """The number of the hit the reader is at, from 1; 0 when there is none."""
        return bisect_right(self.hits, self.at) if self.at else 0

    def moved_to(self, hit: Hit | None) -> "Search":
        """Return the same search with the reader at another hit."""
        return replace(self, at=hit)

    def by_row(self) -> Mapping[int, Sequence[Hit]]:
        """Return the hits of each sentence that has any."""
        rows: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            rows[hit.row].append(hit)
        return rows

    def nearest(self, row: int) -> Hit | None:
        """Return the first hit from ``row`` on, or from the top when there is none below."""
        if not self.hits:
            return None
        place = bisect_left(self.hits, Hit(row, False, 0, 0))
        return self.hits[place % len(self.hits)]

    def closest(self, to: Hit | None) -> Hit | None:
        """Return the hit closest to another, in the same text; the other itself if there is none.

        Text that changed may have its hits elsewhere, or none any more.
        """
        if to is None:
            return None
        here = [hit for hit in self.hits if hit[:2] == to[:2]]
        return min(here, key=lambda hit: abs(hit.start - to.start), default=to)

    def step(self, steps: int, row: int) -> Hit | None:
        """Return the hit some steps on from this one, or from ``row`` when the reader is at none.

        After the last comes the first.
        """
        if not self.hits:
            return None
        at = self.at or Hit(row, False, -1, 0)
        place = bisect_left(self.hits, at)
        if steps > 0 and at not in self.hits:
            place -= 1  # no hit, or one that is gone: the next one stands in its place
        return self.hits[(place + steps) % len(self.hits)]
