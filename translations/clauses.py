"""Sentences too long for a model: split at clause marks, and their English joined again."""

import re
from collections.abc import Callable, Sequence

# Where to cut, the best first: the cut comes after the match.
CLAUSE_MARKS = (
    re.compile(r"[;:]\s+|\s[–—]\s+"),
    re.compile(r",\s+(?=(?:en|maar|want|of|dus|terwijl|omdat|zodat|hoewel|waarbij|aldus)\b)"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?=(?:en|maar|want|of|die|dat|omdat|terwijl)\s)"),
    re.compile(r"\s+"),
)
# A cut between these shares of the length is preferred to one at a better mark further off.
MIDDLE = (0.2, 0.8)

# Words that have a capital only at the start of a sentence; of others that can't be known.
SMALL_WORD = re.compile(
    r"(?:The|An?|This|That|These|Those|There|He|She|It|They|We|You|His|Her|Its|Their|Our|And|But|Or|"
    r"So|As|If|In|On|At|By|For|From|To|With|Of|Not|No|Who|Which|What|When|Where|While|Because|"
    r"Although|After|Before|According)\b"
)


def split_long(sentence: str, pieces: Callable[[str], int], most: int) -> list[str]:
    """Cut a sentence in parts of at most ``most`` pieces; a sentence that fits stays whole."""
    if pieces(sentence) <= most or len(sentence) < 2:
        return [sentence]
    cut = _cut(sentence)
    halves = sentence[:cut].rstrip(), sentence[cut:].lstrip()
    return [part for half in halves if half for part in split_long(half, pieces, most)]


def _cut(sentence: str) -> int:
    """Find the best place to cut in two: near the middle, at the strongest mark there."""
    low, high = (share * len(sentence) for share in MIDDLE)
    for mark in CLAUSE_MARKS:
        ends = [match.end() for match in mark.finditer(sentence) if low <= match.end() <= high]
        if ends:
            return min(ends, key=lambda end: abs(2 * end - len(sentence)))
    return len(sentence) // 2


def join_parts(parts: Sequence[str], english: Sequence[str]) -> str:
    """Join the English of a sentence's parts.

    A model gives each part a capital and a full stop; those that the Dutch part lacks go.
    """
    joined = []
    for index, (dutch, part) in enumerate(zip(parts, english, strict=True)):
        text = part
        if index < len(parts) - 1 and text.endswith(".") and not dutch.endswith("."):
            text = text.rstrip(".") + ("," if dutch.endswith(",") else "")
        if index and dutch[0].islower():
            text = _without_capital(text)
        joined.append(text)
    return " ".join(filter(None, joined))


def _without_capital(text: str) -> str:
    return text[:1].lower() + text[1:] if SMALL_WORD.match(text) else text
