"""Quotation marks: which stretches of Dutch text stand between them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Paragraph
from articles.reports.quotation_marks import find_quotations


def _paragraphs(text: str) -> list[Paragraph]:
    found, start = [], 0
    for line in text.split("\n\n"):
        found.append(Paragraph(start, start + len(line), heading=False))
        start += len(line) + 2
    return found


def _inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text, _paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"Ik kom", zegt Bas.', ["Ik kom"]),
        ("'Ik kom', zegt Bas.", ["Ik kom"]),
        ("‘Ik kom’, zegt Bas.", ["Ik kom"]),
        ("’Ik kom’, zegt Bas.", ["Ik kom"]),
        ("“Ik kom”, zegt Bas.", ["Ik kom"]),
        ("„Ik kom”, zegt Bas.", ["Ik kom"]),
        ("„Ik kom“, zegt Bas.", ["Ik kom"]),
        (",,Ik kom'', zegt Bas.", ["Ik kom"]),
        ("``Ik kom'', zegt Bas.", ["Ik kom"]),
        (",, Ik kom . '' Bas zweeg .", ["Ik kom ."]),
        ('" Ik kom " , zegt Bas .', ["Ik kom"]),
        ("«Ik kom», zegt Bas.", ["Ik kom"]),
        ("»Ik kom«, zegt Bas.", ["Ik kom"]),
        ('"Kom", zegt Bas, "of ga."', ["Kom", "of ga."]),
        ('Ze noemt het plan ("een ramp") duur.', ["een ramp"]),
    ],
)
def test_every_dutch_style_pairs(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


@pytest.mark.parametrize(
    "text",
    [
        "'s Avonds ging Bas naar 't Gooi.",
        "In de jaren '90 en '00 zong 'n koor.",
        "De foto's en auto's van Hans' broer.",
        "Dat is zo’n dag in ’s-Hertogenbosch.",
        'De plank is 12" breed.',
        'Er staat één " los in de zin.',
    ],
)
def test_an_apostrophe_or_a_lone_mark_opens_nothing(text: str) -> None:
    assert _inner(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("'De foto's van 's zomers zijn weg', zegt Bas.", ["De foto's van 's zomers zijn weg"]),
        ("'Dat is Hans' fiets niet', zegt Bas.", ["Dat is Hans' fiets niet"]),
        ("‘Dat is zo’n dag’, zegt Bas.", ["Dat is zo’n dag"]),
    ],
)
def test_apostrophes_inside_a_quotation_do_not_close_it(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


def test_only_the_outermost_quotation_is_returned() -> None:
    assert _inner("\"Hij riep 'stop' en viel\", zegt Bas.") == ["Hij riep 'stop' en viel"]


def test_a_quotation_goes_on_over_paragraphs_that_open_again() -> None:
    text = '"Eerst dit.\n\n"Dan dat", zegt Bas.'
    found = find_quotations(text, _paragraphs(text))
    assert [q.inner.of(text) for q in found] == ["Eerst dit.", "Dan dat"]
    assert [q.continues for q in found] == [False, True]


def test_a_quotation_goes_on_over_paragraphs_to_a_lone_closing_mark() -> None:
    assert _inner('"Eerst dit.\n\nDan dat", zegt Bas.') == ["Eerst dit.", "Dan dat"]


_TEXTS = st.text(st.sampled_from("aS 's.,\n\"“”„«»‘’`—"), max_size=60)


@given(_TEXTS)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    paragraphs = _paragraphs(text)
    found = find_quotations(text, paragraphs)
    for before, after in pairwise(found):
        assert before.outer.end <= after.outer.start
    for quotation in found:
        assert quotation.outer.start <= quotation.inner.start
        assert quotation.inner.end <= quotation.outer.end
        assert quotation.inner.of(text).strip()
        assert any(
            p.start <= quotation.outer.start and quotation.outer.end <= p.end for p in paragraphs
        )
