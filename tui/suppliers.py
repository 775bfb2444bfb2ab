"""What the screen needs from the other rooms, as plain callables and small protocols.

The front door passes the real ones. The screen calls them in thread workers, so that they may
take their time and import what they like, but for ``KeepTheme``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from articles.article import Analysis, Article

Progress = Callable[[float], None]
"""Called with the share that is done, from 0 to 1."""

Cancelled = Callable[[], bool]
"""Tells whether the work is no longer wanted."""


class Analyse(Protocol):
    """Find names and quotes in an article."""

    def __call__(self, article: Article, *, progress: Progress, cancelled: Cancelled) -> Analysis:
        """Return what was found; raise anything when ``cancelled`` says so."""


class Carrier(Protocol):
    """A Dutch sentence and its English, with the words of one that stand for the other's."""

    def carry(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the English stretches that stand for this stretch of the Dutch."""

    def carry_back(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the Dutch stretches that stand for this stretch of the English."""


Align = Callable[[str, str], Carrier]
"""Align a Dutch sentence with its English."""


class Meaning(Protocol):
    """A Dutch word and its likeliest English."""

    @property
    def dutch(self) -> str:
        """The Dutch word."""

    @property
    def english(self) -> Sequence[tuple[str, float | None]]:
        """English words and phrases, likeliest first, with their shares from 0 to 1 if known."""


class LookUp(Protocol):
    """Look up in a table what a word means."""

    def __call__(self, *forms: str) -> Sequence[Meaning]:
        """Return the meaning of the first form that the table knows.

        If it knows none of them: the meanings of words related to the first one, or nothing.
        """


class Identity(Protocol):
    """Which translator it is."""

    @property
    def engine(self) -> str:
        """What kind of translator it is."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Which version of it this is."""


class Translation(Protocol):
    """The English of a sentence."""

    @property
    def index(self) -> int:
        """The place of the sentence."""

    @property
    def text(self) -> str:
        """The English."""

    @property
    def doubtful(self) -> bool:
        """Whether the English looks wrong."""

    @property
    def final(self) -> bool:
        """Whether no better English of the sentence follows."""


class Translator(Protocol):
    """A translator at work."""

    def translate(
        self,
        sentences: Sequence[str],
        *,
        visible: Callable[[], Sequence[int]],
        cancelled: Cancelled,
    ) -> Iterator[Sequence[Translation]]:
        """Yield the English of all sentences in batches; those that are ``visible`` go first.

        English that isn't final is followed by better, once all sentences have some.
        """


class Opened(Protocol):
    """A translator that has been loaded."""

    @property
    def translator(self) -> Translator:
        """The translator."""

    @property
    def identity(self) -> Identity:
        """Which one it is."""

    @property
    def warnings(self) -> Sequence[str]:
        """What the reader should know about it."""


OpenTranslator = Callable[[], Opened]
"""Load a translator. Raises whatever goes wrong, with a message for the reader."""

Hint = Callable[[], str | None]
"""Give a line for the reader that is worth saying once, or None when it was said before."""

KeepTheme = Callable[[str], None]
"""Remember the name of a theme for the next start. It is called on the screen's own thread, so
that nothing is lost when the reader leaves at once.
"""
