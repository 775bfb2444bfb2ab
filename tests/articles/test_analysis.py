"""The analysis as a whole: long texts in sections, progress, cancelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.analysis import analyse
from articles.load import article_of
from articles.parsing import CancelledError
from articles.sections import sections

PIECE = """Wethouder Karin Dijkhuis van Almelo zegt dat de brug dicht blijft, schrijft De Havenbode.

"We wachten op hout", zei ze. "Dat duurt nog een maand."
"""


@pytest.fixture
def section(monkeypatch: pytest.MonkeyPatch) -> int:
    """Make sections short, in characters, so that no text need be long."""
    monkeypatch.setattr("articles.sections.SECTION", 1_500)
    return 1_500


def test_sections_tile_the_article(section: int) -> None:
    article = article_of("\n\n".join([PIECE] * 30), "test")
    parts = list(sections(article))
    assert len(parts) > 2
    assert sum(len(part.article.sentences) for part in parts) == len(article.sentences)
    for part in parts:
        assert len(part.article.text) <= section
        for sentence in part.article.sentences:
            whole = article.sentences[sentence.id + part.first_sentence]
            assert sentence.of(part.article.text) == whole.of(article.text)


def test_a_long_text_is_found_like_a_short_one(section: int) -> None:
    copies = 2 * section // len(PIECE)
    short, long = article_of(PIECE, "test"), article_of("\n\n".join([PIECE] * copies), "test")
    once, often = analyse(short), analyse(long)
    assert len(often.names) == copies * len(once.names)
    assert len(often.quotes) == copies * len(once.quotes)
    assert [quote.id for quote in often.quotes] == list(range(len(often.quotes)))
    last, model = often.quotes[-len(once.quotes) :], once.quotes
    for quote, like in zip(last, model, strict=True):
        assert [s.of(long.text) for s in quote.content] == [s.of(short.text) for s in like.content]
        assert quote.speaker == like.speaker
        for number in quote.sentences:
            assert any(long.sentences[number].overlaps(span) for span in quote.content)
        assert (quote.via is None) == (like.via is None)
        if quote.via is not None:
            assert quote.id - quote.via == like.id - (like.via or 0)


@pytest.mark.usefixtures("section")
def test_progress_reaches_one_and_cancelling_stops() -> None:
    article = article_of("\n\n".join([PIECE] * 30), "test")
    told: list[float] = []
    analyse(article, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)
    with pytest.raises(CancelledError):
        analyse(article, cancelled=lambda: True)


REPORTING = """De brug bij Almelo blijft dicht. Wethouder Karin Dijkhuis bevestigt dat het college
dat dinsdag heeft besloten. Ze liet dit aan de raad weten. Volgens haar zou het hout op zijn. "Dat
duurt", zei ze, "nog een maand." De schipper vindt dat te lang en vraagt of het korter kan."""


@pytest.mark.parametrize("words", range(1, len(REPORTING.split()) + 1))
def test_a_text_may_end_anywhere(words: int) -> None:
    text = " ".join(REPORTING.split()[:words])
    for quote in analyse(article_of(text, "test")).quotes:
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)


# What patterns look for, in any order: the parse of it is as odd as that of broken text.
WORDS = """
zegt zei dat of volgens Karin Dijkhuis wethouder de het een hij ze haar niet te zou weten uit vindt
noemt vraagt waarom aan zijn advocaat laten heeft wordt maar en die minister Gent bond , . : ; ? " '
“ ” - nieuwe hebben gezegd staat in door met zich woordvoerder "ja" dinsdag 12
"""


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=25), max_size=6))
def test_any_words_are_analysed(paragraphs: list[list[str]]) -> None:
    article = article_of("\n\n".join(["Ja.", *map(" ".join, paragraphs)]), "test")
    analysis = analyse(article)
    for quote in analysis.quotes:
        spans = (*quote.content, *filter(None, (quote.source, quote.cue)))
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
