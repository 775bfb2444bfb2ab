"""The app: runs analysis and translation in threads while the reader reads."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.worker import get_current_worker

from articles.article import Article
from tui import messages
from tui.document import Document, Parts, carry_over
from tui.keys import PALETTE, READER
from tui.lookup import Forms
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.suppliers import Align, Analyse, Hint, KeepTheme, LookUp, OpenTranslator
from tui.themes import DARK, LIGHT, first_theme, opposite, variables_of

CARRIED_AT_ONCE = 32
"""Sentences in which names and quotes are carried over between two looks at what is on screen."""


class NewsreaderApp(App[None]):
    """A reader for one article.

    Args:
        article: What to read; it is on screen before any of the callables below is called.
        analyse: Finds names and quotes.
        open_translator: Loads a translator; None to read the Dutch alone.
        align: Tells which English words stand for which Dutch; None to leave names and quotes
            in the English as they are and words without their English.
        look_up: Tells what a word means; None to have no look-ups.
        hint: Gives a line to show when all the best English is there; None for no such line.
        themes: The names of themes to start with, the best first; those that don't exist are
            passed over, and if none is left, the terminal decides.
        keep_theme: Remembers the theme that the reader chose; None to remember none.

    The callables are called in threads, but for the last one, which has to be quick.

    """

    TITLE = "newsreader"
    CSS_PATH = "newsreader.tcss"

    def __init__(  # noqa: PLR0913  (what the program is put together from)
        self,
        article: Article,
        *,
        analyse: Analyse,
        open_translator: OpenTranslator | None = None,
        align: Align | None = None,
        hint: Hint | None = None,
        look_up: LookUp | None = None,
        themes: Iterable[str] = (),
        keep_theme: KeepTheme | None = None,
    ) -> None:
        super().__init__()
        self._analyse = analyse
        self._open_translator = open_translator
        self._align = align
        self._hint = hint
        self._look_up = look_up
        self._keep_theme = keep_theme
        self._analysing = False
        self._carrying = False
        self.document = Document(article, carrying=align is not None)
        self.reader = ReaderScreen(self.document, translating=open_translator is not None)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        known = (name for name in themes if name in self.available_themes)
        self.theme = next(known, first_theme(self.console.color_system))

    def get_default_screen(self) -> Screen[None]:
        """Open with the reader."""
        return self.reader

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours that the program adds."""
        return variables_of(self.current_theme)

    def on_mount(self) -> None:
        """Start to work once the Dutch is on screen."""
        self.watch(self, "theme", self._theme_chosen, init=False)
        self.call_after_refresh(self._start_work)
        # Back from Ctrl+Z, the terminal has nothing of the screen any more.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def _start_work(self) -> None:
        """Translate first: two libraries loading at once would both come late."""
        if self._open_translator:
            self._translate(self._open_translator)
        else:
            self._begin_analysis()

    @on(messages.Translated)
    @on(messages.TranslationFinished)
    @on(messages.TranslationFailed)
    def _begin_analysis(self) -> None:
        """Look for names and quotes, once, when the first English is there or none will come."""
        if not self._analysing:
            self._analysing = True
            self._find_names_and_quotes()

    # Work in threads. Nothing here touches a widget.

    @work(thread=True, exclusive=True, group="analysis")
    def _find_names_and_quotes(self) -> None:
        worker, tell = get_current_worker(), self.reader.post_message
        try:
            analysis = self._analyse(
                self.document.article,
                progress=self._analysis_went_on,
                cancelled=lambda: worker.is_cancelled,
            )
        except Exception as error:  # the Dutch stays readable, whatever happens
            if not worker.is_cancelled:
                tell(messages.AnalysisFailed(_reason(error)))
        else:
            tell(messages.Analysed(analysis))

    def _analysis_went_on(self, share: float) -> None:
        self.reader.post_message(messages.AnalysisProgress(share))

    @work(thread=True, exclusive=True, group="translation")
    def _translate(self, open_translator: OpenTranslator) -> None:
        worker, tell = get_current_worker(), self.reader.post_message
        try:
            opened = open_translator()
            who = opened.identity
            tell(messages.TranslatorReady(f"{who.name} {who.version} ({who.engine})"))
            for warning in opened.warnings:
                tell(messages.Warned(warning))
            for batch in opened.translator.translate(
                self.document.dutch,
                visible=lambda: self.reader.article.seen,
                cancelled=lambda: worker.is_cancelled,
            ):
                tell(messages.Translated(batch))
        except Exception as error:  # the Dutch stays readable, whatever happens
            tell(messages.TranslationFailed(_reason(error)))
        else:
            tell(messages.TranslationFinished())
            if self._hint and not worker.is_cancelled and (text := self._hint()):
                tell(messages.Hinted(text))

    @on(messages.Analysed)
    @on(messages.Translated)
    def _more_to_carry(self) -> None:
        if not self._carrying:
            self._carry_next()

    @on(messages.CarriedOver)
    def _carry_next(self) -> None:
        """Carry names and quotes of some more sentences over to the English, those seen first."""
        waiting = self.document.uncarried(self.reader.article.seen)[:CARRIED_AT_ONCE]
        self._carrying = bool(waiting) and self._align is not None
        if self._carrying and self._align is not None:
            self._carry(self._align, waiting)

    @work(thread=True, exclusive=True, group="carrying")
    def _carry(self, align: Align, sentences: Sequence[tuple[int, str, str, Parts]]) -> None:
        tell = self.reader.post_message
        try:
            carried = {
                row: carry_over(dutch, english, parts, align)
                for row, dutch, english, parts in sentences
            }
        except Exception as error:  # the text stays readable, whatever happens
            tell(messages.AlignmentFailed(_reason(error)))
        else:
            tell(messages.CarriedOver(carried))

    @on(messages.AlignmentFailed)
    def _carry_no_more(self) -> None:
        self._align = None

    # What the reader asks for. It comes from threads too: the table takes a while to load.

    @on(messages.AlignmentWanted)
    def _align_sentence(self, message: messages.AlignmentWanted) -> None:
        english = self.document.english[message.row]
        if self._align is not None and english is not None:
            self._align_words(self._align, message.row, self.document.dutch[message.row], english)

    @work(thread=True, group="words")
    def _align_words(self, align: Align, row: int, dutch: str, english: str) -> None:
        tell = self.reader.post_message
        try:
            carrier = align(dutch, english)
        except Exception as error:  # the text stays readable, whatever happens
            tell(messages.AlignmentFailed(_reason(error)))
        else:
            tell(messages.Aligned(row, english, carrier))

    @on(messages.LookUpWanted)
    def _look_up_word(self, message: messages.LookUpWanted) -> None:
        if self._look_up is not None:
            self._ask_table(self._look_up, message.forms)

    @work(thread=True, group="words")
    def _ask_table(self, look_up: LookUp, forms: Forms) -> None:
        tell = self.reader.post_message
        try:
            meanings = look_up(*forms)
        except Exception as error:  # the text stays readable, whatever happens
            tell(messages.LookUpFailed(_reason(error)))
        else:
            tell(messages.LookedUp(forms, meanings))

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Take in each key with the focus that the key before it left."""
        if isinstance(event, events.Key) and not event.is_forwarded and event.is_printable:
            await self._take_character(event, event.character or "")
        else:
            await super().on_event(event)

    async def _take_character(self, event: events.Key, character: str) -> None:
        line = self.reader.search
        if event.key.startswith("alt+"):
            # Most terminals send Escape and a letter soon after as they send Alt with the letter,
            # which means nothing here.
            await super().on_event(events.Key("escape", "\x1b"))
            await self.on_event(events.Key(character, character))
        elif self.focused is line:
            # Textual would put it in the queue of the line, and a key after it that counts at once
            # would overtake it.
            line.replace(character, *line.selection)
        else:
            await super().on_event(event)

    # Actions

    async def action_quit(self) -> None:
        """Stop the work and leave; the threads end within a moment and are waited for."""
        self.workers.cancel_all()
        self.exit()

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(HelpScreen())

    def action_toggle_dark(self) -> None:
        """Change between dark and light."""
        self.theme = opposite(self.current_theme)

    def _theme_chosen(self, theme: str) -> None:
        if self._keep_theme:
            self._keep_theme(theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the command palette what the keys do, and the choice of a theme."""
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)
        if screen is self.reader:
            for binding in READER:
                action = binding.action.partition("(")[0]
                if binding is not PALETTE and screen.check_action(action, ()):
                    run = partial(screen.run_action, binding.action)
                    yield SystemCommand(binding.description, binding.tooltip, run)


def _reason(error: Exception) -> str:
    """Return what to tell the reader about an error, in one line."""
    return " ".join(str(error).split()) or type(error).__name__
