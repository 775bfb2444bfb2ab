"""How a look-up is laid out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.layout.entries import Cell, Entry
from tui.layout.signs import WAITING
from tui.lookup import Looked
from tui.suppliers import Meaning

LABEL = 10
UNKNOWN = "the table doesn't know this word"
RELATED = "the table has only"
MORE = "…"

Piece = tuple[str, str]
"""Text and its look."""
Item = Sequence[Piece]
"""What should stay on one line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the table says: ``meanings``, None while it is being asked, or why it can't be asked."""

    meanings: Sequence[Meaning] | None
    failure: str = ""


def lay_out(looked: Looked, answer: Answer, width: int, height: int) -> Entry:
    """Lay out a word: what it is, its English in this sentence, its likeliest English at all.

    What has no room in ``height`` lines leaves an ellipsis.
    """
    lines = _flow("", _head(looked), width)
    if looked.here is None:
        lines += _flow("Here", [[(WAITING, "waiting")]], width)
    elif looked.here:
        lines += _flow("Here", _words(looked.here, "english"), width)
    if looked.forms:
        lines += _flow("Usually", _usually(looked, answer), width)
    if len(lines) > height > 0:
        lines = [*lines[: height - 1], _with_more(lines[height - 1], width)]
    return [[cell for cells in line for cell in cells] for line in lines]


def _head(looked: Looked) -> list[Item]:
    items = _words(looked.stands, "speaker")
    if looked.lemma:
        items += [*_words("· form of", "kind"), *_words(looked.lemma, "dutch")]
    if looked.kind:
        items += [*_words("·", "kind"), *_words(looked.kind, "dutch")]
    return items


def _usually(looked: Looked, answer: Answer) -> list[Item]:
    """Return what the table says."""
    if answer.failure:
        return _words(answer.failure, "notice")
    if answer.meanings is None:
        return [[(WAITING, "waiting")]]
    if not answer.meanings:
        return _words(UNKNOWN, "notice")
    if len(answer.meanings) == 1 and answer.meanings[0].dutch in looked.forms:
        return _shares(answer.meanings[0])
    items = _words(RELATED, "notice")
    *others, last = answer.meanings
    for meaning, end in [*((other, ";") for other in others), (last, "")]:
        first, *rest = _shares(meaning, end)
        items += [[(f"{meaning.dutch}: ", "dutch"), *first], *rest]
    return items


def _shares(meaning: Meaning, end: str = "") -> list[Item]:
    ends = [","] * (len(meaning.english) - 1) + [end]
    return [
        [(english, "english"), (end if share is None else f" {share:.0%}{end}", "kind")]
        for (english, share), end in zip(meaning.english, ends, strict=True)
    ]


def _words(text: str, look: str) -> list[Item]:
    return [[(word, look)] for word in text.split()]


Line = list[list[Cell]]
"""A label and the items behind it, in cells."""


def _flow(label: str, items: Iterable[Item], width: int) -> list[Line]:
    """Set items one behind the other, on as many lines as they need, behind a label."""
    left = LABEL if label else 0
    lines: list[Line] = [[[Cell(label, "notice", left)]]]
    for cells in _fitting(items, width - left):
        if len(lines[-1]) > 1:
            if _width(lines[-1]) + 1 + _width([cells]) > width:
                lines.append([[Cell("", "notice", left)]])
            else:
                cells.insert(0, Cell(" ", "notice", 1))
        lines[-1].append(cells)
    return lines


def _fitting(items: Iterable[Item], room: int) -> Iterator[list[Cell]]:
    """Yield items in cells; those longer than a line word by word."""
    for item in items:
        cells = [Cell(text, look, cell_len(text)) for text, look in item]
        if _width([cells]) <= room:
            yield cells
        else:
            for text, look in item:
                yield from ([Cell(word, look, cell_len(word))] for word in text.split())


def _with_more(line: Line, width: int) -> Line:
    """Return a line with an ellipsis at its end, in the place of what leaves no room for it."""
    more = Cell(f" {MORE}", "notice", 2)
    while len(line) > 1 and _width(line) + more.width > width:
        line = line[:-1]
    return [*line, [more]]


def _width(line: Line) -> int:
    return sum(cell.width for cells in line for cell in cells)
