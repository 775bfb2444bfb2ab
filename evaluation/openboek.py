"""A second check of direct speech: the quotes marked in novels by OpenBoek.

Usage: python -m evaluation.openboek FOLDER

``FOLDER`` holds the XML files of openboek-quotes. Novels are no news, and these are a century old:
dialogue with and without marks, hardly ever with a name beside it. So only detection is measured,
of each stretch by itself: OpenBoek counts those of an interrupted quote apart. One is found when a
stretch of a direct quote overlaps it with F1 of at least 0.5 of its characters.
"""

import argparse
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from articles.analysis import analyse
from articles.article import Span
from articles.load import article_of
from evaluation.gold import GoldArticle, GoldQuote
from evaluation.quotes import match_quotes


def main() -> None:
    """Print precision, recall and F for each novel and for all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    totals = [0, 0, 0]
    for file in sorted(folder.glob("*.xml")):
        gold = read_novel(file)
        found = [
            replace(quote, content=(span,))
            for quote in analyse(gold.article).quotes
            if quote.kind == "direct"
            for span in quote.content
        ]
        counts = (len(gold.quotes), len(found), len(match_quotes(gold, found)))
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(_row(file.stem, *counts))
    print(_row("all", *totals))


def read_novel(file: Path) -> GoldArticle:
    """Return the text of a novel's fragment, a paragraph a line, with its quotes."""
    root = ET.parse(file).getroot()
    text = root.find("text")
    assert text is not None
    article = article_of("".join(text.itertext()).replace("\n", "\n\n"), file.stem)
    places = [at for at, letter in enumerate(article.text) if not letter.isspace()]
    quotes = [
        GoldQuote("direct", (Span(places[start], places[end - 1] + 1),), None, None, "", (), False)
        for start, end in _quotes(text)
        if end > start
    ]
    return GoldArticle(file.stem, article, tuple(quotes), ())


def _quotes(text: ET.Element) -> Iterator[tuple[int, int]]:
    """Yield where each quote lies, in characters that aren't white space."""
    at = _letters(text.text)
    for element in text:
        length = _letters("".join(element.itertext()))
        if element.tag == "quote":
            yield at, at + length
        at += length + _letters(element.tail)


def _letters(text: str | None) -> int:
    return len("".join((text or "").split()))


def _row(name: str, gold: int, found: int, both: int) -> str:
    precision, recall = both / (found or 1), both / (gold or 1)
    f = 2 * both / ((gold + found) or 1)
    return f"{name:40}{gold:6} marked{found:6} found  P {precision:.3f}  R {recall:.3f}  F {f:.3f}"


if __name__ == "__main__":
    main()
