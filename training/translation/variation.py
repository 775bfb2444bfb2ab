"""Pairs varied anew each time that they are read, as news varies.

The program hands its model straight quotation marks and lines in capitals in ordinary case
(``translations/translator.py``), so these are most of what a pair is varied to.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from training.translation.corpus import Pair, occurrences
from training.translation.numbers import swap_hours, swap_numbers
from translations.casing import Casing, in_capitals
from translations.punctuation import Mark, marks
from translations.spelling import without_accents

# How often a pair that can be varied so is.
RENUMBERED = 0.3
RENAMED = 0.4
ANOTHER_HOUR = 0.8
RESTYLED = 0.15
IN_CAPITALS = 0.1
WITHOUT_ACCENTS = 0.15

_HEADLINE = 14  # words at most, and no full stop

# Marks of either kind as (open, close), Dutch then English.
Style = dict[str, tuple[str, str]]
_SWAPPED: Style = {"double": ("'", "'"), "single": ('"', '"')}
_CURLY: Style = {"double": ("“", "”"), "single": ("‘", "’")}
_LOW: Style = {"double": ("„", "”"), "single": ("‚", "’")}
_STYLES = [(_SWAPPED, _SWAPPED), (_SWAPPED, _SWAPPED), (_CURLY, _CURLY), (_LOW, _CURLY)]


class Variation:
    """Varies pairs; the same pairs in the same order come out the same.

    Args:
        pairs: where surnames to exchange are taken from.
        share: multiplies how often pairs are varied; 0 leaves all as they are.

    """

    def __init__(self, pairs: Sequence[Pair], share: float = 1.0):
        self._surnames = sorted({name for pair in pairs for name in pair.surnames.split()})
        self._share = share

    def varied(self, pair: Pair, chance: random.Random) -> Pair:
        """Return the pair in one of the ways in which it may be written."""
        dutch, english = pair.dutch, pair.english
        if self._happens(RENAMED, chance) and pair.surnames:
            dutch, english = self._renamed(pair, chance)
        if self._happens(RENUMBERED, chance):
            dutch, english = swap_numbers(dutch, english, chance)
        if self._happens(ANOTHER_HOUR, chance):
            dutch, english = swap_hours(dutch, english, chance)
        if self._happens(RESTYLED, chance):
            dutch, english = restyled(dutch, english, chance)
        if self._happens(IN_CAPITALS, chance) and _is_headline(dutch):
            dutch = in_other_case(dutch, chance)
        if self._happens(WITHOUT_ACCENTS, chance):
            dutch = without_accents(dutch)
        return replace(pair, dutch=dutch, english=english)

    def _happens(self, share: float, chance: random.Random) -> bool:
        return chance.random() < share * self._share

    def _renamed(self, pair: Pair, chance: random.Random) -> tuple[str, str]:
        dutch, english = pair.dutch, pair.english
        for old in pair.surnames.split():
            new = chance.choice(self._surnames)
            if not occurrences(new, dutch) and not occurrences(new, english):
                dutch, english = (_put(new, old, side) for side in (dutch, english))
        return dutch, english


def _put(new: str, old: str, text: str) -> str:
    for start, end in reversed(occurrences(old, text)):
        text = text[:start] + new + text[end:]
    return text


def restyled(dutch: str, english: str, chance: random.Random) -> tuple[str, str]:
    """Write both sides with other quotation marks, if they have the same ones."""
    found = list(marks(dutch)), list(marks(english))
    kinds = [[(mark.kind, mark.role) for mark in side] for side in found]
    if kinds[0] != kinds[1] or not found[0]:
        return dutch, english
    styles = chance.choice(_STYLES)
    return _written(dutch, found[0], styles[0]), _written(english, found[1], styles[1])


def _written(text: str, found: list[Mark], style: Style) -> str:
    letters = list(text)
    for mark in found:
        letters[mark.position] = style[mark.kind][mark.role == "close"]
    return "".join(letters)


def _is_headline(dutch: str) -> bool:
    return len(dutch.split()) <= _HEADLINE and not dutch.endswith((".", "!", "?", '."'))


def in_other_case(dutch: str, chance: random.Random) -> str:
    """Write a headline in capitals, or as the program makes it out of capitals."""
    capitals = dutch.upper()
    if not in_capitals(capitals):
        return dutch
    return capitals if chance.random() < 0.3 else Casing(()).lowered(capitals)
