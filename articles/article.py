"""The data of the Dutch side: frozen values over one text and its offsets.

Offsets count Unicode code points of ``Article.text``; ``start`` is inclusive, ``end`` exclusive.
Nothing stores a copy of the text it points at, so nothing can drift.
"""

from dataclasses import dataclass
from typing import Literal

Label = Literal["PER", "ORG", "LOC", "MISC"]
Kind = Literal["direct", "indirect", "mixed"]
DefiniteArticle = Literal["de", "het"]
PartOfSpeech = Literal[
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PRON",
    "PROPN",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
"""Those of Universal Dependencies, save marks."""


DOUBTFUL = 0.7  # confidence below which a reader should look twice


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A paragraph, or a heading: a short line of its own without final punctuation."""

    heading: bool


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; ``id`` is its place in ``Article.sentences``, ``paragraph`` in ``paragraphs``."""

    id: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``source`` is what the user named it by (a path, or ``-``).

    ``date`` is as written in the metadata line (``2017-05``); ``title`` is the text of the
    heading that the article opens with. Both are None where the article gives none.
    """

    source: str
    text: str
    title: str | None
    date: str | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Name(Span):
    """A mention of a proper name; ``name`` is the canonical form that its mentions share."""

    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement that the article attributes to somebody.

    ``content`` has several spans where the quote is interrupted or goes on over paragraphs.
    ``source`` is the words that name the speaker beside the ``cue``; ``speaker`` is who that is,
    ``role`` what the article first calls somebody who has a name (``ambassadeur``).
    ``confidence`` is the chance that this is a quote and its speaker right, 0 to 1, and ``hedged``
    whether the article itself only says that it is so by report (``zou``).
    ``via`` is the id of the quote that reports this one; ``sentences`` are the ids of the
    sentences that hold the content.
    """

    id: int
    kind: Kind
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: str | None
    via: int | None
    sentences: tuple[int, ...]
    role: str | None = None
    confidence: float = 1.0
    hedged: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether a reader should look twice: it may not have been said, or by somebody else."""
        return self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word. ``lemma`` is None where the pipeline has no sensible one.

    ``article`` is the definite article of a noun in the singular. ``parts`` are the words of a
    separable verb in the order of the text (*legt* and *uit*), each of which has the lemma of the
    whole (*uitleggen*); empty for any other word.
    """

    lemma: str | None
    part_of_speech: PartOfSpeech
    article: DefiniteArticle | None = None
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipeline found in an article, each in the order of the text."""

    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    words: tuple[Word, ...] = ()
