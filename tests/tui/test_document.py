import unicodedata

import pytest
from ferry import QUOTES, Carried, article_of, ferry, ferry_analysis, ferry_english
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Analysis, Quote, Span
from translations.translator import Translation
from tui.document import Document, EnglishParts, Part, carry_over
from tui.search import Hit, Search, find, plain
from tui.text import harmless


def read_ferry(*, english: bool = True) -> Document:
    document = Document(ferry())
    document.add_analysis(ferry_analysis(document.article))
    if english:
        words = ferry_english()
        document.add_english(
            Translation(row, words[nl], False, False) for row, nl in enumerate(document.dutch)
        )
        carry(document)
    return document


def carry(document: Document) -> list[int]:
    """Carry over what waits for it, and return the sentences that look different then."""
    return document.add_carried(
        {row: carry_over(nl, en, parts, Carried) for row, nl, en, parts in document.uncarried(())}
    )


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
    document.add_english([Translation(9, "It rained and it poured, she says.", False, True)])
    (english,) = [en for row, _, en, _ in document.uncarried(()) if row == 9]
    parts = (Part(10, 23, "quote", 3), Part(0, 9, "quote", 3))
    document.add_carried({9: EnglishParts(english, parts, Carried("", ""))})
    assert document.english_words(3) == "It rained and it poured"


def test_a_quote_has_no_english_before_its_sentences_have():
    assert read_ferry(english=False).english_words(0) is None


def test_a_sentence_stands_in_full_where_no_words_could_be_carried_over():
    document = read_ferry(english=False)
    document.add_english([Translation(3, "Quite different words.", False, True)])
    assert document.english_words(0) == "Quite different words."


def better(row: int, text: str, *, doubtful: bool = False) -> Translation:
    return Translation(row, text, doubtful, final=True)


def test_better_english_comes_together_with_its_parts():
    document = read_ferry()
    first, parts = document.english[3], document.english_parts(3)
    assert document.add_english([better(3, "Better words.", doubtful=True)]) == []
    assert (document.english[3], document.english_parts(3)) == (first, parts)
    assert not document.doubtful
    assert [(row, en) for row, _, en, _ in document.uncarried(())] == [(3, "Better words.")]
    assert carry(document) == [3]
    assert document.english[3] == "Better words."
    assert document.english_parts(3) != parts
    assert document.doubtful == {3}
    assert document.uncarried(()) == []


def test_better_english_does_not_wait_where_nothing_is_to_be_found_in_it():
    document = Document(ferry())
    document.add_english([Translation(3, "First words.", False, False)])
    assert document.add_english([better(3, "Better words.")]) == [3]
    document.add_analysis(ferry_analysis(document.article))
    document.add_english([better(4, "Other words.")])
    assert document.english[4] == "Other words."
    without = Document(ferry(), carrying=False)
    without.add_analysis(ferry_analysis(without.article))
    without.add_english([Translation(3, "First words.", False, False)])
    assert without.add_english([better(3, "Better words.")]) == [3]


def test_better_english_that_is_the_same_changes_nothing():
    document = read_ferry()
    parts = document.english_parts(3)
    assert document.add_english([better(3, document.english[3])]) == []
    assert document.english_parts(3) == parts
    assert document.uncarried(()) == []
    assert document.final == {3}


def test_what_was_found_in_other_english_is_passed_over():
    document = read_ferry(english=False)
    document.add_english([Translation(3, "First words.", False, False)])
    ((row, nl, en, parts),) = document.uncarried(())
    late = {row: carry_over(nl, en, parts, Carried)}
    document.add_english([better(3, "Better words.")])
    assert document.add_carried(late) == [3]
    assert document.english[3] == "First words."
    carry(document)
    assert document.english[3] == "Better words."
    assert document.add_carried(late) == []


def test_a_walked_sentence_is_aligned_with_its_better_english_at_once():
    document = read_ferry()
    english = document.english[3]
    document.add_carrier(3, english, Carried(document.dutch[3], english))
    document.add_english([better(3, "We have had it.")])
    assert document.carriers[3].carry(1, 3) == Carried(document.dutch[3], english).carry(1, 3)
    carry(document)
    assert document.carriers[3].carry(1, 3) == ((0, 2),)


def test_sentences_on_screen_are_carried_over_first():
    document = read_ferry(english=False)
    document.add_english(Translation(row, "x", False, True) for row in range(len(document)))
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


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("israelische", "De Israëlische minister", "Israëlische"),
        ("israëlische", "De Israelische minister", "Israelische"),
        ("ÉÉN", "Er is er één", "één"),
        ("zo'n", "Met zo’n boot", "zo’n"),
        ("‘ja’", "Hij zei 'ja'", "'ja'"),
        ('"ja"', "Hij zei “ja”", "“ja”"),
        ('"ja"', "Hij zei „ja”", "„ja”"),
        ("financie\u0308n", "de financiën", "financiën"),
    ],
)
def test_accents_and_forms_of_quotation_marks_do_not_matter(query: str, text: str, words: str):
    (hit,) = find(query, [text], [None])
    assert text[hit.start : hit.end] == words


@given(st.text(), st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), st.text())
def test_what_stands_in_the_text_is_found_at_its_place(before: str, words: str, after: str):
    words = unicodedata.normalize("NFC", words)
    text = f"{before} {words} {after}"
    hits = find(words, [text], [None])
    start = len(before) + 1
    assert Hit(0, False, start, start + len(words)) in hits
    for hit in hits:
        found = text[hit.start : hit.end]
        assert len(plain(found)) == len(found) == len(words)
        assert find(words, [found], [None]) == [Hit(0, False, 0, len(found))]


@given(st.text())
def test_plain_text_keeps_its_length(text: str):
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_hits_go_round():
    hits = [Hit(0, False, 0, 1), Hit(2, True, 0, 1), Hit(5, False, 0, 1)]
    search = Search("x", hits, hits[2])
    assert search.number == 3
    assert search.step(1, 0) == hits[0]
    assert search.step(-1, 0) == hits[1]
    assert search.nearest(1) == hits[1]
    assert search.nearest(6) == hits[0]


def test_a_search_that_found_nothing_at_first_goes_on_from_where_it_began():
    search = Search("x", [Hit(1, True, 0, 1), Hit(4, False, 0, 1), Hit(7, True, 0, 1)], None)
    assert search.step(1, 4) == search.hits[1]
    assert search.step(1, 5) == search.hits[2]
    assert search.step(-1, 4) == search.hits[0]
    assert search.step(1, 8) == search.hits[0]
    assert search.step(-1, 0) == search.hits[2]


def test_a_hit_that_is_gone_leaves_the_reader_at_its_place():
    hits = [Hit(0, False, 0, 1), Hit(2, True, 4, 5), Hit(2, True, 9, 10), Hit(5, False, 0, 1)]
    search = Search("x", hits, None)
    assert search.closest(hits[1]) == hits[1]
    assert search.closest(Hit(2, True, 8, 9)) == hits[2]
    gone = Hit(3, True, 1, 2)
    assert search.closest(gone) == gone
    assert search.moved_to(gone).step(1, 0) == hits[3]
    assert search.moved_to(gone).step(-1, 0) == hits[2]
