"""Gold articles: who said what and names, as marked by hand, on the offsets of the loaded article.

A gold folder holds a ``<name>.json`` for each article, which names its text file; the marks count
code points of that. The loader may tidy white space and take a metadata line off, so marks are
carried over by counting the characters that aren't white space, from the end.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.article import Article, Kind, Label, Quote, Span
from articles.load import load

_TITLES = frozenset(
    {
        "president",
        "minister",
        "premier",
        "mr",
        "mevrouw",
        "meneer",
        "dr",
        "heer",
        "de",
        "het",
        "een",
    }
)


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quote as marked; ``aliases`` are other strings that name the speaker."""

    kind: Kind
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    speaker: str
    aliases: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldName(Span):
    """A name as marked."""

    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A loaded article with its marks, each in the order of the text."""

    stem: str
    article: Article
    quotes: tuple[GoldQuote, ...]
    names: tuple[GoldName, ...]


def read_gold(folder: Path) -> Iterator[GoldArticle]:
    """Yield the gold articles of a folder by file name."""
    for marks_path in sorted(folder.glob("*.json")):
        marks = json.loads(marks_path.read_text(encoding="utf-8"))
        text_path = folder / marks["file"]
        text = text_path.read_text(encoding="utf-8")
        article = load(str(text_path))
        carry = _carrier(text, article.text)
        quotes = [_quote(marked, text, carry) for marked in marks["quotes"]]
        names = [
            GoldName(span.start, span.end, marked["label"], marked["entity"])
            for marked in marks["entities"]
            if (span := carry(_nth(text, marked["text"], marked["n"])))
        ]
        yield GoldArticle(
            marks_path.stem,
            article,
            tuple(sorted(quotes, key=lambda quote: quote.content[0].start)),
            tuple(sorted(names, key=lambda name: name.start)),
        )


def same_speaker(predicted: str | None, quote: GoldQuote) -> bool:
    """Tell whether a speaker is the marked one: same words, or more words, articles aside."""
    words = _speaker_words(predicted or "")
    for accepted in (quote.speaker, *quote.aliases):
        wanted = _speaker_words(accepted)
        if words and wanted and set(words) >= set(wanted):
            return True
        if words and set(wanted) >= set(words) and words[-1] == wanted[-1]:
            return True
    return False


def _speaker_words(name: str) -> tuple[str, ...]:
    plain = re.sub(r"[’']s\b", "", unicodedata.normalize("NFKC", name).casefold())
    words = [w for w in re.findall(r"\w+", plain) if w not in ("de", "het", "een")]
    return tuple(w for w in words if w not in _TITLES) or tuple(words)


def _carrier(marked: str, loaded: str) -> Callable[[Span], Span | None]:
    """Return what turns a span of the marked text into one of the loaded text, if it is there."""
    places = [at for at, letter in enumerate(loaded) if not letter.isspace()]
    kept = [at for at, letter in enumerate(marked) if not letter.isspace()]
    order = {at: number - len(kept) + len(places) for number, at in enumerate(kept)}

    def carry(span: Span) -> Span | None:
        numbers = [order[at] for at in range(span.start, span.end) if at in order]
        if not numbers or numbers[0] < 0:
            return None
        return Span(places[numbers[0]], places[numbers[-1]] + 1)

    return carry


def _nth(text: str, words: str, number: int) -> Span:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _quote(marked: dict[str, Any], text: str, carry: Callable[[Span], Span | None]) -> GoldQuote:
    at = marked["at"]
    content = []
    for words in marked["content"]:
        start = text.find(words, at)
        start = start if start >= 0 else text.index(words)
        at = start + len(words)
        content.append(Span(start, at))
    source, cue = (_nearest(text, marked[key], content) for key in ("source", "cue"))
    return GoldQuote(
        marked["kind"],
        tuple(span for part in content if (span := carry(part))),
        carry(source) if source else None,
        carry(cue) if cue else None,
        marked["speaker"],
        tuple(marked.get("aliases", ())),
        bool(marked.get("optional")),
    )


def _nearest(text: str, words: str | None, content: list[Span]) -> Span | None:
    """Return the occurrence of a source or cue that is nearest to the content."""
    if not words:
        return None
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    starts = [m.start() for m in re.finditer(whole, text)] or [text.index(words)]
    ends = (content[0].start, content[-1].end)
    start = min(starts, key=lambda at: min(abs(at - end) for end in ends))
    return Span(start, start + len(words))


def to_quote(number: int, marked: GoldQuote) -> Quote:
    """Return a marked quote as quote detection would give it: the speaker still unknown."""
    return Quote(
        id=number,
        kind=marked.kind,
        content=marked.content,
        source=marked.source,
        cue=marked.cue,
        speaker=None,
        via=None,
        sentences=(),
    )
