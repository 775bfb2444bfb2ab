"""Labels: what the whole article and common knowledge tell of a name."""

import pytest

from articles.article import Label
from articles.canonical import Mention
from articles.labels import with_one_label_each


def _labels(text: str, *marked: tuple[str, Label]) -> list[Label]:
    """Return the labels of names, marked in the order in which they stand in the text."""
    mentions, at = [], 0
    for words, label in marked:
        at = text.index(words, at)
        mentions.append(Mention(at, at + len(words), label))
        at += len(words)
    return [mention.label for mention in with_one_label_each(text, mentions)]


def test_the_most_mentions_decide() -> None:
    text = "Zorba won. Later verloor Zorba. Dat Zorba zo speelt!"
    assert _labels(text, ("Zorba", "ORG"), ("Zorba", "PER"), ("Zorba", "ORG")) == ["ORG"] * 3


def test_a_surname_of_somebody_named_in_full_is_a_person() -> None:
    text = "Karin Haarlem sprak. Haarlem was kort."
    assert _labels(text, ("Karin Haarlem", "PER"), ("Haarlem", "LOC")) == ["PER", "PER"]


@pytest.mark.parametrize("title", ["minister", "zangeres", "hoogleraar"])
def test_a_title_makes_a_person(title: str) -> None:
    assert _labels(f"Toen kwam {title} Brandaris.", ("Brandaris", "LOC")) == ["PER"]


def test_a_first_name_makes_a_person() -> None:
    assert _labels("Toen kwam Karin Brandaris.", ("Karin Brandaris", "ORG")) == ["PER"]


def test_what_everybody_knows_counts() -> None:
    assert _labels("Hij vloog naar Portugal.", ("Portugal", "ORG")) == ["LOC"]


def test_a_name_alone_keeps_its_label() -> None:
    assert _labels("Dat zegt Xylofa.", ("Xylofa", "ORG")) == ["ORG"]


@pytest.mark.parametrize("noun", ["weekblad", "technologiebedrijf", "toezichthouder", "vervoerder"])
def test_a_noun_for_an_organisation_outweighs_two_mentions(noun: str) -> None:
    text = f"Toen kwam {noun} Brandaris. Daarna zweeg Brandaris."
    assert _labels(text, ("Brandaris", "LOC"), ("Brandaris", "LOC")) == ["ORG", "ORG"]


def test_an_employer_with_a_first_name_is_a_person() -> None:
    text = "Toen kwam werkgever Karin Brandaris."
    assert _labels(text, ("Karin Brandaris", "ORG")) == ["PER"]


def test_a_compound_of_a_noun_for_a_place_makes_a_place() -> None:
    assert _labels("Zij komt uit de eilandstaat Tuvamoa.", ("Tuvamoa", "ORG")) == ["LOC"]


@pytest.mark.parametrize("text", ["Toen zei Brandaris nee.", "Brandaris (34) kwam toen op."])
def test_who_speaks_or_has_an_age_is_no_place(text: str) -> None:
    assert _labels(text, ("Brandaris", "PER")) == ["PER"]
    assert "LOC" not in _labels(f"{text} Brandaris?", ("Brandaris", "LOC"), ("Brandaris", "PER"))
