"""Sentences to English, with either engine: first quick, then better; visible ones first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Literal

from translations.casing import Casing
from translations.engines import Engine, Identity
from translations.memory import Memory, Remembered
from translations.workers import SURE, UNSURE, Found, Workers

Effort = Literal["quick", "best", "quick, then best"]
"""Which English is wanted: the first there is, the best, or the one until the other comes."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of sentence ``index``.

    ``doubtful`` when it is still odd after a second try; ``final`` when no better English follows.
    """

    index: int
    text: str
    doubtful: bool
    final: bool


class _Article:
    """The sentences of an article, equal ones taken together, and how far each of them is."""

    def __init__(self, sentences: Sequence[str]):
        self._places: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            self._places.setdefault(sentence, []).append(index)
        self._beams: dict[str, int] = {}
        self._sureness: dict[str, float] = {}

    def wanting(self, beam_size: int) -> list[str]:
        """Give the sentences without English of such a beam or a larger one.

        Those that have other English come with the least sure first.
        """
        found = [s for s in self._places if self._beams.get(s, 0) < beam_size]
        return sorted(found, key=lambda sentence: self._sureness.get(sentence, SURE))

    def take(
        self, found: Mapping[str, Found], beam_size: int, final: int
    ) -> tuple[Translation, ...]:
        """Take in what was found with a beam, and give it for every place where it stands."""
        self._beams |= dict.fromkeys(found, beam_size)
        self._sureness |= {sentence: result.sureness for sentence, result in found.items()}
        return tuple(
            Translation(index, result.english.text, result.english.doubtful, beam_size == final)
            for sentence, result in found.items()
            for index in self._places[sentence]
        )


class Translator:
    """Translates an article's sentences with one engine, in one pass or in several.

    Args:
        engine: the model at work.
        memory: where translations are kept from one reading to the next; None keeps none.
        effort: which English is wanted; a number is for that of another beam than the engine's own.

    """

    def __init__(
        self, engine: Engine, memory: Memory | None, effort: Effort | int = "quick, then best"
    ):
        self.engine = engine
        self._memory = memory
        self._beams = _beams(engine, effort)
        self._model = "/".join(astuple(engine.identity))

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
        """Yield the English of all sentences, chunk by chunk, as often as there are passes.

        The last English of each sentence is final, and may be the same as before. What is
        remembered comes first, all at once; what is remembered of the last pass comes only once.
        ``visible`` is asked again and again for the indices on screen, in reading order: those go
        first, then the rest, in the first pass in order and then with the least sure ones first.
        ``cancelled`` is asked from any thread, many times a second; when it says yes the iterator
        ends. Where something is on screen little is begun with, so that English shows soon.
        """
        article = _Article(sentences)
        final = self._beams[-1]
        for beam_size in reversed(self._beams):
            known = self._known(beam_size, article.wanting(beam_size))
            if known:
                yield article.take(known, beam_size, final)
        casing = Casing(sentences)
        for beam_size in self._beams:
            workers = Workers(self.engine, beam_size, casing, cancelled)
            at_first = self.engine.workers if beam_size == self._beams[0] and visible() else None
            for found in workers.translate(
                article.wanting(beam_size), lambda: [sentences[i] for i in visible()], at_first
            ):
                if self._memory:
                    english = {s: result.english for s, result in found.items()}
                    self._memory.put(self._memory_key(beam_size), english)
                yield article.take(found, beam_size, final)

    def _memory_key(self, beam_size: int) -> str:
        """Name a model's English of one beam, which is remembered apart from that of others."""
        return f"{self._model}/beam {beam_size}"

    def _known(self, beam_size: int, sentences: list[str]) -> dict[str, Found]:
        """Give what needs no model: sentences without a letter, and remembered ones."""
        known = {s: Remembered(s, False) for s in sentences if not any(map(str.isalpha, s))}
        if self._memory:
            rest = [s for s in sentences if s not in known]
            known |= self._memory.get(self._memory_key(beam_size), rest)
        return {s: Found(e, UNSURE if e.doubtful else SURE) for s, e in known.items()}


def _beams(engine: Engine, effort: Effort | int) -> tuple[int, ...]:
    """Give the beam of each pass over the article, growing."""
    match effort:
        case "quick":
            return (engine.beam_size,)
        case "best":
            return (engine.best_beam_size,)
        case "quick, then best":
            return tuple(sorted({engine.beam_size, engine.best_beam_size}))
    return (effort,)
