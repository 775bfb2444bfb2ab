"""Hedges: a report that the article itself gives as hearsay, with *zou* or *naar verluidt*."""

from spacy.tokens import Token

from articles.reports.grammar import is_finite
from articles.reports.passage import Passage
from articles.reports.report import Report

_WOULD = frozenset({"zou", "zouden"})
# With these, *zou* is a wish, a duty or a possibility.
_NO_HEARSAY = frozenset(
    {"moeten", "kunnen", "willen", "mogen", "graag", "liever", "liefst", "als", "wanneer", "indien"}
)
_ALLEGED = frozenset({"verluidt", "vermeend", "vermeende"})


def is_hedged(passage: Passage, report: Report) -> bool:
    """Tell whether the words of a report, those in quotation marks aside, are hedged."""
    return any(
        _is_hedge(token)
        for span in report.content
        for token in passage.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
        if not passage.is_quoted(token)
    )


def _is_hedge(token: Token) -> bool:
    if token.lower_ in _ALLEGED:
        return True
    is_would = token.lower_ in _WOULD and is_finite(token)
    return is_would and not any(other.lower_ in _NO_HEARSAY for other in token.sent)
