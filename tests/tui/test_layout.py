import pytest
from fakes import FakeMeaning
from hypothesis import given
from hypothesis import strategies as st

from tui.layout import lookup
from tui.layout.columns import columns
from tui.layout.entries import Said, lay_out
from tui.layout.marks import Mark, cut
from tui.layout.progress import progress_bar
from tui.layout.rows import Rows
from tui.lookup import Looked


class TestRows:
    def test_knows_where_each_row_begins(self):
        rows = Rows([2, 1, 3])
        assert [rows.top(row) for row in range(3)] == [0, 2, 3]
        assert rows.lines == 6

    @pytest.mark.parametrize(("line", "row"), [(0, 0), (1, 0), (2, 1), (3, 2), (5, 2)])
    def test_finds_the_row_of_a_line(self, line: int, row: int):
        assert Rows([2, 1, 3]).at(line) == row

    def test_lines_outside_belong_to_the_ends(self):
        assert (Rows([2, 1]).at(-5), Rows([2, 1]).at(99)) == (0, 1)

    def test_no_rows_have_no_lines(self):
        assert Rows().lines == 0
        with pytest.raises(IndexError):
            Rows().at(0)

    def test_a_higher_row_moves_the_rows_below(self):
        rows = Rows([2, 1, 3])
        assert rows.resize([(1, 4)])
        assert rows.top(2) == 6

    def test_tells_when_no_height_changed(self):
        assert not Rows([2, 1]).resize([(0, 2), (1, 1)])

    @given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
    def test_every_line_lies_in_its_row(self, heights: list[int]):
        rows = Rows(heights)
        for line in range(rows.lines):
            row = rows.at(line)
            assert rows.top(row) <= line < rows.top(row) + rows.height(row)


class TestColumns:
    def test_two_columns_of_the_same_width(self):
        place = columns(79, english=True)
        assert place.dutch_width == place.english_width == 37
        assert place.english + place.english_width <= 79

    def test_columns_stack_on_a_narrow_screen(self):
        place = columns(60, english=True)
        assert place.stacked
        assert place.english == place.dutch + 2

    def test_lines_get_no_longer_than_is_good_for_reading(self):
        assert columns(300, english=True).dutch_width == 76

    def test_the_dutch_alone_has_the_whole_width(self):
        place = columns(60, english=False)
        assert (place.dutch_width, place.english_width) == (57, 0)
        assert not place.stacked

    @pytest.mark.parametrize("width", range(12))
    def test_a_tiny_screen_still_has_columns(self, width: int):
        place = columns(width, english=True)
        assert place.dutch_width >= 1
        assert place.english_width >= 1


class TestMarks:
    def test_a_line_is_cut_at_the_edges_of_marks(self):
        marks = [Mark(2, 5, "a"), Mark(4, 8, "b")]
        assert cut(0, 10, marks) == [
            (0, 2, ()),
            (2, 4, ("a",)),
            (4, 5, ("a", "b")),
            (5, 8, ("b",)),
            (8, 10, ()),
        ]

    def test_marks_are_clipped_to_the_line(self):
        assert cut(3, 6, [Mark(0, 4, "a"), Mark(8, 9, "b")]) == [(3, 4, ("a",)), (4, 6, ())]

    def test_an_empty_line_has_no_pieces(self):
        assert cut(3, 3, [Mark(0, 9, "a")]) == []


class TestEntry:
    SAID = Said("Anna Bosma", "direct", "Dat klopt niet", "That is not right", None)

    @staticmethod
    def text(said: Said, width: int) -> list[str]:
        return [
            "".join(cell.text.ljust(cell.width) for cell in line).rstrip()
            for line in lay_out(said, width)
        ]

    def test_a_direct_quote_in_a_narrow_pane(self):
        assert self.text(self.SAID, 30) == [
            "● Anna Bosma            direct",
            "  “Dat klopt niet”",
            "  “That is not right”",
        ]

    def test_the_languages_stand_side_by_side_in_a_wide_pane(self):
        lines = self.text(self.SAID, 78)
        assert lines[1] == "  “Dat klopt niet”".ljust(41) + "“That is not right”"
        assert len(lines) == 2

    def test_other_kinds_carry_no_quotation_marks(self):
        said = Said("Anna Bosma", "indirect", "dat het niet klopt", "that it is not right", None)
        assert self.text(said, 30)[1:] == ["  dat het niet klopt", "  that it is not right"]

    def test_says_who_reports_it(self):
        said = Said("Anna Bosma", "mixed", "a", "b", "de krant")
        assert self.text(said, 30)[-1] == "  according to de krant"

    def test_english_to_come_is_an_ellipsis(self):
        said = Said("Anna Bosma", "mixed", "a", None, None)
        assert self.text(said, 30)[-1] == "  …"

    def test_a_long_speaker_goes_on_on_the_next_line(self):
        said = Said("een woordvoerder van de gemeente", "mixed", "a", "b", None)
        assert self.text(said, 30)[:2] == [
            "◐ een woordvoerder van   mixed",
            "  de gemeente",
        ]

    @pytest.mark.parametrize("width", range(-2, 16))
    def test_lines_are_as_wide_as_asked_if_that_is_possible(self, width: int):
        for line in lay_out(self.SAID, width):
            assert sum(cell.width for cell in line) <= max(width, 3)


class TestLookUp:
    LOOKED = Looked("Zware", "zwaar", "adjective", "Heavy", ("zware", "zwaar"))
    HEAVY = FakeMeaning("zware", (("heavy", 0.7), ("severe", 0.1), ("strong", 0.02)))

    @staticmethod
    def text(looked: Looked, answer: lookup.Answer, width: int, height: int = 9) -> list[str]:
        lines = lookup.lay_out(looked, answer, width, height)
        assert all(sum(cell.width for cell in line) <= width for line in lines)
        return ["".join(cell.text.ljust(cell.width) for cell in line).rstrip() for line in lines]

    def test_a_word_with_room(self):
        assert self.text(self.LOOKED, lookup.Answer([self.HEAVY]), 60) == [
            "Zware · form of zwaar · adjective",
            "Here      Heavy",
            "Usually   heavy 70%, severe 10%, strong 2%",
        ]

    def test_translations_without_shares_stand_alone(self):
        known = FakeMeaning("zware", (("heavy", None), ("severe", None)))
        assert self.text(self.LOOKED, lookup.Answer([known]), 60)[-1] == "Usually   heavy, severe"
        related = FakeMeaning("mot", (("moth", None),))
        assert self.text(self.LOOKED, lookup.Answer([related, known]), 70)[-1] == (
            "Usually   the table has only mot: moth; zware: heavy, severe"
        )

    def test_commas_and_semicolons_end_lines(self):
        answer = lookup.Answer([self.HEAVY])
        assert self.text(self.LOOKED, answer, 32)[-2:] == [
            "Usually   heavy 70%, severe 10%,",
            "          strong 2%",
        ]
        answer = lookup.Answer([FakeMeaning("mot", (("moth", 0.5),)), self.HEAVY])
        for width in range(24, 80):
            lines = self.text(self.LOOKED, answer, width)
            assert not any(line.strip().startswith((",", ";")) for line in lines)
            assert "mot: moth 50%; zware: heavy 70%, severe" in " ".join(" ".join(lines).split())

    def test_what_has_no_room_leaves_an_ellipsis(self):
        answer = lookup.Answer([self.HEAVY])
        assert self.text(self.LOOKED, answer, 33, 3) == [
            "Zware · form of zwaar · adjective",
            "Here      Heavy",
            "Usually   heavy 70%, …",
        ]
        assert self.text(self.LOOKED, answer, 34, 3)[-1] == "Usually   heavy 70%, severe 10%, …"
        assert self.text(self.LOOKED, answer, 34, 1) == ["Zware · form of zwaar · …"]
        assert self.text(self.LOOKED, answer, 34, 0)

    def test_long_notices_and_phrases_go_on_on_the_next_line(self):
        notice = self.text(self.LOOKED, lookup.Answer(None, "the table can't be read: lost"), 28)
        assert notice[-2:] == ["Usually   the table can't be", "          read: lost"]
        phrase = FakeMeaning("zware", (("of great importance", 0.7), ("heavy", 0.1)))
        assert self.text(self.LOOKED, lookup.Answer([phrase]), 24)[-3:] == [
            "Usually   of great",
            "          importance",
            "          70%, heavy 10%",
        ]


@pytest.mark.parametrize(
    ("share", "bar"),
    [(-1, ""), (0, ""), (0.125, "╸"), (0.25, "━"), (1, "━━━━"), (2, "━━━━")],
)
def test_progress_bar_fills_by_half_cells(share: float, bar: str):
    filled, empty = progress_bar(share, 4)
    assert filled == bar
    assert len(filled + empty) == 4
