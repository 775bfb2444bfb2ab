"""Reports that are a complement of their verb: what comes behind it is said.

Patterns, each named in the reports it makes:

- ``clause``: X zegt dat S · X vraagt of S · X wil weten waarom S · in X staat dat S
- ``infinitive``: X belooft te V · X roept Y op om te V
- ``colon``: X waarschuwt: S
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from spacy.tokens import Token

from articles.lexicon import person_gender
from articles.reports.clauses import (
    SUBORDINATE_BY_THEMSELVES,
    SUBORDINATORS,
    end_of_report,
    is_relative_word,
)
from articles.reports.cues import CUE_NOUNS, CueClass, cue_verbs
from articles.reports.grammar import (
    can_speak,
    is_finite,
    is_verb,
    noun_phrase,
    opens_circumstance,
    phrase_head,
)
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting
from articles.reports.view import View

_KINDS = (CueClass.SAY, CueClass.OPINION, CueClass.ASK, CueClass.DENY, CueClass.ORDER)
QUESTION_WORDS = frozenset(
    {"wie", "wat", "waar", "waarom", "wanneer", "hoe", "hoeveel", "welke", "welk", "waarvoor",
     "waarmee", "hoelang", "waarvan", "over"}
)  # fmt: skip
_TO_SOMEBODY = ("verwijten", "beloven", "toezeggen", "verzekeren", "bieden", "aanbieden")
_OBJECT_PRONOUNS = frozenset({"hem", "haar", "hen", "hun", "ons", "mij", "me"})
_OPENS_PHRASE = ("DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM")
_WHENCE = frozenset({"via", "tegen", "tegenover"})
_TELLING = ("vertellen", "uitleggen", "leggen")  # like verbs of asking, these take questions
_NO_INFINITIVE = ("staan", "herinneren", "dreigen", "denken")
_NO_CLAUSE = ("weten", "leren", "besluiten", "heten", "beginnen", "zingen", "citeren", "vallen")
_FAR = 24  # tokens behind the verb within which its clause must open
LEADING_ADVERBS = frozenset(
    {"gisteren", "vandaag", "vanochtend", "vanmiddag", "vanavond", "morgen", "nu", "ook", "zelf",
     "eerder", "daarop", "daarbij", "achteraf", "later", "toen", "wel", "inmiddels", "intussen",
     "eerst", "dan", "juist", "echter", "daarom", "weer", "daarover"}
)  # fmt: skip


def clause(view: View, reporting: Reporting) -> Report | None:
    """Match X zegt dat S."""
    utters = reporting.is_a(CueClass.UTTER) and not reporting.can_be(*_NO_CLAUSE)
    if not reporting.source or not (reporting.is_a(*_KINDS) or utters):
        return None
    mark = _mark(view, reporting)
    if mark is not None and _has_infinitive(view.tokens[view.after([reporting.verb]) : mark]):
        return None  # "zegt te hopen dat": the infinitive's clause
    if mark is None or view.tokens[mark - 1].lower_ in CUE_NOUNS:
        return None  # "met de opmerking dat": the noun's clause
    first = mark + 1 if view.tokens[mark].lower_ in ("dat", "of") else mark
    words = view.tokens[first : end_of_report(view, first, reporting.verb)]
    if sum(not t.is_punct for t in words) < 2:
        return None
    return view.report("clause", [words], [reporting.verb], reporting.source)


def infinitive(view: View, reporting: Reporting) -> Report | None:
    """Match X belooft te V, X roept Y op om te V."""
    source, verb = reporting.source, reporting.verb
    if not source or reporting.can_be(*_NO_INFINITIVE) or not reporting.is_a(*_KINDS):
        return None
    addresses = reporting.is_a(CueClass.ORDER, CueClass.ASK) or reporting.can_be(*_TO_SOMEBODY)
    start = max(view.after([verb]), view.after(source))
    te = _te_infinitive(view, reporting, start)
    if te is None:
        return None
    first = start
    for place in range(start, te):
        token = view.tokens[place]
        if token.lower_ == "om":
            if not addresses:
                return None
            first = place + 1
            break
        if token.text in (",", ":") or token.lower_ in reporting.particles:
            first = place + 1
    first = _after_circumstances(view, first, te)
    if addresses:
        first = _after_circumstances(view, _after_addressee(view, first, te), te)
    words = view.tokens[first : end_of_report(view, te, verb)]
    return view.report("infinitive", [words], [verb], source)


def _after_circumstances(view: View, first: int, te: int) -> int:
    """Return the place behind words that tell when, where or by whom it was said."""
    while first < te:
        token = view.tokens[first]
        if token.lower_ in LEADING_ADVERBS:
            first += 1
        elif token.lower_ in _WHENCE and _is_somebody(token.head) and token.head in view:
            end = view.after(noun_phrase(token.head))
            if not first < end <= te:
                return first
            first = end
        else:
            return first
    return first


def _is_somebody(noun: Token) -> bool:
    return can_speak(noun) and noun.ent_type_ != "LOC"


def _after_addressee(view: View, first: int, te: int) -> int:
    """Return the place behind the words for whom something is asked of or promised to."""
    token = view.tokens[first]
    following = view.tokens[first + 1]
    if token.lower_ in _OBJECT_PRONOUNS and following.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return first + 1
    if token.pos_ not in _OPENS_PHRASE:
        return first
    head = phrase_head(token)
    end = view.after(noun_phrase(head)) if head in view else first
    if end >= te:
        return first
    is_person = head.ent_type_ == "PER" or person_gender(head.lemma_.lower()) is not None
    return end if is_person or (can_speak(head) and view.tokens[end].pos_ == "DET") else first


def colon(view: View, reporting: Reporting) -> Report | None:
    """Match X waarschuwt: S, where S is not quoted."""
    if not reporting.source or not reporting.is_a(*_KINDS, CueClass.UTTER):
        return None
    if reporting.can_be("gaan") and "uit" in reporting.particles:
        return None  # "Toen ging het licht uit: S"
    if _is_passive(reporting.verb) and not _by_somebody(view, reporting.source):
        return None  # "In Brussel werd gereageerd: S"
    for place in range(view.after([reporting.verb]), len(view.tokens) - 1):
        token = view.tokens[place]
        if is_finite(token) and token != reporting.finite:
            return None
        if token.text == ":":
            if view.is_quoted(view.tokens[place + 1]):
                return None
            words = view.tokens[place + 1 :]
            return view.report("colon", [words], [reporting.verb], reporting.source)
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)


def _by_somebody(view: View, source: Sequence[Token]) -> bool:
    place = view.place(source[0])
    return place > 0 and view.tokens[place - 1].lower_ == "door"


def opens_clause(view: View, reporting: Reporting, place: int) -> bool:
    """Tell whether the *dat* or *of* at the place opens what the verb reports."""
    opens = view.tokens[place].lower_ in ("dat", "of") and _is_conjunction(view, place)
    return opens and not _is_object(view, reporting, place)


def _is_conjunction(view: View, place: int) -> bool:
    """Tell whether the *dat* or *of* at the place opens a clause, and is no pronoun."""
    token, before = view.tokens[place], view.tokens[place - 1]
    following = view.tokens[place + 1 : place + 5]
    if _has_infinitive(following) and not any(is_finite(t) for t in following):
        return False  # "deelde mee dat te doen"
    if token.pos_ == "SCONJ" or token.dep_ == "mark":
        return True
    if token.lower_ == "dat" and before.lower_ in cue_verbs() and following:
        opens = not is_verb(following[0]) or following[0].dep_ == "amod"  # "dat bestaande wegen"
        return opens and not following[0].is_punct
    if _is_relative(token, before):
        return False
    if token.lower_ == "of":
        return before.text == "," or is_verb(before) or before.lower_ in ("af", "zich", "weten")
    for other in view.tokens[place + 1 :]:  # a pronoun has no verb of its own behind it
        if other.text in (",", ".", ":", ";") and not view.is_quoted(other):
            return False
        if is_verb(other):
            return view.tokens[place + 1] != other
    return False


def _is_relative(token: Token, before: Token) -> bool:
    """Tell *dat* in *geen plein dat groot genoeg was*: its clause describes the noun before it."""
    is_neuter = before.pos_ == "NOUN" and before.morph.get("Gender", []) == ["Neut"]
    return (
        is_neuter
        and before.dep_ == "obj"
        and token.pos_ == "PRON"
        and token.dep_ in ("nsubj", "obj")
    )


def _is_object(view: View, reporting: Reporting, place: int) -> bool:
    """Tell *vindt dat te slap*, *zei dat maandag*, *spreekt dat tegen*: no clause follows."""
    token, following = view.tokens[place], view.tokens[place + 1 :]
    if token.lower_ != "dat":
        return False
    # "zei dat omdat het regende" is no clause of dat, "zei dat omdat het regende S" is
    if following and following[0].lower_ in SUBORDINATE_BY_THEMSELVES:
        return sum(map(is_finite, following)) == 1
    if _has_verb(view, place + 1, reporting.particles):
        return False
    if not following or opens_circumstance(following[0]) or token.pos_ != "SCONJ":
        return True
    leaves_particle = any(t.lower_ in reporting.particles for t in following)
    return leaves_particle or reporting.is_a(CueClass.DENY) or reporting.can_be("vinden", "achten")


def _has_verb(view: View, first: int, particles: Collection[str]) -> bool:
    """Tell whether the clause that begins there has a verb, but for *weten* and *te wachten*."""
    for place in range(first, len(view.tokens)):
        token = view.tokens[place]
        if (
            is_verb(token)
            and token.lower_ not in particles
            and view.tokens[place - 1].lower_ != "te"
        ):
            return True
        if view.is_quoted(token):
            continue
        if token.text in (":", ";"):
            return False
        if token.text == "," and place + 1 < len(view.tokens):
            following = view.tokens[place + 1]
            if following.pos_ in ("ADP", "CCONJ") or following.lower_ in SUBORDINATORS:
                return False
    return False


def _has_infinitive(words: Sequence[Token]) -> bool:
    return any(_is_infinitive(te, verb) for te, verb in pairwise(words))


def _is_infinitive(te: Token, verb: Token) -> bool:
    """Tell *te hopen* from *te laat*."""
    return te.lower_ == "te" and verb.pos_ in ("VERB", "AUX")


def _mark(view: View, reporting: Reporting) -> int | None:
    """Return the place of the *dat*, *of* or question word that opens the verb's clause."""
    asks = reporting.is_a(CueClass.ASK) or reporting.can_be(*_TELLING)
    in_aside = False
    start = view.after([reporting.verb])
    for place in range(start, min(start + _FAR, len(view.tokens))):
        token = view.tokens[place]
        questions = asks and token.lower_ in QUESTION_WORDS
        if view.is_quoted(token) and not questions:
            continue
        if questions and any(is_verb(t) for t in view.tokens[place + 1 :]):
            return place
        if opens_clause(view, reporting, place):
            return place
        if token.text == "," and place + 1 < len(view.tokens):
            opening = view.tokens[place + 1]
            in_aside = is_relative_word(opening) and opening.lower_ != "dat"
        if token.lower_ in reporting.particles:
            continue
        if is_finite(token) and not in_aside and token != reporting.finite:
            return None
        if token.text in (":", ";"):
            return None
    return None


def _te_infinitive(view: View, reporting: Reporting, start: int) -> int | None:
    """Return the place of the *te* of the infinitive that the verb takes."""
    in_aside = False
    for place in range(start, len(view.tokens) - 1):
        token, following = view.tokens[place], view.tokens[place + 1]
        if token.lower_ in reporting.particles:
            continue  # laat weten
        if token.text == ",":
            in_aside = False
        elif (
            token.lower_ == "die"
            and view.tokens[place - 1].pos_ in ("NOUN", "PROPN")
            and place > start
        ):
            in_aside = True
        if in_aside:
            continue
        if _is_infinitive(token, following):
            return place
        opens_clause = token.lower_ in ("dat", "of", "die") and token.pos_ in ("SCONJ", "PRON")
        if token.text == ";" or (opens_clause and place > start):
            return None
        if is_finite(token) and not view.is_quoted(token):
            return None
    return None
