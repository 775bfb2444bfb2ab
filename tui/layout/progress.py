"""A progress bar as text."""

_FULL, _HALF = "━", "╸"


def progress_bar(done: int, total: int, width: int) -> tuple[str, str]:
    """Return the filled and the empty part of a bar of ``width`` cells, to half a cell."""
    halves = 0 if total <= 0 else min(2 * width, 2 * width * done // total)
    filled = _FULL * (halves // 2) + _HALF * (halves % 2)
    return filled, _FULL * (width - len(filled))
