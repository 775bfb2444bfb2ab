"""The reader: the article, who said what, and the lines around them."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Footer

from tui import messages
from tui.document import Document
from tui.keys import READER
from tui.lookup import looked
from tui.text import harmless
from tui.widgets.bars import StatusLine, TitleBar, Work
from tui.widgets.lookup_panel import LookupPanel
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.search_bar import SearchBar
from tui.widgets.side_by_side import SideBySide
from tui.word_pairs import dutch_place, found_again, pair
from tui.words import Place, first_word, step

NO_QUOTES = "Nobody is quoted in this article."
ANALYSING = "Looking for names and quotes …"
NOTICE_SECONDS = 12  # long enough to copy a command by hand


class ReaderScreen(Screen[None]):
    """Shows a document and lets the reader move about in it.

    The current quote is the one chosen last, as long as the current sentence is part of it;
    otherwise the first quote in the current sentence, if there is one.

    The reader may also have chosen a word of the current sentence. Going to a sentence or a quote
    drops it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*READER]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, document: Document, *, translating: bool) -> None:
        super().__init__()
        self.document = document
        self.article = SideBySide(document, moved=self._moved, chosen=self._sentence_chosen)
        self.pane = QuotesPane(document, chosen=self._quote_chosen)
        self.lookup = LookupPanel()
        self.status = StatusLine()
        self.quote: int | None = None
        self.word: Place | None = None
        self.looking_up = False
        self._arrived_at: int | None = None
        self._quote_steps = 0  # that were asked for before quotes were found
        self._aligning: tuple[int, str | None] | None = None
        self.search = SearchBar(document, self._searched)
        self._translating = translating
        self._work = {"names": Work("Names")}
        if translating:
            self._work["english"] = Work("English")

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        article = self.document.article
        name = "standard input" if article.source == "-" else Path(article.source).name
        title = article.title or name
        yield TitleBar(harmless(title), article.date)
        with Container(id="panes"):
            yield self.article
            yield self.pane
            yield self.lookup
        yield self.search
        yield self.status
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what is going on before anything is found."""
        self.article.english_shown = self._translating
        self.article.english_coming = self.pane.english_coming = self._translating
        self.pane.border_title = " Who said what "
        self.pane.show_notice(ANALYSING)
        self._show_position()
        self._show_work()
        self.set_focus(self.article)

    # What the workers tell

    @on(messages.AnalysisProgress)
    def _analysis_went_on(self, message: messages.AnalysisProgress) -> None:
        self._work["names"] = Work("Names", message.share)
        self._show_work()

    @on(messages.Analysed)
    def _analysed(self, message: messages.Analysed) -> None:
        self.document.add_analysis(message.analysis)
        self._work.pop("names", None)
        self._show_work()
        self.pane.show_notice(NO_QUOTES)
        self.pane.rebuild()
        self.article.redraw_all()
        steps = self._quote_steps
        self._at_sentence(self.article.current)
        self._show_word()
        for _ in range(abs(steps)):
            self._step_quotes(1 if steps > 0 else -1, self.quote)

    @on(messages.AnalysisFailed)
    def _analysis_failed(self, message: messages.AnalysisFailed) -> None:
        self._work.pop("names", None)
        self._show_work()
        self.pane.show_notice(f"Names and quotes can't be shown: {harmless(message.reason)}")

    @on(messages.TranslatorReady)
    def _translator_ready(self, message: messages.TranslatorReady) -> None:
        self.query_one(TitleBar).translator = harmless(message.name)

    @on(messages.Translated)
    def _translated(self, message: messages.Translated) -> None:
        self._take_english(lambda: self.document.add_english(message.translations))
        document, sentences = self.document, max(1, len(self.document))
        if document.translated < sentences:
            self._work["english"] = Work("English", document.translated / sentences)
        else:
            self._work["english"] = Work("Better English", len(document.final) / sentences)
        self._show_work()

    @on(messages.CarriedOver)
    def _carried_over(self, message: messages.CarriedOver) -> None:
        self._take_english(lambda: self.document.add_carried(message.carried))

    @on(messages.TranslationFinished)
    def _translation_finished(self) -> None:
        self._no_more_english()

    @on(messages.TranslationFailed)
    def _translation_failed(self, message: messages.TranslationFailed) -> None:
        all_there = self.document.translated == len(self.document)
        lost = "No better English" if all_there else "No English"
        self.status.warning = f"{lost}: {harmless(message.reason)}"
        # The line may have no room for the reason.
        self._warn(self.status.warning)
        self._no_more_english()

    @on(messages.AlignmentFailed)
    def _alignment_failed(self, message: messages.AlignmentFailed) -> None:
        if self.document.carrying:
            self._take_english(self.document.stop_carrying)
            self._show_word()
            self._warn(f"Names and quotes can't be shown in the English: {message.reason}")

    @on(messages.Warned)
    def _warned(self, message: messages.Warned) -> None:
        self._warn(message.text)

    def _warn(self, text: str) -> None:
        self.notify(harmless(text), severity="warning", timeout=NOTICE_SECONDS, markup=False)

    @on(messages.Hinted)
    def _hinted(self, message: messages.Hinted) -> None:
        self.notify(harmless(message.text), timeout=NOTICE_SECONDS, markup=False)

    def _take_english(self, take: Callable[[], Collection[int]]) -> None:
        """Let the document take in English, and show it where it is another now.

        Nothing that the reader chose changes by it: sentence, quote, word and hit stay.
        """
        word = self.word and pair(self.document, self.word)
        was = self.word and self.document.english[self.word.row]
        rows = take()
        if not rows:
            return
        self.article.rows_changed(rows)
        self.pane.rows_changed({quote for row in rows for quote in self.document.quotes_in(row)})
        self.search.again()
        if word and word.chosen.row in rows:
            self._choose_word(found_again(self.document, word, was or ""))

    def _no_more_english(self) -> None:
        self._work.pop("english", None)
        self._show_work()
        self.article.english_coming = self.pane.english_coming = False
        self.article.redraw_all()
        self.pane.rebuild()
        self._show_word()

    # Where the reader is

    def _moved(self, row: int) -> None:
        if self.word and self.word.row != row:
            self._choose_word(None)
        self._at_sentence(row)

    def _sentence_chosen(self, row: int, offset: Offset | None) -> None:
        self.article.move_to(row)
        self._at_sentence(row)
        self._choose_word(self.article.word_at(row, offset) if offset else None)

    def _quote_chosen(self, row: int, _: Offset | None) -> None:
        self._go_to_quote(row)
        self.set_focus(self.article)

    def _at_sentence(self, row: int) -> None:
        self._arrived_at = None
        self._quote_steps = 0
        here = self.document.quotes_in(row)
        self._set_quote(self.quote if self.quote in here else next(iter(here), None))

    def _go_to_quote(self, quote: int) -> None:
        self._choose_word(None)
        rows = self.document.quotes[quote].sentences
        if rows:
            self.article.go_to(rows[0], last=rows[-1])
        self._arrived_at = quote if rows else None
        self._set_quote(quote)

    def _set_quote(self, quote: int | None) -> None:
        self.quote = quote
        self.article.show_quote(quote)
        self.pane.show_quote(quote)
        self._show_position()

    def _searched(self, row: int | None) -> None:
        """Show what was found, and go to ``row`` if there is one."""
        search = self.search.search
        hit = search.at if search else None
        self.article.show_hits(search.by_row() if search else {}, hit)
        if row is not None:
            if hit or row != self.article.current:
                self._choose_word(None)
            self.article.go_to(row)
            self.article.show_hit()
            self._at_sentence(row)
        if self.focused is self.search and not self.search.display:
            self.set_focus(self.article)
        self._show_position()
        self.refresh_bindings()

    # The chosen word

    def _choose_word(self, word: Place | None) -> None:
        """Choose a word of the current sentence, or none."""
        if word or self.word:
            if word:
                self._quote_steps = 0  # the reader has gone on to something else
            self.word = word
            self._show_word()

    def _show_word(self) -> None:
        """Light the chosen word up with what stands for it, and show its look-up if asked for."""
        word = self.word
        if word is None:
            self.article.show_pair(None)
            self._look_up(on=False)
            return
        english = self.document.english[word.row]
        known = english is None or word.row in self.document.carriers
        if not known and self._aligning != (word.row, english):
            self._aligning = word.row, english
            self.app.post_message(messages.AlignmentWanted(word.row))
        found = pair(self.document, word)
        self.article.show_pair(found)
        if self.looking_up:
            there = self.article.english_coming or english is not None
            coming = self.document.carrying and there
            self.lookup.show(looked(self.document, found, coming=coming))

    @on(messages.Aligned)
    def _aligned(self, message: messages.Aligned) -> None:
        self.document.add_carrier(message.row, message.english, message.carrier)
        if self.word and self.word.row == message.row:
            self._show_word()

    @on(messages.LookedUp)
    def _table_answered(self, message: messages.LookedUp) -> None:
        self.lookup.table_answered(message.forms, message.meanings)

    @on(messages.LookUpFailed)
    def _table_failed(self, message: messages.LookUpFailed) -> None:
        self.lookup.table_failed(harmless(message.reason))

    def _look_up(self, *, on: bool) -> None:
        """Open or close the panel of the look-up."""
        self.looking_up = on
        self.set_class(on, "-looking-up")

    # The lines around

    def _show_position(self) -> None:
        row, sentences, quotes = self.article.current, len(self.document), self.document.quotes
        position = [
            f"Sentence {row + 1} of {sentences}",
            f"{100 * (row + 1) // max(1, sentences)}%",
        ]
        if quotes:
            number = "–" if self.quote is None else str(self.quote + 1)
            position.append(f"Quote {number} of {len(quotes)}")
        if search := self.search.search:
            position.append(f"Hit {search.number} of {len(search.hits)}")
        self.status.position = tuple(position)

    def _show_work(self) -> None:
        self.status.work = tuple(self._work.values())

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys count only where they mean something."""
        if self.focused is self.search:
            return False  # the line has its own keys
        if action == "hit":
            return self.search.active
        if action == "close":
            return self.search.active or self.word is not None
        if action == "toggle_english":
            return self._translating
        return True

    def action_quote(self, steps: int) -> None:
        """Go to the next or previous quote, or as soon as quotes are found."""
        if self.document.analysis is None:
            self._quote_steps += steps
            return
        self._step_quotes(steps, self.pane.current if self.focused is self.pane else self.quote)

    def _step_quotes(self, steps: int, start: int | None) -> None:
        """Go some quotes on from one, or from the current sentence."""
        quotes = self.document.quotes
        if start is not None:
            target = start + steps
        else:
            before = sum(quote.sentences[:1] < (self.article.current,) for quote in quotes)
            target = before if steps > 0 else before - 1
        if 0 <= target < len(quotes):
            self._go_to_quote(target)

    def action_search(self) -> None:
        """Ask what to search for."""
        self.search.ask(self.article.current)

    def action_hit(self, steps: int) -> None:
        """Go to the next or previous hit."""
        self.search.step(steps)

    def action_close(self) -> None:
        """Put away what was opened last: the look-up, the word, the search."""
        if not self.word:
            self.search.end()
        elif self.looking_up:
            self._look_up(on=False)
        else:
            self._choose_word(None)

    def action_word(self, steps: int) -> None:
        """Go to the next or previous Dutch word; to begin with, to the first one."""
        if self.word is None:
            self._go_to_word(self._first_word())
            return
        start = dutch_place(self.document, pair(self.document, self.word))
        row = self.word.row
        self._go_to_word(
            step(self.document.dutch, start, steps)
            if start
            else first_word(self.document.dutch, row)
        )

    def _first_word(self) -> Place | None:
        """Return where to begin: in the quote that the reader went to, or else the sentence."""
        if self.focused is self.pane and self.document.quotes:
            self._go_to_quote(self.pane.current)
        row, offset = self.article.current, 0
        if self._arrived_at is not None:
            row, offset = self.document.start_of(self._arrived_at)
        return first_word(self.document.dutch, row, offset)

    def _go_to_word(self, word: Place | None) -> None:
        if word and word.row != self.article.current:
            self.article.move_to(word.row)
            self._at_sentence(word.row)
        self.set_focus(self.article)
        self._choose_word(word)

    def action_look_up(self) -> None:
        """Look the word up, or put the look-up away."""
        if self.word is None:
            self.action_word(1)
        self.set_focus(self.article)
        self._look_up(on=self.word is not None and not self.looking_up)
        self._show_word()

    def action_other_pane(self) -> None:
        """Move the focus to the other pane."""
        if self._pane_covered and not self.has_class("-without-pane"):
            self._look_up(on=False)
            self.call_after_refresh(self.set_focus, self.pane)
            return
        other = self.pane if self.focused is self.article and self.pane.display else self.article
        self.set_focus(other)

    def action_toggle_pane(self) -> None:
        """Show or hide the pane of who said what; show it where the look-up covers it."""
        if self._pane_covered:
            self.remove_class("-without-pane")
            self._look_up(on=False)
        else:
            self.toggle_class("-without-pane")
        self.set_focus(self.article)

    @property
    def _pane_covered(self) -> bool:
        """Whether the look-up is where the pane would be."""
        return self.looking_up and self.has_class("-narrow") and not self.has_class("-tiny")

    def action_toggle_english(self) -> None:
        """Show or hide the English."""
        if self.word and self.word.english:
            self._choose_word(None)
        shown = not self.article.english_shown
        self.article.show_english(shown)
        self.search.english_shown = shown
        self.search.again()

    def action_toggle_names(self) -> None:
        """Highlight names, or not."""
        self.article.show_names(not self.article.names_shown)
        self.status.names_shown = self.article.names_shown

    def action_copy(self) -> None:
        """Copy the sentence pair, or in the pane the quote."""
        document = self.document
        if self.focused is self.pane and document.quotes:
            quote = self.pane.current
            speaker = document.speaker(document.quotes[quote])
            lines = [speaker, document.dutch_words(quote), document.english_words(quote)]
            notice = "Quote copied"
        elif not document.dutch:
            return
        else:
            row = self.article.current
            lines = [document.dutch[row], document.english[row]]
            notice = "Sentence copied"
        self.app.copy_to_clipboard("\n".join(line for line in lines if line))
        self.notify(notice, timeout=2, markup=False)
