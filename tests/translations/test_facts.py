"""Names and numbers that the English should have."""

import pytest

from translations.facts import lost_facts


@pytest.mark.parametrize(
    ("dutch", "english", "lost"),
    [
        ("Er kwamen 117 mensen.", "People came.", {"117"}),
        ("Het kost 1,5 miljoen, zei hij.", "It costs 1.5 million, he said.", set()),
        ("Het zijn er 20.000.", "There are 20,000 of them.", set()),
        ("Ze vloog met navigator Fred Noonan.", "She flew with a navigator.", {"Fred", "Noonan"}),
        ("Ze vloog met Noonan mee.", "She flew with Noonan.", set()),
        ("Hij woont in Londen.", "He lives in London.", set()),
        ("Hij woont in Duitsland.", "He lives in Germany.", set()),
        ("Ze reisde naar Bisjkek.", "She travelled to Bishkek.", set()),
        ("Veel Bolivianen zijn boos.", "Many Bolivians are angry.", set()),
        ("Conferentie begint morgen.", "It starts tomorrow.", set()),
        ("", "", set()),
    ],
)
def test_finds_what_the_english_lacks(dutch: str, english: str, lost: set[str]) -> None:
    assert lost_facts(dutch, english) == lost
