"""Fit ``articles/confidence.json`` to marked articles.

Usage: python -m training.confidence.fit GOLD [GOLD …]

For each pattern of quotes: the share of what it finds that is marked. For each way in which a
speaker is found: a logistic curve from the chance that the model of antecedents gives its choice to
the share of right speakers (Platt scaling). That model is fitted anew without the articles that it
is asked about, in ``_FOLDS`` parts, so that it isn't surer here than in use.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from spacy.tokens import Doc

from articles import antecedents
from articles.confidence import log_odds
from articles.names import find_names
from articles.parsing import parse
from articles.quotes import find_reports, to_quotes
from articles.reports.passage import Passage
from articles.speakers import Resolver
from evaluation.gold import GoldArticle, read_gold, same_speaker
from evaluation.quotes import match_quotes
from training.speakers.fit import fit_each

TABLE = Path("articles/confidence.json")

_FOLDS = 4
_PENALTY = 0.1
_STEPS = 20

Marked = tuple[GoldArticle, Doc]


def main() -> None:
    """Count and fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    marked = [(gold, parse(gold.article)) for folder in options.gold for gold in read_gold(folder)]
    found, right = Counter[str](), Counter[str]()
    outcomes: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(_FOLDS):
        asked = marked[fold::_FOLDS]
        weights = fit_each([m for number, m in enumerate(marked) if number % _FOLDS != fold])
        with patch.object(antecedents, "_weights", lambda weights=weights: weights):
            for gold, doc in asked:
                passage = Passage(gold.article, doc)
                reports = find_reports(passage)
                quotes = to_quotes(passage, reports)
                pairs = match_quotes(gold, quotes)
                for number, report in enumerate(reports):
                    found.update((report.pattern, "all"))
                    right.update((report.pattern, "all") if number in pairs else ())
                resolver = Resolver(doc, find_names(doc), quotes)
                for number, quote in enumerate(quotes):
                    speaker = resolver.resolve(quote)
                    wanted = gold.quotes[pairs[number]] if number in pairs else None
                    if wanted is not None and not wanted.optional:
                        is_right = same_speaker(speaker.speaker, wanted)
                        outcomes[speaker.by].append((speaker.chance, is_right))
    everywhere = right["all"] / found["all"]
    table = {
        # Two more, as right as all are, keep a rare pattern from being certain.
        "pattern": {
            pattern: round((right[pattern] + 2 * everywhere) / (found[pattern] + 2), 3)
            for pattern in sorted(found)
        },
        "speaker": {by: _curve(pairs) for by, pairs in sorted(outcomes.items())},
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    for by, pairs in sorted(outcomes.items()):
        print(f"{by}: {len(pairs)} quotes, {sum(is_right for _, is_right in pairs)} right")


def _curve(outcomes: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and offset of the logistic curve, by Newton's method."""
    odds = np.array([log_odds(chance) for chance, _ in outcomes])
    right = np.array([is_right for _, is_right in outcomes], dtype=float)
    table = np.stack([odds if np.ptp(odds) else np.zeros_like(odds), np.ones_like(odds)], axis=1)
    curve = np.zeros(2)
    for _ in range(_STEPS):
        found = 1 / (1 + np.exp(-table @ curve))
        gradient = table.T @ (right - found) - _PENALTY * curve
        curvature = (table.T * (found * (1 - found))) @ table + _PENALTY * np.eye(2)
        curve += np.linalg.solve(curvature, gradient)
    slope, offset = curve.round(3).tolist()
    return slope, offset


if __name__ == "__main__":
    main()
