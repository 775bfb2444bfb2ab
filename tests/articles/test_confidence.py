"""Confidence and hedges, with the shipped pipeline."""

import pytest

from articles.analysis import analyse
from articles.article import Quote
from articles.confidence import chance_of_report, chance_of_speaker
from articles.load import article_of


def _only(text: str) -> Quote:
    (quote,) = analyse(article_of(text, "test")).quotes
    return quote


def test_a_named_speaker_is_surer_than_a_pronoun_with_two_candidates() -> None:
    named = _only('"De dijk houdt het", zegt Mara Hofland.')
    either = _only('Mara Hofland sprak met Wout Kramer en Bas Pol. "De dijk houdt het", zegt hij.')
    assert named.confidence > either.confidence
    assert not named.is_doubtful


def test_chances_grow_with_the_chance_of_the_choice_and_stay_chances() -> None:
    for by in ("pronoun", "phrase", "none"):
        chances = [chance_of_speaker(by, chance) for chance in (0.0, 0.2, 0.5, 0.9, 1.0)]
        assert chances == sorted(chances)
        assert all(0 < chance < 1 for chance in chances)
    assert chance_of_report("a pattern of tomorrow") == chance_of_report("all")


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Volgens Mara Hofland zou de kassier jarenlang geld hebben weggesluisd.", True),
        ("Mara Hofland zegt dat de vermeende dader in Gent woont.", True),
        ("Mara Hofland zegt dat ze zou willen dat het stopte.", False),
        ("Mara Hofland zegt dat het beter zou moeten.", False),
        ("Mara Hofland zegt dat de brug morgen opengaat.", False),
        ('"Dat zou mooi zijn", zegt Mara Hofland.', False),
    ],
)
def test_hearsay_is_hedged(text: str, hedged: bool) -> None:
    assert _only(text).hedged is hedged
