"""Make the lexical table that ships, translations/nl_en_lexicon.tsv.gz.

    pip install eflomal
    python -m training.alignment.make_lexicon DATA [--output FILE]

DATA is the folder of parallel text (``NAME.tsv.gz``, Dutch TAB English; see ``corpus.py`` for the
names and weights). About three minutes and 1 GB on one core. The sentences of the test set and of
the Tatoeba test set, if DATA has a sibling folder ``eval``, are left out.
"""

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.alignment import load_gold
from training.alignment.aligner import Links, align
from training.alignment.corpus import Pair, read

ROOT = Path(__file__).parents[2]

_SMOOTHING = 2  # added to how often a word occurs, so that what was seen once is trusted less
_MOST = 40  # translations of a word
_SMALLEST_SHARE = 0.01
_SMALLEST_PRODUCT = 2e-6  # of both shares: chance links between two frequent words lie below
_SMALLEST_PHRASE_SHARE = 0.02
_LONGEST_PHRASE = 3
_SINGLE_SHARE, _SINGLE_BACK = 0.1, 0.003  # what a link seen once must have


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--output", type=Path, default=ROOT / "translations" / "nl_en_lexicon.tsv.gz"
    )
    options = parser.parse_args()
    held_out = {pair.dutch for pair in load_gold()} | _tatoeba_test(options.data)
    weighted = list(read(options.data, held_out))
    lines = table(weighted, align([pair for pair, _ in weighted]))
    with gzip.GzipFile(options.output, "wb", mtime=0) as file:  # the same bytes every time
        file.write("\n".join(lines).encode())
    print(f"{len(lines)} Dutch words, {options.output.stat().st_size / 1e6:.2f} MB")


def _tatoeba_test(data: Path) -> set[str]:
    path = data.parent / "eval" / "tatoeba-test.nl"
    return set(path.read_text("utf-8").splitlines()) if path.exists() else set()


def table(pairs: Iterable[tuple[Pair, int]], links: Iterable[Links]) -> list[str]:
    """Count the links of weighted pairs and return the lines that ``Lexicon`` reads."""
    dutch_counts: Counter[str] = Counter()
    english_counts: Counter[str] = Counter()
    words = _Linked()
    phrases = _Linked()
    for ((dutch, english), weight), linked in zip(pairs, links, strict=True):
        for word in dutch:
            dutch_counts[word] += weight
        for word in english:
            english_counts[word] += weight
        for i, j in linked:
            words.add(dutch[i], english[j], weight)
        for i, first, last in _phrases(linked):
            phrases.add(dutch[i], "_".join(english[first : last + 1]), weight)

    translations: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for (dutch_word, english_word), count in words.weights.items():
        share = count / (dutch_counts[dutch_word] + _SMOOTHING)
        back = count / (english_counts[english_word] + _SMOOTHING)
        numbers = dutch_word.isdigit() and english_word.isdigit()  # these are matched as they are
        if not numbers and _is_kept(words.times[dutch_word, english_word], share, back):
            translations[dutch_word].append((share, back, english_word))
    in_phrases: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (dutch_word, phrase), count in phrases.weights.items():
        share = count / (dutch_counts[dutch_word] + _SMOOTHING)
        if phrases.times[dutch_word, phrase] > 1 and share >= _SMALLEST_PHRASE_SHARE:
            in_phrases[dutch_word].append((share, phrase))
    return [
        _line(word, entries, in_phrases[word]) for word, entries in sorted(translations.items())
    ]


class _Linked:
    """How much Dutch words are linked to English words or phrases, and in how many places."""

    def __init__(self) -> None:
        self.weights: Counter[tuple[str, str]] = Counter()
        self.times: Counter[tuple[str, str]] = Counter()

    def add(self, dutch: str, english: str, weight: int) -> None:
        self.weights[dutch, english] += weight
        self.times[dutch, english] += 1


def _phrases(linked: Links) -> Iterator[tuple[int, int, int]]:
    """Yield the Dutch words that stand for two or three English words alone: index, first, last."""
    partners: defaultdict[int, list[int]] = defaultdict(list)
    claims: Counter[int] = Counter(j for _, j in linked)
    for i, j in sorted(linked):
        partners[i].append(j)
    for i, found in partners.items():
        adjacent = found[-1] - found[0] + 1 == len(found)
        if 1 < len(found) <= _LONGEST_PHRASE and adjacent and all(claims[j] == 1 for j in found):
            yield i, found[0], found[-1]


def _is_kept(times: int, share: float, back: float) -> bool:
    if times == 1:
        return share >= _SINGLE_SHARE and back >= _SINGLE_BACK
    return max(share, back) >= _SMALLEST_SHARE and share * back >= _SMALLEST_PRODUCT


def _line(
    word: str, entries: list[tuple[float, float, str]], phrases: list[tuple[float, str]]
) -> str:
    columns = [
        word,
        " ".join(
            f"{english}:{share * 1000:.0f}:{back * 1000:.0f}"
            for share, back, english in sorted(entries, reverse=True)[:_MOST]
        ),
        " ".join(f"{phrase}:{share * 1000:.0f}" for share, phrase in sorted(phrases, reverse=True)),
    ]
    return "\t".join(columns)


if __name__ == "__main__":
    main()
