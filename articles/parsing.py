"""The spaCy pipeline: an article's sentences to a parsed document.

spaCy takes longer to import than everything else together, so nothing here imports it before the
first article is parsed.
"""

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from articles.article import Article, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = Path(__file__).parent / "pipeline"

_PIECE = 1_000  # characters; more would only make cancelling slow
_BATCH = 8  # pieces parsed between two looks at ``cancelled``: some 0.1 s; several go faster
_loading = Lock()


class CancelledError(Exception):
    """The caller no longer wants the result."""


def parse(
    article: Article,
    *,
    pipeline: "Language | None" = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> "Doc":
    """Return the article as one document with tags, lemmas, dependencies and entities.

    ``token.idx`` is the offset in ``article.text``, and ``doc.sents`` are ``article.sentences`` one
    to one; white space behind a sentence is a token of that sentence (``token.is_space``) unless it
    is a single space. ``pipeline`` is the shipped one unless another is given; ``progress`` is told
    the share that is done, 0 to 1.

    Raises:
        CancelledError: ``cancelled`` returned True; it is asked every 0.1 s or so.

    """
    from spacy.tokens import Doc

    def stop_if_cancelled() -> None:
        if cancelled is not None and cancelled():
            raise CancelledError

    stop_if_cancelled()
    pipeline = pipeline or load_pipeline()
    parsed: list[Doc] = []
    pieces = _pieces(article)
    while batch := list(islice(pieces, _BATCH)):
        stop_if_cancelled()
        parsed += pipeline.pipe([_tokenized(pipeline, article, part) for part in batch])
        if progress is not None:
            progress(batch[-1][-1].end / len(article.text))
    return Doc.from_docs(parsed, ensure_whitespace=False) or Doc(pipeline.vocab)


def load_pipeline(folder: Path = PIPELINE) -> "Language":
    """Return the pipeline in the folder, loaded when it is first asked for."""
    with _loading:
        return _load(folder)


def release_pipeline() -> None:
    """Give the memory of the pipelines back, 50 MB; the next that is asked for is loaded anew.

    What was parsed stays usable.
    """
    with _loading:
        _load.cache_clear()
    gc.collect()  # a pipeline and its parts refer to each other
    # The C library of most Linux systems keeps what was freed until it is told not to.
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


@cache
def _load(folder: Path) -> "Language":
    import spacy
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    import articles.subwords
    import articles.tokenizer  # noqa: F401  (the pipeline's config names what both register)

    set_current_ops(NumpyOps(use_blis=False))  # numpy's matrix product is the faster one
    # The matrices are small: a second thread gains nothing, and spins while the translator works.
    threadpool_limits(1, user_api="blas")
    return spacy.load(folder)


def _pieces(article: Article) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph, of a long one in several pieces."""
    piece: list[Sentence] = []
    for sentence in article.sentences:
        if piece and (
            sentence.paragraph != piece[0].paragraph or sentence.end - piece[0].start > _PIECE
        ):
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece


def _tokenized(pipeline: "Language", article: Article, sentences: list[Sentence]) -> "Doc":
    """Cut consecutive sentences into tokens, with the white space up to the sentence after them."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        starts += [False] * (len(words) - len(starts)) + [True]
        for token in pipeline.tokenizer(sentence.of(article.text)):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        gap = article.text[sentence.end : _next_start(article, sentence)]
        if gap.startswith(" "):
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
    starts += [False] * (len(words) - len(starts))
    return Doc(pipeline.vocab, words=words, spaces=spaces, sent_starts=starts)


def _next_start(article: Article, sentence: Sentence) -> int:
    following = article.sentences[sentence.id + 1 : sentence.id + 2]
    return following[0].start if following else len(article.text)
