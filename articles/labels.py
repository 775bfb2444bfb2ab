"""Labels of names: one for all mentions with the same words, by vote and by what is known.

The pipeline sees a sentence or two and errs on names it never met. The article as a whole often
tells: a surname of somebody named in full, a title before a name, a name that everybody knows.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from articles import lexicon
from articles.article import Label
from articles.canonical import Mention
from articles.reports.cues import finite_forms

# Votes beside those of the pipeline, which has one for each mention.
_KNOWN = 2.0
_SURNAME = 3.0
_FIRST_NAME = 2.0
_TITLE = 2.5
_WHERE = 0.5
_ARTICLE = 1.0
_SPEAKS = 1.0
_PLACES = (
    "stad", "stadje", "dorp", "gemeente", "provincie", "plaats", "wijk", "eiland", "rivier",
    "regio", "straat", "staat", "land",
)  # fmt: skip
_WORKS = frozenset(
    {"film", "boek", "roman", "album", "serie", "schip", "tool", "model", "raket", "opera",
     "toneelstuk", "programma", "tanker", "veerboot", "medicijn", "vaccin", "middel", "merk"}
)  # fmt: skip
_PLACE_PREPOSITIONS = frozenset({"in", "naar", "nabij", "vanuit"})

_Votes = dict[Label, float]

_WORD_AFTER = re.compile(r" ([a-zë]+)")
_AGE = re.compile(r" \(\d\d\)")
_WORD_BEFORE = re.compile(r"([\w-]+) $")


def with_one_label_each(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those with the same words with the label that most speaks for."""
    votes: dict[str, _Votes] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        words = text[mention.start : mention.end]
        votes[words][mention.label] += 1
        for label, weight in _clues(text, mention):
            votes[words][label] += weight
    surnames = _surnames(votes)
    for words, found in votes.items():
        if words in surnames:
            found["PER"] += _SURNAME
        elif words in lexicon.known_labels():
            found[lexicon.known_labels()[words]] += _KNOWN
        if " " in words and words.split()[0] in lexicon.first_names():
            found["PER"] += _FIRST_NAME
    labels = {words: _most(found) for words, found in votes.items()}
    return [Mention(m.start, m.end, labels[text[m.start : m.end]]) for m in mentions]


def _most(votes: _Votes) -> Label:
    return max(votes, key=lambda label: votes[label])


def _clues(text: str, mention: Mention) -> Iterator[tuple[Label, float]]:
    """Yield what the words beside a name say of it: *directeur X*, *in X*, *X (34)*, *X zegt*."""
    before = _WORD_BEFORE.search(text, max(0, mention.start - 40), mention.start)
    after = _WORD_AFTER.match(text, mention.end)
    if before is not None:
        one_word = " " not in text[mention.start : mention.end]
        yield from _clues_of(before.group(1).lower(), one_word)
    if _AGE.match(text, mention.end):
        yield "PER", _TITLE
    if any(m is not None and m.group(1) in finite_forms() for m in (after, before)):
        yield "LOC", -_SPEAKS
        yield "MISC", -_SPEAKS


def _clues_of(word: str, one_word: bool) -> Iterator[tuple[Label, float]]:
    """Yield what the word before a name says of it; ``one_word`` tells whether the name is one."""
    if word.endswith(_PLACES):
        yield "LOC", _TITLE
    elif lexicon.is_organisation(word) and (one_word or not lexicon.person_gender(word)):
        yield "ORG", _TITLE  # an employer may be a person: not in "werkgever X"
    elif lexicon.person_gender(word) is not None:
        yield "PER", _TITLE
    elif word in _WORKS:
        yield "MISC", _TITLE
    elif word in _PLACE_PREPOSITIONS:
        yield "LOC", _WHERE
    elif word in ("de", "het"):
        yield "PER", -_ARTICLE


def _surnames(votes: Mapping[str, _Votes]) -> set[str]:
    """Return what the people named in full are called for short."""
    surnames = set()
    for words, found in votes.items():
        first, _, surname = words.partition(" ")
        if surname and (_most(found) == "PER" or first in lexicon.first_names()):
            surnames |= {surname, surname[0].upper() + surname[1:], surname.split()[-1]}
    return surnames
