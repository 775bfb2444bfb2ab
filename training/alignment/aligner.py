"""Word links over a whole corpus by eflomal, made symmetric.

eflomal (Östling and Tiedemann 2016; GPL-3.0) is used as a program at training time only: nothing
of it is shipped, and a table of counts over its links is no work derived from it.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.alignment.corpus import Pair

Links = frozenset[tuple[int, int]]

_NEIGHBOURS = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def align(pairs: Sequence[Pair]) -> Iterator[Links]:
    """Yield the links (Dutch word, English word) of each pair.

    Raises CalledProcessError if ``eflomal-align`` fails and FileNotFoundError if it is missing.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("dutch", "english", "forward", "reverse")]
        for side, path in enumerate(paths[:2]):
            path.write_text("".join(" ".join(pair[side]) + "\n" for pair in pairs), "utf-8")
        dutch, english, forward, reverse = map(str, paths)
        subprocess.run(
            [_program(), "-s", dutch, "-t", english, "-f", forward, "-r", reverse],
            check=True,
        )
        with paths[2].open() as one, paths[3].open() as other:
            for line, reversed_line in zip(one, other, strict=True):
                yield symmetric(_links(line), _links(reversed_line))


def _program() -> str:
    """Find eflomal beside this Python, if its environment isn't the active one."""
    beside = Path(sys.executable).with_name("eflomal-align")
    return str(beside) if beside.exists() else "eflomal-align"


def _links(line: str) -> Links:
    return frozenset((int(i), int(j)) for i, j in (link.split("-") for link in line.split()))


def symmetric(forward: Links, reverse: Links) -> Links:
    """Join the links of both directions by grow-diag-final-and (Koehn et al. 2005)."""
    links = set(forward & reverse)
    rows, columns = {i for i, _ in links}, {j for _, j in links}

    def add(i: int, j: int) -> None:
        links.add((i, j))
        rows.add(i)
        columns.add(j)

    grown = True
    while grown:
        grown = False
        for i, j in sorted((forward | reverse) - links):
            beside = any((i + down, j + across) in links for down, across in _NEIGHBOURS)
            if beside and (i not in rows or j not in columns):
                add(i, j)
                grown = True
    for i, j in [*sorted(forward), *sorted(reverse)]:
        if i not in rows and j not in columns:
            add(i, j)
    return frozenset(links)
