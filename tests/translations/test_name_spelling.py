"""Names that the model misspelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.names import with_names


@pytest.mark.parametrize(
    ("dutch", "english", "mended"),
    [
        (
            "De minister sprak met Gustavo Penders.",
            "The minister spoke to Guitavo Penders.",
            "The minister spoke to Gustavo Penders.",
        ),
        (
            "Bij de Menenpoort stond, zei ze, Annelies Vandevelde.",
            "At the Menepoort, she said, was Annelies Vandevelde. The Menepoort's stones.",
            "At the Menenpoort, she said, was Annelies Vandevelde. The Menenpoort's stones.",
        ),
        (
            "Volgens Zandstra en Zandbergen klopt het niet.",
            "According to Zandsra and Zandberghen it is not right.",
            "According to Zandstra and Zandbergen it is not right.",
        ),
    ],
)
def test_gets_the_spelling_of_the_dutch(dutch: str, english: str, mended: str) -> None:
    assert with_names(dutch, english) == mended


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Hij woont in Londen en werkt in Brussel.", "He lives in London and works in Brussels."),
        ("Ze vloog naar Bisjkek.", "She flew to Bishkek."),
        ("De stad Moermansk ligt in Rusland.", "The city of Murmansk is in Russia."),
        ("Er wonen veel Bolivianen.", "Many Bolivians live there."),
        ("Het leger van de Ethiopiërs trok op.", "The army of the Ethiopians advanced."),
        ("Ook Himmlers broer kwam.", "Himmler's brother came too."),
        ("Conferentie begint morgen.", "Conference starts tomorrow."),
        ('Hij zei: "Pathogenen zijn overal."', 'He said: "Pathogens are everywhere."'),
        ("DE VAL VAN GUSTAVO", "The fall of Guitavo"),
        ("Ze zag Anna en Annie.", "She saw Annie and Anna."),
    ],
)
def test_leaves_english_names_alone(dutch: str, english: str) -> None:
    assert with_names(dutch, english) == english


@given(st.text())
def test_changes_nothing_where_all_names_are_there(sentence: str) -> None:
    assert with_names(sentence, sentence) == sentence
