"""Speakers: who the source of a quote is, by name where the article gives one.

A source that holds a name is that name's bearer. A pronoun, a definite description and a quote
without a source are given to the participant that fits them best (``antecedents``); so are the
pronouns of the narration between, for they tell whom the text is about. Who stays unnamed is
called by the fullest description in the article.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from articles.antecedents import Anaphor, Turn, best_antecedent
from articles.article import Name, Quote
from articles.confidence import chance_of_speaker
from articles.noun_phrases import NounPhrase, is_noun
from articles.participants import Cast, Participant
from articles.reports.cues import CueClass, CueVerb, cue_verbs
from articles.wording import plain_words

# Gender and whether plural; None where the word doesn't tell.
_OWNERS: dict[str, tuple[str | None, bool | None]] = {
    "zijn": ("m", False),
    "diens": (None, False),
    "haar": ("f", False),
    "hun": (None, True),
}
_PRONOUNS = {
    "hij": ("m", False),
    "ie": ("m", False),
    "hem": ("m", False),
    "zij": (None, None),
    "ze": (None, None),
    "hen": (None, True),
    "die": (None, None),
    "deze": (None, None),
    "dat": (None, False),
    "dit": (None, False),
    "het": (None, False),
    "ik": (None, False),
    "wij": (None, None),
    "we": (None, None),
    "laatstgenoemde": (None, False),
} | _OWNERS
_SUBJECT_PRONOUNS = frozenset({"hij", "zij", "ze"})
_I = frozenset({"ik", "mij", "me", "mijn"})
_WE = frozenset({"wij", "we", "ons", "onze"})
_MY = frozenset({"mijn", "onze", "ons"})
_SPOKESMEN = ("woordvoerder", "woordvoerster", "voorlichter", "zegsman", "zegsvrouw")
# What stands between a noun and its name; in "hoogleraar woningmarkt X" the tagger sees a verb.
_BESIDE_NAME = ("NOUN", "ADJ", "PROPN", "DET", "VERB")
_NEAR = 2  # sentences within which a spokesman's organisation was named


def resolve_speakers(doc: Doc, names: Sequence[Name], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes with their speakers.

    ``names`` are those of ``doc`` (see ``names.find_names``), ``quotes`` in the order of the text.
    A speaker is the canonical name where there is one, else a description as the article words
    it (``een 58-jarige vrouw uit Epe``); None only where nobody was spoken of before. The role is
    that of a speaker with a name, if the article gives one.
    """
    resolver = Resolver(doc, names, quotes)
    resolved = []
    for quote in quotes:
        found = resolver.resolve(quote)
        confidence = quote.confidence * chance_of_speaker(found.by, found.chance)
        resolved.append(
            replace(quote, speaker=found.speaker, role=found.role, confidence=confidence)
        )
    return tuple(_as_said_again(quote, resolved, resolver.cast.text) for quote in resolved)


def _as_said_again(quote: Quote, quotes: Sequence[Quote], text: str) -> Quote:
    """Give a heading's quotation the speaker of the same words in the article."""
    if quote.source is not None:
        return quote
    words = plain_words(quote.content[0].of(text))
    if quote.sentences[:1] != (0,) and not _is_heading(quote, text):
        return quote
    for later in quotes[quote.id + 1 :]:
        if any(words in plain_words(span.of(text)) for span in later.content):
            return replace(
                quote, speaker=later.speaker, role=later.role, confidence=later.confidence
            )
    return quote


def _is_heading(quote: Quote, text: str) -> bool:
    """Tell whether the quote stands on a line of its own that no full stop ends."""
    span = quote.content[0]
    start = text.rfind("\n", 0, span.start) + 1
    line = text[start:].split("\n", 1)[0]
    return "." not in line and plain_words(line) == plain_words(span.of(text))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker, and how it was found.

    ``by`` is ``words`` where the source names the speaker by itself, else the kind of the anaphor;
    ``chance`` is what ``best_antecedent`` gives its choice.
    """

    speaker: str | None
    role: str | None
    by: str
    chance: float


@dataclass(frozen=True, slots=True)
class Question:
    """What a quote's source tells: its words, whom they name by themselves, what is to resolve."""

    words: str
    own: Participant | None = None
    anaphor: Anaphor | None = None


class Resolver:
    """Resolves the quotes of one article in order: each speaker is a clue to the next."""

    def __init__(self, doc: Doc, names: Sequence[Name], quotes: Sequence[Quote]) -> None:
        self.cast = Cast(doc, names)
        self.turns: list[Turn] = []
        self._speaker_at: dict[int, Participant | None] = {}  # of each token that was quoted
        direct = [quote for quote in quotes if quote.kind == "direct"]
        self.cast.quoted = frozenset(self._tokens(direct))
        reported = frozenset(self._tokens(quotes))
        self._told = deque(
            token for token in doc if token.i not in reported and _is_subject_pronoun(token)
        )

    def _tokens(self, quotes: Sequence[Quote]) -> Iterator[int]:
        """Yield the places of the tokens in the contents and sources of quotes."""
        for quote in quotes:
            for span in (*quote.content, quote.source):
                if span is not None:
                    yield from (token.i for token in self.cast.tokens_in(span))

    def resolve(self, quote: Quote) -> Resolved:
        """Return the speaker of the next quote."""
        question = self.question(quote)
        participant, by, chance = question.own, "words", 1.0
        if question.anaphor is not None:
            by = question.anaphor.kind
            anaphor = replace(question.anaphor, excluded=self._askers(quote))
            participant, chance = best_antecedent(self.cast, anaphor, self.turns, question.own)
            participant = self._reporter_of_hearsay(quote) or participant
        self.note(quote, participant)
        named = participant or question.own
        role = named.role if named is not None and named.name is not None else None
        if participant is None or (participant is question.own and question.anaphor is None):
            return Resolved(self._in_full(question), role, by, chance)
        return Resolved(self.description(participant), role, by, chance)

    def _askers(self, quote: Quote) -> tuple[Participant, ...]:
        """Return who asked what the quote answers: it is somebody else's."""
        last = self.turns[-1] if self.turns else None
        if last is None or last.participant is None or not last.asks:
            return ()
        answers = any(verb.infinitive == "antwoorden" for verb in self._cues(quote))
        return (last.participant,) if answers else ()

    def _reporter_of_hearsay(self, quote: Quote) -> Participant | None:
        """Return whose report a sentence with *zou* goes on with."""
        if quote.kind != "indirect" or quote.cue is not None or quote.source is not None:
            return None
        content = self.cast.tokens_in(quote.content[0])
        if not content or not self.turns:
            return None
        is_next = self.cast.sentence_of[content[0].i] - self.turns[-1].sentence <= 1
        return self.turns[-1].participant if is_next else None

    def _cues(self, quote: Quote) -> Sequence[CueVerb]:
        """Return the verbs that the cue of a quote can be."""
        return cue_verbs().get(quote.cue.of(self.cast.text).lower(), ()) if quote.cue else ()

    def note(self, quote: Quote, participant: Participant | None) -> None:
        """Remember who spoke a quote."""
        if participant is not None and quote.source is not None:
            source = self.cast.tokens_in(quote.source)
            if source and source[0].lower_ in _PRONOUNS:
                self.cast.mention(participant, source[0], self._person_and_number(source[0])[0])
        content = self.cast.tokens_in(quote.content[-1])
        sentence = self.cast.sentence_of[content[-1].i] if content else 0
        for span in quote.content:
            for token in self.cast.tokens_in(span):
                self._speaker_at.setdefault(token.i, participant)
        asks = bool(content) and content[-1].text == "?"
        asks = asks or any(verb.kind is CueClass.ASK for verb in self._cues(quote))
        self.turns.append(Turn(participant, sentence, quote.source is not None, asks))

    def _follow(self, at: int) -> None:
        """Resolve the pronouns that the article's own words use before a place."""
        while self._told and self._told[0].i < at:
            pronoun = self._told.popleft()
            gender, is_plural = self._person_and_number(pronoun)
            anaphor = Anaphor("pronoun", pronoun.i, frozenset(), pronoun.lower_, gender, is_plural)
            participant, _ = best_antecedent(self.cast, anaphor, self.turns)
            if participant is not None:
                self.cast.mention(participant, pronoun, gender)

    def question(self, quote: Quote) -> Question:
        """Return what the source of a quote tells and what it leaves open."""
        content = [token for span in quote.content for token in self.cast.tokens_in(span)]
        inside = frozenset(token.i for token in content)
        source = self.cast.tokens_in(quote.source) if quote.source is not None else []
        self._follow(min((tokens[0].i for tokens in (content, source) if tokens), default=0))
        first_person = _first_person(content)
        if quote.source is None:
            at = content[0].i if content else 0
            return Question("", anaphor=Anaphor("none", at, inside, first_person=first_person))
        if not source:
            return Question(" ".join(quote.source.of(self.cast.text).split()))
        words = self._words(source)
        pronoun = source[0].lower_
        if pronoun in _PRONOUNS and (len(source) == 1 or source[1].lower_ in ("zelf", "laatste")):
            gender, is_plural = self._person_and_number(source[0])
            anaphor = Anaphor(
                "pronoun", source[0].i, inside, pronoun, gender, is_plural, None, first_person
            )
            return Question(words, anaphor=anaphor)
        return self._described(source, words, inside, first_person)

    def _words(self, source: Sequence[Token]) -> str:
        """Return the words of a source, without a capital that only the sentence's start gives."""
        first, last = source[0].i, source[-1].i
        phrase = NounPhrase(self.cast.doc, first, last, last + 1)
        return self.cast.doc[first : last + 1].text if first in self.cast.names else phrase.text

    def _described(
        self, source: Sequence[Token], words: str, inside: frozenset[int], first_person: str | None
    ) -> Question:
        """Return the question of a source that is a name or a noun phrase."""
        names = self.cast.names
        head = next(
            (t for t in _without_attribute(source) if is_noun(t, names) or self._is_bearer(t)), None
        )
        if head is None:
            return self._nationality(source, words, inside)
        own = self._named_beside(head, source) or self.cast.at_token.get(head.i)
        if head.i in names and not is_noun(head, names):
            return Question(words, own)
        if own is not None and own.name is not None and self._holds_name(source, own):
            return Question(words, own)
        phrase = self.cast.phrase_at(head)
        if not phrase.is_definite and not phrase.is_possessive:
            return Question(words, own)
        gender = own.gender if own is not None and own.name is None else None
        return Question(
            words,
            own,
            Anaphor(
                "phrase", phrase.start, inside, "", gender, phrase.is_plural, phrase, first_person
            ),
        )

    def _nationality(self, source: Sequence[Token], words: str, inside: frozenset[int]) -> Question:
        """Return the question of ``de Italiaanse``, or of words that name nobody."""
        head = next((token for token in source if token.i in self.cast.names), None)
        if head is None or source[0].lower_ != "de" or "Plur" in head.morph.get("Number", []):
            return Question(words)
        if len(source) > 2 and source[2].text not in (",", "zelf"):
            return Question(words)  # "de Albanese kustwacht", its noun mistaken for something else
        phrase = NounPhrase(self.cast.doc, source[0].i, head.i, head.i + 1)
        gender = "f" if head.lower_.endswith("e") else None
        anaphor = Anaphor("phrase", source[0].i, inside, "", gender, False, phrase)
        return Question(words, anaphor=anaphor)

    def _named_beside(self, head: Token, source: Sequence[Token]) -> Participant | None:
        """Return who is named in ``de krant X``, ``hoogleraar recht X``, ``haar advocaat, X``."""
        for token in source:
            if token.i <= head.i or not self._is_bearer(token):
                continue
            name = self.cast.names[token.i]
            between = [word for word in source if head.i < word.i < token.i]
            if name.label == "PER":  # haar advocaat, de Gentse hoogleraar X
                commas = [place for place, word in enumerate(between) if word.text == ","]
                between = between[commas[-1] + 1 if commas else 0 :]
            if all(word.pos_ in _BESIDE_NAME for word in between):
                return self.cast.at_token.get(token.i)
        return None

    def _is_bearer(self, token: Token) -> bool:
        name = self.cast.names.get(token.i)
        return name is not None and name.label != "MISC"

    def _holds_name(self, source: Sequence[Token], participant: Participant) -> bool:
        return any(
            token.i in self.cast.names and self.cast.at_token.get(token.i) is participant
            for token in source
        )

    def _person_and_number(self, pronoun: Token) -> tuple[str | None, bool | None]:
        """Return gender and number of a pronoun, by its verb where the word doesn't tell."""
        gender, is_plural = _PRONOUNS[pronoun.lower_]
        if is_plural is None:
            verb = next((t for t in _beside(pronoun) if t.pos_ in ("VERB", "AUX")), pronoun.head)
            number = verb.morph.get("Number", [])
            is_plural = "Plur" in number if number else None
            if pronoun.lower_ in ("ze", "zij") and is_plural is False:
                gender = "f"
        return gender, is_plural

    def _in_full(self, question: Question) -> str | None:
        """Return the speaker whom the words of a source name by themselves."""
        own, words = question.own, question.words
        if own is None:
            return words or None
        if own.name is not None:
            return own.name
        phrase = own.phrases[-1]
        if phrase.noun in _SPOKESMEN and phrase.end == phrase.head + 1:
            body = self._organisation_before(phrase)
            if body is not None:
                return f"{phrase.text} van {self.description(body)}"
        return self.description(own)

    def _organisation_before(self, phrase: NounPhrase) -> Participant | None:
        """Return the body whose spokesman it is: the last that the article's own words name."""
        sentence = self.cast.sentence_of[phrase.head]
        bodies = [
            (mention.start, participant)
            for participant in self.cast.participants
            if participant.kind == "organisation" and participant.is_particular
            for mention in participant.mentions
            if mention.start < phrase.start and sentence - mention.sentence <= _NEAR
            if mention.start not in self.cast.quoted
        ]
        return max(bodies, key=lambda pair: pair[0])[1] if bodies else None

    def description(self, participant: Participant) -> str:
        """Return what a reader would list a participant by."""
        if participant.name is not None:
            return participant.name
        phrase = max(participant.phrases, key=lambda other: other.end - other.start)
        if not phrase.is_possessive:
            return phrase.text
        owner = self._owner(phrase, participant)
        if owner is None:
            return phrase.text
        article = "het" if "Neut" in self.cast.doc[phrase.head].morph.get("Gender", []) else "de"
        article = "de" if phrase.is_plural else article
        return f"{article} {phrase.role_text(phrase.end)} van {self._short(owner)}"

    def _owner(self, phrase: NounPhrase, owned: Participant) -> Participant | None:
        """Return whom ``zijn``, ``haar`` or, in a quote, ``mijn`` in a noun phrase stands for."""
        if phrase.determiner in _MY:
            return self._speaker_at.get(phrase.start)
        if phrase.determiner not in _OWNERS:
            return None
        gender, is_plural = _OWNERS[phrase.determiner]
        others = (
            participant
            for participant in self.cast.participants
            if _is_mine(participant) or (is_plural and not self._is_several(participant))
        )
        anaphor = Anaphor(
            "pronoun",
            phrase.start,
            frozenset(),
            phrase.determiner,
            gender,
            is_plural,
            excluded=tuple(others),
        )
        owner, _ = best_antecedent(self.cast, anaphor, self.turns)
        return None if owner is owned else owner

    def _is_several(self, participant: Participant) -> bool:
        """Tell whether *hun* can stand for a participant: plural, or joined to another by *en*."""
        return participant.is_plural or any(
            token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)
            for mention in participant.mentions
            for token in self.cast.doc[mention.start : mention.end]
        )

    def _short(self, participant: Participant) -> str:
        """Return a participant's name, or its noun with ``de`` or ``het``."""
        if participant.name is not None:
            return participant.name
        definite = [phrase for phrase in participant.phrases if phrase.is_definite]
        return (definite or participant.phrases)[0].text


def _is_mine(participant: Participant) -> bool:
    """Tell who is only ever *mijn cliënt*: those who are quoted say so, not the article."""
    phrases = participant.phrases
    is_named = participant.name is not None or not phrases
    return not is_named and all(phrase.determiner in _MY for phrase in phrases)


def _without_attribute(source: Sequence[Token]) -> Sequence[Token]:
    """Leave *het door X geleide* out: whom it names is not the source."""
    if len(source) < 2 or source[0].pos_ != "DET" or source[1].pos_ != "ADP":
        return source
    participle = next((at for at, word in enumerate(source) if word.pos_ == "VERB"), 0)
    return source[participle:]


def _first_person(content: Sequence[Token]) -> str | None:
    """Tell whether a quote speaks of its speaker, and as one or as several."""
    words = {token.lower_ for token in content}
    return "ik" if words & _I else "wij" if words & _WE else None


def _is_subject_pronoun(token: Token) -> bool:
    word = token.lower_
    is_one = word in _SUBJECT_PRONOUNS or (word == "deze" and token.pos_ == "PRON")
    return is_one and token.dep_ in ("nsubj", "nsubj:pass")


def _beside(token: Token) -> list[Token]:
    """Return the tokens right before and after one, within its sentence."""
    sentence = token.sent
    return [
        token.doc[at] for at in (token.i - 1, token.i + 1) if sentence.start <= at < sentence.end
    ]
