"""Engines: Dutch sentences in, exactly one English sentence out for each, in order."""

import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

CANCEL_POLL_SECONDS = 0.01


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


class CancelledError(Exception):
    """The reader left: what an engine raises in place of unfinished translations."""


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

    def chunk_pieces(self, beam_size: int) -> int:
        """Tell how many pieces to hand over in one call at most.

        Few enough that greedy search can be cancelled within 0.3 s, and that a beam, which can't be
        stopped, ends within a second or two.
        """

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam_size: int,
        no_repeat_ngram_size: int = 0,
        cancelled: Callable[[], bool],
    ) -> list[Output]:
        """Return the English of each Dutch sentence, in order, as the model gave it.

        ``cancelled`` is asked between steps, from any thread.

        Raises:
            CancelledError: ``cancelled`` answered yes.

        """


def release_at_exit(engine: object, model: Any) -> Callable[[], Any]:
    """Keep a CTranslate2 model for an engine and let go of it before the interpreter winds down.

    Its worker threads hold on to Python callbacks; when they end after the interpreter has begun
    to end, the process aborts. Returns a function that gives the model.
    """
    held = [model]
    weakref.finalize(engine, held.clear)
    return lambda: held[0]


def run_cancellable(
    batch: Callable[..., list[Any]],
    prompts: Sequence[Sequence[str]],
    batches: Sequence[Sequence[int]],
    beam_size: int,
    cancelled: Callable[[], bool],
) -> list[Any]:
    """Call a CTranslate2 batch method so that cancelling takes effect within a few steps.

    Greedy search asks after every token and stops at once. Beam search can't be stopped: it is
    left to end by itself, so callers keep its batches small. Either runs asynchronously, for
    Ctrl+C reaches Python only between two looks at it.

    Args:
        batch: takes prompts and options.
        prompts: all that is to be answered, as pieces.
        batches: the indices of the prompts that are computed together.
        beam_size: 1 is greedy search.
        cancelled: asked between steps, from any thread.

    Returns:
        A result for each prompt, in order.

    Raises:
        CancelledError: ``cancelled`` answered yes.

    """
    is_greedy = beam_size == 1
    options = {"callback": lambda _step: cancelled()} if is_greedy else {}
    pending: dict[int, Any] = {}
    for places in batches:
        results = batch([prompts[i] for i in places], asynchronous=True, **options)
        pending |= zip(places, results, strict=True)
    while not all(result.done() for result in pending.values()):
        if cancelled() and not is_greedy:
            raise CancelledError
        time.sleep(CANCEL_POLL_SECONDS)
    if cancelled():
        raise CancelledError
    return [pending[i].result() for i in range(len(prompts))]


def dealt(lengths: Sequence[int], workers: int, most: int) -> list[list[int]]:
    """Deal sentences out in batches of at most ``most``, so that all workers end about together.

    The longest come first. Sentences of about one length stay together, as a batch takes as long
    as its longest; of two workers each gets every second of them. Returns indices.
    """
    longest_first = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    rounds = -(-len(lengths) // (workers * most))
    size = -(-len(lengths) // max(1, rounds))
    turns = [longest_first[start : start + size] for start in range(0, len(lengths), size or 1)]
    dealt_out = (turn[worker::workers] for turn in turns for worker in range(workers))
    return [batch for batch in dealt_out if batch]
