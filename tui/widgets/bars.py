"""The two lines around the text: above what is read, below where the reader is."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.layout.progress import progress_bar
from tui.layout.signs import LEGEND, NAME_LOOKS

BAR_WIDTH = 10
GAP = "  "
SHORTEST_TITLE = 24
"""Cells that the title keeps before the translator's name may stand beside it."""


class TitleBar(Widget):
    """Title and date at the left, the translator at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title", "date", "translator"}

    translator: reactive[str] = reactive("")

    def __init__(self, title: str, date: str | None) -> None:
        super().__init__()
        self._title = title
        self._date = date or ""

    def render(self) -> Content:
        """Draw the line; the title gives way when there is little room."""
        right = Content.styled(self.translator, self.get_visual_style("translator", partial=True))
        date = Content.styled(self._date, self.get_visual_style("date", partial=True))
        room = self.size.width - date.cell_length - len(GAP)
        if room - right.cell_length - len(GAP) >= min(cell_len(self._title), SHORTEST_TITLE):
            room -= right.cell_length + len(GAP)
        else:
            right = Content.empty()
        title = shorten(self._title, room)
        left = Content.assemble(
            Content.styled(title, self.get_visual_style("title", partial=True)), GAP, date
        )
        gap = max(0, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)


@dataclass(frozen=True, slots=True)
class Work:
    """Work that goes on in the background; ``share`` of it is done, from 0 to 1."""

    name: str
    share: float = 0.0


class StatusLine(Widget):
    """Where the reader is; at the right what is being worked on, or else the legend."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "filled",
        "empty",
        "warning",
        *NAME_LOOKS.values(),
    }

    position: reactive[tuple[str, ...]] = reactive(())
    work: reactive[tuple[Work, ...]] = reactive(())
    warning: reactive[str] = reactive("")
    names_shown: reactive[bool] = reactive(True)

    def render(self) -> Content:
        """Draw the line; at the right stands what there is room for, and a warning in any case."""
        left = Content.assemble("  ".join(self.position))
        room = self.size.width - left.cell_length - 2
        if self.warning:
            style = self.get_visual_style("warning", partial=True)
            right = Content.styled(shorten(f"⚠ {self.warning}", room), style)
        else:
            fitting = (part for part in self._right() if part.cell_length <= room)
            right = next(fitting, Content.empty())
        gap = max(0, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def _right(self) -> list[Content]:
        """Return what could stand at the right, the best first."""
        choices = []
        if self.work:
            choices.append(Content("   ").join([self._bar(work, named=True) for work in self.work]))
            choices.append(Content("  ").join([self._bar(work, named=False) for work in self.work]))
            choices.append(self._bar(self.work[0], named=True))
        elif self.names_shown:
            choices.append(self._legend())
        return choices

    def _bar(self, work: Work, *, named: bool) -> Content:
        filled, empty = progress_bar(work.share, BAR_WIDTH)
        bar = Content.assemble(
            Content.styled(filled, self.get_visual_style("filled", partial=True)),
            Content.styled(empty, self.get_visual_style("empty", partial=True)),
        )
        return Content.assemble(f"{work.name} ", bar) if named else bar

    def _legend(self) -> Content:
        return Content("  ").join(
            [
                Content.styled(LEGEND[label], self.get_visual_style(look, partial=True))
                for label, look in NAME_LOOKS.items()
            ]
        )


def shorten(text: str, width: int) -> str:
    """Cut ``text`` to ``width`` cells, with an ellipsis where something is lost."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
