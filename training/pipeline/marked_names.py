"""Sentences and articles whose names are marked by hand, as spaCy documents."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its names: (start, end, label), in code points."""

    text: str
    names: tuple[tuple[int, int, str], ...]

    @property
    def letters(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())


def read_sentences(path: Path) -> Iterator[Marked]:
    """Yield the lines of a file: sentence TAB ``LABEL=text ; LABEL=text``, names in order.

    Raises:
        ValueError: a name does not occur in its sentence.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, marks = line.partition("\t")
        yield _marked(text, marks)


def read_marks(path: Path, sentences: Sequence[str]) -> Iterator[Marked]:
    """Yield sentences whose marks are in a file of their own: number TAB marks, counted from 1.

    Raises:
        ValueError: a name does not occur in its sentence.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        number, _, marks = line.partition("\t")
        yield _marked(sentences[int(number) - 1], marks)


def _marked(text: str, marks: str) -> Marked:
    names = []
    end = 0
    for mark in filter(None, marks.strip().split(" ; ")):
        label, _, name = mark.partition("=")
        start = text.index(name, end)
        end = start + len(name)
        names.append((start, end, label))
    return Marked(text, tuple(names))


def read_article(path: Path) -> Marked:
    """Read a marked article; ``path`` is its JSON (gold/GUIDE.md), the text lies beside it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    names = []
    for mark in json.loads(path.read_text(encoding="utf-8"))["entities"]:
        start = -1
        for _ in range(mark["n"]):
            start = text.index(mark["text"], start + 1)
        names.append((start, start + len(mark["text"]), mark["label"]))
    return Marked(text, tuple(sorted(names)))


def paragraphs(marked: Marked) -> Iterator[Marked]:
    """Yield the lines of a text, each with the line breaks behind it."""
    for line in re.finditer(r"[^\n]+\n*", marked.text):
        start, stop = line.span()
        inside = (name for name in marked.names if start <= name[0] and name[1] <= stop)
        names = tuple((first - start, last - start, label) for first, last, label in inside)
        yield Marked(line.group(), names)


def join(parts: list[Marked], chance: random.Random) -> Marked:
    """Join sentences to one text, some with a paragraph break between."""
    text = ""
    names: list[tuple[int, int, str]] = []
    for part in parts:
        text += chance.choice(["\n\n", " ", " "]) if text else ""
        names += [(start + len(text), end + len(text), label) for start, end, label in part.names]
        text += part.text
    return Marked(text, tuple(names))


def to_doc(marked: Marked, make_doc: Callable[[str], Doc]) -> Doc:
    """Cut the text and mark its names; a mark inside a token (VVD in VVD-fractie) takes it all."""
    doc = make_doc(marked.text)
    spans: list[Span] = []
    for start, end, label in marked.names:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    doc.ents = tuple(spans)
    return doc
