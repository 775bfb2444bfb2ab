"""The article: Dutch and English sentence by sentence, drawn by one widget."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset
from textual.strip import Strip
from textual.style import Style

from tui.document import Document, Parts
from tui.layout.columns import GAP, GUTTER, INDENT, Columns, columns
from tui.layout.marks import Mark, cut
from tui.layout.signs import BAR, DOUBT, KIND_SIGNS, WAITING
from tui.layout.wrapping import Line, cells_to_characters, wrap
from tui.search import Hit
from tui.widgets.row_view import KEPT_ROWS, RowView
from tui.word_pairs import Pair
from tui.words import Place, nearest_word


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a sentence pair; ``gap`` blank lines stand above them."""

    gap: int
    dutch: Sequence[Line]
    english: Sequence[Line]


class SideBySide(RowView):
    """A row is a sentence pair, as high as the taller side, or as both where columns stack."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dutch",
        "english",
        "heading",
        "waiting",
        "here",
        "bar",
        "sign",
        "quote",
        "cue",
        "source",
        "name-per",
        "name-org",
        "name-loc",
        "name-misc",
        "doubt",
        "hit",
        "hit-here",
        "word",
        "word-pair",
    }

    def __init__(
        self,
        document: Document,
        *,
        moved: Callable[[int], None],
        chosen: Callable[[int, Offset | None], None],
    ) -> None:
        super().__init__(moved=moved, chosen=chosen)
        self.document = document
        self.english_shown = True
        self.english_coming = True
        self.names_shown = True
        self._quote: int | None = None
        self._hits: Mapping[int, Sequence[Hit]] = {}
        self._hit: Hit | None = None
        self._pair: Pair | None = None
        self._columns: Columns = columns(80, english=True)
        self._layouts: LRUCache[int, Layout] = LRUCache(KEPT_ROWS)

    # What is shown

    def show_quote(self, quote: int | None) -> None:
        """Highlight a quote (by its place in the document), or none."""
        if quote != self._quote:
            self.redraw(*self._rows_of(self._quote), *self._rows_of(quote))
            self._quote = quote

    def show_hits(self, hits: Mapping[int, Sequence[Hit]], here: Hit | None) -> None:
        """Highlight what a search found, by row, and the hit the reader is at."""
        self._hits, self._hit = hits, here
        self.redraw_all()

    def show_hit(self) -> None:
        """Bring the hit the reader is at on screen; its sentence may be higher than that."""
        if self._hit and self._hit.row == self.current and self.area.height:
            self.show_line(self._line_of(self._hit))

    def show_pair(self, pair: Pair | None) -> None:
        """Highlight a word of the current sentence and what stands for it, or nothing."""
        self.redraw(*(shown.chosen.row for shown in (self._pair, pair) if shown))
        before, self._pair = self._pair, pair
        if before is None or pair is None or before.chosen != pair.chosen:
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Bring the chosen word on screen."""
        if self._pair and self._pair.chosen.row == self.current and self.area.height:
            self.show_line(self._line_of(self._pair.chosen))

    def _line_of(self, place: Place | Hit) -> int:
        layout = self._layout(place.row)
        lines = layout.english if place.english else layout.dutch
        above = len(layout.dutch) if place.english and self._columns.stacked else 0
        number = sum(start <= place.start for start, _ in lines) - 1
        return layout.gap + above + max(0, number)

    def word_at(self, row: int, offset: Offset) -> Place | None:
        """Return the word that is drawn at an offset in a sentence pair; none beside the text."""
        layout, place = self._layout(row), self._columns
        line, english = offset.y - layout.gap, False
        if place.stacked:
            english = line >= len(layout.dutch)
            line -= len(layout.dutch) if english else 0
        elif place.english_width:
            english = offset.x >= place.english
        lines = layout.english if english else layout.dutch
        text = self.document.english[row] if english else self.document.dutch[row]
        if text is None or not 0 <= line < len(lines):
            return None
        start, end = lines[line]
        cells = offset.x - (place.english if english else place.dutch)
        if not 0 <= cells < cell_len(text[start:end]):
            return None
        found = nearest_word(text, start + cells_to_characters(text[start:end], cells))
        return Place(row, english, *found) if found else None

    def show_english(self, shown: bool) -> None:
        """Show or hide the English."""
        self.english_shown = shown
        self.rebuild()

    def show_names(self, shown: bool) -> None:
        """Highlight the names, or not."""
        self.names_shown = shown
        self.redraw_all()

    def _rows_of(self, quote: int | None) -> Iterable[int]:
        return () if quote is None else self.document.rows_of(quote)

    # Heights

    def rebuild(self) -> None:
        """Lay out every sentence pair for the present width."""
        self._columns = columns(self.area.width, english=self.english_shown)
        self._layouts.clear()
        super().rebuild()
        self.show_hit()
        self._show_chosen()

    def rows_changed(self, changed: Iterable[int]) -> None:
        """Lay out some sentence pairs anew."""
        rows = list(changed)
        for row in rows:
            self._layouts.discard(row)
        super().rows_changed(rows)

    def count(self) -> int:
        """Return the number of sentences."""
        return len(self.document)

    def measure(self, row: int) -> int:
        """Return the height of a sentence pair, with the blank line above a paragraph."""
        layout = self._lay_out(row)
        dutch, english = len(layout.dutch), len(layout.english)
        return layout.gap + (dutch + english if self._columns.stacked else max(dutch, english))

    def _lay_out(self, row: int) -> Layout:
        """Break both sides into lines. English to come is given as much room as the Dutch."""
        document, width = self.document, self._columns
        dutch = wrap(document.dutch[row], width.dutch_width)
        english: Sequence[Line] = ()
        if width.english_width:
            text = self._english_text(row)
            english = [(0, 0)] * len(dutch) if text is None else wrap(text, width.english_width)
        return Layout(int(row > 0 and document.opens_paragraph(row)), dutch, english)

    def _layout(self, row: int) -> Layout:
        layout = self._layouts.get(row)
        if layout is None:
            layout = self._layouts[row] = self._lay_out(row)
        return layout

    # Drawing

    def draw(self, row: int, line: int) -> Strip:
        """Draw a line of a sentence pair: gutter, Dutch, English."""
        layout, place = self._layout(row), self._columns
        width = self.area.width
        line -= layout.gap
        if line < 0:
            return Strip.blank(width, self.visual_style.rich_style)
        base = self.visual_style
        if row == self.current:
            base += self.look("here")
        segments = self._gutter(row, line, base)
        if not place.stacked:
            segments += self._dutch(row, line, layout, base)
            segments.append(_space(GAP, base))
            segments += self._english(row, line, layout, base)
        elif line < len(layout.dutch):
            segments += self._dutch(row, line, layout, base)
        else:
            segments.append(_space(INDENT, base))
            segments += self._english(row, line - len(layout.dutch), layout, base)
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _gutter(self, row: int, line: int, base: Style) -> list[Segment]:
        sign, style = " ", base
        if row == self.current:
            sign, style = BAR, base + self.look("bar")
        elif line == 0 and (kind := self.document.kind_opening_in(row)):
            sign, style = KIND_SIGNS[kind], base + self.look("sign")
        return [
            _space(self._columns.gutter, self.visual_style),
            Segment(sign, style.rich_style),
            _space(GUTTER - 1, base),
        ]

    def _dutch(self, row: int, line: int, layout: Layout, base: Style) -> list[Segment]:
        document, width = self.document, self._columns.dutch_width
        if line >= len(layout.dutch):
            return [_space(width, base)]
        marks = self._marks(row, document.dutch_parts(row), english=False)
        style = self._text_style(row, "dutch", base)
        return self._text(document.dutch[row], layout.dutch[line], marks, style, width)

    def _english(self, row: int, line: int, layout: Layout, base: Style) -> list[Segment]:
        document, width = self.document, self._columns.english_width
        text = self._english_text(row)
        if text is None:
            sign = WAITING if line == 0 and self.english_coming else ""
            return [Segment(sign.ljust(width)[:width], (base + self.look("waiting")).rich_style)]
        if line >= len(layout.english):
            return [_space(width, base)]
        marks = self._marks(row, document.english_parts(row), english=True)
        if row in document.doubtful:
            marks.append(Mark(len(text) - len(DOUBT), len(text), "doubt"))
        style = self._text_style(row, "english", base)
        return self._text(text, layout.english[line], marks, style, width)

    def _english_text(self, row: int) -> str | None:
        """Return the English as it is shown, with a sign after it where it looks wrong."""
        text = self.document.english[row]
        return text + DOUBT if text is not None and row in self.document.doubtful else text

    def _text_style(self, row: int, language: str, base: Style) -> Style:
        style = base + self.look(language)
        return style + self.look("heading") if self.document.is_heading(row) else style

    def _marks(self, row: int, parts: Parts, *, english: bool) -> list[Mark]:
        """Return what is highlighted in a sentence, the uppermost last."""
        marks = [
            Mark(part.start, part.end, part.role)
            for part in parts
            if (self.names_shown if part.quote is None else part.quote == self._quote)
        ]
        marks += [
            Mark(hit.start, hit.end, "hit-here" if hit == self._hit else "hit")
            for hit in self._hits.get(row, ())
            if hit.english == english
        ]
        if self._pair and self._pair.chosen.row == row:
            chosen = self._pair.chosen
            marks += [
                Mark(*part, "word-pair")
                for part in (self._pair.english if english else self._pair.dutch)
                if chosen.english != english or part != chosen.range
            ]
            if chosen.english == english:
                marks.append(Mark(*chosen.range, "word"))
        return marks

    def _text(
        self, text: str, line: Line, marks: Sequence[Mark], base: Style, width: int
    ) -> list[Segment]:
        """Draw a line of a sentence, filled up to the width of its column."""
        segments = []
        for start, end, looks in cut(*line, marks):
            style = base
            for look in looks:
                style += self.look(look)
            segments.append(Segment(text[start:end], style.rich_style))
        room = width - cell_len(text[line[0] : line[1]])
        return [*segments, _space(max(0, room), base)]


def _space(cells: int, style: Style) -> Segment:
    return Segment(" " * cells, style.rich_style)
