"""The pane of who said what."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset
from textual.strip import Strip

from tui.document import Document
from tui.layout.entries import Entry, Said, lay_out
from tui.layout.signs import BAR
from tui.layout.wrapping import wrap
from tui.widgets.row_view import KEPT_ROWS, RowView

LOW = 12
"""Lines of a pane so low that the current quote goes to the top, to have room for its words."""
NOBODY = "speaker not named"


class QuotesPane(RowView):
    """A row is a quote: who, how, the Dutch words, the English words, and who reports it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dutch",
        "english",
        "waiting",
        "here",
        "bar",
        "sign",
        "speaker",
        "kind",
        "via",
        "notice",
    }

    def __init__(self, document: Document, *, chosen: Callable[[int, Offset | None], None]) -> None:
        super().__init__(chosen=chosen)
        self.document = document
        self.english_coming = True
        self._quote: int | None = None
        self._notice = ""
        self._entries: LRUCache[int, Entry] = LRUCache(KEPT_ROWS)

    def show_notice(self, notice: str) -> None:
        """Say why there are no quotes to see."""
        self._notice = notice
        self.refresh()

    def show_quote(self, quote: int | None) -> None:
        """Highlight a quote and bring it on screen, or highlight none."""
        self.redraw(*(row for row in (self._quote, quote) if row is not None))
        self._quote = quote
        if quote is not None:
            self.go_to(quote)
            if self.area.height < LOW:
                self.scroll_to_row(quote)

    # Heights

    def rebuild(self) -> None:
        """Lay out every quote for the present width."""
        self._entries.clear()
        super().rebuild()

    def rows_changed(self, changed: Iterable[int]) -> None:
        """Lay out some quotes anew."""
        rows = list(changed)
        for row in rows:
            self._entries.discard(row)
        super().rows_changed(rows)

    def count(self) -> int:
        """Return the number of quotes."""
        return len(self.document.quotes)

    def measure(self, row: int) -> int:
        """Return the height of a quote, with the blank line under it."""
        return len(self._entry(row)) + 1

    def _entry(self, row: int) -> Entry:
        entry = self._entries.get(row)
        if entry is None:
            entry = self._entries[row] = lay_out(self._said(row), self.area.width - 2)
        return entry

    def _said(self, row: int) -> Said:
        document, quote = self.document, self.document.quotes[row]
        english = document.english_words(row)
        return Said(
            document.speaker_and_role(quote) or NOBODY,
            quote.kind,
            document.dutch_words(row),
            "" if english is None and not self.english_coming else english,
            document.reporter(quote),
            quote.hedged,
            quote.is_doubtful,
        )

    # Drawing

    def draw(self, row: int, line: int) -> Strip:
        """Draw a line of a quote: a bar before the current one, a blank at the end."""
        entry, width = self._entry(row), self.area.width
        if line >= len(entry):
            return Strip.blank(width, self.visual_style.rich_style)
        base = self.visual_style
        if row == self._quote:
            base += self.look("here")
        bar = BAR if row == self.current and (self.has_focus or row == self._quote) else " "
        segments = [Segment(bar, (base + self.look("bar")).rich_style)]
        for cell in entry[line]:
            text = set_cell_size(cell.text, cell.width)
            segments.append(Segment(text, (base + self.look(cell.look)).rich_style))
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen; while there are no quotes, a line of the notice."""
        if self.rows:
            return super().render_line(y)
        lines = wrap(self._notice, self.area.width - 2)
        text = self._notice[slice(*lines[y])] if y < len(lines) else ""
        style = (self.visual_style + self.look("notice")).rich_style
        return Strip([Segment(f" {text}", style)]).adjust_cell_length(self.area.width, style)
