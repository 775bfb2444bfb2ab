"""Quotation marks and full stops of the English, set right after the Dutch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.punctuation import plain_marks, repair


@pytest.mark.parametrize(
    ("dutch", "plain"),
    [
        ("„Ik kom”, zei Bas.", '"Ik kom", zei Bas.'),
        ("«Ik kom», zei Bas.", '"Ik kom", zei Bas.'),
        ("``Ik kom'', zei Bas.", '"Ik kom", zei Bas.'),
        (",,Ik kom'', zei Bas.", '"Ik kom", zei Bas.'),
        ("‘Ik kom’, zei Bas ’s avonds.", "'Ik kom', zei Bas 's avonds."),
        ("Eén, twee,, drie.", "Eén, twee,, drie."),
    ],
)
def test_models_see_straight_marks(dutch, plain):
    assert plain_marks(dutch) == plain


@pytest.mark.parametrize(
    ("dutch", "english", "repaired"),
    [
        # Nothing wrong.
        ('"Ik kom", zei Bas.', '"I\'m coming," said Bas.', '"I\'m coming," said Bas.'),
        ('"Ik kom.', "\"I'm coming.", "\"I'm coming."),
        ("Bas' fiets is weg.", "Bas' bike is gone.", "Bas' bike is gone."),
        ("'s Avonds regent het.", "It rains at night.", "It rains at night."),
        # Other marks than the Dutch has.
        ("'Ik kom', zei Bas.", '"I\'m coming," said Bas.', "'I'm coming,' said Bas."),
        ("„Ik kom”, zei Bas.", '"I\'m coming," said Bas.', "“I'm coming,” said Bas."),
        ("‘Ik kom’, zei Bas.", "'I'm coming,' said Bas.", "‘I'm coming,’ said Bas."),
        ("``Ik kom'', zei Bas.", '"I\'m coming," said Bas.', '"I\'m coming," said Bas.'),
        # A mark missing at an end.
        ('"Ik kom morgen."', "\"I'm coming tomorrow.", '"I\'m coming tomorrow."'),
        ('"Ik kom morgen."', "I'm coming tomorrow.\"", '"I\'m coming tomorrow."'),
        ('"Ik kom morgen."', "I'm coming tomorrow.", '"I\'m coming tomorrow."'),
        ('Hij zei: "Ik kom".', "He said: \"I'm coming.", 'He said: "I\'m coming".'),
        ('Ze heeft gelijk."', "She is right.", 'She is right."'),
        ('"Dat was vroeger zo.', "It used to be so.", '"It used to be so.'),
        # A mark too many.
        ('"Ik kom", zei Bas.', '""I\'m coming," said Bas.', '"I\'m coming," said Bas.'),
        ("Bas noemt het duur.", 'Bas calls it "expensive".', "Bas calls it expensive."),
        ("Het werd 's avonds vloed.", "The 'evening' was high.", "The evening was high."),
        # Where it isn't sure, nothing is done.
        ('"Ik kom", zei Bas.', "I'm coming, said Bas.", "I'm coming, said Bas."),
        ("Hij is 'boos'.", "He is 'angry' and 'cross'.", "He is 'angry' and 'cross'."),
        # Full stops.
        ("Storm op komst", "Storm on its way.", "Storm on its way"),
        ("Storm op komst in de VS", "Storm on its way in the U.S.", "Storm on its way in the U.S."),
        ("Bijeenkomst om 20.00 uur", "Meeting at 8 p.m.", "Meeting at 8 p.m."),
        ("Storm op komst...", "Storm on its way...", "Storm on its way..."),
        ("De dijk is sterk.", "The dike is strong", "The dike is strong."),
        ("Komt er storm?", "Is a storm coming?", "Is a storm coming?"),
    ],
)
def test_the_english_has_the_marks_of_the_dutch(dutch, english, repaired):
    assert repair(dutch, english) == repaired


TEXT = st.text(st.sampled_from("ab ,.\"'„”‘’«»"), max_size=40)


@given(TEXT, TEXT)
def test_words_are_never_touched(dutch, english):
    def words(text):
        return "".join(filter(str.isalpha, text))

    assert words(repair(dutch, english)) == words(english)


@given(st.text(st.sampled_from("ab ."), max_size=40), TEXT)
def test_a_sentence_without_marks_gets_none(dutch, english):
    assert '"' not in repair(dutch, english)
