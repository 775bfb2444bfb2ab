"""The theme that was chosen is remembered, where that can be."""

from pathlib import Path

import pytest

from tui.chosen_theme import MOST_CHARACTERS, chosen_theme, keep_theme, theme_path

pytestmark = pytest.mark.usefixtures("empty_home")


def test_the_last_one_is_remembered():
    assert chosen_theme() is None
    keep_theme("nord")
    keep_theme("newsreader-light")
    assert chosen_theme() == "newsreader-light"


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00"])
def test_what_cannot_be_a_name_is_none(content: bytes):
    theme_path().parent.mkdir(parents=True)
    theme_path().write_bytes(content)
    assert chosen_theme() is None


def test_a_file_of_any_size_is_read_in_part():
    theme_path().parent.mkdir(parents=True)
    theme_path().write_text("x" * 9999)
    assert chosen_theme() == "x" * MOST_CHARACTERS


def test_where_nothing_can_be_remembered_nothing_is(empty_home: Path):
    theme_path().parent.parent.mkdir(parents=True)
    theme_path().parent.write_text("in the way")
    keep_theme("nord")
    assert chosen_theme() is None
