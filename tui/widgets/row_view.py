"""A scrolling list of rows of different heights that draws only the lines on screen."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.keys import MOVING
from tui.layout.rows import Rows
from tui.widgets.looks import look_of

KEPT_ROWS = 512
"""How many rows keep their drawn lines: some screens' worth."""


class RowView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under each other, one of them current; the current one is always on screen.

    Heights may change at any time, by a resize or by text that arrives late: the current row
    then stays on its line of the screen, so nothing moves under the reader's eyes.

    A subclass says how many rows there are, how high each is and what its lines look like.

    It calls ``moved`` with the row to which the reader moved by key, wheel or scroll bar, and
    ``chosen`` with the row that was chosen by Enter or a click, and where in it was clicked. These
    are calls and no messages, so that the next key finds the reader there already.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING.bindings]

    ALLOW_SELECT = False

    def __init__(
        self,
        *,
        moved: Callable[[int], None] | None = None,
        chosen: Callable[[int, Offset | None], None],
    ) -> None:
        super().__init__()
        self._moved = moved
        self._chosen = chosen
        self.rows = Rows()
        self._current = 0
        self._strips: LRUCache[int, dict[int, Strip]] = LRUCache(KEPT_ROWS)
        self._looks: dict[str, Style] = {}
        self._settling = False
        self.seen = range(0)
        """The rows on screen since they last moved; threads may read this."""

    @abstractmethod
    def count(self) -> int:
        """Return the number of rows."""

    @abstractmethod
    def measure(self, row: int) -> int:
        """Return the height of ``row`` in lines at the present width."""

    @abstractmethod
    def draw(self, row: int, line: int) -> Strip:
        """Draw one line of ``row``, as wide as the view."""

    # Rows and their heights

    @property
    def current(self) -> int:
        """The current row; 0 when there are no rows."""
        return self._current

    @property
    def area(self) -> Size:
        """The room that rows have: the view without its frame and scroll bar."""
        return self.scrollable_content_region.size

    @property
    def rows_on_screen(self) -> range:
        """The rows on screen, in whole or in part."""
        if not self.rows or not self.area.height:
            return range(0)
        top = self.scroll_offset.y
        return range(self.rows.at(top), self.rows.at(top + self.area.height - 1) + 1)

    def rebuild(self) -> None:
        """Measure and draw everything anew: the rows or the width are other ones."""
        with self._in_place():
            self._strips.clear()
            self.rows = Rows(self.measure(row) for row in range(self.count()))
            self._current = max(0, min(self._current, len(self.rows) - 1))

    def rows_changed(self, changed: Iterable[int]) -> None:
        """Measure and draw some rows anew: their text is another one."""
        if not self.area.width:
            return
        rows = list(changed)
        self.redraw(*rows)
        with self._in_place():
            self.rows.resize((row, self.measure(row)) for row in rows)

    def redraw(self, *rows: int) -> None:
        """Draw these rows anew: they look different but are as high as before."""
        for row in rows:
            self._strips.discard(row)
        self.refresh()

    def redraw_all(self) -> None:
        """Draw every row anew; heights stay."""
        self._strips.clear()
        self.refresh()

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        """Keep the current row on its line of the screen while heights change."""
        top = self.scroll_offset.y
        offset = self.rows.top(self._current) - top if self.rows else 0
        yield
        if not self.rows:
            self.virtual_size = Size(self.area.width, 0)
            return
        size = Size(self.area.width, self.rows.lines)
        lowest = max(0, self.area.height - self.rows.height(self._current))
        self._settling = True
        if size != self.virtual_size:
            self.virtual_size = size
        self._scroll_to_line(self.rows.top(self._current) - min(offset, lowest))
        self._settling = False
        self.seen = self.rows_on_screen
        self.refresh()

    # Moving

    def move_to(self, row: int, last: int | None = None) -> None:
        """Make ``row`` current and bring it on screen, with the rows up to ``last`` if they fit.

        Nothing scrolls when they are on screen already.
        """
        if not self.rows:
            return
        row = max(0, min(row, len(self.rows) - 1))
        if row != self._current:
            self.redraw(self._current, row)
            self._current = row
        height = self.area.height
        top = self.rows.top(row)
        bottom = self.rows.top(row) + self.rows.height(row)
        if last is not None:
            bottom = max(bottom, self.rows.top(last) + self.rows.height(last))
        scroll = self.scroll_offset.y
        if top < scroll or bottom - top > height:
            scroll = top
        elif bottom > scroll + height:
            scroll = bottom - height
        self._scroll_to_line(scroll)

    def go_to(self, row: int, last: int | None = None) -> None:
        """Make ``row`` current from afar: if it is off screen, show it a third of the way down."""
        if not self.rows:
            return
        row = max(0, min(row, len(self.rows) - 1))
        if row not in self.rows_on_screen:
            self._settling = True
            self._scroll_to_line(self.rows.top(row) - self.area.height // 3)
            self._settling = False
        self.move_to(row, last)

    def show_line(self, line: int) -> None:
        """Bring a line of the current row on screen, for rows that are higher than the screen."""
        line += self.rows.top(self._current)
        top, height = self.scroll_offset.y, self.area.height
        if not top <= line < top + height:
            self._scroll_to_line(line if line < top else line - height + 1)

    def scroll_to_row(self, row: int) -> None:
        """Scroll so that ``row`` begins at the top."""
        self._scroll_to_line(self.rows.top(row))

    def action_move(self, steps: int) -> None:
        """Move by rows."""
        self._move_and_tell(self._current + steps)

    def action_page(self, direction: int) -> None:
        """Move by a screenful less one line, which stays on screen to read on from."""
        if not self.rows:
            return
        before = self.scroll_offset.y
        self._settling = True
        self._scroll_to_line(before + direction * max(1, self.area.height - 1))
        self._settling = False
        top = self.scroll_offset.y
        if top == before:
            self._move_and_tell(len(self.rows) if direction > 0 else 0)
            return
        row = self.rows.at(top)
        if self.rows.top(row) < top and row + 1 in self.rows_on_screen:
            row += 1
        self._tell(row)

    def action_end(self, direction: int) -> None:
        """Move to the first row (-1) or to the last (1)."""
        self._move_and_tell(len(self.rows) if direction > 0 else 0)

    def action_choose(self) -> None:
        """Choose the current row."""
        if self.rows:
            self._chosen(self._current, None)

    def _move_and_tell(self, row: int) -> None:
        before = self._current
        self.move_to(row)
        if self._current != before and self._moved:
            self._moved(self._current)

    def _tell(self, row: int) -> None:
        """Make ``row``, which is on screen, current without scrolling."""
        if row != self._current:
            self.redraw(self._current, row)
            self._current = row
            if self._moved:
                self._moved(row)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True)

    # Events

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the current row follow when wheel or scroll bar move it off the screen."""
        super().watch_scroll_y(old_value, new_value)
        self.seen = self.rows_on_screen
        if self._settling or not self.rows:
            return
        visible = self.rows_on_screen
        if visible and self._current not in visible:
            self._tell(visible[0] if self._current < visible[0] else visible[-1])

    def on_resize(self) -> None:
        """Fit the rows to the new width; the current row keeps its place."""
        self.rebuild()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return  # the frame
        line = offset.y + self.scroll_offset.y
        if self.rows and line < self.rows.lines:
            row = self.rows.at(line)
            self._chosen(row, Offset(offset.x, line - self.rows.top(row)))

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    # Drawing

    def look(self, name: str) -> Style:
        """Return the style of a component class, to be laid over another style."""
        if name not in self._looks:
            self._looks[name] = look_of(self.get_component_styles(name))
        return self._looks[name]

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the screen, from memory if it was drawn before."""
        line = y + self.scroll_offset.y
        if not self.rows or line >= self.rows.lines:
            return Strip.blank(self.area.width, self.visual_style.rich_style)
        row = self.rows.at(line)
        lines = self._strips.get(row)
        if lines is None:
            lines = self._strips[row] = {}
        line -= self.rows.top(row)
        if line not in lines:
            lines[line] = self.draw(row, line)
        return lines[line]
