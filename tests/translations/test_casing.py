"""Lines in capitals: ordinary case for the model, capitals for the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.casing import Casing

ARTICLE = [
    "BAKKER JANSMA WINT IN HOOGDORP",
    "Gisteren won bakker Jansma de taartenwedstrijd in Hoogdorp.",
    "Volgens Jansma was het spannend.",
]


def test_names_get_the_case_they_have_in_the_article():
    assert Casing(ARTICLE).lowered(ARTICLE[0]) == "Bakker Jansma wint in Hoogdorp"


def test_the_english_is_put_in_capitals_again():
    assert Casing(ARTICLE).raised(ARTICLE[0], "Baker Jansma wins") == "BAKER JANSMA WINS"


@pytest.mark.parametrize("sentence", ["NS", "De NAVO wil dat.", "VVD en CDA", "", "1-0", "KNMI"])
def test_other_lines_and_abbreviations_stay_as_they_are(sentence):
    casing = Casing([sentence])
    assert casing.lowered(sentence) == sentence
    assert casing.raised(sentence, "As it is") == "As it is"


@given(st.lists(st.text(max_size=30), max_size=5))
def test_lowering_changes_case_only(sentences):
    casing = Casing(sentences)
    for sentence in sentences:
        assert casing.lowered(sentence).upper() == sentence.upper()
