"""The glossary, put together from the files it is written in.

Usage: python -m training.translation.glossary

writes the one that ships. ``data/glossary/*.tsv`` have a Dutch word or expression a line, as it is
written within a sentence, a tab, and its English; where there is more than one, likeliest first
with semicolons between.
"""

import gzip
import random
from dataclasses import replace
from pathlib import Path

from training.translation.corpus import Pair
from training.translation.sources import OWN
from translations.glossary import Glossary
from translations.lookup import GLOSSARY
from translations.sorted_lines import SortedLines

WRITTEN = OWN / "glossary"
# Words that are not so rare. A model is not told them: some texts gain by it, others lose
# (docs/translation-model.md).
USUAL = "usual.tsv"
# How often a word is told that could be, in a sentence where any are.
_TOLD = 0.85


def main() -> None:
    lines = table()
    GLOSSARY.write_bytes(compressed(lines))
    print(f"{len(lines.splitlines())} entries, {GLOSSARY.stat().st_size / 1e6:.2f} MB")


def table(folder: Path = WRITTEN, *, rare: bool = False) -> bytes:
    """Give the lines of all files, sorted by their bytes, as ``SortedLines`` takes them.

    Args:
        rare: leave out the words that a model isn't told.

    """
    lines = {
        line.encode()
        for path in folder.glob("*.tsv")
        if not (rare and path.name == USUAL)
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    return b"".join(line + b"\n" for line in sorted(lines))


def words(folder: Path = WRITTEN) -> dict[str, list[str]]:
    """Give the English of each word, likeliest first, without the expressions."""
    lines = (line.partition("\t") for line in table(folder).decode().splitlines())
    return {dutch: english.split("; ") for dutch, _, english in lines if " " not in dutch}


def compressed(lines: bytes) -> bytes:
    """Give a table as the model's folder has it: the same bytes every time."""
    return gzip.compress(lines.removesuffix(b"\n"), mtime=0)


class Hints:
    """Tells some of the rare words of some sentences, so that the model learns to do without.

    Args:
        share: of the sentences in which any are told.

    """

    def __init__(self, share: float):
        self._glossary = Glossary(SortedLines(table(rare=True)))
        self._share = share

    def given(self, pair: Pair, chance: random.Random) -> Pair:
        """Return a pair with the English of some rare words in the Dutch, or as it is."""
        if chance.random() >= self._share:
            return pair
        told = self._glossary.annotated(pair.dutch, lambda _: chance.random() < _TOLD)
        return replace(pair, dutch=told)

    def all(self, pair: Pair) -> Pair:
        """Return a pair with the Dutch as the program has its model read it."""
        return replace(pair, dutch=self._glossary.annotated(pair.dutch)) if self._share else pair


if __name__ == "__main__":
    main()
