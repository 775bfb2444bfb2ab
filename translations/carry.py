"""Carrying a stretch of one sentence over to the other by the weights of word links.

A word of the other sentence speaks for the stretch by as much weight as it shares with the words
inside, and against it by what it shares with the words outside. The contiguous stretch with the
most in all wins. Where the given stretch ends at a quotation mark, the carried one does too.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from translations.words import Sort, Word

Range = tuple[int, int]
_Vector = npt.NDArray[np.float64]

_CLAUSE = 4  # words from which a stretch is a clause, no name or single word
_IDLE = 0.1  # balance below which a word stands for nothing, inside or outside
_IDLE_COST = 0.02  # keeps idle words out of the edges of a stretch
_APART = 0.5  # weight from which a single word has a counterpart apart from the first
_MARKS_WORTH = 0.5  # share of the balance that a stretch between marks must keep
_FULL_STOPS = ".!?…"
_INNER_MARKS = frozenset({",", ".", "!", "?", "…"})  # these stand before a closing mark


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence: all its ``words`` and marks, and those of them that are ``aligned``."""

    text: str
    words: tuple[Word, ...]
    aligned: tuple[Word, ...]


def carry(source: Side, target: Side, weights: _Vector, start: int, end: int) -> tuple[Range, ...]:
    """Return the stretches of ``target`` that stand for ``start`` to ``end`` of ``source``.

    ``weights`` has a row for each aligned word of the source and a column for each of the target.
    The answer is empty only where the stretch or the target holds no word.
    """
    inside = np.array([word.start < end and start < word.end for word in source.aligned], bool)
    if not inside.any() or not target.aligned:
        return ()
    share = weights[inside].sum(axis=0)
    balance = share - weights[~inside].sum(axis=0)
    if balance.max() < _IDLE:
        balance = _by_share(share) if share.max() >= _IDLE else _by_position(inside, len(share))
    found = _between_marks(source, target, balance, start, end)
    if found is None:
        found = _by_words(source, target, balance, inside, end)
    if inside.sum() == 1:
        return _with_others(found, target, weights[inside][0])
    return (found,)


def _by_share(share: _Vector) -> _Vector:
    """Settle for the likeliest word, though another word of the source has a better claim to it."""
    return np.where(share == share.max(), 1.0, -1.0)


def _by_position(inside: npt.NDArray[np.bool_], length: int) -> _Vector:
    """Give the words of the target in the same part of the sentence a balance above zero."""
    (rows,) = np.nonzero(inside)
    first, last = rows[0] / len(inside), (rows[-1] + 1) / len(inside)
    middles = (np.arange(length) + 0.5) / length
    nearest = np.abs(middles - (first + last) / 2).argmin()
    balance = np.where((first <= middles) & (middles <= last), 1.0, -1.0)
    balance[nearest] = 1.0
    return balance


def _best(balance: _Vector, starts: list[int], ends: list[int]) -> tuple[float, int, int]:
    """Return the highest sum of ``balance[a : b + 1]`` with a in starts, b in ends, and a and b."""
    sums = np.concatenate(([0.0], np.cumsum(balance)))
    scores = sums[np.array(ends) + 1] - sums[starts][:, None]
    scores[np.array(starts)[:, None] > np.array(ends)] = -np.inf
    row, column = np.unravel_index(scores.argmax(), scores.shape)
    return float(scores[row, column]), starts[int(row)], ends[int(column)]


def _by_words(
    source: Side, target: Side, balance: _Vector, inside: npt.NDArray[np.bool_], end: int
) -> Range:
    everything = list(range(len(target.aligned)))
    costly = np.where(np.abs(balance) < _IDLE, balance - _IDLE_COST, balance)
    _, first, last = _best(costly, everything, everything)
    if inside.sum() >= _CLAUSE:
        first, last = _with_idle(target, balance, first, last)
    return target.aligned[first].start, _stop(source, target, target.aligned[last].end, end)


def _with_idle(target: Side, balance: _Vector, first: int, last: int) -> tuple[int, int]:
    """Let a clause take in the words beside it that stand for nothing.

    On the left all of them up to a mark (an article that the Dutch lacks), on the right only where
    a mark or the end of the sentence follows.
    """
    words = target.aligned
    while first > 0 and abs(balance[first - 1]) < _IDLE and _touch(target, first - 1):
        first -= 1
    reach = last
    while reach + 1 < len(words) and abs(balance[reach + 1]) < _IDLE and _touch(target, reach):
        reach += 1
    if reach + 1 == len(words) or not _touch(target, reach):
        last = reach
    return first, last


def _touch(target: Side, index: int) -> bool:
    """Tell whether only white space or a hyphen parts a word from the next."""
    between = target.text[target.aligned[index].end : target.aligned[index + 1].start]
    return between.strip() in ("", "-")


def _stop(source: Side, target: Side, stop: int, end: int) -> int:
    """Move ``stop`` past the full stop, question mark … if the given stretch has one too."""
    if source.text[end - 1 : end] in _FULL_STOPS:
        while target.text[stop : stop + 1] and target.text[stop] in _FULL_STOPS:
            stop += 1
    return stop


def _between_marks(
    source: Side, target: Side, balance: _Vector, start: int, end: int
) -> Range | None:
    """Return the best stretch whose edges stand at quotation marks as the given one's do."""
    opened = _mark_before(source, start)
    closed = _mark_after(source, end)
    openings = {i: m for m in _openings(target) if (i := _first_from(target, m.end)) is not None}
    closings = {i: m for m in _closings(target) if (i := _last_until(target, m.start)) is not None}
    if not (opened and openings) and not (closed and closings):
        return None
    everything = list(range(len(target.aligned)))
    starts = sorted(openings) if opened and openings else everything
    ends = sorted(closings) if closed and closings else everything
    score, first, last = _best(balance, starts, ends)
    free_score, *_ = _best(balance, everything, everything)
    if score < _MARKS_WORTH * free_score:
        return None
    begin = openings[first].end if starts is not everything else target.aligned[first].start
    stop = closings[last].start if ends is not everything else target.aligned[last].end
    if ends is everything:
        return begin, _stop(source, target, stop, end)
    return begin, begin + len(target.text[begin:stop].rstrip(" ,"))


def _mark_before(side: Side, start: int) -> bool:
    before = [word for word in side.words if word.end <= start]
    return bool(before) and _opens(side, before[-1])


def _mark_after(side: Side, end: int) -> bool:
    after = [word for word in side.words if word.start >= end and word.text not in _INNER_MARKS]
    return bool(after) and _closes(side, after[0])


def _openings(side: Side) -> list[Word]:
    return [word for word in side.words if _opens(side, word)]


def _closings(side: Side) -> list[Word]:
    return [word for word in side.words if _closes(side, word)]


def _opens(side: Side, mark: Word) -> bool:
    """Tell whether the word is a quotation mark with something right after it, nothing before."""
    return (
        mark.sort is Sort.QUOTATION_MARK
        and bool(side.text[mark.end : mark.end + 1].strip())
        and not side.text[: mark.start][-1:].isalnum()
    )


def _closes(side: Side, mark: Word) -> bool:
    """Tell whether the word is a quotation mark with something right before it, no word after."""
    return (
        mark.sort is Sort.QUOTATION_MARK
        and bool(side.text[: mark.start][-1:].strip())
        and not side.text[mark.end : mark.end + 1].isalnum()
    )


def _first_from(side: Side, offset: int) -> int | None:
    return next((i for i, word in enumerate(side.aligned) if word.start >= offset), None)


def _last_until(side: Side, offset: int) -> int | None:
    return max((i for i, word in enumerate(side.aligned) if word.end <= offset), default=None)


def _with_others(found: Range, target: Side, weights: _Vector) -> tuple[Range, ...]:
    """Add the other words that stand for a single word (*took … along* for *meenam*)."""
    start, end = found
    others = (
        (word.start, word.end)
        for word, weight in zip(target.aligned, weights, strict=True)
        if weight >= _APART and not (start <= word.start < end)
    )
    return tuple(sorted((found, *others)))
