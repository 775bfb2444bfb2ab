"""Lines to paragraphs: undo hard wrapping.

Paragraphs are separated by blank lines. Where lines follow each other without one, either the
file was wrapped at some width or it holds one paragraph a line; the lines themselves tell which.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

_MARK = r"""["'”’»“‘)\]]*"""
_FINISHED = re.compile(rf"[.!?…]{_MARK}$")
_FIRST_LETTER = re.compile(r"""["'‘’“”„«(]*([^\W\d_])""")
LIST_ITEM = re.compile(r"(?:[-–—•*·▪●]|\d{1,2}[.)]|[a-z]\))\s")
_WORD = re.compile(r"[^\W\d_]+")
# In 'zon- en feestdagen' the hyphen breaks no word.
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-\n(?!(?:en|of|tot|als|noch)\b)([^\W\d_]+)")

# A wrapped Dutch text continues in lower case, its sentence open, on most of its lines; a text
# of one paragraph a line on none.
_LEAST_CONTINUED = 1 / 3
# How full a line must be to count as having reached the margin, whose right side may be ragged.
_FULL = 0.9


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of clean ``text``, each in one line, in order, none empty."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n")) if block]
    if not _wrapped(blocks):
        return [line for block in blocks for line in block]
    lengths = sorted(len(line) for block in blocks for line in block)
    width = lengths[int(0.9 * (len(lengths) - 1))]  # a long headline or address is no margin
    vocabulary = frozenset(_WORD.findall(text))
    return [_in_one_line(lines, vocabulary) for block in blocks for lines in _divided(block, width)]


def _wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    pairs = [pair for block in blocks for pair in pairwise(block)]
    continued = sum(_continues(line, following) for line, following in pairs)
    return continued > 0 and continued >= _LEAST_CONTINUED * len(pairs)


def _divided(block: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph in ``block``."""
    lines = [block[0]]
    for line, following in pairwise(block):
        if not _belong_together(line, following, width):
            yield lines
            lines = []
        lines.append(following)
    yield lines


def _belong_together(line: str, following: str, width: int) -> bool:
    first_word = following.split(" ", 1)[0]
    full = len(line) + 1 + len(first_word) > _FULL * width
    if LIST_ITEM.match(following):
        return full and not _FINISHED.search(line) and not LIST_ITEM.match(line)
    return full or _continues(line, following)


def _continues(line: str, following: str) -> bool:
    return not _FINISHED.search(line) and starts_lower(following)


def starts_lower(line: str) -> bool:
    """Tell whether the first letter of ``line``, behind marks that open, is lower case."""
    start = _FIRST_LETTER.match(line)
    return start is not None and start.group(1).islower()


def _in_one_line(lines: Sequence[str], vocabulary: Set[str]) -> str:
    """Join with spaces, and without one where a hyphen ends a line inside a word.

    Whether such a hyphen is the word's own (``oud-minister``) the rest of the article tells; where
    it doesn't, the hyphen stays.
    """

    def mend(word: re.Match[str]) -> str:
        whole = word[1] + word[2]
        return whole if whole in vocabulary else f"{word[1]}-{word[2]}"

    return _BROKEN_WORD.sub(mend, "\n".join(lines)).replace("\n", " ")
