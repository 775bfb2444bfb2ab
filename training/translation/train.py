"""Train the translation model; the same command again goes on where the last one stopped.

It stops after a step when it is interrupted or terminated, and saves first.

Usage: python -m training.translation.train --run NAME [--minutes 60] [options]

docs/translation-model.md explains the options. In ``build/translation/NAME`` are then:

- ``state.pt``  all that is needed to go on
- ``best.pt``   the weights with the lowest loss on the held-out pairs
- ``last.pt``   the weights at the end
- ``log.txt``   what was printed
"""

import argparse
import random
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import torch

from training.translation.corpus import Pair
from training.translation.exchange import Exchange
from training.translation.glossary import Hints, words
from training.translation.losses import HeldOut
from training.translation.prepare import HELD_OUT, LEARNT, WORK, read
from training.translation.run import Machine, Run, Settings
from training.translation.sources import default_weights, own_sources
from training.translation.tokens import Batch, Encoder, batches, by_source, choose
from training.translation.variation import Variation
from translations.built_in import MODEL

_SAVED_EVERY = 900  # seconds
_TOLD_EVERY = 60


def main() -> None:
    options = _parsed()
    settings = Settings(**{field.name: getattr(options, field.name) for field in fields(Settings)})
    device = torch.device(options.device)
    torch.set_num_threads(max(1, torch.get_num_threads() // options.workers))
    machine = Machine(device, options.precision, options.workers, options.compiled)
    run = Run(options.work / options.run, settings, options.shipped, machine)
    encoder = Encoder(options.shipped / "sentencepiece.model")
    hints = Hints(settings.glossary)
    rounds = Rounds(read(options.work / LEARNT), encoder, hints, settings)
    measured = map(hints.all, read(options.work / HELD_OUT))
    held_out = HeldOut(measured, encoder, context=settings.context > 0)

    def tell(line: str) -> None:
        stamped = f"{datetime.now():%d %H:%M} {run.position.pieces / 1e6:7.3f} M pieces  {line}"
        print(stamped, flush=True)
        with (run.folder / "log.txt").open("a", encoding="utf-8") as log:
            log.write(f"{stamped}\n")

    def measure() -> None:
        losses = held_out.losses(run.measured, device, options.precision)
        tell("held out: " + ", ".join(f"{name} {loss:.4f}" for name, loss in losses.items()))
        if losses["all"] < run.position.best and run.position.steps:
            run.position.best = losses["all"]
            run.save_weights("best.pt")

    tell(f"{device}, {options.precision}, {run.learnt / 1e6:.1f} M numbers are learnt")
    if not run.position.steps and not options.unmeasured:
        measure()
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: asked.append(number))
    begun = saved = time.monotonic()
    losses: list[float] = []
    pieces, spent = run.position.pieces, 0.0
    for step in rounds.steps(run):
        started = time.monotonic()
        losses.append(run.learn(step))
        spent += time.monotonic() - started
        if spent > _TOLD_EVERY:
            loss, speed = sum(losses) / len(losses), (run.position.pieces - pieces) / spent
            tell(f"step {run.position.steps}: loss {loss:.4f}, {speed:.0f} pieces a second")
            losses, pieces, spent = [], run.position.pieces, 0.0
        if run.position.steps % options.every == 0:
            measure()
        if time.monotonic() - saved > _SAVED_EVERY:
            run.save()
            saved = time.monotonic()
        if asked or time.monotonic() - begun > 60 * options.minutes:
            break
    if not (options.unmeasured or asked):
        measure()
    run.save()
    run.save_weights("last.pt")
    finished = run.position.pieces >= settings.pieces
    tell("finished" if finished else "stopped; the same command goes on")


class Rounds:
    """The steps of a run, from any place in it on."""

    def __init__(self, pairs: Sequence[Pair], encoder: Encoder, hints: Hints, settings: Settings):
        self._encoder = encoder
        self._hints = hints
        self._settings = settings
        self._variation = Variation(pairs, settings.vary)
        self._exchange = Exchange(words(), settings.exchange)
        self._pairs = by_source(pairs, settings.weights)

    def steps(self, run: Run) -> Iterator[Sequence[Batch]]:
        """Yield steps until the run has had its pieces."""
        position = run.position
        while position.pieces < self._settings.pieces:
            steps = self._round(position.round_number)
            while position.step < len(steps):
                yield steps[position.step]
                if position.pieces >= self._settings.pieces:
                    return
            position.round_number += 1
            position.step = 0

    def _round(self, number: int) -> list[Sequence[Batch]]:
        """Return the steps of a round, always the same for its number."""
        settings = self._settings
        chance = random.Random(f"{settings.seed} {number}")
        examples = []
        for pair in choose(self._pairs, settings.weights, number):
            exchanged = self._exchange.exchanged(pair, chance)
            hinted = self._hints.given(self._variation.varied(exchanged, chance), chance)
            context = chance.random() < settings.context
            examples.append(self._encoder.encode(hinted, context=context))
        made = batches(examples, settings.part, chance)
        at_once = max(1, settings.batch // settings.part)
        return [made[start : start + at_once] for start in range(0, len(made), at_once)]


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--run", required=True, help="a name for the run")
    add("--work", type=Path, default=WORK, help="the folder that prepare made")
    add("--shipped", type=Path, default=MODEL, help="the shipped model, and the vocabulary")
    add("--minutes", type=float, default=float("inf"), help="stop after so many; go on later")
    add("--device", default=_device(), help="cpu, cuda, …")
    add("--precision", choices=("bf16", "fp32"), default="bf16", help="fp32 on an older CPU")
    add("--workers", type=int, default=1, help="batches that are computed side by side")
    add("--compiled", action="store_true", help="compile the model first: quicker, wants g++")
    add("--every", type=int, default=200, help="measure on the held-out pairs every so many steps")
    add("--unmeasured", action="store_true", help="don't measure at the start and the end")
    add("--start", default="shipped", help="shipped, base, or a file of weights")
    add("--weights", nargs="*", default=[], metavar="SOURCE=WEIGHT", help="others than the usual")
    add("--pieces", type=lambda text: int(float(text)), default=3_000_000, help="how long to train")
    add("--rate", type=float, nargs=2, default=[2e-5, 2e-6], metavar=("FIRST", "LAST"))
    add("--warm-up", type=int, default=25, help="steps")
    add("--batch", type=int, default=4000, help="pieces a step, about")
    add("--part", type=int, default=1000, help="pieces that are in memory at once")
    add("--frozen-layers", type=int, default=0, help="so many lower layers stay as they are")
    add("--embeddings", action="store_true", help="train the embeddings too")
    add("--rank", type=int, default=0, help="train low-rank, with this rank")
    add("--average", type=float, default=0.0, help="ship a running average: 0.999")
    add("--context", type=float, default=0.0, help="share of pairs with the sentence before")
    add("--glossary", type=float, default=0.0, help="share of pairs with the glossary's English")
    add("--exchange", type=float, default=0.0, help="share of pairs with other rare words in them")
    add("--vary", type=float, default=1.0, help="multiplies how often pairs are varied")
    add("--seed", type=int, default=1)
    options = parser.parse_args()
    weights = default_weights()
    known = [*weights, *(source.name for source in own_sources())]
    for name, _, weight in (given.partition("=") for given in options.weights):
        if name not in known:
            parser.error(f"no source {name!r}; there are {', '.join(known)}")
        weights[name] = float(weight)
    options.weights = weights
    return options


def _device() -> str:
    accelerator = torch.accelerator.current_accelerator()
    return accelerator.type if accelerator and torch.accelerator.is_available() else "cpu"


if __name__ == "__main__":
    main()
