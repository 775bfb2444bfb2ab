"""Dutch grammar over a parsed Doc: subjects, noun phrases, clauses.

The parse is right nine times in ten at best, so what can be told from the words themselves is.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from articles.article import Span
from articles.lexicon import is_organisation, person_gender
from articles.reports.cues import AMBIGUOUS_FORMS, finite_forms

NEGATIONS = frozenset({"niet", "nooit", "nimmer", "geenszins"})
DAYS = frozenset(
    {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "gisteren"}
)
_TIME = re.compile(
    rf"({'|'.join(sorted(DAYS))})(ochtend|morgen|middag|avond|nacht)?"
    r"|eergister(en|ochtend|middag|avond)|gister(ochtend|middag|avond)"
    r"|van(daag|ochtend|morgen|middag|avond|nacht)|vorige|afgelopen|eerder|later"
)
_SUBORDINATE = frozenset({"dat", "of", "hoe", "wat", "wie", "waar", "waarom", "wanneer"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PLURAL_AUXILIARIES = frozenset({"worden", "zijn", "hebben"})
# What belongs to a noun phrase as a reader would name it; clauses and asides stay out.
_IN_NOUN_PHRASE = frozenset(
    {"det", "amod", "nummod", "nmod", "nmod:poss", "flat", "appos", "compound", "case", "advmod",
     "fixed", "conj", "cc", "punct", "obl", "compound:prt", "flat:name"}
)  # fmt: skip


def span_of(tokens: Sequence[Token]) -> Span:
    """Return the stretch from the first to the last of the tokens, which are in order."""
    last = tokens[-1]
    return Span(tokens[0].idx, last.idx + len(last))


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb, for a tagger or by its form."""
    return token.pos_ in ("VERB", "AUX") or is_finite(token)


def is_finite(token: Token) -> bool:
    """Tell whether the token is a verb with tense: the head of a main or subordinate clause."""
    if token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []):
        return True
    if _is_plural_auxiliary(token):
        return True
    if token.is_sent_start or not _can_be_finite(token):
        return False
    if any(child.dep_ in ("aux", "aux:pass", "det") for child in token.children):
        return False
    before = token.nbor(-1) if token.i > 0 else None
    return before is None or before.pos_ not in ("DET", "ADP", "AUX")


def opens_circumstance(token: Token) -> bool:
    """Tell whether words for when, where or to whom begin here: *vorige week*, *aan de raad*."""
    return token.pos_ == "ADP" or _TIME.fullmatch(token.lower_) is not None


def _is_plural_auxiliary(token: Token) -> bool:
    """Tell *bewoners worden vermist*, where a tagger takes *worden* for an infinitive."""
    verb = token.head
    if token.lower_ not in _PLURAL_AUXILIARIES or not token.dep_.startswith(("aux", "cop")):
        return False
    if any(c != token and c.dep_.startswith("aux") for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < token.i), None)
    between = token.doc[subject.i + 1 : token.i] if subject is not None else ()
    return subject is not None and all(subject.is_ancestor(t) for t in between)


def _can_be_finite(token: Token) -> bool:
    if token.lower_ in AMBIGUOUS_FORMS:
        return any(child.dep_ == "nsubj" for child in token.children)
    return token.lower_ in finite_forms()


def subject_of(verb: Token) -> Token | None:
    """Return the head of the verb's subject.

    A verb that shares its subject takes it from the verb it is joined to or depends on.
    """
    if is_finite(verb) and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = joined_to(verb) or verb
    seen = set()
    current = verb
    while current not in seen:
        seen.add(current)
        for child in current.children:
            if child.dep_ in _SUBJECTS:
                return child
        if current.dep_ in ("conj", "xcomp", "parataxis", "aux", "cop") and current.head != current:
            current = current.head
        else:
            return None
    return None


def person_before(tokens: Sequence[Token], place: int) -> Sequence[Token]:
    """Return the person's name that ends right before a place among the tokens, or nothing."""
    first = place
    while first > 0 and tokens[first - 1].ent_type_ == "PER":
        first -= 1
    return tokens[first:place]


def can_speak(noun: Token) -> bool:
    """Tell whether a noun or name can stand for somebody who speaks."""
    word = noun.lemma_.lower()
    is_known = person_gender(word) is not None or is_organisation(word)
    return noun.pos_ == "PRON" or bool(noun.ent_type_) or is_known


def shared_subject(verb: Token) -> Token | None:
    """Return the subject before that *maar vond de inbreuk te groot* shares, a finite verb given.

    A clause that *en* joins on and that begins with its verb has its subject in the clause before,
    whatever a parse takes for one behind the verb, unless that clause too has its verb first.
    """
    first = joined_to(verb)
    subject = subject_of(first) if first is not None else None
    return subject if first is not None and subject is not None and subject.i < first.i else None


def joined_to(verb: Token) -> Token | None:
    """Return the main verb whose subject *en zegt* shares: the last outside a dat-clause."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.lower_ not in ("en", "maar", "of"):
        return None
    found = None
    subordinate = False
    for token in verb.doc[verb.sent.start : before.i]:
        opens = token.i > verb.sent.start and token.lower_ in _SUBORDINATE
        if opens or token.pos_ == "SCONJ" or token.dep_ == "mark":
            subordinate = True
        elif is_finite(token):
            if not subordinate:
                found = token
            subordinate = False
    return found


def noun_phrase(head: Token) -> list[Token]:
    """Return the tokens that name what ``head`` names: without clauses, and without gaps."""
    wanted = {head.i}
    pending = [head]
    while pending:
        token = pending.pop()
        for child in token.children:
            is_clause = is_finite(child) and child.ent_type_ != "PER"
            if child.dep_ not in _IN_NOUN_PHRASE or is_clause:
                continue
            if child.dep_ == "punct" and child.text not in ("-", "&", "/"):
                continue
            wanted.add(child.i)
            pending.append(child)
    wanted = {
        i for i in wanted if head.sent.start <= i < head.sent.end and not head.doc[i].is_space
    }
    wanted.add(head.i)
    doc = head.doc
    first = last = head.i
    while first - 1 in wanted:
        first -= 1
    while last + 1 in wanted:
        last += 1
    while doc[last].pos_ == "DET" and not doc[last].ent_type_ and last + 1 < head.sent.end:
        following = doc[last + 1]
        if following.is_punct or following.is_space or is_finite(following):
            break
        last += 1  # whatever the parse says, the noun is still to come
    return [doc[i] for i in range(first, _end_of_apposition(head, last) + 1)]


def _end_of_apposition(head: Token, last: int) -> int:
    """Return where the person's name ends that a comma sets off: *zijn moeder, Grace Osei,*."""
    doc, end = head.doc, head.sent.end
    if last + 2 >= end or doc[last + 1].text != "," or head.ent_type_ == "PER":
        return last
    after = last + 2
    while after < end and (  # pater, de bioloog, de Française
        doc[after].pos_ in ("DET", "ADJ", "NOUN") or doc[after].ent_type_ == "MISC"
    ):
        after += 1
    name = after
    while after < end and doc[after].ent_type_ == "PER":
        after += 1
    is_set_off = name < after < end and doc[after].text == ","
    return after - 1 if is_set_off else last


def is_negated(verb: Token) -> bool:
    """Tell whether *niet*, *nooit* or the like denies the verb."""
    return any(
        child.lower_ in NEGATIONS and not _has_boundary(verb, child) for child in verb.children
    )


def _has_boundary(verb: Token, behind: Token) -> bool:
    """Tell whether a clause opens between the verb and the token, whatever the parse says."""
    return any(t.text in (",", ":") or t.lower_ == "dat" for t in verb.doc[verb.i + 1 : behind.i])


def phrase_head(token: Token) -> Token:
    """Return the head of the noun phrase that the token opens: *burgemeester* for *de*."""
    head = token
    while head.dep_ in ("det", "amod", "nmod:poss", "nummod", "flat") and head.head.i > token.i:
        head = head.head
    return head
