from ferry import QUOTES, Carried, article_of, ferry, ferry_analysis, ferry_english

from articles.article import Analysis, Quote, Span
from translations.translator import Translation
from tui.document import Document, Part, carry_over
from tui.search import Hit, Search, find
from tui.text import harmless


def read_ferry(*, english: bool = True) -> Document:
    document = Document(ferry())
    document.add_analysis(ferry_analysis(document.article))
    if english:
        words = ferry_english()
        document.add_english(
            Translation(row, words[nl], False) for row, nl in enumerate(document.dutch)
        )
        document.add_english_parts(
            {
                row: carry_over(nl, en, parts, Carried)
                for row, nl, en, parts in document.uncarried(())
            }
        )
    return document


def test_rows_are_sentences_in_paragraphs():
    document = Document(ferry())
    assert len(document) == 12
    assert [row for row in range(12) if document.opens_paragraph(row)] == [0, 1, 3, 6, 7, 10]
    assert [row for row in range(12) if document.is_heading(row)] == [0, 6]


def test_parts_count_from_the_start_of_their_sentence():
    document = read_ferry()
    parts = [part for part in document.dutch_parts(3) if part.role == "quote"]
    assert [document.dutch[3][part.start : part.end] for part in parts] == [QUOTES[0][1][0]]


def test_a_quote_over_two_sentences_has_a_part_in_each():
    article = article_of([(False, ["Het regent.", "Het waait."])])
    document = Document(article)
    quote = Quote(0, "direct", (Span(0, 22),), None, None, "Jan", None, (0, 1))
    document.add_analysis(Analysis((), (quote,)))
    assert document.rows_of(0) == (0, 1)
    assert document.dutch_parts(0) == (Part(0, 11, "quote", 0),)
    assert document.dutch_parts(1) == (Part(0, 10, "quote", 0),)


def test_an_interrupted_quote_shows_where_words_are_left_out():
    document = read_ferry()
    assert document.dutch_words(3) == " … ".join(QUOTES[3][1])
    assert document.english_words(3) == (
        "My daughter left the house at six … and it was still dark when she got home."
    )


def test_no_words_are_left_out_where_the_english_is_in_one_piece():
    document = read_ferry(english=False)
    document.add_english([Translation(9, "It rained and it poured, she says.", False)])
    parts = (Part(10, 23, "quote", 3), Part(0, 9, "quote", 3))
    document.add_english_parts({9: parts})
    assert document.english_words(3) == "It rained and it poured"


def test_a_quote_has_no_english_before_its_sentences_have():
    assert read_ferry(english=False).english_words(0) is None


def test_a_sentence_stands_in_full_where_no_words_could_be_carried_over():
    document = read_ferry(english=False)
    document.add_english([Translation(3, "Quite different words.", False)])
    assert document.english_words(0) == "Quite different words."


def test_new_english_makes_the_parts_of_the_old_void():
    document = read_ferry()
    assert document.english_parts(3)
    document.add_english([Translation(3, "Better words.", True)])
    assert not document.english_parts(3)
    assert [row for row, *_ in document.uncarried(())] == [3]
    assert document.doubtful == {3}


def test_sentences_on_screen_are_carried_over_first():
    document = read_ferry(english=False)
    document.add_english(Translation(row, "x", False) for row in range(len(document)))
    assert [row for row, *_ in document.uncarried({7, 8})][:2] == [7, 8]


def test_tells_who_reports_a_quote():
    document = read_ferry()
    assert document.reporter(document.quotes[4]) == "Lemster Bode"
    assert document.reporter(document.quotes[5]) is None


def test_a_quote_without_a_name_is_by_its_source():
    document = Document(article_of([(False, ["Het regent, zei hij."])]))
    quote = Quote(0, "indirect", (Span(0, 10),), Span(16, 19), Span(12, 15), None, None, (0,))
    document.add_analysis(Analysis((), (quote,)))
    assert document.speaker(document.quotes[0]) == "hij"


def test_harmless_text_keeps_its_length_and_commands_no_terminal():
    text = "a\x1b[31mb\x07\r\n\t\u202ec\x9b2J\u00a0é"
    shown = harmless(text)
    assert len(shown) == len(text)
    assert shown == "a\ufffd[31mb\ufffd   \ufffdc\ufffd2J\u00a0é"


def test_finds_in_both_languages_in_the_order_of_reading():
    hits = find("de BOOT", ["De  boot ligt stil", "niets"], ["The boat", "de boot de boot"])
    assert hits == [Hit(0, False, 0, 8), Hit(1, True, 0, 7), Hit(1, True, 8, 15)]


def test_an_empty_query_finds_nothing():
    assert find("  ", ["De boot"], [None]) == []


def test_the_words_searched_for_are_no_pattern():
    assert find("(1.", ["(12", "(1."], [None, None]) == [Hit(1, False, 0, 3)]


def test_hits_go_round():
    hits = [Hit(0, False, 0, 1), Hit(2, True, 0, 1), Hit(5, False, 0, 1)]
    search = Search("x", hits, hits[2])
    assert search.number == 3
    assert search.step(1) == hits[0]
    assert search.step(-1) == hits[1]
    assert search.nearest(1) == hits[1]
    assert search.nearest(6) == hits[0]
