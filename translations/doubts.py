"""Signs that a translation went wrong: empty, cut short, run away, repeating, or not translated."""

import re

WORD = re.compile(r"\w+")
# An English sentence has about as many words as the Dutch: within these bounds nothing is odd.
MOST_WORDS_PER_WORD = 2
MOST_EXTRA_WORDS = 8
LEAST_WORDS_PER_WORD = 0.4
# Shorter sentences may be any number of words in the other language, or a name left as it is.
SHORT = 6
LONGEST_LOOP = 8
LOOP_TURNS = 3


def looks_wrong(dutch: str, english: str) -> bool:
    """Tell whether the English of a sentence needs a second look."""
    source, target = (WORD.findall(text.lower()) for text in (dutch, english))
    if not target:
        return True
    if len(target) > MOST_WORDS_PER_WORD * len(source) + MOST_EXTRA_WORDS:
        return True
    if len(source) >= SHORT and (
        len(target) < LEAST_WORDS_PER_WORD * len(source) or target == source
    ):
        return True
    return _turns(target) >= max(LOOP_TURNS, _turns(source) + 1)


def _turns(words: list[str]) -> int:
    """Count how often the most repeated run of words comes again, one right after the other."""
    most = 1
    for length in range(1, min(LONGEST_LOOP, len(words) // 2) + 1):
        turns = 1
        same = 0
        for i in range(length, len(words)):
            same = same + 1 if words[i] == words[i - length] else 0
            turns = max(turns, 1 + same // length)
        most = max(most, turns)
    return most
