"""Measure names: spans, labels and canonical names against gold.

Usage: python -m evaluation.names GOLD [--pipeline FOLDER] [-v]

Prints precision, recall and F of names (span and label) over the folder, F of each label, F of the
spans alone, and B-cubed F of the canonical names: how well the mentions of one thing share a name.
A second table is for the gold names given as entities, so that it measures gathering alone. ``-v``
lists what is missed, extra or gathered apart.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc
from spacy.util import filter_spans

from articles.article import Name
from articles.names import find_names
from articles.parsing import PIPELINE, load_pipeline, parse
from evaluation.gold import GoldArticle, GoldName, read_gold


class Table:
    """Counts over a folder of articles."""

    def __init__(self) -> None:
        self.gold, self.found, self.right = Counter[str](), Counter[str](), Counter[str]()
        self.spans = [0, 0, 0]
        self.purity, self.completeness = list[float](), list[float]()

    def add(self, gold: Sequence[GoldName], found: Sequence[Name]) -> None:
        """Count one article."""
        gold_at = {(name.start, name.end): name for name in gold}
        found_at = {(name.start, name.end): name for name in found}
        both = gold_at.keys() & found_at.keys()
        self.gold.update(name.label for name in gold)
        self.found.update(name.label for name in found)
        self.right.update(
            gold_at[at].label for at in both if gold_at[at].label == found_at[at].label
        )
        counts = (len(gold_at), len(found_at), len(both))
        self.spans = [total + count for total, count in zip(self.spans, counts, strict=True)]
        for at in both:
            alike = {other for other in both if gold_at[other].name == gold_at[at].name}
            together = {other for other in both if found_at[other].name == found_at[at].name}
            self.purity.append(len(alike & together) / len(together))
            self.completeness.append(len(alike & together) / len(alike))

    def rows(self) -> list[str]:
        """Return the lines to print."""
        right, found, gold = self.right.total(), self.found.total(), self.gold.total()
        labels = "  ".join(
            f"{label} {_f(self.right[label], self.found[label], self.gold[label]):.3f}"
            for label in sorted(self.gold)
        )
        mentions = len(self.purity) or 1
        purity, completeness = sum(self.purity) / mentions, sum(self.completeness) / mentions
        b3 = 2 * purity * completeness / ((purity + completeness) or 1)
        return [
            f"names  P {right / (found or 1):.3f}  R {right / (gold or 1):.3f}"
            f"  F {_f(right, found, gold):.3f}   {labels}",
            f"spans  F {_f(self.spans[2], self.spans[1], self.spans[0]):.3f}   b3 {b3:.3f}",
        ]


def _f(right: int, found: int, gold: int) -> float:
    return 2 * right / ((found + gold) or 1)


def _with_gold_entities(doc: Doc, gold: Sequence[GoldName]) -> Doc:
    spans = (
        doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
        for name in gold
    )
    doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
    return doc


def _list_errors(article: GoldArticle, found: Sequence[Name]) -> None:
    text = article.article.text
    gold_at = {(name.start, name.end): name for name in article.names}
    found_at = {(name.start, name.end): name for name in found}
    for at in sorted(gold_at.keys() | found_at.keys()):
        gold, name = gold_at.get(at), found_at.get(at)
        if gold and name and (gold.label, gold.name) == (name.label, name.name):
            continue
        before, words, after = text[at[0] - 20 : at[0]], text[at[0] : at[1]], text[at[1] :][:20]
        shown = f"{before}[{words}]{after}".replace("\n", " ")
        wanted = f"{gold.label} {gold.name}" if gold else "nothing"
        got = f"{name.label} {name.name}" if name else "nothing"
        print(f"  {article.stem}: {shown}: got {got}, want {wanted}")


def main() -> None:
    """Print the tables for a gold folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pipeline", type=Path, default=PIPELINE)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the errors")
    arguments = parser.parse_args()
    pipeline = load_pipeline(arguments.pipeline)
    predicted, gathered = Table(), Table()
    for gold in read_gold(arguments.gold):
        doc = parse(gold.article, pipeline=pipeline)
        found = find_names(doc)
        predicted.add(gold.names, found)
        if arguments.verbose:
            _list_errors(gold, found)
        gathered.add(gold.names, find_names(_with_gold_entities(doc, gold.names)))
    print(*predicted.rows(), "with gold entities:", *gathered.rows(), sep="\n")


if __name__ == "__main__":
    main()
