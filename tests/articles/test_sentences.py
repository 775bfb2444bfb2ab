"""Sentences in Dutch paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Paragraph
from articles.sentences import split


def sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split(text, [Paragraph(0, len(text), heading=False)])]


# '¦' marks where one sentence ends and the next begins.
ABBREVIATIONS = [
    "De zaak komt voor mr. De Wit. ¦ Die heeft haast.",
    "Volgens prof. dr. Anna Bos is dat onzin. ¦ Drs. Pieters knikt.",
    "Ir. Van der Zee bouwde de sluis. ¦ Mevr. Jansen opende hem.",
    "Er kwamen o.a. Duitsers en Belgen. ¦ Zij bleven kort.",
    "De raad kwam 12 mei jl. bijeen. ¦ Er werd gestemd.",
    "De raad kwam bijeen op 12 mei jl. ¦ Burgemeester Smit zat voor.",
    "Het gaat om vis, vlees, enz. ¦ Jansen verkoopt alles.",
    "Zie blz. 12 en nr. 4 van het rapport. ¦ Daar staat het.",
    "Hij belde m.b.t. de Zwolse brug. ¦ Niemand nam op.",
    "Bakkerij De Korst bv. in Ede is failliet. ¦ Er is geen koper.",
    "De N.V. Gasunie betaalt niet. ¦ Wel is er overleg.",
    "Het kost ca. 40 euro. ¦ Dat is veel.",
    "Ze werkt bij St. Jozef in Gouda. ¦ Daar is het rustig.",
    "Het leger rukte op tot 5 km. ¦ Daarna viel het stil.",
    "Mede dankzij bijv. Philips groeide de stad. ¦ Nu krimpt ze.",
    "De winst steeg 4 pct. ¦ Het dividend niet.",
    "Dat deed de V.S. ¦ De minister zweeg.",
]
NAMES = [
    "Dat zegt A. Jansen uit Tiel. ¦ Hij is boer.",
    "J.P. de Boer won. ¦ K. De Smet werd tweede.",
    "Premier J. U. Postma lachte. ¦ De Kamer niet.",
    "Justitie vervolgt Willem B. ¦ De rechter beslist morgen.",
    "Ook Sjoerd van der G. werd opgepakt. ¦ Hij zwijgt.",
    "G. Th. Verhoef schreef het. ¦ Niemand las het.",
    "De ster uit Heerlen heet Tom F. Kuipers. ¦ Fans juichen.",
    "Hij nam vitamine C. ¦ Dat hielp.",
    "Zij kochten twee auto's. ¦ Duitse, natuurlijk.",
    "Het dorp telt drie pizzeria’s. ¦ Geen ervan is open.",
]
NUMBERS = [
    "Er zijn 3.000 banen weg. ¦ 1.200 blijven.",
    "De trein van 12.30 uur reed niet. ¦ 40 mensen wachtten.",
    "Dat gebeurde op 16 mei 2017. ¦ Een dag later was alles anders.",
    "1. De brug gaat dicht. ¦ 2. De weg blijft open.",
    "Het was in 2003. ¦ Toen kon dat nog.",
    "Hij werd 2e. ¦ Zij werd 1e.",
    "Het stond 2-1. ¦ Karel V. bleef ongenoemd.",
    "Het kostte 1,5 mln. euro. ¦ Wie betaalt dat?",
]
CLITICS = [
    "Het regende. ¦ 's Avonds klaarde het op.",
    "Het regende. ¦ ’s Avonds klaarde het op.",
    "Het is stil. ¦ 't Is zondag.",
    "De bus rijdt om 19.00 uur 's avonds. ¦ Daarna niet meer.",
    "Hij komt uit 's-Gravenhage. ¦ 's-Hertogenbosch kent hij niet.",
]
MARKS = [
    "Wat nu? ¦ Niemand weet het!",
    "Echt waar?! ¦ Ja.",
    "Hij dacht na... ¦ Toen ging hij.",
    "Hij dacht na ... en ging.",
    "Misschien… ¦ Wie weet.",
    "Dat is (gelukkig!) niet zo. ¦ Of wel?",
    "De brug (uit 1931.) is op. ¦ (Dat zegt de gemeente.) ¦ Sloop volgt.",
    "Zij vond het raar (!) Toch ging ze.",
    "De sloop is gepland. ¦ iPhones zijn verboden.",
    "Zij zei: nee; hij zei: ja.",
    "De sloop is gepland.¦Dat zei de wethouder.",
    "Kijk op www.veldhuizen.nl of mail info@veldhuizen.nl. ¦ Dat kan tot mei.",
    "De [brug] is dicht. ¦ [Foto: gemeente]",
]
QUOTATIONS = [
    '"Kom!" riep hij. ¦ Niemand kwam.',
    '"Ik ga." ¦ Dat zei hij.',
    '"Ga je mee?" vroeg ze. ¦ "Nee." ¦ Hij bleef.',
    'Meer zei hij niet. ¦ "Wij wachten af."',
    '"Het water stijgt. ¦ Wij zijn bang. ¦ Wie helpt ons?" vraagt Wim Kok-Bos.',
    "'Het water stijgt. ¦ Wij zijn bang', zegt ze.",
    "Zij zei: 'Ik ga.' ¦ En ze ging.",
    "‘Ik ga.’ ¦ Dat zei ze. ¦ ‘En snel.’",
    "“Het is op.” ¦ Zo vatte hij het samen.",
    "„Het is op.” ¦ „Echt waar?” vroeg zij.",
    "„Het is op.“ ¦ Zij zweeg.",
    ",,Het is op.'' ¦ ,,Echt waar?'' vroeg zij. ¦ ,,Ja.''",
    ",,Het is op. '' ¦ De wethouder zweeg.",
    "``Het is op.'' ¦ ``Nee'', zei zij.",
    "«Het is op.» ¦ «Nee», zei zij.",
    "« Het is op. » ¦ « Nee », zei zij.",
    "– Het is op. ¦ – Nee, zei zij.",
    '"De minister zei: \'Ik blijf.\'" ¦ Zij geloofde het niet.',
    '"Het is op", zei hij. ¦ "Wij stoppen ermee."',
    '"Het is op.", zei hij. ¦ Zij zweeg.',
    'Het o.a. "Oranjekanaal" genoemde water is schoon. ¦ Dat is nieuw.',
]  # fmt: skip


@pytest.mark.parametrize("marked", ABBREVIATIONS + NAMES + NUMBERS + CLITICS + MARKS + QUOTATIONS)
def test_dutch(marked: str) -> None:
    wanted = [sentence.strip() for sentence in marked.split("¦")]
    assert sentences(marked.replace(" ¦ ", " ").replace("¦", "")) == wanted


def test_marks_alone_are_no_sentence() -> None:
    assert sentences('Dat is alles. " ...') == ['Dat is alles. " ...']


def test_a_heading_is_one_sentence() -> None:
    text = "Brug? Welke brug?\n\nDe brug is op. Echt."
    found = split(text, [Paragraph(0, 17, heading=True), Paragraph(19, 40, heading=False)])
    assert [(s.of(text), s.paragraph, s.id) for s in found] == [
        ("Brug? Welke brug?", 0, 0),
        ("De brug is op.", 1, 1),
        ("Echt.", 1, 2),
    ]


@given(st.text(alphabet=" .!?…\"'’”»()[],-1aAz\n") | st.text())
def test_sentences_tile_any_text(text: str) -> None:
    spans = split(text, [Paragraph(0, len(text), heading=False)])
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    for span in spans:
        assert span.of(text) == span.of(text).strip() != ""
