"""The article as the screen shows it: sentence pairs, and what stands where in each.

Texts here are made harmless for the terminal, character for character, so the offsets of the
article stay right. Offsets of a sentence's parts count from the start of the sentence.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.article import Analysis, Article, Kind, Quote, Word
from tui.suppliers import Align, Carrier, Translation
from tui.text import harmless
from tui.words import Place

Role = Literal["name-per", "name-org", "name-loc", "name-misc", "quote", "cue", "source"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence and its role; ``quote`` is the place of its quote in the document."""

    start: int
    end: int
    role: Role
    quote: int | None = None


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class EnglishParts:
    """The parts of a sentence, found in this English of it, and the alignment that told them."""

    english: str
    parts: Parts
    carrier: Carrier


class Document:
    """An article with all that is known about it so far.

    Rows are sentences by their ids; quotes are named by their place in ``quotes``.

    Better English takes the place of the first only together with the names, quotes and words that
    are found in it, so that no highlight goes out meanwhile: it waits until they are carried over.
    ``carrying`` tells whether anybody does that.
    """

    def __init__(self, article: Article, *, carrying: bool = True) -> None:
        self.article = article
        self.carrying = carrying
        self.analysis: Analysis | None = None
        self.dutch = [harmless(sentence.of(article.text)) for sentence in article.sentences]
        self.english: list[str | None] = [None] * len(self.dutch)
        self.doubtful: set[int] = set()
        """The sentences whose English looks wrong."""
        self.carriers: dict[int, Carrier] = {}
        """The sentences in which the reader walked words, aligned with their present English."""
        self.final: set[int] = set()
        """The sentences of which no better English comes."""
        self._better: dict[int, tuple[str, bool]] = {}
        """English that waits, and whether it looks wrong."""
        self._by_id: Mapping[int, Quote] = {}
        self._words: Sequence[Word] = ()
        self._dutch_parts: Mapping[int, Parts] = {}
        self._english_parts: dict[int, Parts] = {}
        self._quotes_in: Mapping[int, tuple[int, ...]] = {}
        self._rows_of: Mapping[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.dutch)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes found so far, in the order of the text."""
        return self.analysis.quotes if self.analysis else ()

    @property
    def translated(self) -> int:
        """How many sentences have their English."""
        return len(self.english) - self.english.count(None)

    def is_heading(self, row: int) -> bool:
        """Tell whether the sentence stands in a heading."""
        return self.article.paragraphs[self.article.sentences[row].paragraph].heading

    def opens_paragraph(self, row: int) -> bool:
        """Tell whether the sentence is the first of its paragraph."""
        sentences = self.article.sentences
        return row == 0 or sentences[row - 1].paragraph != sentences[row].paragraph

    def dutch_parts(self, row: int) -> Parts:
        """Return names and quotes of the Dutch sentence."""
        return self._dutch_parts.get(row, ())

    def english_parts(self, row: int) -> Parts:
        """Return names and quotes of the English sentence, as far as they were carried over."""
        return self._english_parts.get(row, ())

    def quotes_in(self, row: int) -> tuple[int, ...]:
        """Return the quotes that have content in the sentence."""
        return self._quotes_in.get(row, ())

    def rows_of(self, quote: int) -> tuple[int, ...]:
        """Return the sentences in which the quote, its cue or its source stand."""
        return self._rows_of.get(quote, ())

    def start_of(self, quote: int) -> tuple[int, int]:
        """Return where the words of a quote begin, as a row and an offset in its sentence."""
        row = self.quotes[quote].sentences[0]
        return row, self.quotes[quote].content[0].start - self.article.sentences[row].start

    def word(self, place: Place) -> Word | None:
        """Return what is known of a Dutch word, as soon as the article is analysed.

        Where the pipeline sees several words in what the eye sees as one, the longest counts.
        """
        offset = self.article.sentences[place.row].start
        start, end = place.start + offset, place.end + offset
        first = bisect_right(self._words, start, key=lambda word: word.end)
        last = bisect_left(self._words, end, key=lambda word: word.start)
        return max(self._words[first:last], key=lambda word: word.end - word.start, default=None)

    def kind_opening_in(self, row: int) -> Kind | None:
        """Return the kind of the first quote that begins in the sentence."""
        for quote in self.quotes_in(row):
            if self.quotes[quote].sentences[:1] == (row,):
                return self.quotes[quote].kind
        return None

    def add_analysis(self, analysis: Analysis) -> None:
        """Take in the names and quotes of the article."""
        self.analysis = analysis
        self._words = analysis.words
        self._by_id = {quote.id: quote for quote in analysis.quotes}
        parts = _parts_by_sentence(self.article, analysis)
        self._dutch_parts = {row: tuple(found) for row, found in parts.items()}
        rows: dict[int, set[int]] = defaultdict(set)
        content: dict[int, list[int]] = defaultdict(list)
        for row, found in parts.items():
            for part in found:
                if part.quote is not None:
                    rows[part.quote].add(row)
                    if part.role == "quote" and part.quote not in content[row]:
                        content[row].append(part.quote)
        self._rows_of = {quote: tuple(sorted(found)) for quote, found in rows.items()}
        self._quotes_in = {row: tuple(found) for row, found in content.items()}

    def add_english(self, translations: Iterable[Translation]) -> list[int]:
        """Take in the English of some sentences, and return those that look different now."""
        changed = []
        for translation in translations:
            row, english = translation.index, (harmless(translation.text), translation.doubtful)
            if translation.final:
                self.final.add(row)
            self._better.pop(row, None)
            if english == (self.english[row], row in self.doubtful):
                continue
            if self._is_carried(row):
                self._better[row] = english
            else:
                self._set_english(row, *english)
                changed.append(row)
        return changed

    def _is_carried(self, row: int) -> bool:
        """Tell whether something is highlighted, or soon will be, in the English of a sentence."""
        has_parts = row in self._dutch_parts or row in self.carriers
        return self.carrying and has_parts and self.english[row] is not None

    def _set_english(self, row: int, english: str, doubtful: bool) -> None:
        self.english[row] = english
        self._english_parts.pop(row, None)
        self.carriers.pop(row, None)
        (self.doubtful.add if doubtful else self.doubtful.discard)(row)

    def add_carried(self, carried: Mapping[int, EnglishParts]) -> list[int]:
        """Take in names and quotes carried over to the English, and with them English that waited.

        Returns the sentences that look different now; what belongs to other English is passed over.
        """
        changed = []
        for row, found in carried.items():
            walked = row in self.carriers
            if row in self._better and self._better[row][0] == found.english:
                self._set_english(row, *self._better.pop(row))
            if self.english[row] == found.english:
                self._english_parts[row] = found.parts
                if walked:
                    self.carriers[row] = found.carrier
                changed.append(row)
        return changed

    def stop_carrying(self) -> list[int]:
        """Carry nothing over any more; return the sentences whose better English waited for it."""
        self.carrying = False
        waited = list(self._better)
        for row in waited:
            self._set_english(row, *self._better.pop(row))
        return waited

    def add_carrier(self, row: int, english: str, carrier: Carrier) -> None:
        """Take in how a sentence is aligned with its English, unless that is another one now."""
        if self.english[row] == english:
            self.carriers[row] = carrier

    def uncarried(self, first: Collection[int]) -> list[tuple[int, str, str, Parts]]:
        """Return sentences whose parts are still to be carried over, those in ``first`` first.

        Each comes as its row, the Dutch, its newest English and the parts of the Dutch.
        """
        waiting = [
            (row, self.dutch[row], english, self.dutch_parts(row))
            for row, (english, _) in self._better.items()
        ]
        waiting += [
            (row, self.dutch[row], english, parts)
            for row, parts in self._dutch_parts.items()
            if (english := self.english[row])
            and row not in self._english_parts
            and row not in self._better
        ]
        return sorted(waiting, key=lambda sentence: sentence[0] not in first)

    def dutch_words(self, quote: int) -> str:
        """Return the Dutch words of a quote, an ellipsis where it was interrupted."""
        content = self.quotes[quote].content
        return " … ".join(harmless(span.of(self.article.text)) for span in content)

    def english_words(self, quote: int) -> str | None:
        """Return the English words of a quote; None while one of its sentences has no English.

        A sentence whose words could not be carried over stands in full.
        """
        rows = self.quotes[quote].sentences
        words = ""
        for before, row in zip((None, *rows), rows, strict=False):
            english = self.english[row]
            if english is None:
                return None
            if before is not None:
                words += " " if self._goes_on(quote, before, row) else " … "
            own = [p for p in self.english_parts(row) if p.quote == quote and p.role == "quote"]
            words += _words_of(english, own) or english
        return words

    def _goes_on(self, quote: int, before: int, row: int) -> bool:
        """Tell whether one unbroken stretch of the quote holds the end of a row and the next."""
        end, start = self.article.sentences[before].end, self.article.sentences[row].start
        return any(span.start < end and start < span.end for span in self.quotes[quote].content)

    def speaker(self, quote: Quote) -> str | None:
        """Return who said it, as it can be shown; None where nobody is named."""
        if quote.speaker:
            return harmless(quote.speaker)
        return harmless(quote.source.of(self.article.text)) if quote.source else None

    def speaker_and_role(self, quote: Quote) -> str | None:
        """Return who said it and, after a dot, what the article calls them."""
        speaker = self.speaker(quote)
        return f"{speaker} · {harmless(quote.role)}" if speaker and quote.role else speaker

    def reporter(self, quote: Quote) -> str | None:
        """Return who reported that it was said; None where the article itself does."""
        via = None if quote.via is None else self._by_id.get(quote.via)
        return self.speaker(via) if via else None


def carry_over(dutch: str, english: str, parts: Parts, align: Align) -> EnglishParts:
    """Find in the English the parts that the Dutch has."""
    carrier = align(dutch, english)
    found = tuple(
        Part(start, end, part.role, part.quote)
        for part in parts
        for start, end in carrier.carry(part.start, part.end)
    )
    return EnglishParts(english, found, carrier)


def _words_of(text: str, parts: Iterable[Part]) -> str:
    """Return the words of the parts, an ellipsis where words between them are left out."""
    words, end = "", 0
    for part in sorted(parts, key=lambda part: part.start):
        if words:
            words += " … " if text[end : part.start].strip() else " "
        words += text[max(part.start, end) : part.end].strip()
        end = max(end, part.end)
    return words


def _parts_by_sentence(article: Article, analysis: Analysis) -> dict[int, list[Part]]:
    """Cut names and quotes along the sentences that they touch; quotes come last, over names."""
    roles: dict[str, Role] = {
        "PER": "name-per",
        "ORG": "name-org",
        "LOC": "name-loc",
        "MISC": "name-misc",
    }
    spans: list[tuple[int, int, Role, int | None]] = [
        (name.start, name.end, roles[name.label], None) for name in analysis.names
    ]
    for place, quote in enumerate(analysis.quotes):
        spans += [(span.start, span.end, "quote", place) for span in quote.content]
        if quote.source:
            spans.append((quote.source.start, quote.source.end, "source", place))
        if quote.cue:
            spans.append((quote.cue.start, quote.cue.end, "cue", place))
    return _by_sentence(article, spans)


def _by_sentence(
    article: Article, spans: Iterable[tuple[int, int, Role, int | None]]
) -> dict[int, list[Part]]:
    starts = [sentence.start for sentence in article.sentences]
    parts: dict[int, list[Part]] = defaultdict(list)
    for start, end, role, quote in spans:
        row = max(0, bisect_right(starts, start) - 1)
        while row < len(starts) and starts[row] < end:
            sentence = article.sentences[row]
            left, right = max(start, sentence.start), min(end, sentence.end)
            if left < right:
                parts[row].append(Part(left - sentence.start, right - sentence.start, role, quote))
            row += 1
    return parts
