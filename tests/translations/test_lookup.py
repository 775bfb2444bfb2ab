"""A word is looked up in the lexical table as in a dictionary."""

from translations.lookup import look_up


def first(*forms: str) -> list[tuple[str, str]]:
    """Return each Dutch word that was found with its likeliest English."""
    return [(meaning.dutch, meaning.english[0][0]) for meaning in look_up(*forms)]


def test_the_likeliest_comes_first() -> None:
    (meaning,) = look_up("ziekenhuis")
    shares = [share for _, share in meaning.english]
    assert meaning.english[0][0] == "hospital"
    assert shares[0] > 0.5
    assert shares == sorted(shares, reverse=True)


def test_the_first_form_that_the_table_knows_is_taken() -> None:
    assert first("bruggen", "brug") == [("bruggen", "bridges")]
    assert first("brugg", "brug") == [("brug", "bridge")]


def test_a_phrase_is_given_as_one() -> None:
    assert first("woningcorporatie") == [("woningcorporatie", "housing association")]


def test_a_form_that_the_table_lacks_falls_back_on_its_stem() -> None:
    assert first("ministertje") == [("minister", "minister")]


def test_a_form_that_the_table_lacks_is_found_in_the_glossary_without_shares() -> None:
    (meaning,) = look_up("brugje", "brug")
    assert meaning.english == (("little bridge", None),)


def test_a_compound_falls_back_on_its_parts_which_keep_their_own_shares() -> None:
    assert first("klimaatbestuur") == [("klimaat", "climate"), ("bestuur", "board")]
    assert look_up("klimaatbestuur")[0] == look_up("klimaat")[0]


def test_so_does_one_with_a_hyphen() -> None:
    assert first("klimaat-bestuur") == [("klimaat", "climate"), ("bestuur", "board")]
    assert first("Qqq-bestuur") == [("bestuur", "board")]


def test_english_is_written_with_the_capitals_that_it_has() -> None:
    assert first("maandag") == [("maandag", "Monday")]
    assert first("ik") == [("ik", "I")]
    assert first("Noordzee") == [("Noordzee", "North Sea")]
    assert first("EU") == [("EU", "EU")]
    assert first("huis") == [("huis", "house")]


def test_nonsense_has_none() -> None:
    assert look_up("qqqqqq") == look_up("") == look_up() == look_up("qqq-qqq") == ()
