"""What is told about a word that the reader looks up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.article import PartOfSpeech, Word
from tui.document import Document, Role
from tui.text import harmless
from tui.word_pairs import Pair, dutch_place, text_of, verb_parts
from tui.words import Place, words_of

Forms = tuple[str, ...]
"""The forms under which a word may be in the table, the best first."""

KINDS: Mapping[PartOfSpeech, str] = {
    "ADJ": "adjective",
    "ADP": "preposition",
    "ADV": "adverb",
    "AUX": "auxiliary verb",
    "CCONJ": "conjunction",
    "DET": "determiner",
    "INTJ": "interjection",
    "NOUN": "noun",
    "NUM": "number",
    "PRON": "pronoun",
    "PROPN": "name",
    "SCONJ": "conjunction",
    "SYM": "symbol",
    "VERB": "verb",
    "X": "other",
}
_NAMES: Mapping[Role, str] = {
    "name-per": "person",
    "name-org": "organisation",
    "name-loc": "place",
}
_IN_NAMES = {"NOUN", "PROPN", "X"}
NO_DUTCH = "stands for no Dutch word of its own"
NO_ENGLISH = "no word of its own"


@dataclass(frozen=True, slots=True)
class Looked:
    """A word as it is looked up, for the screen.

    ``lemma`` and ``kind`` are empty while they aren't known, and ``lemma`` also where the word is
    its own lemma. ``here`` is its English in this sentence, None while that is to come and empty
    where none will.
    ``forms`` are what to ask the table for; none for an English word without Dutch behind it.
    """

    stands: str
    lemma: str
    kind: str
    here: str | None
    forms: Forms


def looked(document: Document, found: Pair, *, coming: bool) -> Looked:
    """Return what the article and its analysis tell about the chosen word.

    ``coming`` tells whether English that isn't there is still to come.
    """
    row = found.chosen.row
    english = document.english[row]
    here = text_of(english, found.english) if english is not None else ""
    place = dutch_place(document, found)
    if place is None:
        return Looked(here, "", NO_DUTCH if found.aligned else "", "", ())
    word = document.word(place)
    stands = text_of(document.dutch[row], verb_parts(document, place))
    lemma = harmless(word.lemma) if word and word.lemma else ""
    name = _name(document, place, word)
    return Looked(
        stands,
        "" if name or lemma.lower() == stands.lower() else lemma,
        name or (_kind(word) if word else ""),
        (here or NO_ENGLISH) if found.aligned else (None if coming else ""),
        _forms(document, place, word, in_name=bool(name)),
    )


def _name(document: Document, place: Place, word: Word | None) -> str:
    """Return which kind of name a word is or belongs to; empty for one with a meaning of its own.

    What was found out about names counts for more than the part of speech.
    """
    if word and word.part_of_speech not in _IN_NAMES:
        return ""
    for part in document.dutch_parts(place.row):
        kind = _NAMES.get(part.role)
        if kind and part.start < place.end and place.start < part.end:
            return f"name, {kind}"
    return ""


def _kind(word: Word) -> str:
    kind = "separable verb" if word.parts else KINDS[word.part_of_speech]
    return f"{kind}, {word.article}" if word.article else kind


def _forms(document: Document, place: Place, word: Word | None, *, in_name: bool) -> Forms:
    """Return the forms to look for: the word as it stands before its lemma, which may be wrong.

    Of a separable verb the whole comes first: its parts alone mean something else.
    """
    text = document.dutch[place.row]
    lemma = word.lemma if word else None
    if word and word.parts:
        parts = [text[start:end].lower() for start, end in verb_parts(document, place)]
        forms: Sequence[str | None] = (lemma, "".join(reversed(parts)), "".join(parts))
    else:
        stands = text[place.start : place.end]
        opens = place.range == words_of(text)[0]  # and has a capital whatever it is
        if not in_name and (opens or (lemma and lemma.islower())):
            stands = stands.lower()
        forms = (stands, lemma)
    return tuple(dict.fromkeys(form for form in forms if form))
