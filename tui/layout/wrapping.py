"""Break text into lines that fit a width counted in terminal cells.

Lines are pairs of offsets into the text, not copies of it, so that marks on the text stay valid.
"""

import re
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

Line = tuple[int, int]
"""Start (inclusive) and end (exclusive) of a line, in code points of the text."""

# Characters that take exactly one cell: Latin, and the dashes and quotation marks of news text.
_NARROW = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
_WORD = re.compile(r"[^ ]+")


def wrap(text: str, width: int) -> list[Line]:
    """Break ``text`` into lines of at most ``width`` cells (at least one).

    Lines break at spaces and after hyphens; spaces around a break belong to no line. A word
    wider than a line is cut between characters as seen on screen, never inside an emoji or
    between a letter and its accent. Only a character wider than the whole line sticks out.
    An empty text has one empty line.
    """
    width = max(1, width)
    if len(text) <= width and _NARROW.fullmatch(text):
        return [(0, len(text))]
    lines = _wrap_narrow(text, width) if _NARROW.fullmatch(text) else _wrap_any(text, width)
    return lines or [(0, 0)]


@lru_cache(maxsize=64)
def _line_pattern(width: int) -> re.Pattern[str]:
    """Match the longest piece of one-cell characters that makes a line."""
    words = rf"[^ ](?:.{{0,{width - 2}}}[^ ])?" if width > 1 else "[^ ]"
    before_a_break = r"(?= |$)|(?<=[^\W\d]-)(?=[^\W\d])"
    return re.compile(rf"{words}(?:{before_a_break})|[^ ]{{{width}}}")


def _wrap_narrow(text: str, width: int) -> list[Line]:
    """Wrap text in which each character takes one cell: the regular expression does it all."""
    return [match.span() for match in _line_pattern(width).finditer(text)]


def _wrap_any(text: str, width: int) -> list[Line]:
    """Wrap text that may hold wide characters, combining marks and emoji."""
    lines: list[Line] = []
    line: tuple[int, int, int] | None = None  # start, end, cells
    for word in _WORD.finditer(text):
        start, end = word.span()
        cells = cell_len(word.group())
        if line is not None:
            gap = start - line[1]
            if line[2] + gap + cells <= width:
                line = (line[0], end, line[2] + gap + cells)
                continue
            lines.append(line[:2])
        if cells > width:
            *full, rest = _cut(word.group(), width)
            for piece in full:
                lines.append((start, start := start + len(piece)))
            cells = cell_len(rest)
        line = (start, end, cells)
    if line is not None:
        lines.append(line[:2])
    return lines


def _cut(word: str, width: int) -> list[str]:
    """Cut a word in pieces that fit, between characters as seen on screen.

    Rich's own ``chop_cells`` takes what follows two joiners in a row for nothing.
    """
    pieces: list[str] = []
    start = cells = 0
    for first, end, _ in split_graphemes(word)[0]:
        own = cell_len(word[first:end])
        if cells and cells + own > width:
            pieces.append(word[start:first])
            start, cells = first, 0
        cells += own
    return [*pieces, word[start:]]


def cells_to_characters(text: str, cells: int) -> int:
    """Return the place of the character that covers the cell after ``cells`` cells."""
    for first, end, _ in split_graphemes(text)[0]:
        cells -= cell_len(text[first:end])
        if cells < 0:
            return first
    return len(text)
