"""Batches as tensors, and the loss on the pairs that are held out."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager

import torch
from torch import Tensor

from training.translation.corpus import Pair
from training.translation.model import IGNORED, Gemma
from training.translation.tokens import Batch, Encoder, Example

_BATCH = 16  # pairs measured at once


def precision(device: torch.device, name: str) -> AbstractContextManager[object]:
    """Compute in bfloat16 where that is safe, or all in float32."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=name == "bf16")


def tensors(batch: Batch, device: torch.device) -> tuple[Tensor, Tensor]:
    """Return pieces and targets, both (batch, time); only the English is a target."""
    time = max(map(len, batch)) - 1
    pieces = torch.zeros(len(batch), time, dtype=torch.long)
    targets = torch.full((len(batch), time), IGNORED)
    for row, example in enumerate(batch):
        both = torch.tensor(example.prompt + example.answer)
        start, end = len(example.prompt) - 1, len(example) - 1
        pieces[row, :end] = both[:-1]
        targets[row, start:end] = both[start + 1 :]
    return pieces.to(device), targets.to(device)


class HeldOut:
    """The pairs that are measured on, in groups: those of the project, then by source."""

    def __init__(self, pairs: Iterable[Pair], encoder: Encoder, *, context: bool):
        self._groups: dict[str, list[Example]] = defaultdict(list)
        for pair in pairs:
            self._groups[pair.source.split("/")[0]].append(encoder.encode(pair, context=False))
            if context and pair.previous:
                self._groups["with the one before"].append(encoder.encode(pair, context=True))

    def losses(self, model: Gemma, device: torch.device, numbers: str) -> dict[str, float]:
        """Return the loss in nats a piece, by group; ``all`` are all pairs, each once."""
        sums: dict[str, float] = {}
        counts: dict[str, int] = {}
        for name, examples in self._groups.items():
            counts[name] = sum(len(example.answer) for example in examples)
            ordered = sorted(examples, key=len)
            sums[name] = 0.0
            for start in range(0, len(ordered), _BATCH):
                pieces, targets = tensors(ordered[start : start + _BATCH], device)
                with torch.no_grad(), precision(device, numbers):
                    sums[name] += model.loss(pieces, targets).item()
        once = [name for name in sums if name != "with the one before"]
        total = sum(sums[name] for name in once) / sum(counts[name] for name in once)
        return {"all": total} | {name: sums[name] / counts[name] for name in sums}
