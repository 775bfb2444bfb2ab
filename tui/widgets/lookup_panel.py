"""The panel that tells what a word is and means."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.layout.entries import Entry
from tui.layout.lookup import Answer, lay_out
from tui.lookup import Forms, Looked
from tui.messages import LookUpWanted
from tui.suppliers import Meaning
from tui.widgets.looks import look_of


class LookupPanel(Widget):
    """Shows a look-up; it takes no focus, so that the reader goes on walking words."""

    ALLOW_SELECT = False

    BORDER_TITLE = " Look up · Esc closes "

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dutch",
        "english",
        "speaker",
        "kind",
        "notice",
        "waiting",
    }

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._asked: Forms = ()
        self._meanings: dict[Forms, Sequence[Meaning]] = {}
        self._failure = ""

    def show(self, looked: Looked) -> None:
        """Show what is known of a word so far, and ask the table about it."""
        self._looked = looked
        if looked.forms and looked.forms not in self._meanings and looked.forms != self._asked:
            self._asked = looked.forms
            self.app.post_message(LookUpWanted(looked.forms))
        self.refresh()

    def table_answered(self, forms: Forms, meanings: Sequence[Meaning]) -> None:
        """Take in what the table says about a word that was asked for."""
        self._meanings[forms] = meanings
        self.refresh()

    def table_failed(self, reason: str) -> None:
        """Say from now on why the table says nothing."""
        self._failure = f"the table can't be read: {reason}"
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        base, (width, height) = self.visual_style, self.size
        lines: Entry = []
        if self._looked:
            answer = Answer(self._meanings.get(self._looked.forms), self._failure)
            lines = lay_out(self._looked, answer, width - 2, height)
        segments = [Segment(" ", base.rich_style)]
        for cell in lines[y] if y < len(lines) else ():
            style = base + look_of(self.get_component_styles(cell.look))
            segments.append(Segment(set_cell_size(cell.text, cell.width), style.rich_style))
        return Strip(segments).adjust_cell_length(width, base.rich_style)
