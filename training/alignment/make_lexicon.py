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
from collections.abc import Iterable
from pathlib import Path

from evaluation.alignment import load_gold
from training.alignment.aligner import Links, align
from training.alignment.corpus import Pair, read

ROOT = Path(__file__).parents[2]

_SMOOTHING = 2  # added to how often a word occurs, so that what was seen once is trusted less
_MOST = 40  # translations of a word
_SMALLEST_SHARE = 0.01
_SMALLEST_PRODUCT = 2e-6  # of both shares: chance links between two frequent words lie below
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
    link_counts: Counter[tuple[str, str]] = Counter()
    sentences: Counter[tuple[str, str]] = Counter()
    for ((dutch, english), weight), linked in zip(pairs, links, strict=True):
        for word in dutch:
            dutch_counts[word] += weight
        for word in english:
            english_counts[word] += weight
        for i, j in linked:
            link_counts[dutch[i], english[j]] += weight
            sentences[dutch[i], english[j]] += 1

    translations: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for (dutch_word, english_word), count in link_counts.items():
        share = count / (dutch_counts[dutch_word] + _SMOOTHING)
        back = count / (english_counts[english_word] + _SMOOTHING)
        numbers = dutch_word.isdigit() and english_word.isdigit()  # these are matched as they are
        if not numbers and _is_kept(sentences[dutch_word, english_word], share, back):
            translations[dutch_word].append((share, back, english_word))
    return [
        f"{word}\t" + " ".join(_entry(*found) for found in sorted(entries, reverse=True)[:_MOST])
        for word, entries in sorted(translations.items())
    ]


def _is_kept(times: int, share: float, back: float) -> bool:
    if times == 1:
        return share >= _SINGLE_SHARE and back >= _SINGLE_BACK
    return max(share, back) >= _SMALLEST_SHARE and share * back >= _SMALLEST_PRODUCT


def _entry(share: float, back: float, english: str) -> str:
    return f"{english}:{share * 1000:.0f}:{back * 1000:.0f}"


if __name__ == "__main__":
    main()
