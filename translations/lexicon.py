"""The lexical table: which English words a Dutch word is translated by, and how often.

Made by ``training/alignment``. One line a Dutch word, sorted, gzip-compressed, in three columns
with tabs between: the word; ``english:share:back`` for each translation, likeliest first, where
``share`` is how often the Dutch word becomes that English word and ``back`` how often the English
word comes from that Dutch word; and ``english_phrase:share`` for translations of several words.
Shares are thousandths. A line is parsed when it is asked for.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from translations.sorted_lines import SortedLines

_TABLE = Path(__file__).with_name("nl_en_lexicon.tsv.gz")

# Endings that a Dutch word may lose to become one the table knows, and prefixes likewise.
_ENDINGS = ("tjes", "tje", "jes", "den", "ten", "en", "de", "te", "je", "st", "e", "s", "t", "n")
_SHORTEST_PART = 4  # letters of a stem or of a part of a compound
_LINKING = ("", "s", "e", "en", "n")
_INFLECTED = 0.3  # how far a stem's translations are trusted for an unseen form
_COMPOUND = 0.3  # and those of a part for the whole


class Translation(NamedTuple):
    """An English word with the shares that the table gives it, between 0 and 1."""

    english: str
    share: float
    back: float


_NOTHING = Translation("", 0.0, 0.0)


class Lexicon:
    """The table in memory; words are asked for in lower case."""

    def __init__(self, lines: SortedLines) -> None:
        self._lines = lines

    @classmethod
    def read(cls, path: Path) -> "Lexicon":
        """Read a table from disk; raises OSError if it can't be read."""
        return cls(SortedLines.read(path))

    def __contains__(self, word: str) -> bool:
        return self._lines.find(word) is not None

    def exact(self, word: str) -> tuple[Translation, ...]:
        """Return the translations that the table gives the very word, likeliest first."""
        line = self._lines.find(word)
        if line is None:
            return ()
        entries = (entry.rsplit(":", 2) for entry in line.partition("\t")[0].split(" "))
        return tuple(
            Translation(english, int(share) / 1000, int(back) / 1000)
            for english, share, back in entries
        )

    def lookup(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the English words and phrases for a word with their shares, likeliest first.

        Nothing for a word that isn't in the table, though it may have words ``related`` to it.
        The share of a phrase (*housing association*) is taken off those of its words, which are
        left with what they are used for alone.
        """
        phrases = dict(self._phrases(word))
        alone = (
            (english, share - sum(s for phrase, s in phrases.items() if english in phrase.split()))
            for english, share, _ in self.exact(word)
        )
        return tuple(sorted((*phrases.items(), *alone), key=lambda found: -found[1]))

    def _phrases(self, word: str) -> Iterator[tuple[str, float]]:
        for entry in (self._lines.find(word) or "").partition("\t")[2].split():
            phrase, _, share = entry.rpartition(":")
            yield phrase.replace("_", " "), int(share) / 1000

    def related(self, word: str) -> tuple[str, ...]:
        """Return the word of the table that this may be a form of, or else its two parts."""
        return tuple(self._stems(word)[:1]) or self._parts(word)

    def translations(self, word: str) -> tuple[Translation, ...]:
        """Return the translations of the word, of its stem and of its parts, likeliest first.

        The last two are trusted less, and help where the table knows the word badly or not at all.
        """
        related = [(self.exact(word), 1.0)]
        related += [(self.exact(stem), _INFLECTED) for stem in self._stems(word)]
        related += [(self.exact(part), _COMPOUND) for part in self._parts(word)]
        best: dict[str, Translation] = {}
        for entries, trust in related:
            for english, share, back in entries:
                known = best.get(english, _NOTHING)
                best[english] = Translation(
                    english, max(known.share, share * trust), max(known.back, back * trust)
                )
        return tuple(sorted(best.values(), key=lambda entry: -entry.share))

    def _stems(self, word: str) -> list[str]:
        """Return the words of the table that the word may be a form of."""
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_PART:
                forms = (stem, stem + "en", stem + stem[-1] + "en", stem + "e")
                if found := [form for form in forms if form in self and form != word]:
                    return found
        if len(word) < _SHORTEST_PART:
            return []
        return [form for form in (word + "en", word + "e", word + "s") if form in self]

    def _parts(self, word: str) -> tuple[str, ...]:
        """Split a compound into two words of the table, the last one as long as can be."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            last = [word[cut:]] if word[cut:] in self else self._stems(word[cut:])
            for linking in _LINKING if last else ():
                first = word[:cut].removesuffix(linking) if word[:cut].endswith(linking) else ""
                if len(first) >= _SHORTEST_PART and first in self:
                    return (first, last[0])
        return ()


@cache
def shipped() -> Lexicon:
    """Return the table that ships with the program, read once."""
    return Lexicon.read(_TABLE)


@lru_cache(maxsize=20_000)
def translations(word: str) -> tuple[Translation, ...]:
    """Return the shipped table's translations of a word in lower case; see ``Lexicon``."""
    return shipped().translations(word)
