"""A progress bar as text."""

_FULL, _HALF = "━", "╸"


def progress_bar(share: float, width: int) -> tuple[str, str]:
    """Return the filled and the empty part of a bar of ``width`` cells, to half a cell.

    ``share`` is what is done, from 0 to 1.
    """
    halves = int(2 * width * min(max(share, 0.0), 1.0))
    filled = _FULL * (halves // 2) + _HALF * (halves % 2)
    return filled, _FULL * (width - len(filled))
