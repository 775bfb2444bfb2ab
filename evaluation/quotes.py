"""Measure who said what against gold.

Usage: python -m evaluation.quotes GOLD [GOLD …] [--pipeline FOLDER] [-v]

For each folder: precision, recall and F of detection (content matched) and of who-said-what
(content and speaker right); of the matched quotes, how many have the exact content, kind, cue,
source and speaker; then the same counts for each pattern, and how many of the quotes of some
confidence are right. A predicted quote matches a marked one
when the characters of their contents overlap with F1 of at least 0.5, one to one, best first;
marked quotes that are optional count for nothing, found or missed. ``-v`` lists what is missed,
extra and wrong.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from articles.article import Article, Quote, Span
from articles.names import find_names
from articles.parsing import PIPELINE, load_pipeline, parse
from articles.quotes import find_reports, to_quotes
from articles.reports.passage import Passage
from articles.speakers import resolve_speakers
from evaluation.gold import GoldArticle, GoldQuote, read_gold, same_speaker

MATCH, EXACT = 0.5, 0.95
_STEPS = (0.0, 0.6, 0.8, 0.9, 0.95, 1.01)  # of confidence
_ASPECTS = ("exact", "kind", "cue", "source", "speaker")


@dataclass
class Tally:
    """Counts over a folder, and the errors behind them."""

    gold: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    by_pattern: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list)
    confidence: list[tuple[float, bool]] = field(default_factory=list)  # and whether it is right

    def rows(self) -> list[str]:
        """Return the lines to print."""
        matched = self.right["matched"]
        aspects = "  ".join(f"{name} {self.right[name] / (matched or 1):.3f}" for name in _ASPECTS)
        lines = [
            f"quotes     marked {self.gold}  found {self.found}  matched {matched}",
            f"detection  {self._prf(matched)}",
            f"WSW        {self._prf(self.right['speaker'])}",
            f"of matched {aspects}",
            f"{'pattern':12}{'matched':>8}{'exact':>8}{'speaker':>8}{'extra':>8}{'optional':>9}",
        ]
        for pattern, counts in sorted(self.by_pattern.items()):
            cells = "".join(f"{counts[c]:8}" for c in ("matched", "exact", "speaker", "extra"))
            lines.append(f"{pattern:12}{cells}{counts['optional']:9}")
        return [*lines, *self._calibration()]

    def _calibration(self) -> Iterator[str]:
        """Yield for steps of confidence how many quotes have it and how many of them are right."""
        yield f"{'confidence':12}{'quotes':>8}{'mean':>8}{'right':>8}"
        for low, high in pairwise(_STEPS):
            step = [pair for pair in self.confidence if low <= pair[0] < high]
            if step:
                mean, right = (sum(values) / len(step) for values in zip(*step, strict=True))
                name = f"{low:.2f}-{min(high, 1):.2f}"
                yield f"{name:12}{len(step):8}{mean:8.3f}{right:8.3f}"

    def _prf(self, right: int) -> str:
        precision, recall = right / (self.found or 1), right / (self.gold or 1)
        f = 2 * right / ((self.found + self.gold) or 1)
        return f"P {precision:.3f}  R {recall:.3f}  F {f:.3f}"


def add(tally: Tally, gold: GoldArticle, quotes: Sequence[Quote], patterns: Sequence[str]) -> None:
    """Count one article."""
    text = gold.article.text
    found = [_characters(text, quote.content) for quote in quotes]
    marked = [_characters(text, quote.content) for quote in gold.quotes]
    pairs = _matches(found, marked)
    free = {f for f, m in pairs.items() if gold.quotes[m].optional}
    free |= {
        f
        for f, letters in enumerate(found)
        if f not in pairs
        and any(
            quote.optional and letters and len(letters & other) > len(letters) / 2
            for quote, other in zip(gold.quotes, marked, strict=True)
        )
    }
    tally.gold += sum(not quote.optional for quote in gold.quotes)
    tally.found += len(quotes) - len(free)
    for f, quote in enumerate(quotes):
        counts = tally.by_pattern[patterns[f]]
        if f in free:
            counts["optional"] += 1
        elif f not in pairs:
            counts["extra"] += 1
            tally.confidence.append((quote.confidence, False))
            tally.errors.append(_line("extra", gold, patterns[f], quote))
        else:
            wanted = gold.quotes[pairs[f]]
            overlap = _overlap(found[f], marked[pairs[f]])
            right = _right(quote, wanted, overlap)
            tally.confidence.append((quote.confidence, "speaker" in right))
            tally.right.update(["matched", *right])
            counts.update(["matched", *right])
            tally.errors += [
                _line(f"wrong {aspect}", gold, patterns[f], quote, wanted)
                for aspect in _ASPECTS
                if aspect not in right
            ]
    matched = set(pairs.values())
    tally.errors += [
        _line("missed", gold, "", wanted)
        for m, wanted in enumerate(gold.quotes)
        if m not in matched and not wanted.optional
    ]


def match_quotes(gold: GoldArticle, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return which of the predicted quotes is which of the marked ones, by their numbers."""
    text = gold.article.text
    return _matches(
        [_characters(text, quote.content) for quote in quotes],
        [_characters(text, quote.content) for quote in gold.quotes],
    )


def _characters(text: str, content: Iterable[Span]) -> set[int]:
    return {at for s in content for at in range(s.start, s.end) if not text[at].isspace()}


def _overlap(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def _matches(found: Sequence[set[int]], marked: Sequence[set[int]]) -> dict[int, int]:
    """Pair predicted quotes with marked ones, best overlap first."""
    candidates = sorted(
        (-_overlap(one, other), f, m)
        for f, one in enumerate(found)
        for m, other in enumerate(marked)
    )
    pairs: dict[int, int] = {}
    for overlap, f, m in candidates:
        if -overlap >= MATCH and f not in pairs and m not in pairs.values():
            pairs[f] = m
    return pairs


def _right(quote: Quote, wanted: GoldQuote, overlap: float) -> set[str]:
    right = {
        "exact": overlap >= EXACT,
        "kind": quote.kind == wanted.kind,
        "cue": _same_place(quote.cue, wanted.cue),
        "source": _same_place(quote.source, wanted.source),
        "speaker": same_speaker(quote.speaker, wanted),
    }
    return {aspect for aspect, is_right in right.items() if is_right}


def _same_place(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


def _line(
    error: str,
    gold: GoldArticle,
    pattern: str,
    quote: Quote | GoldQuote,
    wanted: GoldQuote | None = None,
) -> str:
    described = [
        _describe(gold.article, quote),
        *([_describe(gold.article, wanted)] if wanted else []),
    ]
    return f"{error:14} {gold.stem:10} {pattern:11} " + "\n      wanted ".join(described)


def _describe(article: Article, quote: Quote | GoldQuote) -> str:
    def words(span: Span | None) -> str:
        return "-" if span is None else span.of(article.text)

    content = " … ".join(span.of(article.text) for span in quote.content)
    return (
        f"{quote.speaker} | {words(quote.source)} | {words(quote.cue)} | {quote.kind} | {content}"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--pipeline", type=Path, default=PIPELINE)
    parser.add_argument("-v", action="store_true", help="list the errors")
    options = parser.parse_args()
    pipeline = load_pipeline(options.pipeline)
    for folder in options.gold:
        tally = Tally()
        for gold in read_gold(folder):
            doc = parse(gold.article, pipeline=pipeline)
            passage = Passage(gold.article, doc)
            reports = find_reports(passage)
            quotes = to_quotes(passage, reports)
            quotes = resolve_speakers(doc, find_names(doc), quotes)
            add(tally, gold, quotes, [report.pattern for report in reports])
        print(f"{folder}")
        print("\n".join(tally.rows()), end="\n\n")
        if options.v:
            print("\n".join(sorted(tally.errors)), end="\n\n")


if __name__ == "__main__":
    main()
