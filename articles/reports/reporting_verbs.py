"""Reporting verbs in a sentence: which tokens are cues, and whose words they report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from articles.lexicon import person_gender
from articles.noun_phrases import is_taken_for_modifier, noun_phrase_at
from articles.reports.cues import CueClass, CueVerb, cue_verbs
from articles.reports.grammar import (
    can_speak,
    is_finite,
    is_negated,
    is_verb,
    noun_phrase,
    person_before,
    phrase_head,
    shared_subject,
    subject_of,
)
from articles.reports.view import View

_WANTING = frozenset({"wil", "willen", "wilde", "wilden"})
_SUBJECT_PRONOUNS = frozenset({"hij", "zij", "ze", "die", "deze"})
_NOMINATIVES = frozenset({"hij", "ik", "wij", "we"})  # no object has these forms
_POSSIBLE = frozenset(
    {"kan", "kunnen", "kon", "konden", "moet", "moeten", "moest", "moesten", "mag", "mogen"}
)  # what can or must be said has not been said
_NOBODY = frozenset(
    {"niemand", "je", "men", "wie", "iedereen", "ik", "we", "wij", "dat", "dit", "het"}
)
_REQUESTS = frozenset({"zeg", "vertel", "schrijf", "beloof", "bedenk", "noem", "meld"})
_THEREIN = frozenset({"daarin", "hierin"})
_SETTING = frozenset({"stellen", "stelt", "stelde", "stelden", "gesteld"})
_SPEAKING = frozenset({"spreken", "spreekt", "sprak", "spraken"})
_FINDING = frozenset({"vinden", "vindt", "vond", "vonden", "gevonden"})
_OPENING = frozenset({"dat", "of", ",", ":", ";"})
_NEAR = 4  # tokens between a cue and its infinitive
_FAR = 16  # tokens within which a separable verb's particle is looked for


@dataclass(frozen=True, slots=True)
class Reporting:
    """A verb that reports.

    ``readings`` are the cue verbs that it can be; ``finite`` is the verb itself, or the auxiliary
    that has its tense; ``source`` are the words that name who reports, none if they can't be told.
    """

    verb: Token
    readings: tuple[CueVerb, ...]
    finite: Token | None
    source: tuple[Token, ...]

    def is_a(self, *kinds: CueClass) -> bool:
        """Tell whether the verb can be a cue of one of these classes."""
        return any(reading.kind in kinds for reading in self.readings)

    def can_be(self, *infinitives: str) -> bool:
        """Tell whether the verb can be one of these."""
        return any(reading.infinitive in infinitives for reading in self.readings)

    @property
    def particles(self) -> frozenset[str]:
        """What the verb may leave at the end of its clause: *op*, *weten*."""
        return frozenset(reading.particle for reading in self.readings if reading.particle)

    @property
    def by_nobody(self) -> bool:
        """Whether the source is no one in particular, or the article's own author."""
        return len(self.source) == 1 and self.source[0].lower_ in _NOBODY

    @property
    def asserts(self) -> bool:
        """Whether the verb really reports: it isn't denied, nor what somebody won't say."""
        if _is_demanded(self.verb):
            return False
        if self.is_a(CueClass.DENY) or self.can_be("sluiten", "uitsluiten"):
            return True
        if _denies_infinitive(self.verb):
            return True
        if "Inf" in self.verb.morph.get("VerbForm", []) and is_verb(self.verb.head):
            auxiliaries = (c for c in self.verb.children if c.dep_.startswith("aux"))
            around = {t.lower_ for t in (self.verb.head, *auxiliaries)}
            if around & _POSSIBLE or self.can_be("vinden", "achten", "denken"):
                return False
            return not (is_negated(self.verb) or is_negated(self.verb.head))
        return not is_negated(self.verb)


def _is_demanded(verb: Token) -> bool:
    """Tell *uitlegt* in *eist dat X uitlegt waarom*: it hasn't been said yet."""
    readings = cue_verbs().get(verb.head.lower_, ())
    return verb.dep_ == "ccomp" and any(cue.kind is CueClass.ORDER for cue in readings)


def _denies_infinitive(verb: Token) -> bool:
    """Tell *zegt niet van X te weten*: what is denied is said."""
    following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end]]
    if following[:1] != ["niet"]:
        return False
    return "te" in takewhile(lambda word: word not in _OPENING, following)


def reporting_verbs(view: View) -> Iterator[Reporting]:
    """Yield the reporting verbs of a sentence that stand outside quotation marks, in order."""
    last = None
    particles: frozenset[str | None] = frozenset()
    for token in view.tokens:
        if view.is_quoted(token) or not is_verb(token) or token.lower_ in particles:
            continue
        if last is not None and _is_infinitive_of(view, last, token):
            continue
        readings = _readings(view, token)
        if _knows_to_say(view, token, readings):
            continue
        if readings:
            last = token
            particles = frozenset(reading.particle for reading in readings)
            finite = _finite(view, token)
            # A parse may look for the subject outside the quotation that is the view.
            source = tuple(t for t in _source(view, token, finite) if t in view)
            yield Reporting(token, readings, finite, source)


def _is_infinitive_of(view: View, cue: Token, verb: Token) -> bool:
    """Tell *te verwachten* in *zegt te verwachten dat*: one report, not two."""
    between = view.tokens[view.place(cue) + 1 : view.place(verb)]
    return (
        0 < len(between) <= _NEAR
        and between[-1].lower_ == "te"
        and all(t.text != "," and not is_finite(t) for t in between)
    )


def _knows_to_say(view: View, verb: Token, readings: Sequence[CueVerb]) -> bool:
    """Tell *wist te melden dat*, where the infinitive is the cue."""
    if not any(reading.infinitive == "weten" for reading in readings):
        return False
    following = view.tokens[view.place(verb) + 1 : view.place(verb) + 3]
    return (
        len(following) == 2 and following[0].lower_ == "te" and following[1].lower_ in cue_verbs()
    )


def _readings(view: View, verb: Token) -> tuple[CueVerb, ...]:
    """Return the reporting verbs that the token can be, their particles being there."""
    if _is_idiom(view, verb) or _is_request(view, verb):
        return ()
    known = cue_verbs().get(verb.lower_, ())
    separable = tuple(c for c in known if c.particle and _has_particle(view, verb, c.particle))
    if separable:
        return separable
    whole = tuple(c for c in known if c.particle is None and not _is_of_oneself(verb, c))
    if any(c.infinitive == "weten" for c in whole) and _is_wanted(verb):
        return (CueVerb("weten", CueClass.ASK, None),)  # who wants to know asks
    return whole


def _is_idiom(view: View, verb: Token) -> bool:
    """Tell *vindt plaats*, *in staat stellen* and *wordt gevonden*, with which nobody speaks."""
    place = view.place(verb)
    around = {t.lower_ for t in view.tokens[max(place - 3, 0) : place]}
    if verb.lower_ in _SETTING and around & {"staat", "prijs", "gebreke", "gelegenheid"}:
        return True
    if verb.lower_ in _SPEAKING and any(child.lower_ == "toe" for child in verb.children):
        return True  # "sprak hen toe"
    if verb.lower_ not in _FINDING:
        return False
    behind = {t.lower_ for t in view.tokens[place + 1 : place + _NEAR + 1]}
    return bool({"plaats", "terug"} & (behind | around)) or any(
        c.dep_ == "aux:pass" for c in verb.children
    )


def _is_request(view: View, verb: Token) -> bool:
    """Tell *Zeg dan dat S*, with which somebody is asked to speak."""
    if verb != view.tokens[0] or verb.lower_ not in _REQUESTS or len(view.tokens) == 1:
        return False
    return view.tokens[1].lower_ not in _NOMINATIVES


def _is_of_oneself(verb: Token, reading: CueVerb) -> bool:
    """Tell *verdedigt zich tegen de kou*: to defend oneself is to call nothing something."""
    if reading.infinitive != "verdedigen" or reading.kind is not CueClass.NAME:
        return False
    return any(child.lower_ == "zich" for child in verb.children)


def _is_wanted(verb: Token) -> bool:
    return any(t.lower_ in _WANTING and t.i < verb.i for t in (verb.head, *verb.children))


def _has_particle(view: View, verb: Token, particle: str) -> bool:
    place = view.place(verb)
    if particle in ("weten", "optekenen") and view.tokens[place - 1].lower_ == particle:
        return place > 0
    for token in view.tokens[place + 1 : place + _FAR]:
        if view.is_quoted(token):
            continue
        if token.lower_ == particle:
            ahead = {t.lower_ for t in view.tokens[view.place(token) + 1 :]}
            return token.dep_ != "case" or bool(ahead & {"te", "om", "dat"})
        if is_finite(token) or token.text == ":":
            return False
    return False


def _finite(view: View, verb: Token) -> Token | None:
    if is_finite(verb):
        return verb
    if verb.lower_ == "weten" and _is_wanted(verb):
        return verb.head if verb.head.lower_ in _WANTING and verb.head in view else None
    auxiliaries = [c for c in verb.children if c.dep_ == "aux" and is_finite(c) and c in view]
    return min(auxiliaries, key=lambda c: abs(c.i - verb.i), default=None)


def _source(view: View, verb: Token, finite: Token | None) -> Sequence[Token]:
    if verb.lower_ in ("staat", "stond", "staan"):
        return _dependent(verb, ("in", "op"))  # in het verslag staat dat S
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return _dependent(verb, ("door", "bij", "in", "op"))  # door X, in X wordt gesteld dat S
    following = view.tokens[view.place(finite) + 1 :][:1] if finite is not None else []
    if following and following[0].lower_ in _NOMINATIVES and not view.is_quoted(following[0]):
        return following  # "Zijn zege noemde hij": no parse can say otherwise
    if finite is not None and (named := _name_before(view, finite)):
        return named
    if people := _bare_plural_before(view, finite or verb):
        return people
    shared = shared_subject(finite) if finite is not None else None
    subject = shared or _second_subject(verb, finite) or subject_of(verb)
    if subject is None and _stands_for_subject(verb):
        return noun_phrase(verb.head)
    tensed = finite or _tensed(view, verb)
    if subject is None or subject not in view or _is_cut_off(view, subject, tensed):
        return _phrase_beside(view, tensed)
    if subject.lower_ in ("die", "dat", "wie") and subject.pos_ != "NOUN":
        clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "acl:relcl"), None)
        if clause is not None and clause.head.i < subject.i:
            return noun_phrase(clause.head)
    return noun_phrase(subject)


def _name_before(view: View, finite: Token) -> Sequence[Token]:
    """Return the person's name between *en* and a verb in the singular: *en Jansen zegt*."""
    place = view.place(finite)
    name = person_before(view.tokens, place)
    joint = place - len(name) - 1
    if not name or joint < 0 or view.tokens[joint].lower_ not in ("en", "maar"):
        return []
    return name if "Sing" in finite.morph.get("Number", []) else []


def _bare_plural_before(view: View, verb: Token) -> Sequence[Token]:
    """Return the plural noun without a determiner between *maar* and a verb in the plural."""
    place = view.place(verb)
    if place < 2 or "Plur" not in verb.morph.get("Number", ["Plur"]):
        return []  # the tagger takes some plurals for infinitives, which have no number
    joint, noun = view.tokens[place - 2 : place]
    if joint.lower_ not in ("en", "maar") or noun.pos_ != "NOUN":
        return []
    is_joined = joint.lower_ == "en" and noun.dep_ == "conj"  # "agenten en artsen denken"
    return [noun] if "Plur" in noun.morph.get("Number", []) and not is_joined else []


def _is_cut_off(view: View, subject: Token, finite: Token) -> bool:
    """Tell whether a colon parts the subject from a verb that has its own before it."""
    place = view.place(finite)
    between = view.tokens[view.place(subject) + 1 : place]
    if not any(t.text in (":", ";") and not view.is_quoted(t) for t in between):
        return False
    return view.tokens[place - 1].pos_ in ("NOUN", "PROPN", "PRON")


def _tensed(view: View, verb: Token) -> Token:
    """Return the finite verb right before a participle that the parse left on its own."""
    place = view.place(verb)
    before = view.tokens[place - 1] if place else verb
    return before if is_finite(before) else verb


def _second_subject(verb: Token, finite: Token | None) -> Token | None:
    """Return the subject behind the verb where the parse took the object before it for one too."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if finite is None or len(subjects) < 2 or not subjects[0].i < finite.i < subjects[-1].i:
        return None
    if can_speak(subjects[0]) or subjects[-1].lower_ in _NOBODY:
        return None
    number = finite.morph.get("Number", [])
    return subjects[-1] if subjects[-1].morph.get("Number", number) == number else None


def _stands_for_subject(verb: Token) -> bool:
    """Tell whether the verb hangs on the noun before it: the parse lost that over an apposition."""
    head = verb.head
    return verb.dep_ == "parataxis" and head.pos_ in ("NOUN", "PROPN") and head.i < verb.i


def _dependent(verb: Token, prepositions: Sequence[str]) -> Sequence[Token]:
    """Return the noun phrase that depends on the verb with the first preposition there is."""
    for preposition in prepositions:
        for child in verb.children:
            for mark in child.children:
                if mark.lower_ == preposition and mark.i < child.i:
                    return [t for t in noun_phrase(child) if t.i > mark.i]
    wherein = next((c for c in verb.children if c.lower_ == "waarin"), None)
    if wherein is not None and verb.dep_ == "acl:relcl" and verb.head.i < wherein.i:
        return noun_phrase(verb.head)
    return [child for child in verb.children if child.lower_ in _THEREIN][:1]


def _phrase_beside(view: View, finite: Token) -> Sequence[Token]:
    """Return the noun phrase before the finite verb, or else behind it: the likely subject."""
    place = view.place(finite)
    for beside in (place - 1, place + 1):
        if not 0 <= beside < len(view.tokens):
            continue
        token = view.tokens[beside]
        if token.text == "," and beside < place:
            return _before_aside(view, beside)
        if beside < place and _is_person_for_modifier(token):
            phrase = noun_phrase_at(token, {})
            return list(token.doc[phrase.start : token.i + 1])
        if token.pos_ in ("PROPN", "NOUN", "DET") or token.lower_ in _SUBJECT_PRONOUNS:
            head = phrase_head(token)
            same_side = (head.i < finite.i) == (beside < place)
            words = noun_phrase(head if same_side else token)
            if words[0] == view.tokens[0] and words[0].pos_ == "ADP":
                continue  # "In een advies noemt de raad …"
            return words
    return []


def _is_person_for_modifier(token: Token) -> bool:
    """Tell *de 44-jarige conservatief*, whose noun the tagger takes for an adjective."""
    return is_taken_for_modifier(token) and person_gender(token.lower_) is not None


def _before_aside(view: View, end: int) -> Sequence[Token]:
    """Return the noun phrase before an aside that ends at ``end``: *X, die …, zegt*."""
    opening = next((at for at in range(end) if view.tokens[at].text == ","), None)
    if opening is None:
        return []
    words = view.tokens[:opening]
    if not words or len(words) > _NEAR * 2 or any(is_finite(t) for t in words):
        return []
    return words if words[0].pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") else []
