"""Reports of what somebody calls something.

Patterns, each named in the reports it makes:

- ``judgement``: X noemt Y Z · X vindt Y te laat · Y noemt X Z · X, die Y Z noemt
- ``speaks_of``: X spreekt van Y
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.tokens import Token

from articles.reports.clauses import end_of_report, is_relative_word, start_of_clause
from articles.reports.complements import LEADING_ADVERBS, opens_clause
from articles.reports.cues import CueClass
from articles.reports.grammar import is_finite, span_of
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting
from articles.reports.view import View

# With these, what is named counts only where it is quoted: "roept op tot 'rust'".
_ABOUT_QUOTED = {"wijzen": "op", "roepen": "tot", "oproepen": "tot", "waarschuwen": "voor"}
_NEAR = 8  # tokens behind "spreekt" within which its "van" must come


def judgement(view: View, reporting: Reporting) -> Report | None:
    """Match X noemt Y Z, X vindt Y te laat, X spreekt van Y."""
    reporting = _without_predicate(view, reporting)
    verb, source = reporting.verb, reporting.source
    if not source or any(child.dep_ == "aux:pass" for child in verb.children):
        return None
    if reporting.is_a(CueClass.SPEAK) or reporting.can_be(*_ABOUT_QUOTED):
        return _speaks_of(view, reporting)
    if reporting.finite is None and "Part" in verb.morph.get("VerbForm", []):
        return None  # "Haren, geroemd als dorp, telt duizend cellen"
    names = reporting.is_a(CueClass.NAME)
    if not names and not reporting.can_be("vinden", "achten"):
        return None
    words = _words(view, reporting)
    if not words or words[0].lower_ in ("er", "plaats", "bewezen", "aannemelijk"):
        return None
    if not names and words[0].lower_ == "elkaar":
        return None  # "Buren vinden elkaar in protest"
    if not names and opens_clause(view, reporting, view.place(words[0])):
        return None
    judges = _judges(view, verb, _outside_relative_clause(words)) or reporting.can_be("achten")
    if not judges and not (names and _ends_in_noun(words)):
        return None
    fronted = _fronted(view, reporting)
    if names and not fronted and words[0].lower_ == "geen":
        return None  # "wil geen datum noemen"
    quoted = _quoted_predicate(view, fronted, words)
    pieces = [quoted] if quoted else [fronted, words]
    return view.report("judgement", pieces, [verb], source)


def _without_predicate(view: View, reporting: Reporting) -> Reporting:
    """Keep the source apart from the quotation that the parse hung on it: *noemt X 'te duur'*."""
    source = reporting.source
    if not source or source[0].i < reporting.verb.i:
        return reporting
    name = tuple(takewhile(lambda t: not view.is_quoted(t), source))
    return replace(reporting, source=name or source)


def _quoted_predicate(
    view: View, fronted: Sequence[Token], words: Sequence[Token]
) -> Sequence[Token]:
    """Return the quotation alone where the object is a clause: *De klacht dat S noemt X 'Y'*."""
    quotations = view.passage.between(words[0].idx, span_of(words).end)
    quoted = [t for t in words if view.is_quoted(t)]
    rest = [t for t in words if t not in quoted and not t.is_punct]
    closes = len(quotations) == 1 and not any(t.i > quoted[0].i for t in rest)
    return quoted if closes and any(is_finite(t) for t in (*fronted, *rest)) else []


def _words(view: View, reporting: Reporting) -> list[Token]:
    """Return the words behind the verb, or in a relative clause those before it."""
    verb, source = reporting.verb, reporting.source
    first = max(view.after([verb]), view.after(source))
    words = view.tokens[first : end_of_report(view, first, verb)]
    if not words or (words[0].is_punct and not view.is_quoted(words[0])):
        words = view.tokens[view.after(source) : view.place(verb)]
        if words and (is_relative_word(words[0]) or is_finite(words[0])):
            words = words[1:]
    while words and words[0].lower_ in LEADING_ADVERBS | {"zich"}:
        words = words[1:]
    return words


def _fronted(view: View, reporting: Reporting) -> list[Token]:
    """Return the object where it stands first: *De wet* noemt hij een ramp."""
    place = view.place(reporting.verb)
    if reporting.source[0].i < reporting.verb.i:
        return []
    words = view.tokens[start_of_clause(view.passage, view.tokens, place) : place]
    words = [t for t in words if t.pos_ != "ADV"]
    if not any(t.dep_ in ("obj", "nsubj", "ccomp") for t in words):
        return []
    return [] if words[0].dep_ in ("case", "mark") else words


def _judges(view: View, verb: Token, words: Sequence[Token]) -> bool:
    """Tell whether the words say what something is like: a quotation or a predicate."""
    if any(view.is_quoted(t) for t in words):
        return True
    if any(t.dep_ in ("xcomp", "ccomp") and t.head == verb for t in words):
        return True
    return any(t.pos_ == "ADJ" and t.dep_ not in ("amod", "advmod") for t in words)


def _outside_relative_clause(words: Sequence[Token]) -> Sequence[Token]:
    """Leave a relative clause out that ends the words: *geen plein dat groot genoeg was*."""
    ending = [t for t in words if not t.is_punct]
    if not ending or not is_finite(ending[-1]):
        return words
    for before, word in pairwise(words):
        if before.pos_ == "NOUN" and word.lower_ in ("die", "dat") and word.pos_ == "PRON":
            return words[: words.index(word)]
    return words


def _ends_in_noun(words: Sequence[Token]) -> bool:
    """Tell *noemt het akkoord een dode letter* from *noemde hun dochter Fleur*."""
    named = list(takewhile(lambda t: not t.is_punct and not is_relative_word(t), words))
    return bool(named) and named[-1].pos_ in ("NOUN", "ADJ")


def _speaks_of(view: View, reporting: Reporting) -> Report | None:
    start = view.after([reporting.verb])
    about = {
        _ABOUT_QUOTED[r.infinitive] for r in reporting.readings if r.infinitive in _ABOUT_QUOTED
    }
    prepositions = about or {"van", "over"}
    for place in range(start, min(start + _NEAR, len(view.tokens) - 1)):
        token = view.tokens[place]
        if token in reporting.source:
            continue
        if is_finite(token) or token.text in (":", ";", ","):
            return None
        if token.lower_ in prepositions:
            words = view.tokens[place + 1 : end_of_report(view, place + 1, reporting.verb)]
            is_quoted = any(view.is_quoted(t) for t in words)
            if not is_quoted and token.lower_ != "van":
                return None
            return view.report("speaks_of", [words], [reporting.verb], reporting.source)
    return None
