"""What each word is: lemma, part of speech, article, and the parts of separable verbs."""

import pytest

from articles.analysis import analyse
from articles.article import Word
from articles.load import article_of


def words(text: str) -> dict[str, Word]:
    """Return the words of a text by how they are written."""
    article = article_of(text, "test")
    return {word.of(article.text): word for word in analyse(article).words}


def parts(text: str, word: str) -> list[str]:
    return [span.of(text) for span in words(text)[word].parts]


def test_a_noun_has_its_lemma_and_its_article() -> None:
    found = words("De minister bezoekt morgen het ziekenhuis met haar plannen.")
    assert (found["minister"].lemma, found["minister"].article) == ("minister", "de")
    assert (found["ziekenhuis"].part_of_speech, found["ziekenhuis"].article) == ("NOUN", "het")
    assert (found["plannen"].lemma, found["plannen"].article) == ("plan", None)
    assert (found["bezoekt"].lemma, found["bezoekt"].part_of_speech) == ("bezoeken", "VERB")


def test_marks_and_white_space_are_no_words() -> None:
    assert list(words('"Nee", zegt zij.\n\nHij zwijgt!')) == [
        "Nee",
        "zegt",
        "zij",
        "Hij",
        "zwijgt",
    ]


def test_both_parts_of_a_separable_verb_have_the_lemma_of_the_whole() -> None:
    text = "De woordvoerder legt de regels morgen uit."
    found = words(text)
    for word in ("legt", "uit"):
        assert (found[word].lemma, found[word].part_of_speech) == ("uitleggen", "VERB")
        assert parts(text, word) == ["legt", "uit"]
    assert found["regels"].parts == ()


def test_a_particle_may_stand_before_te() -> None:
    text = "De minister weigert het plan uit te leggen."
    assert parts(text, "leggen") == ["uit", "leggen"]
    assert words(text)["uit"].lemma == "uitleggen"


def test_a_preposition_belongs_to_no_verb() -> None:
    found = words("De trein komt uit Almelo.")
    assert (found["komt"].lemma, found["komt"].parts) == ("komen", ())
    assert found["uit"].part_of_speech == "ADP"


@pytest.mark.parametrize(("plural", "lemma"), [("bruggen", "brug"), ("plekken", "plek")])
def test_a_lemma_does_not_end_in_a_doubled_consonant(plural: str, lemma: str) -> None:
    assert words(f"Over de rivier liggen vier {plural}.")[plural].lemma == lemma


def test_offsets_are_those_of_the_whole_article_in_every_section(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("articles.sections.SECTION", 1_500)
    text = "De woordvoerder legt de regels morgen uit."
    article = article_of("\n\n".join([text] * 70), "test")
    found = analyse(article).words
    assert [word.of(article.text) for word in found[-7:]] == text.rstrip(".").split()
    assert [part.of(article.text) for part in found[-1].parts] == ["legt", "uit"]
