"""An Argos package at work: its own model, run directly on CTranslate2 a batch at a time.

Argos's own call sends one sentence after another through one worker; this keeps every core busy
and the sentence map whole. Tokens, prefix and search settings are those of Argos Translate, so
that the results are too.
"""

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from translations.engines import Limits, Output, Running, in_background, release_at_exit
from translations.errors import ModelError
from translations.packages import Package

BATCH_SIZE = 16
# Output stops at 256 pieces and quality falls long before.
MAX_PIECES = 150
CHUNK_PIECES = 2400  # times what a sentence is computed, once for each place in the beam
LENGTH_PENALTY = 0.2


class Tokenizer(Protocol):
    """Text to the pieces of a package's vocabulary, and back."""

    def encode(self, sentence: str) -> list[str]:
        """Cut a sentence in pieces."""

    def decode(self, pieces: list[str]) -> str:
        """Join pieces to text."""


class SentencePieces:
    """The pieces of a ``sentencepiece.model``.

    Raises:
        OSError, RuntimeError: the file can't be read, or is no such model.

    """

    def __init__(self, model: bytes):
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_proto=model)

    def encode(self, sentence: str) -> list[str]:
        """Cut a sentence in pieces."""
        pieces: list[str] = self._processor.encode(sentence, out_type=str)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        """Join pieces to text; a space mark that is left over is a space."""
        return str(self._processor.decode_pieces(pieces)).replace("▁", " ")


class ArgosEngine:
    """The model of an installed Argos package.

    Raises:
        ModelError: a file of the package is missing, cut short or not what it should be.

    """

    beam_size = 2
    best_beam_size = 4
    max_pieces = MAX_PIECES

    def __init__(self, package: Package):
        import ctranslate2

        self.identity = package.identity
        self.workers = os.cpu_count() or 1
        self._prefix = package.target_prefix
        try:
            self._tokenizer = _tokenizer(package)
            translator = ctranslate2.Translator(
                str(package.folder / "model"), inter_threads=self.workers, intra_threads=1
            )
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            raise ModelError(f"the model in {package.folder} can't be loaded: {error}") from error
        self._model = release_at_exit(self, translator)

    def pieces(self, sentence: str) -> int:
        """Count the vocabulary pieces of a sentence."""
        return len(self._tokenizer.encode(sentence))

    def limits(self, beam_size: int) -> Limits:
        """Tell how much to give it at a time."""
        return Limits(BATCH_SIZE, CHUNK_PIECES, planned=CHUNK_PIECES // beam_size)

    def start(
        self,
        sentences: Sequence[str],
        *,
        beam_size: int,
        no_repeat_ngram_size: int = 0,
        cancelled: Callable[[], bool],
    ) -> Running:
        """Have a worker translate sentences as one batch, and return at once."""
        results = self._model().translate_batch(
            [self._prompt(sentence) for sentence in sentences],
            target_prefix=[[self._prefix]] * len(sentences) if self._prefix else None,
            replace_unknowns=True,
            beam_size=beam_size,
            no_repeat_ngram_size=no_repeat_ngram_size,
            length_penalty=LENGTH_PENALTY,
            return_scores=True,
            **in_background(beam_size, cancelled),
        )
        return Running(results, self._output)

    def _prompt(self, sentence: str) -> list[str]:
        return self._tokenizer.encode(sentence)

    def _output(self, result: Any) -> Output:
        """Make an output; CTranslate2 divides scores by the length to the power of the penalty."""
        pieces, score = result.hypotheses[0], result.scores[0]
        return Output(self._text(pieces), score * max(1, len(pieces)) ** (LENGTH_PENALTY - 1))

    def _text(self, pieces: list[str]) -> str:
        text = self._tokenizer.decode(pieces)
        return " ".join(text.removeprefix(self._prefix).split())


def _tokenizer(package: Package) -> Tokenizer:
    """Load a package's tokenizer: sentencepiece, or in old packages Moses words and BPE.

    Raises:
        OSError, RuntimeError, ValueError: its file can't be read, or isn't what it should be.

    """
    sentence_pieces = package.folder / "sentencepiece.model"
    if sentence_pieces.exists():
        return SentencePieces(sentence_pieces.read_bytes())
    from argostranslate.tokenizer import BPETokenizer

    tokenizer = BPETokenizer(package.folder / "bpe.model", package.from_code, package.to_code)
    try:
        tokenizer.lazy_load()
    except SystemExit:  # what Argos does about a line that it doesn't understand
        raise ValueError("bpe.model is no list of pairs") from None
    return cast("Tokenizer", tokenizer)
