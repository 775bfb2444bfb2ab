"""Better English takes the place of the first, and what the reader looks at stays."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from driving import ferry_app, marks, reading, resize, screen_line, settled, shown, told, until
from fakes import FakeTranslator, Opened, analyse_nothing
from ferry import Carried, article_of, ferry_english
from textual.pilot import Pilot

from tui.app import NewsreaderApp
from tui.widgets.side_by_side import SideBySide

BETTER = {
    nl: en.replace("boat", "vessel").replace("had been idle", "had, as we hear, been lying idle")
    for nl, en in ferry_english().items()
}


def improving_app(better: dict[str, str] = BETTER, **suppliers: object) -> NewsreaderApp:
    """Make an app whose better English waits for the translator's gate."""
    translator = FakeTranslator(ferry_english(), better=better, better_gate=Event(), batch=2)
    return ferry_app(open_translator=Opened(translator), **suppliers)


def long_app(first: int = 12, better: int = 40) -> NewsreaderApp:
    """Make an app for a long article whose first and better English have so many words."""
    article = article_of(
        [(False, [f"{i}.{j} {'woord ' * 8}" for j in range(4)]) for i in range(40)]
    )
    dutch = [sentence.of(article.text) for sentence in article.sentences]
    translator = FakeTranslator(
        dict.fromkeys(dutch, "word " * first),
        better=dict.fromkeys(dutch, "words " * better),
        better_gate=Event(),
        batch=7,
    )
    return NewsreaderApp(article, analyse=analyse_nothing, open_translator=Opened(translator))


def gate(app: NewsreaderApp) -> Event:
    return app._open_translator.translator.better_gate


@asynccontextmanager
async def at_first_english(
    app: NewsreaderApp, size: tuple[int, int] = (100, 40)
) -> AsyncIterator[Pilot[None]]:
    """Run an app until all is there but the better English, which waits for its gate."""
    async with app.run_test(size=size) as pilot:
        carried = lambda: app._align is None or not app.document.uncarried(())  # noqa: E731
        await until(
            pilot,
            lambda: (
                app.document.analysis is not None
                and app.document.translated == len(app.document)
                and carried()
            ),
        )
        await pilot.pause()
        yield pilot


async def improve(pilot: Pilot[None]) -> None:
    """Let the better English come, and wait until it is shown."""
    gate(pilot.app).set()
    await settled(pilot)


def place(view: SideBySide) -> tuple[int, int]:
    """Return the current sentence and the line of the screen where it begins."""
    return view.current, screen_line(view, view.current)


async def test_better_english_takes_the_place_of_the_first():
    async with at_first_english(improving_app()) as pilot:
        assert "The old boat had been idle" in "\n".join(shown(pilot.app.reader.article))
        await improve(pilot)
        assert pilot.app.document.english == list(BETTER.values())
        assert "as we hear" in " ".join(" ".join(shown(pilot.app.reader.article)).split())


@pytest.mark.parametrize(("first", "better"), [(12, 40), (40, 1), (1, 90)])
@pytest.mark.parametrize("size", [(100, 40), (60, 20)], ids=["beside", "stacked"])
async def test_nothing_moves_that_the_reader_looks_at(
    first: int, better: int, size: tuple[int, int]
):
    app = long_app(first, better)
    async with at_first_english(app, size) as pilot:
        await pilot.press(*["space"] * 6)
        view = app.reader.article
        before = place(view), view.rows.top(view.current)
        assert before[0][0] > 4
        await improve(pilot)
        assert place(view) == before[0]
        assert view.rows.top(view.current) != before[1]


async def test_what_gets_better_above_the_screen_moves_no_line_of_it():
    app = long_app()
    better = app._open_translator.translator.better
    async with at_first_english(app) as pilot:
        view = app.reader.article
        await pilot.press("space", "space", "j", "j", "j")
        before = shown(view), view.scroll_offset.y
        for row in range(view.rows_on_screen[0], len(app.document)):
            better[app.document.dutch[row]] = app.document.english[row]
        await improve(pilot)
        assert view.scroll_offset.y > before[1]
        assert shown(view) == before[0]


async def test_nothing_moves_in_the_middle_of_a_screen_either_nor_after_a_resize():
    app = long_app()
    async with at_first_english(app) as pilot:
        view = app.reader.article
        await pilot.press("space", "space", "j", "j", "j")
        before = place(view)
        seen = [before]
        gate(app).set()
        while not app.document.final:
            await pilot.pause()
            seen.append(place(view))
        await settled(pilot)
        assert {*seen, place(view)} == {before}
        await resize(pilot, 70, 40)
        assert view.current == before[0]


async def test_the_chosen_quote_stays_and_its_words_are_the_better_ones():
    better = BETTER | {
        nl: en.replace("it was still dark", "outside it was dark as yet")
        for nl, en in BETTER.items()
    }
    async with at_first_english(improving_app(better), (140, 24)) as pilot:
        reader = pilot.app.reader
        await pilot.press("n", "n", "n", "n")
        before = reader.quote, place(reader.article), place(reader.pane)
        await improve(pilot)
        assert (reader.quote, place(reader.article), place(reader.pane)) == before
        # The aligner of these tests doesn't find the other half any more.
        assert reader.document.english_words(3) == "My daughter left the house at six"
        assert "house at six”" in " ".join(" ".join(shown(reader.pane)).split())


async def test_highlights_never_go_out():
    app = improving_app({nl: f"Now then: {en}" for nl, en in ferry_english().items()})
    aligned = Event()

    def align(dutch: str, english: str) -> Carried:
        if english.startswith("Now then"):
            aligned.wait(20)
        return Carried(dutch, english)

    app._align = align
    async with at_first_english(app) as pilot:
        view = app.reader.article
        before = marks(view, 11, english=True)
        assert ("name-misc", "Frisian") in before
        gate(app).set()
        await until(pilot, lambda: len(app.document.final) == 12)
        assert app.document.english[11] == "The Frisian shipyard De Hoop is building it."
        assert marks(view, 11, english=True) == before
        aligned.set()
        await settled(pilot)
        assert app.document.english[11].startswith("Now then: The Frisian")
        assert marks(view, 11, english=True) == before


async def test_better_english_comes_though_nothing_can_be_carried_over_any_more():
    def align(dutch: str, english: str) -> Carried:
        if "vessel" in english:
            raise OSError("the lexicon is gone")
        return Carried(dutch, english)

    async with at_first_english(improving_app(align=align)) as pilot:
        await improve(pilot)
        english = pilot.app.document.english
        assert english == [BETTER[dutch] for dutch in pilot.app.document.dutch]
        assert len(told(pilot)) == 1


async def test_a_walked_word_stays_and_lights_up_its_better_english():
    better = {nl: en.replace("The old boat", "Now the old boat") for nl, en in BETTER.items()}
    better = {nl: en.replace("old vessel", "old boat") for nl, en in better.items()}
    async with at_first_english(improving_app(better)) as pilot:
        view = pilot.app.reader.article
        await pilot.press("j", "j", "w", "w", "w")
        await until(pilot, lambda: ("word-pair", "boat") in marks(view, 2, english=True))
        before = place(view), pilot.app.reader.word
        await improve(pilot)
        assert (place(view), pilot.app.reader.word) == before
        assert ("word", "boot") in marks(view, 2)


@pytest.mark.parametrize(
    ("better", "kept", "look"),
    [("Now the old boat lies still.", "boat", "word"), ("The vessel lies idle.", "boot", "word")],
    ids=["still there", "gone"],
)
async def test_a_clicked_english_word_stays_or_gives_way_to_its_dutch(
    better: str, kept: str, look: str
):
    english = {nl: better if "oude boot" in nl else en for nl, en in ferry_english().items()}
    async with at_first_english(improving_app(english)) as pilot:
        view = pilot.app.reader.article
        column = view._columns.english
        line = screen_line(view, 2) + view._layout(2).gap
        await pilot.click(view, offset=(view.render_line(line).text.index("boat", column), line))
        await until(pilot, lambda: ("word-pair", "boot") in marks(view, 2))
        await improve(pilot)
        assert view.current == 2
        assert (look, kept) in marks(view, 2, english=kept == "boat")


async def test_the_reader_stays_at_a_hit_that_stands_elsewhere_now():
    better = {nl: f"Well, {en}" for nl, en in ferry_english().items()}
    async with at_first_english(improving_app(better)) as pilot:
        reader = pilot.app.reader
        await pilot.press("/")
        reader.search.value = "boat"
        await pilot.pause()
        await pilot.press("enter", "n")
        before = reader.article.current, reader.search.search.number
        await improve(pilot)
        assert (reader.article.current, reader.search.search.number) == before
        assert ("hit-here", "boat") in marks(reader.article, reader.article.current, english=True)


async def test_a_hit_that_is_gone_leaves_the_reader_where_it_was():
    async with at_first_english(improving_app()) as pilot:
        reader = pilot.app.reader
        await pilot.press("/")
        reader.search.value = "boat"
        await pilot.pause()
        await pilot.press("enter")
        before = place(reader.article)
        await improve(pilot)
        assert place(reader.article) == before
        assert "Hit 0 of 0" in reader.status.position


async def test_english_that_is_as_good_as_before_draws_nothing_anew(
    monkeypatch: pytest.MonkeyPatch,
):
    async with at_first_english(improving_app(ferry_english())) as pilot:
        measured = []
        measure = SideBySide.measure

        def noted(view: SideBySide, row: int) -> int:
            measured.append(row)
            return measure(view, row)

        monkeypatch.setattr(SideBySide, "measure", noted)
        await improve(pilot)
        assert not measured
        assert len(pilot.app.document.final) == 12


async def test_it_is_said_that_the_english_gets_better_until_it_is():
    async with at_first_english(improving_app(), (140, 45)) as pilot:
        assert "Better English ━" in str(pilot.app.reader.status.render())
        await improve(pilot)
        assert "English" not in str(pilot.app.reader.status.render())


async def test_quick_english_alone_is_not_said_to_get_better():
    async with reading(size=(140, 45)) as pilot:
        assert len(pilot.app.document.final) == 12
        assert not pilot.app.reader.status.work


async def test_when_no_better_english_comes_the_first_stays_and_the_reason_is_shown():
    translator = FakeTranslator(ferry_english(), better=BETTER, fail_after=12)
    async with reading(ferry_app(open_translator=Opened(translator))) as pilot:
        assert pilot.app.document.english == list(ferry_english().values())
        assert "No better English: the model is" in str(pilot.app.reader.status.render())


async def test_quitting_while_the_english_gets_better_stops_the_translator():
    app = improving_app()
    translator = app._open_translator.translator
    async with at_first_english(app) as pilot:
        assert not translator.stopped.is_set()
        await pilot.press("q")
    assert await asyncio.to_thread(translator.stopped.wait, 20)
    assert app.return_code == 0
