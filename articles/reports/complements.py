"""Reports that are a complement of their verb: what comes behind it is said.

Patterns, each named in the reports it makes:

- ``clause``: X zegt dat S · X vraagt of S · X wil weten waarom S · in X staat dat S
- ``infinitive``: X belooft te V · X roept Y op om te V
- ``colon``: X waarschuwt: S
"""

from articles.reports.clauses import end_of_report, is_relative_word
from articles.reports.cues import CUE_NOUNS, CueClass
from articles.reports.grammar import is_finite, is_verb
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting
from articles.reports.view import View

_KINDS = (CueClass.SAY, CueClass.OPINION, CueClass.ASK, CueClass.DENY, CueClass.ORDER)
_QUESTION_WORDS = frozenset(
    {"wie", "wat", "waar", "waarom", "wanneer", "hoe", "hoeveel", "welke", "welk", "waarvoor",
     "waarmee", "hoelang", "waarvan", "over"}
)  # fmt: skip
_TELLING = ("vertellen", "uitleggen", "leggen")  # like verbs of asking, these take questions
_NO_INFINITIVE = ("staan", "herinneren", "dreigen", "denken")
_FAR = 24  # tokens behind the verb within which its clause must open
LEADING_ADVERBS = frozenset(
    {"gisteren", "vandaag", "vanochtend", "vanmiddag", "vanavond", "morgen", "nu", "ook", "zelf",
     "eerder", "daarop", "daarbij", "achteraf", "later", "toen", "wel", "inmiddels", "intussen",
     "eerst", "dan", "juist", "echter", "daarom", "weer", "daarover"}
)  # fmt: skip


def clause(view: View, reporting: Reporting) -> Report | None:
    """Match X zegt dat S."""
    if not reporting.source or not reporting.is_a(*_KINDS):
        return None
    mark = _mark(view, reporting)
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
    orders = reporting.is_a(CueClass.ORDER, CueClass.ASK)
    start = max(view.after([verb]), view.after(source))
    te = _te_infinitive(view, start)
    if te is None:
        return None
    first = start
    for place in range(start, te):
        token = view.tokens[place]
        if token.lower_ == "om":
            if not orders:
                return None
            first = place + 1
            break
        if token.text in (",", ":") or any(r.particle == token.lower_ for r in reporting.readings):
            first = place + 1
    while first < te and view.tokens[first].lower_ in LEADING_ADVERBS:
        first += 1
    words = view.tokens[first : end_of_report(view, te, verb)]
    return view.report("infinitive", [words], [verb], source)


def colon(view: View, reporting: Reporting) -> Report | None:
    """Match X waarschuwt: S, where S is not quoted."""
    if not reporting.source or not reporting.is_a(*_KINDS, CueClass.UTTER):
        return None
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


def is_conjunction(view: View, place: int) -> bool:
    """Tell whether the *dat* or *of* at the place opens a clause, and is no pronoun."""
    token = view.tokens[place]
    if token.pos_ == "SCONJ" or token.dep_ == "mark":
        return True
    if token.lower_ == "of":
        before = view.tokens[place - 1]
        return before.text == "," or is_verb(before) or before.lower_ in ("af", "zich", "weten")
    for other in view.tokens[place + 1 :]:  # a pronoun has no verb of its own behind it
        if other.text in (",", ".", ":", ";") and not view.is_quoted(other):
            return False
        if is_verb(other):
            return view.tokens[place + 1] != other
    return False


def _mark(view: View, reporting: Reporting) -> int | None:
    """Return the place of the *dat*, *of* or question word that opens the verb's clause."""
    asks = reporting.is_a(CueClass.ASK) or reporting.can_be(*_TELLING)
    in_aside = False
    start = view.after([reporting.verb])
    for place in range(start, min(start + _FAR, len(view.tokens))):
        token = view.tokens[place]
        questions = asks and token.lower_ in _QUESTION_WORDS
        if view.is_quoted(token) and not questions:
            continue
        if questions and any(is_finite(t) for t in view.tokens[place + 1 :]):
            return place
        if token.lower_ in ("dat", "of") and is_conjunction(view, place):
            return place
        if token.text == "," and place + 1 < len(view.tokens):
            opening = view.tokens[place + 1]
            in_aside = is_relative_word(opening) and opening.lower_ != "dat"
        if any(token.lower_ == reading.particle for reading in reporting.readings):
            continue
        if is_finite(token) and not in_aside and token != reporting.finite:
            return None
        if token.text in (":", ";"):
            return None
    return None


def _te_infinitive(view: View, start: int) -> int | None:
    """Return the place of the *te* of the infinitive that the verb takes."""
    for place in range(start, len(view.tokens) - 1):
        token, following = view.tokens[place], view.tokens[place + 1]
        if token.lower_ == "te" and following.pos_ in ("VERB", "AUX"):
            return place
        opens_clause = token.lower_ in ("dat", "of", "die") and token.pos_ in ("SCONJ", "PRON")
        if token.text == ";" or (opens_clause and place > start):
            return None
        if is_finite(token) and not view.is_quoted(token):
            return None
    return None
