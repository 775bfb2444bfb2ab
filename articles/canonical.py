"""Gathering: which mentions of names mean the same thing, and the name they share.

Works on the mentions' words alone, in the order of the text: surname → full name, acronym → long
form, genitive → plain form, part → whole. Two people with one surname are kept apart by the role
before the name, else by nearness.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles import lexicon
from articles.article import Label

_PARTICLE = re.compile(
    r"(?:van|von|der|den|de|het|'t|ten|ter|te|da|di|del|della|dos|du|la|le|el|al|bin|ben|ibn)"
)
_MINISTER = re.compile(r"(?:minister|staatssecretaris|bewinds\w+)s? van $", re.IGNORECASE)
_ADJECTIVE = re.compile(r"[\w-]+s(?:ch)?e")
_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something, and its label."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class _Form:
    """A mention as it is compared: its words without a genitive, and the word before it."""

    at: int
    words: tuple[str, ...]
    label: Label
    role: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


def canonical_names(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Return the canonical name of each mention; ``mentions`` in the order of ``text``."""
    written = {text[m.start : m.end] for m in mentions}
    forms = [
        _Form(m.start, tuple(_plain(text[m.start : m.end], m, written).split()), m.label, role)
        for m in mentions
        for role in (_word_before(text, m.start),)
    ]
    acronyms = _acronyms(text, mentions, forms)
    people = [form for form in forms if form.label == "PER" and len(form.words) > 1]
    names = []
    for mention, form in zip(mentions, forms, strict=True):
        if form.label == "ORG" and _MINISTER.search(text, 0, mention.start):
            names.append(f"ministerie van {form.text}")
        elif form.label == "PER":
            names.append(_person(form, people))
        elif form.text in lexicon.equivalents():
            names.append(lexicon.equivalents()[form.text])
        elif form.label == "MISC" and _ADJECTIVE.fullmatch(form.text):
            names.append(_uninflected(form.text))
        elif form.text in acronyms:
            names.append(acronyms[form.text])
        else:
            names.append(_whole(form, forms, acronyms))
    return _one_spelling(names)


def _plain(form: str, mention: Mention, written: set[str]) -> str:
    """Return a name without its genitive: ``Jansens`` → ``Jansen`` if that is in the text."""
    without = re.sub(r"(?<=\w)['’]s?$", "", form)
    if without != form:
        return without
    if form.endswith("s") and mention.label in ("PER", "ORG"):
        stem = form[:-1]
        if any(other == stem or other.endswith(f" {stem}") for other in written):
            return stem
    return form


def _word_before(text: str, start: int) -> str:
    """Return the lower-case word right before a name, its role if it has one."""
    before = re.search(r"([\w-]+) $", text[max(0, start - 40) : start])
    return before.group(1).lower() if before else ""


def _acronyms(text: str, mentions: Sequence[Mention], forms: Sequence[_Form]) -> dict[str, str]:
    """Return acronym → long form, for those that the text spells out."""
    found: dict[str, str] = {}
    long_forms = [form.text for form in forms if len(form.text) > _LONGEST_ACRONYM]
    for form in forms:
        acronym = form.text
        if form.label == "PER" or not _is_acronym(acronym):
            continue
        for long in long_forms:
            if _spells_out(long, acronym) or lexicon.acronyms().get(acronym) == long:
                found.setdefault(acronym, long)
    for (first, one), (second, two) in zip(
        zip(mentions, forms, strict=True), list(zip(mentions, forms, strict=True))[1:], strict=False
    ):
        if first.label == second.label and text[first.end : second.start] == " (":
            for acronym, long in ((one.text, two.text), (two.text, one.text)):
                if _is_acronym(acronym) and _abbreviates(acronym, long):
                    found.setdefault(acronym, long)
    return found


def _is_acronym(form: str) -> bool:
    capitals = sum(letter.isupper() for letter in form)
    return 1 < len(form) <= _LONGEST_ACRONYM and capitals > 1 and " " not in form


def _spells_out(long: str, acronym: str) -> bool:
    """Tell whether the capitals of the one are the capitals of the other: ``CvTE``."""
    initials = [word[0] for word in re.findall(r"\w+", long)]
    return [letter for letter in initials if letter.isupper()] == [
        letter for letter in acronym if letter.isupper()
    ]


def _abbreviates(acronym: str, long: str) -> bool:
    """Tell whether the acronym's letters come in order in the long form, the first one first."""
    letters = iter(long.lower())
    return (
        len(long) > len(acronym)
        and long[:1].lower() == acronym[:1].lower()
        and all(letter in letters for letter in acronym.lower())
    )


def _person(form: _Form, people: Sequence[_Form]) -> str:
    """Return the full name of a person mentioned by a part of it."""
    fuller = [other for other in people if _is_part_of_person(form.words, other.words)]
    if not fuller:
        return form.text
    by_surname = [o for o in fuller if o.words[-1].lower() == form.words[-1].lower()] or fuller
    same_role = [other for other in by_surname if other.role == form.role]
    if form.role in lexicon.persons() and same_role:
        by_surname = same_role
    before = [other for other in by_surname if other.at <= form.at]
    nearest = before[-1] if before else by_surname[0]
    longer = [other for other in people if _is_part_of_person(nearest.words, other.words)]
    return max([nearest, *longer], key=lambda other: len(other.text)).text


def _is_part_of_person(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether a name can be short for another: surname, first name, initials, fewer names."""
    part, whole = _lower(part), _lower(whole)
    if len(part) >= len(whole):
        return _fits_initials(part, whole) if len(part) == len(whole) else False
    if part == whole[-len(part) :]:
        return not (_PARTICLE.fullmatch(part[0]) and _PARTICLE.fullmatch(whole[-len(part) - 1]))
    if len(part) == 1:
        return part == whole[:1]
    return part[-1] == whole[-1] and (
        _fits_initials(part, whole[:1] + whole[-len(part) + 1 :]) or part[0] == whole[0]
    )


def _fits_initials(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether ``a. jansen`` can stand for ``anna jansen``."""
    return part[1:] == whole[1:] and part[0].endswith(".") and whole[0][0] == part[0][0]


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _whole(form: _Form, forms: Sequence[_Form], acronyms: dict[str, str]) -> str:
    """Return the longer name, met before, of which a form is a part: ``Commissie``, ``het Hof``."""
    if form.label == "LOC":
        return form.text
    words = _lower(form.words)
    for other in forms:
        if other.words == form.words:
            break
        theirs = _lower(other.words)
        ends = words in (theirs[: len(words)], theirs[-len(words) :])
        inside = lexicon.is_organisation(form.text) and form.text in other.words
        if other.label == form.label and len(theirs) > len(words) and (ends or inside):
            return acronyms.get(other.text, other.text)
    return form.text


def _uninflected(adjective: str) -> str:
    """Uninflect an adjective: ``Russische`` → ``Russisch``, ``Chinese`` → ``Chinees``."""
    open_syllable = re.search(r"(?:(?<![aeou])[aou]|(?<![aeiou])e)se$", adjective)
    stem = adjective[:-1]
    return f"{stem[:-1]}{stem[-2]}s" if open_syllable else stem


def _one_spelling(names: list[str]) -> list[str]:
    """Give names that differ only in case or a leading article the spelling met first."""
    first: dict[str, str] = {}
    for name in names:
        key = re.sub(r"^(?:de|het|the) ", "", name.lower())
        kept = first.setdefault(key, name)
        if kept.isupper() and not name.isupper():
            first[key] = name
    return [first[re.sub(r"^(?:de|het|the) ", "", name.lower())] for name in names]
