"""Noun phrases: what a noun or a name is called in the text, told from parts of speech.

The parts of speech are right far more often than the parse, and the order of words in a Dutch noun
phrase is fixed: determiner, adjectives, noun, then what belongs to it (``van …``, ``uit Epe``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from articles import lexicon
from articles.article import Name

_POSSESSIVES = frozenset({"zijn", "haar", "hun", "mijn", "ons", "onze", "diens", "jouw", "uw"})
_DEFINITE = frozenset({"de", "het", "die", "deze", "dat", "dit", "'t"})
_INDEFINITE = frozenset({"een", "één", "'n"})
_BELONGING = frozenset({"van", "uit", "in", "bij"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_MODIFIED = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X"})
# Written with a capital wherever they stand, as what they come from: de Kamer.
_OF_PARLIAMENT = ("kamerlid", "kamerleden", "kamervoorzitter", "kamerfractie", "kamercommissie")
_ALDERMAN = "schepen"  # also the plural of "schip"
_LONGEST = 14  # words
_LONGEST_ATTRIBUTE = 6  # words before a noun, its determiner included


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens ``start`` to ``end`` (exclusive) of a Doc, headed by the token ``head``."""

    doc: Doc
    start: int
    head: int
    end: int

    @property
    def noun(self) -> str:
        """The head noun in lower case; of a compound with a name, what follows the name."""
        return self.doc[self.head].text.lower().rsplit("-", 1)[-1]

    @property
    def determiner(self) -> str:
        """The first word in lower case if it is a determiner, else nothing."""
        first = self.doc[self.start]
        word = first.lower_
        known = word in _POSSESSIVES or word in _DEFINITE or word in _INDEFINITE
        return word if known and self.start < self.head else ""

    @property
    def is_possessive(self) -> bool:
        """Whether it begins with ``zijn``, ``haar`` or another possessive."""
        return self.determiner in _POSSESSIVES

    @property
    def is_definite(self) -> bool:
        """Whether it begins with ``de``, ``het`` or a demonstrative."""
        return self.determiner in _DEFINITE

    @property
    def is_plural(self) -> bool:
        """Whether the head noun is plural (``een van de buren`` is not)."""
        if self.doc[self.start].lower_ in _INDEFINITE or self.is_alderman:
            return False
        return "Plur" in self.doc[self.head].morph.get("Number", [])

    @property
    def is_alderman(self) -> bool:
        """Whether it is *schepen* in the singular, by its verb or the name behind it: no ships."""
        head = self.doc[self.head]
        if self.noun != _ALDERMAN:
            return False
        if self.is_subject and (number := head.head.morph.get("Number", [])):
            return "Sing" in number
        return self.head + 1 < len(self.doc) and self.doc[self.head + 1].ent_type_ == "PER"

    @property
    def is_subject(self) -> bool:
        """Whether the parse makes it the subject of its clause."""
        return self.doc[self.head].dep_ in _SUBJECTS

    @property
    def names(self) -> frozenset[str]:
        """The words with a capital in it: ``Franse``, ``Binnenlandse``."""
        words = self.doc[self.start + 1 : self.end]
        return frozenset(token.text for token in words if token.text[:1].isupper())

    @property
    def text(self) -> str:
        """The words, without a capital that only the sentence's start gives them."""
        return self._words(self.start, self.end)

    def role_text(self, end: int) -> str:
        """Return the words without the determiner, up to the token ``end``."""
        return self._words(self.start + 1 if self.determiner else self.start, end)

    def _words(self, start: int, end: int) -> str:
        first = self.doc[start]
        words = " ".join(self.doc[start:end].text.split())
        opens = all(t.is_punct or t.is_space for t in self.doc[first.sent.start : start])
        is_name = first.pos_ in ("PROPN", "X") and not _is_person(first)
        of_parliament = first.lower_.startswith(_OF_PARLIAMENT)
        keeps_capital = is_name or of_parliament or first.ent_type_ == "MISC"  # Franse boeren
        if opens and first.is_title and not keeps_capital:
            return words[:1].lower() + words[1:]
        return words


def noun_phrase_at(head: Token, names: Mapping[int, Name]) -> NounPhrase:
    """Return the noun phrase of a noun; ``names`` tells of each token which name holds it."""
    doc = head.doc
    start = head.i
    opening = doc[head.i].sent.start
    while start > opening and _modifies(doc[start - 1], names):
        start -= 1
    attribute = _attribute_before(start, opening, doc)
    if attribute is not None:
        start = attribute
    elif start == opening or not _determines(doc[start - 1]):
        while doc[start].pos_ == "VERB":  # a finite verb taken for a participle
            start += 1
    else:
        start -= 1
        if start - 2 >= opening and doc[start - 1].lower_ == "van":
            one = doc[start - 2]
            start = start - 2 if one.lower_ in _INDEFINITE else start
    return NounPhrase(doc, start, head.i, _end(head, names))


def _attribute_before(start: int, opening: int, doc: Doc) -> int | None:
    """Return where *het door X geleide* begins that ends right before a token, if it does."""
    participle = doc[start - 1]
    if (
        start == opening
        or participle.pos_ != "VERB"
        or "Fin" in participle.morph.get("VerbForm", [])
    ):
        return None
    for at in range(start - 2, max(opening, start - _LONGEST_ATTRIBUTE), -1):
        if doc[at].is_punct:
            return None
        if doc[at].pos_ == "ADP":
            return at - 1 if doc[at - 1].lower_ in _DEFINITE | _INDEFINITE else None
    return None


def is_noun(token: Token, names: Mapping[int, Name]) -> bool:
    """Tell whether a token is a noun outside names, or ends a compound with one (``NS-top``)."""
    if token.is_space:
        return False
    name = names.get(token.i)
    if name is None:
        stands_for_noun = token.pos_ == "PROPN" or is_taken_for_modifier(token)
        return token.pos_ == "NOUN" or (stands_for_noun and _is_person(token))
    return name.end < token.idx + len(token) and "-" in token.text[name.end - token.idx :]


def is_taken_for_modifier(token: Token) -> bool:
    """Tell *verdachte* in *de verdachte zwijgt*: the tagger's adjective, with no noun to modify."""
    sentence = token.sent
    if token.pos_ not in ("ADJ", "VERB") or token.i == sentence.start:
        return False
    before = token.i - 1
    while before > sentence.start and token.doc[before].pos_ == "ADJ":
        before -= 1
    is_last = token.i + 1 == sentence.end
    return _determines(token.doc[before]) and (is_last or token.nbor(1).pos_ not in _MODIFIED)


def _is_person(token: Token) -> bool:
    """Tell a noun for a person, which the tagger takes for a name where it opens a sentence."""
    return lexicon.person_gender(token.lower_) is not None


def _modifies(token: Token, names: Mapping[int, Name]) -> bool:
    if token.is_space or token.is_punct or token.lower_ in _DEFINITE | _INDEFINITE | _POSSESSIVES:
        return False
    name = names.get(token.i)
    if name is not None:
        return name.label == "MISC"
    return token.pos_ in ("ADJ", "NUM") or (token.pos_ == "VERB" and token.dep_ == "amod")


def _determines(token: Token) -> bool:
    word = token.lower_
    if word == "dat" and token.pos_ == "SCONJ":
        return False
    return word in _DEFINITE or word in _INDEFINITE or word in _POSSESSIVES or token.pos_ == "DET"


def _end_of_name(start: int, names: Mapping[int, Name]) -> int:
    """Return where the name ends that begins at the token, or that token where none does."""
    name, end = names.get(start), start
    if name is None or name.label == "MISC":
        return start
    while names.get(end) is name:
        end += 1
    return end


def _end(head: Token, names: Mapping[int, Name]) -> int:
    """Return where the phrase ends, with the ``van``, ``uit``, ``in`` or ``bij`` right after it."""
    doc, end, closing = head.doc, head.i + 1, head.sent.end
    while end < closing and doc[end].lower_ in _BELONGING and end - head.i < _LONGEST:
        at = end + 1
        while at < closing and (_determines(doc[at]) or _modifies(doc[at], names)):
            at += 1
        if at >= closing:
            break
        if at in names and not is_noun(doc[at], names):
            while at < closing and at in names:
                at += 1
        elif doc[end].lower_ == "van" and doc[at].pos_ == "NOUN":
            at = _end_of_name(at + 1, names)  # van het bedrijf X
        else:
            break
        end = at
    return end
