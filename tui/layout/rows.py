"""Rows of different heights under each other: which line belongs to which row."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Rows:
    """The heights of rows as prefix sums, so that a line's row is found by bisection.

    Heights are in lines; each row is at least one line high.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._tops = self._sum()

    def _sum(self) -> list[int]:
        return list(accumulate(self._heights, initial=0))

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def lines(self) -> int:
        """Height of all rows together."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return the first line of ``row``."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """Return how many lines ``row`` has."""
        return self._heights[row]

    def at(self, line: int) -> int:
        """Return the row that holds ``line``; lines above and below belong to the ends.

        Raises:
            IndexError: There are no rows.

        """
        if not self._heights:
            raise IndexError("no rows")
        return min(max(bisect_right(self._tops, line) - 1, 0), len(self._heights) - 1)

    def resize(self, heights: Iterable[tuple[int, int]]) -> bool:
        """Set the heights of some rows, given as (row, height); tell whether any changed."""
        changed = False
        for row, height in heights:
            if self._heights[row] != height:
                self._heights[row] = height
                changed = True
        if changed:
            self._tops = self._sum()
        return changed
