"""The line in which the reader types what to search for, and the search it leads to."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.document import Document
from tui.keys import TYPING
from tui.search import Hit, Search, find
from tui.text import harmless


class SearchBar(Input):
    """Searches the languages that are shown with every letter typed.

    Enter, Tab or a click elsewhere puts the line away and keeps the search; it lasts until ``end``
    is called. While nothing is found, and after Escape, the reader is back at the sentence where
    the search began. The line shows nothing of the hits itself: it calls ``told`` with the row to
    go to, or None to stay, whenever there is another search or the line is put away. That is a
    call and no message, so that the next key finds the reader there already.
    """

    # Keys that edit the line count at once too, in the order in which they are typed.
    BINDINGS: ClassVar[list[BindingType]] = [
        *TYPING.bindings,
        *(
            replace(binding, priority=True)
            for binding in Input.BINDINGS
            if isinstance(binding, Binding) and binding.key != "enter"
        ),
    ]

    def __init__(self, document: Document, told: Callable[[int | None], None]) -> None:
        super().__init__(placeholder="Search", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._document = document
        self._told = told
        self._from_row = 0
        self.english_shown = True
        self.search: Search | None = None
        self.display = False

    @property
    def active(self) -> bool:
        """Whether the reader is typing, or searching for something."""
        return self.display or self.search is not None

    def ask(self, row: int) -> None:
        """Ask what to search for, from sentence ``row`` on."""
        self._from_row = row
        self.display = True
        self.select_all()
        self.screen.set_focus(self)

    def step(self, steps: int) -> None:
        """Go to the next or previous hit."""
        if self.search and (hit := self.search.step(steps, self._from_row)):
            self._go_to(self.search, hit)

    def again(self) -> None:
        """Search in what is shown now; the reader stays at the same hit or by its place."""
        if self.search:
            search = self._find(self.search.query)
            self.search = search.moved_to(search.closest(self.search.at))
            self._told(None)

    def end(self, *, row: int | None = None) -> None:
        """End the search, and go to ``row`` if there is one."""
        self.search = None
        self.display = False
        self.clear()
        self._told(row)

    def watch_value(self, value: str) -> None:
        """Search for what is in the line now."""
        if self.display:
            search = self._find(value)
            self._go_to(search, search.nearest(self._from_row))

    def on_blur(self) -> None:
        """Put the line away when a click takes the reader elsewhere, but not to another window."""
        if self.display and self.app.app_focus and self.screen.focused is not self:
            self.action_keep()

    def action_keep(self) -> None:
        """Put the line away and keep the search, unless nothing was found."""
        if self.search and self.search.hits:
            self.display = False
            self._told(None)
        else:
            if words := self.value.strip():
                self.notify(f"Not found: {harmless(words)}", timeout=4, markup=False)
            self.end()

    def action_cancel(self) -> None:
        """Put the line away, and go back to where the search began."""
        self.end(row=self._from_row)

    def _find(self, query: str) -> Search:
        dutch, english = self._document.dutch, self._document.english
        return Search(query, find(query, dutch, english if self.english_shown else ()), None)

    def _go_to(self, search: Search, hit: Hit | None) -> None:
        self.search = search.moved_to(hit)
        self._told(hit.row if hit else self._from_row)
