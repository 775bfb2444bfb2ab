"""How a look-up is laid out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.layout.entries import Cell, Entry
from tui.layout.signs import WAITING
from tui.lookup import Looked
from tui.suppliers import Meaning

LABEL = 10
UNKNOWN = "the table doesn't know this word"
RELATED = "the table has only"

Piece = tuple[str, str]
"""Text and its look."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the table says: ``meanings``, None while it is being asked, or why it can't be asked."""

    meanings: Sequence[Meaning] | None
    failure: str = ""


def lay_out(looked: Looked, answer: Answer, width: int) -> Entry:
    """Lay out a word: what it is, its English in this sentence, its likeliest English at all."""
    lines = _flow("", [[piece] for piece in _head(looked)], width)
    if looked.here != "":
        lines += _flow("Here", _here(looked.here), width)
    if looked.forms:
        lines += _flow("Usually", _usually(looked, answer), width)
    return lines


def _head(looked: Looked) -> list[Piece]:
    pieces = [(looked.stands, "speaker")]
    if looked.lemma:
        pieces += [(" · form of ", "kind"), (looked.lemma, "dutch")]
    if looked.kind:
        pieces += [(" · ", "kind"), (looked.kind, "dutch")]
    return pieces


def _here(here: str | None) -> list[list[Piece]]:
    if here is None:
        return [[(WAITING, "waiting")]]
    return [
        [(f" {word}" if number else word, "english")] for number, word in enumerate(here.split())
    ]


def _usually(looked: Looked, answer: Answer) -> list[list[Piece]]:
    """Return what the table says, in items that should each stay on one line."""
    if answer.failure:
        return [[(answer.failure, "notice")]]
    if answer.meanings is None:
        return [[(WAITING, "waiting")]]
    if not answer.meanings:
        return [[(UNKNOWN, "notice")]]
    if len(answer.meanings) == 1 and answer.meanings[0].dutch in looked.forms:
        return _shares(answer.meanings[0])
    items: list[list[Piece]] = [[(RELATED, "notice")]]
    for number, meaning in enumerate(answer.meanings):
        before = " " if number == 0 else "; "
        first, *rest = _shares(meaning)
        items += [[(before, "notice"), (f"{meaning.dutch}: ", "dutch"), *first], *rest]
    return items


def _shares(meaning: Meaning) -> list[list[Piece]]:
    return [
        [(", " if number else "", "notice"), (english, "english"), (f" {share:.0%}", "kind")]
        for number, (english, share) in enumerate(meaning.english)
    ]


def _flow(label: str, items: Iterable[Sequence[Piece]], width: int) -> list[list[Cell]]:
    """Set items one behind the other, on as many lines as they need, behind a label."""
    left = LABEL if label else 0
    line = [Cell(label, "notice", left)]
    lines, used = [line], left
    for item in items:
        cells = [Cell(text, look, cell_len(text)) for text, look in item if text]
        if used > left and used + sum(cell.width for cell in cells) > width:
            line, used = [Cell("", "notice", left)], left
            lines.append(line)
            text = cells[0].text.lstrip(" ")
            cells[0] = Cell(text, cells[0].look, cell_len(text))
        line += cells
        used += sum(cell.width for cell in cells)
    return lines
