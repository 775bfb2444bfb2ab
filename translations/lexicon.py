"""The lexical table: which English words a Dutch word is translated by, and how often.

Made by ``training/alignment``. One line a Dutch word, sorted, gzip-compressed: the word, a tab,
then ``english:share:back`` for each translation, likeliest first, where ``share`` is how often
the Dutch word becomes that English word and ``back`` how often the English word comes from that
Dutch word, both in thousandths. Lines are parsed when they are asked for, so loading stays cheap.
"""

import gzip
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("nl_en_lexicon.tsv.gz")

# Endings that a Dutch word may lose to become one the table knows, and prefixes likewise.
_ENDINGS = ("tjes", "tje", "jes", "den", "ten", "en", "de", "te", "je", "st", "e", "s", "t", "n")
_SHORTEST_PART = 3
_LINKING = ("", "s", "e", "en", "n")
_INFLECTED = 0.6  # how far a stem's translations are trusted for an unseen form
_COMPOUND = 0.5  # and those of a part for the whole


class Translation(NamedTuple):
    """An English word with the shares that the table gives it, between 0 and 1."""

    english: str
    share: float
    back: float


class Lexicon:
    """The table in memory; words are asked for in lower case."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines

    @classmethod
    def read(cls, path: Path) -> "Lexicon":
        """Read a table from disk; raises OSError if it can't be read."""
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return cls(dict(line.split("\t", 1) for line in file.read().splitlines()))

    def __contains__(self, word: str) -> bool:
        return word in self._lines

    def exact(self, word: str) -> tuple[Translation, ...]:
        """Return the translations that the table gives the very word, likeliest first."""
        line = self._lines.get(word)
        if line is None:
            return ()
        entries = (entry.rsplit(":", 2) for entry in line.split(" "))
        return tuple(
            Translation(english, int(share) / 1000, int(back) / 1000)
            for english, share, back in entries
        )

    def translations(self, word: str) -> tuple[Translation, ...]:
        """Return the translations of the word, or else of its stem, or else of its parts."""
        if found := self.exact(word):
            return found
        if stem := self._stem(word):
            return _scaled(self.exact(stem), _INFLECTED)
        return tuple(
            entry for part in self._parts(word) for entry in _scaled(self.exact(part), _COMPOUND)
        )

    def _stem(self, word: str) -> str | None:
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > _SHORTEST_PART:
                for form in (stem, stem + "en", stem + "e"):
                    if form in self._lines:
                        return form
        return None

    def _parts(self, word: str) -> tuple[str, ...]:
        """Split a compound into two words of the table, the last one as long as can be."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            last = word[cut:] if word[cut:] in self._lines else self._stem(word[cut:])
            if last is None:
                continue
            for linking in _LINKING:
                first = word[:cut].removesuffix(linking) if linking else word[:cut]
                if len(first) >= _SHORTEST_PART and first in self._lines:
                    return (first, last)
        return ()


def _scaled(entries: tuple[Translation, ...], factor: float) -> tuple[Translation, ...]:
    return tuple(Translation(e.english, e.share * factor, e.back * factor) for e in entries)


@cache
def shipped() -> Lexicon:
    """Return the table that ships with the program, read once."""
    return Lexicon.read(_TABLE)


@lru_cache(maxsize=20_000)
def translations(word: str) -> tuple[Translation, ...]:
    """Return the shipped table's translations of a word in lower case; see ``Lexicon``."""
    return shipped().translations(word)
