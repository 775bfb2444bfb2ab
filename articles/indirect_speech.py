"""Indirect speech around a verb: what somebody is said to have said, thought, asked or ordered.

Patterns, each named in the reports it makes:

- ``closing``: S, zegt X · S1, zegt X, S2
- ``clause``: X zegt dat S · X vraagt of S · X wil weten waarom S
- ``infinitive``: X belooft te V · X roept Y op om te V
- ``judgement``: X noemt Y Z · X vindt Y te laat
- ``speaks_of``: X spreekt van Y
- ``colon``: X waarschuwt: S
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from articles.article import Span
from articles.clauses import (
    SUBORDINATORS,
    end_of_clause,
    is_relative_word,
    start_of_clause,
)
from articles.cues import CueClass, CueVerb, cue_verbs
from articles.grammar import is_finite, is_negated, is_verb, noun_phrase, span_of, subject_of
from articles.passage import Passage
from articles.reports import Report

_CLOSING = {CueClass.SAY, CueClass.OPINION, CueClass.UTTER, CueClass.ASK, CueClass.DENY}
_CLAUSE = {CueClass.SAY, CueClass.OPINION, CueClass.ASK, CueClass.DENY, CueClass.ORDER}
_QUESTION_WORDS = frozenset(
    {"wie", "wat", "waar", "waarom", "wanneer", "hoe", "hoeveel", "welke", "welk", "waarvoor",
     "waarmee", "hoelang", "waarvan", "over"}
)  # fmt: skip
_ANSWERS = {"vertellen", "uitleggen", "leggen"}  # besides verbs of asking, these take questions
_NO_INFINITIVE = {"staan", "herinneren", "dreigen", "denken"}
_NOBODY = frozenset({"niemand", "je", "men", "wie", "iedereen", "ik", "we", "wij", "dat", "dit", "het"})
_SUBJECT_PRONOUNS = frozenset({"hij", "zij", "ze", "die", "deze"})
_LEADING_ADVERBS = frozenset(
    {"gisteren", "vandaag", "vanochtend", "vanmiddag", "vanavond", "morgen", "nu", "ook", "zelf",
     "eerder", "daarop", "daarbij", "achteraf", "later", "toen", "wel", "inmiddels", "intussen",
     "eerst", "dan", "juist", "echter", "daarom", "weer", "daarover", "zich"}
)  # fmt: skip
_RESUMING = frozenset(
    {"maar", "en", "want", "omdat", "als", "dus", "of", "mits", "tenzij", "zodat", "al", "hoewel"}
)


def find_indirect_speech(passage: Passage, taken: Collection[int]) -> list[Report]:
    """Return the reports around verbs in the order of the sentences.

    ``taken`` are the offsets of cues that attribute direct speech already.
    """
    reports: list[Report] = []
    for sentence in passage.sentences:
        reports.extend(_Sentence(passage, sentence).reports(taken))
    return reports


class _Sentence:
    def __init__(self, passage: Passage, sentence: DocSpan) -> None:
        self.passage = passage
        self.tokens = [token for token in sentence if not token.is_space]
        self.place = {token.i: place for place, token in enumerate(self.tokens)}

    def reports(self, taken: Collection[int]) -> Iterator[Report]:
        for token in self.tokens:
            if token.idx in taken or self.passage.is_quoted(token):
                continue
            cues = self._cues(token)
            if cues:
                report = self._report_of(token, cues)
                if report is not None:
                    yield report

    # -- is it a cue, and whose? -----------------------------------------------------------------

    def _cues(self, verb: Token) -> list[CueVerb]:
        """Return the reporting verbs that the token can be, their particles being there."""
        if not is_verb(verb):
            return []
        known = cue_verbs().get(verb.lower_, ())
        separable = [c for c in known if c.particle and self._has_particle(verb, c.particle)]
        if separable:
            return separable
        cues = [c for c in known if c.particle is None]
        if any(c.infinitive == "weten" for c in cues) and self._wants(verb):
            return [CueVerb("weten", CueClass.ASK, None)]
        return cues

    def _wants(self, verb: Token) -> bool:
        """Tell whether somebody *wil weten*: wants to know, which is to ask."""
        wanting = ("wil", "willen", "wilde", "wilden")
        return any(t.lower_ in wanting and t.i < verb.i for t in (verb.head, *verb.children))

    def _has_particle(self, verb: Token, particle: str) -> bool:
        place = self.place[verb.i]
        if particle in ("weten", "optekenen") and place > 0:
            if self.tokens[place - 1].lower_ == particle:
                return True
        for token in self.tokens[place + 1 : place + 16]:
            if token.lower_ == particle and not self.passage.is_quoted(token):
                ahead = {t.lower_ for t in self.tokens[self.place[token.i] + 1 :]}
                return token.dep_ != "case" or bool(ahead & {"te", "om", "dat"})
            if is_finite(token) and not self.passage.is_quoted(token) or token.text == ":":
                return False
        return False

    def _source(self, verb: Token) -> list[Token]:
        if any(child.dep_ == "aux:pass" for child in verb.children):
            return self._agent(verb)
        subject = subject_of(verb)
        if subject is None:
            return self._phrase_beside(verb)
        if subject.lower_ in ("die", "dat", "wie") and subject.pos_ != "NOUN":
            clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "acl:relcl"), None)
            if clause is not None and clause.head.i < subject.i:
                return noun_phrase(clause.head)
        return noun_phrase(subject)

    def _agent(self, verb: Token) -> list[Token]:
        """Return by whom, or in what, it *wordt gesteld*."""
        for preposition in ("door", "in", "op"):
            for child in verb.children:
                marks = [c for c in child.children if c.lower_ == preposition and c.i < child.i]
                if marks:
                    return [t for t in noun_phrase(child) if t.i > marks[0].i]
        return []

    def _phrase_beside(self, verb: Token) -> list[Token]:
        """Return the noun phrase before the finite verb, or else behind it: the likely subject."""
        place = self.place[(self._finite(verb) or verb).i]
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(self.tokens):
                token = self.tokens[beside]
                if token.pos_ in ("PROPN", "NOUN", "DET") or token.lower_ in _SUBJECT_PRONOUNS:
                    head = token
                    while head.dep_ in ("flat", "det", "amod", "appos") and head.head.i != head.i:
                        if (head.head.i < verb.i) != (beside < place):
                            break
                        head = head.head
                    return noun_phrase(head)
        return []

    def _report_of(self, verb: Token, cues: Sequence[CueVerb]) -> Report | None:
        kinds = {cue.kind for cue in cues}
        if verb.lower_ in ("staat", "stond", "staan"):
            return self._stands(verb, cues)
        report = self._closing(verb, kinds)
        if report is not None:
            return report
        source = self._source(verb)
        if len(source) == 1 and source[0].lower_ in _NOBODY:
            return None
        if not self._asserts(verb, cues):
            return None
        for pattern in (self._judgement, self._clause, self._infinitive, self._colon):
            report = pattern(verb, cues, source)
            if report is not None:
                return report
        return None

    def _stands(self, verb: Token, cues: Sequence[CueVerb]) -> Report | None:
        """Match in het verslag staat dat S: the source is where it stands."""
        for child in verb.children:
            if any(c.lower_ in ("in", "op") for c in child.children):
                source = [t for t in noun_phrase(child) if t.pos_ != "ADP" or t.i > child.i]
                return self._clause(verb, cues, source)
        return None

    def _asserts(self, verb: Token, cues: Sequence[CueVerb]) -> bool:
        """Tell whether the verb really reports: it isn't denied, nor what somebody won't say."""
        if any("sluiten" in cue.infinitive or cue.kind is CueClass.DENY for cue in cues):
            return True
        place = self.place[verb.i]
        if [t.lower_ for t in self.tokens[place + 1 : place + 3]] == ["niet", "te"]:
            return True  # "zegt niet te weten": what is denied is said
        if "Inf" in verb.morph.get("VerbForm") and verb.head.pos_ in ("VERB", "AUX"):
            return not (is_negated(verb) or is_negated(verb.head))
        return not is_negated(verb)

    # -- patterns --------------------------------------------------------------------------------

    def _closing(self, verb: Token, kinds: Collection[CueClass]) -> Report | None:
        """Match S, zegt X · S, heeft X gezegd: the verb behind a comma, its subject after it."""
        finite = self._finite(verb)
        if finite is None or not kinds & _CLOSING:
            return None
        place = self.place[finite.i]
        cut = place - 1
        if cut > 0 and self.tokens[cut].lower_ in ("zo", "dus"):
            cut -= 1
        if cut < 1 or place + 1 >= len(self.tokens) or not self._separates(self.tokens[cut]):
            return None
        source = self._inverted_subject(verb, finite)
        if not source or source[0].lower_ == "niemand":
            return None
        after = max(self.place[source[-1].i], self.place[verb.i]) + 1
        rest = self._rest(after)
        first = start_of_clause(self.passage, self.tokens, cut) if rest else self._opening(cut)
        before = self.tokens[first : cut if self.tokens[cut].text == "," else cut + 1]
        states = self._states(before) or self._is_dialogue(before)
        if self._has_own_content(after, states):
            return None
        if not states:
            if not rest or not is_finite(rest[0]) or not before:
                return None
        elif rest and rest[0].lower_ not in _RESUMING and not self._resumes(rest):
            rest = []
        if before[0].lower_ == "dat" and before[0].pos_ == "SCONJ":
            before = before[1:]
        pieces = [self._trim(piece) for piece in (before, rest) if piece]
        return Report("closing", tuple(pieces), span_of([verb]), span_of(source))

    def _finite(self, verb: Token) -> Token | None:
        """Return the verb itself, or the auxiliary that carries its tense."""
        if is_finite(verb):
            return verb
        return next((c for c in verb.children if c.dep_ == "aux" and is_finite(c)), None)

    def _separates(self, token: Token) -> bool:
        quotation = self.passage.quotation_at(token.idx)
        ends = quotation is not None and quotation.outer.end == token.idx + len(token)
        return token.text in (",", "?", "!") or ends

    def _opening(self, cut: int) -> int:
        """Return where the reported sentence begins: after a colon or a time of day."""
        for place in range(cut - 1, -1, -1):
            token = self.tokens[place]
            if self.passage.is_quoted(token):
                continue
            if token.text == ":" or (token.text in ("–", "—") and place <= 5):
                return place + 1
        return 0

    def _inverted_subject(self, verb: Token, finite: Token) -> list[Token]:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i > finite.i:
                return noun_phrase(child)
        if any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children):
            return []
        following = self.tokens[self.place[finite.i] + 1]
        if following.is_punct or following.pos_ in ("ADP", "SCONJ", "CCONJ", "ADV"):
            return []
        head = following
        while head.head.i > finite.i and head.head.i != head.i and head.dep_ in (
            "det", "amod", "nmod:poss",
        ):  # fmt: skip
            head = head.head
        return [t for t in noun_phrase(head) if t.i > finite.i]

    def _has_own_content(self, after: int, states: bool) -> bool:
        """Tell whether the cue's content comes behind it, so that what is before it is not."""
        for token in self.tokens[after : after + 8]:
            if token.text in (",", "."):
                return False
            if token.lower_ == "dat" and token.pos_ == "SCONJ":
                return True
            if (token.text == ":" or self.passage.is_quoted(token)) and not states:
                return True
        return False

    def _states(self, words: Sequence[Token]) -> bool:
        """Tell whether the words hold a main clause, not only an adjunct of the cue."""
        if len(words) > 1 and words[0].lower_ in ("dat", "of"):
            return True
        subordinate = False
        for before, word in zip(words, words[1:], strict=False):
            if before.lower_ in SUBORDINATORS or is_relative_word(word):
                subordinate = True
            if is_finite(word) and (not subordinate or before.text == ","):
                return True
        return bool(words) and is_finite(words[0])

    def _is_dialogue(self, words: Sequence[Token]) -> bool:
        """Tell whether the words are spoken behind a dash, as in a dialogue."""
        return bool(words) and self.passage.is_dialogue(words[-1].idx)

    def _rest(self, after: int) -> list[Token]:
        """Return the words after the comma that ends the aside of the cue."""
        for place in range(after, len(self.tokens)):
            if self.tokens[place].text in (",", ":") and not self.passage.is_quoted(self.tokens[place]):
                return [t for t in self.tokens[place + 1 :] if t.text != "."]
        return []

    def _resumes(self, rest: Sequence[Token]) -> bool:
        """Tell whether the words go on with the report, not with an aside about its source."""
        if is_relative_word(rest[0]) or rest[0].pos_ in ("PROPN", "NOUN", "NUM"):
            return False
        if rest[0].pos_ == "DET" or rest[0].lower_ in ("nadat", "terwijl", "toen", "zelf"):
            return False
        return any(is_finite(t) for t in rest)

    def _clause(self, verb: Token, cues: Sequence[CueVerb], source: list[Token]) -> Report | None:
        """Match X zegt dat S."""
        if not source or not {cue.kind for cue in cues} & _CLAUSE:
            return None
        place = self._mark(verb, cues)
        if place is None:
            return None
        first = place + 1 if self.tokens[place].lower_ in ("dat", "of") else place
        end = self._end(first, verb)
        if sum(not t.is_punct for t in self.tokens[first:end]) < 2:
            return None
        return self._make("clause", [self.tokens[first:end]], verb, source)

    def _mark(self, verb: Token, cues: Sequence[CueVerb]) -> int | None:
        """Return the place of the *dat*, *of* or question word that opens the verb's clause."""
        asks = any(c.kind is CueClass.ASK or c.infinitive in _ANSWERS for c in cues)
        aside = False
        for place in range(self.place[verb.i] + 1, len(self.tokens)):
            token = self.tokens[place]
            if self.passage.is_quoted(token):
                if not (asks and token.lower_ in _QUESTION_WORDS):
                    continue
            if token.lower_ in ("dat", "of") and self._is_conjunction(place):
                return place
            if asks and token.lower_ in _QUESTION_WORDS and any(
                is_finite(t) for t in self.tokens[place + 1 :]
            ):
                return place
            if token.text == "," and place + 1 < len(self.tokens):
                aside = is_relative_word(self.tokens[place + 1]) and (
                    self.tokens[place + 1].lower_ != "dat"
                )
            if is_finite(token) and not aside and not self._helps(token, verb):
                return None
            if token.text in (":", ";") or place > self.place[verb.i] + 24:
                return None
        return None

    def _helps(self, token: Token, verb: Token) -> bool:
        return token.head == verb and token.dep_ in ("aux", "aux:pass")

    def _is_conjunction(self, place: int) -> bool:
        token = self.tokens[place]
        if token.pos_ == "SCONJ" or token.dep_ == "mark":
            return True
        if token.lower_ == "of":
            before = self.tokens[place - 1]
            return before.text == "," or is_verb(before) or before.lower_ in ("af", "zich", "weten")
        for other in self.tokens[place + 1 :]:  # a pronoun has no verb of its own behind it
            if other.text in (",", ".", ":", ";") and not self.passage.is_quoted(other):
                return False
            if is_verb(other):
                return self.tokens[place + 1].i != other.i
        return False

    def _end(self, first: int, verb: Token) -> int:
        """Return where the content that begins at ``first`` ends, seen from its verb."""
        opening = self.tokens[start_of_clause(self.passage, self.tokens, self.place[verb.i])]
        embedded = opening.lower_ in SUBORDINATORS and opening.i < verb.i
        end = end_of_clause(self.passage, self.tokens, first, embedded=embedded)
        clause = next((t for t in (verb, *verb.ancestors) if t.dep_ in ("acl:relcl", "advcl")), None)
        if clause is not None and not (verb.dep_ == "xcomp" and clause == verb):
            inside = [self.place[t.i] for t in clause.subtree if t.i in self.place]
            limit = max(inside) + 1
            if limit > first and limit < end and self.tokens[limit].text == ",":
                return limit
        return end

    def _infinitive(self, verb: Token, cues: Sequence[CueVerb], source: list[Token]) -> Report | None:
        """Match X belooft te V, X roept Y op om te V."""
        if not source or all(cue.infinitive in _NO_INFINITIVE for cue in cues):
            return None
        if not {cue.kind for cue in cues} & _CLAUSE:
            return None
        orders = any(c.kind in (CueClass.ORDER, CueClass.ASK) for c in cues)
        start = max(self.place[verb.i], self._last(source) if source[0].i > verb.i else 0) + 1
        infinitive = self._te_infinitive(start)
        if infinitive is None:
            return None
        first = start
        for place in range(start, infinitive):
            token = self.tokens[place]
            if token.lower_ == "om":
                if not orders:
                    return None
                first = place + 1
                break
            if any(cue.particle == token.lower_ for cue in cues) or token.text in (",", ":"):
                first = place + 1
        while first < infinitive and self.tokens[first].lower_ in _LEADING_ADVERBS - {"zich"}:
            first += 1
        return self._make("infinitive", [self.tokens[first : self._end(infinitive, verb)]], verb, source)

    def _te_infinitive(self, start: int) -> int | None:
        for place in range(start, len(self.tokens) - 1):
            token, following = self.tokens[place], self.tokens[place + 1]
            if token.lower_ == "te" and following.pos_ in ("VERB", "AUX"):
                return place
            if token.lower_ in ("dat", "of", "die") and token.pos_ in ("SCONJ", "PRON") and place > start:
                return None
            if is_finite(token) and not self.passage.is_quoted(token):
                return None
            if token.text in (";",):
                return None
        return None

    def _judgement(self, verb: Token, cues: Sequence[CueVerb], source: list[Token]) -> Report | None:
        """Match X noemt Y Z, X vindt Y te laat, X spreekt van Y."""
        if not source:
            return None
        if any(cue.kind is CueClass.SPEAK for cue in cues):
            return self._speaks_of(verb, source)
        names = any(cue.kind is CueClass.NAME for cue in cues)
        judges = any(cue.infinitive in ("vinden", "achten") for cue in cues)
        if not (names or judges) or any(c.dep_ == "aux:pass" for c in verb.children):
            return None
        place = self.place[verb.i]
        if source[0].i > verb.i:
            first = self._last(source) + 1
            fronted = self.tokens[start_of_clause(self.passage, self.tokens, place) : place]
        else:
            first, fronted = place + 1, []
        end = self._end(first, verb)
        words = self.tokens[first:end]
        if not words or words[0].is_punct and not self.passage.is_quoted(words[0]):
            if source[0].i < verb.i and place - self._last(source) > 2:
                words = self.tokens[self._last(source) + 1 : place]  # …, die Y Z noemt
                if words and is_relative_word(words[0]):
                    words = words[1:]
            else:
                words = []
        while words and words[0].lower_ in _LEADING_ADVERBS:
            words = words[1:]
        if not words or (judges and words[0].lower_ == "dat" and self._is_conjunction(self.place[words[0].i])):
            return None
        if words[0].lower_ in ("er", "plaats", "bewezen", "aannemelijk"):
            return None
        if judges and not names and not self._judges(verb, words) and cues[0].infinitive != "achten":
            return None
        if names and not (self._judges(verb, words) or words[-1].pos_ in ("NOUN", "ADJ")):
            return None
        fronted = [t for t in fronted if t.pos_ != "ADV"] if self._is_object(fronted) else []
        return self._make("judgement", [fronted, words], verb, source)

    def _is_object(self, words: Sequence[Token]) -> bool:
        return any(t.dep_ in ("obj", "nsubj", "ccomp") for t in words) and not any(
            t.dep_ in ("case", "mark") for t in words[:1]
        )

    def _judges(self, verb: Token, words: Sequence[Token]) -> bool:
        """Tell whether the words say what something is like: a quotation or a predicate."""
        if any(self.passage.is_quoted(t) for t in words):
            return True
        if any(t.dep_ in ("xcomp", "ccomp") and t.head == verb for t in words):
            return True
        return any(t.pos_ == "ADJ" and t.dep_ not in ("amod", "advmod") for t in words)

    def _speaks_of(self, verb: Token, source: list[Token]) -> Report | None:
        start = self.place[verb.i] + 1
        for place in range(start, min(start + 8, len(self.tokens) - 1)):
            token = self.tokens[place]
            if token in source:
                continue
            if is_finite(token) or token.text in (":", ";"):
                return None
            if token.lower_ == "van" and self.tokens[place - 1] not in source[:-1]:
                words = self.tokens[place + 1 : self._end(place + 1, verb)]
                report = self._make("speaks_of", [words], verb, source)
                return report and self._without_marks(report)
        return None

    def _colon(self, verb: Token, cues: Sequence[CueVerb], source: list[Token]) -> Report | None:
        """Match X waarschuwt: S, where S is not quoted."""
        if not source or not any(c.kind in _CLAUSE | {CueClass.UTTER} for c in cues):
            return None
        for place in range(self.place[verb.i] + 1, len(self.tokens) - 1):
            token = self.tokens[place]
            if is_finite(token) and not self._helps(token, verb):
                return None
            if token.text == ":":
                if self.passage.is_quoted(self.tokens[place + 1]):
                    return None
                return self._make("colon", [self.tokens[place + 1 :]], verb, source)
        return None

    def _without_marks(self, report: Report) -> Report:
        """Leave the quotation marks out if the content is one quotation."""
        quotation = self.passage.quotation_at(report.start)
        if quotation is not None and quotation.outer == report.content[0]:
            return replace(report, content=(quotation.inner,))
        return report

    # -- helpers ---------------------------------------------------------------------------------

    def _last(self, words: Sequence[Token]) -> int:
        return self.place[words[-1].i]

    def _make(
        self, pattern: str, pieces: Sequence[Sequence[Token]], verb: Token, source: list[Token]
    ) -> Report | None:
        content = [self._trim(piece) for piece in pieces if piece]
        content = [span for span in content if span.end > span.start]
        if not content:
            return None
        return Report(
            pattern, tuple(content), span_of([verb]), span_of(source) if source else None
        )

    def _trim(self, words: Sequence[Token]) -> Span:
        return self.passage.trim(span_of(words))
