"""Participants: the people and bodies an article speaks of, each with its mentions and roles.

Mentions are gathered from the words: a name by its canonical form, a noun phrase with the name it
stands beside (``directeur X``, ``X, hoogleraar in Y``, ``X is boer``) or with an earlier phrase of
the same noun. What only the context can tell (pronouns, ``de winnares``) is for ``antecedents``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from articles import lexicon
from articles.article import Name, Span
from articles.noun_phrases import NounPhrase, is_noun, noun_phrase_at

_COPULAS = frozenset({"is", "was", "wordt", "werd", "blijft"})
_ROLE_LINKS = frozenset({"van", "bij", "voor", "in"})
_TIMES = frozenset(
    {"jaar", "week", "maand", "dag", "keer", "uur", "avond", "ochtend", "middag", "nacht", "tijd"}
)
# People without a noun, and whether they are several.
_SOMEBODY = {"sommigen": True, "anderen": True, "velen": True, "enkelen": True, "iemand": False}
_UNLIKE_THEIR_NOUN = frozenset({"Openbaar Ministerie", "OM"})  # nobody's "het ministerie"
_HOUSEHOLDS = frozenset({"familie", "gezin", "echtpaar"})
_WHOSE = frozenset({"wier", "wiens"})
_SHORTEST_HEAD = 3  # letters of a noun that can stand for a compound: "hof" for "gerechtshof"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a participant is spoken of: tokens ``start`` to ``end``, in sentence ``sentence``."""

    start: int
    end: int
    sentence: int
    is_subject: bool


@dataclass(eq=False, slots=True)
class Participant:
    """Somebody or something that an article speaks of.

    ``kind`` is ``person``, ``organisation`` or ``other``; ``gender`` is ``f``, ``m`` or None;
    ``nouns`` are what it is called, its name aside; ``role`` is the first such phrase in full.
    """

    kind: str
    gender: str | None = None
    is_plural: bool = False
    name: str | None = None
    role: str | None = None
    nouns: list[str] = field(default_factory=list)
    phrases: list[NounPhrase] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def is_particular(self) -> bool:
        """Whether readers can tell which one it is: it has a name or a definite description."""
        described = any(phrase.is_definite or phrase.is_possessive for phrase in self.phrases)
        return self.name is not None or described

    @property
    def description(self) -> str:
        """What a reader would list it by: its name, else its fullest noun phrase."""
        if self.name is not None:
            return self.name
        return max(self.phrases, key=lambda phrase: phrase.end - phrase.start).text

    def is_called(self, noun: str) -> bool:
        """Tell whether it goes by a noun or by a compound of it (``hof`` for ``gerechtshof``)."""
        return any(_stands_for(noun, own) for own in self.nouns)

    def is_told_apart_from(self, phrase: NounPhrase) -> bool:
        """Tell whether names in both descriptions differ: ``de Franse premier``, ``… van Mali``."""
        own = {name for other in self.phrases for name in other.names}
        return bool(own and phrase.names) and own.isdisjoint(phrase.names)

    def add_noun(self, noun: str) -> None:
        """Note a noun that it is called by, and what that tells of it."""
        self.nouns.append(noun)
        gender = lexicon.person_gender(noun)
        if gender in ("f", "m"):
            self.gender = gender


class Cast:
    """The participants of one article, in the order in which they come up."""

    def __init__(self, doc: Doc, names: Sequence[Name]) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy joins it anew each time
        self.participants: list[Participant] = []
        self.at_token: dict[int, Participant] = {}
        self.names: dict[int, Name] = {
            token.i: name
            for name in names
            for token in doc.char_span(name.start, name.end, alignment_mode="expand") or ()
        }
        self.sentence_of = [
            number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))
        ]
        self.first_word_of = [
            next((token.i for token in sentence if not token.is_space), sentence.start)
            for sentence in doc.sents
        ]
        self.paragraph_of = _paragraphs(doc)
        self.quoted: frozenset[int] = frozenset()  # tokens in direct quotes
        self._named: dict[str, Participant] = {}
        self._phrases: dict[int, NounPhrase] = {}
        self._gather()

    def phrase_at(self, head: Token) -> NounPhrase:
        """Return the noun phrase of a noun."""
        if head.i not in self._phrases:
            self._phrases[head.i] = noun_phrase_at(head, self.names)
        return self._phrases[head.i]

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the words of a stretch of the text."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return [token for token in found or () if not token.is_space]

    def mention(self, participant: Participant, pronoun: Token, gender: str | None) -> None:
        """Note that a pronoun stands for a participant, and what it tells of their gender."""
        if participant.kind == "person" and participant.gender is None:
            participant.gender = gender
        self._mention(participant, pronoun.i, pronoun.i + 1, pronoun.dep_)
        participant.mentions.sort(key=lambda mention: mention.start)

    def _gather(self) -> None:
        at = 0
        while at < len(self.doc):
            token = self.doc[at]
            if is_noun(token, self.names):
                if not self._stands_before_person(at):
                    self._add_phrase(self.phrase_at(token))
            elif token.lower_ in _SOMEBODY or self._is_one_of_them(at):
                self._add_somebody(token)
            elif at in self.names:
                at = self._add_name(at)
                continue
            at += 1

    def _stands_before_person(self, at: int) -> bool:
        """Tell whether the next word is a person's name: the noun is the role that goes with it."""
        name = self.names.get(at + 1)
        return name is not None and name.label == "PER" and self.names.get(at) is not name

    def _is_one_of_them(self, at: int) -> bool:
        if self.doc[at].lower_ not in ("een", "één"):
            return False
        words = [token.lower_ for token in self.doc[at + 1 : at + 3]]
        return words in (["van", "hen"], ["van", "ons"])

    def _add_somebody(self, token: Token) -> None:
        """Note a mention of people whom no noun describes: ``sommigen``, ``een van hen``."""
        end = token.i + (1 if token.lower_ in _SOMEBODY else 3)
        participant = Participant("person", is_plural=_SOMEBODY.get(token.lower_, False))
        participant.phrases.append(NounPhrase(self.doc, token.i, token.i, end))
        self.participants.append(participant)
        self._mention(participant, token.i, end, token.dep_)

    def _add_name(self, start: int) -> int:
        """Note a mention of a name, and return the token after it."""
        name, end = self.names[start], start
        while self.names.get(end) is name and not is_noun(self.doc[end], self.names):
            end += 1
        participant = self._named.get(name.name)
        if participant is None:
            participant = _named_participant(name)
            self._named[name.name] = participant
            self.participants.append(participant)
        head = next((t for t in self.doc[start:end] if t.head.i not in range(start, end)), None)
        self._mention(participant, start, end, _function(head or self.doc[start]))
        self._add_role_before(participant, start)
        self._add_role_after(participant, end)
        return end

    def _mention(self, participant: Participant, start: int, end: int, dep: str) -> None:
        is_subject = dep.startswith("nsubj")
        mention = Mention(start, end, self.sentence_of[start], is_subject)
        participant.mentions.append(mention)
        for at in range(start, end):
            self.at_token[at] = participant

    def _add_role_before(self, participant: Participant, start: int) -> None:
        """Note the role in ``minister van Energie X``, ``de Groningse zangeres X``."""
        doc, at, nouns = self.doc, start - 1, list[Token]()
        opening = doc[start].sent.start
        while at >= opening:
            token = doc[at]
            if is_noun(token, self.names):
                nouns.append(token)
            elif not self._can_stand_in_role(token):
                break
            at -= 1
        if not nouns or doc[start - 1].lower_ in _ROLE_LINKS:
            return  # "de dochter van X"
        last, first = nouns[0], nouns[-1]
        if participant.kind == "organisation":
            role = last if last.i == start - 1 and _can_be_body(last) else None
        elif participant.kind != "person":
            role = last if last.i == start - 1 and _is_organisation(last) else None
        elif (
            last.i == start - 1 and last is not first and _is_person(last) and _linked(first, last)
        ):
            role = last  # the brother of singer X
        else:
            role = first if _is_person(first) else last if last.i == start - 1 else None
        if role is None or role.lower_ in _TIMES:
            return
        phrase = self.phrase_at(role)
        noun = phrase.noun
        participant.add_noun(noun)
        if _tells_role(phrase):
            participant.role = participant.role or phrase.role_text(start)
        self._unite(participant, phrase, start)

    def _can_stand_in_role(self, token: Token) -> bool:
        name = self.names.get(token.i)
        if name is not None:
            return name.label in ("MISC", "ORG")
        if token.is_space or token.is_punct:
            return False
        return token.pos_ in ("ADJ", "NUM") or token.lower_ in _ROLE_LINKS

    def _add_role_after(self, participant: Participant, end: int) -> None:
        """Note the role in ``X, hoogleraar in Y,`` and ``X is boer``."""
        doc = self.doc
        at = end
        if at < len(doc) and doc[at].text == "(":  # X (46), X (CDA)
            while at < len(doc) and doc[at].text != ")":
                at += 1
            at += 1
        if at + 1 >= len(doc) or not (doc[at].text == "," or doc[at].lower_ in _COPULAS):
            return
        for noun in doc[at + 1 : doc[at].sent.end]:
            if is_noun(noun, self.names):
                phrase = self.phrase_at(noun)
                same_kind = _is_person(noun) if participant.kind == "person" else _can_be_body(noun)
                if phrase.start == at + 1 and same_kind and not phrase.is_plural:
                    participant.add_noun(phrase.noun)
                    if _tells_role(phrase):
                        participant.role = participant.role or phrase.role_text(phrase.end)
                return

    def _unite(self, participant: Participant, phrase: NounPhrase, name: int) -> None:
        """Give a named participant its role, and the mentions by it alone that came before.

        ``name`` is where the name stands that the phrase goes with.
        """
        unnamed = self.at_token.get(phrase.head)
        if unnamed is None and phrase.start == phrase.head:
            # "ambassadeur X" after "de Franse ambassadeur"; "de Franse ambassadeur X" is a new one
            unnamed = self._earlier(phrase, but=participant)
        self.at_token[phrase.head] = participant
        participant.phrases.append(phrase)
        if unnamed is None or unnamed is participant or unnamed.name is not None:
            return
        self.participants.remove(unnamed)
        participant.mentions = sorted(
            [*unnamed.mentions, *participant.mentions], key=lambda mention: mention.start
        )
        participant.nouns.extend(unnamed.nouns)
        fullest = max(unnamed.phrases, key=lambda other: other.end - other.start)
        if not fullest.is_possessive and _tells_role(fullest):
            end = fullest.end if fullest.head != phrase.head else min(fullest.end, name)
            participant.role = max(participant.role or "", fullest.role_text(end), key=len)
        for at, other in list(self.at_token.items()):
            if other is unnamed:
                self.at_token[at] = participant

    def _add_phrase(self, phrase: NounPhrase) -> None:
        """Note a mention by a noun phrase."""
        if phrase.head in self.at_token:
            return
        participant = self._apposed(phrase)
        if participant is None and not self._is_bare_plural(phrase):
            participant = self._earlier(phrase)
        if participant is None:
            ships = phrase.noun == "schepen" and not phrase.is_alderman
            kind = "other" if ships else kind_of(*_bare(self.doc[phrase.head]))
            participant = Participant(kind, is_plural=phrase.is_plural)
            self.participants.append(participant)
        participant.add_noun(phrase.noun)
        participant.phrases.append(phrase)
        self._mention(participant, phrase.head, phrase.head + 1, self.doc[phrase.head].dep_)

    def _is_bare_plural(self, phrase: NounPhrase) -> bool:
        """Tell *diplomaten*, who needn't be those of before, from *de* and *alle diplomaten*."""
        return phrase.is_plural and phrase.start == phrase.head and not phrase.determiner

    def _apposed(self, phrase: NounPhrase) -> Participant | None:
        """Return the person that ``een 36-jarige monteur`` explains in ``de man, een …,``."""
        doc, before = self.doc, phrase.start - 1
        explains = phrase.determiner in ("een", "de") and _is_person(doc[phrase.head])
        if not explains or before < 1 or doc[before].text != "," or phrase.end >= len(doc):
            return None
        other = self.at_token.get(before - 1)
        same = other is not None and other.kind == "person" and not other.is_plural
        return other if same and doc[phrase.end].text in (",", ".", ":") else None

    def _earlier(self, phrase: NounPhrase, but: Participant | None = None) -> Participant | None:
        """Return the participant that a definite noun phrase takes up again; not ``but``."""
        if phrase.determiner in ("een", "één", "'n"):
            return None
        noun, is_plural = phrase.noun, phrase.is_plural
        same = [
            participant
            for participant in self.participants
            if participant is not but
            and participant.is_plural == is_plural
            and participant.is_called(noun)
            and (noun in participant.nouns or not phrase.names)  # FIFA is not "de Noorse bond"
            and not participant.is_told_apart_from(phrase)
        ]
        # "De bond" is rather the Noorse bond than the wereldschaatsbond.
        exact = [p for p in same if noun in p.nouns and any(other.names for other in p.phrases)]
        return max(exact or same, key=lambda other: other.mentions[-1].start, default=None)


def _named_participant(name: Name) -> Participant:
    kinds = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
    participant = Participant(kinds[name.label], name=name.name)
    if name.label == "PER":
        participant.gender = lexicon.first_names().get(name.name.split()[0])
    if name.label == "ORG":
        known = lexicon.known_organisations().get(name.name)
        participant.nouns.extend([known] if known else [])
        words = name.name.lower().split() if name.name not in _UNLIKE_THEIR_NOUN else []
        participant.nouns.extend(word for word in words if lexicon.is_organisation(word))
    return participant


def kind_of(*nouns: str) -> str:
    """Return the kind of participant that goes by a noun, given in one or more forms."""
    if any(lexicon.person_gender(noun) is not None for noun in nouns):
        return "person"
    return "organisation" if any(map(lexicon.is_organisation, nouns)) else "other"


def _tells_role(phrase: NounPhrase) -> bool:
    """Tell a role from *familie X* and from *wier zoon X*, whose owner isn't said with it."""
    return phrase.noun not in _HOUSEHOLDS and phrase.doc[phrase.start].lower_ not in _WHOSE


def _is_person(noun: Token) -> bool:
    return any(lexicon.person_gender(word) is not None for word in _bare(noun))


def _is_organisation(noun: Token) -> bool:
    return any(lexicon.is_organisation(word) for word in _bare(noun))


def _bare(noun: Token) -> tuple[str, str]:
    """Return the noun as it stands and its lemma, after a name that it is joined to."""
    return noun.lower_.rsplit("-", 1)[-1], noun.lemma_.lower().rsplit("-", 1)[-1]


def _can_be_body(noun: Token) -> bool:
    return _is_organisation(noun) or _is_person(noun)


def _function(name: Token) -> str:
    """Return the grammatical function of a name, in *wethouder X* that of the noun."""
    while name.dep_ in ("appos", "flat") and name.head.i < name.i:
        name = name.head
    return name.dep_


def _linked(first: Token, last: Token) -> bool:
    return any(token.lower_ in _ROLE_LINKS for token in first.doc[first.i : last.i])


def _stands_for(noun: str, own: str) -> bool:
    return noun == own or (
        own.endswith(noun) and len(noun) >= _SHORTEST_HEAD and noun not in ("man", "vrouw")
    )


def _paragraphs(doc: Doc) -> list[int]:
    """Return of each token the number of its paragraph."""
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if token.is_space and "\n\n" in token.text:
            number += 1
    return numbers
