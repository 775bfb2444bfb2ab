"""Where Dutch and English stand: beside each other, or under each other on a narrow screen."""

from dataclasses import dataclass

GUTTER = 2
GAP = 3
STACKED_BELOW = 72
"""Narrower than this, two columns would be too thin to read."""
WIDEST = 76
"""Longer lines than this tire the eye."""
INDENT = 2
"""How far the English is set in when it stands under the Dutch."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns in cells: where each begins and how wide it is. No English: its width is 0."""

    gutter: int
    dutch: int
    dutch_width: int
    english: int
    english_width: int

    @property
    def stacked(self) -> bool:
        """Whether the English stands under the Dutch."""
        return bool(self.english_width) and self.english < self.dutch + self.dutch_width


def columns(width: int, *, english: bool) -> Columns:
    """Divide ``width`` cells."""
    if english and width >= STACKED_BELOW:
        each = min(WIDEST, (width - GUTTER - GAP) // 2)
        gutter = (width - GUTTER - GAP - 2 * each) // 2
        left = gutter + GUTTER
        return Columns(gutter, left, each, left + each + GAP, each)
    each = max(1, min(WIDEST, width - GUTTER - 1))
    gutter = max(0, (width - GUTTER - each - 1) // 2)
    left = gutter + GUTTER
    if not english:
        return Columns(gutter, left, each, left, 0)
    return Columns(gutter, left, each, left + INDENT, max(1, each - INDENT))
