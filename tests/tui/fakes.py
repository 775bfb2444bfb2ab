"""Suppliers for tests of the screen: they give prepared answers when a test lets them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Event

from ferry import ferry_analysis, ferry_english

from articles.article import Analysis, Article

EMPTY = Analysis((), ())


def analyse_ferry(
    article: Article, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Analysis:
    progress(1, 2)
    progress(2, 2)
    return ferry_analysis(article)


def analyse_nothing(
    article: Article, *, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Analysis:
    return EMPTY


class FakeTranslator:
    """Translates from a list, or by putting the words in brackets; one sentence a batch.

    With a ``gate`` it waits for it before each batch, as a slow engine would.
    """

    name = "prepared 1.0"

    def __init__(
        self,
        english: Mapping[str, str] | None = None,
        *,
        gate: Event | None = None,
        warning: str | None = None,
        batch: int = 1,
        fail_after: int | None = None,
    ) -> None:
        self.english = english or {}
        self.gate = gate
        self.warning = warning
        self.batch = batch
        self.fail_after = fail_after
        self.order: list[int] = []

    def translate(
        self,
        sentences: Sequence[str],
        *,
        visible: Callable[[], Sequence[int]],
        cancelled: Callable[[], bool],
    ) -> Iterator[Mapping[int, str]]:
        rest = list(range(len(sentences)))
        while rest and not cancelled():
            if self.fail_after is not None and len(self.order) >= self.fail_after:
                raise RuntimeError("the model file is [damaged]")
            while self.gate and not self.gate.wait(0.01):
                if cancelled():
                    return
            seen = set(visible())
            rest.sort(key=lambda row: (row not in seen, row))
            now, rest = rest[: self.batch], rest[self.batch :]
            self.order += now
            yield {row: self.english.get(sentences[row], f"[{sentences[row]}]") for row in now}


def open_ferry() -> FakeTranslator:
    return FakeTranslator(ferry_english(), batch=4)
