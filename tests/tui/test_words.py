"""Words are walked, light up on both sides, and are looked up."""

from threading import Event

import pytest
from driving import burst, ferry_app, marks, reading, resize, screen_line, settled, shown
from fakes import FakeTable, FakeTranslator, Opened, analyse_nothing, look_up_in_vain, opened_ferry
from ferry import Carried, article_of, ferry_english
from textual.pilot import Pilot

from articles.article import Analysis, Article, Name, Word
from tui.app import NewsreaderApp
from tui.words import Place, first_word, nearest_word, step, words_of

NO_WORD = "Here      no word of its own"


def lit(pilot: Pilot[None], *, english: bool = False) -> dict[str, list[str]]:
    """Return the words that light up in the current sentence, the chosen one and the others."""
    view = pilot.app.reader.article
    found = marks(view, view.current, english=english)
    looks = {look: [words for of, words in found if of == look] for look in ("word", "word-pair")}
    return {look: words for look, words in looks.items() if words}


def panel(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the look-up, without its frame."""
    widget = pilot.app.reader.lookup
    return [line.strip() for line in shown(widget) if line.strip()] if widget.display else []


async def click_word(pilot: Pilot[None], row: int, word: str, *, english: bool = False) -> None:
    """Click the first letter of a word."""
    view = pilot.app.reader.article
    top = screen_line(view, row) + view._layout(row).gap
    column = view._columns.english if english else 0
    for line in range(view.rows.height(row)):
        text = view.render_line(top + line).text
        if (place := text.find(word, column)) >= 0:
            await pilot.click(view, offset=(place, top + line))
            await settled(pilot)
            return
    raise AssertionError(f"{word} is not on screen")


class TestWords:
    def test_a_word_is_what_the_eye_sees_as_one(self) -> None:
        text = "'s Avonds zei 'Zo'n EU-top' kostte 13.300,50 euro (o.a. foto’s): e\u0301e\u0301n."
        found = [text[start:end] for start, end in words_of(text)]
        assert found == [
            *("'s", "Avonds", "zei", "Zo'n", "EU-top", "kostte", "13.300,50", "euro"),
            *("o.a", "foto’s", "e\u0301e\u0301n"),
        ]

    def test_a_sentence_may_have_none(self) -> None:
        assert words_of("*** – …") == ()
        assert nearest_word("***", 1) is None

    def test_walking_crosses_sentences_and_stops_at_the_ends(self) -> None:
        dutch = ["Het regent.", "***", "Hij lacht."]
        place = first_word(dutch, 0)
        walked = []
        while place and place not in walked:
            walked.append(place)
            place = step(dutch, place, 1)
        assert [dutch[p.row][p.start : p.end] for p in walked] == ["Het", "regent", "Hij", "lacht"]
        assert step(dutch, walked[0], -1) == walked[0]
        assert step(dutch, walked[2], -1) == walked[1]
        assert step(dutch, walked[0], 3) == walked[3]

    def test_the_first_word_may_be_further_on(self) -> None:
        assert first_word(["Het regent.", "***"], 0, 3) == Place(0, False, 4, 10)
        assert first_word(["Ja.", "***", "Nee."], 1) == Place(2, False, 0, 3)
        assert first_word(["Ja.", "***"], 1) is None

    def test_between_words_the_nearest_counts(self) -> None:
        assert nearest_word('"Ja hoor"', 0) == (1, 3)
        assert nearest_word('"Ja hoor"', 3) == (1, 3)
        assert nearest_word('"Ja hoor"', 8) == (4, 8)


class TestWalking:
    async def test_w_begins_at_the_first_word_of_the_sentence_and_goes_on(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "w")
            await settled(pilot)
            assert lit(pilot) == {"word": ["De"]}
            assert lit(pilot, english=True) == {"word-pair": ["The"]}
            await pilot.press("w", "w")
            assert lit(pilot) == {"word": ["boot"]}
            assert lit(pilot, english=True) == {"word-pair": ["boat"]}
            await pilot.press("b")
            assert lit(pilot) == {"word": ["oude"]}

    async def test_words_are_walked_across_sentences(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "w", "b")
            assert pilot.app.reader.article.current == 1
            assert lit(pilot) == {"word": ["weer"]}
            await pilot.press("w")
            assert pilot.app.reader.article.current == 2
            assert pilot.app.reader.status.position[0] == "Sentence 3 of 12"

    async def test_at_a_quote_w_begins_with_its_words(self) -> None:
        async with reading() as pilot:
            await pilot.press("n", "n", "w")
            assert lit(pilot)["word"] == ["kostte"]
            assert pilot.app.reader.quote == 1

    async def test_in_the_pane_w_begins_with_the_quote_there(self) -> None:
        async with reading() as pilot:
            await pilot.press("tab", "j", "j", "w")
            assert pilot.app.reader.article.has_focus
            assert (pilot.app.reader.article.current, lit(pilot)["word"]) == (7, ["de"])

    async def test_keys_typed_at_once_count_one_after_the_other(self) -> None:
        async with reading() as pilot:
            reader = pilot.app.reader
            await burst(pilot, "w", "j", "w")
            assert (reader.article.current, lit(pilot)["word"]) == (1, ["De"])
            await burst(pilot, "tab", "j", "enter", "w")
            assert (reader.article.current, lit(pilot)["word"]) == (4, ["kostte"])

    async def test_moving_on_from_a_quote_w_begins_with_the_sentence(self) -> None:
        async with reading() as pilot:
            await pilot.press("n", "j", "w")
            assert lit(pilot)["word"] == ["Volgens"]

    @pytest.mark.parametrize("key", ["escape", "j", "k", "g", "n", "space"])
    async def test_the_word_is_dropped_by_escape_and_by_moving(self, key: str) -> None:
        async with reading(size=(80, 24)) as pilot:
            await pilot.press("j", "j", "w", key)
            assert pilot.app.reader.word is None
            assert not lit(pilot)

    async def test_a_search_drops_it_and_escape_ends_the_search_after_the_word(self) -> None:
        async with reading() as pilot:
            reader = pilot.app.reader
            await pilot.press("w", "/", *"boot", "enter")
            assert reader.word is None
            await pilot.press("w", "escape")
            assert reader.word is None
            assert reader.search.search is not None
            await pilot.press("escape")
            assert reader.search.search is None

    async def test_both_parts_of_a_separable_verb_light_up(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "w", "w", "w", "w")
            await settled(pilot)
            assert lit(pilot) == {"word": ["lag"], "word-pair": ["stil"]}
            assert lit(pilot, english=True) == {"word-pair": ["idle"]}

    async def test_every_word_is_reached_and_seen(self) -> None:
        article = article_of([(False, ["woord " * 400 + "slot.", "Nog een."])])
        app = NewsreaderApp(article, analyse=analyse_nothing)
        async with reading(app, (80, 24)) as pilot:
            view = app.reader.article
            await pilot.press("w")
            app.reader.action_word(398)
            for key in ["w"] * 4 + ["b"] * 3:
                await pilot.press(key)
                assert app.reader.word is not None
                line = screen_line(view, view.current) + view._line_of(app.reader.word)
                assert 0 <= line < view.area.height
                assert view.current == app.reader.word.row

    async def test_before_the_english_is_there_only_the_dutch_lights_up(self) -> None:
        gate = Event()
        translator = Opened(FakeTranslator(ferry_english(), gate=gate))
        app = ferry_app(open_translator=translator)
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.press("j", "j", "w")
            assert lit(pilot) == {"word": ["De"]}
            gate.set()
            await settled(pilot)
            assert lit(pilot, english=True) == {"word-pair": ["The"]}

    async def test_without_an_aligner_or_english_words_are_walked_all_the_same(self) -> None:
        for without in ({"align": None}, {"open_translator": None}):
            async with reading(ferry_app(**without)) as pilot:
                await pilot.press("j", "j", "w", "w")
                assert lit(pilot) == {"word": ["oude"]}

    async def test_each_sentence_is_aligned_once(self) -> None:
        aligned: list[str] = []

        def align(dutch: str, english: str) -> Carried:
            aligned.append(dutch)
            return Carried(dutch, english)

        async with reading(ferry_app(align=align, analyse=analyse_nothing)) as pilot:
            await pilot.press("j", "w", "w", "w", "b", "escape", "w")
            await settled(pilot)
            assert aligned == [pilot.app.document.dutch[1]]

    async def test_an_article_without_words_has_none_to_walk(self) -> None:
        app = NewsreaderApp(article_of([(False, ["***"])]), analyse=analyse_nothing)
        async with reading(app) as pilot:
            await pilot.press("w", "b", "d")
            assert app.reader.word is None
            assert panel(pilot) == []


class TestMouse:
    @pytest.mark.parametrize("size", [(100, 40), (60, 40)], ids=["beside", "stacked"])
    async def test_a_click_chooses_a_word_of_either_side(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as pilot:
            await click_word(pilot, 2, "boot")
            assert pilot.app.reader.article.current == 2
            assert lit(pilot) == {"word": ["boot"]}
            assert lit(pilot, english=True) == {"word-pair": ["boat"]}
            await click_word(pilot, 2, "engine", english=size[0] == 100)
            assert lit(pilot) == {"word-pair": ["motor"]}
            assert lit(pilot, english=True) == {"word": ["engine"]}

    async def test_w_goes_on_from_the_dutch_behind_a_clicked_english_word(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 2, "boat", english=True)
            await pilot.press("w")
            assert lit(pilot)["word"] == ["lag"]

    async def test_w_begins_anew_where_no_dutch_word_stands_behind_it(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 2, "been", english=True)
            assert lit(pilot) == {}
            await pilot.press("w")
            assert lit(pilot)["word"] == ["De"]

    async def test_a_click_beside_the_text_drops_the_word(self) -> None:
        async with reading() as pilot:
            view = pilot.app.reader.article
            await click_word(pilot, 2, "boot")
            await pilot.click(view, offset=(0, screen_line(view, 2)))
            assert pilot.app.reader.word is None
            assert view.current == 2

    async def test_hiding_the_english_drops_an_english_word(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 2, "boat", english=True)
            await pilot.press("t")
            assert pilot.app.reader.word is None


class TestLookingUp:
    async def test_d_tells_what_a_word_is_and_what_it_means(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "w", "w", "d")
            await settled(pilot)
            assert panel(pilot) == [
                "oude · form of oud · adjective",
                "Here      old",
                "Usually   old 91%, former 5%",
            ]

    async def test_the_look_up_follows_the_word(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "w", "w", "d", "w")
            await settled(pilot)
            assert panel(pilot) == [
                "boot · noun, de",
                "Here      boat",
                "Usually   boat 93%, ship 4%",
            ]
            await pilot.press("b")
            assert panel(pilot)[0].startswith("oude")

    async def test_a_separable_verb_is_looked_up_as_a_whole(self) -> None:
        table = FakeTable()
        async with reading(ferry_app(look_up=table)) as pilot:
            await pilot.press("j", "j", *"wwww", "d")
            await settled(pilot)
            assert panel(pilot) == [
                "lag … stil · form of stilliggen · separable verb",
                "Here      idle",
                "Usually   lie idle 60%, be down 20%",
            ]
            assert table.asked == [("stilliggen", "stillag", "lagstil")]

    async def test_a_name_is_called_one(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 3, "Baarda")
            await pilot.press("d")
            await settled(pilot)
            assert panel(pilot) == [
                "Baarda · name, person",
                "Here      Baarda",
                "Usually   Baarda 100%",
            ]

    async def test_a_word_that_opens_the_sentence_is_looked_up_without_its_capital(self) -> None:
        def analyse(article: Article, **_: object) -> Analysis:
            name = Name(22, 26, "PER", "Oude")
            words = (
                Word(0, 4, "Oude", "ADJ"),
                Word(5, 10, "Motor", "NOUN"),
                Word(22, 26, "Oude", "PROPN"),
            )
            return Analysis((name,), (), words)

        article = article_of([(False, ["Oude Motor ligt stil.", "Oude loopt."])])
        table = FakeTable()
        app = NewsreaderApp(article, analyse=analyse, look_up=table)
        async with reading(app) as pilot:
            await pilot.press("d", *"wwww")
            await settled(pilot)
            assert table.asked[:2] == [("oude", "Oude"), ("Motor",)]
            assert table.asked[-1] == ("Oude",)

    async def test_it_says_so_when_the_table_does_not_know_a_word(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 2, "november")
            await pilot.press("d")
            await settled(pilot)
            assert panel(pilot)[-1] == "Usually   the table doesn't know this word"

    async def test_the_parts_of_a_compound_are_told_apart(self) -> None:
        async with reading() as pilot:
            await click_word(pilot, 2, "motor")
            await pilot.press("d")
            await settled(pilot)
            assert panel(pilot)[-1] == "Usually   the table has only mot: moth 50%; or: gold 25%"

    async def test_a_clicked_english_word_is_looked_up_by_its_dutch(self) -> None:
        async with reading() as pilot:
            await pilot.press("w", "d")
            await click_word(pilot, 2, "boat", english=True)
            assert panel(pilot)[:2] == ["boot · noun, de", "Here      boat"]
            await click_word(pilot, 2, "been", english=True)
            assert panel(pilot) == ["been · stands for no Dutch word of its own"]

    async def test_escape_closes_it_first_and_d_closes_and_opens_it(self) -> None:
        async with reading() as pilot:
            reader = pilot.app.reader
            await pilot.press("w", "d", "escape")
            assert (panel(pilot), reader.word is None) == ([], False)
            await pilot.press("d")
            assert panel(pilot)
            await pilot.press("d")
            assert (panel(pilot), reader.word is None) == ([], False)

    async def test_d_alone_begins_with_the_first_word(self) -> None:
        async with reading() as pilot:
            await pilot.press("j", "j", "d")
            await pilot.pause()
            assert panel(pilot)[0].startswith("De · determiner")

    async def test_in_the_pane_d_begins_with_the_quote_there(self) -> None:
        async with reading() as pilot:
            await pilot.press("tab", "j", "j", "d")
            assert pilot.app.reader.article.has_focus
            assert (pilot.app.reader.article.current, lit(pilot)["word"]) == (7, ["de"])

    async def test_moving_on_closes_it(self) -> None:
        async with reading() as pilot:
            await pilot.press("d", "j")
            assert panel(pilot) == []

    @pytest.mark.parametrize("size", [(80, 24), (140, 45), (60, 16), (40, 9)])
    async def test_the_word_stays_on_screen_at_every_size(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as pilot:
            view = pilot.app.reader.article
            await pilot.press("G", "w", "d")
            await settled(pilot)
            assert pilot.app.reader.word is not None
            line = screen_line(view, 11) + view._line_of(pilot.app.reader.word)
            assert 0 <= line < view.area.height
            assert panel(pilot)

    async def test_on_a_narrow_screen_it_lies_where_who_said_what_was(self) -> None:
        async with reading(size=(80, 24)) as pilot:
            reader = pilot.app.reader
            before = reader.article.region, reader.pane.region
            await pilot.press("d")
            await pilot.pause()
            assert not reader.pane.display
            assert (reader.article.region, reader.lookup.region) == before
            await resize(pilot, 140, 45)
            assert reader.pane.display
            await pilot.press("escape")
            await resize(pilot, 80, 24)
            assert reader.pane.display

    async def test_tab_goes_to_the_pane_that_it_covers(self) -> None:
        async with reading(size=(80, 24)) as pilot:
            reader = pilot.app.reader
            await pilot.press("d", "tab")
            await pilot.pause()
            assert reader.pane.has_focus
            assert reader.pane.display
            assert panel(pilot) == []
            assert reader.word is not None

    async def test_s_brings_the_pane_back_that_it_covers(self) -> None:
        async with reading(size=(80, 24)) as pilot:
            reader = pilot.app.reader
            for keys in (("d", "s"), ("s", "d", "s")):
                await pilot.press(*keys)
                assert reader.pane.display
                assert reader.article.has_focus
                assert panel(pilot) == []
            await pilot.press("s")
            assert not reader.pane.display

    async def test_beside_the_pane_it_stays_when_the_pane_is_left_or_hidden(self) -> None:
        async with reading(size=(140, 45)) as pilot:
            reader = pilot.app.reader
            await pilot.press("d", "tab")
            assert reader.pane.has_focus
            assert panel(pilot)
            await pilot.press("s")
            assert not reader.pane.display
            assert panel(pilot)

    async def test_tab_leaves_it_open_where_there_is_no_pane_to_go_to(self) -> None:
        for size, keys in (((80, 24), "sd"), ((60, 9), "d")):
            async with reading(size=size) as pilot:
                await pilot.press(*keys, "tab")
                assert pilot.app.reader.article.has_focus
                assert panel(pilot)

    async def test_a_pane_that_is_hidden_stays_hidden(self) -> None:
        async with reading(size=(80, 24)) as pilot:
            await pilot.press("s", "d", "d")
            assert not pilot.app.reader.pane.display

    async def test_no_key_waits_for_the_table(self) -> None:
        table = FakeTable(gate=Event())
        async with reading(ferry_app(look_up=table)) as pilot:
            await pilot.press("j", "j", "d", "w")
            assert panel(pilot) == [
                "oude · form of oud · adjective",
                "Here      old",
                "Usually   …",
            ]
            await pilot.press("w")
            assert panel(pilot)[0] == "boot · noun, de"
            assert table.gate is not None
            table.gate.set()
            await settled(pilot)
            assert panel(pilot)[-1] == "Usually   boat 93%, ship 4%"

    async def test_a_word_is_asked_for_once(self) -> None:
        table = FakeTable()
        async with reading(ferry_app(look_up=table)) as pilot:
            await pilot.press("j", "j", "d", "w", "b", "w", "d", "d")
            await settled(pilot)
            assert table.asked == [("de",), ("oude", "oud")]

    async def test_a_table_that_cannot_be_read_is_told(self) -> None:
        async with reading(ferry_app(look_up=look_up_in_vain)) as pilot:
            await pilot.press("w", "d")
            await settled(pilot)
            assert panel(pilot)[-1] == "Usually   the table can't be read: the table is [damaged]"

    async def test_before_the_analysis_the_word_is_looked_up_as_it_stands(self) -> None:
        async with reading(ferry_app(analyse=analyse_nothing)) as pilot:
            await pilot.press("j", "j", "w", "w", "d")
            await settled(pilot)
            assert panel(pilot) == ["oude", "Here      old", "Usually   old 91%, former 5%"]

    async def test_without_english_only_the_table_speaks(self) -> None:
        async with reading(ferry_app(open_translator=None)) as pilot:
            await pilot.press("j", "j", "w", "w", "d")
            await settled(pilot)
            assert panel(pilot) == [
                "oude · form of oud · adjective",
                "Usually   old 91%, former 5%",
            ]

    async def test_text_is_never_markup(self) -> None:
        article = article_of([(False, ["[bold]boot[/] \x1b[31m."])])
        app = NewsreaderApp(
            article,
            analyse=analyse_nothing,
            open_translator=opened_ferry(),
            align=Carried,
            look_up=FakeTable(),
        )
        async with reading(app) as pilot:
            await pilot.press("d", "w")
            await settled(pilot)
            assert panel(pilot) == ["boot", NO_WORD, "Usually   boat 93%, ship 4%"]
            assert "[bold]boot[/]" in shown(app.reader.article)[0]
