"""What the screen needs from the other rooms, as plain callables and small protocols.

The front door passes the real ones. The screen calls them in thread workers only, so that they
may take their time and import what they like.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from articles.article import Analysis, Article

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""

Cancelled = Callable[[], bool]
"""Tells whether the work is no longer wanted."""


class Analyse(Protocol):
    """Find names and quotes in an article."""

    def __call__(
        self, article: Article, *, progress: Progress, cancelled: Cancelled
    ) -> Analysis | None:
        """Return what was found, or None when ``cancelled`` said so."""


class Carrier(Protocol):
    """A Dutch sentence and its English, with the words of one that stand for the other's."""

    def carry(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the English stretches that stand for this stretch of the Dutch."""


Align = Callable[[str, str], Carrier]
"""Align a Dutch sentence with its English."""


class Translator(Protocol):
    """A translator at work."""

    @property
    def name(self) -> str:
        """What the screen calls it."""

    @property
    def warning(self) -> str | None:
        """What the reader should know about it, if anything."""

    def translate(
        self,
        sentences: Sequence[str],
        *,
        visible: Callable[[], Sequence[int]],
        cancelled: Cancelled,
    ) -> Iterator[Mapping[int, str]]:
        """Yield the English of all sentences in batches, by place in ``sentences``.

        ``visible`` tells at any time which sentences are on screen; they go first.
        """


OpenTranslator = Callable[[], Translator]
"""Load a translator. Raises whatever goes wrong, with a message for the reader."""
