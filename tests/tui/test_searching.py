import pytest
from driving import burst, ferry_app, marks, reading, screen_line, shown
from fakes import FakeTranslator, Opened, analyse_nothing
from ferry import article_of, ferry_english
from textual import events
from textual.pilot import Pilot

from tui.app import NewsreaderApp
from tui.screens.reader import ReaderScreen


def hits(reader: ReaderScreen) -> tuple[int, int]:
    """Return the number of the hit the reader is at, and how many there are."""
    search = reader.search.search
    assert search is not None
    return search.number, len(search.hits)


async def search(pilot: Pilot[None], words: str) -> None:
    """Open the search and fill in the words at once."""
    await pilot.press("/")
    pilot.app.reader.search.value = words
    await pilot.pause()


async def test_searches_with_every_letter_in_both_languages():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("/", *"bo")
        assert hits(reader)[1] > 4
        await pilot.press("a", "t")
        assert hits(reader) == (1, 2)
        assert reader.article.current == 2
        reader.search.value = "boot"
        await pilot.pause()
        assert hits(reader) == (1, 2)
        assert ("hit-here", "boot") in marks(reader.article, 2)


async def test_while_searching_n_goes_through_the_hits():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "terpstra")
        await pilot.press("enter")
        assert reader.article.has_focus
        assert (hits(reader), reader.article.current) == ((1, 4), 7)
        await pilot.press("n", "n")
        assert (hits(reader), reader.article.current) == ((3, 4), 10)
        await pilot.press("N")
        assert hits(reader) == (2, 4)
        await pilot.press("n", "n", "n")
        assert hits(reader) == (1, 4)


async def test_quotes_are_still_reached_while_searching():
    async with reading() as pilot:
        await search(pilot, "oude")
        await pilot.press("enter", "]")
        assert pilot.app.reader.quote == 0


async def test_escape_ends_the_search_and_n_goes_to_quotes_again():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "oude")
        await pilot.press("enter", "escape")
        assert reader.search.search is None
        assert not any(look.startswith("hit") for look, _ in marks(reader.article, 2))
        await pilot.press("n")
        assert reader.quote == 0


async def test_escape_while_typing_closes_the_line():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("/", *"nq", "escape")
        assert not reader.search.display
        assert reader.article.has_focus
        assert pilot.app.is_running


async def test_enter_on_a_search_in_vain_ends_it_and_says_so(monkeypatch: pytest.MonkeyPatch):
    async with reading() as pilot:
        reader = pilot.app.reader
        said = []
        monkeypatch.setattr(reader.search, "notify", lambda text, **_: said.append(text))
        await search(pilot, "zee[hond]")
        assert hits(reader) == (0, 0)
        assert "Hit 0 of 0" in reader.status.position
        await pilot.press("enter")
        assert reader.search.search is None
        assert said == ["Not found: zee[hond]"]


async def test_enter_without_words_says_nothing(monkeypatch: pytest.MonkeyPatch):
    async with reading() as pilot:
        said = []
        monkeypatch.setattr(pilot.app.reader.search, "notify", lambda text, **_: said.append(text))
        await pilot.press("slash", "space", "enter")
        assert not pilot.app.reader.search.display
        assert not said


async def test_the_reader_is_back_where_the_search_began_while_nothing_is_found():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("j", "w", "slash", *"boo")
        assert reader.article.current == 2
        await pilot.press("k")
        assert reader.article.current == 1
        await pilot.press("backspace")
        assert reader.article.current == 2
        await pilot.press("k", "enter")
        assert reader.article.current == 1


async def test_escape_goes_back_to_where_the_search_began():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("j", "slash", *"terpstra")
        assert reader.article.current == 7
        await pilot.press("escape")
        assert (reader.article.current, reader.quote) == (1, None)


async def test_a_search_without_hits_leaves_the_chosen_word():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("j", "w", "slash", "%", "escape")
        assert reader.word.row == 1


async def test_n_without_hits_stays_where_the_reader_is():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "shipyard")
        await pilot.press("enter", "g")
        reader.document.english[:] = [""] * len(reader.document)
        reader.search.again()
        await pilot.press("j", "n")
        assert hits(reader)[1] == 0
        assert reader.article.current == 1


async def test_searches_from_where_the_reader_is():
    async with reading() as pilot:
        await pilot.press("G")
        await search(pilot, "terpstra")
        assert pilot.app.reader.article.current == 7
        await pilot.press("enter", "escape", "j")
        await search(pilot, "terpstra")
        assert pilot.app.reader.article.current == 10


async def test_english_that_comes_later_is_found_too_and_nothing_moves():
    translator = FakeTranslator(ferry_english(), batch=12)
    opened = Opened(translator)
    async with reading(ferry_app(open_translator=opened)) as pilot:
        reader = pilot.app.reader
        await search(pilot, "boot")
        await pilot.press("enter")
        before = hits(reader), reader.article.current
        reader.document.english[1] = "boot boot"
        reader.search.again()
        await pilot.pause()
        assert hits(reader) == (before[0][0] + 2, before[0][1] + 2)
        assert reader.article.current == before[1]


async def test_letters_typed_at_once_after_the_slash_are_searched_for():
    async with reading() as pilot:
        reader = pilot.app.reader
        await burst(pilot, "x", "slash", *"quote/th")
        assert reader.search.value == "quote/th"
        assert reader.search.has_focus
        assert pilot.app.is_running


async def test_the_line_is_edited_in_the_order_of_the_keys():
    async with reading() as pilot:
        await burst(pilot, "slash", *"bx", "backspace", *"ot", "left", "o")
        assert pilot.app.reader.search.value == "boot"


async def test_what_is_typed_replaces_what_was_searched_for_before():
    async with reading() as pilot:
        await burst(pilot, "slash", *"oude", "enter", "slash", *"boot")
        assert pilot.app.reader.search.value == "boot"


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_keys_typed_at_once_after_a_search_are_commands(key: str):
    async with reading() as pilot:
        reader = pilot.app.reader
        await burst(pilot, "slash", *"terpstra", key, "n", "j")
        assert not reader.search.display
        assert reader.article.has_focus
        assert hits(reader) == (2, 4)
        assert reader.article.current == reader.search.search.at.row + 1


async def test_keys_typed_at_once_after_escape_are_commands():
    async with reading() as pilot:
        reader = pilot.app.reader
        await burst(pilot, "slash", *"boot", "escape", "g", "j")
        assert reader.search.search is None
        assert not reader.search.display
        assert reader.article.current == 1


async def test_escape_and_a_letter_that_the_terminal_sends_as_one_key_are_two():
    async with reading() as pilot:
        reader = pilot.app.reader
        await burst(pilot, "slash", *"boot")
        pilot.app.post_message(events.Key("alt+shift+g", "G"))
        await pilot.pause()
        assert reader.search.search is None
        assert reader.article.current == 11


async def test_a_key_typed_at_once_after_the_change_of_panes_belongs_to_the_pane():
    async with reading() as pilot:
        reader = pilot.app.reader
        await burst(pilot, "tab", "j", "tab", "j", "j")
        assert (reader.pane.current, reader.article.current) == (1, 2)


async def test_while_typing_only_the_keys_of_the_line_count():
    async with reading() as pilot:
        await pilot.press("slash")
        await pilot.pause()
        offered = [b for b in pilot.app.screen.active_bindings.values() if b.binding.show]
        assert {b.binding.description for b in offered} == {"Keep", "Cancel"}


async def test_a_click_puts_the_line_away_and_keeps_the_search():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "terpstra")
        await pilot.click(reader.pane, offset=(5, 2))
        assert not reader.search.display
        assert hits(reader) == (1, 4)
        await pilot.press("N")
        assert hits(reader) == (4, 4)


async def test_a_click_on_a_sentence_goes_there_after_a_search_in_vain():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "zeehond")
        await pilot.click(reader.article, offset=(5, screen_line(reader.article, 2)))
        assert not reader.search.active
        assert reader.article.current == 2


async def test_the_line_stays_open_while_the_terminal_is_out_of_focus():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("slash", *"bo")
        for event in (events.AppBlur(), events.AppFocus()):
            pilot.app.post_message(event)
            await pilot.pause()
            assert reader.search.display
        await pilot.press("o")
        assert reader.search.value == "boo"


async def test_english_that_is_hidden_is_not_searched():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "oud")
        await pilot.press("enter")
        both = hits(reader)[1]
        await search(pilot, "boat")
        await pilot.press("enter", "t")
        assert hits(reader)[1] == 0
        assert reader.article.current == 2
        await search(pilot, "oud")
        await pilot.press("enter")
        assert 0 < hits(reader)[1] < both
        await pilot.press("t")
        assert hits(reader)[1] == both


@pytest.mark.parametrize("size", [(60, 12), (100, 12)])
async def test_a_hit_low_in_a_sentence_higher_than_the_screen_is_brought_into_view(size):
    article = article_of([(False, ["Een.", "Twee " + "en twee " * 120 + "is vier."])])
    opened = Opened(FakeTranslator({}))
    app = NewsreaderApp(article, analyse=analyse_nothing, open_translator=opened)
    async with reading(app, size) as pilot:
        reader = pilot.app.reader
        await pilot.press("slash", *"vier.")
        await pilot.pause()
        assert "vier." in "\n".join(shown(reader.article))
        await pilot.press("enter", "n")
        assert "vier.]" in "\n".join(shown(reader.article))
        await pilot.press("n")
        assert "vier." in "\n".join(shown(reader.article))
