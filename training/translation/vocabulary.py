"""Cut the vocabulary to the pieces that texts use: a smaller and quicker model.

Usage: python -m training.translation.vocabulary WEIGHTS --out FOLDER [--fewest 3]

WEIGHTS are named as for ``train --start``. FOLDER gets ``sentencepiece.model``, the notices and
``weights.pt``. To train on: ``train --shipped FOLDER --start FOLDER/weights.pt``; to export:
``export FOLDER/weights.pt --shipped FOLDER``. Only models of one vocabulary can be averaged.
"""

import argparse
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from sentencepiece.sentencepiece_model_pb2 import ModelProto

from training.translation.corpus import Pair
from training.translation.prepare import LEARNT, WORK, read
from training.translation.tokens import Encoder
from translations.built_in import MODEL


def main() -> None:
    import torch

    from training.translation.export import NOTICES
    from training.translation.starts import start_state

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fewest", type=int, default=3, help="times that a piece must occur")
    parser.add_argument(
        "--commonest", type=int, default=60_000, help="keep so many of the base's first pieces"
    )
    parser.add_argument("--shipped", type=Path, default=MODEL, help="the vocabulary of WEIGHTS")
    parser.add_argument("--work", type=Path, default=WORK, help="the folder that prepare made")
    options = parser.parse_args()
    path = options.shipped / "sentencepiece.model"
    model = ModelProto.FromString(path.read_bytes())
    counts = count(read(options.work / LEARNT), Encoder(path))
    used = {model.pieces[n].piece for n, times in counts.items() if times >= options.fewest}
    common = {piece for piece, rank in ranks(model).items() if rank < options.commonest}
    numbers = kept(model, used | common)
    state = start_state(options.weights, options.shipped, options.work)
    state["embeddings.weight"] = state["embeddings.weight"][numbers]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "sentencepiece.model").write_bytes(cut(model, numbers).SerializeToString())
    torch.save(state, options.out / "weights.pt")
    for name in NOTICES:
        shutil.copyfile(options.shipped / name, options.out / name)
    lost = counts.total() - sum(counts[number] for number in numbers)
    print(f"{len(numbers)} of {len(model.pieces)} pieces are kept")
    print(f"{lost} of {counts.total()} in the pairs are split now")


def count(pairs: Iterable[Pair], encoder: Encoder) -> Counter[int]:
    """Count the pieces of both sides of pairs, by number."""
    counts: Counter[int] = Counter()
    for pair in pairs:
        example = encoder.encode(pair, context=False)
        counts.update(example.prompt)
        counts.update(example.answer)
    return counts


def ranks(model: ModelProto) -> dict[str, float]:
    """Tell of each piece that is merged how early it is; the lowest comes first."""
    normal = ModelProto.SentencePiece.NORMAL
    return {piece.piece: -piece.score for piece in model.pieces if piece.type == normal}


def kept(model: ModelProto, used: Collection[str]) -> list[int]:
    """Return the numbers of the pieces that must stay so that those used are still found.

    What they are merged from stays, and all bytes, single characters and control pieces.
    """
    merged = ranks(model)
    wanted = set(used)
    for piece in used:
        wanted.update(merges(piece, merged))
    return [
        number
        for number, piece in enumerate(p.piece for p in model.pieces)
        if piece in wanted or piece not in merged or len(piece) == 1
    ]


def merges(piece: str, ranked: Mapping[str, float]) -> list[str]:
    """Return what is merged on the way to a piece, as byte-pair encoding does it."""
    parts, made = list(piece), []
    while len(parts) > 1:
        pairs = [first + second for first, second in pairwise(parts)]
        place = min(range(len(pairs)), key=lambda i: ranked.get(pairs[i], float("inf")))
        if pairs[place] not in ranked:
            break
        parts[place : place + 2] = [pairs[place]]
        made.append(pairs[place])
    return made


def cut(model: ModelProto, numbers: Sequence[int]) -> ModelProto:
    """Return a model of pieces with some of its pieces alone."""
    smaller = ModelProto()
    smaller.CopyFrom(model)
    del smaller.pieces[:]
    smaller.pieces.extend(model.pieces[number] for number in numbers)
    return smaller


if __name__ == "__main__":
    main()
