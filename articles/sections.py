"""Sections: a very long text in pieces, each analysed as an article of its own.

Who is meant by a name or a pronoun is looked for in the same section, so that the time of the
analysis grows with the length of the text and not with its square. No news article is so long that
it has more than one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.article import Article, Name, Paragraph, Quote, Sentence, Span, Word

SECTION = 30_000  # characters


@dataclass(frozen=True, slots=True)
class Section:
    """Some paragraphs as an article, and where its text and sentences lie in the whole one."""

    article: Article
    offset: int
    first_sentence: int

    def name_in_whole(self, name: Name) -> Name:
        """Return a name found here with the offsets of the whole article."""
        return Name(name.start + self.offset, name.end + self.offset, name.label, name.name)

    def quote_in_whole(self, quote: Quote, before: int) -> Quote:
        """Return a quote found here as one of the whole article, with ``before`` quotes before."""
        return replace(
            quote,
            id=quote.id + before,
            content=tuple(self._moved(span) for span in quote.content),
            source=quote.source and self._moved(quote.source),
            cue=quote.cue and self._moved(quote.cue),
            via=None if quote.via is None else quote.via + before,
            sentences=tuple(number + self.first_sentence for number in quote.sentences),
        )

    def word_in_whole(self, word: Word) -> Word:
        """Return a word found here with the offsets of the whole article."""
        if not self.offset:
            return word
        return replace(
            word,
            start=word.start + self.offset,
            end=word.end + self.offset,
            parts=tuple(self._moved(part) for part in word.parts),
        )

    def _moved(self, span: Span) -> Span:
        return Span(span.start + self.offset, span.end + self.offset)


def sections(article: Article) -> Iterator[Section]:
    """Yield the article in sections of whole paragraphs, each about ``SECTION`` long at most."""
    first = 0
    sentence = 0
    for number in range(len(article.paragraphs)):
        is_last = number + 1 == len(article.paragraphs)
        if (
            is_last
            or article.paragraphs[number + 1].end - article.paragraphs[first].start > SECTION
        ):
            section = _section(article, first, number, sentence)
            yield section
            sentence += len(section.article.sentences)
            first = number + 1


def _section(article: Article, first: int, last: int, sentence: int) -> Section:
    offset, end = article.paragraphs[first].start, article.paragraphs[last].end
    paragraphs = tuple(
        Paragraph(p.start - offset, p.end - offset, p.heading)
        for p in article.paragraphs[first : last + 1]
    )
    sentences = []
    for at in range(sentence, len(article.sentences)):
        old = article.sentences[at]
        if old.paragraph > last:
            break
        moved = Span(old.start - offset, old.end - offset)
        sentences.append(
            Sentence(moved.start, moved.end, id=at - sentence, paragraph=old.paragraph - first)
        )
    part = replace(
        article,
        text=article.text[offset:end],
        paragraphs=paragraphs,
        sentences=tuple(sentences),
    )
    return Section(part, offset, sentence)
