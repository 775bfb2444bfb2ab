"""Word vectors put together from the vectors of word pieces, for any word that turns up.

A word is parted into the likeliest pieces (a unigram language model, Kudo 2018, "Subword
Regularization"), and its vector is the mean of theirs, each weighted by its length in letters.
The table is small because it holds pieces, not words, one byte a number.
"""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.util import registry
from spacy.vectors import BaseVectors  # type: ignore[import-not-found]  # no stub
from spacy.vocab import Vocab

START = "▁"  # stands for the beginning of a word in the piece list
UNIT = 254  # the length of a piece's vector in ``table``; no single value comes near half of it
UNKNOWN = -25.0  # log-probability of a letter that is no piece; below that of the rarest piece


class SubwordVectors(BaseVectors):  # type: ignore[misc]  # spaCy's class is untyped
    """A table of piece vectors in the place of spaCy's table of word vectors.

    Attributes:
        rows: the place of each piece in ``scores`` and ``table``.
        scores: log-probability of each piece.
        table: vectors of the pieces, int8 of shape (pieces, dimensions), 254 for length one.

    """

    def __init__(self, *, strings: StringStore) -> None:
        self.strings = strings
        self.name = self.mode = "pieces"  # what spaCy writes into meta.json
        self.fill([], np.zeros(0, dtype=np.float32), np.zeros((0, 0), dtype=np.int8))

    def fill(
        self, pieces: Iterable[str], scores: NDArray[np.float32], table: NDArray[np.int8]
    ) -> None:
        """Take in the pieces, with the log-probability and the vector of each, in one order."""
        self.rows = {piece: row for row, piece in enumerate(pieces)}
        self.scores = scores
        self.table = table
        self._score_of = dict(zip(self.rows, scores.tolist(), strict=True))
        self._longest = max(map(len, self.rows), default=0)
        self._words: dict[int, NDArray[np.float32]] = {}

    def pieces(self, word: str) -> list[str]:
        """Part a word into its likeliest pieces, the beginning of the word marked as a letter."""
        text = START + word
        best = [0.0] + [-math.inf] * len(text)
        back = [0] * len(best)
        for end in range(1, len(best)):
            for start in range(max(0, end - self._longest), end):
                unknown = UNKNOWN if end - start == 1 else -math.inf
                score = best[start] + self._score_of.get(text[start:end], unknown)
                if score > best[end]:
                    best[end], back[end] = score, start
        parts = []
        end = len(text)
        while end:
            parts.append(text[back[end] : end])
            end = back[end]
        return parts[::-1]

    def vector(self, word: str) -> NDArray[np.float32]:
        """Return the vector of a word; zeros where none of its pieces is known."""
        known = [piece for piece in self.pieces(word) if piece in self.rows]
        if not known:
            return np.zeros(self.vectors_length, dtype=np.float32)
        weights = np.array([len(piece) for piece in known], dtype=np.float32)
        rows = self.table[[self.rows[piece] for piece in known]].astype(np.float32)
        mean: NDArray[np.float32] = weights @ rows / (UNIT * weights.sum())
        return mean

    def get_batch(self, keys: Iterable[int]) -> NDArray[np.float32]:
        """Return the vectors of words named by their hashes, shape (words, dimensions)."""
        return np.stack([self[int(key)] for key in keys])

    def __getitem__(self, key: int) -> NDArray[np.float32]:
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self.vector(self.strings[key])
        return found

    def __contains__(self, key: int) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.table)

    def is_full(self) -> bool:
        """Tell spaCy that no more rows can be added."""
        return True

    @property
    def shape(self) -> tuple[int, int]:
        """The number of pieces and of dimensions."""
        return self.table.shape[0], self.table.shape[1]

    @property
    def vectors_length(self) -> int:
        """The number of dimensions."""
        return self.shape[1]

    @property
    def n_keys(self) -> int:
        """Any number of words: -1, as in spaCy's own subword vectors."""
        return -1

    @property
    def size(self) -> int:
        """The number of values in the table."""
        return self.table.size

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Write ``pieces.txt``, ``scores.npy`` and ``table.npy`` into a folder."""
        folder = Path(path)
        folder.mkdir(exist_ok=True)
        (folder / "pieces.txt").write_text("\n".join(self.rows), encoding="utf-8")
        np.save(folder / "scores.npy", self.scores)
        np.save(folder / "table.npy", self.table)

    def from_disk(self, path: Path | str, **_: Any) -> "SubwordVectors":
        """Read what ``to_disk`` wrote."""
        folder = Path(path)
        pieces = (folder / "pieces.txt").read_text(encoding="utf-8").split("\n")
        self.fill(pieces, np.load(folder / "scores.npy"), np.load(folder / "table.npy"))
        return self


@registry.vectors("newsreader.SubwordVectors.v1")  # type: ignore[untyped-decorator]
def create_subword_vectors() -> Any:
    """Return what makes the (empty) table for a vocabulary."""

    def create(vocab: Vocab) -> SubwordVectors:
        return SubwordVectors(strings=vocab.strings)

    return create
