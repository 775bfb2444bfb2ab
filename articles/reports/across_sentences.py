"""Reports that lean on the sentence before, and headlines that name their speaker.

Patterns, each named in the reports it makes:

- ``pointing``: S. Dat zegt X. · S. X heeft dat bekendgemaakt. · S. X zei dat dinsdag.
- ``headline``: Rechter: gemeente moet betalen
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.tokens import Token

from articles.article import Span
from articles.lexicon import is_organisation, person_gender
from articles.reports.clauses import is_relative_word
from articles.reports.cues import CueClass, cue_verbs
from articles.reports.grammar import (
    NEGATIONS,
    is_finite,
    is_negated,
    is_verb,
    noun_phrase,
    opens_circumstance,
    phrase_head,
    span_of,
    subject_of,
)
from articles.reports.passage import Passage
from articles.reports.report import Report

_POINTING = {CueClass.SAY, CueClass.OPINION, CueClass.ORDER}
_NO_SPEAKERS = frozenset({"ik", "we", "wij", "je", "die", "dat", "dit", "het", "er", "niemand"})


def point_back(passage: Passage, reports: Sequence[Report]) -> list[Report]:
    """Return the reports, with those added that *Dat zegt X* makes of the sentence before.

    A quotation without a speaker in the sentence before gets this cue and source instead.
    """
    found = list(reports)
    cues = {report.cue.start for report in reports if report.cue is not None}
    for before, sentence in pairwise(passage.sentences):
        words = [t for t in sentence if not t.is_space]
        pointer = _pointer(passage, words)
        if pointer is None or passage.in_heading(before.start_char):
            continue
        if before.text.rstrip().endswith("?") and not passage.quotation_at(before.start_char):
            continue
        verb, source = pointer
        if verb.idx in cues:
            continue
        cue = span_of([verb])
        stretch = passage.trim(Span(before.start_char, before.end_char))
        spoken = next(
            (r for r in found if r.cue is None and r.content[-1].overlaps(stretch)),
            None,
        )
        if spoken is not None:
            found[found.index(spoken)] = replace(spoken, cue=cue, source=span_of(source))
        else:
            found.append(Report("pointing", (stretch,), cue, span_of(source)))
    return found


def _pointer(passage: Passage, words: Sequence[Token]) -> tuple[Token, list[Token]] | None:
    """Return the cue and the source of a sentence that points back."""
    if len(words) < 3 or any(passage.is_quoted(t) for t in words[:3]):
        return None
    first = 1 if words[0].lower_ in ("ook", "aldus") else 0
    if any(is_negated(t) for t in words if is_finite(t)):
        return None
    if words[0].lower_ == "aldus" and len(words) < 12:
        return words[0], [t for t in noun_phrase(phrase_head(words[1])) if t.i > words[0].i]
    opens = words[first].lower_ in ("dat", "dit") and is_finite(words[first + 1])
    verb = _cue(passage, _main_clause(words))
    if verb is None or is_negated(verb):
        return None
    if not _takes_back(words, verb) and (not opens or _has_clause(words, verb)):
        return None
    subject = subject_of(verb)
    if subject is None or subject.lower_ in _NO_SPEAKERS or subject.i < words[first].i:
        subject = _after_finite(words, first) if opens else None
    if subject is None:
        return None
    source = noun_phrase(subject)
    return (verb, source) if source else None


def _main_clause(words: Sequence[Token]) -> list[Token]:
    """Return the words up to a colon, without those of relative clauses."""
    own: list[Token] = []
    is_relative = False
    for place, word in enumerate(words):
        if word.text == ":":
            break
        if word.text == "," and place + 1 < len(words):
            is_relative = is_relative_word(words[place + 1])
        if not is_relative and word.dep_ != "acl:relcl":
            own.append(word)
    return own


def _cue(passage: Passage, words: Sequence[Token]) -> Token | None:
    forms = {t.lower_ for t in words}
    for verb in words:
        own = verb.i > 0 and verb.nbor(-1).lower_ == "eigen"
        if not is_verb(verb) or passage.is_quoted(verb) or own:
            continue
        for cue in cue_verbs().get(verb.lower_, ()):
            if cue.kind in _POINTING and (cue.particle is None or cue.particle in forms):
                return verb
    return None


def _has_clause(words: Sequence[Token], verb: Token) -> bool:
    """Tell whether *dat* or *of* comes behind the verb: the sentence says what was said."""
    return any(t.lower_ in ("dat", "of") and t.i > verb.i and t.pos_ == "SCONJ" for t in words)


def _takes_back(words: Sequence[Token], verb: Token) -> bool:
    """Match *X heeft dat bekendgemaakt* and *X maakte dat dinsdag bekend*."""
    for place, (before, pronoun) in enumerate(pairwise(words)):
        if pronoun.lower_ not in ("dat", "dit") or not is_finite(before):
            continue
        if is_finite(verb):
            says = all(cue.kind is CueClass.SAY for cue in cue_verbs()[verb.lower_])
            return says and before == verb and _ends_soon(words[place + 2 :], verb)
        return pronoun.i < verb.i and (pronoun.pos_ == "PRON" or pronoun.dep_ == "obj")
    return False


def _ends_soon(rest: Sequence[Token], verb: Token) -> bool:
    """Tell whether only when, where, to whom and the verb's particle come behind the pronoun."""
    particles = {cue.particle for cue in cue_verbs()[verb.lower_]}
    if any(
        (is_verb(t) and t.lower_ not in particles) or t.lower_ in NEGATIONS or t.text == "?"
        for t in rest
    ):
        return False
    return (
        not rest
        or rest[0].is_punct
        or rest[0].pos_ == "ADV"
        or rest[0].lower_ in particles
        or opens_circumstance(rest[0])
    )


def _after_finite(words: Sequence[Token], first: int) -> Token | None:
    """Return the head of the noun phrase behind the finite verb, or of *in X* behind *staat*."""
    for word in words[first + 2 : first + 5]:
        if word.pos_ in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"):
            head = phrase_head(word)
            return None if head.lower_ in _NO_SPEAKERS else head
        if word.pos_ not in ("ADP", "ADV"):
            return None
    return None


def _can_speak(word: Token) -> bool:
    if word.ent_type_ in ("PER", "ORG"):
        return True
    # The tagger takes what opens a headline for a name.
    return word.pos_ in ("NOUN", "PROPN") and (
        person_gender(word.lower_) is not None or is_organisation(word.lower_)
    )


def find_headlines(passage: Passage) -> list[Report]:
    """Find the headlines of the form *Rechter: gemeente moet betalen*."""
    found = []
    for sentence in passage.sentences:
        words = [t for t in sentence if not t.is_space]
        if not passage.in_heading(words[0].idx):
            continue
        colon = next((place for place, t in enumerate(words) if t.text == ":"), None)
        if colon is None or not 0 < colon <= 6 or len(words) - colon < 4:
            continue
        source, content = words[:colon], words[colon + 1 :]
        if passage.is_quoted(content[0]) or any(is_finite(t) for t in source):
            continue
        head = list(takewhile(lambda word: word.pos_ != "ADP", source))  # not "Lek bij bedrijf"
        if any(_can_speak(word) for word in head):
            span = passage.trim(span_of(content))
            found.append(Report("headline", (span,), None, span_of(source)))
    return found
