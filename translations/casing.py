"""Capitals: lines and datelines are translated in ordinary case, lines put in capitals again.

A small model leaves out what stands in capitals before a dash: *DEN HAAG – De minister treedt af.*
"""

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+")
# With fewer capitals a line may be an abbreviation, which is left as it is.
FEWEST_CAPITALS = 6
# Few abbreviations are as long as this, and few places shorter.
_SHORTEST_PLACE = 5
_DATELINE = re.compile(
    r"['’A-ZÀ-Þ][A-ZÀ-Þ'’ /-]+"
    r"(?=(?: \([^()]{2,20}\)|, \d{1,2} [a-z]{3,9}\.?)? ?[-–—] )"
)


class Casing:
    """The ordinary case of words, learnt from the sentences of an article that aren't in capitals.

    Args:
        sentences: all sentences of the article.

    """

    def __init__(self, sentences: Iterable[str]):
        forms: dict[str, Counter[str]] = {}
        for sentence in sentences:
            if not in_capitals(sentence):
                # A sentence's first word has a capital whatever it is, so it tells nothing.
                for word in WORD.findall(sentence)[1:]:
                    forms.setdefault(word.lower(), Counter())[word] += 1
        self._forms = {lower: counts.most_common(1)[0][0] for lower, counts in forms.items()}

    def lowered(self, sentence: str) -> str:
        """Give a line or a dateline in capitals its ordinary case; leave any other as it is."""
        if not in_capitals(sentence):
            dateline = _DATELINE.match(sentence)
            end = dateline.end() if dateline else 0
            return WORD.sub(self._place, sentence[:end]) + sentence[end:]
        text = WORD.sub(lambda word: self._forms.get(word[0].lower(), word[0].lower()), sentence)
        return WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], text, count=1)

    def _place(self, word: re.Match[str]) -> str:
        """Write a word of a dateline as the article has it elsewhere, else as a name."""
        known = self._forms.get(word[0].lower(), "")
        if known[:1].isupper():
            return known
        return word[0].capitalize() if len(word.string.rstrip(" -")) >= _SHORTEST_PLACE else word[0]

    def raised(self, sentence: str, english: str) -> str:
        """Put the English of a line in capitals in capitals too."""
        return english.upper() if in_capitals(sentence) else english


def in_capitals(sentence: str) -> bool:
    """Tell whether a line is written in capitals throughout."""
    return sentence.isupper() and sum(map(str.isupper, sentence)) >= FEWEST_CAPITALS
