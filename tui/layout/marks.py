"""Marks on a text: which stretches look different, and how a line is cut along them."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text, ``start`` to ``end`` (exclusive), that is shown in the style ``look``."""

    start: int
    end: int
    look: str


Piece = tuple[int, int, tuple[str, ...]]
"""Start, end and the looks on it, in the order of the marks (a later one lies over)."""


def cut(start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """Cut the line from ``start`` to ``end`` wherever a mark begins or ends."""
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in touching:
        edges.add(max(start, mark.start))
        edges.add(min(end, mark.end))
    ordered = sorted(edges)
    return [
        (left, right, tuple(m.look for m in touching if m.start <= left and right <= m.end))
        for left, right in itertools.pairwise(ordered)
    ]


def within(start: int, end: int, marks: Iterable[Mark]) -> list[Mark]:
    """Return the parts of ``marks`` inside ``start`` to ``end``, counted from ``start``."""
    return [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.look)
        for mark in marks
        if mark.start < end and mark.end > start
    ]
