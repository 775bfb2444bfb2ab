from driving import ferry_app, marks, reading, resize, screen_line, shown, until
from fakes import analyse_nothing
from ferry import QUOTES, WORDS, article_of

from articles.article import Analysis, Article, Quote, Span
from tui.app import NewsreaderApp
from tui.screens.reader import NO_QUOTES

HOMES = (3, 4, 7, 9, 10, 10)
"""The sentences of the quotes in the article about the ferry."""


async def test_keys_walk_through_all_quotes_and_back():
    async with reading(size=(80, 24)) as pilot:
        reader = pilot.app.reader
        for quote, home in enumerate(HOMES):
            await pilot.press("n" if quote % 2 else "]")
            assert (reader.quote, reader.article.current) == (quote, home)
            assert 0 <= screen_line(reader.article, home) < reader.article.size.height
            assert quote in reader.pane.rows_on_screen
        await pilot.press("n")
        assert reader.quote == len(HOMES) - 1
        for quote in reversed(range(len(HOMES) - 1)):
            await pilot.press("p" if quote % 2 else "[")
            assert reader.quote == quote


async def test_the_next_quote_is_the_next_one_from_where_the_reader_is():
    async with reading() as pilot:
        await pilot.press(*"jjjjj", "n")
        assert pilot.app.reader.quote == 2
        await pilot.press("j", "p")
        assert pilot.app.reader.quote == 2


async def test_the_quote_in_the_current_sentence_is_current():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("j", "j", "j")
        assert reader.quote == 0
        await pilot.press("j", "j")
        assert reader.quote is None


async def test_the_current_quote_is_highlighted_in_both_languages():
    async with reading() as pilot:
        view = pilot.app.reader.article
        await pilot.press("n")
        words = QUOTES[0][1][0]
        dutch, english = marks(view, 3), marks(view, 3, english=True)
        assert {("quote", words), ("cue", "zegt"), ("source", "schipper Hielke Baarda")} <= {*dutch}
        assert {("quote", WORDS[words]), ("cue", "says")} <= {*english}
        await pilot.press("n")
        assert "quote" not in {look for look, _ in marks(view, 3)}


async def test_names_are_highlighted_by_kind_in_both_languages():
    async with reading() as pilot:
        view = pilot.app.reader.article
        assert marks(view, 11) == [("name-misc", "Friese"), ("name-org", "De Hoop")]
        assert marks(view, 11, english=True) == [("name-misc", "Frisian"), ("name-org", "De Hoop")]


async def test_kinds_of_names_differ_without_colours():
    async with reading() as pilot:
        view = pilot.app.reader.article
        looks = [view.look(f"name-{kind}") for kind in ("per", "org", "loc", "misc")]
        styles = {(look.bold, look.italic, look.underline) for look in looks}
        assert len(styles) == 4
        assert (None, None, None) not in styles


async def test_the_gutter_shows_where_quotes_begin():
    async with reading(size=(140, 45)) as pilot:
        lines = shown(pilot.app.reader.article)
        assert [line[0] for line in lines if line[:1] in "●◐○" and line] == list("●○◐●○")


async def test_the_pane_tells_who_said_what_and_how():
    async with reading(size=(140, 45)) as pilot:
        lines = shown(pilot.app.reader.pane)
        assert lines[0].split() == ["●", "Hielke", "Baarda", "direct"]
        assert lines[1:3] == [
            "   “We hebben elke bout in handen gehad”",
            "   “We have had every bolt in our hands”",
        ]
        assert "   according to Lemster Bode" in lines


async def test_the_pane_is_at_the_right_of_a_wide_terminal_and_else_below():
    async with reading(size=(140, 45)) as pilot:
        article, pane = pilot.app.reader.article, pilot.app.reader.pane
        assert pane.region.x >= article.region.right
        await resize(pilot, 100, 45)
        await until(pilot, lambda: pane.region.y >= article.region.bottom)


async def test_enter_in_the_pane_goes_to_the_quote():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("tab", "j", "j")
        assert (reader.pane.current, reader.article.current) == (2, 0)
        await pilot.press("enter")
        assert (reader.quote, reader.article.current) == (2, HOMES[2])
        assert reader.article.has_focus


async def test_in_the_pane_the_next_quote_is_the_next_one_from_the_cursor():
    async with reading(size=(80, 24)) as pilot:
        reader = pilot.app.reader
        await pilot.press("tab", *"jjj", "n")
        assert (reader.quote, reader.pane.current, reader.article.current) == (4, 4, HOMES[4])
        await pilot.press("k", "k", "p")
        assert (reader.quote, reader.pane.current) == (1, 1)
        assert reader.pane.has_focus
        await pilot.press(*"jjjj", "n")
        assert (reader.quote, reader.pane.current) == (1, len(HOMES) - 1)


async def test_a_click_on_a_quote_in_the_pane_goes_to_it():
    async with reading(size=(140, 45)) as pilot:
        reader = pilot.app.reader
        await pilot.click(reader.pane, offset=(5, 2 + reader.pane.rows.top(3)))
        assert (reader.quote, reader.article.current) == (3, HOMES[3])
        # The blank line below a quote is its own, and the title is nobody's.
        await pilot.click(reader.pane, offset=(5, reader.pane.rows.top(3)))
        assert reader.quote == 2
        await pilot.click(reader.pane, offset=(5, 0))
        assert (reader.quote, reader.pane.has_focus) == (2, True)


async def test_tab_goes_from_pane_to_pane():
    async with reading() as pilot:
        reader = pilot.app.reader
        assert reader.article.has_focus
        await pilot.press("tab")
        assert reader.pane.has_focus
        await pilot.press("shift+tab")
        assert reader.article.has_focus


async def test_the_pane_can_be_put_away():
    async with reading() as pilot:
        reader = pilot.app.reader
        await pilot.press("tab", "s")
        assert not reader.pane.display
        assert reader.article.has_focus
        await pilot.press("tab")
        assert reader.article.has_focus
        await pilot.press("s", "n")
        assert reader.pane.display
        assert 0 in reader.pane.rows_on_screen


async def test_an_article_without_quotes_says_so():
    async with reading(ferry_app(analyse=analyse_nothing)) as pilot:
        assert NO_QUOTES in "".join(shown(pilot.app.reader.pane))
        await pilot.press("n", "p", "tab", "j", "enter", "space", "G")
        assert pilot.app.reader.quote is None


async def test_hundreds_of_quotes_are_walked_through():
    article = article_of([(False, [f'"Dit is uitspraak {i}", zei hij.']) for i in range(500)])

    def analyse(article: Article, **_: object) -> Analysis:
        return Analysis(
            (),
            tuple(
                Quote(
                    s.id,
                    "direct",
                    (Span(s.start + 1, s.end - 10),),
                    None,
                    None,
                    "Jan",
                    None,
                    (s.id,),
                )
                for s in article.sentences
            ),
        )

    async with reading(NewsreaderApp(article, analyse=analyse), size=(80, 24)) as pilot:
        await pilot.press("tab", "G", "enter")
        assert pilot.app.reader.article.current == 499
        await pilot.press("p")
        assert pilot.app.reader.quote == 498
        assert "uitspraak 498" in "\n".join(shown(pilot.app.reader.pane))


async def test_hedged_and_doubtful_quotes_are_marked():
    article = article_of([(False, ["De koster zou de sleutel hebben verloren, zegt een buurman."])])
    sentence = article.sentences[0]
    quote = Quote(
        0, "indirect", (Span(0, 40),), None, None, "een buurman", None, (sentence.id,),
        confidence=0.4, hedged=True,
    )  # fmt: skip

    def analyse(article: Article, **_: object) -> Analysis:
        return Analysis((), (quote,))

    async with reading(NewsreaderApp(article, analyse=analyse)) as pilot:
        pane = "\n".join(shown(pilot.app.reader.pane))
        assert "een buurman (?)" in pane
        assert "hedged, indirect" in pane
