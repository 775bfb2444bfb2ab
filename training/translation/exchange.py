"""Rare words exchanged alike on both sides, so that the model meets many and guesses none.

As in "Data Augmentation for Low-Resource Neural Machine Translation" (arXiv 1705.00440), but with
words of the glossary, chosen by how they end and not by a language model: what comes of it is
grammatical more often than it makes sense.
"""

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from training.translation.corpus import Pair, occurrences

# How often a word is exchanged that could be, in a pair where any are.
_EXCHANGED = 0.6
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
_ARTICLE = re.compile(r"\b([Aa])n? $")
_VOWELS = tuple("aeiou")

# What words that can stand for each other have in common.
Form = tuple[str, str, bool, bool]


class Exchange:
    """Puts other words of the glossary in the place of some.

    Args:
        english: of each word of the glossary, likeliest first.
        share: of the pairs in which any are exchanged.

    """

    def __init__(self, english: Mapping[str, Sequence[str]], share: float):
        self._english = english
        self._share = share
        self._alike: defaultdict[Form, list[str]] = defaultdict(list)
        for word, translations in english.items():
            self._alike[_form(word, translations[0])].append(word)

    def exchanged(self, pair: Pair, chance: random.Random) -> Pair:
        """Return a pair with other rare words in it, or as it is."""
        if chance.random() >= self._share:
            return pair
        dutch, english = pair.dutch, pair.english
        for word in dict.fromkeys(_WORD.findall(dutch)):
            if word not in self._english or chance.random() >= _EXCHANGED:
                continue
            for translation in self._english[word]:
                places = occurrences(word, dutch), occurrences(translation, english)
                if [len(found) for found in places] == [1, 1]:
                    # The first translation, as only that is known to have this form.
                    other = chance.choice(self._alike.get(_form(word, translation), [word]))
                    dutch = _put(other, places[0][0], dutch)
                    english = _put(self._english[other][0], places[1][0], english)
                    break
        return replace(pair, dutch=dutch, english=english)


def _form(dutch: str, english: str) -> Form:
    return dutch[-3:], english[-2:], dutch[0].isupper(), english[0].isupper()


def _put(word: str, place: tuple[int, int], text: str) -> str:
    """Put a word into a place of a text; an English article before it is made to fit."""
    start, end = place
    before = text[:start]
    if text[start].lower().startswith(_VOWELS) != word.lower().startswith(_VOWELS):
        before = _ARTICLE.sub(r"\1n " if word.lower().startswith(_VOWELS) else r"\1 ", before)
    return before + word + text[end:]
