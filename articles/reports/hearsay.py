"""Hearsay by the sentence before it: which sentences with *zou* go on with what somebody said.

``across_sentences`` finds them by their place. Left out here is what was once meant to be, and what
comes behind a quotation without telling of the past; added is what somebody denies or hopes:
*X spreekt het verhaal tegen. Er zouden zich al vier gegadigden hebben gemeld.*
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Token

from articles.article import Span
from articles.reports.across_sentences import find_hearsay
from articles.reports.clauses import is_relative_word
from articles.reports.grammar import is_finite, span_of
from articles.reports.passage import Passage
from articles.reports.report import Report

_MEANT = frozenset({"eigenlijk", "aanvankelijk", "oorspronkelijk", "moeten"})  # no report, a plan
_PERFECT = frozenset({"hebben", "zijn"})
_DOUBTING = frozenset({"ontkent", "ontkennen", "ontkende", "ontkenden", "hoopt", "hopen"})
_CONTRADICTING = frozenset({"spreekt", "spreken", "sprak", "spraken"})  # with "tegen"


def find_continuations(passage: Passage, reports: Sequence[Report]) -> list[Report]:
    """Return the sentences with *zou* that go on with a report, or tell what is denied."""
    by_place = {report.start: report for report in find_hearsay(passage, reports)}
    found: list[Report] = []
    for before, sentence in pairwise(passage.sentences):
        words = [t for t in sentence if not t.is_space]
        stretch = passage.trim(span_of(words))
        if _MEANT & {t.lower_ for t in words}:
            continue
        said_before = _reports_in(
            passage.trim(Span(before.start_char, before.end_char)), (*reports, *found)
        )
        if stretch.start in by_place:
            quoted = all(passage.quotation_at(r.start) is not None for r in said_before)
            if said_before and (_is_perfect(words) or not quoted):
                found.append(by_place[stretch.start])
        elif _is_doubted(passage, before, words) and not _reports_in(stretch, reports):
            found.append(Report("hearsay", (stretch,), None, None))
    return found


def _is_doubted(passage: Passage, before: Iterable[Token], words: Sequence[Token]) -> bool:
    """Tell whether the sentence reports what the one before denies or hopes."""
    would = next((place for place, t in enumerate(words) if t.lower_ in ("zou", "zouden")), None)
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
