"""Rare words are exchanged for others that end alike, on both sides of a pair."""

import random

from training.translation.corpus import Pair
from training.translation.exchange import Exchange

ENGLISH = {
    "molen": ["mill"],
    "kolen": ["coal", "mill"],
    "kachel": ["stove", "heater"],
    "rachel": ["olive stove"],
    "Molen": ["Mill"],
}


def _exchanged(dutch: str, english: str, share: float = 1.0) -> set[tuple[str, str]]:
    exchange, chance = Exchange(ENGLISH, share), random.Random(1)
    pair = Pair("", "", dutch, english)
    pairs = (exchange.exchanged(pair, chance) for _ in range(60))
    return {(pair.dutch, pair.english) for pair in pairs}


def test_a_word_takes_the_place_of_another_on_both_sides_and_the_article_fits() -> None:
    assert _exchanged("Een kachel, zegt hij.", "A stove, he says.") == {
        ("Een kachel, zegt hij.", "A stove, he says."),
        ("Een rachel, zegt hij.", "An olive stove, he says."),
    }
    assert _exchanged("Een rachel, zegt hij.", "An olive stove, he says.") == {
        ("Een kachel, zegt hij.", "A stove, he says."),
        ("Een rachel, zegt hij.", "An olive stove, he says."),
    }


def test_a_word_whose_english_is_another_translation_gives_way_to_what_ends_like_that() -> None:
    assert ("De molen.", "The mill.") in _exchanged("De kolen.", "The mill.")


def test_words_stay_whose_place_in_the_english_is_not_sure() -> None:
    for pair in (
        ("De kachel.", "The oven."),
        ("De kachel bij de kachel.", "The stove by the stove."),
        ("De kachel.", "The stove, that stove."),
        ("De potkachel-rachel.", "The stove."),
        ("De Molen.", "The Mill."),  # nothing else has a capital
    ):
        assert _exchanged(*pair) == {pair}


def test_no_share_exchanges_nothing() -> None:
    assert len(_exchanged("Een kachel.", "A stove.", share=0)) == 1
