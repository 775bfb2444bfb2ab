"""Which words belong to the word that the reader chose, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from tui.document import Document
from tui.words import Place, Range, words_of

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The word that the reader chose, and the stretches of both sentences that belong together.

    ``aligned`` tells whether it is known which those are; until then there are only those of the
    chosen word's own language.
    """

    chosen: Place
    dutch: tuple[Range, ...]
    english: tuple[Range, ...]
    aligned: bool


def pair(document: Document, chosen: Place) -> Pair:
    """Return what belongs to a word; all parts of a separable verb count as one word."""
    carrier = document.carriers.get(chosen.row)
    if chosen.english:
        dutch = carrier.carry_back(*chosen.range) if carrier else ()
        return Pair(chosen, dutch, (chosen.range,), carrier is not None)
    parts = verb_parts(document, chosen)
    english = {found for part in parts for found in carrier.carry(*part)} if carrier else ()
    return Pair(chosen, parts, tuple(sorted(english)), carrier is not None)


def verb_parts(document: Document, place: Place) -> tuple[Range, ...]:
    """Return the parts of the separable verb to which a Dutch word belongs, or just the word."""
    word = document.word(place)
    if word is None or not word.parts:
        return (place.range,)
    offset = document.article.sentences[place.row].start
    return tuple((part.start - offset, part.end - offset) for part in word.parts)


def dutch_place(document: Document, found: Pair) -> Place | None:
    """Return the Dutch word to look up, one that isn't a function word if there is a choice."""
    if not found.chosen.english:
        return found.chosen
    row = found.chosen.row
    words = [
        Place(row, False, *word)
        for word in words_of(document.dutch[row])
        if any(word[0] < end and start < word[1] for start, end in found.dutch)
    ]
    return min(words, key=lambda place: not _has_content(document, place), default=None)


def found_again(document: Document, found: Pair, was: str) -> Place | None:
    """Return where a chosen word stands now that the English of its sentence is another.

    ``was`` is the English that it was chosen in. An English word is found where the same word
    stands closest; where there is none any more, the Dutch word that it stood for takes its place.
    ``found`` is what belonged to the word before.
    """
    chosen = found.chosen
    if not chosen.english:
        return chosen
    word, text = was[chosen.start : chosen.end], document.english[chosen.row] or ""
    places = [place for place in words_of(text) if text[slice(*place)] == word]
    if places:
        nearest = min(places, key=lambda place: abs(place[0] - chosen.start))
        return Place(chosen.row, True, *nearest)
    return dutch_place(document, found)


def _has_content(document: Document, place: Place) -> bool:
    word = document.word(place)
    return word is not None and word.part_of_speech in _CONTENT


def text_of(text: str, ranges: Iterable[Range]) -> str:
    """Return the words in some stretches, an ellipsis between those that stand apart."""
    words, end = "", 0
    for start, stop in ranges:
        apart = " … " if text[end:start].strip() else " "
        words += (apart if words else "") + text[start:stop]
        end = stop
    return words
