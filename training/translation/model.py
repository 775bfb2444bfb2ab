"""The network: the decoder of Gemma 3 270M in plain PyTorch, to be trained.

Gemma 3 (arXiv 2503.19786): root-mean-square norms before and after each block and on queries and
keys, one head of keys and values for all queries, rotary positions, gated feed-forward. Attention
is full in every layer here: the window of the local layers is 512, longer than any prompt.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.translation.cross_entropy import CrossEntropy, PartLoss, part_loss

WIDTH = 640
HEADS = 4
HEAD_WIDTH = 256
FEED_FORWARD = 2048
LAYERS = 18
WINDOW = 512
LOCAL_BASE, GLOBAL_BASE = 1e4, 1e6  # of the rotary frequencies

IGNORED = -100  # the target of pieces that nothing is learnt from


def is_global(layer: int) -> bool:
    """Tell whether a layer is one of the global ones: every sixth."""
    return layer % 6 == 5


class Norm(nn.Module):
    """Root-mean-square norm, in full precision; ``weight`` is the factor, 1 at rest."""

    def __init__(self, width: int):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, states: Tensor) -> Tensor:
        normed = functional.rms_norm(states.float(), self.weight.shape, self.weight, 1e-6)
        return normed.to(states.dtype)


def rotations(base: float) -> Tensor:
    """Return cosines and sines for the first positions: (2, WINDOW, HEAD_WIDTH)."""
    frequencies = base ** (-torch.arange(0, HEAD_WIDTH, 2) / HEAD_WIDTH)
    angles = torch.arange(WINDOW)[:, None] * frequencies.repeat(2)
    return torch.stack([angles.cos(), angles.sin()])


def rotate(states: Tensor, table: Tensor) -> Tensor:
    """Turn states (…, time, heads, HEAD_WIDTH) by their positions."""
    cosines, sines = table[:, : states.shape[-3], None].to(states.dtype)
    first, second = states.chunk(2, dim=-1)
    return states * cosines + torch.cat([-second, first], dim=-1) * sines


class Block(nn.Module):
    """One layer: attention, then feed-forward, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, HEADS * HEAD_WIDTH, bias=False)
        self.key = nn.Linear(WIDTH, HEAD_WIDTH, bias=False)
        self.value = nn.Linear(WIDTH, HEAD_WIDTH, bias=False)
        self.output = nn.Linear(HEADS * HEAD_WIDTH, WIDTH, bias=False)
        self.gate = nn.Linear(WIDTH, FEED_FORWARD, bias=False)
        self.up = nn.Linear(WIDTH, FEED_FORWARD, bias=False)
        self.down = nn.Linear(FEED_FORWARD, WIDTH, bias=False)
        self.query_norm, self.key_norm = Norm(HEAD_WIDTH), Norm(HEAD_WIDTH)
        self.before_attention, self.after_attention = Norm(WIDTH), Norm(WIDTH)
        self.before_feed_forward, self.after_feed_forward = Norm(WIDTH), Norm(WIDTH)

    def forward(self, states: Tensor, table: Tensor) -> Tensor:
        states = states + self.after_attention(self._attend(self.before_attention(states), table))
        normed = self.before_feed_forward(states)
        gated = functional.gelu(self.gate(normed), approximate="tanh") * self.up(normed)
        return states + self.after_feed_forward(self.down(gated))

    def _attend(self, states: Tensor, table: Tensor) -> Tensor:
        size, time, _ = states.shape
        queries = self.query(states).view(size, time, HEADS, HEAD_WIDTH)
        keys = self.key(states).view(size, time, 1, HEAD_WIDTH)
        values = self.value(states).view(size, time, HEAD_WIDTH)
        # All queries share the keys, so they are rows of one product. On a CPU that is several
        # times quicker backwards than PyTorch's own attention.
        queries = rotate(self.query_norm(queries), table).view(size, time * HEADS, HEAD_WIDTH)
        keys = rotate(self.key_norm(keys), table).view(size, time, HEAD_WIDTH)
        scores = (queries @ keys.transpose(1, 2)).view(size, time, HEADS, time)
        later = torch.ones(time, time, dtype=torch.bool, device=states.device).triu(1)
        scores = scores.float().masked_fill(later[:, None], -math.inf) / math.sqrt(HEAD_WIDTH)
        shares = scores.softmax(-1).to(values.dtype).view(size, time * HEADS, time)
        return self.output((shares @ values).view(size, time, HEADS * HEAD_WIDTH))


class Gemma(nn.Module):
    """The decoder, with ``vocabulary`` pieces; the embeddings are also the output layer."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.embeddings = nn.Embedding(vocabulary, WIDTH)
        self.layers = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm = Norm(WIDTH)
        self._part_loss: PartLoss = part_loss
        self.register_buffer("local", rotations(LOCAL_BASE), persistent=False)
        self.register_buffer("wide", rotations(GLOBAL_BASE), persistent=False)

    def compile_parts(self) -> None:
        """Have the layers and the loss compiled when they are first used: a minute or so."""
        # Compiled to C++ throughout they run without Python's lock, so that workers don't wait.
        options: dict[str, str | int | bool | Callable[..., object]] = {"cpp_wrapper": True}
        for layer in self.layers:
            layer.compile(dynamic=True, options=options)
        self._part_loss = torch.compile(part_loss, dynamic=True, options=options)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the last states (batch, time, WIDTH) for pieces (batch, time)."""
        states = self.embeddings(pieces) * math.sqrt(WIDTH)
        if torch.is_autocast_enabled(states.device.type):
            states = states.to(torch.get_autocast_dtype(states.device.type))
        for number, layer in enumerate(self.layers):
            states = layer(states, self.wide if is_global(number) else self.local)
        return self.norm(states)

    def loss(self, pieces: Tensor, targets: Tensor) -> Tensor:
        """Return the cross-entropy, in nats, summed over the targets that aren't ``IGNORED``."""
        learnt = targets != IGNORED
        states = self(pieces)[learnt]
        loss: Tensor = CrossEntropy.apply(
            states, self.embeddings.weight, targets[learnt], self._part_loss
        )
        return loss
