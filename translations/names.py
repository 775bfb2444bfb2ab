"""Names that a model misspelt: the English gets the spelling of the Dutch.

A small model writes *Guitavo* for *Gustavo* now and then. That is mended; *Brussels* for *Brussel*,
*Bishkek* for *Bisjkek* or *Bolivians* for *Bolivianen* is left alone.
"""

import re

from translations.casing import WORD
from translations.lexicon import translations
from translations.spelling import likeness, without_accents

# A word with a capital that is not there because a sentence or a quote begins.
_NAME = re.compile(r"(?<=[^\W_] |[,;] )[A-ZÀ-Þ](?!\w*[A-Z])[^\W\d_]{4,}")
# Words for what or who is from a place end in another way in English.
_FROM_A_PLACE = ("se", "er", "ers", "ërs", "aan", "aans", "anen")
# How Dutch and English write the sounds of other alphabets. What is alike after this is no mistake.
_TRANSCRIBED = (
    ("tsj", "ch"),
    ("zj", "zh"),
    ("sj", "sh"),
    ("oe", "u"),
    ("ie", "i"),
    ("ch", "h"),
    ("kh", "h"),
    ("j", "i"),
    ("y", "i"),
    ("c", "k"),
    ("z", "s"),
)
_ALIKE = 0.7


def with_names(dutch: str, english: str) -> str:
    """Spell names in the English as the Dutch sentence does where the model misspelt them."""
    here = set(WORD.findall(dutch))
    there = dict.fromkeys(WORD.findall(english))
    strange = [w for w in there if w[0].isupper() and not w.isupper() and w not in here]
    for name in dict.fromkeys(_NAME.findall(dutch)):
        if strange and name not in there:
            word = max(strange, key=lambda word: likeness(name, word))
            if _misspelt(name, word):
                english = re.sub(rf"\b{word}\b", name, english)
                strange.remove(word)
    return english


def _misspelt(name: str, word: str) -> bool:
    """Tell whether an English word is the name with a mistake, and not the name in English."""
    return (
        likeness(name, word) >= _ALIKE
        and name[0] == word[0]
        and name[-1] == word[-1]
        and not name.startswith(word)
        and not word.startswith(name)
        and not name.endswith(_FROM_A_PLACE)
        and _sounds(name) != _sounds(word)
        and word.lower() not in {entry.english for entry in translations(name.lower())}
    )


def _sounds(name: str) -> str:
    """Write a name without accents and double letters, and without what transcription changes."""
    letters = without_accents(name.lower())
    for ours, theirs in _TRANSCRIBED:
        letters = letters.replace(ours, theirs)
    return re.sub(r"(.)\1", r"\1", letters)
