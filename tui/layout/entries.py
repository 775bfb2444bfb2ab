"""How a quote is laid out in the pane of who said what."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.article import Kind
from tui.layout.columns import STACKED_BELOW
from tui.layout.signs import DOUBT, KIND_SIGNS, WAITING
from tui.layout.wrapping import wrap

INDENT = 2
GAP = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line: text in a look, to be filled up to ``width`` terminal cells."""

    text: str
    look: str
    width: int


Entry = Sequence[Sequence[Cell]]
"""The lines of a quote, each of them pieces side by side."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote in words. ``english`` is None while it is still to come, empty if none will.

    ``hedged`` and ``doubtful`` as in ``articles.article.Quote``.
    """

    speaker: str
    kind: Kind
    dutch: str
    english: str | None
    reporter: str | None
    hedged: bool = False
    doubtful: bool = False


def lay_out(said: Said, width: int) -> Entry:
    """Lay out a quote in ``width`` cells.

    Speaker and kind, and whether it is hedged or doubtful, stand above; then the Dutch and the
    English: beside each other where there is room, else under each other. Last comes who reported
    it, if somebody did.
    """
    opening, closing = ("“", "”") if said.kind == "direct" else ("", "")
    dutch = f"{opening}{said.dutch}{closing}"
    if said.english is None:
        english, look = WAITING, "waiting"
    else:
        english, look = f"{opening}{said.english}{closing}", "english"
    lines = _head(said, width)
    if said.english == "":
        lines += _block(dutch, "dutch", width)
    elif width < STACKED_BELOW:
        lines += _block(dutch, "dutch", width) + _block(english, look, width)
    else:
        lines += _beside(dutch, english, look, width)
    if said.reporter:
        lines += _block(f"according to {said.reporter}", "via", width)
    return lines


def _head(said: Said, width: int) -> list[list[Cell]]:
    """Lay out the speaker, the sign of the kind before it and the words on it at the right."""
    speaker = f"{said.speaker}{DOUBT}" if said.doubtful else said.speaker
    words = f"hedged, {said.kind}" if said.hedged else said.kind
    word_width = len(words) + 2
    room = width - INDENT - word_width
    if room < word_width:  # too narrow for the word
        word_width, room = 0, width - INDENT
    lines = []
    for number, (start, end) in enumerate(wrap(speaker, room)):
        sign, word = (KIND_SIGNS[said.kind], words) if number == 0 else ("", "")
        lines.append(
            [
                Cell(sign, "sign", INDENT),
                Cell(speaker[start:end], "speaker", room),
                Cell(word.rjust(word_width), "kind", word_width),
            ]
        )
    return lines


def _block(text: str, look: str, width: int) -> list[list[Cell]]:
    """Lay out a text on its own lines, set in."""
    room = width - INDENT
    return [
        [Cell("", look, INDENT), Cell(text[start:end], look, room)]
        for start, end in wrap(text, room)
    ]


def _beside(dutch: str, english: str, look: str, width: int) -> list[list[Cell]]:
    """Lay out the Dutch with the English at its right."""
    room = (width - INDENT - GAP) // 2
    left, right = _pieces(dutch, room), _pieces(english, room)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    return [
        [Cell("", "dutch", INDENT), Cell(a, "dutch", room + GAP), Cell(b, look, room)]
        for a, b in zip(left, right, strict=True)
    ]


def _pieces(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]
