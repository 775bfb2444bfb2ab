"""Words: the lemma and part of speech of each, and which words make up one separable verb."""

from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from articles.article import DefiniteArticle, PartOfSpeech, Span, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTS_OF_SPEECH: dict[str, PartOfSpeech] = {name: name for name in get_args(PartOfSpeech)}
_ARTICLES: dict[str, DefiniteArticle] = {"Gender=Com": "de", "Gender=Neut": "het"}
_SEPARABLE = """
aan achter achteruit af bekend bij binnen boven deel dicht door heen in klaar langs los mee mis na
neer om omhoog omlaag onder op open over plaats rond samen stil tegen terecht terug thuis toe tussen
uit vast vol voor vooraf voorbij voort vooruit vrij weg
"""
_PARTICLES = frozenset(_SEPARABLE.split())
"""What separable verbs are made with; anything else that a parse calls a particle is none."""
_SHORTEST_VERB = len("gaan")
_VOWELS = "aeiou"


def find_words(doc: "Doc") -> tuple[Word, ...]:
    """Return the words of the document in order, without marks and white space."""
    particles = _particles(doc)
    words = []
    for token in doc:
        part_of_speech = _PARTS_OF_SPEECH.get(token.pos_)
        if part_of_speech is None:
            continue
        verb = token.head if token in particles.get(token.head.i, ()) else token
        own = particles.get(verb.i, ())
        article: DefiniteArticle | None = None
        if own:
            part_of_speech, lemma = "VERB", _separable(verb, own)
        elif part_of_speech in ("VERB", "AUX"):
            lemma = _infinitive(token)
        else:
            lemma = _undoubled(token)
            if part_of_speech == "NOUN":  # a plural doesn't tell, and some nouns have either
                article = _ARTICLES.get(str(token.morph).partition("|")[0])
        parts = tuple(Span(t.idx, t.idx + len(t)) for t in sorted((verb, *own))) if own else ()
        end = token.idx + len(token)
        words.append(Word(token.idx, end, lemma, part_of_speech, article, parts))
    return tuple(words)


def _particles(doc: "Doc") -> dict[int, list["Token"]]:
    """Return the particles that stand apart from their verbs, by the place of the verb.

    A finite verb has them behind it (*legt … uit*), an infinitive before its *te* (*uit te
    leggen*). Elsewhere they are written as one word with the verb.
    """
    found: dict[int, list[Token]] = defaultdict(list)
    for token in doc:
        if token.dep_ != "compound:prt" or token.lower_ not in _PARTICLES:
            continue
        verb = token.head
        behind = verb.tag_.startswith("WW|pv") and token.i > verb.i
        following = doc[token.i + 1 : token.i + 2]  # empty at the end
        before_te = verb.tag_.startswith("WW|inf") and following.text.lower() == "te"
        if verb.pos_ == "VERB" and (behind or before_te):
            found[verb.i].append(token)
    return found


def _separable(verb: "Token", particles: list["Token"]) -> str | None:
    """Return the infinitive of a verb together with its particles."""
    before = "".join(particle.lower_ for particle in particles)
    infinitive = _infinitive(verb)
    if infinitive is None or infinitive.startswith(before):
        return infinitive
    prefix = _unseen_prefix(infinitive, verb)
    return before + infinitive.removeprefix(prefix)


def _infinitive(verb: "Token") -> str | None:
    """Return a verb's lemma, None where the lemmatizer made up what is no infinitive.

    It also puts on particles that it saw with the verb elsewhere, which aren't in the sentence.
    """
    lemma: str = verb.lemma_
    if not lemma.endswith("n"):
        return None
    prefix = _unseen_prefix(lemma, verb)
    in_sentence = any(token.lower_ == prefix for token in verb.sent) if prefix else False
    return lemma if in_sentence else lemma.removeprefix(prefix)


def _unseen_prefix(lemma: str, verb: "Token") -> str:
    """Return the particle with which the lemma begins and the form doesn't."""
    prefixes = (lemma[:length] for length in range(len(lemma) - _SHORTEST_VERB, 1, -1))
    prefix = next((prefix for prefix in prefixes if prefix in _PARTICLES), "")
    return "" if verb.lower_.startswith((prefix, f"ge{prefix}")) else prefix


def _undoubled(token: "Token") -> str | None:
    """Return the lemma, with one consonant at its end where the lemmatizer left two of a plural.

    It takes endings off without regard to spelling: *bruggen* is *brugg* to it.
    """
    lemma: str = token.lemma_
    last = lemma[-1:]
    doubled = token.lower_ == f"{lemma.lower()}en" and lemma.endswith(last * 2)
    return lemma[:-1] if doubled and last.isalpha() and last not in _VOWELS else lemma
