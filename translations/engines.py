"""Engines: Dutch sentences in, exactly one English sentence out for each, in order."""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapreplace
from typing import Any, Literal, Protocol

# A step of a batch costs as much as so many sentences, and each of its own: measured on a Xeon.
_STEP_WORK = 4


@dataclass(frozen=True, slots=True)
class Identity:
    """Which translator made a sentence: what the screen shows and the memory is keyed by."""

    engine: Literal["built-in", "argos"]
    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Output:
    """What a model made of a sentence, and how sure it was.

    ``sureness`` is the mean log-probability of the pieces, 0 at most.
    """

    text: str
    sureness: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a model is best given at a time.

    A batch has ``sentences`` at most, and one of several, each padded to the longest, ``pieces``.
    For all workers ``planned`` pieces are planned ahead: few enough that greedy search can be
    cancelled within 0.3 s, and that what the reader scrolls to needn't wait for more than a second
    or two of beam search.
    """

    sentences: int
    pieces: int
    planned: int


class Pending(Protocol):
    """A batch of sentences that is being translated in the background."""

    def done(self) -> bool:
        """Tell whether all are ready, or have been given up."""

    def outputs(self) -> list[Output]:
        """Return the English of each sentence, in order, as the model gave it; wait for it."""


class Engine(Protocol):
    """A translation model at work."""

    @property
    def identity(self) -> Identity:
        """Tell which model this is."""

    @property
    def beam_size(self) -> int:
        """The beam the model is used with at first; 1 is greedy search."""

    @property
    def best_beam_size(self) -> int:
        """The beam of the best English that is worth its time."""

    @property
    def max_pieces(self) -> int:
        """The most pieces a sentence may have to be translated whole."""

    @property
    def workers(self) -> int:
        """How many batches are translated side by side."""

    def pieces(self, sentence: str) -> int:
        """Count the vocabulary pieces of a sentence: its length as the model sees it."""

    def limits(self, beam_size: int) -> Limits:
        """Tell how much to give it at a time."""

    def start(
        self,
        sentences: Sequence[str],
        *,
        beam_size: int,
        no_repeat_ngram_size: int = 0,
        cancelled: Callable[[], bool],
    ) -> Pending:
        """Have a worker translate sentences as one batch, and return at once.

        Greedy search asks ``cancelled`` after every token, from any thread, and stops when it says
        yes; what it has by then is no translation. Beam search can't be stopped.
        """


def release_at_exit(engine: object, model: Any) -> Callable[[], Any]:
    """Keep a CTranslate2 model for an engine and let go of it before the interpreter winds down.

    Its worker threads hold on to Python callbacks; when they end after the interpreter has begun
    to end, the process aborts. Returns a function that gives the model.
    """
    held = [model]
    weakref.finalize(engine, held.clear)
    return lambda: held[0]


@dataclass(frozen=True, slots=True)
class Running:
    """A batch at work in CTranslate2; ``read`` makes an output of one of its results."""

    results: Sequence[Any]
    read: Callable[[Any], Output]

    def done(self) -> bool:
        """Tell whether all are ready, or have been given up."""
        return all(result.done() for result in self.results)

    def outputs(self) -> list[Output]:
        """Return the English of each sentence, in order; wait for it."""
        return [self.read(result.result()) for result in self.results]


def in_background(beam_size: int, cancelled: Callable[[], bool]) -> dict[str, Any]:
    """Give the options with which CTranslate2 works in the background, and greedy search asks."""
    asking = {"callback": lambda _step: cancelled()} if beam_size == 1 else {}
    return {"asynchronous": True} | asking


def dealt(lengths: Sequence[int], workers: int, limits: Limits) -> list[list[int]]:
    """Deal sentences of these lengths out in batches, so that the last worker ends soonest.

    The longest come first, and each worker takes the next batch when it is free. Small batches
    leave nobody waiting at the end; large ones save work, as each step costs something whatever
    its batch holds. All sizes are tried out on the lengths. Returns indices.
    """
    longest_first = sorted(range(len(lengths)), key=lambda i: -lengths[i])

    def cut(size: int) -> list[list[int]]:
        batches: list[list[int]] = []
        for i in longest_first:
            last = batches[-1] if batches else []
            if 0 < len(last) < size and (len(last) + 1) * lengths[last[0]] <= limits.pieces:
                last.append(i)
            else:
                batches.append([i])
        return batches

    def end(batches: Sequence[Sequence[int]]) -> int:
        ends = [0] * workers
        for batch in batches:
            steps = lengths[batch[0]]
            heapreplace(ends, ends[0] + _STEP_WORK * steps + sum(lengths[i] for i in batch))
        return max(ends)

    return min(map(cut, range(1, limits.sentences + 1)), key=end)
