"""Long sentences: cut at clause marks, and joined again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.clauses import join_parts, split_long


def words(sentence: str) -> int:
    return len(sentence.split())


def test_a_sentence_that_fits_stays_whole():
    assert split_long("De dijk is sterk, maar laag.", words, 10) == ["De dijk is sterk, maar laag."]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "De dijk is oud en laag; het water staat hoog.",
            ["De dijk is oud en laag;", "het water staat hoog."],
        ),
        (
            "De brug is klaar, de weg is open, maar de tunnel lekt nog.",
            ["De brug is klaar, de weg is open,", "maar de tunnel lekt nog."],
        ),
        (
            "De wethouder vindt de brug mooi en de raad vindt hem duur",
            ["De wethouder vindt de brug mooi", "en de raad vindt hem duur"],
        ),
    ],
)
def test_the_cut_comes_at_the_strongest_mark(sentence, parts):
    assert split_long(sentence, words, 8) == parts


@given(st.text(st.sampled_from("ab ,;:–en.\u00e9"), max_size=200), st.integers(1, 20))
def test_nothing_is_lost_and_every_part_fits(sentence, most):
    parts = split_long(sentence, len, most)
    assert "".join("".join(parts).split()) == "".join(sentence.split())
    assert all(len(part) <= most for part in parts)


def test_a_word_without_end_is_cut_all_the_same():
    assert max(map(len, split_long("x" * 1000, len, 64))) <= 64


def test_parts_joined_read_as_one_sentence():
    assert (
        join_parts(
            ["De dijk is laag,", "en het water staat hoog,", "zei Bo Kuip."],
            ["The dike is low.", "And the water is high.", "Bo Kuip said."],
        )
        == "The dike is low, and the water is high, Bo Kuip said."
    )


def test_a_part_that_opens_with_i_keeps_its_capital():
    assert join_parts(["Het regent,", "ik blijf."], ["It rains,", "I stay."]) == "It rains, I stay."
