"""Look a word up in the lexical table, as in a dictionary."""

from dataclasses import dataclass

from translations.lexicon import shipped

_SMALLEST_SHARE = 0.015  # of a translation worth showing
_MOST = 8

_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february april june july august september october november december"
_CAPITALS = {"i", *_DAYS.split(), *(f"{day}s" for day in _DAYS.split()), *_MONTHS.split()}
"""Written with a capital whatever the Dutch is; the table is in lower case."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A Dutch word that the table knows and its likeliest English with the shares (0 to 1)."""

    dutch: str
    english: tuple[tuple[str, float], ...]


def look_up(*forms: str) -> tuple[Meaning, ...]:
    """Return the likeliest English of the first of these forms of a word that the table knows.

    Where it knows none of them: of the word that the first one seems to be a form of, or of the
    two that it seems to be made of. Empty if it doesn't know these either. A form with a capital
    is answered with capitals.
    """
    for form in forms:
        if (meaning := _meaning(form)).english:
            return (meaning,)
    found = (_meaning(word) for form in forms[:1] for word in _related(form))
    return tuple(meaning for meaning in found if meaning.english)


def _related(form: str) -> tuple[str, ...]:
    """Return the parts of a compound with a hyphen, or what the table says is related."""
    parts = form.split("-")
    return tuple(parts) if len(parts) > 1 else shipped().related(form.lower())


def _meaning(word: str) -> Meaning:
    found = [entry for entry in shipped().lookup(word.lower()) if entry[1] >= _SMALLEST_SHARE]
    return Meaning(word, tuple((_cased(english, word), share) for english, share in found[:_MOST]))


def _cased(english: str, dutch: str) -> str:
    """Write English as it is written: the table is in lower case."""
    if len(dutch) > 1 and dutch.isupper() and english == dutch.lower():
        return dutch
    capital = dutch[:1].isupper()
    return " ".join(
        word[:1].upper() + word[1:] if capital or word in _CAPITALS else word
        for word in english.split()
    )
