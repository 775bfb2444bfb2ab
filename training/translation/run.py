"""A training run: its settings, its state on disk, and one step of it."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.translation.losses import precision, tensors
from training.translation.low_rank import make_low_rank, merged
from training.translation.model import Block, Gemma
from training.translation.starts import State, start_state
from training.translation.tokens import Batch

_STATE = "state.pt"
_SETTINGS = "settings.json"
_LARGEST_GRADIENT = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is; it can't change when the run goes on. docs/translation-model.md explains."""

    start: str
    weights: dict[str, float]
    pieces: int
    rate: list[float]
    warm_up: int
    batch: int
    part: int
    frozen_layers: int
    embeddings: bool
    rank: int
    average: float
    context: float
    glossary: float
    exchange: float
    vary: float
    seed: int

    def rate_at(self, position: "Position") -> float:
        """Return the learning rate: up in the first steps, then falling in a line."""
        first, last = self.rate
        done = min(1.0, position.pieces / self.pieces)
        return (first + (last - first) * done) * min(1.0, (position.steps + 1) / self.warm_up)


@dataclass(frozen=True, slots=True)
class Machine:
    """What a run is computed on; another will do when it goes on.

    ``numbers`` is what ``precision`` takes; ``workers`` batches are computed side by side;
    ``compiled`` tells whether PyTorch compiles the model first.
    """

    device: torch.device
    numbers: str
    workers: int
    compiled: bool


@dataclass(slots=True)
class Position:
    """How far a run is. All chance follows from the seed and the round, so this is enough."""

    round_number: int = 0
    step: int = 0  # of the round
    steps: int = 0
    pieces: int = 0
    best: float = float("inf")  # loss on the held-out pairs


class Run:
    """The model in training. It goes on where ``folder`` left off, if it holds a run.

    Raises:
        SystemExit: the folder's run has other settings.

    """

    def __init__(self, folder: Path, settings: Settings, shipped: Path, machine: Machine):
        self.folder, self.settings = folder, settings
        self._machine = machine
        folder.mkdir(parents=True, exist_ok=True)
        going_on = (folder / _STATE).exists()
        self._keep_settings(going_on)
        saved: dict[str, Any] = {}
        if going_on:
            saved = torch.load(folder / _STATE, map_location="cpu", weights_only=True)
            rows = saved["model"]["embeddings.weight"]
            self.model = Gemma(len(rows))
        else:
            state = start_state(settings.start, shipped, folder.parent)
            self.model = Gemma(len(state["embeddings.weight"]))
            self.model.load_state_dict(state)
        self._choose_learnt()
        if going_on:
            self.model.load_state_dict(saved["model"])
        self.model.to(machine.device)
        self._models = [self.model, *(_sharing(self.model) for _ in range(1, machine.workers))]
        if machine.compiled:
            for model in self._models:
                model.compile_parts()
        self._workers = ThreadPoolExecutor(machine.workers)
        self._learnt = [p for p in self.model.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in self._learnt if p.dim() > 1], "weight_decay": 0.01},
                {"params": [p for p in self._learnt if p.dim() == 1], "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98),
            fused=True,
        )
        self._average: AveragedModel | None = None
        if settings.average:
            averaging = get_ema_multi_avg_fn(settings.average)
            self._average = AveragedModel(self.model, multi_avg_fn=averaging)
        self.position = Position()
        if going_on:
            self._optimizer.load_state_dict(saved["optimizer"])
            if self._average is not None:
                self._average.load_state_dict(saved["average"])
            self.position = Position(**saved["position"])

    @property
    def measured(self) -> Gemma:
        """The model to measure and to ship: the average, where one is kept."""
        model = self._average.module if self._average is not None else self.model
        assert isinstance(model, Gemma)
        return model

    @property
    def learnt(self) -> int:
        """How many numbers are learnt."""
        return sum(parameter.numel() for parameter in self._learnt)

    def learn(self, step: Sequence[Batch]) -> float:
        """Take one step on some batches, all their pieces alike; return the loss a piece."""
        answers = sum(len(example.answer) for batch in step for example in batch)
        count = len(self._models)
        shares = [step[number::count] for number in range(count)]
        sums = self._workers.map(self._take_in, self._models, shares, [answers] * count)
        total = sum(sums)
        self._gather()
        nn.utils.clip_grad_norm_(self._learnt, _LARGEST_GRADIENT)
        for group in self._optimizer.param_groups:
            group["lr"] = self.settings.rate_at(self.position)
        self._optimizer.step()
        self._optimizer.zero_grad()
        if self._average is not None:
            self._average.update_parameters(self.model)
        self.position.step += 1
        self.position.steps += 1
        self.position.pieces += sum(len(example) for batch in step for example in batch)
        return total

    def _take_in(self, model: Gemma, batches: Sequence[Batch], answers: int) -> float:
        """Add the gradients of some batches to a model's; return their part of the loss."""
        total = 0.0
        for batch in batches:
            with precision(self._machine.device, self._machine.numbers):
                loss = model.loss(*tensors(batch, self._machine.device)) / answers
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.item()
        return total

    def _gather(self) -> None:
        """Move the gradients of the other workers' models to the model."""
        for model in self._models[1:]:
            for own, other in zip(self.model.parameters(), model.parameters(), strict=True):
                if other.grad is None:
                    continue
                own.grad = other.grad if own.grad is None else own.grad.add_(other.grad)
                other.grad = None

    def save(self) -> None:
        """Save all that is needed to go on."""
        state: dict[str, object] = {
            "model": self.model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "position": asdict(self.position),
        }
        if self._average is not None:
            state["average"] = self._average.state_dict()
        _write(state, self.folder / _STATE)

    def save_weights(self, name: str) -> None:
        """Save the weights alone, as ``export`` and ``--start`` read them."""
        state: State = {k: tensor.cpu() for k, tensor in self.measured.state_dict().items()}
        _write(merged(state), self.folder / name)

    def _keep_settings(self, going_on: bool) -> None:
        path = self.folder / _SETTINGS
        settings = asdict(self.settings)
        if going_on and (saved := json.loads(path.read_text(encoding="utf-8"))) != settings:
            other = ", ".join(k for k in settings if settings[k] != saved.get(k))
            raise SystemExit(f"{self.folder} holds a run with another {other}: take another --run")
        path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")

    def _choose_learnt(self) -> None:
        """Set which weights are learnt; low-rank ones start from the seed."""
        settings = self.settings
        if settings.rank:
            torch.manual_seed(settings.seed)
            make_low_rank(self.model, settings.rank, settings.frozen_layers)
        else:
            for layer in list(self.model.layers)[: settings.frozen_layers]:
                assert isinstance(layer, Block)
                layer.requires_grad_(False)
        self.model.embeddings.requires_grad_(settings.embeddings)


def _sharing(model: Gemma) -> Gemma:
    """Return a model with the same weights, changed when those are, and gradients of its own."""
    other = deepcopy(model)
    for own, shared in zip(other.parameters(), model.parameters(), strict=True):
        own.data = shared.data
    return other


def _write(state: object, path: Path) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    torch.save(state, unfinished)
    unfinished.replace(path)
