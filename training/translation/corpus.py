"""Sentence pairs: read, cleaned, kept apart from what is measured on, and split."""

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translations.punctuation import plain_marks

_SHORTEST, _LONGEST = 3, 600  # letters of a Dutch sentence
_RATIO = (0.4, 2.5)  # of the lengths, Dutch to English
# Templates, addresses and mark-up, which news doesn't have.
_MARKUP = re.compile(r"\{\{|%\(|https?:|\]\(|</?\w+>|\\n")
# From so many letters on the same English, or a part of a gold article, is no coincidence.
_TELLING = 25
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w'-]+ ([A-ZÀ-Þ][\w'-]+)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A Dutch sentence and its English.

    ``previous`` is the Dutch sentence before it in its article, empty where that isn't known;
    ``surnames`` are the surnames that both sides spell alike, parted by spaces.
    """

    source: str
    previous: str
    dutch: str
    english: str
    surnames: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the model is measured on, as ``letters`` gives it."""

    dutch: frozenset[str]
    english: frozenset[str]
    articles: str

    def has(self, pair: Pair) -> bool:
        """Tell whether a pair, or one side of it, occurs there."""
        dutch, english = letters(pair.dutch), letters(pair.english)
        return (
            dutch in self.dutch
            or (len(english) > _TELLING and english in self.english)
            or (len(dutch) > _TELLING and dutch in self.articles)
        )


def letters(text: str) -> str:
    """Give a text's letters and figures alone: how the same sentence is known elsewhere."""
    return "".join(filter(str.isalnum, text.casefold()))


def read_measured(shared: Path) -> Measured:
    """Read the test sets and the gold articles.

    Raises:
        FileNotFoundError: there are no test sets, so nothing could be kept apart.

    """
    evaluation = shared / "data" / "eval"
    if not evaluation.is_dir():
        raise FileNotFoundError(f"{evaluation}: the test sets, which must not be trained on")

    def lines(pattern: str) -> frozenset[str]:
        files = evaluation.glob(pattern)
        return frozenset(
            letters(line) for f in files for line in f.read_text(encoding="utf-8").splitlines()
        )

    texts = (shared / "gold").glob("*dev/*.txt")
    articles = " ".join(letters(path.read_text(encoding="utf-8")) for path in texts)
    return Measured(lines("*.nl"), lines("*.en"), articles)


def read_articles(path: Path) -> Iterator[list[tuple[int, str, str]]]:
    """Yield the articles of a file of pairs as (number of the line, Dutch, English).

    An empty line ends an article. In a file without empty lines nothing is known of the order, and
    every pair comes alone.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    whole = "" in lines[:-1]
    article: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, start=1):
        dutch, _, english = (part.strip() for part in line.partition("\t"))
        if dutch and english:
            article.append((number, dutch, english))
        if article and not (whole and line):
            yield article
            article = []


def pairs_of(
    source: str, article: Sequence[tuple[int, str, str]], people: dict[int, list[str]]
) -> Iterator[Pair]:
    """Yield the pairs of an article as the model gets them: with straight quotation marks."""
    previous = ""
    for number, dutch, english in article:
        plain = plain_marks(dutch)
        pair = Pair(source, previous, plain, plain_marks(english))
        yield replace(pair, surnames=" ".join(_surnames(pair, people.get(number, []))))
        previous = plain


def is_clean(pair: Pair) -> bool:
    """Tell whether a pair looks like a sentence and its translation."""
    low, high = _RATIO
    return (
        _SHORTEST <= len(pair.dutch) <= _LONGEST
        and low < len(pair.dutch) / len(pair.english) < high
        and letters(pair.dutch) != ""
        and not _MARKUP.search(pair.dutch + pair.english)
    )


def read_people(path: Path) -> dict[int, list[str]]:
    """Read the people named in the sentences of a set, by number of the line.

    Lines are number TAB ``LABEL=text ; LABEL=text``; there is no file where nobody is marked.
    """
    if not path.exists():
        return {}
    people = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, _, marks = line.partition("\t")
        names = [mark.removeprefix("PER=") for mark in marks.split(" ; ") if mark[:4] == "PER="]
        people[int(number)] = names
    return people


def _surnames(pair: Pair, people: Iterable[str]) -> Iterator[str]:
    for name in people:
        if (match := _TWO_NAMES.fullmatch(name)) and all(
            len(occurrences(match[1], side)) == 1 for side in (pair.dutch, pair.english)
        ):
            yield match[1]


def occurrences(word: str, text: str) -> list[tuple[int, int]]:
    """Find a word in a text, not within another word: (start, end) of each."""
    return [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


def digest(text: str) -> float:
    """Give a number from 0 to 1 that depends on the letters of a text alone."""
    stamp = hashlib.sha256(letters(text).encode()).digest()
    return int.from_bytes(stamp[:6], "big") / 2**48
