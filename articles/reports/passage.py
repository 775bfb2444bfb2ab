"""A parsed article with its quotation marks paired: what the quote patterns look at."""

from bisect import bisect_left, bisect_right
from copy import copy
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from articles.article import Article, Span
from articles.datelines import DATELINE
from articles.reports.quotation_marks import Quotation, find_quotations


class Passage:
    """The article, its Doc (whose token offsets are the article's) and its quotations."""

    def __init__(self, article: Article, doc: Doc) -> None:
        self.article = article
        self.text = article.text
        self.doc = doc
        self.quotations = find_quotations(article.text, article.paragraphs)
        self._starts = [token.idx for token in doc]
        self._paragraph_starts = [paragraph.start for paragraph in article.paragraphs]
        self._quotation_starts = [quotation.outer.start for quotation in self.quotations]

    @cached_property
    def sentences(self) -> tuple[DocSpan, ...]:
        """The parsed sentences that hold a word, without the dateline before the first."""
        sentences = (self._without_dateline(sentence) for sentence in self.doc.sents)
        return tuple(s for s in sentences if any(not token.is_space for token in s))

    @cached_property
    def unquoted(self) -> "Passage":
        """The same passage as if it had no quotation marks, to look at what a quotation holds."""
        bare = copy(self)
        bare.quotations = ()
        bare._quotation_starts = []
        return bare

    def _without_dateline(self, sentence: DocSpan) -> DocSpan:
        start = sentence.start_char
        dateline = DATELINE.match(self.text, start, sentence.end_char)
        if dateline is None or self.paragraph_at(start).start != start:
            return sentence
        first = bisect_left(self._starts, dateline.end())
        return self.doc[first : sentence.end] if first < sentence.end else sentence

    def token_from(self, offset: int) -> Token | None:
        """Return the first token that begins at or after the offset, within the paragraph."""
        index = bisect_left(self._starts, offset)
        end = self.paragraph_at(max(offset - 1, 0)).end
        while index < len(self.doc) and self._starts[index] < end:
            if not self.doc[index].is_space:
                return self.doc[index]
            index += 1
        return None

    def token_before(self, offset: int) -> Token | None:
        """Return the last token that ends at or before the offset, within the paragraph."""
        index = bisect_left(self._starts, offset) - 1
        start = self.paragraph_at(offset).start
        while index >= 0 and self._starts[index] >= start:
            token = self.doc[index]
            if not token.is_space and token.idx + len(token) <= offset:
                return token
            index -= 1
        return None

    def sentence_end(self, offset: int) -> int:
        """Return where the sentence that the offset lies in ends."""
        starts = [sentence.start for sentence in self.article.sentences]
        return self.article.sentences[max(bisect_right(starts, offset) - 1, 0)].end

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that the offset lies in (the one before, between two)."""
        index = max(bisect_right(self._paragraph_starts, offset) - 1, 0)
        return self.article.paragraphs[index]

    def in_heading(self, offset: int) -> bool:
        """Tell whether the offset lies in a heading."""
        index = max(bisect_right(self._paragraph_starts, offset) - 1, 0)
        return self.article.paragraphs[index].heading

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation that the offset lies in, marks included."""
        index = bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and offset < self.quotations[index].outer.end:
            return self.quotations[index]
        return None

    def is_dialogue(self, offset: int) -> bool:
        """Tell whether the offset lies in a paragraph that a dash opens, as in a dialogue."""
        start = self.paragraph_at(offset).start
        return self.text.startswith(("– ", "— ", "- "), start)

    def is_quoted(self, token: Token) -> bool:
        """Tell whether the token stands between quotation marks."""
        return self.quotation_at(token.idx) is not None

    def between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that lie wholly between two offsets."""
        first = bisect_left(self._quotation_starts, start)
        found = []
        for quotation in self.quotations[first:]:
            if quotation.outer.start >= end:
                break
            if quotation.outer.end <= end:
                found.append(quotation)
        return tuple(found)

    def trim(self, span: Span, marks: str = " \n,.;:–—-") -> Span:
        """Return the span without white space and punctuation at its edges."""
        start, end = span.start, span.end
        while start < end and self.text[start] in marks:
            start += 1
        while end > start and self.text[end - 1] in marks:
            end -= 1
        return Span(start, end)
