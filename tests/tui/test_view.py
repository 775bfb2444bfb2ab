from operator import attrgetter

import pytest
from driving import ferry_app, marks, reading, resize, settled, shown, told
from fakes import FakeTranslator, Opened, analyse_nothing
from ferry import QUOTES, TITLE, WORDS, article_of
from rich.cells import cell_len
from rich.color import Color
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from tui.app import NewsreaderApp
from tui.keys import GROUPS
from tui.screens.help import HelpScreen
from tui.themes import DARK, LIGHT, first_theme, variables_of


async def test_the_english_is_hidden_and_shown_again_in_the_same_place():
    async with reading() as pilot:
        view = pilot.app.reader.article
        await pilot.press("G", "t")
        assert "De Friese werf De Hoop bouwt hem." in "\n".join(shown(view))
        assert "shipyard" not in "\n".join(shown(view))
        assert view.current == 11
        await pilot.press("t")
        assert "shipyard" in "\n".join(shown(view))


async def test_names_are_plain_when_switched_off():
    async with reading() as pilot:
        view = pilot.app.reader.article
        await pilot.press("h")
        assert not marks(view, 11)
        assert "person" not in str(pilot.app.reader.status.render())
        await pilot.press("h")
        assert marks(view, 11)


async def test_dark_and_light():
    async with reading() as pilot:
        await pilot.press("T")
        assert pilot.app.theme == LIGHT.name
        await pilot.press("T")
        assert pilot.app.theme == DARK.name


TEXTS = ("english", "quiet", "name-per", "name-org", "name-loc", "name-misc")
BACKGROUNDS = ("quote", "quote-edge", "hit")


def invisible(pilot: Pilot[None]) -> list[str]:
    """Return the texts on screen that have the colour of their background."""
    return [
        segment.text
        for strip in pilot.app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip() and segment.style and segment.style.color
        if segment.style.color == segment.style.bgcolor != Color.default()
    ]


async def test_any_theme_can_be_chosen_and_everything_seen():
    async with reading(size=(140, 45)) as pilot:
        await pilot.press("/", "o", "enter", "]", "w", "w", "d")
        await settled(pilot)
        for theme in ("ansi-dark", "ansi-light", "nord", "textual-light", LIGHT.name):
            pilot.app.theme = theme
            await pilot.pause()
            assert not invisible(pilot), theme
        assert "Lemsterveld" in "\n".join(shown(pilot.app.reader.article))


@pytest.mark.parametrize("theme", [DARK, LIGHT, *BUILTIN_THEMES.values()], ids=attrgetter("name"))
def test_no_text_has_the_colour_of_its_background(theme: Theme):
    colours = {**variables_of(theme), **theme.variables}
    texts = {colours[name] for name in TEXTS}
    backgrounds = {colours[name] for name in BACKGROUNDS}
    assert not texts & backgrounds
    assert colours["hit-here"] != colours["hit-here-text"]
    assert colours["pair"] != colours["pair-text"]
    assert len({colours["quote"], colours["quote-edge"], colours["quiet"]}) == 3


async def test_a_theme_that_is_chosen_is_kept():
    kept: list[str] = []
    async with reading(ferry_app(keep_theme=kept.append)) as pilot:
        assert kept == []
        await pilot.press("T")
        assert kept == [LIGHT.name]
        await pilot.press("ctrl+p")
        await pilot.press(*"theme", "enter")
        await pilot.press(*"nord", "enter")
        await pilot.pause()
        assert pilot.app.theme == "nord"
        assert kept == [LIGHT.name, "nord"]


@pytest.mark.parametrize(
    ("themes", "first"),
    [
        (["nord", "dracula"], "nord"),
        (["gone", "dracula"], "dracula"),
        ([LIGHT.name], LIGHT.name),
        (["gone"], None),
        ([], None),
    ],
)
def test_the_first_theme_that_exists_is_the_one_to_start_with(themes: list[str], first: str | None):
    app = NewsreaderApp(article_of([]), analyse=analyse_nothing, themes=themes)
    assert app.theme == (first or first_theme(app.console.color_system))


def test_a_terminal_with_sixteen_colours_keeps_its_own():
    assert first_theme("standard") == "ansi-dark"
    assert first_theme("truecolor") == first_theme("256") == DARK.name


async def test_copies_the_sentence_pair_and_says_so():
    async with reading() as pilot:
        await pilot.press("c", "y")
        english = "Ferry at Lemsterveld sails again after months of standstill"
        assert pilot.app.clipboard == f"{TITLE}\n{english}"
        assert told(pilot) == ["Sentence copied"] * 2


async def test_copies_the_quote_in_the_pane_and_says_so():
    async with reading() as pilot:
        await pilot.press("tab", "c")
        words = QUOTES[0][1][0]
        assert pilot.app.clipboard == f"Hielke Baarda\n{words}\n{WORDS[words]}"
        assert told(pilot) == ["Quote copied"]


async def test_help_lists_every_key():
    async with reading() as pilot:
        await pilot.press("?")
        assert isinstance(pilot.app.screen, HelpScreen)
        text = str(pilot.app.screen.query_one(Static).render())
        for group in GROUPS:
            assert group.title in text
            for binding in group.bindings:
                assert binding.tooltip in text


async def test_help_is_closed_and_reading_goes_on():
    async with reading() as pilot:
        for key in ("escape", "question_mark", "q"):
            await pilot.press("?", key)
            assert pilot.app.screen is pilot.app.reader
        await pilot.press("j")
        assert pilot.app.reader.article.current == 1


async def test_help_scrolls_by_the_keys_that_move_in_the_text():
    async with reading(size=(80, 24)) as pilot:
        await pilot.press("?")
        box = pilot.app.screen.query_one("#help")
        page = box.scrollable_content_region.height - 1
        assert box.max_scroll_y >= page
        steps = [("j", 1), ("down", 2), ("k", 1), ("up", 0), ("space", page), ("backspace", 0)]
        steps += [("pagedown", page), ("pageup", 0), ("G", box.max_scroll_y), ("g", 0)]
        steps += [("end", box.max_scroll_y), ("home", 0)]
        for key, line in steps:
            await pilot.press(key)
            assert box.scroll_offset.y == line
        assert pilot.app.reader.article.current == 0


def footer(pilot: Pilot[None]) -> list[str]:
    """Return the keys in the footer that can be read whole, as they are explained."""
    bar = pilot.app.screen.query_one(Footer)
    return [
        str(key.render()).strip()
        for key in bar.query(FooterKey)
        if key.region.right <= bar.region.right
    ]


async def test_help_and_quit_are_always_in_the_footer():
    for size in ((140, 45), (80, 24), (60, 20), (40, 20)):
        async with reading(size=size) as pilot:
            assert {"? Help", "q Quit"} <= {*footer(pilot)}
            await pilot.press("/", "a", "enter", "w", "d")
            await pilot.pause()
            assert {"? Help", "q Quit"} <= {*footer(pilot)}


def test_every_binding_can_be_given_another_key_and_explains_itself():
    bindings = [binding for group in GROUPS for binding in group.bindings]
    ids = [binding.id for binding in bindings]
    assert all(ids)
    assert len({*ids}) == len(ids)
    assert all(binding.tooltip and binding.description for binding in bindings)


def test_no_key_clashes_with_terminal_multiplexers():
    keys = {key for group in GROUPS for b in group.bindings for key in b.key.split(",")}
    assert not keys & {"ctrl+s", "ctrl+j", "ctrl+o", "ctrl+b", "ctrl+a"}


async def test_a_key_given_in_a_keymap_works():
    app = ferry_app()
    app.set_keymap({"quote.next": "x"})
    async with reading(app) as pilot:
        await pilot.press("x")
        assert app.reader.quote == 0


async def test_the_command_palette_does_what_the_keys_do():
    async with reading() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        names = {command.title for command in pilot.app.get_system_commands(pilot.app.reader)}
        assert {"Theme", "Next quote", "Help", "Quit", "Search"} <= names
        assert not {"Next hit", "Commands"} & names


async def test_text_that_looks_like_markup_or_commands_is_only_text():
    app = ferry_app()
    app.document.dutch[0] = "[bold]Vet[/bold] [/] [link='x'"
    async with reading(app, (140, 45)) as pilot:
        assert "[bold]Vet[/bold] [/] [link='x'" in shown(pilot.app.reader.article)[0]


async def test_every_line_fills_the_view_whatever_the_characters():
    sentences = [
        "東京 大阪 京都 " * 6,
        "👨\u200d👩\u200d👧 zwaaien 👍🏽 " * 8,
        "cafe\u0301 ree\u0308el " * 12,
        "https://voorbeeld.test/" + "heel-lang/" * 20,
        "\x1b[31mrood\x1b[0m\t\u202eomgekeerd",
    ]
    app = NewsreaderApp(article_of([(False, sentences)]), analyse=analyse_nothing)
    async with reading(app, (100, 40)) as pilot:
        view = app.reader.article
        for width in (100, 57, 23):
            await resize(pilot, width, 40)
            for y in range(view.size.height):
                strip = view.render_line(y)
                assert cell_len(strip.text) == view.area.width
                assert "\x1b" not in strip.text


async def test_an_article_without_a_sentence_does_no_harm():
    app = NewsreaderApp(
        article_of([]), analyse=analyse_nothing, open_translator=Opened(FakeTranslator({}))
    )
    async with reading(app) as pilot:
        await pilot.press("j", "k", "space", "b", "G", "g", "n", "tab", "enter", "t", "c")
        await pilot.press("/", "a", "enter")
        assert app.is_running
