"""Signs that a translation went wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.doubts import looks_wrong


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("De brug is open.", ""),
        ("De brug is open.", "..."),
        ("De brug is open.", "The bridge is open " + "and so is the road to the old town " * 3),
        ("De brug is vandaag weer open voor al het verkeer.", "Bridge open."),
        ("De brug is open.", "The the the the bridge is open."),
        ("De brug is open.", "The bridge is open, is open, is open."),
        ("De oude brug is weer open.", "De oude brug is weer open."),
    ],
    ids=["empty", "no word", "runaway", "cut short", "stuck", "in a loop", "not translated"],
)
def test_what_went_wrong_is_seen(dutch, english):
    assert looks_wrong(dutch, english)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("De brug is open.", "The bridge is open."),
        ("Zeer, zeer succesvol", "Very, very successful"),
        ("Nooit, nooit, nooit!", "Never, never, never!"),
        ("Hoofdpijn", "A headache"),
        ("Apeldoorn Amersfoort Zwolle", "Apeldoorn Amersfoort Zwolle"),
        ("Arbeidsongeschiktheidsverzekering", "Insurance against being unable to work"),
        ("Het is wat het is, en dat is dat.", "It is what it is, and that is that."),
    ],
)
def test_what_is_right_passes(dutch, english):
    assert not looks_wrong(dutch, english)


@given(st.lists(st.sampled_from(["de", "brug", "is"]), min_size=1, max_size=3), st.integers(3, 9))
def test_any_run_of_words_that_comes_three_times_is_seen(run, times):
    assert looks_wrong("De brug over de rivier is weer open.", " ".join(["So", *run * times]))
