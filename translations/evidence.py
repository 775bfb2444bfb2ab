"""What two words alone say about belonging together: dictionary, numbers, spelling."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from translations.lexicon import translations
from translations.spelling import likeness
from translations.words import Sort, Word

_FLOOR = 1e-4  # any two words
_SAME = 0.9  # the same number, or the same unknown word
_ALIKE = 0.5  # two unknown words, times how alike they are
_SAME_STEM = 0.4  # a form of a known translation
_KNOWN = 0.05  # share that explains a word: only words without it are compared by spelling
_STEM = 4


def strengths(
    dutch: Sequence[Word], english: Sequence[Word]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return how well each Dutch word explains each English word, and the other way round.

    Both arrays have a row for each Dutch word and a column for each English word; strengths are
    like probabilities (of the English given the Dutch, of the Dutch given the English) above 0.
    """
    forward = np.full((len(dutch), len(english)), _FLOOR)
    backward = np.full((len(dutch), len(english)), _FLOOR)
    for i, word in enumerate(dutch):
        shares = {entry.english: entry for entry in translations(word.key)}
        stems = {entry.english[:_STEM]: entry for entry in reversed(shares.values())}
        for j, other in enumerate(english):
            if other.key == word.key and (word.sort is Sort.NUMBER or _capital(word, other)):
                forward[i, j] = backward[i, j] = _SAME
            elif entry := shares.get(other.key):
                forward[i, j] = max(entry.share, _FLOOR)
                backward[i, j] = max(entry.back, _FLOOR)
            elif len(other.key) > _STEM and (entry := stems.get(other.key[:_STEM])):
                forward[i, j] = max(_SAME_STEM * entry.share, _FLOOR)
                backward[i, j] = max(_SAME_STEM * entry.back, _FLOOR)
    _compare_spelling(dutch, english, forward, backward)
    return forward, backward


def _capital(word: Word, other: Word) -> bool:
    """Tell whether both are spelt like a name."""
    return word.text[0].isupper() and other.text[0].isupper()


def _compare_spelling(
    dutch: Sequence[Word],
    english: Sequence[Word],
    forward: npt.NDArray[np.float64],
    backward: npt.NDArray[np.float64],
) -> None:
    """Match by spelling the words that the table leaves unexplained."""
    rows = np.flatnonzero(forward.max(axis=1, initial=0.0) < _KNOWN).tolist()
    columns = np.flatnonzero(backward.max(axis=0, initial=0.0) < _KNOWN).tolist()
    for i in rows:
        for j in columns:
            alike = likeness(dutch[i].key, english[j].key)
            if alike > 0.5 and dutch[i].sort is Sort.LETTERS is english[j].sort:
                strength = _SAME if alike == 1 else _ALIKE * alike**2
                forward[i, j] = max(forward[i, j], strength)
                backward[i, j] = max(backward[i, j], strength)
