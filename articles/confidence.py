"""Confidence: the chance that a quote is one, and that its speaker is the right one.

The chances were counted on marked articles (``training/confidence``): how often a pattern finds a
quote, and how often a speaker is right that was found in some way, given the chance that the model
of antecedents itself gives its choice. The product is the quote's confidence: of a hundred quotes
with confidence 0.7, some seventy are right.
"""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "confidence.json"
_LEAST = 1e-6  # of a chance, so that its odds are finite


def chance_of_report(pattern: str) -> float:
    """Return the chance that what a pattern finds was said by somebody."""
    patterns: dict[str, float] = _table()["pattern"]
    return patterns.get(pattern, patterns["all"])


def chance_of_speaker(by: str, chance: float) -> float:
    """Return the chance that a speaker is right; ``by`` and ``chance`` as in ``Resolved``."""
    slope, offset = _table()["speaker"][by]
    return 1 / (1 + math.exp(-(slope * log_odds(chance) + offset)))


def log_odds(chance: float) -> float:
    """Return the logarithm of a chance's odds."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table
