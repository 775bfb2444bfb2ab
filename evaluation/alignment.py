"""Measure word alignment against the pairs aligned by hand in tests/translations.

    python -m evaluation.alignment [--half tune|measure] [--beside DATA] [--errors]

Prints precision, recall and F of content-word links (sure and possible links as in Och & Ney 2003:
recall over the sure ones, precision over both), the share of names carried to exactly the
words marked, the overlap of carried quotes in characters (F), and the time for a sentence. With
``--beside`` the same links from eflomal, trained on the pairs in DATA (the folder of parallel
text) and on these sentences themselves, then symmetrised.
"""

import argparse
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from translations.alignment import Alignment, align
from translations.words import Word, dutch_words, english_words, spoken

GOLD = Path(__file__).parents[1] / "tests" / "translations" / "alignment_gold.txt"

Range = tuple[int, int]
Pair = tuple[Range, Range]

# Links between two of these don't count: which of them belong together is a matter of taste.
_FUNCTION_WORDS = frozenset(
    re.sub(
        r"(?m)^#.*", "", Path(__file__).with_name("function_words.txt").read_text("utf-8")
    ).split()
)


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A sentence pair with what belongs together in it, as ranges of code points."""

    dutch: str
    english: str
    sure: frozenset[Pair]
    possible: frozenset[Pair]
    names: tuple[Pair, ...]
    quotes: tuple[Pair, ...]


def load_gold(path: Path = GOLD) -> list[GoldPair]:
    """Read the aligned pairs; raises ValueError where a marked word isn't in its sentence."""
    blocks = re.sub(r"(?m)^#.*\n", "", path.read_text("utf-8")).strip().split("\n\n")
    return [_gold_pair(block) for block in blocks]


def _gold_pair(block: str) -> GoldPair:
    lines = [line.partition(": ")[::2] for line in block.splitlines()]
    fields = dict(lines)
    dutch, english = fields["nl"], fields["en"]
    sure: set[Pair] = set()
    possible: set[Pair] = set()
    for group in fields["links"].split(" | "):
        left, right = group.removeprefix("~ ").split(" = ")
        (possible if group.startswith("~") else sure).update(
            (one, other)
            for one in _marked(dutch_words(dutch), left)
            for other in _marked(english_words(english), right)
        )
    names = [
        (_found(dutch, left), _found(english, right))
        for name in filter(None, fields.get("names", "").split(" | "))
        for left, right in (name.split(" = "),)
    ]
    for left_range, right_range in names:
        sure.update(_name_links(dutch, english, left_range, right_range))
    quotes = [
        (_stretch(dutch, left), _stretch(english, right))
        for key, value in lines
        if key == "quote"
        for left, right in (value.split(" = "),)
    ]
    return GoldPair(
        dutch, english, frozenset(sure), frozenset(possible), tuple(names), tuple(quotes)
    )


def _marked(words: Sequence[Word], group: str) -> Iterator[Range]:
    for mark in group.split():
        text, _, count = mark.partition("#")
        found = [(word.start, word.end) for word in words if word.text.lower() == text.lower()]
        if len(found) < int(count or 1):
            raise ValueError(f"{mark} is not in {' '.join(word.text for word in words)}")
        yield found[int(count or 1) - 1]


def _name_links(dutch: str, english: str, left: Range, right: Range) -> Iterator[Pair]:
    rows = [
        (w.start, w.end) for w in dutch_words(dutch) if left[0] <= w.start < left[1] and spoken(w)
    ]
    columns = [
        (w.start, w.end)
        for w in english_words(english)
        if right[0] <= w.start < right[1] and spoken(w)
    ]
    if len(rows) == len(columns):
        yield from zip(rows, columns, strict=True)
    else:
        yield from ((row, column) for row in rows for column in columns)


def _found(text: str, part: str) -> Range:
    start = text.index(part)
    return start, start + len(part)


def _stretch(text: str, mark: str) -> Range:
    first, _, last = mark.partition(" … ")
    start, end = _found(text, first)
    return (start, text.index(last, end) + len(last)) if last else (start, end)


@dataclass(slots=True)
class Tally:
    """Links counted over sentences."""

    proposed: int = 0
    right: int = 0
    sure: int = 0
    recalled: int = 0

    def add(self, pair: GoldPair, links: Iterable[Pair]) -> None:
        """Count the links proposed for a pair."""
        proposed = {link for link in links if _counts(pair, link)}
        sure = {link for link in pair.sure if _counts(pair, link)}
        self.proposed += len(proposed)
        self.right += len(proposed & (pair.sure | pair.possible))
        self.sure += len(sure)
        self.recalled += len(proposed & sure)

    def scores(self) -> tuple[float, float, float]:
        """Return precision, recall and F."""
        precision, recall = self.right / max(self.proposed, 1), self.recalled / max(self.sure, 1)
        return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def _counts(pair: GoldPair, link: Pair) -> bool:
    (start, end), (begin, stop) = link
    left, right = pair.dutch[start:end].lower(), pair.english[begin:stop].lower()
    return not (left in _FUNCTION_WORDS and right in _FUNCTION_WORDS)


@dataclass(slots=True)
class Result:
    """What was measured over a set of pairs."""

    links: Tally = field(default_factory=Tally)
    names: list[bool] = field(default_factory=list)
    quotes: list[float] = field(default_factory=list)


def measure(pairs: Sequence[GoldPair]) -> Result:
    """Align and carry over every pair and compare."""
    result = Result()
    for pair in pairs:
        alignment = align(pair.dutch, pair.english)
        result.links.add(pair, ((link.dutch, link.english) for link in alignment.links))
        result.names += [alignment.carry(*left) == (right,) for left, right in pair.names]
        result.quotes += [overlap(alignment.carry(*left), right) for left, right in pair.quotes]
    return result


def overlap(ranges: Sequence[Range], marked: Range) -> float:
    """Return the F of the characters carried against those marked."""
    carried = {offset for start, end in ranges for offset in range(start, end)}
    return 2 * len(carried & set(range(*marked))) / (len(carried) + marked[1] - marked[0])


def halves(pairs: Sequence[GoldPair]) -> dict[str, Sequence[GoldPair]]:
    """Part the pairs: even ones to tune on, odd ones to measure."""
    return {"tune": pairs[::2], "measure": pairs[1::2], "all": pairs}


def _eflomal(pairs: Sequence[GoldPair], data: Path) -> tuple[float, float, float]:
    """Return the scores of eflomal's symmetrised links for the pairs, trained with them."""
    from training.alignment.aligner import align as align_corpus
    from training.alignment.corpus import keys, read

    held_out = {pair.dutch for pair in pairs}
    corpus = [pair for pair, _ in read(data, held_out)]
    own = [keys(pair.dutch, pair.english) for pair in pairs]
    tally = Tally()
    for pair, links in zip(pairs, align_corpus(own + corpus), strict=False):
        rows = [word for word in dutch_words(pair.dutch) if spoken(word)]
        columns = [word for word in english_words(pair.english) if spoken(word)]
        tally.add(
            pair,
            (((rows[i].start, rows[i].end), (columns[j].start, columns[j].end)) for i, j in links),
        )
    return tally.scores()


def _milliseconds(pairs: Sequence[GoldPair]) -> float:
    def once(pair: GoldPair) -> float:
        start = time.perf_counter()
        align(pair.dutch, pair.english)
        return 1000 * (time.perf_counter() - start)

    return median(min(once(pair) for _ in range(3)) for pair in pairs)


def _print_worst(pairs: Sequence[GoldPair]) -> None:
    for pair in pairs:
        alignment = align(pair.dutch, pair.english)
        _print_errors(pair, alignment)


def _print_errors(pair: GoldPair, alignment: Alignment) -> None:
    proposed = {(link.dutch, link.english) for link in alignment.links}
    proposed = {link for link in proposed if _counts(pair, link)}
    sure = {link for link in pair.sure if _counts(pair, link)}

    def show(links: Iterable[Pair]) -> str:
        return ", ".join(
            f"{pair.dutch[slice(*left)]}={pair.english[slice(*right)]}"
            for left, right in sorted(links)
        )

    lines = [
        ("missed", show(sure - proposed)),
        ("wrong", show(proposed - pair.sure - pair.possible)),
    ]
    for kind, marked in (("name", pair.names), ("quote", pair.quotes)):
        for left, right in marked:
            carried = alignment.carry(*left)
            if carried != (right,):
                got = " … ".join(pair.english[slice(*r)] for r in carried)
                lines.append((kind, f"{pair.english[slice(*right)]!r} came as {got!r}"))
    if any(text for _, text in lines):
        print(f"\n{pair.dutch}\n{pair.english}")
        for kind, text in lines:
            if text:
                print(f"  {kind}: {text}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("tune", "measure", "all"), default="all")
    parser.add_argument(
        "--beside", type=Path, metavar="DATA", help="run eflomal on these pairs too"
    )
    parser.add_argument("--errors", action="store_true", help="list what is missed or wrong")
    options = parser.parse_args()
    pairs = halves(load_gold())[options.half]
    result = measure(pairs)
    print(f"{len(pairs)} pairs, {len(result.names)} names, {len(result.quotes)} quotes")
    print("content-word links      P      R      F")
    print("this program        {:5.3f}  {:5.3f}  {:5.3f}".format(*result.links.scores()))
    if options.beside:
        print(
            "eflomal             {:5.3f}  {:5.3f}  {:5.3f}".format(*_eflomal(pairs, options.beside))
        )
    print(f"names carried exactly {sum(result.names) / len(result.names):.3f}")
    print(f"quotes, character F   {sum(result.quotes) / len(result.quotes):.3f}")
    print(f"median time           {_milliseconds(pairs):.2f} ms a sentence")
    if options.errors:
        _print_worst(pairs)


if __name__ == "__main__":
    main()
