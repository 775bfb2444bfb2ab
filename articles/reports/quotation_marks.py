"""Quotation marks, paired: which stretches of the text stand between them.

All Dutch styles are known: ``"…"`` ``'…'`` ``‘…’`` ``“…”`` ``„…”`` ``,,…''`` ``` ``…'' ``` ``«…»``.
The straight marks and the apostrophe are told apart by what stands beside them: an opening mark has
no letter before it, a closing mark has none after it, and *'s avonds*, *'t*, *'90* open nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.article import Paragraph, Span

# What closes each opening mark. German-style „…“ and turned »…« occur in Dutch papers too.
_CLOSERS: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ("”", '"'),
    "„": ("”", "“", '"'),
    "«": ("»",),
    "»": ("«",),
    "'": ("'", "’"),
    "‘": ("’", "'"),
    "’": ("’",),
    "‚": ("’", "‘"),
    "‹": ("›",),
    "``": ("''",),
    ",,": ("''",),
}
_SINGLE = re.compile(r"[\"“”„«»'‘’‚‹›]")
_DOUBLED = re.compile(r"``|,,|''|" + _SINGLE.pattern)
_APOSTROPHE_WORD = re.compile(r"['’‘](?:s|t|n|m|k|r|ns|tis|twas|\d\ds?)(?!\w)", re.IGNORECASE)
_OFTEN_APART = frozenset({'"', "``", ",,", "''"})  # old papers set them apart: ,, Ja . ''
_OPENS_AFTER = frozenset("([{-–—/:;,|>")  # besides white space, the start and another mark
_GENITIVE = re.compile(r"\b[A-ZÀ-Þ]\w*[sxz]$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: ``outer`` has the marks, ``inner`` only what they hold.

    A quotation never crosses the edge of a paragraph: one that goes on in the next paragraph is
    two, of which the second has ``continues`` set.
    """

    outer: Span
    inner: Span
    continues: bool = False


@dataclass(slots=True)
class _Pairing:
    """The marks of one paragraph: its pairs, and what was left without a partner."""

    pairs: list[Quotation] = field(default_factory=list)
    unclosed: Span | None = None
    orphan_close: Span | None = None


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in the order of the text; nested ones are left out."""
    pattern = _DOUBLED if "``" in text or ",," in text else _SINGLE
    found: list[Quotation] = []
    before: _Pairing | None = None
    paragraph_before: Paragraph | None = None
    for paragraph in paragraphs:
        pairing = _pair(text, paragraph, pattern)
        if before is not None and before.unclosed is not None and paragraph_before is not None:
            opened = before.unclosed
            reopens = text.startswith(opened.of(text), paragraph.start)
            inner = _bare(text, opened.end, paragraph_before.end)
            if (reopens or pairing.orphan_close is not None) and inner.of(text):
                found = [q for q in found if q.outer.end <= opened.start]
                found.append(Quotation(Span(opened.start, paragraph_before.end), inner))
            if reopens and pairing.pairs and pairing.pairs[0].outer.start == paragraph.start:
                first = pairing.pairs[0]
                pairing.pairs[0] = Quotation(first.outer, first.inner, continues=True)
            elif pairing.orphan_close is not None:
                start, close = paragraph.start, pairing.orphan_close
                outer, inner = Span(start, close.end), _bare(text, start, close.start)
                if inner.of(text):
                    pairing.pairs.insert(0, Quotation(outer, inner, continues=True))
        found.extend(pairing.pairs)
        before, paragraph_before = pairing, paragraph
    return tuple(sorted(found, key=lambda quotation: quotation.outer.start))


def _pair(text: str, paragraph: Paragraph, pattern: re.Pattern[str]) -> _Pairing:
    pairing = _Pairing()
    open_marks: list[Span] = []
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        mark = Span(*match.span())
        if _can_close(text, paragraph, mark):
            opener = _opener_of(text, mark, open_marks)
            if opener is not None:
                # A mark inside a pair has no say: what it opened never closed.
                del open_marks[open_marks.index(opener) :]
                outer, inner = Span(opener.start, mark.end), _bare(text, opener.end, mark.start)
                pairing.pairs = [p for p in pairing.pairs if p.outer.start < outer.start]
                if inner.of(text).strip():
                    pairing.pairs.append(Quotation(outer, inner))
                continue
            if not open_marks and not pairing.pairs and mark.of(text) not in ("'", "’"):
                pairing.orphan_close = pairing.orphan_close or mark
        if _can_open(text, paragraph, mark):
            open_marks.append(mark)
    # Apostrophes are too often left over to be taken for a quotation that goes on.
    pairing.unclosed = next((m for m in open_marks if m.of(text) not in ("'", "’")), None)
    return pairing


def _opener_of(text: str, closer: Span, open_marks: Sequence[Span]) -> Span | None:
    return next(
        (m for m in reversed(open_marks) if closer.of(text) in _CLOSERS[m.of(text)]),
        None,
    )


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _beside(text: str, paragraph: Paragraph, mark: Span) -> tuple[str, str]:
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    return before, after


def _can_open(text: str, paragraph: Paragraph, mark: Span) -> bool:
    before, after = _beside(text, paragraph, mark)
    if mark.of(text) not in _CLOSERS:
        return False
    if after.isspace() and mark.of(text) not in _OFTEN_APART:
        return False
    if mark.of(text) in "'’‘" and _APOSTROPHE_WORD.match(text, mark.start, paragraph.end):
        return False
    return before.isspace() or before in _OPENS_AFTER or before in _CLOSERS


def _can_close(text: str, paragraph: Paragraph, mark: Span) -> bool:
    before, after = _beside(text, paragraph, mark)
    if after.isalnum() or (before.isspace() and mark.of(text) not in _OFTEN_APART):
        return False
    return not (mark.of(text) in "'’" and _is_genitive(text, paragraph, mark))


def _is_genitive(text: str, paragraph: Paragraph, mark: Span) -> bool:
    """Tell *Frans' huis* from the end of a quotation: a later mark still closes that one."""
    word = text[max(paragraph.start, mark.start - 30) : mark.start]
    rest = text[mark.end : paragraph.end]
    if not (_GENITIVE.search(word) and re.match(r" [a-zà-þ]", rest)):
        return False
    closing = re.search(r"(?<=\S)['’](?!\w)", rest)
    opening = re.search(r"(?<!\w)['‘](?=\w)", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())
