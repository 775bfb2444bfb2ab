import asyncio
from threading import Event
from typing import Any

import pytest
from driving import ferry_app, marks, reading, screen_line, settled, shown, told, until
from fakes import FakeTranslator, Opened, analyse_ferry, analyse_in_vain, analyse_nothing
from ferry import Carried, article_of, ferry_english

from articles.article import Analysis, Article
from tui.app import NewsreaderApp
from tui.screens.reader import ANALYSING
from tui.widgets.bars import TitleBar


def waiting_app(gate: Event, sentences: int = 200, words: str = "woord " * 12) -> NewsreaderApp:
    """Make an app for a long article; its English, twice as long, waits for the gate."""
    article = article_of(
        [(False, [f"{i} {words}" for _ in range(4)]) for i in range(sentences // 4)]
    )
    english = {s.of(article.text): s.of(article.text) * 2 for s in article.sentences}
    translator = Opened(FakeTranslator(english, gate=gate, batch=50))
    return NewsreaderApp(article, analyse=analyse_nothing, open_translator=translator)


async def test_the_dutch_is_shown_before_any_work_begins():
    painted = []

    def analyse(article: Article, **_: object) -> Analysis:
        painted.append("Lemsterveld" in "".join(shown(app.reader.article)))
        return Analysis((), ())

    app = ferry_app(analyse=analyse)
    async with reading(app):
        assert painted == [True]


async def test_english_to_come_has_its_room_and_a_sign():
    gate = Event()
    app = ferry_app(open_translator=Opened(FakeTranslator(ferry_english(), gate=gate)))
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(TitleBar).translator != "")
        assert shown(app.reader.article)[0].endswith("…")
        assert "English" in str(app.reader.status.render())
        gate.set()
        await settled(pilot)
        assert shown(app.reader.article)[0].endswith(
            "Ferry at Lemsterveld sails again after months"
        )


async def test_late_english_moves_nothing_that_the_reader_looks_at():
    gate = Event()
    app = waiting_app(gate)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("space", "space", "space", "j", "j")
        view = app.reader.article
        before = view.current, screen_line(view, view.current), view.rows.top(view.current)
        gate.set()
        await settled(pilot)
        assert app.document.translated == 200
        assert (view.current, screen_line(view, view.current)) == before[:2]
        assert view.rows.top(view.current) > before[2]


async def test_names_and_quotes_are_looked_for_when_the_first_english_is_there():
    gate = Event()
    app = ferry_app(open_translator=Opened(FakeTranslator(ferry_english(), gate=gate)))
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(TitleBar).translator != "")
        assert {worker.group for worker in app.workers} == {"translation"}
        gate.set()
        await settled(pilot)
        assert app.document.analysis is not None


async def test_sentences_on_screen_are_translated_first():
    gate = Event()
    app = waiting_app(gate)
    translator = app._open_translator.translator
    translator.batch = 4
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("G")
        seen = set(app.reader.article.seen)
        gate.set()
        await until(pilot, lambda: len(translator.order) >= len(seen))
        assert set(translator.order[: len(seen) - 4]) <= seen


async def test_progress_is_shown_while_there_is_work_and_then_the_legend():
    gate = Event()
    app = ferry_app(open_translator=Opened(FakeTranslator(ferry_english(), gate=gate)))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(TitleBar).translator != "")
        assert "━" in str(app.reader.status.render())
        gate.set()
        await settled(pilot)
        line = str(app.reader.status.render())
        assert "━" not in line
        assert line.endswith("person  organisation  place  other")


async def test_the_pane_says_that_quotes_are_being_looked_for():
    gate = Event()

    def analyse(article: Article, **_: object) -> Analysis:
        gate.wait(20)
        return Analysis((), ())

    app = ferry_app(analyse=analyse)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert ANALYSING in "".join(shown(app.reader.pane))
        gate.set()


@pytest.mark.parametrize(
    ("keys", "quote"),
    [("n", 0), ("nn", 1), ("nnp", 0), ("nj", None), ("jnn", 1), (("tab", "n"), 0)],
)
async def test_the_reader_goes_to_quotes_asked_for_before_they_were_found(keys, quote):
    gate = Event()

    def analyse(article: Article, **asked: Any) -> Analysis:
        gate.wait(20)
        return analyse_ferry(article, **asked)

    async with ferry_app(analyse=analyse).run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        gate.set()
        await settled(pilot)
        assert pilot.app.reader.quote == quote


async def test_but_not_when_the_reader_walks_words_by_then():
    gate = Event()

    def analyse(article: Article, **asked: Any) -> Analysis:
        gate.wait(20)
        return analyse_ferry(article, **asked)

    async with ferry_app(analyse=analyse).run_test(size=(120, 40)) as pilot:
        await pilot.press("n", "w", "d")
        gate.set()
        await settled(pilot)
        assert pilot.app.reader.word
        assert pilot.app.reader.looking_up


async def test_the_translator_is_named():
    async with reading() as pilot:
        title = pilot.app.screen.query_one(TitleBar)
        assert str(title.render()).endswith("prepared 1.0 (built-in)")
        assert "2024-03" in str(title.render())


async def test_a_warning_of_the_translator_is_passed_on():
    opened = Opened(FakeTranslator({}), warnings=("package [x] is broken",))
    async with reading(ferry_app(open_translator=opened)) as pilot:
        assert told(pilot) == ["package [x] is broken"]


async def test_a_hint_is_shown_when_all_the_english_is_there():
    translated = []

    def hint() -> str:
        translated.append(app.document.translated)
        return "there is a [larger] model\x1b[31m"

    app = ferry_app(hint=hint)
    async with reading(app):
        (notice,) = app._notifications
        assert notice.message == "there is a [larger] model\ufffd[31m"
        assert notice.severity == "information"
    assert len(translated) == 1


async def test_a_hint_that_was_given_before_is_not_shown():
    app = ferry_app(hint=lambda: None)
    async with reading(app):
        assert not list(app._notifications)


async def test_no_hint_is_taken_when_the_translation_fails():
    taken = []
    translator = FakeTranslator(ferry_english(), fail_after=4)
    async with reading(ferry_app(open_translator=Opened(translator), hint=lambda: taken.append(1))):
        assert not taken


async def test_doubtful_english_is_marked():
    translator = FakeTranslator(ferry_english(), doubtful=frozenset({0}))
    async with reading(ferry_app(open_translator=Opened(translator)), (140, 40)) as pilot:
        view = pilot.app.reader.article
        assert "of standstill (?)" in "\n".join(shown(view))
        assert pilot.app.document.english[0] == ferry_english()[pilot.app.document.dutch[0]]


async def test_when_the_translation_fails_the_dutch_stays_and_the_reason_is_shown():
    translator = FakeTranslator(ferry_english(), fail_after=4)
    async with reading(ferry_app(open_translator=Opened(translator))) as pilot:
        reader = pilot.app.reader
        assert "No English: the model is [damaged]" in str(reader.status.render())
        assert "kilometer" in "\n".join(shown(reader.article))
        assert "…" not in "".join(shown(reader.article))
        await pilot.press("n")
        assert reader.quote == 0


async def test_when_no_translator_opens_the_dutch_stays_and_the_reason_is_shown():
    def broken() -> Opened:
        raise OSError("model.bin is cut short")

    async with reading(ferry_app(open_translator=broken)) as pilot:
        assert "No English: model.bin is cut short" in str(pilot.app.reader.status.render())
        assert told(pilot) == ["No English: model.bin is cut short"]


async def test_where_the_line_is_short_it_begins_with_what_is_wrong():
    def broken() -> Opened:
        raise OSError(
            "the built-in model can't be loaded: model.bin.part0 is not what it should be"
        )

    async with reading(ferry_app(open_translator=broken), (80, 24)) as pilot:
        line = shown(pilot.app.reader.status)[0]
        assert "⚠ No English: the built-in model" in line
        assert line.endswith("…")


async def test_when_the_alignment_fails_the_english_stands_without_names():
    def align(dutch: str, english: str):
        raise OSError("the lexicon is [damaged]")

    async with reading(ferry_app(align=align), (140, 45)) as pilot:
        assert told(pilot) == [
            "Names and quotes can't be shown in the English: the lexicon is [damaged]"
        ]
        assert pilot.app.document.translated == 12
        assert not marks(pilot.app.reader.article, 11, english=True)
        await pilot.press("w", "d")
        await settled(pilot)
        assert not any(line.startswith("Here") for line in shown(pilot.app.reader.lookup))
        assert len(told(pilot)) == 1


async def test_when_the_analysis_fails_the_english_comes_all_the_same():
    async with reading(ferry_app(analyse=analyse_in_vain)) as pilot:
        reader = pilot.app.reader
        assert "the pipeline is [damaged]" in " ".join(" ".join(shown(reader.pane)).split())
        assert pilot.app.document.translated == 12


async def test_without_a_translator_the_dutch_has_the_whole_width():
    app = ferry_app(open_translator=None)
    async with reading(app, (80, 24)) as pilot:
        view = app.reader.article
        assert shown(view)[0] == "▌ Veerpont Lemsterveld vaart weer na maanden stilstand"
        await pilot.press("t")
        assert not view.english_shown


async def test_without_an_aligner_quotes_stand_in_whole_sentences():
    async with reading(ferry_app(align=None), (140, 45)) as pilot:
        pane = " ".join(" ".join(shown(pilot.app.reader.pane)).split())
        assert '“"We have had every bolt in our hands," says skipper Hielke Baarda.”' in pane
        assert not marks(pilot.app.reader.article, 11, english=True)


async def test_quitting_stops_a_slow_translator_and_waits_for_it():
    translator = FakeTranslator({}, gate=Event())
    app = ferry_app(open_translator=Opened(translator))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(TitleBar).translator != "")
        assert not translator.stopped.is_set()
        await pilot.press("q")
    assert await asyncio.to_thread(translator.stopped.wait, 20)
    assert app.return_code == 0


async def test_quitting_tells_the_analysis_to_stop():
    started, stopped = Event(), Event()

    def analyse(article: Article, *, cancelled, **_: object) -> None:
        started.set()
        while not cancelled():
            stopped.wait(0.001)
        stopped.set()
        raise InterruptedError

    app = ferry_app(analyse=analyse)
    async with app.run_test() as pilot:
        await until(pilot, started.is_set)
        await pilot.press("q")
    assert await asyncio.to_thread(stopped.wait, 20)


async def test_analysis_and_carrying_work_in_either_order():
    gate = Event()

    def analyse(article: Article, **keywords) -> Analysis:
        gate.wait(20)
        return analyse_ferry(article, **keywords)

    app = ferry_app(analyse=analyse, align=Carried)
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: app.document.translated == 12)
        gate.set()
        await settled(pilot)
        assert ("name-misc", "Frisian") in marks(app.reader.article, 11, english=True)
