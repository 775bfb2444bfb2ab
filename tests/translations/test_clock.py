"""Hours of the clock: told to the model as English has them, unless they may be something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.clock import in_english


@pytest.mark.parametrize(
    ("dutch", "told"),
    [
        ("Het begint om 20.45 uur.", "Het begint om 8.45 p.m."),
        ("Om 03:10 uur kwam de melding.", "Om 3.10 a.m. kwam de melding."),
        ("Open van 9.00 tot 18.00 uur.", "Open van 9 a.m. tot 6 p.m."),
        ("Tussen 13.00 en 17.30 uur rijdt niets.", "Tussen 1 p.m. en 5.30 p.m. rijdt niets."),
        ("Van 23.00 uur tot 05.30 uur.", "Van 11 p.m. tot 5.30 a.m."),
        ("Bereikbaar van 9-17 uur.", "Bereikbaar van 9 a.m. tot 5 p.m."),
        ("Zaterdag om 16 uur.", "Zaterdag om 4 p.m."),
        ("Het is 0.10 uur.", "Het is 12.10 a.m."),
        ("Vanaf 0.00 uur.", "Vanaf midnight."),
        ("Om 12.00 uur luidt de klok.", "Om noon luidt de klok."),
        ("Om 8.30 uur 's avonds.", "Om 8.30 p.m."),
        ("Om 12.30 uur ’s nachts.", "Om 12.30 a.m."),
        ("Het Journaal van 20.00 uur.", "Het Journaal van 8 p.m."),
        ("Om 17.50 rukte de brandweer uit.", "Om 5.50 p.m. rukte de brandweer uit."),
        ("Om 20u30 spelen ze.", "Om 8.30 p.m. spelen ze."),
        ("Open tot 18u.", "Open tot 6 p.m."),
        ("Om 20 u. is het donker.", "Om 8 p.m. is het donker."),
        ("Om vijf over half zes gaat de wekker.", "Om 5.35 gaat de wekker."),
        ("Om tien voor half negen.", "Om 8.20."),
        ("Om half één 's nachts.", "Om 12.30 's nachts."),
        ('"Wij beginnen om 20.00 uur."', '"Wij beginnen om 8 p.m."'),
    ],
)
def test_hours_are_told_as_english_has_them(dutch: str, told: str):
    assert in_english(dutch) == told


@pytest.mark.parametrize(
    "dutch",
    [
        "Een vlucht van 20 uur.",
        "Vanaf 20 uur per week.",
        "Een kat slaapt 14 tot 16 uur.",
        "Na 24 uur was het voorbij.",
        "De 24 uur van Le Mans.",
        "Ze liep de marathon in 2.24.10 uur.",
        "Hij deed het in 2.05 uur.",
        "Een werkweek van 38u-40u.",
        "Om 8 uur begint het.",
        "Zaterdagavond om 8.30 uur.",
        "Om half acht.",
        "Half een jaar.",
        "Om 17.50 euro.",
        "De trein van 32.10 uur.",
        "Voor 1.250.20 uur.",
    ],
)
def test_what_may_be_something_else_stays(dutch: str):
    assert in_english(dutch) == dutch


@given(st.integers(0, 24), st.integers(0, 59))
def test_every_minute_of_the_day_is_told_as_it_is(hour: int, minute: int):
    told = in_english(f"Om {hour}.{minute:02} uur.")
    half = "p.m." if 12 <= hour < 24 else "a.m."
    figures = f"{hour % 12 or 12}" + (f".{minute:02}" if minute else "")
    whole = {0: "midnight.", 24: "midnight.", 12: "noon."}.get(hour) if not minute else None
    assert told == f"Om {whole or f'{figures} {half}'}"


@given(st.text(alphabet="0123456789.:-u r'svanomethlf"))
def test_telling_twice_tells_nothing_more(text: str):
    assert in_english(in_english(text)) == in_english(text)
