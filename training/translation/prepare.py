"""Make the files that training reads: what to learn from, and what to measure by.

Usage: python -m training.translation.prepare SHARED [--work build/translation]

Half a minute. SHARED is the folder with ``data/parallel``, ``data/eval`` and ``gold``. What occurs
in ``data/eval`` or in a gold article is left out. The folder that is made is all that training
needs, so it can be copied to another machine. Both files have a pair a line:
source TAB Dutch sentence before TAB Dutch TAB English TAB surnames.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from pathlib import Path

from training.translation.corpus import (
    Measured,
    Pair,
    digest,
    is_clean,
    letters,
    pairs_of,
    read_articles,
    read_measured,
    read_people,
)
from training.translation.sources import SHARED_SOURCES, Source, own_sources, source_path
from translations.written_out import written_out

WORK = Path("build/translation")
LEARNT = "learnt.tsv.gz"
HELD_OUT = "held-out.tsv.gz"
MARKS = Path(__file__).parents[1] / "pipeline" / "names" / "of-pairs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, default=WORK)
    options = parser.parse_args()
    sources = [*SHARED_SOURCES, *own_sources()]
    learnt, held_out = split(sources, options.shared, read_measured(options.shared))
    options.work.mkdir(parents=True, exist_ok=True)
    write(map(_as_read, learnt), options.work / LEARNT)
    write(map(_as_read, held_out), options.work / HELD_OUT)
    counts = Counter(pair.source for pair in learnt), Counter(pair.source for pair in held_out)
    for source in sources:
        print(f"{source.name:20}{counts[0][source.name]:8}{counts[1][source.name]:6} held out")
    print(f"{'':20}{len(learnt):8}{len(held_out):6}")


def split(sources: list[Source], shared: Path, measured: Measured) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to learn from and those held out, each Dutch sentence once.

    Whether a pair is held out depends on it, or on the start of its article, alone. What is held
    out of one set is not learnt from another, nor read as the sentence before.
    """
    held_out: dict[str, Pair] = {}
    others: dict[str, Pair] = {}
    for source in sources:
        people = read_people(MARKS / f"{source.name}.tsv")
        for article in read_articles(source_path(source, shared)):
            apart = digest(article[0][1]) < source.held_out
            for pair in pairs_of(source.name, article, people):
                if is_clean(pair) and not measured.has(pair):
                    (held_out if apart else others).setdefault(letters(pair.dutch), pair)
    return list(_without(others, held_out)), list(held_out.values())


def _without(others: dict[str, Pair], held_out: dict[str, Pair]) -> Iterator[Pair]:
    """Yield pairs of which nothing is held out, in an order that looks random but is fixed."""
    english = {letters(pair.english) for pair in held_out.values()}
    for key, pair in sorted(others.items(), key=lambda item: digest(item[0])):
        if key not in held_out and letters(pair.english) not in english:
            known = letters(pair.previous) not in held_out
            yield pair if known else replace(pair, previous="")


def _as_read(pair: Pair) -> Pair:
    """Give a pair with the Dutch as the program writes it out for its model."""
    return replace(pair, dutch=written_out(pair.dutch), previous=written_out(pair.previous))


def write(pairs: Iterable[Pair], path: Path) -> None:
    """Write pairs, a line each."""
    lines = ("\t".join(column.replace("\t", " ") for column in astuple(pair)) for pair in pairs)
    with gzip.GzipFile(path, "wb", mtime=0) as file:  # the same bytes every time
        file.write("\n".join(lines).encode())


def read(path: Path) -> list[Pair]:
    """Read pairs that ``write`` wrote.

    Raises:
        SystemExit: they haven't been made.

    """
    if not path.exists():
        raise SystemExit(f"{path} isn't there: python -m training.translation.prepare makes it")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [Pair(*line.split("\t")) for line in file.read().split("\n")]


if __name__ == "__main__":
    main()
