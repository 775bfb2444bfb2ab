"""Everything found in an article: names, who said what, and what the words are."""

from collections.abc import Callable

from articles.article import Analysis, Article, Name, Quote, Word
from articles.parsing import parse
from articles.sections import Section, sections


def analyse(
    article: Article,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Analysis:
    """Return the article's names, its quotes with their speakers, and its words.

    ``progress`` is told the share that is done, 0 to 1.

    Raises:
        CancelledError: ``cancelled`` returned True.

    """
    names: list[Name] = []
    quotes: list[Quote] = []
    words: list[Word] = []
    for section in sections(article):
        found = _analyse(section, _share(article, section, progress), cancelled)
        names += [section.name_in_whole(name) for name in found.names]
        before = len(quotes)
        quotes += [section.quote_in_whole(quote, before) for quote in found.quotes]
        words += [section.word_in_whole(word) for word in found.words]
    return Analysis(tuple(names), tuple(quotes), tuple(words))


def _share(
    article: Article, section: Section, progress: Callable[[float], None] | None
) -> Callable[[float], None] | None:
    """Turn the share that is done of a section into the share that is done of the article."""
    if progress is None:
        return None
    length = len(section.article.text)
    return lambda share: progress((section.offset + share * length) / len(article.text))


def _analyse(
    section: Section,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Analysis:
    doc = parse(section.article, progress=progress, cancelled=cancelled)
    from articles.names import find_names
    from articles.quotes import find_quotes
    from articles.speakers import resolve_speakers
    from articles.words import find_words

    names = find_names(doc)
    quotes = find_quotes(section.article, doc)
    return Analysis(names, resolve_speakers(doc, names, quotes), find_words(doc))
