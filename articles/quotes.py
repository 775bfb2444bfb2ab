"""Who said what: the reports of all patterns, gathered into an article's quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from articles.article import Article, Kind, Quote, Span
from articles.confidence import chance_of_report
from articles.reports.across_sentences import find_headlines, point_back
from articles.reports.direct_speech import find_direct_speech
from articles.reports.hearsay import find_hearsay
from articles.reports.hedges import is_hedged
from articles.reports.passage import Passage
from articles.reports.phrases import find_attributing_phrases
from articles.reports.report import Report
from articles.reports.verbs import find_indirect_speech


def find_quotes(article: Article, doc: Doc) -> tuple[Quote, ...]:
    """Return the article's quotes in the order of the text; their speakers are still None.

    ``doc`` is the article parsed, its token offsets the article's.
    """
    passage = Passage(article, doc)
    return to_quotes(passage, find_reports(passage))


def to_quotes(passage: Passage, reports: Sequence[Report]) -> tuple[Quote, ...]:
    """Return a quote for each report, in the same order."""
    quotes = [
        Quote(
            id=number,
            kind=_kind(passage, report),
            content=report.content,
            source=report.source,
            cue=report.cue,
            speaker=None,
            via=None,
            sentences=_sentences(passage.article, report),
            confidence=chance_of_report(report.pattern),
            hedged=is_hedged(passage, report),
        )
        for number, report in enumerate(reports)
    ]
    return tuple(replace(quote, via=_via(quote, quotes)) for quote in quotes)


def find_reports(passage: Passage) -> list[Report]:
    """Return every report once, in the order of the text."""
    direct = find_direct_speech(passage)
    # "Ze sluit niet uit dat S: 'Q'" has a clause before the colon as well.
    taken = {r.cue.start for r in direct if r.cue is not None and r.pattern != "colon"}
    indirect = find_indirect_speech(passage, taken)
    indirect += find_attributing_phrases(passage, taken)
    reports = _without_doubles(direct, indirect)
    reports += find_headlines(passage)
    reports = point_back(passage, reports)
    reports += find_hearsay(passage, reports)
    for mend in (_without_dummy, _to_end_of_quotation, _without_marks):
        reports = [mend(passage, report) for report in reports]
    return sorted(reports, key=lambda report: (report.start, report.end))


def _without_dummy(passage: Passage, report: Report) -> Report:
    """Leave out the *het* of *zo luidt het* and the *er* of *staat er*: they are nobody."""
    source = report.source
    if source is not None and source.of(passage.text).lower() in ("het", "er"):
        return replace(report, source=None)
    return report


def _to_end_of_quotation(passage: Passage, report: Report) -> Report:
    """Let a report go on to the end of the quotation that it ends in, over sentences."""
    last = report.content[-1]
    quotation = passage.quotation_at(last.end - 1)
    if quotation is None or last.end >= quotation.inner.end:
        return report
    sentence_ends = passage.sentence_end(last.end - 1)
    if passage.text[last.end : sentence_ends].strip(" .?!…\n"):
        return report
    longer = Span(last.start, quotation.inner.end)
    return replace(report, content=(*report.content[:-1], longer))


def _without_marks(passage: Passage, report: Report) -> Report:
    """Leave the quotation marks out where a quotation is the whole content."""
    if len(report.content) > 1:
        return report
    quotation = passage.quotation_at(report.start)
    if quotation is None or quotation.outer != report.content[0]:
        return report
    return replace(report, content=(quotation.inner,))


def _without_doubles(direct: Sequence[Report], indirect: Sequence[Report]) -> list[Report]:
    """Drop quotations that an indirect report holds already, and what has no new cue."""
    kept: list[Report] = []
    for report in indirect:
        if not any(_same_content(report, other) for other in direct):
            kept.append(report)
    for report in direct:
        holder = next((o for o in kept if _holds(o, report)), None)
        if holder is None:
            kept.append(report)
    return kept


def _same_content(one: Report, other: Report) -> bool:
    first, second = _characters(one.content), _characters(other.content)
    shared = len(first & second)
    return shared > 0.8 * max(len(first), len(second))


def _characters(content: Iterable[Span]) -> set[int]:
    return {offset for span in content for offset in range(span.start, span.end)}


def _holds(holder: Report, held: Report) -> bool:
    inside = all(
        any(h.start <= span.start and span.end <= h.end for h in holder.content)
        for span in held.content
    )
    return inside and (held.cue is None or held.cue == holder.cue)


def _kind(passage: Passage, report: Report) -> Kind:
    """Tell how much of the content stands between quotation marks: all, some or none."""
    if report.pattern == "retold":
        return "indirect"  # the marks are those of the quote that it stands in
    quoted = 0
    plain = 0
    for span in report.content:
        for offset in range(span.start, span.end):
            if not passage.text[offset].isalnum():
                continue
            if passage.quotation_at(offset) is not None:
                quoted += 1
            else:
                plain += 1
    if not quoted:
        return "direct" if passage.is_dialogue(report.start) else "indirect"
    return "mixed" if plain else "direct"


def _sentences(article: Article, report: Report) -> tuple[int, ...]:
    return tuple(
        sentence.id
        for sentence in article.sentences
        if any(sentence.overlaps(span) for span in report.content)
    )


def _via(quote: Quote, quotes: Sequence[Quote]) -> int | None:
    """Return the smallest other quote that reports this one: it holds the cue and the content."""
    if quote.cue is None:
        return None
    inside = [
        other
        for other in quotes
        if other.id != quote.id
        and any(
            span.start <= quote.cue.start and quote.cue.end <= span.end for span in other.content
        )
        and other.content[0].start <= quote.content[0].start
        and quote.content[-1].end <= other.content[-1].end
    ]
    if not inside:
        return None
    return min(inside, key=lambda other: other.content[-1].end - other.content[0].start).id
