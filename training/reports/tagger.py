"""Try a learned tagger for quotes: alone, and beside the patterns.

Usage: python -m training.reports.tagger SHARED [--work build/reports] [--steps 2000]

The tagger is spaCy's transition-based one with an encoder like that of the names; it marks content,
cue and source in the articles of ``SHARED/gold/written-train`` and ``training/articles``. The table
that this prints for the development sets is in docs/accuracy.md; the tagger isn't shipped.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import filter_spans, load_config
from thinc.api import NumpyOps, set_current_ops

import training.pipeline.readers  # noqa: F401  (the configuration names what both register)
from articles.article import Span
from articles.names import find_names
from articles.parsing import PIPELINE, parse
from articles.quotes import find_reports, to_quotes
from articles.reports.passage import Passage
from articles.reports.report import Report
from articles.speakers import resolve_speakers
from evaluation.gold import GoldArticle, read_gold
from evaluation.quotes import Tally, add
from training.pipeline.train import HERE as PIPELINE_TRAINING

CONTENT, CUE, SOURCE = "CONTENT", "CUE", "SOURCE"
HELD_OUT = 12  # every so manieth article chooses the best checkpoint


def main() -> None:
    """Train the tagger if it isn't there yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/reports"))
    parser.add_argument("--steps", type=int, default=2000)
    options = parser.parse_args()
    gold = options.shared / "gold"
    if not (options.work / "model-best").exists():
        _train([gold / "written-train", Path("training/articles")], options.work, options.steps)
    tagger = spacy.load(options.work / "model-best")
    for name in ("dev", "written-dev"):
        marked = [(article, parse(article.article)) for article in read_gold(gold / name)]
        for way in ("patterns", "tagger", "both"):
            tally = Tally()
            for article, doc in marked:
                _count(tally, article, doc, tagger, way)
            print(f"{name}, {way}", *tally.rows()[:4], sep="\n", end="\n\n")


def _count(tally: Tally, gold: GoldArticle, doc: Doc, tagger: Language, way: str) -> None:
    passage = Passage(gold.article, doc)
    reports = find_reports(passage) if way != "tagger" else []
    if way != "patterns":
        spans = [span for report in reports for span in report.content]
        reports += [
            report
            for report in _tagged(doc, passage, tagger)
            if not any(span.overlaps(own) for own in report.content for span in spans)
        ]
        reports.sort(key=lambda report: report.start)
    quotes = resolve_speakers(doc, find_names(doc), to_quotes(passage, reports))
    add(tally, gold, quotes, [report.pattern for report in reports])


def _tagged(doc: Doc, passage: Passage, tagger: Language) -> list[Report]:
    """Return the tagger's reports: one a sentence, joined where a quotation goes on."""
    tags = tagger(_bare(tagger, doc)).ents
    reports: list[Report] = []
    for sentence in doc.sents:
        own = [tag for tag in tags if sentence.start <= tag.start < sentence.end]
        found = {
            label: [Span(tag.start_char, tag.end_char) for tag in own if tag.label_ == label]
            for label in (CONTENT, CUE, SOURCE)
        }
        content = tuple(passage.trim(span) for span in found[CONTENT])
        if not content:
            continue
        cue, source = (next(iter(found[label]), None) for label in (CUE, SOURCE))
        goes_on = cue is None and passage.quotation_at(content[0].start) is not None
        if goes_on and reports and reports[-1].end >= sentence.start_char - 3:
            last = reports.pop()
            reports.append(Report("tagger", (*last.content, *content), last.cue, last.source))
        else:
            reports.append(Report("tagger", content, cue, source))
    return reports


def _train(folders: Sequence[Path], work: Path, steps: int) -> None:
    set_current_ops(NumpyOps(use_blis=False))
    work.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("nl")
    docs = [_marked(nlp, gold) for folder in folders for gold in read_gold(folder)]
    _write(docs[::HELD_OUT], work / "held-out.spacy")
    del docs[::HELD_OUT]
    _write(docs, work / "train.spacy")
    overrides = {
        "paths.train": str(work / "train.spacy"),
        "paths.held_out": str(work / "held-out.spacy"),
        "paths.pieces": str(PIPELINE / "vocab"),
        "corpora.train.known_names": None,
        "training.max_steps": steps,
    }
    config = load_config(PIPELINE_TRAINING / "names.cfg", overrides=overrides, interpolate=True)
    train(init_nlp(config), work)


def _marked(nlp: Language, gold: GoldArticle) -> Doc:
    """Return an article with what its marks say of content, cue and source as entities."""
    doc = _bare(nlp, parse(gold.article))
    marks: list[tuple[Span | None, str]] = []
    for quote in gold.quotes:
        if not quote.optional:
            # An entity can't go over a sentence's end.
            marks += [
                (Span(max(span.start, sentence.start), min(span.end, sentence.end)), CONTENT)
                for span in quote.content
                for sentence in gold.article.sentences
                if sentence.overlaps(span)
            ]
            marks += [(quote.cue, CUE), (quote.source, SOURCE)]
    spans = (
        doc.char_span(mark.start, mark.end, label=label, alignment_mode="contract")
        for mark, label in marks
        if mark is not None
    )
    doc.ents = tuple(filter_spans([span for span in spans if span]))
    return doc


def _bare(nlp: Language, doc: Doc) -> Doc:
    """Return the same words in the same sentences, with nothing else known of them."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
    )


def _write(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs).to_disk(path)


if __name__ == "__main__":
    main()
