"""Carrying a stretch of one sentence over to the other by the weights of word links.

A word of the other sentence speaks for the stretch by as much weight as it shares with the words
inside, and against it by what it shares with the words outside. The contiguous stretch with the
most in all wins. Where the given stretch stands between quotation marks, the carried one does too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from translations.words import Sort, Word

Range = tuple[int, int]
_Floats = npt.NDArray[np.float64]

_CLAUSE = 4  # words from which a stretch is a clause, no name or single word
_IDLE = 0.15  # balance below which a word stands for nothing, inside or outside
_COST = 0.15  # of a word in a name: keeps those that hardly belong out of its edges
_CLAUSE_COST = 0.02  # and in a clause
_FAINT = 0.04  # weight that will do where another word has a better claim to the counterpart
_APART = 0.5  # weight from which a single word has a counterpart apart from the first
_MARKS_WORTH = 0.5  # share of the balance that a stretch between marks must keep
_JOINTS = frozenset({"that", "dat"})  # these lead to a clause and aren't part of it
_FULL_STOPS = frozenset(".!?…")
_SINGLE_MARKS = frozenset("'‘’‚‹›`´")
_BEFORE_CLOSING = frozenset({",", ".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence: all its ``words`` and marks, and those of them that are ``aligned``."""

    text: str
    words: tuple[Word, ...]
    aligned: tuple[Word, ...]


def carry(source: Side, target: Side, weights: _Floats, start: int, end: int) -> tuple[Range, ...]:
    """Return the stretches of ``target`` that stand for ``start`` to ``end`` of ``source``.

    ``weights`` has a row for each aligned word of the source and a column for each of the target.
    Empty where the stretch or the target holds no word, or where nothing in the target stands for
    a stretch of one to three words; a longer one then comes over by its place in the sentence.
    """
    inside = np.array([word.start < end and start < word.end for word in source.aligned], bool)
    if not inside.any() or not target.aligned:
        return ()
    is_clause = bool(inside.sum() >= _CLAUSE)
    share = weights[inside].sum(axis=0)
    balance = share - weights[~inside].sum(axis=0)
    if (spelt := _spelt_alike(source.text[max(start, 0) : end], target, balance)) is not None:
        return (spelt,)
    if inside.all():
        balance = np.ones(len(target.aligned))
    elif balance.max() < _IDLE:
        if share.max() >= _FAINT:
            balance = _by_share(share)
        elif is_clause or _opened(source, start) or _closed(source, end):
            balance = _by_place(inside, len(target.aligned))
        else:
            return ()
    found = _stretch(source, target, balance, (start, end), is_clause=is_clause)
    if inside.sum() == 1:
        return tuple(sorted({found, *_apart(found, target, share)}))
    return (found,)


def _spelt_alike(text: str, target: Side, balance: _Floats) -> Range | None:
    """Find a name that is spelt the same on both sides."""
    if not text[:1].isupper():
        return None
    best: tuple[float, Range] = (0.0, (0, 0))
    for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", target.text):
        words = [match.start() <= word.start < match.end() for word in target.aligned]
        best = max(best, (float(balance[words].sum()), match.span()))
    return best[1] if best[0] > 0 else None


def _by_share(share: _Floats) -> _Floats:
    """Settle for the likeliest word, though another word of the source has a better claim to it."""
    return np.where(share == share.max(), 1.0, -1.0)


def _by_place(inside: npt.NDArray[np.bool_], length: int) -> _Floats:
    """Give the words of the target in the same part of the sentence a balance above zero."""
    (rows,) = np.nonzero(inside)
    first, last = rows[0] / len(inside), (rows[-1] + 1) / len(inside)
    middles = (np.arange(length) + 0.5) / length
    balance = np.where((first <= middles) & (middles <= last), 1.0, -1.0)
    balance[np.abs(middles - (first + last) / 2).argmin()] = 1.0
    return balance


def _stretch(
    source: Side, target: Side, balance: _Floats, given: Range, *, is_clause: bool
) -> Range:
    """Find the stretch of the target with the highest balance, at quotation marks where it can."""
    start, end = given
    words = target.aligned
    openings = dict(_openings(target)) if _opened(source, start) else {}
    closings = dict(_closings(target)) if _closed(source, end) else {}
    anywhere = list(range(len(words)))
    balance = balance - (_CLAUSE_COST if is_clause else _COST)
    score, first, last = _best(balance, anywhere, anywhere)
    if openings or closings:
        marked = _best(balance, sorted(openings) or anywhere, sorted(closings) or anywhere)
        if marked[0] >= _MARKS_WORTH * score:
            _, first, last = marked
        else:
            openings, closings = {}, {}
    if is_clause and not openings:
        first = _with_idle_before(target, balance, first)
    if is_clause and not closings:
        last = _with_idle_after(target, balance, last)
    begin = openings[first].end if openings else words[first].start
    if closings:
        stop = begin + len(target.text[begin : closings[last].start].rstrip(" ,"))
    else:
        stop = _past_full_stop(source, target, words[last].end, end)
    return _with_partner(target, begin, stop)


def _best(balance: _Floats, starts: list[int], ends: list[int]) -> tuple[float, int, int]:
    """Return the highest sum of ``balance[a : b + 1]`` with a in starts, b in ends, and a and b."""
    sums = np.concatenate(([0.0], np.cumsum(balance)))
    scores = sums[np.array(ends) + 1] - sums[starts][:, None]
    scores[np.array(starts)[:, None] > np.array(ends)] = -np.inf
    row, column = np.unravel_index(scores.argmax(), scores.shape)
    return float(scores[row, column]), starts[int(row)], ends[int(column)]


def _with_idle_before(target: Side, balance: _Floats, first: int) -> int:
    """Take in the words before a clause that stand for nothing, such as an added article."""
    while first > 0 and abs(balance[first - 1]) < _IDLE and _touch(target, first - 1):
        if target.aligned[first - 1].key in _JOINTS:
            break
        first -= 1
    return first


def _with_idle_after(target: Side, balance: _Floats, last: int) -> int:
    """Take in the words after a clause that stand for nothing if they reach a mark or the end."""
    reach, final = last, len(target.aligned) - 1
    while reach < final and abs(balance[reach + 1]) < _IDLE and _touch(target, reach):
        reach += 1
    return reach if reach == final or not _touch(target, reach) else last


def _touch(target: Side, index: int) -> bool:
    """Tell whether no mark but a hyphen parts a word from the next."""
    between = target.text[target.aligned[index].end : target.aligned[index + 1].start]
    return between.strip() in ("", "-")


def _past_full_stop(source: Side, target: Side, stop: int, end: int) -> int:
    """Move ``stop`` past the full stop, question mark … if the given stretch has one too."""
    if source.text[:end][-1:] in _FULL_STOPS:
        while target.text[stop : stop + 1] in _FULL_STOPS:
            stop += 1
    return stop


def _with_partner(target: Side, begin: int, stop: int) -> Range:
    """Take in the quotation mark beside the stretch that belongs to one inside.

    Single marks belong to single ones: *ten years' time* has no double mark as its other half.
    """
    for is_single in (False, True):
        marks = [word for word in target.words if (word.text in _SINGLE_MARKS) is is_single]
        inside = [mark for mark in marks if begin <= mark.start < stop]
        unclosed = sum(_opens(target, mark) - _closes(target, mark) for mark in inside)
        for mark in marks:
            if unclosed > 0 and mark.start == stop and _closes(target, mark):
                stop = mark.end
            elif unclosed < 0 and mark.end == begin and _opens(target, mark):
                begin = mark.start
    return begin, stop


def _apart(found: Range, target: Side, share: _Floats) -> Iterator[Range]:
    """Yield the other words that stand for a single word (*took … along* for *meenam*)."""
    start, end = found
    for word, weight in zip(target.aligned, share, strict=True):
        if weight >= _APART and not start <= word.start < end:
            yield word.start, word.end


def _opened(side: Side, start: int) -> bool:
    """Tell whether an opening mark stands right before ``start``."""
    before = next((word for word in reversed(side.words) if word.end <= start), None)
    return before is not None and _opens(side, before)


def _closed(side: Side, end: int) -> bool:
    """Tell whether a closing mark stands right after ``end``, or after one comma or full stop."""
    after = (word for word in side.words if word.start >= end)
    mark = next((word for word in after if word.text not in _BEFORE_CLOSING), None)
    return mark is not None and _closes(side, mark)


def _openings(side: Side) -> Iterator[tuple[int, Word]]:
    """Yield the index of each aligned word that follows an opening mark, and the mark."""
    for mark in side.words:
        index = next((i for i, word in enumerate(side.aligned) if word.start >= mark.end), None)
        if index is not None and _opens(side, mark):
            yield index, mark


def _closings(side: Side) -> Iterator[tuple[int, Word]]:
    """Yield the index of each aligned word that a closing mark follows, and the mark."""
    for mark in side.words:
        if _closes(side, mark) and side.aligned[0].end <= mark.start:
            yield max(i for i, word in enumerate(side.aligned) if word.end <= mark.start), mark


def _opens(side: Side, mark: Word) -> bool:
    """Tell whether the word is a quotation mark with something right after it, no word before."""
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
