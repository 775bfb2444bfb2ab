"""An article of the project's own, with its analysis and its English, for tests of the screen."""

import re
from collections.abc import Sequence

from articles.article import (
    Analysis,
    Article,
    DefiniteArticle,
    Kind,
    Label,
    Name,
    Paragraph,
    PartOfSpeech,
    Quote,
    Sentence,
    Span,
    Word,
)

Pair = tuple[str, str]

TITLE = "Veerpont Lemsterveld vaart weer na maanden stilstand"

PARAGRAPHS: list[tuple[bool, list[Pair]]] = [
    (True, [(TITLE, "Ferry at Lemsterveld sails again after months of standstill")]),
    (
        False,
        [
            (
                "De veerpont tussen Lemsterveld en Oud-Wadum vaart sinds maandag weer.",
                "The ferry between Lemsterveld and Oud-Wadum has been running again since Monday.",
            ),
            (
                "De oude boot lag sinds november stil, omdat de motor het had begeven en het "
                "bedrijf geen onderdelen meer kon krijgen.",
                "The old boat had been idle since November, because its engine had broken down and "
                "the company could no longer get parts.",
            ),
        ],
    ),
    (
        False,
        [
            (
                '"We hebben elke bout in handen gehad", zegt schipper Hielke Baarda.',
                '"We have had every bolt in our hands," says skipper Hielke Baarda.',
            ),
            (
                "Volgens hem kostte de reparatie ruim 80.000 euro.",
                "According to him, the repair cost over 80,000 euros.",
            ),
            (
                "De helft daarvan komt van de provincie Noorderland.",
                "Half of that comes from the province of Noorderland.",
            ),
        ],
    ),
    (True, [("'Geen dag te vroeg'", "'Not a day too soon'")]),
    (
        False,
        [
            (
                "Wethouder Sanne Terpstra zei dat de pont voor het dorp 'van levensbelang' is.",
                "Alderman Sanne Terpstra said that the ferry is 'of vital importance' to the "
                "village.",
            ),
            (
                "Scholieren moesten al die tijd omfietsen over de brug bij Grootezand, een omweg "
                "van elf kilometer.",
                "All that time, pupils had to cycle round by the bridge at Grootezand, a detour of "
                "eleven kilometres.",
            ),
            (
                '"Mijn dochter ging om zes uur de deur uit", vertelt een moeder, "en het was nog '
                'donker als ze thuiskwam."',
                '"My daughter left the house at six," a mother says, "and it was still dark when '
                'she got home."',
            ),
        ],
    ),
    (
        False,
        [
            (
                "Terpstra heeft beloofd dat er volgend jaar een elektrische boot komt, schrijft "
                "de Lemster Bode.",
                "Terpstra has promised that there will be an electric boat next year, writes the "
                "Lemster Bode.",
            ),
            (
                "De Friese werf De Hoop bouwt hem.",
                "The Frisian shipyard De Hoop is building it.",
            ),
        ],
    ),
]

NAMES: list[tuple[str, Label]] = [
    ("Lemsterveld", "LOC"),
    ("Oud-Wadum", "LOC"),
    ("Hielke Baarda", "PER"),
    ("Noorderland", "LOC"),
    ("Sanne Terpstra", "PER"),
    ("Grootezand", "LOC"),
    ("Terpstra heeft", "PER"),
    ("Lemster Bode", "ORG"),
    ("Friese", "MISC"),
    ("De Hoop", "ORG"),
]

QUOTES: list[tuple[Kind, Sequence[str], str | None, str | None, str | None, int | None]] = [
    (
        "direct",
        ["We hebben elke bout in handen gehad"],
        "schipper Hielke Baarda",
        "zegt",
        "Hielke Baarda",
        None,
    ),
    ("indirect", ["kostte de reparatie ruim 80.000 euro"], "hem", "Volgens", "Hielke Baarda", None),
    (
        "mixed",
        ["de pont voor het dorp 'van levensbelang' is"],
        "Wethouder Sanne Terpstra",
        "zei",
        "Sanne Terpstra",
        None,
    ),
    (
        "direct",
        ["Mijn dochter ging om zes uur de deur uit", "en het was nog donker als ze thuiskwam."],
        "een moeder",
        "vertelt",
        "een moeder",
        None,
    ),
    (
        "indirect",
        ["er volgend jaar een elektrische boot komt"],
        "Terpstra",
        "beloofd",
        "Sanne Terpstra",
        5,
    ),
    (
        "indirect",
        ["Terpstra heeft beloofd dat er volgend jaar een elektrische boot komt"],
        "de Lemster Bode",
        "schrijft",
        "Lemster Bode",
        None,
    ),
]

# What stands for what, as an aligner would find it; anything else is carried over by place.
WORDS = {
    "We hebben elke bout in handen gehad": "We have had every bolt in our hands",
    "schipper Hielke Baarda": "skipper Hielke Baarda",
    "zegt": "says",
    "kostte de reparatie ruim 80.000 euro": "the repair cost over 80,000 euros",
    "hem": "him",
    "Volgens": "According to",
    "de pont voor het dorp 'van levensbelang' is": "the ferry is 'of vital importance' to the "
    "village",
    "Wethouder Sanne Terpstra": "Alderman Sanne Terpstra",
    "zei": "said",
    "Mijn dochter ging om zes uur de deur uit": "My daughter left the house at six",
    "en het was nog donker als ze thuiskwam.": "and it was still dark when she got home.",
    "een moeder": "a mother",
    "vertelt": "a mother says",
    "er volgend jaar een elektrische boot komt": "there will be an electric boat next year",
    "beloofd": "promised",
    "Terpstra heeft beloofd dat er volgend jaar een elektrische boot komt": "Terpstra has promised "
    "that there will be an electric boat next year",
    "de Lemster Bode": "the Lemster Bode",
    "schrijft": "writes",
    "Friese": "Frisian",
    # Single words
    "De": "The",
    "oude": "old",
    "boot": "boat",
    "lag": "idle",
    "stil": "idle",
    "sinds": "since",
    "november": "November",
    "omdat": "because",
    "motor": "engine",
    "We": "We",
    "bout": "bolt",
}

# Words as the pipeline would find them: how they stand, lemma, part of speech, article.
LEMMAS: list[tuple[str, str | None, PartOfSpeech, DefiniteArticle | None]] = [
    ("De", "de", "DET", None),
    ("oude", "oud", "ADJ", None),
    ("boot", "boot", "NOUN", "de"),
    ("sinds november", "sinds", "ADP", None),
    ("november", "november", "NOUN", None),
    ("motor", "motor", "NOUN", "de"),
    ("onderdelen", "onderdeel", "NOUN", None),
]
SEPARABLE = ("lag", "stil", "stilliggen")


def article_of(
    paragraphs: Sequence[tuple[bool, Sequence[str]]],
    *,
    source: str = "artikel.txt",
    title: str | None = None,
    date: str | None = None,
) -> Article:
    """Build an article from paragraphs of (is it a heading, its sentences)."""
    text, parts, sentences = "", [], []
    for number, (heading, words) in enumerate(paragraphs):
        text += "\n\n" if text else ""
        start = len(text)
        for place, sentence in enumerate(words):
            text += " " if place else ""
            sentences.append(Sentence(len(text), len(text) + len(sentence), len(sentences), number))
            text += sentence
        parts.append(Paragraph(start, len(text), heading))
    return Article(source, text, title, date, tuple(parts), tuple(sentences))


def ferry() -> Article:
    """Return the article about the ferry."""
    dutch = [(heading, [nl for nl, _ in pairs]) for heading, pairs in PARAGRAPHS]
    return article_of(dutch, title=TITLE, date="2024-03")


def ferry_english() -> dict[str, str]:
    """Return its English, by the Dutch."""
    return {nl: en for _, pairs in PARAGRAPHS for nl, en in pairs}


def ferry_analysis(article: Article) -> Analysis:
    """Return its names and quotes."""
    text = article.text

    def span(words: str, start: int = 0) -> Span:
        found = text.index(words, start)
        return Span(found, found + len(words))

    names = []
    for words, label in NAMES:
        name = words.removesuffix(" heeft")
        start = text.index(words)
        names.append(Name(start, start + len(name), label, name))
    quotes = []
    for number, (kind, content, source, cue, speaker, via) in enumerate(QUOTES):
        spans = tuple(span(words) for words in content)
        home = next(s for s in article.sentences if s.start <= spans[0].start < s.end)
        quotes.append(
            Quote(
                number,
                kind,
                spans,
                span(source, home.start) if source else None,
                span(cue, home.start) if cue else None,
                speaker,
                via,
                tuple(s.id for s in article.sentences if any(s.overlaps(part) for part in spans)),
            )
        )
    names.sort(key=lambda name: name.start)
    return Analysis(tuple(names), tuple(quotes), _words(article))


def _words(article: Article) -> tuple[Word, ...]:
    """Return some words of the third sentence, and the names' own."""
    home = article.sentences[2]

    def word(text: str, start: int) -> Span:
        found = article.text.index(text, start)
        return Span(found, found + len(text))

    words = []
    for text, lemma, part_of_speech, definite in LEMMAS:
        span = word(text, home.start)
        end = span.start + len(text.split()[0])
        words.append(Word(span.start, end, lemma, part_of_speech, definite))
    *parts, infinitive = SEPARABLE
    spans = tuple(word(part, home.start) for part in parts)
    words += [Word(part.start, part.end, infinitive, "VERB", None, spans) for part in spans]
    baarda = word("Baarda", 0)
    words.append(Word(baarda.start, baarda.end, "Baarda", "PROPN"))
    return tuple(sorted(words, key=lambda word: word.start))


class Carried:
    """Carries a stretch over by the list of words above, else by the same words."""

    def __init__(self, dutch: str, english: str) -> None:
        self.dutch, self.english = dutch, english

    def carry(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        words = self.dutch[start:end]
        found = self.english.find(WORDS.get(words, words))
        return ((found, found + len(WORDS.get(words, words))),) if found >= 0 else ()

    def carry_back(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        words = self.english[start:end]
        dutch = [nl for nl, en in WORDS.items() if en == words]
        return tuple(
            sorted(match.span() for nl in dutch for match in re.finditer(rf"\b{nl}\b", self.dutch))
        )
