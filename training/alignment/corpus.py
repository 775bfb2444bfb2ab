"""The sentence pairs that the lexical table is learnt from, as words."""

import gzip
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from training.translation.sources import OWN
from translations.words import Word, dutch_words, english_words, spoken

# How often each file's pairs are counted. Hand-made news weighs most; interface text, subtitles
# and Dutch made by machine from software help would only add noise, and are left out.
WEIGHTS = {
    "news-by-hand": 3,
    "authored": 3,
    "authored-articles": 3,
    "stsb": 1,
    "tatoeba": 1,
    "covid-dashboard": 1,
    "msnav": 1,
}
OWN_WEIGHT = 3
_LONGEST = 90  # words; eflomal's time grows with the square

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def read(data: Path, held_out: Collection[str]) -> Iterator[tuple[Pair, int]]:
    """Yield each pair of different sentences once, as words, with its weight.

    ``held_out`` are Dutch sentences that must not be learnt from.
    """
    seen: set[str] = set()
    for lines, weight in _files(data):
        for line in lines:
            dutch, _, english = line.strip().partition("\t")
            if not english or dutch in held_out or line in seen:
                continue
            seen.add(line)
            pair = keys(dutch, english)
            if all(0 < len(side) <= _LONGEST for side in pair):
                yield pair, weight


def _files(data: Path) -> Iterator[tuple[Iterable[str], int]]:
    """Yield the lines of each file with its weight, then those of the project's own pairs."""
    for name, weight in WEIGHTS.items():
        with gzip.open(data / f"{name}.tsv.gz", "rt", encoding="utf-8") as file:
            yield file, weight
    for path in sorted(OWN.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            yield file, OWN_WEIGHT


def keys(dutch: str, english: str) -> Pair:
    """Return the words of both sentences as the table has them."""

    def spoken_keys(words: tuple[Word, ...]) -> tuple[str, ...]:
        return tuple(word.key for word in words if spoken(word))

    return spoken_keys(dutch_words(dutch)), spoken_keys(english_words(english))
