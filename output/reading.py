"""An article as it was read: the Dutch, what was found in it, and its English."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.article import Analysis, Article, Quote, Sentence, Span
from translations.alignment import align
from translations.engines import Identity

# The quotes of a sentence ask for the same alignment.
_aligned = lru_cache(maxsize=64)(align)


@dataclass(frozen=True, slots=True)
class Reading:
    """All there is to print. ``english`` has one string for each sentence, or is None."""

    article: Article
    analysis: Analysis
    english: tuple[str, ...] | None
    translator: Identity | None

    def dutch_of(self, sentence: Sentence) -> str:
        """Return the sentence's words."""
        return sentence.of(self.article.text)

    def english_of(self, sentence: Sentence) -> str | None:
        """Return the sentence's translation, if there is one."""
        return None if self.english is None else self.english[sentence.id]

    def quote_in_dutch(self, quote: Quote) -> str:
        """Return the quote's words, its stretches joined."""
        return " … ".join(span.of(self.article.text) for span in quote.content)

    def quote_in_english(self, quote: Quote) -> str | None:
        """Return the English words that stand for the quote, its stretches joined."""
        if self.english is None:
            return None
        return " … ".join(" ".join(self._carried(quote, span)) for span in quote.content)

    def _carried(self, quote: Quote, span: Span) -> Iterator[str]:
        for number in quote.sentences:
            sentence = self.article.sentences[number]
            if not sentence.overlaps(span) or self.english is None:
                continue
            english = self.english[number]
            start = max(span.start, sentence.start) - sentence.start
            end = min(span.end, sentence.end) - sentence.start
            for first, last in _aligned(self.dutch_of(sentence), english).carry(start, end):
                yield english[first:last]
