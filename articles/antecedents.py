"""Antecedents: which participant a pronoun or a description stands for, or who goes on speaking.

Every participant met so far is scored by what is known of it: a linear score over named features,
whose weights were fitted to marked articles by ``training/speakers``. The highest wins.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from articles import lexicon
from articles.noun_phrases import NounPhrase
from articles.participants import Cast, Mention, Participant, kind_of
from articles.reports.cues import ACCORDING_TO

Features = dict[str, float]
_WEIGHTS = Path(__file__).parent / "antecedents.json"
_FAR = 4  # sentences from which on the distance no longer matters
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:agent"})
_DEMONSTRATIVES = frozenset({"die", "deze", "laatstgenoemde"})
_DEMONSTRATIVE_CLUES = ("last is subject", "rank:0", "rank:1", "opens its sentence")
_PLACE_NOUNS = frozenset({"land", "stad", "gemeente", "provincie", "dorp", "regio", "eiland"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What has to be resolved.

    ``kind`` is ``pronoun``, ``phrase`` or ``none`` (a quote without a source); ``at`` is its
    first token, or the first of the quote; ``content`` the tokens that the quote holds.
    """

    kind: str
    at: int
    content: frozenset[int]
    word: str = ""
    gender: str | None = None
    is_plural: bool | None = None
    phrase: NounPhrase | None = None
    first_person: str | None = None  # "ik" or "wij", as the quote speaks of its speaker
    excluded: tuple[Participant, ...] = ()  # whom it can't stand for


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier quote: who spoke, and the sentence in which it ends."""

    participant: Participant | None
    sentence: int
    has_source: bool
    asks: bool = False


def best_antecedent(
    cast: Cast, anaphor: Anaphor, turns: Sequence[Turn], own: Participant | None = None
) -> tuple[Participant | None, float]:
    """Return the participant that the anaphor most probably stands for, None where none is left.

    ``own`` is the participant that a description has been given by its words alone. With it comes
    its chance among the candidates, 0 to 1: the model's own, which is not calibrated.
    """
    weights = _weights()[anaphor.kind]
    scored = [
        (sum(weights.get(name, 0.0) * value for name, value in features.items()), participant)
        for participant, features in candidates(cast, anaphor, turns, own)
    ]
    if not scored:
        return None, 0.0
    best, participant = max(scored, key=lambda pair: pair[0])
    return participant, 1 / sum(math.exp(score - best) for score, _ in scored)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return weights


def candidates(
    cast: Cast, anaphor: Anaphor, turns: Sequence[Turn], own: Participant | None = None
) -> list[tuple[Participant, Features]]:
    """Return the participants that an anaphor could stand for, with their features."""
    found: list[tuple[Participant, list[Mention]]] = []
    acting = _acting_next(cast, anaphor)
    for participant in cast.participants:
        before = [mention for mention in participant.mentions if mention.start < anaphor.at]
        is_met = before or participant in acting
        if participant is own or (
            is_met
            and _can_speak(participant, anaphor)
            and not _is_beside(cast, anaphor, participant)
        ):
            found.append((participant, before))
    nearest = sorted(
        (
            (participant, before)
            for participant, before in found
            if before and participant.kind != "other" and _agrees(participant, anaphor)
        ),
        key=lambda pair: pair[1][-1].start,
        reverse=True,
    )
    ranks = {id(participant): rank for rank, (participant, _) in enumerate(nearest)}
    return [
        (
            participant,
            _features(cast, anaphor, turns, participant, before, ranks.get(id(participant)))
            | ({"own": 1.0} | _own_features(participant, anaphor) if participant is own else {})
            | (_acting_features(before) if participant in acting else {}),
        )
        for participant, before in found
    ]


def _is_beside(cast: Cast, anaphor: Anaphor, participant: Participant) -> bool:
    """Tell whether participant and pronoun depend on one verb: *tegen Jan had hij gezegd*."""
    pronoun = cast.doc[anaphor.at]
    if anaphor.kind != "pronoun" or pronoun.dep_ not in _ARGUMENTS:
        return False
    sentence = cast.sentence_of[anaphor.at]
    heads = (
        cast.doc[mention.start : mention.end].root
        for mention in participant.mentions
        if mention.sentence == sentence
    )
    return any(
        head.head == pronoun.head
        and head.dep_ in _ARGUMENTS - {pronoun.dep_}
        and not _is_cited(head)
        for head in heads
    )


def _is_cited(noun: Token) -> bool:
    """Tell *volgens Jan*, who may be the *hij* of the clause."""
    return any(child.lower_ in ACCORDING_TO for child in noun.children)


def _can_speak(participant: Participant, anaphor: Anaphor) -> bool:
    if participant in anaphor.excluded:
        return False
    if anaphor.gender and participant.gender and anaphor.gender != participant.gender:
        return False
    if participant.kind == "person":  # "de kustwacht" is nobody who was named
        return anaphor.phrase is None or kind_of(anaphor.phrase.noun) != "organisation"
    if participant.kind == "organisation":
        return True
    if participant.kind == "place":
        return anaphor.phrase is not None and anaphor.phrase.noun in _PLACE_NOUNS
    return participant.name is None and not anaphor.gender


def _acting_next(cast: Cast, anaphor: Anaphor) -> list[Participant]:
    """Return the subjects of the sentence right behind a quote without a source."""
    if anaphor.kind != "none" or not anaphor.content:
        return []
    last = max(anaphor.content)
    sentence, paragraph = cast.sentence_of[last] + 1, cast.paragraph_of[last]
    return [
        participant
        for participant in cast.participants
        if any(
            mention.is_subject
            and mention.sentence == sentence
            and cast.paragraph_of[mention.start] == paragraph
            for mention in participant.mentions
        )
    ]


def _acting_features(before: Sequence[Mention]) -> Features:
    return {"acts next": 1.0, "acts next:new": float(not before)}


def _agrees(participant: Participant, anaphor: Anaphor) -> bool:
    if anaphor.gender and participant.kind != "person":
        return False
    return anaphor.is_plural is None or anaphor.is_plural == participant.is_plural


def _features(  # noqa: PLR0913, PLR0917
    cast: Cast,
    anaphor: Anaphor,
    turns: Sequence[Turn],
    participant: Participant,
    before: Sequence[Mention],
    rank: int | None,
) -> Features:
    features: Features = {
        f"kind:{participant.kind}": 1.0,
        "named": float(participant.name is not None),
        "mentions": min(len(before), 5) / 5,
    }
    features |= _agreement(participant, anaphor)
    if rank is not None:
        features[f"rank:{min(rank, 3)}"] = 1.0
        if anaphor.word:
            features[f"rank:{min(rank, 3)}:{anaphor.word}"] = 1.0
    if before:
        features |= _nearness(cast, anaphor, before)
    features |= _speaking(cast, anaphor, turns, participant)
    if any(mention.start in anaphor.content for mention in participant.mentions):
        features["spoken of"] = 1.0
    if anaphor.word in _DEMONSTRATIVES:
        features |= {
            f"demonstrative:{name}": value
            for name, value in features.items()
            if name in _DEMONSTRATIVE_CLUES or name.startswith("spoke last:")
        }
    if anaphor.phrase is not None:
        features |= _wording(participant, anaphor.phrase)
        kinds = f"{kind_of(anaphor.phrase.noun)}:{participant.kind}"
        features[f"kinds:{kinds}"] = 1.0
        if participant.name is not None:
            features[f"kinds:{kinds}:named"] = 1.0
            if rank is not None and rank < 2:
                features[f"kinds:{kinds}:named:{rank}"] = 1.0
    return features


def _agreement(participant: Participant, anaphor: Anaphor) -> Features:
    features: Features = {}
    if anaphor.gender is not None:
        known = participant.gender is not None
        features["gender:" + ("same" if known else "unknown")] = 1.0
        features[f"kind:{participant.kind}:{anaphor.gender}"] = 1.0
    if anaphor.is_plural is not None:
        same = participant.is_plural == anaphor.is_plural
        features["number:" + ("same" if same else "other")] = 1.0
        features[f"kind:{participant.kind}:{'plural' if anaphor.is_plural else 'singular'}"] = 1.0
    if anaphor.first_person:
        number = "plural" if participant.is_plural else "singular"
        features[f"kind:{participant.kind}:first"] = 1.0
        features[f"kind:{participant.kind}:{number}:{anaphor.first_person}"] = 1.0
    return features


def _nearness(cast: Cast, anaphor: Anaphor, before: Sequence[Mention]) -> Features:
    sentence = cast.sentence_of[anaphor.at]
    narrated = [mention for mention in before if mention.start not in anaphor.content]
    features: Features = {
        "in content": float(len(narrated) < len(before)),
        "last in quotation": float(before[-1].start in cast.quoted),
        "all in quotations": float(all(mention.start in cast.quoted for mention in before)),
    }
    if not narrated:
        features["only in content"] = 1.0
        return features
    last = narrated[-1]
    distance = min(sentence - last.sentence, _FAR)
    features[f"distance:{distance}"] = 1.0
    paragraph = cast.paragraph_of[anaphor.at]
    apart = min(paragraph - cast.paragraph_of[last.start], 2)
    features[f"paragraphs:{apart}"] = 1.0
    features["last is subject"] = float(last.is_subject)
    subject = next((m for m in reversed(narrated) if m.is_subject), None)
    if subject is not None:
        features[f"subject distance:{min(sentence - subject.sentence, _FAR)}"] = 1.0
        apart = min(paragraph - cast.paragraph_of[subject.start], 2)
        features[f"subject paragraphs:{apart}"] = 1.0
    if distance <= 1:
        opening = cast.first_word_of[last.sentence]
        features["opens its sentence"] = float(last.start - opening <= 2)
    features["opens article"] = float(before[0].sentence <= 1)
    return features


def _speaking(
    cast: Cast, anaphor: Anaphor, turns: Sequence[Turn], participant: Participant
) -> Features:
    if not turns:
        return {}
    sentence = cast.sentence_of[anaphor.at]
    features: Features = {}
    last = turns[-1]
    if last.participant is participant:
        features[f"spoke last:{min(sentence - last.sentence, _FAR)}"] = 1.0
        features["spoke last:source"] = float(last.has_source)
        features["spoke last:asks"] = float(last.asks)
    elif any(turn.participant is participant for turn in turns):
        features["spoke before"] = 1.0
    return features


def _wording(participant: Participant, phrase: NounPhrase) -> Features:
    noun = phrase.noun
    features: Features = {}
    if noun in participant.nouns:
        features["noun:same"] = 1.0
    elif participant.is_called(noun):
        features["noun:compound"] = 1.0
    elif not lexicon.related_nouns().get(noun, frozenset()).isdisjoint(participant.nouns):
        features["noun:related"] = 1.0
    elif participant.nouns:
        features["noun:other"] = 1.0
    if any(other.determiner == phrase.determiner for other in participant.phrases):
        features["determiner:same"] = 1.0
    return features


def _own_features(participant: Participant, anaphor: Anaphor) -> Features:
    phrase = anaphor.phrase
    if phrase is None:
        return {}
    new = participant.mentions[0].start >= anaphor.at
    state = "new" if new else "known"
    return {
        f"own:{state}": 1.0,
        f"own:{state}:{participant.kind}": 1.0,
        f"own:{state}:adjective": float(phrase.head - phrase.start > 1),
        f"own:{state}:complement": float(phrase.end > phrase.head + 1),
        f"own:{state}:{phrase.determiner or 'bare'}": 1.0,
    }
