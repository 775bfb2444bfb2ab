"""A file or standard input to an article."""

import os
import re
import sys
from itertools import accumulate
from pathlib import Path

from articles.article import Article, Paragraph
from articles.decoding import binary_kind, clean, decode
from articles.headings import is_heading
from articles.paragraphs import paragraphs_of
from articles.sentences import split

MAX_BYTES = 20_000_000
_TOO_LARGE = f"larger than {MAX_BYTES // 1_000_000} MB"

_SEPARATOR = "\n\n"
_SOURCE_LINE = re.compile(r"\s*source:.*", re.IGNORECASE)
_DATE = re.compile(r"\s*date:?\s+(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?!\S)", re.IGNORECASE)


class UnreadableError(Exception):
    """There is no article to be read here; ``str()`` is one line that says why."""


def load(source: str) -> Article:
    """Read the article in the file ``source``, or on standard input when it is ``-``.

    Raises:
        UnreadableError: It is missing, a directory, forbidden, broken, larger than
            ``MAX_BYTES``, no text, or empty.

    """
    name = _name(source)
    try:
        data = _read(source)
    except OSError as error:
        raise UnreadableError(f"{name}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableError(f"{name}: {error}") from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{name}: {_TOO_LARGE}")
    if kind := binary_kind(data):
        raise UnreadableError(f"{name}: {kind}, not a text file")
    return article_of(decode(data), _printable(source))


def article_of(text: str, source: str) -> Article:
    r"""Return ``text`` as an article: cleaned, its paragraphs and sentences found.

    The article's text is its paragraphs, each in one line, with exactly ``\n\n`` between two of
    them and nothing before or after; the spans of paragraphs leave that out. Article of an
    article's text has that same text. A line ``source: …`` at the start is dropped, and a date
    there (``date 2017-05``, on its own line or with the text going on behind it) goes to
    ``Article.date``.

    Raises:
        UnreadableError: There is nothing in it to read.

    """
    text, date = _without_metadata(clean(text))
    lines = paragraphs_of(text)
    if not lines:
        raise UnreadableError(f"{_name(source)}: there is no text in it")
    starts = tuple(accumulate((len(line) + len(_SEPARATOR) for line in lines[:-1]), initial=0))
    paragraphs = tuple(
        Paragraph(
            start,
            start + len(line),
            is_heading(line, opens=start == 0, last=start == starts[-1]),
        )
        for start, line in zip(starts, lines, strict=True)
    )
    text = _SEPARATOR.join(lines)
    title = paragraphs[0].of(text) if paragraphs[0].heading else None
    return Article(source, text, title, date, paragraphs, split(text, paragraphs))


def _read(source: str) -> bytes:
    """Return the bytes; of more than ``MAX_BYTES`` no more than shows that there are more."""
    if source == "-":
        if sys.stdin is None:
            raise OSError("closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(source).open("rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_BYTES:
            raise UnreadableError(f"{_name(source)}: {_TOO_LARGE}")
        return file.read(MAX_BYTES + 1)


def _without_metadata(text: str) -> tuple[str, str | None]:
    """Return the text behind the metadata, and the first date among it."""
    date = None
    while True:
        if line := _SOURCE_LINE.match(text):
            text = text[line.end() :]
        elif stamp := _DATE.match(text):
            date = date or stamp["date"]
            text = text[stamp.end() :].lstrip(" ")
        else:
            return text, date


def _name(source: str) -> str:
    return "standard input" if source == "-" else _printable(source)


def _printable(name: str) -> str:
    """Return a file's name as it can be shown: one line, nothing that a terminal obeys."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
