"""Words of two sentences find each other, and stretches are carried from one to the other."""

from hypothesis import given
from hypothesis import strategies as st

from translations.alignment import Alignment, align, lookup

DUTCH = '"Wij wachten niet op Brussel", zei de Israëlische premier Hadar tegen 1.200 boeren.'
ENGLISH = '"We are not waiting for Brussels," Israeli prime minister Hadar told 1,200 farmers.'


def carried(dutch: str, english: str, stretch: str) -> list[str]:
    start = dutch.index(stretch)
    ranges = align(dutch, english).carry(start, start + len(stretch))
    return [english[begin:end] for begin, end in ranges]


def test_names_come_over_whole() -> None:
    assert carried(DUTCH, ENGLISH, "Hadar") == ["Hadar"]
    assert carried(DUTCH, ENGLISH, "Israëlische") == ["Israeli"]
    assert carried(DUTCH, ENGLISH, "Brussel") == ["Brussels"]


def test_numbers_find_each_other_whatever_their_separators() -> None:
    assert carried(DUTCH, ENGLISH, "1.200") == ["1,200"]


def test_a_direct_quote_ends_at_the_english_marks() -> None:
    quoted = "Wij wachten niet op Brussel"
    assert carried(DUTCH, ENGLISH, quoted) == ["We are not waiting for Brussels"]


def test_a_whole_sentence_comes_over_whole() -> None:
    assert carried("Dat mag niet.", "You can't do that.", "Dat mag niet.") == ["You can't do that."]


def test_english_is_carried_back() -> None:
    start = ENGLISH.index("farmers")
    ((begin, end),) = align(DUTCH, ENGLISH).carry_back(start, start + len("farmers"))
    assert DUTCH[begin:end] == "boeren"


def test_lookup_gives_the_likeliest_first_and_nothing_for_nonsense() -> None:
    (english, share), *rest = lookup("Ziekenhuis")
    assert english == "hospital"
    assert share > 0.5
    assert all(share >= other for _, other in rest)
    assert lookup("qqqqqq") == ()


def is_valid(alignment: Alignment, dutch: str, english: str) -> bool:
    return all(
        0 <= link.dutch[0] < link.dutch[1] <= len(dutch)
        and 0 <= link.english[0] < link.english[1] <= len(english)
        and 0 < link.weight <= 1
        for link in alignment.links
    )


@given(st.text(max_size=60), st.text(max_size=60), st.integers(-3, 70), st.integers(-3, 70))
def test_any_two_strings_align_within_their_bounds(
    dutch: str, english: str, start: int, end: int
) -> None:
    alignment = align(dutch, english)
    assert is_valid(alignment, dutch, english)
    for ranges, text in (
        (alignment.carry(start, end), english),
        (alignment.carry_back(start, end), dutch),
    ):
        assert all(0 <= begin < stop <= len(text) for begin, stop in ranges)
        assert list(ranges) == sorted(ranges)


@given(st.sampled_from([DUTCH, "Rutgerd lacht."]), st.sampled_from([ENGLISH, "x", "He is."]))
def test_a_stretch_with_words_always_comes_over(dutch: str, english: str) -> None:
    alignment = align(dutch, english)
    assert alignment.carry(0, len(dutch))
    assert alignment.carry(0, 7)
