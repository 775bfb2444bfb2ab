import pytest
from driving import reading, resize, screen_line, shown
from fakes import FakeTranslator, Opened, analyse_nothing
from ferry import article_of
from textual import events
from textual.pilot import Pilot

from tui.app import NewsreaderApp
from tui.widgets.row_view import RowView


def long_app(sentences: int = 60) -> NewsreaderApp:
    """Make an app for an article of one-line sentences, five to a paragraph."""
    words = [f"Dit is zin {number}." for number in range(sentences)]
    paragraphs = [(False, words[i : i + 5]) for i in range(0, sentences, 5)]
    return NewsreaderApp(
        article_of(paragraphs),
        analyse=analyse_nothing,
        open_translator=Opened(FakeTranslator({}, batch=32)),
    )


async def wheel(pilot: Pilot[None], view: RowView, direction: type[events.MouseEvent]) -> None:
    """Turn the mouse wheel over a view."""
    x, y = view.region.offset
    event = direction(view, 1, 1, 0, 0, 0, False, False, False, x + 1, y + 1)
    view.post_message(event)
    await pilot.pause()


async def test_keys_move_by_sentence_and_to_the_ends():
    async with reading(long_app()) as pilot:
        steps = [("k", 0), ("j", 1), ("down", 2), ("k", 1), ("up", 0)]
        steps += [("G", 59), ("j", 59), ("g", 0), ("end", 59), ("home", 0)]
        for key, row in steps:
            await pilot.press(key)
            assert pilot.app.reader.article.current == row


@pytest.mark.parametrize(("forward", "back"), [("space", "backspace"), ("pagedown", "pageup")])
async def test_pages_go_on_where_the_last_one_ended(forward: str, back: str):
    async with reading(long_app()) as pilot:
        view = pilot.app.reader.article
        last = shown(view)[-1]
        await pilot.press(forward)
        assert shown(view)[0].strip("▌ ") == last.strip()
        assert view.current == view.rows_on_screen[0]
        await pilot.press(back)
        assert view.scroll_offset.y == 0


async def test_paging_on_and_on_ends_at_the_last_sentence_and_back_at_the_first():
    async with reading(long_app()) as pilot:
        view = pilot.app.reader.article
        await pilot.press(*["space"] * 4)
        assert view.current == 59
        await pilot.press(*["backspace"] * 4)
        assert view.current == 0


async def test_every_sentence_is_reached_and_seen():
    async with reading(size=(80, 24)) as pilot:
        view = pilot.app.reader.article
        for row in range(1, 12):
            await pilot.press("j")
            assert view.current == row
            assert 0 <= screen_line(view, row) < view.size.height


async def test_nothing_scrolls_while_the_next_sentence_is_on_screen():
    async with reading(long_app()) as pilot:
        await pilot.press("j", "j", "j")
        assert pilot.app.reader.article.scroll_offset.y == 0


async def test_the_current_sentence_follows_the_wheel():
    async with reading(long_app()) as pilot:
        view = pilot.app.reader.article
        for _ in range(4):
            await wheel(pilot, view, events.MouseScrollDown)
        assert view.scroll_offset.y > 0
        assert view.current == view.rows_on_screen[0]
        await pilot.press("G")
        for _ in range(10):
            await wheel(pilot, view, events.MouseScrollUp)
        assert view.current == view.rows_on_screen[-1]
        assert pilot.app.reader.status.position[0] == f"Sentence {view.current + 1} of 60"


async def test_a_click_makes_a_sentence_current():
    async with reading(long_app()) as pilot:
        view = pilot.app.reader.article
        await pilot.click(view, offset=(10, screen_line(view, 7)))
        assert view.current == 7


async def test_a_click_below_the_text_changes_nothing():
    async with reading(long_app(5)) as pilot:
        view = pilot.app.reader.article
        await pilot.click(view, offset=(10, view.size.height - 1))
        assert view.current == 0


async def test_the_gutter_marks_the_current_sentence():
    async with reading(long_app()) as pilot:
        view = pilot.app.reader.article
        await pilot.press("j")
        assert [line[:1] for line in shown(view)[:3]] == [" ", "▌", " "]


async def test_resizing_keeps_the_place():
    async with reading(long_app(400), (100, 40)) as pilot:
        view = pilot.app.reader.article
        await pilot.press("space", "space", "space", "j", "j")
        row, line = view.current, screen_line(view, view.current)
        for size in [(140, 45), (80, 24), (60, 20), (40, 12), (30, 40), (100, 40)]:
            await resize(pilot, *size)
            assert view.current == row
            assert 0 <= screen_line(view, row) < view.area.height
        assert screen_line(view, row) <= line


async def test_tiny_terminals_do_no_harm():
    async with reading() as pilot:
        for size in [(1, 1), (2, 2), (5, 3), (10, 5), (20, 2), (3, 30)]:
            await resize(pilot, *size)
            await pilot.press("j", "n", "space")
        await pilot.press("tab", "enter", "?", "escape", "/", "a", "escape")
        await resize(pilot, 100, 40)
        assert "▌" in "\n".join(shown(pilot.app.reader.article))


async def test_columns_stack_when_the_terminal_is_narrow():
    async with reading(size=(60, 40)) as pilot:
        view = pilot.app.reader.article
        lines = shown(view)
        assert lines[0] == "▌ Veerpont Lemsterveld vaart weer na maanden stilstand"
        assert lines[1] == "▌   Ferry at Lemsterveld sails again after months of"


async def test_a_long_article_is_read_to_the_end():
    async with reading(long_app(2000)) as pilot:
        view = pilot.app.reader.article
        await pilot.press("G")
        assert view.current == 1999
        assert "Dit is zin 1999." in shown(view)[-1]
        assert pilot.app.document.translated == 2000
