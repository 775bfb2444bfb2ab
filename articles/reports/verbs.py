"""Indirect speech around verbs: every reporting verb, by the first pattern that it fits."""

from collections.abc import Collection

from articles.reports.closing import closing
from articles.reports.complements import clause, colon, infinitive
from articles.reports.judgements import judgement
from articles.reports.passage import Passage
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting, reporting_verbs
from articles.reports.view import View


def find_indirect_speech(passage: Passage, taken: Collection[int]) -> list[Report]:
    """Return the reports around verbs in the order of their cues.

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
    return reports


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
