"""A table of words that stays one piece of bytes, as a file of sorted lines.

A line for each word: the word, a tab, and what the table has for it. A line is found by halving
and decoded when it is asked for, so that loading stays cheap; a string for each line takes three
times the memory.
"""

import gzip
import zlib
from bisect import bisect_left
from pathlib import Path


class SortedLines:
    """A table in memory.

    ``table`` has its lines sorted by their bytes, each with a line break at its end.
    """

    def __init__(self, table: bytes) -> None:
        self._table = table

    @classmethod
    def read(cls, path: Path) -> "SortedLines":
        """Read a gzip-compressed table from disk; raises OSError if it can't be read."""
        try:
            lines = gzip.decompress(path.read_bytes())
        except (EOFError, zlib.error) as error:
            raise OSError(f"{path.name} is damaged: {error}") from error
        return cls(lines + b"\n")  # the file's last line has none

    def find(self, word: str) -> str | None:
        """Return what the table has behind the word; a tab sorts before all that words hold."""
        table, start = self._table, f"{word}\t".encode()

        def opening(at: int) -> bytes:
            """Give as much of the line around a byte as there is to compare."""
            first = table.rfind(b"\n", 0, at) + 1
            return table[first : first + len(start)]

        first = bisect_left(range(len(table)), start, key=opening)
        if not table.startswith(start, first):
            return None
        return table[first + len(start) : table.index(b"\n", first)].decode()
