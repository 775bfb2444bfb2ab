"""Look a word up in the lexical table and the glossary, as in a dictionary."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translations.glossary import Glossary
from translations.lexicon import shipped

GLOSSARY = Path(__file__).with_name("nl_en_glossary.tsv.gz")

_SMALLEST_SHARE = 0.015  # of a translation worth showing
_MOST = 8

_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february april june july august september october november december"
_CAPITALS = {"i", *_DAYS.split(), *(f"{day}s" for day in _DAYS.split()), *_MONTHS.split()}
"""Written with a capital whatever the Dutch is; the table is in lower case."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A Dutch word and its likeliest English with the shares (0 to 1), where those are known."""

    dutch: str
    english: tuple[tuple[str, float | None], ...]


def look_up(*forms: str) -> tuple[Meaning, ...]:
    """Return the likeliest English of the first of these forms of a word that is known.

    The table, which has shares, comes before the glossary. Where both know none of them: of the
    word that the first one seems to be a form of, or of the two that it seems to be made of.
    Empty if these aren't known either. A form with a capital is answered with capitals.
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
    found: list[tuple[str, float | None]] = [
        (english, share)
        for english, share in shipped().lookup(word.lower())
        if share >= _SMALLEST_SHARE
    ] or [(english, None) for english in _glossary().english(word.lower())]
    return Meaning(word, tuple((_cased(english, word), share) for english, share in found[:_MOST]))


@cache
def _glossary() -> Glossary:
    return Glossary.read(GLOSSARY)


def _cased(english: str, dutch: str) -> str:
    """Write English as it is written: the table is in lower case."""
    if len(dutch) > 1 and dutch.isupper() and english == dutch.lower():
        return dutch
    capital = dutch[:1].isupper()
    return " ".join(
        word[:1].upper() + word[1:] if capital or word in _CAPITALS else word
        for word in english.split()
    )
