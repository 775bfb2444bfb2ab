"""Speakers: whom the source of a quote names, points at or describes."""

import pytest

from articles.analysis import analyse
from articles.load import article_of


def _speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in analyse(article_of(text, "test")).quotes]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"Dat klopt", zegt wethouder Karin Dijkhuis.', ["Karin Dijkhuis"]),
        (
            'Karin Dijkhuis is wethouder in Almelo. "Dat klopt", zegt ze.',
            ["Karin Dijkhuis"],
        ),
        (
            "Visser Dirk Baas zag de boot zinken. Hij vertelt dat het snel ging.",
            ["Dirk Baas"],
        ),
        (
            "Minister Hilde Terpstra komt met een plan. De minister zegt dat het haast heeft.",
            ["Hilde Terpstra"],
        ),
        (
            "De brug is dicht, schrijft krant De Havenbode. Volgens de krant duurt dat lang.",
            ["De Havenbode", "De Havenbode"],
        ),
        ("Een voorbijganger zei dat de brug trilde.", ["een voorbijganger"]),
        (
            "De rechter begreep zijn angst, maar vond de inbreuk op de privacy te groot.",
            ["de rechter"],
        ),
        (
            'De koning opende de sluis. "Water genoeg voor schepen", stond er op een spandoek.',
            ["een spandoek"],
        ),
        (
            '"We gaan door", zegt Anja Pol, die de winkel leidt. "Ook volgend jaar."',
            ["Anja Pol"],
        ),
        (
            "De monteurs van het bedrijf Liftex zeggen dat de kabels versleten zijn.",
            ["de monteurs van het bedrijf Liftex"],
        ),
        (
            "Volgens de partij van ex-premier Maru Tandi is er geknoeid.",
            ["de partij van ex-premier Maru Tandi"],
        ),
        (
            "Het Openbaar Ministerie eiste twee jaar. Op het ministerie werkten zij samen. Het "
            "ministerie zegt dat er niets mis is.",
            ["het ministerie"],
        ),
        (
            "Bakker Piet Raven werkte tien jaar met Kees Blom. Kees Blom was ziek. Tegen Kees Blom "
            "had hij gezegd dat de oven stuk was.",
            ["Piet Raven"],
        ),
        (
            "Rechter Wouter Stam vroeg Hugo Vos of hij het geld had teruggegeven. 'Nog niet "
            "alles', antwoordde hij.",
            ["Wouter Stam", "Hugo Vos"],
        ),
        (
            "Volgens een krant kreeg trainer Bart Mos een boete. Hij zou te hard hebben gereden. "
            "Ook zou hij hebben gelogen.",
            ["een krant", "een krant", "een krant"],
        ),
        (
            'Op de zitting zweeg de bewaker. "Mijn patiënt sliep de hele nacht. Mijn patiënt is '
            'ziek." Dat zegt zijn arts.',
            ["de arts van de bewaker"],
        ),
        (
            "De 44-jarige conservatief beloofde gratis bussen in te voeren. De verdachte ontkent "
            "dat hij de bestelbus reed.",
            ["de 44-jarige conservatief", "de verdachte"],
        ),
        ("De snelste zegt dat het goed ging.", ["de snelste"]),
        ("Noorse boeren zeggen dat de melkprijs te laag is.", ["Noorse boeren"]),
        (
            "Brandweervrouw Ina Kolk kreeg de meting gisteren. De uitslag stelt haar niet gerust: "
            "„Ik slaap er slecht van.”",
            ["Ina Kolk"],
        ),
        (
            "Hezbollah vuurde raketten af. De regering overlegt. De beweging zegt dat het een "
            "vergelding was.",
            ["Hezbollah"],
        ),
        (
            "De Noorse bond overlegde met de wereldschaatsbond. Volgens de bond duurt het seizoen "
            "te lang.",
            ["de Noorse bond"],
        ),
        (
            "De wereldvoetbalbond FIFA kwam met een plan. De Belgische bond was boos. De bond zegt "
            "dat het te laat is.",
            ["de Belgische bond"],
        ),
    ],
)
def test_the_speaker_is_whom_the_source_means(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


def test_pronouns_follow_gender() -> None:
    text = (
        "Trainer Willem Kok sprak met speelster Anna de Wit. Hij zegt dat ze moe is. "
        "Zij zegt dat ze fit is."
    )
    assert _speakers(text) == ["Willem Kok", "Anna de Wit"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Wethouder Mara Hofland zegt dat het goed gaat.", "wethouder"),
        ("Mara Hofland, hoogleraar in Gent, zegt dat het goed gaat.", "hoogleraar in Gent"),
        ("Mara Hofland zegt dat het goed gaat.", None),
        ("Een hoogleraar zegt dat het goed gaat.", None),
        ("Kamerlid Bas Kramer noemt de brug een gevaar.", "Kamerlid"),
        ("Brugwachter Bas Kramer noemt de brug een gevaar.", "brugwachter"),
    ],
)
def test_a_named_speaker_has_the_role_that_the_article_gives(text: str, role: str | None) -> None:
    (quote,) = analyse(article_of(text, "test")).quotes
    assert quote.role == role


def test_a_headline_is_by_whoever_says_it_again_in_the_article() -> None:
    text = (
        '"Wij zijn geen brandweer"\n\nDe machinisten leggen het werk neer. '
        '"Wij zijn geen brandweer", zegt voorman Jos Daems. De directie zwijgt.'
    )
    assert _speakers(text) == ["Jos Daems", "Jos Daems"]


def test_so_is_a_heading_within_the_article() -> None:
    text = (
        "De directie zwijgt, zegt woordvoerder Ada Bol.\n\n'Geen brandweer, nooit'\n\n"
        'Voorman Jos Daems zei dat de machinisten "geen brandweer, nooit" zijn.'
    )
    assert _speakers(text)[-2:] == ["Jos Daems", "Jos Daems"]


def test_a_pronoun_of_the_narration_tells_whom_the_next_one_stands_for() -> None:
    text = (
        "Anna de Wit kwam uit de rechtszaal. Karel Kok wachtte op de gang. Zij liep hem voorbij. "
        "Volgens haar is alles gezegd."
    )
    assert _speakers(text) == ["Anna de Wit"]


def test_a_role_takes_up_whom_it_described_before() -> None:
    text = (
        "De Franse ambassadeur in Gent heeft beloofd dat de brug er komt. "
        '"Het geld is er", zegt ambassadeur Moreau.'
    )
    first, second = analyse(article_of(text, "test")).quotes
    assert first.speaker == second.speaker == "Moreau"
    assert second.role == "Franse ambassadeur in Gent"


def test_a_body_is_nobody_who_was_named() -> None:
    text = (
        "Kaat Deceuninck zat aan dek. Volgens de Albanese kustwacht voer het schip buiten de "
        "aanbevolen route."
    )
    assert _speakers(text) == ["de Albanese kustwacht"]


def test_mine_is_his_who_says_it_also_when_it_comes_up_again_later() -> None:
    text = (
        '"Mijn baas heeft gezegd dat er niemand weg hoeft", zegt lasser Bram Stoop. De directie '
        'zwijgt, meldt krant De Vaart. "Onzin", zegt wethouder Ada Holm. De baas zelf zegt dat hij '
        "niets weet."
    )
    assert _speakers(text)[1] == "de baas van Bram Stoop"
    assert _speakers(text)[-1] == "de baas van Bram Stoop"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "De Zeilbond wacht op een club uit Sneek. Volgens een voorlichter is de geul te diep.",
            "een voorlichter van Zeilbond",
        ),
        (
            "'De dierenclub wacht', roept buurman Faas Nol. De voorraad zand is "
            "volgens een woordvoerder op.",
            "een woordvoerder",
        ),
        (
            "Ad Nol kreeg uitstel. Volgens een woordvoerder is dat genoeg.",
            "een woordvoerder",
        ),
    ],
)
def test_a_spokesman_is_of_the_body_that_the_article_itself_names(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Wethouder Lies Boon sprak met twee vissers. Hun advocaat zegt dat zij zwijgen.",
            "de advocaat van twee vissers",
        ),
        (
            "Wethouder Lies Boon kwam alleen. Hun advocaat zegt dat zij zwijgen.",
            "hun advocaat",
        ),
    ],
)
def test_theirs_is_of_several(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


def test_people_without_a_determiner_are_not_those_of_before() -> None:
    text = (
        "Volgens de kwekers uit Lisse bloeit alles te vroeg. De bollen zijn volgens kwekers nog "
        "gezond. De bisschop is spoorloos, maar buren denken dat hij op reis is."
    )
    assert _speakers(text) == ["de kwekers uit Lisse", "kwekers", "buren"]


def test_an_alderman_is_no_ships_and_the_role_ends_before_the_name() -> None:
    text = (
        '"Er komt een tribune", belooft schepen van Cultuur Mia Wouters. De schepen vertrokken al '
        "om vier uur, zei loods Nel Baas. De schepen vindt dat jammer."
    )
    quotes = analyse(article_of(text, "test")).quotes
    assert [quote.speaker for quote in quotes] == ["Mia Wouters", "Nel Baas", "Mia Wouters"]
    assert quotes[0].role == "schepen van Cultuur"
    minister, daughter = analyse(
        article_of(
            '"Dat mag", zegt minister van Begroting Piet Vis. "Nee", zegt de dochter van Ada Holm.',
            "test",
        )
    ).quotes
    assert minister.role == "minister van Begroting"
    assert daughter.role is None


def test_a_household_and_whose_notary_give_no_role() -> None:
    text = (
        'De weduwe, wier notaris Sam Tuin verhuisde, zwijgt. "Ze weet alles", zegt Sam Tuin. '
        "De familie Ada Rood zegt dat zij niets weet."
    )
    assert [quote.role for quote in analyse(article_of(text, "test")).quotes] == [None, None]
