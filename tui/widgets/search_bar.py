"""The line in which the reader types what to search for, and the search it leads to."""

from textual import on
from textual.message import Message
from textual.widgets import Input

from tui.document import Document
from tui.search import Hit, Search, find


class SearchBar(Input):
    """Searches both languages with every letter typed.

    Enter puts the line away and keeps the search; it lasts until ``end`` is called. The line
    tells about hits by messages, and shows nothing of them itself.
    """

    class Searched(Message):
        """There are other hits, or the reader is at another one; ``go`` asks to show it."""

        def __init__(self, search: Search, *, go: bool) -> None:
            self.search = search
            self.go = go
            super().__init__()

    class Ended(Message):
        """There is no search any more."""

    class PutAway(Message):
        """The line is no longer needed."""

    def __init__(self, document: Document) -> None:
        super().__init__(placeholder="Search Dutch and English", compact=True)
        self.cursor_blink = False
        self._document = document
        self._from_row = 0
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
        self.focus()

    def step(self, steps: int) -> None:
        """Go to the next or previous hit."""
        if self.search:
            self._go_to(self.search, self.search.step(steps))

    def again(self) -> None:
        """Search in text that has changed; the reader stays at the same hit or by its place."""
        if self.search:
            search = self._find(self.search.query)
            self.search = search.moved_to(search.closest(self.search.at))
            self.post_message(self.Searched(self.search, go=False))

    def end(self) -> None:
        """End the search."""
        self.search = None
        self._put_away()
        with self.prevent(Input.Changed):
            self.clear()
        self.post_message(self.Ended())

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        search = self._find(message.value)
        self._go_to(search, search.nearest(self._from_row))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.search and self.search.hits:
            self._put_away()
        else:
            self.end()

    def _find(self, query: str) -> Search:
        return Search(query, find(query, self._document.dutch, self._document.english), None)

    def _go_to(self, search: Search, hit: Hit | None) -> None:
        self.search = search.moved_to(hit)
        self.post_message(self.Searched(self.search, go=True))

    def _put_away(self) -> None:
        if self.display:
            self.display = False
            self.post_message(self.PutAway())
