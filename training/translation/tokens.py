"""Pairs as the numbers of vocabulary pieces, and the batches that a round is trained in."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from training.translation.corpus import Pair
from translations.built_in import PROMPT_END

MOST_PIECES = 256  # of a pair; longer ones are left out


@dataclass(frozen=True, slots=True)
class Example:
    """What the model reads, and what it then learns to write: numbers of pieces."""

    prompt: list[int]
    answer: list[int]

    def __len__(self) -> int:
        return len(self.prompt) + len(self.answer)


class Encoder:
    """Encodes pairs as the program prompts: ``<bos>`` Dutch, line break, ``English:``.

    With the sentence before, that comes first, on a line of its own.
    """

    def __init__(self, model: Path):
        self.processor = SentencePieceProcessor(model_proto=model.read_bytes())
        self._prompt_end: list[int] = self.processor.encode(PROMPT_END)
        self._line_break: list[int] = self.processor.encode("\n")

    def encode(self, pair: Pair, *, context: bool) -> Example:
        """Encode a pair, with the sentence before where ``context`` is set and it fits."""
        dutch: list[int] = self.processor.encode(pair.dutch) + self._prompt_end
        answer = [*self.processor.encode(f" {pair.english}"), self.processor.eos_id()]
        if context and pair.previous:
            before = [*self.processor.encode(pair.previous), *self._line_break]
            if len(before) + len(dutch) + len(answer) < MOST_PIECES:
                dutch = before + dutch
        return Example([self.processor.bos_id(), *dutch], answer)


Batch = list[Example]


def by_source(pairs: Iterable[Pair], weights: Mapping[str, float]) -> dict[str, list[Pair]]:
    """Sort pairs by what they are weighed by: ``own/NAME`` where it has a weight, else ``own``."""
    sorted_pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        alone = pair.source in weights
        sorted_pairs[pair.source if alone else pair.source.split("/")[0]].append(pair)
    return sorted_pairs


def choose(
    pairs: Mapping[str, Sequence[Pair]], weights: Mapping[str, float], turn: int
) -> list[Pair]:
    """Choose the pairs of a round: each set's next ones, none twice while unseen ones are left."""
    chosen = []
    for source, weight in weights.items():
        own = pairs.get(source, ())
        count = round(weight * len(own))
        chosen += [own[i % len(own)] for i in range(turn * count, (turn + 1) * count)]
    return chosen


def batches(examples: Sequence[Example], most: int, chance: random.Random) -> list[Batch]:
    """Put examples of about one length together, at most ``most`` pieces with padding.

    Batches come in random order, or, where ``chance`` is fixed, in the same one again.
    """
    fitting = [example for example in examples if len(example) <= MOST_PIECES]
    fitting.sort(key=lambda example: len(example) + 4 * chance.random())
    made: list[Batch] = []
    batch: Batch = []
    longest = 0
    for example in fitting:
        if batch and max(longest, len(example)) * (len(batch) + 1) > most:
            made.append(batch)
            batch, longest = [], 0
        batch.append(example)
        longest = max(longest, len(example))
    if batch:
        made.append(batch)
    chance.shuffle(made)
    return made
