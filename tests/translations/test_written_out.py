"""Abbreviations that a small model misreads stand in full."""

import pytest

from translations.written_out import written_out


@pytest.mark.parametrize(
    ("dutch", "read"),
    [
        ("Het kost 12 mrd euro.", "Het kost 12 miljard euro."),
        ("Het kost 12 mrd. euro.", "Het kost 12 miljard euro."),
        ("Het kost 3 mln.", "Het kost 3 miljoen."),
        ("N.a.v. de brief", "Naar aanleiding van de brief"),
        ("Kinderen t/m 12 jaar.", "Kinderen tot en met 12 jaar."),
        ("Lawaai, stank e.d.", "Lawaai, stank en dergelijke."),
        ('"Lawaai, stank e.d."', '"Lawaai, stank en dergelijke."'),
        ("(o.a. De Volkskrant)", "(onder andere De Volkskrant)"),
        ("Hij kwam vrijdag jl. aan.", "Hij kwam afgelopen vrijdag aan."),
        ("Op 3 mei a.s. om 20.00 uur", "Op 3 mei aanstaande om 8 p.m."),
    ],
)
def test_abbreviations_are_written_out(dutch: str, read: str):
    assert written_out(dutch) == read


@pytest.mark.parametrize(
    "dutch",
    ["De NV O.A. Smit.", "mlnaire", "De heer M.N. Bakker.", "prof. dr. De Vries", "Nummer 3.", ""],
)
def test_everything_else_stays(dutch: str):
    assert written_out(dutch) == dutch
