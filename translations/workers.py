"""The workers of an engine, kept busy: sentences go in batch by batch, English comes out."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import NamedTuple

from translations.casing import Casing
from translations.clauses import join_parts, split_long
from translations.doubts import looks_wrong
from translations.engines import Engine, Output, Pending, dealt
from translations.memory import Remembered
from translations.names import with_names
from translations.punctuation import plain_marks, repair

POLL_SECONDS = 0.01
REDO_BEAM = 4
REDO_NO_REPEAT = 4
SURE, UNSURE = 0.0, -inf  # the ends of how sure a model can be


class Found(NamedTuple):
    """The English of a sentence and how sure the model was of it, as ``Output`` tells."""

    english: Remembered
    sureness: float


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sentences that a worker has, each with the parts that it is translated in.

    ``first`` is what came out wrong, where this is the second try.
    """

    parts: Mapping[str, Sequence[str]]
    pending: Pending
    beam_size: int
    first: Output | None


class Workers:
    """Translates sentences with one beam; each worker gets its next batch as soon as it is free.

    A sentence that comes out wrong is translated again, before all others, with other settings.

    Args:
        engine: the model at work.
        beam_size: 1 is greedy search.
        casing: how the article writes its words.
        cancelled: asked from any thread, several times a second.

    """

    def __init__(
        self, engine: Engine, beam_size: int, casing: Casing, cancelled: Callable[[], bool]
    ):
        self._engine = engine
        self._beam_size = beam_size
        self._casing = casing
        self._cancelled = cancelled
        self._waiting: dict[str, None] = {}
        self._planned: deque[list[str]] = deque()
        self._running: list[_Batch] = []
        self._wrong: dict[str, Output] = {}

    def translate(
        self,
        sentences: Iterable[str],
        wanted_first: Callable[[], Sequence[str]],
        at_first: int | None = None,
    ) -> Iterator[dict[str, Found]]:
        """Yield the English of sentences as it comes, until all have theirs or the reader left.

        ``wanted_first`` is asked each time that batches are planned; the other sentences follow in
        their order. ``at_first`` is how many sentences to begin with at most.
        """
        self._waiting = dict.fromkeys(sentences)
        self._planned.extend(self._plan(wanted_first(), at_first))
        self._fill(wanted_first)
        while self._running:
            self._wait()
            found = self._take()
            if self._cancelled():
                return  # what was stopped halfway is no translation
            self._fill(wanted_first)  # before what came is shown: no worker waits for that
            yield found

    def _fill(self, wanted_first: Callable[[], Sequence[str]]) -> None:
        """Give every free worker a batch, while there are any."""
        while len(self._running) < self._engine.workers and not self._cancelled():
            if self._wrong:
                sentence = next(iter(self._wrong))
                self._begin([sentence], self._wrong.pop(sentence))
                continue
            if not self._planned:
                self._planned.extend(self._plan(wanted_first()))
            if not self._planned:
                return
            self._begin(self._planned.popleft())

    def _wait(self) -> None:
        """Wait until a batch is ready or, when the reader leaves, until none is left to stop."""
        while not (self._cancelled() or any(batch.pending.done() for batch in self._running)):
            time.sleep(POLL_SECONDS)
        while self._cancelled() and not all(
            batch.beam_size > 1 or batch.pending.done() for batch in self._running
        ):
            time.sleep(POLL_SECONDS)

    def _take(self) -> dict[str, Found]:
        """Return what is ready, but for what came out wrong and is to be tried again."""
        found: dict[str, Found] = {}
        ready = [batch for batch in self._running if batch.pending.done()]
        for batch in ready:
            self._running.remove(batch)
            for sentence, output in self._english(batch).items():
                wrong = looks_wrong(sentence, output.text)
                if batch.first is not None:
                    text = output.text or batch.first.text or sentence
                    found[sentence] = Found(Remembered(text, wrong), UNSURE)
                elif wrong:
                    self._wrong[sentence] = output
                else:
                    found[sentence] = Found(Remembered(output.text, False), output.sureness)
        return found

    def _plan(self, first: Iterable[str], most: int | None = None) -> list[list[str]]:
        """Deal out the next sentences, as many as may be planned ahead; they wait no longer."""
        order = [s for s in first if s in self._waiting] or self._waiting
        limits = self._engine.limits(self._beam_size)
        lengths: dict[str, int] = {}
        for sentence in islice(order, most):
            lengths[sentence] = self._engine.pieces(sentence)
            if sum(lengths.values()) > limits.planned and len(lengths) > 1:
                del lengths[sentence]
                break
        for sentence in lengths:
            del self._waiting[sentence]
        chunk = list(lengths)
        batches = dealt([*lengths.values()], self._engine.workers, limits)
        return [[chunk[place] for place in batch] for batch in batches]

    def _begin(self, sentences: Sequence[str], first: Output | None = None) -> None:
        """Have a batch translated; with ``first``, a sentence for the second time."""
        engine = self._engine
        parts = {
            sentence: split_long(
                self._casing.lowered(plain_marks(sentence)), engine.pieces, engine.max_pieces
            )
            for sentence in sentences
        }
        again = first is not None
        beam_size = REDO_BEAM if again else self._beam_size
        pending = engine.start(
            [part for own in parts.values() for part in own],
            beam_size=beam_size,
            no_repeat_ngram_size=REDO_NO_REPEAT if again else 0,
            cancelled=self._cancelled,
        )
        self._running.append(_Batch(parts, pending, beam_size, first))

    def _english(self, batch: _Batch) -> dict[str, Output]:
        """Join what is ready to sentences; one is as sure as its least sure part."""
        outputs = iter(batch.pending.outputs())
        english = {}
        for sentence, parts in batch.parts.items():
            own = [next(outputs) for _ in parts]
            joined = repair(sentence, join_parts(parts, [output.text for output in own]))
            sureness = min(output.sureness for output in own)
            spelt = with_names(sentence, joined)
            english[sentence] = Output(self._casing.raised(sentence, spelt), sureness)
        return english
