"""Sentences to English, with either engine: visible ones first, doubtful ones a second time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass

from translations.casing import Casing
from translations.clauses import join_parts, split_long
from translations.doubts import looks_wrong
from translations.engines import CancelledError, Engine, Identity
from translations.memory import Memory, Remembered
from translations.punctuation import plain_marks, repair

REDO_BEAM = 4
REDO_NO_REPEAT = 4


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of sentence ``index``; ``doubtful`` when it is still odd after a second try."""

    index: int
    text: str
    doubtful: bool


class Translator:
    """Translates an article's sentences with one engine.

    Args:
        engine: the model at work.
        memory: where translations are kept from one reading to the next; None keeps none.
        beam_size: the beam at first, when another than the engine's own is wanted.

    """

    def __init__(self, engine: Engine, memory: Memory | None, beam_size: int | None = None):
        self.engine = engine
        self._memory = memory
        self._beam_size = beam_size or engine.beam_size
        self._memory_key = f"{'/'.join(astuple(engine.identity))}/beam {self._beam_size}"

    @property
    def identity(self) -> Identity:
        """Tell which model translates."""
        return self.engine.identity

    def translate(
        self,
        sentences: Sequence[str],
        *,
        visible: Callable[[], Sequence[int]] = tuple,
        cancelled: Callable[[], bool] = bool,
    ) -> Iterator[tuple[Translation, ...]]:
        """Yield the English of all sentences, chunk by chunk, each sentence once.

        What is remembered comes first, all at once. ``visible`` is asked before each chunk for the
        indices on screen, in reading order: those go first, then the rest in order. ``cancelled``
        is asked from any thread, several times a chunk; when it says yes the iterator ends.
        The first chunk is small, so that English shows soon.
        """
        places: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            places.setdefault(sentence, []).append(index)

        def placed(found: dict[str, Remembered]) -> tuple[Translation, ...]:
            return tuple(
                Translation(index, result.text, result.doubtful)
                for sentence, result in found.items()
                for index in places[sentence]
            )

        known = self._known(list(places))
        if known:
            yield placed(known)
        pending = {s: self.engine.pieces(s) for s in places if s not in known}
        casing = Casing(sentences)
        limit = self.engine.workers
        while pending and not cancelled():
            order = [sentences[i] for i in visible() if sentences[i] in pending]
            chunk = self._chunk(order or list(pending), pending, limit)
            limit = len(sentences)
            try:
                for found in self._finished(chunk, casing, cancelled):
                    if self._memory:
                        self._memory.put(self._memory_key, found)
                    for sentence in found:
                        del pending[sentence]
                    yield placed(found)
            except CancelledError:
                return

    def _known(self, sentences: list[str]) -> dict[str, Remembered]:
        """Give what needs no model: sentences without a letter, and remembered ones."""
        known = {s: Remembered(s, False) for s in sentences if not any(map(str.isalpha, s))}
        if self._memory:
            known |= self._memory.get(self._memory_key, [s for s in sentences if s not in known])
        return known

    def _chunk(self, order: list[str], pieces: dict[str, int], limit: int) -> list[str]:
        """Take sentences in order, up to ``limit`` of them, as far as one engine call may go."""
        chunk = [order[0]]
        total = pieces[order[0]]
        for sentence in dict.fromkeys(order[1:limit]):
            total += pieces[sentence]
            if total > self.engine.chunk_pieces:
                break
            chunk.append(sentence)
        return chunk

    def _finished(
        self, chunk: list[str], casing: Casing, cancelled: Callable[[], bool]
    ) -> Iterator[dict[str, Remembered]]:
        """Translate a chunk; those that come out wrong are redone, a few at a time."""
        first = self._english(chunk, casing, self._beam_size, 0, cancelled)
        wrong = [s for s in chunk if looks_wrong(s, first[s])]
        yield {s: Remembered(first[s], False) for s in chunk if s not in wrong}
        for start in range(0, len(wrong), self.engine.workers):
            few = wrong[start : start + self.engine.workers]
            again = self._english(few, casing, REDO_BEAM, REDO_NO_REPEAT, cancelled)
            yield {s: Remembered(again[s] or first[s] or s, looks_wrong(s, again[s])) for s in few}

    def _english(
        self,
        chunk: list[str],
        casing: Casing,
        beam_size: int,
        no_repeat_ngram_size: int,
        cancelled: Callable[[], bool],
    ) -> dict[str, str]:
        parts = {
            sentence: split_long(
                casing.lowered(plain_marks(sentence)), self.engine.pieces, self.engine.max_pieces
            )
            for sentence in chunk
        }
        english = iter(
            self.engine.translate(
                [part for split in parts.values() for part in split],
                beam_size=beam_size,
                no_repeat_ngram_size=no_repeat_ngram_size,
                cancelled=cancelled,
            )
        )
        return {
            sentence: casing.raised(
                sentence, repair(sentence, join_parts(split, [next(english) for _ in split]))
            )
            for sentence, split in parts.items()
        }
