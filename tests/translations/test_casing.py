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


@pytest.mark.parametrize(
    ("sentence", "lowered"),
    [
        ("DEN HAAG - De minister", "Den Haag - De minister"),
        ("BRUSSEL/DEN HAAG – De minister", "Brussel/Den Haag – De minister"),
        ("PARIJS (AFP) - De premier", "Parijs (AFP) - De premier"),
        ("ROTTERDAM, 14 okt. - De stad", "Rotterdam, 14 okt. - De stad"),
        ("NVWA - De keuring", "NVWA - De keuring"),
        ("GENT – De haven", "GENT – De haven"),
        ("NAVO-LANDEN praten door", "NAVO-LANDEN praten door"),
    ],
)
def test_the_places_of_a_dateline_get_the_case_of_names(sentence: str, lowered: str):
    assert Casing([]).lowered(sentence) == lowered


def test_a_short_place_gets_the_case_that_it_has_in_the_article():
    article = ["GENT – De haven ligt stil.", "Dat meldt de politie van Gent."]
    assert Casing(article).lowered(article[0]) == "Gent – De haven ligt stil."


@given(st.lists(st.text(max_size=30), max_size=5))
def test_lowering_changes_case_only(sentences):
    casing = Casing(sentences)
    for sentence in sentences:
        assert casing.lowered(sentence).upper() == sentence.upper()
