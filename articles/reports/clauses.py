"""Where clauses begin and end, told from the words and their tense rather than from the tree.

Dutch word order gives it away: after *en* or *maar*, a finite verb in first or second place opens a
main clause, while the clause after *dat* keeps its verb to the end. Parsers go wrong just here, at
long sentences with quotation marks, so the tree has little say.
"""

from collections.abc import Sequence
from enum import Enum, auto

from spacy.tokens import Token

from articles.reports.cues import cue_verbs
from articles.reports.grammar import is_finite
from articles.reports.passage import Passage
from articles.reports.view import View

_COORDINATORS = frozenset({"en", "maar", "doch", "dus"})
_PHRASE_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE_WORDS = frozenset({"die", "dat", "wie", "wat", "wiens", "welke"})
_COMMENTING = frozenset({"hetgeen", "wat", "waarop", "waarna"})  # they open the article's own words
_ADDING = frozenset({"doelend", "toevoegend", "verwijzend", "wijzend", "zinspelend"})
SUBORDINATE_BY_THEMSELVES = frozenset(
    {"omdat", "terwijl", "nadat", "voordat", "hoewel", "zodat", "doordat", "waardoor"}
)
SUBORDINATORS = frozenset(
    {"terwijl", "omdat", "nadat", "voordat", "toen", "als", "al", "hoewel", "zodat", "doordat",
     "waardoor", "sinds", "zodra", "tenzij", "indien", "wanneer", "aangezien", "opdat", "dat", "of"}
)  # fmt: skip


class MainClause(Enum):
    """How a main clause begins after a coordinator."""

    VERB_FIRST = auto()  # its subject is the one of the clause before, or comes after the verb
    SUBJECT_FIRST = auto()


def main_clause_after(tokens: Sequence[Token], index: int) -> MainClause | None:
    """Tell how a main clause begins after the coordinator at ``index``; None if none does."""
    if tokens[index].lower_ not in _COORDINATORS:
        return None
    verb = _next_verb(tokens, index + 1)
    if verb is None or _closes_clause(tokens, verb):
        return None
    if verb == index + 1:
        return MainClause.VERB_FIRST
    return MainClause.SUBJECT_FIRST if tokens[index - 1].text == "," else None


def _next_verb(tokens: Sequence[Token], first: int) -> int | None:
    """Return the index of the first finite verb outside asides: *en een man, die ziek is, zegt*."""
    in_aside = False
    for at in range(first, len(tokens)):
        if tokens[at].text == ",":
            in_aside = at + 1 < len(tokens) and is_relative_word(tokens[at + 1])
        elif is_finite(tokens[at]) and not in_aside:
            return at
    return None


def _closes_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether the finite verb ends its clause, as in a subordinate one."""
    after = verb + 1
    if after < len(tokens) and tokens[after].pos_ in ("VERB", "AUX"):
        after += 1
    return after >= len(tokens) or tokens[after].is_punct


def end_of_clause(
    passage: Passage,
    tokens: Sequence[Token],
    first: int,
    *,
    stops: frozenset[MainClause] = frozenset(MainClause),
    embedded: bool = False,
) -> int:
    """Return the index after the last token of the clause that begins at ``first``.

    It ends before a coordinated main clause of a kind in ``stops``, a semicolon, a colon with a
    quotation behind it, and the words that attribute the whole sentence to somebody else. One
    that is ``embedded`` in a clause ends where that goes on: at a comma with a verb behind it.
    """
    has_verb = False
    for index in range(first, len(tokens)):
        token = tokens[index]
        if passage.is_quoted(token):
            has_verb = has_verb or is_finite(token)
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text == ";":
            return index
        if token.text == ":" and following is not None and passage.is_quoted(following):
            return index
        if index > first and main_clause_after(tokens, index) in stops:
            return index
        if token.text == "," and attributes(passage, tokens, index + 1):
            return index
        if token.text == "," and following is not None and following.lower_ in _COMMENTING:
            return index
        if token.text == "," and any(t.lower_ in _ADDING for t in tokens[index + 1 : index + 4]):
            return index
        if embedded and has_verb and token.text == "," and following and is_finite(following):
            return index
        has_verb = has_verb or is_finite(token)
    return len(tokens)


def attributes(passage: Passage, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether *zegt X* or *aldus X* begins at ``index``: a cue with its subject behind it."""
    if index + 1 >= len(tokens) or passage.is_quoted(tokens[index]):
        return False
    if tokens[index].lower_ == "zo":
        index += 1
    token = tokens[index]
    if token.lower_ == "aldus":
        return True
    if token.lower_ not in cue_verbs() or not is_finite(token) or index + 1 >= len(tokens):
        return False
    rest = tokens[index + 1 :]
    if any(t.lower_ in ("dat", "of") and t.pos_ == "SCONJ" for t in rest[:7]):
        return False
    if any(child.dep_ == "nsubj" and child.i > token.i for child in token.children):
        return True
    # Whatever the tree says: a short phrase up to the end, and no other verb, is its subject.
    closes = len(rest) <= 8 and not any(is_finite(t) or t.text == "," for t in rest)
    return closes and rest[0].pos_ in _PHRASE_TAGS


def start_of_clause(passage: Passage, tokens: Sequence[Token], index: int) -> int:
    """Return the index of the first token of the clause that the token at ``index`` stands in.

    Looks back for a coordinator of main clauses, a relative word or a subordinator after a comma,
    a semicolon, a colon, or the dash behind a time of day.
    """
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if passage.is_quoted(token):
            continue
        if token.text in (";", ":"):
            return at + 1
        if token.text in ("–", "—") and at <= 5:
            return at + 1
        if token.lower_ in _COORDINATORS and any(is_finite(t) for t in tokens[:at]):
            if at == index - 1 or main_clause_after(tokens, at) is MainClause.SUBJECT_FIRST:
                return at + 1
            if token.lower_ == "maar" and main_clause_after(tokens, at) is not None:
                return at + 1
        opens = token.lower_ in _RELATIVE_WORDS or token.lower_ in SUBORDINATORS
        opens = opens or (token.lower_.startswith("waar") and token.pos_ in ("ADV", "PRON"))
        if opens and at == index - 1:
            return at
        if token.lower_ in SUBORDINATE_BY_THEMSELVES:
            return at
        if opens and at > 0 and tokens[at - 1].text == ",":
            between = tokens[at + 1 : index]
            if not any(t.text == "," and not passage.is_quoted(t) for t in between):
                return at
    return 0


def end_of_report(view: View, first: int, verb: Token) -> int:
    """Return the place behind the last token of the report that begins at ``first``.

    ``verb`` is its cue: where that stands in a subordinate clause, the report ends with it.
    """
    opening = view.tokens[start_of_clause(view.passage, view.tokens, view.place(verb))]
    embedded = opening.lower_ in SUBORDINATORS and opening.i < verb.i
    end = end_of_clause(view.passage, view.tokens, first, embedded=embedded)
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ in ("acl:relcl", "advcl")), None)
    if clause is not None:
        inside = [t for t in clause.subtree if t.sent == verb.sent and not t.is_space]
        limit = view.after(inside)
        if first < limit < end and view.tokens[limit].text == ",":
            return limit
    return end


def is_relative_word(token: Token) -> bool:
    """Tell whether the token opens a relative clause: *die*, *dat*, *waarvan*."""
    return token.lower_ in _RELATIVE_WORDS or (
        token.lower_.startswith("waar") and token.pos_ in ("ADV", "PRON", "SCONJ")
    )
