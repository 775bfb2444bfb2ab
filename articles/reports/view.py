"""A sentence as the patterns look at it: its tokens by place, and what stands where among them."""

from collections.abc import Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from articles.article import Span
from articles.reports.grammar import span_of
from articles.reports.passage import Passage
from articles.reports.report import Report


class View:
    """The tokens of a sentence, white space aside. A *place* is an index into ``tokens``."""

    def __init__(self, passage: Passage, sentence: DocSpan | Sequence[Token]) -> None:
        self.passage = passage
        self.tokens = [token for token in sentence if not token.is_space]
        self._places = {token.i: place for place, token in enumerate(self.tokens)}

    def __contains__(self, token: Token) -> bool:
        """Tell whether the token is one of the sentence's."""
        return token.i in self._places

    def place(self, token: Token) -> int:
        """Return where the token stands in the sentence."""
        return self._places[token.i]

    def after(self, words: Sequence[Token]) -> int:
        """Return the place behind the last of the words."""
        return self.place(words[-1]) + 1

    def is_quoted(self, token: Token) -> bool:
        """Tell whether the token stands between quotation marks."""
        return self.passage.is_quoted(token)

    def trim(self, words: Sequence[Token]) -> Span:
        """Return the stretch of the words without the punctuation at its edges."""
        return self.passage.trim(span_of(words))

    def report(
        self,
        pattern: str,
        pieces: Sequence[Sequence[Token]],
        cue: Sequence[Token],
        source: Sequence[Token],
    ) -> Report | None:
        """Make a report of what the pieces hold; None if that is nothing."""
        spans = [self.trim(piece) for piece in pieces if piece]
        content = tuple(span for span in spans if span.end > span.start)
        if not content:
            return None
        return Report(pattern, content, span_of(cue), span_of(source) if source else None)
