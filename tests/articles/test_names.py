"""Names: spans, labels, and the one name that mentions share."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from spacy.tokens import Doc

from articles.names import find_names

Parsed = Callable[[str], Doc]


def _names(doc: Doc) -> dict[str, tuple[str, str]]:
    return {name.of(doc.text): (name.label, name.name) for name in find_names(doc)}


@pytest.mark.parametrize(
    ("text", "mention", "label", "name"),
    [
        (
            "Burgemeester Karin Dijkhuis van Almelo nam het woord. Dijkhuis sprak een uur.",
            "Dijkhuis",
            "PER",
            "Karin Dijkhuis",
        ),
        ("President Trump kwam aan in Parijs.", "Trump", "PER", "Trump"),
        ("De VVD-fractie stemde tegen het plan.", "VVD", "ORG", "VVD"),
        ("Een Russische minister sprak in Gent.", "Russische", "MISC", "Russisch"),
        (
            "Het Openbaar Ministerie (OM) eist een boete. Het OM legde dat vandaag uit.",
            "OM",
            "ORG",
            "Openbaar Ministerie",
        ),
        (
            "De Verenigde Staten sturen hulp. De VS hebben dat beloofd.",
            "VS",
            "LOC",
            "Verenigde Staten",
        ),
    ],
)
def test_a_mention_has_its_label_and_shares_its_name(
    parsed: Parsed, text: str, mention: str, label: str, name: str
) -> None:
    assert _names(parsed(text))[mention] == (label, name)


def test_two_people_with_one_surname_stay_apart(parsed: Parsed) -> None:
    doc = parsed(
        "Jan Bakker en Anna Bakker wonnen samen het toernooi. Anna Bakker kreeg de beker van de "
        "burgemeester."
    )
    people = {name.name for name in find_names(doc) if name.label == "PER"}
    assert people == {"Jan Bakker", "Anna Bakker"}


def test_names_are_in_order_and_apart(parsed: Parsed) -> None:
    names = find_names(
        parsed("In Gent sprak Els Maes van de KU Leuven met Piet Peeters uit Brugge over Europa.")
    )
    assert len(names) >= 4
    for before, after in pairwise(names):
        assert before.end <= after.start


def test_a_text_without_names_has_none(parsed: Parsed) -> None:
    assert find_names(parsed("het regent al dagen en niemand weet waarom.")) == ()


@pytest.mark.parametrize(
    ("text", "mention", "label"),
    [
        ("DEVENTER, 4 dec. - De brug gaat dicht. Niemand weet waarom.", "DEVENTER", "LOC"),
        ("LUNTEREN - De kerk staat leeg. Niemand weet waarom.", "LUNTEREN", "LOC"),
        ("De aannemer Jan W. moet vijf jaar de cel in.", "Jan W.", "PER"),
        ("De Telegraaf schreef daar gisteren over.", "De Telegraaf", "ORG"),
    ],
)
def test_the_edges_of_names(parsed: Parsed, text: str, mention: str, label: str) -> None:
    assert _names(parsed(text))[mention][0] == label


def test_two_places_before_an_article_are_two(parsed: Parsed) -> None:
    names = find_names(parsed("WASHINGTON/MIAMI - Het leger wil dat de clip verdwijnt."))
    assert [name.label for name in names] == ["LOC", "LOC"]


@pytest.mark.parametrize(
    "text",
    [
        "Fietsenfabriek schrapt 120 banen",
        "Brood en dekens\n\nDe kok bracht brood naar de zaal.",
        "Achterin kon je eruit, zei de man.",
    ],
)
def test_a_first_word_is_no_name_for_its_capital(parsed: Parsed, text: str) -> None:
    assert find_names(parsed(text)) == ()
