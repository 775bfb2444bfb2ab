"""Pairs that the translation model is trained on, varied alike on both sides."""

import random
import re

import pytest

from training.translation.corpus import Pair
from training.translation.numbers import swap_hours, swap_numbers
from training.translation.variation import (
    Variation,
    in_other_case,
    restyled,
    without_accents,
)
from translations.punctuation import plain_marks

FIGURES = re.compile(r"\d")


def _swapped(dutch: str, english: str) -> tuple[str, str]:
    return swap_numbers(dutch, english, random.Random(1))


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Er kwamen 37 gasten.", "37 guests came."),
        ("Het kost 2,5 miljoen.", "It costs 2.5 million."),
        ("Er kwamen 12.500 gasten.", "12,500 guests came."),
        ("De 41-jarige bakker won.", "The 41-year-old baker won."),
        ("Dat was op 7 mei 1998.", "That was on 7 May 1998."),
        ("Het kost €450.", "It costs €450."),
    ],
)
def test_a_number_on_both_sides_is_swapped_alike(dutch, english):
    new_dutch, new_english = _swapped(dutch, english)
    assert (new_dutch, new_english) != (dutch, english)
    assert FIGURES.sub("0", new_dutch) == FIGURES.sub("0", dutch)
    assert FIGURES.sub("0", new_english) == FIGURES.sub("0", english)
    assert FIGURES.findall(new_dutch) == FIGURES.findall(new_english)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Er was 1 gast.", "There was 1 guest."),
        ("De 3e en de 4e.", "The 3rd and the 4th."),
        ("Het werd 3-2.", "It finished 3-2."),
        ("Om 10 uur begint het.", "It starts at 10 am."),
        ("Het begint om 19.30 uur.", "It starts at 7.30pm."),
        ("Een 8 en een 9.", "An 8 and a 9."),
        ("Eerst 4, toen weer 4.", "First 4, then 4 again."),
        ("Drie van de 20.", "Three out of twenty."),
        ("De Covid-19-cijfers.", "The Covid-19 figures."),
        ("In '74 was het 1.95.", "In '74 it was 1.95."),
    ],
)
def test_a_number_is_left_alone_where_the_sentence_depends_on_it(dutch, english):
    assert _swapped(dutch, english) == (dutch, english)


def test_a_year_stays_a_year_and_a_day_a_day():
    for seed in range(50):
        dutch, _ = swap_numbers("Op 31 mei 1998.", "On 31 May 1998.", random.Random(seed))
        day, year = map(int, re.findall(r"\d+", dutch))
        assert 10 <= day <= 28
        assert 1950 <= year < 2030


def test_both_sides_get_other_quotation_marks():
    dutch, english = '"Ik kom \'s avonds", zei Bas.', '"I\'m coming tonight," said Bas.'
    seen = {restyled(dutch, english, random.Random(seed)) for seed in range(20)}
    assert ("'Ik kom 's avonds', zei Bas.", "'I'm coming tonight,' said Bas.") in seen
    assert ("„Ik kom 's avonds”, zei Bas.", "“I'm coming tonight,” said Bas.") in seen
    assert all(plain_marks(side) == side for pair in seen for side in pair if "'I" in side[:2])


def test_marks_stay_where_the_sides_have_different_ones():
    pair = '"Ik kom", zei Bas.', "'I'm coming,' said Bas."
    assert restyled(*pair, random.Random(1)) == pair


def test_a_headline_in_capitals_comes_as_the_program_gives_it_too():
    headline = "Kabinet van Bergveld valt"
    seen = {in_other_case(headline, random.Random(seed)) for seed in range(20)}
    assert seen == {"KABINET VAN BERGVELD VALT", "Kabinet van bergveld valt"}


def test_accents_go():
    assert without_accents("Eén café in de ruïne") == "Een cafe in de ruine"


def test_variation_is_the_same_for_the_same_chance():
    pairs = [
        Pair("x", "", "Anna Bakker (38) zag 90 reeën.", "Anna Bakker (38) saw 90 deer.", "Bakker"),
        Pair("x", "", "Cor Dekker bleef thuis.", "Cor Dekker stayed at home.", "Dekker"),
    ]
    variation = Variation(pairs)
    varied = [variation.varied(pairs[0], random.Random(seed)) for seed in range(60)]
    assert varied == [variation.varied(pairs[0], random.Random(seed)) for seed in range(60)]
    assert any("Anna Dekker" in pair.dutch and "Anna Dekker" in pair.english for pair in varied)
    assert any("reeen" in pair.dutch for pair in varied)


def test_nothing_varies_without_a_share():
    pair = Pair("x", "", '"Er zijn 90 reeën"', '"There are 90 deer"')
    variation = Variation([pair], share=0)
    assert all(variation.varied(pair, random.Random(seed)) == pair for seed in range(20))


def test_hours_are_exchanged_alike_and_written_alike():
    dutch, english = swap_hours(
        "Van 9 a.m. tot 5.30 p.m.", "From 9am to 5:30 pm.", random.Random(1)
    )
    hours = dutch.removeprefix("Van ").split(" tot ")
    assert english == f"From {hours[0]} to {hours[1]}"
    assert hours[0].endswith(" a.m.")
    assert hours[1].endswith(" p.m.")
    assert dutch != "Van 9 a.m. tot 5.30 p.m."


def test_an_hour_that_the_english_has_otherwise_stays():
    pair = "Om 6 p.m. dicht.", "Closed at 18:00."
    assert swap_hours(*pair, random.Random(1)) == pair
