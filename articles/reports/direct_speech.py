"""Direct speech: quotations that somebody is said to have spoken, with the cue beside them.

Patterns, each named in the reports it makes:

- ``after``: "…", zegt X · "…", aldus X · "…", zei X, "…"
- ``colon``: X zegt: "…" · X: "…" · hij haalt zijn schouders op: "…"
- ``before``: X roept "…"
- ``signed``: "…" – X
- ``bare``: a quotation that is a sentence of its own; one that follows straight on another's
  sentence goes on with it

What else stands between quotation marks is part of an indirect report, or nobody's words.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from articles.article import Span
from articles.reports.cues import ACCORDING_TO, CUE_NOUNS, CueClass, cue_verbs
from articles.reports.grammar import (
    can_speak,
    is_finite,
    is_verb,
    noun_phrase,
    phrase_head,
    span_of,
    subject_of,
)
from articles.reports.passage import Passage
from articles.reports.quotation_marks import Quotation
from articles.reports.report import Report
from articles.wording import plain_words

_FEW = 3  # words; fewer recur by chance
_ENDS_SENTENCE = ".?!…"
_SPOKEN = {CueClass.SAY, CueClass.UTTER, CueClass.ASK, CueClass.ORDER, CueClass.OPINION}
_PRONOUNS = frozenset({"hem", "haar", "hen"})
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM")


def _reassures(verb: Token) -> bool:
    """Tell *de uitslag stelt haar gerust*: a thing, which says nothing."""
    subject = subject_of(verb)
    is_thing = subject is not None and not can_speak(subject)
    return is_thing and any(child.lower_ == "gerust" for child in verb.children)


def _affected(verb: Token, subject: Token) -> Token | None:
    """Return *haar* in *de uitslag stelt haar gerust*, of whom what follows is quoted."""
    if can_speak(subject):
        return None
    return next((child for child in verb.children if child.lower_ in _PRONOUNS), None)


@dataclass(frozen=True, slots=True)
class _Attribution:
    pattern: str
    cue: Token | None
    source: list[Token]
    end: int  # where the words that attribute end


def find_direct_speech(passage: Passage) -> list[Report]:
    """Return the direct reports in the order of the text."""
    return _Finder(passage).find()


class _Finder:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.reports: list[Report] = []
        self.last_end = -1  # where the last report ends, with the sentence that attributes it

    def find(self) -> list[Report]:
        quotations = self.passage.quotations
        index = 0
        while index < len(quotations):
            index += self._report_from(index)
        return self.reports

    def _report_from(self, index: int) -> int:
        """Make a report of the quotation at the index; return how many quotations it took."""
        passage = self.passage
        quotation = passage.quotations[index]
        opens_clause = self._opens_clause(quotation)
        run = self._run_from(index)
        last = passage.quotations[index + run - 1]
        attribution = self._before(quotation)
        if attribution is None and opens_clause:
            attribution = self._after(last)
        if attribution is None:
            if opens_clause and self._is_bare(quotation, last):
                self._add_bare(passage.quotations[index : index + run])
            return run if opens_clause else 1
        taken = run
        segments = [q.inner for q in passage.quotations[index : index + run]]
        if attribution.pattern == "after":
            for following in passage.quotations[index + run :]:
                if not self._resumes(following, attribution.end):
                    break
                segments.append(following.inner)
                attribution = replace(attribution, end=following.outer.end)
                taken += 1
        if attribution.pattern == "colon" and attribution.cue is None and self._is_title(quotation):
            return run
        self._add(attribution, segments)
        return taken

    def _run_from(self, index: int) -> int:
        """Count the quotations that follow each other with nothing but white space between."""
        quotations = self.passage.quotations
        count = 1
        while index + count < len(quotations):
            before, after = quotations[index + count - 1], quotations[index + count]
            gap = self.passage.text[before.outer.end : after.outer.start]
            if gap.strip() or not (after.continues or self._ends_sentence(before)):
                break
            if "\n" in gap and not after.continues and self._asks(before):
                break  # a dialogue: the answer is somebody else's
            count += 1
        return count

    def _asks(self, quotation: Quotation) -> bool:
        return quotation.inner.of(self.passage.text).rstrip().endswith("?")

    def _ends_sentence(self, quotation: Quotation) -> bool:
        return quotation.inner.of(self.passage.text).rstrip()[-1:] in _ENDS_SENTENCE

    def _opens_clause(self, quotation: Quotation) -> bool:
        """Tell whether the quotation begins a sentence, or what comes after a colon."""
        before = self.passage.token_before(quotation.outer.start)
        if before is None or before.text == ":":
            return True
        here = self.passage.token_from(quotation.inner.start)
        if before.text in ("–", "—", "-") and before.is_sent_start:
            return True
        return here is not None and before.sent != here.sent

    def _before(self, quotation: Quotation) -> _Attribution | None:
        passage = self.passage
        before = passage.token_before(quotation.outer.start)
        if before is None or passage.is_quoted(before):
            return None
        clause = [t for t in before.sent if t.i <= before.i and not t.is_space]
        outside = [t for t in clause if not passage.is_quoted(t)]
        if before.text == ":":
            if passage.in_heading(before.idx) and any(is_finite(t) for t in outside):
                return _Attribution("colon", None, [], quotation.outer.end)
            return self._colon(outside)
        if not self._is_whole(quotation):
            return None
        cue = before if before.text != "," else None
        if cue is None or not self._is_cue(cue, {CueClass.UTTER, CueClass.SAY}):
            return None
        subject = subject_of(cue)
        source = noun_phrase(subject) if subject is not None else []
        return _Attribution("before", cue, source, quotation.outer.end)

    def _colon(self, clause: list[Token]) -> _Attribution | None:
        """Find who is quoted in the words before a colon."""
        words = [token for token in clause if token.text != ":"]
        end = clause[-1].idx + 1
        if not words:
            return None
        cues = [t for t in words if self._is_cue(t, _SPOKEN) and not _reassures(t)]
        finite = [token for token in words if is_finite(token)]
        for cue in reversed(cues):
            subject = subject_of(cue)
            if subject is not None:
                return _Attribution("colon", cue, noun_phrase(subject), end)
        if cues:
            # "X, die zweeg, laat weten dat ze niets zag:" may leave the cue without its subject.
            subjects = (subject_of(verb) for verb in reversed(finite))
            near = next((s for s in subjects if s is not None and can_speak(s)), None)
            return _Attribution("colon", cues[-1], noun_phrase(near) if near else [], end)
        nouns = [token for token in words if token.lower_ in CUE_NOUNS]
        for verb in reversed(finite):
            subject = subject_of(verb)
            if subject is not None and (affected := _affected(verb, subject)):
                return _Attribution("colon", None, noun_phrase(affected), end)
            if subject is not None:
                noun = nouns[-1] if nouns and nouns[-1] != subject else None
                return _Attribution("colon", noun, noun_phrase(subject), end)
        if finite:
            return None
        if words[0].lower_ in ACCORDING_TO and len(words) > 1:
            return _Attribution("colon", words[0], words[1:], end)
        return _Attribution("colon", None, words, end)

    def _after(self, quotation: Quotation) -> _Attribution | None:
        """Find the words that attribute the quotation behind it."""
        passage = self.passage
        token = passage.token_from(quotation.outer.end)
        had_comma = quotation.inner.of(passage.text).rstrip().endswith(",")
        while token is not None and token.text in (",", "."):
            if token.text == ".":
                return None
            had_comma = True
            token = self._next(token)
        if token is None:
            return None
        if token.text in ("–", "—", "-"):
            return self._signed(token)
        if token.text[:1].isupper():
            return None
        if token.lower_ in ("zo", "dus") and self._next(token) is not None:
            following = self._next(token)
            if following is not None and self._is_cue(following, set(CueClass)):
                token = following
        if token.lower_ in ACCORDING_TO:
            return self._according_to(token)
        ends = had_comma or self._ends_sentence(quotation) or self._is_cue(token, _SPOKEN)
        if not ends or not (is_finite(token) or token.lower_ in cue_verbs()):
            return None
        source = self._with_whom_it_sounds(token) or self._inverted_subject(token)
        if source is None:
            return None
        cue = token.head if token.dep_ == "aux" and token.head.pos_ == "VERB" else token
        return _Attribution("after", cue, source, source[-1].idx + len(source[-1]))

    def _with_whom_it_sounds(self, verb: Token) -> list[Token]:
        """Find X in *"S", klinkt het bij X*."""
        if verb.lower_ not in ("klinkt", "klonk"):
            return []
        behind = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space][:3]
        if [t.lower_ for t in behind[:2]] != ["het", "bij"] or len(behind) < 3:
            return []
        return [t for t in noun_phrase(phrase_head(behind[2])) if t.i > behind[1].i]

    def _inverted_subject(self, verb: Token) -> list[Token] | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubj:pass") and child.i > verb.i:
                return noun_phrase(child)
        following = self._next(verb)
        while following is not None and following.lower_ in ("zich", "dan", "toen", "ook", "nu"):
            following = self._next(following)
        if following is None or not (following.pos_ in _NOUNS or verb.lower_ in cue_verbs()):
            return None
        if following.is_punct:
            return None
        behind = self._next(following)
        if following.lower_ == "er" and behind is not None and behind.lower_ in ("in", "op"):
            following = behind
        if verb.lower_ in ("staat", "stond") and following.lower_ in ("in", "op"):
            noun = self._next(following)  # "…", staat in het vonnis
            phrase = [] if noun is None else noun_phrase(phrase_head(noun))
            return [t for t in phrase if t.i > following.i] or None
        return [t for t in noun_phrase(phrase_head(following)) if t.i > verb.i]

    def _according_to(self, cue: Token) -> _Attribution | None:
        following = self._next(cue)
        if following is None:
            return None
        head = (
            cue.head if cue.head.i > cue.i and cue.dep_ in ("case", "mark", "fixed") else following
        )
        source = [t for t in noun_phrase(head) if t.i > cue.i] or [following]
        return _Attribution("after", cue, source, source[-1].idx + len(source[-1]))

    def _signed(self, dash: Token) -> _Attribution | None:
        words = [t for t in dash.sent if t.i > dash.i and not t.is_space and not t.is_punct]
        if not words or len(words) > 8 or any(is_finite(word) for word in words):
            return None
        if words[0].pos_ not in ("PROPN", "NOUN", "DET"):
            return None
        return _Attribution("signed", None, words, words[-1].idx + len(words[-1]))

    def _resumes(self, quotation: Quotation, after: int) -> bool:
        """Tell whether the quotation goes on with the sentence that attributes the one before."""
        if quotation.outer.start < after:
            return False
        between = self.passage.text[after : quotation.outer.start]
        if "\n" in between or any(mark in between for mark in ".?!"):
            return False
        before = self.passage.token_before(quotation.outer.start)
        if before is None or before.text not in (",", ":", "en", "maar"):
            return False
        return not any(is_finite(t) for t in self._tokens(after, quotation.outer.start))

    def _is_bare(self, first: Quotation, last: Quotation) -> bool:
        passage = self.passage
        if passage.in_heading(first.outer.start):
            return self._recurs(first)
        after = passage.token_from(last.outer.end)
        here = passage.token_before(last.outer.end)
        ends = after is None or (here is not None and after.sent != here.sent)
        if not ends and after is not None and after.text in _ENDS_SENTENCE:
            following = self._next(after)
            ends = following is None or following.sent != after.sent
        return ends and self._is_whole(first)

    def _recurs(self, heading: Quotation) -> bool:
        """Tell whether the article quotes the words of a heading once more."""
        words = plain_words(heading.inner.of(self.passage.text))
        return len(words.split()) >= _FEW and any(
            words in plain_words(other.inner.of(self.passage.text))
            for other in self.passage.quotations
            if other.outer.start > heading.outer.end
        )

    def _is_whole(self, quotation: Quotation) -> bool:
        """Tell whether the quotation is a sentence, not a word or two set apart."""
        inner = quotation.inner.of(self.passage.text).strip()
        ends = inner[-1:] in _ENDS_SENTENCE + ","
        if inner[:1].isalpha() and inner[:1].islower():
            return ends and len(inner.split()) > 3
        return ends or len(inner.split()) > 2

    def _is_title(self, quotation: Quotation) -> bool:
        inner = quotation.inner.of(self.passage.text)
        return len(inner.split()) < 3 and inner.rstrip()[-1:] not in _ENDS_SENTENCE

    def _is_cue(self, token: Token, kinds: set[CueClass]) -> bool:
        if not is_verb(token):
            return False
        return any(verb.kind in kinds for verb in cue_verbs().get(token.lower_, ()))

    def _next(self, token: Token) -> Token | None:
        return self.passage.token_from(token.idx + len(token))

    def _tokens(self, start: int, end: int) -> list[Token]:
        first = self.passage.token_from(start)
        if first is None:
            return []
        return [t for t in self.passage.doc[first.i :][: end - start] if t.idx < end]

    def _add_bare(self, quotations: tuple[Quotation, ...]) -> None:
        segments = tuple(self.passage.trim(quotation.inner, " ,") for quotation in quotations)
        text = self.passage.text
        if self.reports and 0 <= self.last_end <= quotations[0].outer.start:
            gap = text[self.last_end : quotations[0].outer.start]
            asked = text[: self.reports[-1].end].rstrip().endswith("?") and "\n" in gap
            if not gap.strip() and not asked:
                previous = self.reports[-1]
                self.reports[-1] = replace(previous, content=previous.content + segments)
                self.last_end = quotations[-1].outer.end
                return
        self.reports.append(Report("bare", segments, None, None))
        self.last_end = quotations[-1].outer.end

    def _add(self, attribution: _Attribution, segments: list[Span]) -> None:
        cue = span_of([attribution.cue]) if attribution.cue is not None else None
        source = span_of(attribution.source) if attribution.source else None
        content = tuple(self.passage.trim(segment, " ,") for segment in segments)
        self.reports.append(Report(attribution.pattern, content, cue, source))
        end = max(attribution.end, segments[-1].end)
        token = self.passage.token_before(end + 1) or self.passage.token_from(end)
        self.last_end = token.sent.end_char if token is not None else end
