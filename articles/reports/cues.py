"""Cues: the words with which Dutch news attributes a statement to somebody.

Verbs are looked up by form, not by a model's lemma: the forms of a reporting verb are few and
known, and a rare verb is just where a lemmatizer errs. ``cues.tsv`` was compiled for this project.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources


class CueClass(Enum):
    """What kind of report a verb makes; it decides which complements count as content."""

    SAY = "say"  # a quotation, a dat-clause, a bare clause, a te-infinitive
    OPINION = "opinion"  # the same, and an object with a judgement: "vindt dat te laat"
    NAME = "name"  # "noemt de wet 'een ramp'": an object and what it is called
    SPEAK = "speak"  # "spreekt van een ramp"
    ASK = "ask"  # an of-clause, a question, a te-infinitive
    ORDER = "order"  # a te-infinitive, a dat-clause
    DENY = "deny"  # a dat-clause, a te-infinitive
    UTTER = "utter"  # a quotation, or a bare clause before it: "Dat wordt niets, lacht ze"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reporting verb. ``particle`` is what a separable one leaves at the end of the clause.

    In "laat … weten" the particle is ``weten``.
    """

    infinitive: str
    kind: CueClass
    particle: str | None


# "volgens X": the source follows.
ACCORDING_TO = frozenset({"volgens", "aldus", "blijkens"})
# "in de ogen van X", "naar het oordeel van X": the same in more words.
VIEWS = frozenset(
    {
        "visie",
        "ogen",
        "oordeel",
        "mening",
        "woorden",
        "overtuiging",
        "opvatting",
        "optiek",
        "zeggen",
        "inzien",
        "inschatting",
        "idee",
        "schatting",
    }
)
# Nouns whose dat-clause is a statement: "de beschuldiging dat", "met de opmerking dat".
CUE_NOUNS = frozenset(
    {"aankondiging", "aantijging", "advies", "argument", "belofte", "bericht", "beschuldiging",
     "bewering", "boodschap", "claim", "conclusie", "dreigement", "garantie", "gerucht", "klacht",
     "kanttekening", "kritiek", "mededeling", "melding", "mening", "onderschrift", "oordeel",
     "oproep", "opmerking", "overtuiging", "slotsom", "stelling", "suggestie", "toevoeging",
     "toezegging", "uitleg", "uitspraak", "verklaring", "verklaringen", "verwijt", "verzekering",
     "verzoek", "vraag", "waarschuwing"}
)  # fmt: skip

_UNSTRESSED = ("be", "ver", "ont", "her", "er", "voor")
# Forms that are as often a noun or a number.
AMBIGUOUS_FORMS = frozenset(
    {
        "bericht",
        "post",
        "acht",
        "staat",
        "licht",
        "vat",
        "zet",
        "begon",
        "wist",
        "tekst",
        "zucht",
        "som",
        "teken",
        "vroeg",
        "laat",
        "maanden",
    }
)


def _table() -> list[str]:
    """Return the lines of the verb table: class, infinitive, particle or -, forms."""
    text = resources.files("articles.reports").joinpath("cues.tsv").read_text(encoding="utf-8")
    return text.splitlines()


@cache
def cue_verbs() -> dict[str, tuple[CueVerb, ...]]:
    """Return the reporting verbs by lower-case form; separable ones also in their joined forms."""
    by_form: dict[str, list[CueVerb]] = {}
    for line in _table():
        kind, infinitive, particle, forms = line.split("\t")
        if particle == "-":
            verb = CueVerb(infinitive, CueClass(kind), None)
            for form in forms.split():
                by_form.setdefault(form, []).append(verb)
        else:
            verb = CueVerb(infinitive, CueClass(kind), particle)
            joined = CueVerb(particle + infinitive, CueClass(kind), None)
            for form in forms.split():
                by_form.setdefault(form, []).append(verb)
                by_form.setdefault(particle + form, []).append(joined)
            by_form.setdefault(f"{particle}te{infinitive}", []).append(joined)
    return {form: tuple(verbs) for form, verbs in by_form.items()}


@cache
def finite_forms() -> frozenset[str]:
    """Return the forms that can only be a verb with tense: *erkent*, *vond*, but not *eis*.

    They are finite even where a tagger takes them for something else.
    """
    forms = set()
    for line in _table():
        _, infinitive, _, all_forms = line.split("\t")
        _, *others = all_forms.split()
        for form in others:
            participle = form.startswith("ge") and not infinitive.startswith("ge")
            participle = participle or (form.endswith("d") and form.startswith(_UNSTRESSED))
            if not participle and form != infinitive and not form.endswith("end"):
                forms.add(form)
    return frozenset(forms - AMBIGUOUS_FORMS)
