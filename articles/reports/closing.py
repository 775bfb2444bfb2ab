"""Reports whose cue comes behind them, after a comma.

Patterns: S, zegt X · S1, zegt X, S2 · S, heeft X bekendgemaakt.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Token

from articles.reports.clauses import SUBORDINATORS, is_relative_word, start_of_clause
from articles.reports.complements import LEADING_ADVERBS, QUESTION_WORDS
from articles.reports.cues import CueClass
from articles.reports.grammar import is_finite, noun_phrase, phrase_head
from articles.reports.report import Report
from articles.reports.reporting_verbs import Reporting
from articles.reports.view import View

_KINDS = (CueClass.SAY, CueClass.OPINION, CueClass.UTTER, CueClass.ASK, CueClass.DENY)
_RESUMING = frozenset(
    {"maar", "en", "want", "omdat", "als", "dus", "of", "mits", "tenzij", "zodat", "al", "hoewel"}
)
_ANSWERING = ("zeggen", "antwoorden", "verklaren", "reageren", "luiden")
_OPENS_OBJECT = QUESTION_WORDS | {"dat", "of"}
_ASIDES = frozenset({"nadat", "terwijl", "toen", "zelf"})


def closing(view: View, reporting: Reporting) -> Report | None:
    """Match S, zegt X: the verb stands behind a comma, and its subject behind the verb."""
    finite = reporting.finite
    if finite is None or not reporting.is_a(*_KINDS) or reporting.can_be("dreigen"):
        return None
    cut = _cut(view, view.place(finite))
    source = _inverted_subject(view, reporting.verb, finite) if cut else []
    if not cut or not source or source[0].lower_ == "niemand":
        return None
    after = max(view.after(source), view.after([reporting.verb]))
    rest: Sequence[Token] = _rest(view, after)
    first = start_of_clause(view.passage, view.tokens, cut) if rest else _opening(view, cut)
    before = view.tokens[first : cut if view.tokens[cut].text == "," else cut + 1]
    judges = _judges(before, reporting)
    if not before or (_is_object_clause(before) and not (reporting.asserts or judges)):
        return None  # "Wat het kost, kan X nog niet zeggen"
    states = _states(before) or view.passage.is_dialogue(before[0].idx)
    if _has_own_content(view, after, states):
        return None
    if not states:
        answers = reporting.can_be(*_ANSWERING) and after + 1 >= len(view.tokens) and first == 0
        if not (rest and is_finite(rest[0])) and not answers:
            return None
    elif rest and not (is_finite(before[-1]) or _completes(rest) or _goes_on(view, rest)):
        rest = []
    if judges:
        rest = _judgement(view, after, rest)
    if before[0].lower_ == "dat" and before[0].pos_ == "SCONJ":
        before = before[1:]
    return view.report("closing", [before, rest], [reporting.verb], source)


def _cut(view: View, place: int) -> int | None:
    """Return the place of the comma, or of what else parts the report from the verb behind it."""
    cut = place - 1
    if cut > 0 and view.tokens[cut].lower_ in ("zo", "dus"):
        cut -= 1
    if cut < 1 or place + 1 >= len(view.tokens):
        return None
    token = view.tokens[cut]
    quotation = view.passage.quotation_at(token.idx)
    closes = quotation is not None and quotation.outer.end == token.idx + len(token)
    return cut if closes or token.text in (",", "?", "!") else None


def _inverted_subject(view: View, verb: Token, finite: Token) -> Sequence[Token]:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass")]
    if subjects:
        behind = [s for s in subjects if s.i > finite.i]
        active = [s for s in behind if s.dep_ == "nsubj"]
        if active:
            return noun_phrase(active[0])
        if behind and view.tokens[view.place(finite) - 1].lower_ != "zo":
            return []
    following = view.tokens[view.place(finite) + 1]
    if (
        following == verb
        or following.is_punct
        or following.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV")
    ):
        return []
    if following.pos_ == "ADJ" and "te" in (t.lower_ for t in view.tokens[view.place(following) :]):
        return []  # "zegt slecht te slapen"
    if following.pos_ in ("ADJ", "VERB") and phrase_head(following) == following:
        return []  # "De agent, die X, reageerde opgelucht"
    return [t for t in noun_phrase(phrase_head(following)) if t.i > finite.i]


def _rest(view: View, after: int) -> list[Token]:
    """Return the words after the comma that ends the words of the cue."""
    for place in range(after, len(view.tokens)):
        if view.tokens[place].text in (",", ":") and not view.is_quoted(view.tokens[place]):
            return [t for t in view.tokens[place + 1 :] if t.text != "."]
    return []


def _opening(view: View, cut: int) -> int:
    """Return where the reported sentence begins: after a colon or a time of day."""
    for place in range(cut - 1, -1, -1):
        token = view.tokens[place]
        if view.is_quoted(token):
            continue
        if token.text == ":" or (token.text in ("–", "—") and place <= 5):
            return place + 1
    return 0


def _is_object_clause(words: Sequence[Token]) -> bool:
    """Tell *Wat het kost* from *Wat kost het* and *Dat kost niets*, whose verb comes second."""
    opens = len(words) > 1 and words[0].lower_ in _OPENS_OBJECT
    return opens and not is_finite(words[1])


def _judges(words: Sequence[Token], reporting: Reporting) -> bool:
    """Tell *Dat S, vindt X jammer*, with what is thought of it behind the verb."""
    opens = bool(words) and words[0].lower_ == "dat" and words[0].pos_ == "SCONJ"
    return opens and reporting.verb == reporting.finite and reporting.can_be("vinden", "achten")


def _judgement(view: View, after: int, rest: Sequence[Token]) -> Sequence[Token]:
    """Return the judgement behind the source, and the rest of the report behind that."""
    words = view.tokens[after:]
    while words and words[0].lower_ in LEADING_ADVERBS:
        words = words[1:]
    return words if rest else list(takewhile(lambda t: t.text not in (",", ":"), words))


def _states(words: Sequence[Token]) -> bool:
    """Tell whether the words hold a main clause, not only an adjunct of the cue."""
    if len(words) > 1 and words[0].lower_ in ("dat", "of"):
        return True
    subordinate = False
    for before, word in pairwise(words):
        opens = before.lower_ in SUBORDINATORS and before.dep_ != "det"  # not "in dat geval"
        relates = is_relative_word(word) and word.dep_ != "det" and before.lower_ != "om"
        if opens or relates:
            subordinate = True
        if is_finite(word) and (not subordinate or before.text == ","):
            return True
    return is_finite(words[0])


def _has_own_content(view: View, after: int, states: bool) -> bool:
    """Tell whether the cue's content comes behind it, so that what is before it is not."""
    for token in view.tokens[after : after + 8]:
        if token.text in (",", "."):
            return False
        if token.lower_ == "dat" and token.pos_ == "SCONJ":
            return True
        if (token.text == ":" or view.is_quoted(token)) and not states:
            return True
    return False


def _goes_on(view: View, rest: Sequence[Token]) -> bool:
    """Tell whether the words belong to the report: they resume it, or a colon explains it."""
    if view.tokens[view.place(rest[0]) - 1].text != ":" or any(map(view.is_quoted, rest)):
        return _resumes(rest)
    return any(map(is_finite, rest))


def _resumes(rest: Sequence[Token]) -> bool:
    """Tell whether the words go on with the report, not with an aside about its source."""
    first = rest[0]
    if first.lower_ in _RESUMING or (first.lower_ == "dat" and first.pos_ == "SCONJ"):
        return True
    if is_relative_word(first) or first.pos_ in ("PROPN", "NOUN", "NUM", "DET"):
        return False
    return first.lower_ not in _ASIDES and any(is_finite(t) for t in rest)


def _completes(rest: Sequence[Token]) -> bool:
    """Tell whether the words end in the verb that the clause before still lacks."""
    last = rest[-1]
    return last.pos_ in ("VERB", "AUX") and not any(is_finite(t) for t in rest)
