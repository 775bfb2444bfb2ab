"""Low-rank training (LoRA, arXiv 2106.09685): a product of thin matrices is added to the weights.

Far fewer numbers are learnt, so less is forgotten of what the model knew, and the optimizer's
state is small. The product is added to the weights when they are written.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.translation.model import Block, Gemma
from training.translation.starts import State

_LINEAR = ("query", "key", "value", "output", "gate", "up", "down")


class LowRank(nn.Module):
    """A linear layer whose weights are fixed, plus what is learnt; at first that is nothing."""

    def __init__(self, linear: nn.Linear, rank: int):
        super().__init__()
        self.weight = linear.weight.requires_grad_(False)
        width = linear.in_features
        self.reduce = nn.Parameter(torch.randn(rank, width) / math.sqrt(width))
        self.expand = nn.Parameter(torch.zeros(linear.out_features, rank))

    def forward(self, states: Tensor) -> Tensor:
        learnt = functional.linear(functional.linear(states, self.reduce), self.expand)
        return functional.linear(states, self.weight) + learnt


def make_low_rank(model: Gemma, rank: int, frozen_layers: int) -> None:
    """Fix all weights and let what is added to the upper layers' linear ones be learnt."""
    model.requires_grad_(False)
    for layer in list(model.layers)[frozen_layers:]:
        assert isinstance(layer, Block)
        for name in _LINEAR:
            setattr(layer, name, LowRank(getattr(layer, name), rank))


def merged(state: State) -> State:
    """Return plain weights: what was learnt is added, if anything was low-rank."""
    plain = {
        name: tensor for name, tensor in state.items() if not name.endswith(("reduce", "expand"))
    }
    for name, expand in state.items():
        if name.endswith(".expand"):
            layer = name.removesuffix("expand")
            plain[f"{layer}weight"] = plain[f"{layer}weight"] + expand @ state[f"{layer}reduce"]
    return plain
