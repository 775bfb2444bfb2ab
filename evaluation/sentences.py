"""Measure sentence splitting against Universal Dependencies files.

    PYTHONPATH=. python evaluation/sentences.py test.conllu.gz … [--by document] [--errors]

Prints precision, recall and F of sentences whose start and end are both right. ``paragraph`` (the
default) joins the sentences of one paragraph with a space and splits that, as the reader does;
``document`` joins a whole document, headings and all, which no splitter can get fully right.
"""

import argparse
import gzip
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from articles.article import Paragraph
from articles.sentences import split

# Sentence ids read 'DOCUMENT.p.PARAGRAPH.s.SENTENCE'; a file without such ids is one document.
_UNIT = {
    "paragraph": re.compile(r".*\.p\.\d+(?=\.s\.)"),
    "document": re.compile(r".*(?=\.p\.\d+\.s\.)"),
}


def _unit(sentence_id: str, by: str) -> str:
    named = _UNIT[by].match(sentence_id)
    return named.group() if named else ""


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of each sentence of a CoNLL-U file."""
    opener = gzip.open if path.suffix == ".gz" else open
    sentence_id = ""
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id = "):
                sentence_id = line.partition(" = ")[2].strip()
            elif line.startswith("# text = "):
                yield sentence_id, line.partition(" = ")[2].strip()


def _score(path: Path, by: str, errors: bool) -> tuple[int, int, int]:
    """Return how many sentences are right, found, and in the file."""
    right = found = gold = 0
    for _, group in groupby(_sentences(path), key=lambda pair: _unit(pair[0], by)):
        text, wanted = "", set()
        for _, sentence in group:
            start = len(text) + 1 if text else 0
            text = f"{text} {sentence}" if text else sentence
            wanted.add((start, len(text)))
        spans = {(s.start, s.end) for s in split(text, [Paragraph(0, len(text), False)])}
        right += len(spans & wanted)
        found += len(spans)
        gold += len(wanted)
        if errors:
            starts, wanted_starts = ({start for start, _ in x} for x in (spans, wanted))
            for start in sorted(starts ^ wanted_starts):
                kind = "too many" if start in starts else "missed  "
                print(f"  {kind} {text[max(0, start - 50) : start]}¦{text[start : start + 40]}")
    return right, found, gold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--by", choices=_UNIT, default="paragraph")
    parser.add_argument("--errors", action="store_true", help="list every wrong start")
    arguments = parser.parse_args()
    print(f"{'file':40}{'sentences':>10}{'P':>7}{'R':>7}{'F':>7}")
    for path in arguments.files:
        right, found, gold = _score(path, arguments.by, arguments.errors)
        print(
            f"{path.name:40}{gold:10}{100 * right / found:7.1f}{100 * right / gold:7.1f}"
            f"{200 * right / (found + gold):7.1f}"
        )


if __name__ == "__main__":
    main()
