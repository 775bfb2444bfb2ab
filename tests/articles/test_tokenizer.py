import pytest
import spacy

from articles.tokenizer import create_tokenizer


@pytest.fixture(scope="module")
def cut():
    tokenizer = create_tokenizer()(spacy.blank("nl"))
    return lambda text: " ".join(token.text for token in tokenizer(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ('Hij stak zijn hand."', 'Hij stak zijn hand . "'),
        ('("Dat is alles wat hij wil.")', '( " Dat is alles wat hij wil . " )'),
        ('"Ik dank u." Ze ging.', '" Ik dank u . " Ze ging .'),
        ("'Mooi', zei ze", "' Mooi ' , zei ze"),
        ("‘Mooi’, zei ze", "‘ Mooi ’ , zei ze"),
        ("“Mooi”, zei ze", "“ Mooi ” , zei ze"),
        ("„Mooi”, zei ze", "„ Mooi ” , zei ze"),
        ("„Mooi“, zei ze", "„ Mooi “ , zei ze"),
        (",,Mooi'', zei ze", ",, Mooi '' , zei ze"),
        ("``Mooi'', zei ze", "`` Mooi '' , zei ze"),
        ("«Mooi», zei ze", "« Mooi » , zei ze"),
        ("'Ze riep: \"Nee!\"'", "' Ze riep : \" Nee ! \" '"),
        ("–Mooi, zei ze", "– Mooi , zei ze"),
        ("plannen—veel plannen—bespreken", "plannen — veel plannen — bespreken"),
        ("Ze wachtte...", "Ze wachtte ..."),
        ("Ja!Nee", "Ja ! Nee"),
        ("gepland.Hij zal", "gepland . Hij zal"),
    ],
)
def test_marks_stand_apart(cut, text, tokens):
    assert cut(text) == tokens


@pytest.mark.parametrize(
    "word",
    [
        "VVD-fractie",
        "34-jarige",
        "zo'n",
        "auto's",
        "Lisa's",
        "AOW'er",
        "Bakkers",
        "3.000",
        "1.250,50",
        "10%",
        "5km",
        "19.30",
        "2-1",
        "o.a.",
        "mr.",
        "jl.",
        "A.",
        "P.A.",
        "'s-Gravenhage",
        "(on)kosten",
        "nu.nl",
        "https://voorbeeld.nl/nieuws?id=1",
    ],
)
def test_words_stay_whole(cut, word):
    assert cut(f"met {word} erbij") == f"met {word} erbij"


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘"])
@pytest.mark.parametrize("clitic", ["s avonds", "t regent", "n dag", "k zie", "m zien", "r plek"])
def test_an_apostrophe_stays_with_its_clitic(cut, apostrophe, clitic):
    assert cut(f"en {apostrophe}{clitic}") == f"en {apostrophe}{clitic}"


@pytest.mark.parametrize("text", ["in '68 en", "in ’68 en", "de jaren '80 waren"])
def test_an_apostrophe_stays_with_its_year(cut, text):
    assert cut(text) == text


def test_a_quotation_may_open_with_a_figure(cut):
    assert cut("'400 banen weg'") == "' 400 banen weg '"
    assert cut("'10.000 banen weg'") == "' 10.000 banen weg '"


def test_a_currency_sign_stands_apart(cut):
    assert cut("€10 per uur") == "€ 10 per uur"
    assert cut("10€ per uur") == "10 € per uur"


def test_nothing_is_lost_or_moved():
    tokenizer = create_tokenizer()(spacy.blank("nl"))
    text = "  „Zo'n 3.000\tauto's…”,  zei  mr. De Boer ('s avonds).\n\n"
    doc = tokenizer(text)
    assert doc.text == text
    assert all(text[token.idx :].startswith(token.text) for token in doc)
