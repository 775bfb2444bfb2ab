"""Dutch as a small model reads it best: abbreviations in full, hours as English has them.

It has seen too few of either to know them: it took *mrd* for a million and *18.00 uur* for 5 p.m.
"""

import re

from translations import clock

_FULL = {
    "a.d.h.v.": "aan de hand van",
    "a.s.": "aanstaande",
    "a.u.b.": "alstublieft",
    "blz.": "bladzijde",
    "ca.": "circa",
    "d.m.v.": "door middel van",
    "d.w.z.": "dat wil zeggen",
    "e.a.": "en anderen",
    "e.d.": "en dergelijke",
    "enz.": "enzovoort",
    "evt.": "eventueel",
    "excl.": "exclusief",
    "i.c.m.": "in combinatie met",
    "i.p.v.": "in plaats van",
    "i.s.m.": "in samenwerking met",
    "i.t.t.": "in tegenstelling tot",
    "i.v.m.": "in verband met",
    "incl.": "inclusief",
    "m.a.w.": "met andere woorden",
    "m.b.t.": "met betrekking tot",
    "m.b.v.": "met behulp van",
    "m.i.v.": "met ingang van",
    "m.m.v.": "met medewerking van",
    "m.n.": "met name",
    "m.u.v.": "met uitzondering van",
    "mld.": "miljard",
    "mln.": "miljoen",
    "mrd.": "miljard",
    "n.a.v.": "naar aanleiding van",
    "nr.": "nummer",
    "o.a.": "onder andere",
    "o.b.v.": "op basis van",
    "o.i.d.": "of iets dergelijks",
    "o.l.v.": "onder leiding van",
    "o.m.": "onder meer",
    "ong.": "ongeveer",
    "pag.": "pagina",
    "pct.": "procent",
    "plm.": "ongeveer",
    "resp.": "respectievelijk",
    "s.v.p.": "alstublieft",
    "t/m": "tot en met",
    "t.a.v.": "ten aanzien van",
    "t.b.v.": "ten behoeve van",
    "t.o.v.": "ten opzichte van",
    "t.w.": "te weten",
    "t.z.t.": "te zijner tijd",
    "z.s.m.": "zo snel mogelijk",
    "zgn.": "zogenaamde",
}
# These are as often written without their stop.
_QUANTITIES = {"mld", "mln", "mrd", "pct"}
_FORMS = _FULL.keys() | {short.capitalize() for short in _FULL} | _QUANTITIES
_SHORT = re.compile(
    rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(_FORMS, reverse=True)))})(?!\w)"
)
_ENDING = re.compile(r"[”’\"')]*$")
_DAY_AGO = re.compile(r"\b([a-z]+dag) j\.?l\.(?=\W|$)")


def written_out(sentence: str) -> str:
    """Give a Dutch sentence with its abbreviations in full and its hours as English has them."""
    sentence = _DAY_AGO.sub(r"afgelopen \1", sentence)
    return clock.in_english(_SHORT.sub(_in_full, sentence))


def _in_full(found: re.Match[str]) -> str:
    short = found[0].lower()
    full = _FULL[f"{short}." if short in _QUANTITIES else short]
    if found[0][0].isupper():
        full = full[0].upper() + full[1:]
    # The stop of an abbreviation also ends the sentence.
    ends = found[0].endswith(".") and _ENDING.match(found.string, found.end())
    return full + "." if ends else full
