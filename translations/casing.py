"""Lines in capitals: translated in ordinary case, then put in capitals again."""

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+")
# With fewer capitals a line may be an abbreviation, which is left as it is.
FEWEST_CAPITALS = 6


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
        """Give a line in capitals its ordinary case; leave any other as it is."""
        if not in_capitals(sentence):
            return sentence
        text = WORD.sub(lambda word: self._forms.get(word[0].lower(), word[0].lower()), sentence)
        return WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], text, count=1)

    def raised(self, sentence: str, english: str) -> str:
        """Put the English of a line in capitals in capitals too."""
        return english.upper() if in_capitals(sentence) else english


def in_capitals(sentence: str) -> bool:
    """Tell whether a line is written in capitals throughout."""
    return sentence.isupper() and sum(map(str.isupper, sentence)) >= FEWEST_CAPITALS
