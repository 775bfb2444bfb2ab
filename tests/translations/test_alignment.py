"""Words of two sentences find each other, and stretches are carried from one to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.alignment import GoldPair, Result, halves, load_gold, measure
from translations.alignment import Alignment, align
from translations.lexicon import Lexicon
from translations.sorted_lines import SortedLines
from translations.words import dutch_words, english_words

DUTCH = '"Wij wachten niet op Brussel", zei de Israëlische premier Hadar tegen 1.200 boeren.'
ENGLISH = '"We are not waiting for Brussels," Israeli prime minister Hadar told 1,200 farmers.'


def carried(dutch: str, english: str, stretch: str) -> list[str]:
    start = dutch.index(stretch)
    ranges = align(dutch, english).carry(start, start + len(stretch))
    return [english[begin:end] for begin, end in ranges]


class TestWords:
    def test_a_word_keeps_its_apostrophe_and_a_compound_parts_at_its_hyphen(self) -> None:
        found = [word.text for word in dutch_words("'s Avonds zo'n EU-top: 13.300 foto’s")]
        assert found == ["'s", "Avonds", "zo'n", "EU", "-", "top", ":", "13.300", "foto’s"]

    def test_english_clitics_stand_alone(self) -> None:
        found = [word.key for word in english_words("O'Brien’s dog didn't cost €1,200.50")]
        assert found == ["o'brien", "'s", "dog", "didn", "'t", "cost", "€", "120050"]

    def test_offsets_count_code_points(self) -> None:
        sentence = "𝕏 meldt 🙂 iets"
        assert [sentence[word.start : word.end] for word in dutch_words(sentence)] == [
            "𝕏",
            "meldt",
            "🙂",
            "iets",
        ]


def test_what_is_longer_than_any_sentence_is_aligned_in_pieces() -> None:
    numbers = " ".join(map(str, range(1000, 2200)))
    links = align(numbers, numbers).links
    assert len(links) > 1100
    assert all(dutch == english for dutch, english, _ in links)


class TestNames:
    @pytest.mark.parametrize(
        ("name", "english"),
        [("Hadar", "Hadar"), ("Israëlische", "Israeli"), ("Brussel", "Brussels")],
    )
    def test_they_come_over_whole_and_alone(self, name: str, english: str) -> None:
        assert carried(DUTCH, ENGLISH, name) == [english]

    def test_one_that_the_table_lacks_is_found_by_its_spelling(self) -> None:
        dutch = "Volgens Tsjernjakov en Van Quaadwater is het dal leeg."
        english = "The valley is empty, according to Chernyakov and Van Quaadwater."
        assert carried(dutch, english, "Van Quaadwater") == ["Van Quaadwater"]
        assert carried(dutch, english, "Tsjernjakov") == ["Chernyakov"]

    def test_numbers_match_whatever_their_separators(self) -> None:
        assert carried(DUTCH, ENGLISH, "1.200") == ["1,200"]


class TestContent:
    def test_a_direct_quote_stands_between_the_english_marks(self) -> None:
        quoted = "Wij wachten niet op Brussel"
        assert carried(DUTCH, ENGLISH, quoted) == ["We are not waiting for Brussels"]

    def test_an_apostrophe_behind_a_word_closes_no_quote(self) -> None:
        dutch = '"De oogst van onze buren is verloren", zei de boer.'
        english = '"Our neighbours\' harvest is lost," the farmer said.'
        content = "De oogst van onze buren is verloren"
        assert carried(dutch, english, content) == ["Our neighbours' harvest is lost"]

    def test_the_two_parts_of_an_interrupted_quote_find_their_own_marks(self) -> None:
        dutch = '"Morgen", zei Truus Vandael, "zijn we allemaal weer vrienden."'
        english = '"Tomorrow," said Truus Vandael, "we will all be friends again."'
        assert carried(dutch, english, "Morgen") == ["Tomorrow"]
        rest = carried(dutch, english, "zijn we allemaal weer vrienden.")
        assert rest == ["we will all be friends again."]

    def test_a_reported_clause_leaves_the_reporting_outside(self) -> None:
        dutch = "De wethouder zei gisteren dat de brug volgend jaar opengaat."
        english = "The alderman said yesterday that the bridge will open next year."
        clause = carried(dutch, english, "de brug volgend jaar opengaat")
        assert clause == ["the bridge will open next year"]

    def test_a_half_quoted_clause_keeps_both_marks(self) -> None:
        dutch = "Zij noemde het besluit 'dom en gevaarlijk'."
        english = "She called the decision 'stupid and dangerous'."
        mixed = carried(dutch, english, "het besluit 'dom en gevaarlijk'")
        assert mixed == ["the decision 'stupid and dangerous'"]

    def test_a_whole_sentence_comes_over_whole(self) -> None:
        whole = carried("Dat mag niet.", "You can't do that.", "Dat mag niet.")
        assert whole == ["You can't do that."]

    def test_a_clause_with_nothing_to_go_by_comes_over_by_its_place(self) -> None:
        assert carried("aaa bbb ccc ddd eee", "vvv www xxx yyy zzz", "aaa bbb ccc ddd")


class TestSingleWords:
    def test_a_cue_finds_its_english(self) -> None:
        assert carried(DUTCH, ENGLISH, "zei") == ["told"]

    def test_one_word_may_have_two_counterparts_apart(self) -> None:
        found = carried("Zij nam haar hond mee.", "She took her dog along.", "hond")
        assert found == ["dog"]
        dutch, english = "De burgemeester stelt de opening uit.", "The mayor delays the opening."
        start = english.index("delays")
        back = align(dutch, english).carry_back(start, start + len("delays"))
        assert dutch[slice(*back[0])] == "stelt"

    def test_what_nothing_stands_for_is_not_guessed(self) -> None:
        assert carried("Hij lacht toch qqq.", "He laughs.", "qqq") == []

    def test_english_is_carried_back(self) -> None:
        start = ENGLISH.index("farmers")
        ((begin, end),) = align(DUTCH, ENGLISH).carry_back(start, start + len("farmers"))
        assert DUTCH[begin:end] == "boeren"


class TestTable:
    def test_it_is_read_line_by_line(self) -> None:
        table = Lexicon(
            SortedLines(b"boot\tboat:800:700 ship:100:20\t\nbootje\tboat:300:50\tlittle_boat:500\n")
        )
        assert [entry.english for entry in table.exact("boot")] == ["boat", "ship"]
        assert table.lookup("bootje")[0] == ("little boat", 0.5)
        assert [word in table for word in ("boo", "boot", "booten", "bootje", "z")] == [
            False, True, False, True, False,
        ]  # fmt: skip
        assert table.exact("boo") == ()


class TestAnyStrings:
    @given(st.text(max_size=50), st.text(max_size=50), st.integers(-3, 60), st.integers(-3, 60))
    def test_all_stays_within_bounds(self, dutch: str, english: str, start: int, end: int) -> None:
        alignment = align(dutch, english)
        assert is_valid(alignment, dutch, english)
        for ranges, text in (
            (alignment.carry(start, end), english),
            (alignment.carry_back(start, end), dutch),
        ):
            assert all(0 <= begin < stop <= len(text) for begin, stop in ranges)
            assert list(ranges) == sorted(ranges)

    @given(st.text("ab ,.'\"“”‘’", max_size=40), st.text("ab ,.'\"“”‘’", max_size=40))
    def test_a_clause_never_comes_over_empty(self, dutch: str, english: str) -> None:
        clause = "een twee drie vier " + dutch
        assert align(clause, "one " + english).carry(0, len(clause))


def is_valid(alignment: Alignment, dutch: str, english: str) -> bool:
    return all(
        0 <= link.dutch[0] < link.dutch[1] <= len(dutch)
        and 0 <= link.english[0] < link.english[1] <= len(english)
        and 0 < link.weight <= 1
        for link in alignment.links
    )


class TestGold:
    @pytest.fixture(scope="class")
    def pairs(self) -> list[GoldPair]:
        return load_gold()

    @pytest.fixture(scope="class")
    def result(self, pairs: list[GoldPair]) -> Result:
        return measure(halves(pairs)["measure"])

    def test_there_is_enough_of_it(self, pairs: list[GoldPair]) -> None:
        assert len(pairs) >= 150
        assert sum(len(pair.quotes) for pair in pairs) >= 40

    def test_content_words(self, result: Result) -> None:
        *_, f = result.links.scores()
        assert f >= 0.89

    def test_names(self, result: Result) -> None:
        assert sum(result.names) / len(result.names) >= 0.97

    def test_quotes(self, result: Result) -> None:
        assert sum(result.quotes) / len(result.quotes) >= 0.97
