from driving import ferry_app, marks, reading
from fakes import FakeTranslator, Opened
from ferry import ferry_english
from textual.pilot import Pilot

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


async def test_enter_on_a_search_in_vain_ends_it():
    async with reading() as pilot:
        reader = pilot.app.reader
        await search(pilot, "zeehond")
        assert hits(reader) == (0, 0)
        assert "Hit 0 of 0" in reader.status.position
        await pilot.press("enter")
        assert reader.search.search is None


async def test_searches_from_where_the_reader_is():
    async with reading() as pilot:
        await pilot.press("G")
        await search(pilot, "terpstra")
        assert pilot.app.reader.article.current == 7
        await pilot.press("escape", "j")
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
