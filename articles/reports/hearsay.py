"""Hearsay by the sentence before it, which has no cue and no source of its own.

- *X zei dat S. Er zou niemand gewond zijn.* goes on with the report before it.
- *X spreekt het tegen. Er zouden al vier kopers zijn geweest.* tells what X denies or hopes.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Token

from articles.article import Span
from articles.reports.clauses import is_relative_word
from articles.reports.grammar import is_finite, span_of
from articles.reports.passage import Passage
from articles.reports.report import Report

_WOULD = frozenset({"zou", "zouden"})
_MEANT = frozenset({"eigenlijk", "aanvankelijk", "oorspronkelijk", "moeten"})  # no report, a plan
_PERFECT = frozenset({"hebben", "zijn"})
_DOUBTING = frozenset({"ontkent", "ontkennen", "ontkende", "ontkenden", "hoopt", "hopen"})
_CONTRADICTING = frozenset({"spreekt", "spreken", "sprak", "spraken"})  # with "tegen"


def find_hearsay(passage: Passage, reports: Sequence[Report]) -> list[Report]:
    """Find the sentences with *zou* that go on with a report, or tell what is denied or hoped.

    Behind a quotation alone only those that tell of the past: the others are the article's own.
    """
    found: list[Report] = []
    for before, sentence in pairwise(passage.sentences):
        words = [t for t in sentence if not t.is_space]
        forms = {t.lower_ for t in words}
        if not _WOULD & forms or _MEANT & forms:
            continue
        stretch = passage.trim(span_of(words))
        if passage.quotation_at(stretch.start) or passage.in_heading(stretch.start):
            continue
        if _reports_in(stretch, reports):
            continue
        previous = passage.trim(Span(before.start_char, before.end_char))
        said_before = _reports_in(previous, (*reports, *found))
        if said_before and any(_is_hearsay_verb(t, words) for t in words):
            quoted = all(passage.quotation_at(report.start) is not None for report in said_before)
            goes_on = _is_perfect(words) or not quoted
        else:
            goes_on = _is_doubted(passage, before, words)
        if goes_on:
            found.append(Report("hearsay", (stretch,), None, None))
    return found


def _is_hearsay_verb(verb: Token, words: Sequence[Token]) -> bool:
    """Tell *zou* in a main clause."""
    if verb.lower_ not in _WOULD or not is_finite(verb):
        return False
    if verb == verb.sent.root or (verb.head == verb.sent.root and verb.dep_ != "conj"):
        return True
    before = [t for t in words if t.i < verb.i]
    if before and before[-1].text == ",":
        return True  # Wie weigert, zou …
    opens_clause = any(t.pos_ == "SCONJ" or is_relative_word(t) for t in before[1:])
    return not opens_clause and not any(is_finite(t) for t in before)


def _is_doubted(passage: Passage, before: Iterable[Token], words: Sequence[Token]) -> bool:
    """Tell whether the sentence reports what the one before denies or hopes."""
    would = next((place for place, t in enumerate(words) if t.lower_ in _WOULD), None)
    if would is None or not _is_perfect(words) or any(map(passage.is_quoted, words)):
        return False
    opening = words[:would]
    if any(is_finite(t) or t.pos_ == "SCONJ" or is_relative_word(t) for t in opening):
        return False
    forms = {t.lower_ for t in before if not passage.is_quoted(t)}
    return bool(forms & _DOUBTING) or ("tegen" in forms and bool(forms & _CONTRADICTING))


def _is_perfect(words: Sequence[Token]) -> bool:
    """Tell *zou hebben gezegd*, *zou zijn bedreigd* from *zou gaan* and *zou blij zijn*."""
    return any(t.lower_ in _PERFECT and t.dep_ in ("aux", "aux:pass") for t in words)


def _reports_in(stretch: Span, reports: Sequence[Report]) -> list[Report]:
    """Return the reports whose content or cue lies in the stretch."""
    return [
        report
        for report in reports
        if any(span.overlaps(stretch) for span in (*report.content, report.cue) if span is not None)
    ]
