"""Word lists of the Dutch side, compiled for this project, one plain text file each.

``first_names.tsv`` holds first names with their gender (``f`` or ``m``; names that both bear are
left out), ``persons.tsv`` nouns for people with theirs (``u``: either), ``organisations.txt``
nouns for organisations, ``equivalents.tsv`` names that always mean the same thing, the canonical
one first, ``acronyms.tsv`` acronyms with what they stand for, and ``known_organisations.tsv``
names of organisations with the noun they go by. ``related_nouns.txt`` holds, a line each, nouns
that one person or body may go by in turn. ``known_names.tsv`` holds names that readers of news
know, by label.
"""

from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import cast

from articles.article import Label

_FOLDER = Path(__file__).parent
_COMPOUND_HEAD = 4  # shorter nouns end too many words by chance ("oom" in "boom")
# These end in a noun of the lists by chance, and so do their own compounds.
_NO_COMPOUNDS = frozenset(
    {"uitstel", "voorstel", "toestel", "herstel", "opstel", "bestel", "gestel", "onderstel",
     "voorraad", "huisraad", "verraad", "sieraad", "beraad"}
)  # fmt: skip
_NO_HEADS = frozenset({"schepen"})  # a "vrachtschepen" is no alderman


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()


@cache
def first_names() -> dict[str, str]:
    """Return first name → ``f`` or ``m``."""
    return dict(line.split("\t") for line in _lines("first_names.tsv"))


@cache
def persons() -> dict[str, str]:
    """Return noun for a person → ``f``, ``m`` or ``u``."""
    return dict(line.split("\t") for line in _lines("persons.tsv"))


@cache
def organisations() -> frozenset[str]:
    """Return nouns for organisations."""
    return frozenset(_lines("organisations.txt"))


@cache
def equivalents() -> dict[str, str]:
    """Return name → the canonical name it always stands for."""
    rows = (line.split("\t") for line in _lines("equivalents.tsv"))
    return {alias: canonical for canonical, *aliases in rows for alias in aliases}


@cache
def acronyms() -> dict[str, str]:
    """Return acronym → long form."""
    return dict(line.split("\t") for line in _lines("acronyms.tsv"))


@cache
def known_organisations() -> dict[str, str]:
    """Return name of an organisation → the noun a newspaper calls it by (``krant``)."""
    return dict(line.split("\t") for line in _lines("known_organisations.tsv"))


@cache
def known_labels() -> dict[str, Label]:
    """Return well-known name → its label, for names of one label only."""
    labels: dict[str, Label] = {}
    ambiguous: set[str] = set()
    for line in _lines("known_names.tsv"):
        label, names = line.split("\t")
        group = dict.fromkeys(names.split("; "), cast("Label", label))
        ambiguous |= {name for name in group.keys() & labels.keys() if labels[name] != label}
        labels |= group
    return {name: label for name, label in labels.items() if name not in ambiguous}


@cache
def related_nouns() -> dict[str, frozenset[str]]:
    """Return noun → the nouns that the same person or body may also go by."""
    related: dict[str, frozenset[str]] = {}
    for line in _lines("related_nouns.txt"):
        group = frozenset(line.split())
        related |= {noun: related.get(noun, frozenset()) | group for noun in group}
    return related


@cache
def person_gender(noun: str) -> str | None:
    """Return the gender of a noun for a person, or None where it isn't one.

    Compounds go by their last part: ``bestuursvoorzitter`` by ``voorzitter``.
    """
    return next((persons()[part] for part in _heads(noun) if part in persons()), None)


@cache
def is_organisation(noun: str) -> bool:
    """Tell whether a noun stands for an organisation, compounds by their last part."""
    return any(part in organisations() for part in _heads(noun))


def _heads(noun: str) -> list[str]:
    """Return the noun and the ends of it that can be its head, longest first."""
    word = noun.lower()
    ends = (word[i:] for i in range(len(word)) if i == 0 or len(word) - i >= _COMPOUND_HEAD)
    heads = takewhile(lambda end: end not in _NO_COMPOUNDS, ends)
    return [head for head in heads if head == word or head not in _NO_HEADS]
