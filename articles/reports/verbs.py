"""Indirect speech around verbs: every reporting verb, by the first pattern that it fits.

Inside quotations only one pattern is looked for, ``retold``: "X zei dat S", said by somebody else.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from articles.reports.closing import closing
from articles.reports.complements import clause, colon, infinitive
from articles.reports.judgements import judgement
from articles.reports.passage import Passage
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting, reporting_verbs
from articles.reports.view import View

_RETELLING = ("zeggen", "vertellen", "beloven", "verzekeren", "schrijven", "beweren")
_ANYBODY = frozenset({"je", "u", "jij", "hen", "ze", "een", "iemand", "die", "wat", "er"})
_LEAST_RETOLD = 5  # words


def find_indirect_speech(passage: Passage, taken: Collection[int]) -> list[Report]:
    """Return the reports around verbs: the article's own first, then those inside quotations.

    ``taken`` are the offsets of cues that attribute direct speech already.
    """
    reports = []
    for sentence in passage.sentences:
        view = View(passage, sentence)
        for reporting in reporting_verbs(view):
            if reporting.verb.idx in taken:
                continue
            report = _report(view, reporting)
            if report is not None:
                reports.append(report)
    return [*reports, *_retold(passage)]


def _retold(passage: Passage) -> Iterator[Report]:
    """Yield what people who are quoted say that others said: "Mijn baas zei dat S"."""
    for sentence in passage.sentences:
        for quotation in passage.between(sentence.start_char, sentence.end_char):
            inside = quotation.inner
            words = [t for t in sentence if inside.start <= t.idx < inside.end]
            if len(words) < _LEAST_RETOLD:
                continue
            view = View(passage.unquoted, words)
            for reporting in reporting_verbs(view):
                if not _retells(reporting):
                    continue
                report = clause(view, reporting)
                if report is not None:
                    yield replace(report, pattern="retold")


def _retells(reporting: Reporting) -> bool:
    """Tell whether somebody in particular is said to have said something."""
    if reporting.by_nobody or not reporting.asserts or not reporting.can_be(*_RETELLING):
        return False
    source = reporting.source
    if not source or reporting.finite is None or source[0].lower_ in _ANYBODY:
        return False
    return "Plur" not in reporting.finite.morph.get("Number", [])


def _report(view: View, reporting: Reporting) -> Report | None:
    if reporting.verb.lower_ in ("staat", "stond", "staan"):
        return clause(view, reporting)
    report = closing(view, reporting)
    if report is not None or reporting.by_nobody or not reporting.asserts:
        return report
    for pattern in (judgement, clause, infinitive, colon):
        report = pattern(view, reporting)
        if report is not None:
            return report
    return None
