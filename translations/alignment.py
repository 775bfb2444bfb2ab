"""Word alignment: which English words stand for which Dutch words, from two sentences alone.

Every pair of words gets a strength from what is known of it: the lexical table, numbers,
spelling. Two hidden Markov models (Vogel et al. 1996), one for each direction, add position: the
next word is mostly translated near the last one. A link's weight joins the posteriors of both,
as in alignment by agreement (Liang et al. 2006). Spans are carried over by these weights.

Offsets count code points of the given strings; ``start`` is inclusive, ``end`` exclusive.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from translations.carry import Range, Side, carry
from translations.evidence import strengths
from translations.words import Word, dutch_words, english_words, spoken

_Matrix = npt.NDArray[np.float64]

_LINKED = 0.2  # weight from which two words count as linked
_UNPAIRED = 0.1  # chance that a word has no counterpart
_UNPAIRED_STRENGTH = 0.0006  # how well that explains any word
_MOST_WORDS = 400  # that are aligned at once
_JUMP_POWER = 1.25  # how fast far jumps become unlikely


class Link(NamedTuple):
    """A Dutch and an English word that stand for each other; ``weight`` is between 0 and 1."""

    dutch: Range
    english: Range
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """A Dutch sentence and its English, and how their words belong together."""

    links: tuple[Link, ...]
    _dutch: Side = field(repr=False)
    _english: Side = field(repr=False)
    _weights: _Matrix = field(repr=False)

    def carry(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the English stretches that stand for this stretch of the Dutch.

        One stretch, save where a single word has counterparts apart. Empty where the Dutch stretch
        or the English holds no word, or where nothing in the English stands for a stretch of one
        to three words; a longer one never comes out empty.
        """
        return carry(self._dutch, self._english, self._weights, start, end)

    def carry_back(self, start: int, end: int) -> tuple[Range, ...]:
        """Return the Dutch stretches that stand for this stretch of the English, likewise."""
        return carry(self._english, self._dutch, self._weights.T, start, end)


def align(dutch: str, english: str) -> Alignment:
    """Align a Dutch sentence with its English translation; any two strings will do."""
    left, right = _side(dutch, dutch_words(dutch)), _side(english, english_words(english))
    weights = _weights(left.aligned, right.aligned)
    links = tuple(
        Link(
            (left.aligned[i].start, left.aligned[i].end),
            (right.aligned[j].start, right.aligned[j].end),
            round(float(weights[i, j]), 3),
        )
        for i, j in np.argwhere(weights >= _LINKED)
    )
    return Alignment(links, left, right, weights)


def _side(text: str, words: tuple[Word, ...]) -> Side:
    return Side(text, words, tuple(word for word in words if spoken(word)))


def _weights(dutch: tuple[Word, ...], english: tuple[Word, ...]) -> _Matrix:
    """Return the weight of every possible link, Dutch words down, English words across."""
    weights = np.zeros((len(dutch), len(english)))
    if not dutch or not english:
        return weights
    # Time grows with the cube of the length: what no sentence is long enough for goes in pieces.
    pieces = -(-max(weights.shape) // _MOST_WORDS)
    if pieces > 1:
        for piece in range(pieces):
            rows, columns = _share(len(dutch), piece, pieces), _share(len(english), piece, pieces)
            weights[rows, columns] = _weights(dutch[rows], english[columns])
        return weights
    forward, backward = strengths(dutch, english)
    return np.sqrt(_posteriors(forward.T).T * _posteriors(backward))


def _share(length: int, piece: int, pieces: int) -> slice:
    """Tell which of so many words are in a piece, when all are about as long."""
    return slice(piece * length // pieces, (piece + 1) * length // pieces)


def _posteriors(strength: _Matrix) -> _Matrix:
    """Return how likely each word (row) comes from each position (column) of the other sentence.

    Forward-backward over positions. A word without counterpart leaves the position as it was, so
    ``stay`` is what it adds to a step.
    """
    length, positions = strength.shape
    distance = np.arange(positions)[None, :] - np.arange(positions)[:, None] - 1
    jumps = (1.0 + np.abs(distance)) ** -_JUMP_POWER
    jumps /= jumps.sum(axis=1, keepdims=True)
    jumps *= 1 - _UNPAIRED
    stay = _UNPAIRED * _UNPAIRED_STRENGTH

    linked = np.empty((length, positions))
    unlinked = np.empty((length, positions))
    state = np.full(positions, 1 / positions)
    for row in range(length):
        linked[row] = strength[row] * (state @ jumps)
        unlinked[row] = stay * state
        state = linked[row] + unlinked[row]
        scale = state.sum()
        linked[row] /= scale
        unlinked[row] /= scale
        state /= scale
    rest = np.ones(positions)  # how well each position explains the words still to come
    for row in reversed(range(length)):
        linked[row] *= rest
        linked[row] /= linked[row].sum() + unlinked[row] @ rest
        rest = jumps @ (strength[row] * rest) + stay * rest
        rest /= rest.sum()
    return linked
