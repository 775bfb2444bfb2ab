from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.layout.wrapping import cells_to_characters, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_breaks_at_spaces():
    assert lines("De pont vaart weer op maandag", 12) == ["De pont", "vaart weer", "op maandag"]


def test_fills_a_line_to_the_last_cell():
    assert lines("aan de kade", 6) == ["aan de", "kade"]


def test_breaks_after_a_hyphen_between_letters():
    assert lines("de VVD-fractie stemt", 9) == ["de VVD-", "fractie", "stemt"]


def test_keeps_figures_with_a_hyphen_together():
    assert lines("het werd 3-2", 10) == ["het werd", "3-2"]


def test_cuts_a_word_that_is_wider_than_the_line():
    assert lines("klimaatverandering", 8) == ["klimaatv", "eranderi", "ng"]


def test_an_empty_text_has_one_empty_line():
    assert wrap("", 10) == [(0, 0)]


def test_spaces_at_a_break_belong_to_no_line():
    assert lines("een  twee   drie", 5) == ["een", "twee", "drie"]


def test_wide_characters_take_two_cells():
    assert lines("東京 大阪 京都", 9) == ["東京 大阪", "京都"]


def test_a_wide_word_is_cut_between_characters():
    assert lines("東京大阪京都", 5) == ["東京", "大阪", "京都"]


def test_an_accent_stays_with_its_letter():
    text = "e\u0301e\u0301e\u0301e\u0301"
    assert lines(text, 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]


def test_an_emoji_family_is_never_cut():
    family = "👨\u200d👩\u200d👧"
    assert lines(family * 3, 2) == [family] * 3


def test_joiners_that_join_nothing_hide_no_character():
    assert lines("\u200d\u200d333", 2) == ["\u200d\u200d33", "3"]


def test_a_width_of_nothing_still_shows_a_character_a_line():
    assert lines("ja", 0) == ["j", "a"]


def test_a_character_wider_than_the_line_sticks_out():
    assert lines("東京", 1) == ["東", "京"]


def test_a_cell_belongs_to_the_character_that_covers_it():
    assert [cells_to_characters("a東e\u0301b", cell) for cell in range(6)] == [0, 1, 1, 2, 4, 5]
    hand_and_heart = "👍🏽 ❤\ufe0f b"
    assert [cells_to_characters(hand_and_heart, cell) for cell in range(7)] == [0, 0, 2, 3, 3, 5, 6]


TEXT = st.text(st.sampled_from("abcé- \u00a0“”東👍\u0301\u200d\ufe0f3."), max_size=60)


@given(TEXT, st.integers(2, 30))
def test_lines_fit_and_nothing_but_spaces_is_lost(text: str, width: int):
    spans = wrap(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")
