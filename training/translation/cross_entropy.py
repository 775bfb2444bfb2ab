"""The loss on a large vocabulary, a few rows at a time, with its gradient at once.

The usual way keeps the scores of all rows, in full precision, several times over: with 64,000
pieces that took a quarter of a step. Here those of ``_ROWS`` rows are made, used and forgotten;
only where the weights are learnt too are their gradients kept, in the numbers of the states.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

_ROWS = 64

PartLoss = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]


def part_loss(scores: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Return the summed cross-entropy, in nats, of scores (rows, vocabulary), and its gradient."""
    exact = scores.float()
    totals = exact.logsumexp(-1, keepdim=True)
    loss = (totals - exact.gather(1, targets[:, None])).sum()
    meant = torch.arange(scores.shape[1], device=scores.device) == targets[:, None]
    return loss, ((exact - totals).exp() - meant.float()).to(scores.dtype)


class CrossEntropy(torch.autograd.Function):
    """Summed cross-entropy of ``states @ weights.T`` for targets; no second derivative.

    ``apply`` takes states (rows, width), weights (vocabulary, width), targets (rows) and
    ``part_loss``, as it is or compiled.
    """

    @staticmethod
    def forward(
        ctx: Any, states: Tensor, weights: Tensor, targets: Tensor, part: PartLoss
    ) -> Tensor:
        device = states.device.type
        numbers = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else None
        factors = weights.to(numbers)
        loss = states.new_zeros((), dtype=torch.float32)
        of_states = torch.zeros_like(states) if ctx.needs_input_grad[0] else None
        gradients = []
        for start in range(0, len(states), _ROWS):
            rows = slice(start, start + _ROWS)
            own = states[rows].to(numbers)
            lost, gradient = part(own @ factors.T, targets[rows])
            loss += lost
            if of_states is not None:
                of_states[rows] = gradient @ factors
            if ctx.needs_input_grad[1]:
                gradients.append(gradient)
        # One product for all rows: the weights' gradient is large, and adding to it is slow.
        of_weights = torch.cat(gradients).T @ states.to(numbers) if gradients else None
        ctx.save_for_backward(of_states, of_weights)
        return loss

    @staticmethod
    def backward(ctx: Any, factor: Tensor) -> tuple[Tensor | None, Tensor | None, None, None]:
        of_states, of_weights = (
            None if gradient is None else gradient * factor for gradient in ctx.saved_tensors
        )
        return of_states, of_weights, None, None
