"""The built-in model: a CTranslate2 generator that translates one Dutch sentence at a time."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from translations.engines import Identity, Limits, Output, Running, in_background, release_at_exit
from translations.errors import ModelError
from translations.glossary import Glossary
from translations.written_out import written_out

MODEL = Path(__file__).with_name("nl_en")
NAME = "nl_en"
VERSION = "1.8"
LICENCE = "Gemma Terms of Use"

_OPEN_FILES = Path("/proc/self/fd")
_PIECE = 2**30  # bytes copied in one call at most

OWN_GLOSSARY = "glossary.tsv.gz"
PROMPT_START = "<bos>"
PROMPT_END = "\nEnglish:"
ANSWER_END = "<eos>"

# One worker for each core, of one thread each: measured twice as fast as one worker of two.
# Beyond four workers the buffers cost more memory than the speed is worth.
WORKERS = min(4, os.cpu_count() or 1)
# A batch's prompts are read in one step that can't be cancelled: 250 pieces take 0.25 s.
BATCH_PIECES = 250
BATCH_SIZE = 16
# What a beam has computed is copied for each of its sentences at every step. So only short ones go
# together: up to 50 pieces cost no more memory than one long sentence, and a tenth less time.
BEAM_PIECES = 60
BEAM_BATCH_SIZE = 4
BEAM_ROOM = 50
# Trained on pairs of up to 256 pieces, Dutch and English together.
MAX_PIECES = 110


def built_in_identity(folder: Path = MODEL) -> Identity:
    """Tell which built-in model there is, without reading its weights.

    Raises:
        ModelError: the list of its files can't be read.

    """
    return Identity("built-in", NAME, VERSION, hashlib.sha256(_sums(folder)).hexdigest()[:16])


class BuiltInEngine:
    """The model that ships with the program. Loading takes about 0.3 s.

    Raises:
        ModelError: a file of the model is missing, cut short or not what it should be.

    """

    beam_size = 1
    best_beam_size = 4
    max_pieces = MAX_PIECES
    workers = WORKERS

    def __init__(self, folder: Path = MODEL):
        import ctranslate2
        from sentencepiece import SentencePieceProcessor

        self.identity = built_in_identity(folder)
        names = [line.split()[1] for line in _sums(folder).decode().splitlines()]
        weights = [folder / name for name in names if name.startswith("model.bin.part")]
        try:
            with _joined(folder, weights) as source:
                generator = ctranslate2.Generator(
                    compute_type="int8", inter_threads=WORKERS, intra_threads=1, **source
                )
            self._tokenizer = SentencePieceProcessor(
                model_proto=(folder / "sentencepiece.model").read_bytes()
            )
            # A model that has learnt to read a glossary brings it.
            glossary = folder / OWN_GLOSSARY
            self._told: Callable[[str], str] = (
                Glossary.read(glossary).annotated if glossary.exists() else str
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"the built-in model can't be loaded: {error}") from error
        self._model = release_at_exit(self, generator)
        self._prompt_end: list[str] = self._tokenizer.encode(PROMPT_END, out_type=str)

    def pieces(self, sentence: str) -> int:
        """Count the vocabulary pieces of a sentence."""
        return len(self._tokenizer.encode(sentence))

    def limits(self, beam_size: int) -> Limits:
        """Tell how much to give it at a time."""
        if beam_size == 1:
            planned = WORKERS * BATCH_PIECES
            return Limits(BATCH_SIZE, planned, planned)
        return Limits(BEAM_BATCH_SIZE, BEAM_ROOM, planned=WORKERS * BEAM_PIECES)

    def start(
        self,
        sentences: Sequence[str],
        *,
        beam_size: int,
        no_repeat_ngram_size: int = 0,
        cancelled: Callable[[], bool],
    ) -> Running:
        """Have a worker translate sentences as one batch, and return at once."""
        prompts = [self._prompt(sentence) for sentence in sentences]
        results = self._model().generate_batch(
            prompts,
            beam_size=beam_size,
            no_repeat_ngram_size=no_repeat_ngram_size,
            max_length=2 * max(map(len, prompts), default=0) + 10,
            include_prompt_in_result=False,
            end_token=ANSWER_END,
            return_scores=True,
            **in_background(beam_size, cancelled),
        )
        return Running(results, self._output)

    def _prompt(self, sentence: str) -> list[str]:
        pieces = self._tokenizer.encode(self._told(written_out(sentence)), out_type=str)
        return [PROMPT_START, *pieces, *self._prompt_end]

    def _output(self, result: Any) -> Output:
        text = self._tokenizer.decode(result.sequences[0])
        return Output(" ".join(text.split()), result.scores[0])


@contextmanager
def _joined(folder: Path, weights: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Give what CTranslate2 has to be told to read the model, its weights put end to end.

    Where the system has files in memory they make one, in a folder that is gone afterwards. Bytes
    that are handed over take 148 MB more: CTranslate2 keeps them for as long as it has the model.
    """
    settings = [folder / "config.json", folder / "vocabulary.json"]
    if not (hasattr(os, "memfd_create") and _OPEN_FILES.exists()):
        yield {
            "model_path": NAME,
            "files": {file.name: _Joined([file]) for file in settings}
            | {"model.bin": _Joined(weights)},
        }
        return
    with tempfile.TemporaryDirectory() as place, os.fdopen(os.memfd_create(NAME), "wb") as joined:
        for part in weights:
            with part.open("rb") as file:
                while os.sendfile(joined.fileno(), file.fileno(), None, _PIECE):
                    pass
        for setting in settings:
            Path(place, setting.name).symlink_to(setting.resolve())
        Path(place, "model.bin").symlink_to(_OPEN_FILES / str(joined.fileno()))
        yield {"model_path": place}


class _Joined:
    """Files put end to end, read only when asked."""

    def __init__(self, paths: Sequence[Path]):
        self._paths = paths

    def read(self) -> bytes:
        return b"".join(path.read_bytes() for path in self._paths)


def _sums(folder: Path) -> bytes:
    try:
        return (folder / "SHA256SUMS").read_bytes()
    except OSError as error:
        raise ModelError(f"the built-in model can't be loaded: {error}") from error
