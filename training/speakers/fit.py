"""Fit the weights of ``articles/antecedents.json`` to marked articles.

Usage: python -m training.speakers.fit GOLD [GOLD …] [--pipeline FOLDER]

Every quote whose speaker must be looked up gives one choice among the participants met so far; a
conditional logit model (softmax over the candidates, L2 penalty) is fitted by gradient descent, one
for each kind of anaphor. Speakers of earlier quotes are taken from the marks.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from articles.antecedents import Features, candidates
from articles.names import find_names
from articles.parsing import PIPELINE, load_pipeline, parse
from articles.participants import Participant
from articles.speakers import Resolver
from evaluation.gold import GoldArticle, read_gold, same_speaker, to_quote

WEIGHTS = Path("articles/antecedents.json")

_PENALTY = 0.005
_STEPS = 400
_RATE = 0.3


@dataclass
class Choice:
    """One anaphor: the features of each candidate, and which of them are right."""

    kind: str
    features: list[Features]
    right: list[bool]


def choices(articles: Sequence[tuple[GoldArticle, Doc]]) -> Iterator[Choice]:
    """Yield the choices of marked, parsed articles."""
    for gold, doc in articles:
        quotes = [to_quote(number, marked) for number, marked in enumerate(gold.quotes)]
        resolver = Resolver(doc, find_names(doc), quotes)
        for quote, marked in zip(quotes, gold.quotes, strict=True):
            question = resolver.question(quote)
            speaker: Participant | None = question.own
            if question.anaphor is not None:
                found = candidates(resolver.cast, question.anaphor, resolver.turns, question.own)
                right = [same_speaker(resolver.description(p), marked) for p, _ in found]
                if any(right):
                    yield Choice(question.anaphor.kind, [f for _, f in found], right)
                    speaker = found[right.index(True)][0]
            resolver.note(quote, speaker)


def fit(found: Sequence[Choice]) -> dict[str, float]:
    """Return feature → weight."""
    names = sorted({name for choice in found for row in choice.features for name in row})
    column = {name: number for number, name in enumerate(names)}
    tables = []
    for choice in found:
        table = np.zeros((len(choice.features), len(names)))
        for row, features in enumerate(choice.features):
            for name, value in features.items():
                table[row, column[name]] = value
        tables.append((table, np.array(choice.right)))
    weights, momentum = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(_STEPS):
        gradient = -_PENALTY * weights
        for table, right in tables:
            scores = table @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            wanted = np.where(right, chances, 0.0)
            wanted /= wanted.sum() or 1.0
            gradient += (wanted - chances) @ table / len(tables)
        momentum = 0.9 * momentum + _RATE * gradient
        weights += momentum
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def fit_each(articles: Sequence[tuple[GoldArticle, Doc]]) -> dict[str, dict[str, float]]:
    """Return kind of anaphor → feature → weight, fitted to marked, parsed articles."""
    by_kind: dict[str, list[Choice]] = {}
    for choice in choices(articles):
        by_kind.setdefault(choice.kind, []).append(choice)
    return {kind: fit(found) for kind, found in sorted(by_kind.items())}


def main() -> None:
    """Fit the weights of each kind of anaphor and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--pipeline", type=Path, default=PIPELINE)
    options = parser.parse_args()
    pipeline = load_pipeline(options.pipeline)
    marked = [
        (gold, parse(gold.article, pipeline=pipeline))
        for folder in options.gold
        for gold in read_gold(folder)
    ]
    weights = fit_each(marked)
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    for kind, features in weights.items():
        print(f"{kind}: {len(features)} features")


if __name__ == "__main__":
    main()
