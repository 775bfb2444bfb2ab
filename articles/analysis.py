"""Everything found in an article: names, and who said what."""

from collections.abc import Callable

from articles.article import Analysis, Article
from articles.parsing import parse


def analyse(
    article: Article,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Analysis:
    """Return the article's names and quotes, the quotes with their speakers.

    ``progress`` is told the share that is done, 0 to 1.

    Raises:
        CancelledError: ``cancelled`` returned True.

    """
    doc = parse(article, progress=progress, cancelled=cancelled)
    from articles.names import find_names
    from articles.quotes import find_quotes
    from articles.speakers import resolve_speakers

    names = find_names(doc)
    quotes = resolve_speakers(doc, names, find_quotes(article, doc))
    return Analysis(names, quotes)
