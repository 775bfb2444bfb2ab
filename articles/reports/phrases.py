"""Phrases that attribute: *volgens X*, *aldus X*, *naar eigen zeggen*; and nouns with a clause.

Patterns, each named in the reports it makes:

- ``according``: volgens X S · S1 volgens X S2 · S, aldus X · X zou naar eigen zeggen S
- ``noun``: de beschuldiging van X dat S
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from articles.article import Span
from articles.lexicon import person_gender
from articles.reports.clauses import (
    SUBORDINATORS,
    MainClause,
    end_of_clause,
    is_relative_word,
    main_clause_after,
    start_of_clause,
)
from articles.reports.cues import ACCORDING_TO, CUE_NOUNS, VIEWS, cue_verbs
from articles.reports.grammar import (
    DAYS,
    can_speak,
    is_finite,
    is_verb,
    noun_phrase,
    person_before,
    phrase_head,
    span_of,
    subject_of,
)
from articles.reports.passage import Passage
from articles.reports.report import Report

# After "volgens", these name no speaker.
_NO_SPEAKERS = (
    "plan", "planning", "afspraak", "verwachting", "schema", "traditie", "mij", "dienstregeling",
    "wet", "regels", "reglement", "recept", "gewoonte", "normen", "methode",
)  # fmt: skip
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_PRONOUNS = frozenset({"hem", "haar", "hen"})
_OWNERS = frozenset({"zijn", "haar", "hun", "diens"})
# What the words of *hoogleraar Europees recht X* may be tagged as: few titles are in treebanks.
_IN_FIELD = ("NOUN", "PROPN", "ADJ", "VERB", "X")
_LONGEST_FIELD = 3
_IN_PHRASE = ("NOUN", "PROPN", "ADP", "DET", "ADJ", "NUM", "X")
# Prepositions that keep a noun phrase together; others begin a part of the sentence.
_KEEP_TOGETHER = frozenset({"van", "voor", "bij", "uit", "der", "des", "in"})


def find_attributing_phrases(passage: Passage, taken: Collection[int]) -> list[Report]:
    """Return the reports around phrases in the order of the text; ``taken`` as elsewhere."""
    reports: list[Report] = []
    for sentence in passage.sentences:
        finder = _Phrases(passage, sentence)
        for token in finder.tokens:
            if token.idx not in taken and not passage.is_quoted(token):
                reports.extend(finder.reports_at(token))
    return reports


class _Phrases:
    def __init__(self, passage: Passage, sentence: DocSpan) -> None:
        self.passage = passage
        self.sentence = sentence
        self.tokens = [token for token in sentence if not token.is_space]
        self.place = {token.i: place for place, token in enumerate(self.tokens)}

    def reports_at(self, token: Token) -> Iterator[Report]:
        place = self.place[token.i]
        before = [t.lower_ for t in self.tokens[max(place - 2, 0) : place]]
        if token.lower_ == "zeggen" and before[-1:] == ["eigen"]:
            first = place - 2 if before[0] in ("naar", "volgens") else place - 1
            yield from self._own_words(first, place + 1)
        elif token.lower_ in ACCORDING_TO and place + 1 < len(self.tokens):
            following = self.tokens[place + 1]
            if is_finite(following) and person_gender(following.lower_) is None:
                return  # a noun for a person is none: the tagger takes "expert" for a verb
            if following.lower_ == "eigen":
                yield from self._own_words(place, min(place + 3, len(self.tokens)))
            elif following.lower_ not in _NO_SPEAKERS:
                yield from self._according_to(place)
        elif token.lower_ in VIEWS and before[-1:] and before[-1] in _OWNERS:
            if before[0] in ("naar", "volgens", "in"):
                source = [self.tokens[place - 1]]
                yield from self._around(place - 2, place + 1, span_of([token]), source)
        elif token.lower_ in VIEWS and self._is_view(place):
            yield from self._according_to(place + 1, first=place - 2, cue=place)
        elif token.lower_ == "naar" and before[-1:] == [","]:
            yield from self._as_somebody_says(place)
        elif token.pos_ == "NOUN" and token.lower_ in CUE_NOUNS:
            yield from self._noun(place)

    def _is_view(self, place: int) -> bool:
        """Match in de ogen van X, naar het oordeel van X."""
        if not 2 <= place < len(self.tokens) - 2 or self.tokens[place + 1].lower_ != "van":
            return False
        before, article = self.tokens[place - 2], self.tokens[place - 1]
        return before.lower_ in ("in", "naar") and article.lower_ in ("de", "het")

    def _according_to(
        self, place: int, first: int | None = None, cue: int | None = None
    ) -> Iterator[Report]:
        """Match the phrase whose preposition stands at ``place``; it may begin before that."""
        source = self._source_after(place)
        between = self._before_verb(place, source)
        if between and between[0].text != "(":
            source = source + between
        if not source or source[-1].text.endswith(_NO_SPEAKERS):
            return
        first, cue = (place if at is None else at for at in (first, cue))
        after = self.place[(source + between)[-1].i] + 1
        yield from self._around(first, after, span_of([self.tokens[cue]]), source)

    def _as_somebody_says(self, place: int) -> Iterator[Report]:
        """Match S1, naar X zegt, S2."""
        for at in range(place + 2, min(place + 7, len(self.tokens))):
            verb, source = self.tokens[at], self.tokens[place + 1 : at]
            if verb.lower_ in cue_verbs() and is_finite(verb):
                yield from self._around(place, at + 1, span_of([verb]), source)
            if is_finite(verb) or verb.text == ",":
                return

    def _own_words(self, first: int, after: int) -> Iterator[Report]:
        clause = start_of_clause(self.passage, self.tokens, first)
        subject = self._subject(clause, first, after)
        source = noun_phrase(subject) if subject is not None else []
        if subject is not None and not can_speak(subject):
            # "het huis werd door X naar eigen zeggen …"
            source = list(person_before(self.tokens, first)) or source
        yield from self._around(first, after, span_of(self.tokens[first:after]), source)

    def _subject(self, clause: int, first: int, after: int) -> Token | None:
        """Return the subject of the clause that the phrase stands in."""
        end = end_of_clause(self.passage, self.tokens, after)
        near = sorted(self.tokens[clause:end], key=lambda t: abs(self.place[t.i] - first))
        subject = next((t for t in near if t.dep_ in ("nsubj", "nsubj:pass")), None)
        if subject is not None and is_relative_word(subject) and subject.dep_.startswith("nsubj"):
            relative = next((t for t in subject.ancestors if t.dep_ == "acl:relcl"), None)
            return relative.head if relative is not None else subject
        return subject or subject_of(self.sentence.root)

    def _source_after(self, place: int) -> list[Token]:
        """Return the noun phrase behind the preposition at ``place``."""
        cue, following = self.tokens[place], self.tokens[place + 1]
        head = cue.head if cue.head.i > cue.i else following
        while head.head.i > cue.i and head.dep_ in ("det", "amod", "nummod", "nmod:poss"):
            head = head.head
        words = [t for t in noun_phrase(head) if t.i > cue.i]
        if following.lower_ in _PRONOUNS and (
            following.lower_ != "haar" or not self._owns(place + 1)
        ):
            return [following]
        if self._opens_attribute(place + 1) and words[-1].pos_ in _NOUNS:
            return self.tokens[place + 1 : self.place[words[-1].i] + 1]
        if titled := self._title_and_name(place + 1):
            return titled
        if not words or words[0] != following:
            words = noun_phrase(following)
            words = [t for t in words if t.i > cue.i]
        kept: list[Token] = []
        for word in words:
            if word.pos_ == "ADP" and word.lower_ not in _KEEP_TOGETHER:
                break
            if word.lower_ == "in" and not self._leads_to_name(word):
                break
            says_when = word.pos_ == "ADV" or word.lower_ in DAYS
            if is_finite(word) or (says_when and kept and kept[-1].pos_ in _NOUNS):
                break
            kept.append(word)
        return self._with_name(self._with_noun(kept or [following]))

    def _title_and_name(self, place: int) -> list[Token]:
        """Return *expert internationaal recht Anna Vis*, whatever the tagger makes of the title.

        A field has few words, none of which could begin a phrase, and behind the name the clause
        goes on with its verb, or ends.
        """
        if person_gender(self.tokens[place].lower_) is None:
            return []
        field = list(takewhile(lambda t: t.ent_type_ != "PER", self.tokens[place + 1 :]))
        behind = place + 1 + len(field)
        name = list(takewhile(lambda t: t.ent_type_ == "PER", self.tokens[behind:]))
        following = self.tokens[behind + len(name) : behind + len(name) + 1]
        is_field = len(field) <= _LONGEST_FIELD and all(
            t.is_alpha and (t.is_lower or t.ent_type_) and t.pos_ in _IN_FIELD for t in field
        )
        closed = following and (is_finite(following[0]) or following[0].is_punct)
        return self.tokens[place : behind + len(name)] if is_field and name and closed else []

    def _before_verb(self, place: int, source: Sequence[Token]) -> list[Token]:
        """Return what still stands between the source and the verb of the clause it opens.

        The verb of a Dutch main clause comes second, so *bronnen rond het overleg* and
        *Eva Vos (64)* are one phrase each, however the parse divides them.
        """
        if place > 0 or not source:
            return []
        rest = self.tokens[self.place[source[-1].i] + 1 :]
        words = list(takewhile(lambda t: not is_finite(t), rest))
        is_phrase = all(t.pos_ in _IN_PHRASE or t.text in ("(", ")") for t in words)
        return words if is_phrase and len(words) < len(rest) else []

    def _opens_attribute(self, place: int) -> bool:
        """Tell *het door X geleide ministerie*: a preposition right behind the determiner."""
        words = self.tokens[place : place + 2]
        return len(words) == 2 and words[0].pos_ == "DET" and words[1].pos_ == "ADP"

    def _with_noun(self, words: list[Token]) -> list[Token]:
        """Add the noun that the parse stopped short of: *een dinsdag uitgelekt rapport*."""
        last = words[-1]
        place = self.place[last.i] + 1
        if words[0].pos_ != "DET" or place >= len(self.tokens):
            return words
        following = self.tokens[place]
        if last.pos_ == "DET" or (last.lower_ in DAYS and not is_finite(following)):
            head = following if following.dep_ != "acl" else following.head
            return words + [t for t in noun_phrase(phrase_head(head)) if t.i > last.i]
        return words

    def _with_name(self, words: list[Token]) -> list[Token]:
        """Add the name that the parse parts from its noun: *vergelijkingssite X*."""
        place = self.place[words[-1].i] + 1
        if words[-1].pos_ != "NOUN" or words[-1].ent_type_:
            return words
        names = takewhile(lambda t: t.ent_type_ in ("PER", "ORG"), self.tokens[place:])
        return words + list(names)

    def _owns(self, place: int) -> bool:
        """Tell *haar advocaat* from *volgens haar alle facturen*: a noun comes before all else."""
        for token in self.tokens[place + 1 :]:
            if token.pos_ != "ADJ":
                return token.pos_ in ("NOUN", "PROPN")
        return False

    def _leads_to_name(self, preposition: Token) -> bool:
        place = self.place[preposition.i]
        return any(t.pos_ == "PROPN" for t in self.tokens[place + 1 : place + 3])

    def _around(
        self, first: int, after: int, cue: Span, source: Sequence[Token]
    ) -> Iterator[Report]:
        """Report the clause around the phrase from ``first`` up to ``after``."""
        begin = start_of_clause(self.passage, self.tokens, first)
        if self.tokens[first].lower_ == "aldus":
            colons = (at for at in range(first - 1, -1, -1) if self._is_colon(at))
            begin = next(colons, -1) + 1
        fronted = first - begin <= 1
        if self._joins_verb(begin, first):
            begin = first - 1
        if not fronted and source and source[-1] == self.tokens[after - 1]:
            after = self._after_relative_clause(after)
        stops = {MainClause.SUBJECT_FIRST} if fronted else set(MainClause)
        opening = self.tokens[begin]
        embedded = not fronted and (is_relative_word(opening) or opening.lower_ in SUBORDINATORS)
        end = end_of_clause(
            self.passage, self.tokens, after, stops=frozenset(stops), embedded=embedded or begin > 0
        )
        head, tail = self.tokens[begin:first], self.tokens[after:end]
        if fronted:
            head, tail = [], self._from_verb(tail)
        elif self._stands_in_front(begin, first):
            pass  # "Of S, valt volgens X te bezien" is said as a whole
        elif opening.pos_ == "SCONJ" or (begin > 0 and self._opens_relative_clause(begin)):
            head = head[1:]
        if len(head) == 1 and begin > 0 and head[0].pos_ in ("PRON", "ADV", "SCONJ", "CCONJ"):
            head = []
        pieces = [self.passage.trim(span_of(piece)) for piece in (head, tail) if piece]
        content = tuple(piece for piece in pieces if piece.end > piece.start)
        if len(head) + len(tail) > 1 and content:
            yield Report("according", content, cue, span_of(source) if source else None)

    def _opens_relative_clause(self, at: int) -> bool:
        """Tell *dat* in *, dat volgens X groot is* from *dat is volgens X groot*."""
        return is_relative_word(self.tokens[at]) and not is_finite(self.tokens[at + 1])

    def _joins_verb(self, begin: int, first: int) -> bool:
        """Tell *S en gaat volgens X*, where *en* joins a clause on that begins with its verb."""
        at = first - 2
        joins = begin < at and self.tokens[at].lower_ == "en"
        return joins and main_clause_after(self.tokens, at) is MainClause.VERB_FIRST

    def _after_relative_clause(self, after: int) -> int:
        """Return the place behind the relative clause that tells which source is meant."""
        if after + 1 >= len(self.tokens) or not is_relative_word(self.tokens[after]):
            return after
        verb = self.tokens[after].head
        if verb.dep_ != "acl:relcl" or verb.i not in self.place or verb.i < self.tokens[after].i:
            return after
        places = range(after, len(self.tokens))
        end = next((at for at in places if is_verb(self.tokens[at])), len(self.tokens))
        while end < len(self.tokens) and is_verb(self.tokens[end]):
            end += 1
        return end

    def _stands_in_front(self, begin: int, first: int) -> bool:
        """Tell a clause before its main verb, as in *Of S, valt volgens X nog te bezien*."""
        words = self.tokens[begin:first]
        return begin == 0 and any(a.text == "," and is_finite(b) for a, b in pairwise(words))

    def _is_colon(self, at: int) -> bool:
        return self.tokens[at].text == ":" and not self.passage.is_quoted(self.tokens[at])

    def _from_verb(self, words: list[Token]) -> list[Token]:
        """Drop what still describes the source before the clause's verb: *, een bedrijf uit X,*."""
        if words and (words[0].text == "," or is_relative_word(words[0])):
            for place, word in enumerate(words[1:], start=1):
                if word.text == "," and place + 1 < len(words) and is_finite(words[place + 1]):
                    return words[place + 1 :]
        if words and words[0].lower_ in ("die", "dat") and not is_finite(words[0]):
            for place, word in enumerate(words):
                if is_finite(word) and place + 1 < len(words) and is_finite(words[place + 1]):
                    return words[place + 1 :]
        return words

    def _noun(self, place: int) -> Iterator[Report]:
        """Match de beschuldiging van X dat S, X is van mening dat S, het advies van X is: S."""
        noun = self.tokens[place]
        opening = self._opening_after(place)
        if opening is None:
            return
        source = self._owner(place, opening)
        end = len(self.tokens)
        if self.tokens[opening].text != ":":
            end = end_of_clause(self.passage, self.tokens, opening + 1, embedded=True)
        words = self.tokens[opening + 1 : end]
        if source and sum(not t.is_punct for t in words) > 2:
            content = (self.passage.trim(span_of(words)),)
            yield Report("noun", content, span_of([noun]), span_of(source))

    def _opening_after(self, place: int) -> int | None:
        """Return where the noun's clause opens: at *dat*, or at a colon behind *is* or the noun."""
        verbs = 0
        for at in range(place + 1, min(place + 12, len(self.tokens) - 1)):
            token = self.tokens[at]
            if token.lower_ == "dat" and (token.pos_ == "SCONJ" or token.dep_ == "mark"):
                return at if verbs == 0 else None
            if token.text == ":":
                return None if self.passage.is_quoted(self.tokens[at + 1]) else at
            verbs += is_finite(token)
            if verbs > 1 or token.text in (",", ";"):
                return None
        return None

    def _owner(self, place: int, opening: int) -> list[Token]:
        """Return whose statement the noun is: *van X*, *zijn*, or the subject that makes it."""
        noun = self.tokens[place]
        following = self.tokens[place + 1]
        if following.lower_ == "van" and place + 1 < opening - 1:
            return self._source_after(place + 1)
        before = [t.lower_ for t in self.tokens[max(place - 2, 0) : place]]
        makes = before[-1:] == ["van"] or "met" in before or self.tokens[opening].text == ":"
        if before[-1:] in (["zijn"], ["haar"], ["hun"]):
            return [self.tokens[place - 1]]
        if not makes:
            return []
        subjects = [t for t in self.tokens[:place] if t.dep_ == "nsubj" and t != noun]
        return noun_phrase(subjects[-1]) if subjects else []
