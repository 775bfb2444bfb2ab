"""Names: the pipeline's entities, cleaned, completed and gathered under one canonical name each."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from articles import lexicon
from articles.article import Label, Name
from articles.canonical import Mention, canonical_names
from articles.datelines import DATELINE
from articles.labels import with_one_label_each

_LABELS: tuple[Label, ...] = ("PER", "ORG", "LOC", "MISC")
_FIRST_LETTER = re.compile(r"(?:['’](?=[st][- ]))?\w")
_LAST_LETTER = re.compile(r"\w(?:['’](?=\W|$))?(?=\W*$)")
_GENITIVE = re.compile(r"['’]s(?!\w)")
_ARTICLE = re.compile(r"(?:de|het|een) ")
_TITLE = re.compile(r"(?:dhr|dr|drs|ing|ir|mevr|mr|prof)\. ?|[\w-]+ ", re.IGNORECASE)
_PREFIX = re.compile(r"(?:anti|ex|mede|neo|niet|oud|pan|post|pro|trans)-(?=[A-ZÀ-Ý])")
_REST_OF_COMPOUND = re.compile(
    r"(?<=\w)-(?!(?:aan|am|an|de|del|den|der|des|di|du|en|in|la|le|les|op|sur|ten|ter|van)$)"
    r"(?!(?:laan|plein|stad|straat|weg)$)[a-zà-ÿ]+$"
)
_DATELINE_PLACE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' -]+[A-ZÀ-Ý]")
_OWN_ARTICLE = re.compile(r"\b(?:De|Het) $")
_INITIAL = re.compile(r"(?<![\w.])[A-ZÀ-Ý]\.$")
_PORTFOLIO = re.compile(
    r"(?:[Mm]inister|[Ss]taatssecretaris)s? van "
    r"([A-ZÀ-Ý][\w-]+(?:(?:(?<=e) |, | en )[A-ZÀ-Ý][\w-]+)*)"
)
_MINISTRY = re.compile(r"ministerie van $", re.IGNORECASE)


def find_names(doc: Doc) -> tuple[Name, ...]:
    """Return every mention of a proper name, in the order of the text.

    The offsets of the tokens of ``doc`` are the article's; its entities carry one of the labels
    PER, ORG, LOC and MISC.
    """
    text = doc.text  # spaCy joins it anew each time
    mentions = _cleaned(doc, text)
    datelines = list(_datelines(doc, text))
    taken = _letters(datelines)
    mentions = [m for m in mentions if not taken.intersection(range(m.start, m.end))]
    mentions = with_one_label_each(text, _completed(mentions, datelines))
    mentions = _completed(mentions, _missed(doc, text, mentions))
    mentions = _completed(mentions, _portfolios(text, mentions))
    names = canonical_names(text, mentions)
    return tuple(
        Name(mention.start, mention.end, mention.label, name)
        for mention, name in zip(mentions, names, strict=True)
    )


def _cleaned(doc: Doc, text: str) -> list[Mention]:
    """Return the pipeline's entities without what isn't part of the name."""
    found = []
    for entity in doc.ents:
        label = next((label for label in _LABELS if label == entity.label_), None)
        if label is None:
            continue
        start, end = _lettered(text, entity.start_char, entity.end_char)
        opens_sentence = entity.start == entity.sent.start
        if opens_sentence and _is_common_word(entity, text):
            continue
        start = _without_title(text, start, end, opens_sentence and label == "PER")
        start = _with_article(text, start, end)
        end = _without_rest(text, start, end, label)
        if label == "PER" and _INITIAL.search(text, start, end + 1):
            end += 1
        if label == "ORG" and (ministry := _MINISTRY.search(text, 0, start)):
            start = ministry.start()
        if start < end:
            found.append(Mention(start, end, label))
    return found


def _is_common_word(entity: Span, text: str) -> bool:
    """Tell whether a sentence's first word was taken for a name for its capital alone."""
    word = entity[0]
    known = word.text in lexicon.known_labels() or word.text in lexicon.first_names()
    if len(entity) > 1 or known or word.text[1:].isupper():
        return False
    if re.search(rf"(?<=[a-zà-ÿ,] ){re.escape(word.text)}\b", text):
        return False
    is_noun = lexicon.is_organisation(word.lower_) or lexicon.person_gender(word.lower_)
    is_tagged = word.pos_ not in ("PROPN", "X", "NOUN") or word.tag_.startswith("N|soort")
    return is_tagged or bool(is_noun) or _is_word(word.text, text)


def _datelines(doc: Doc, text: str) -> Iterator[Mention]:
    """Yield the places that paragraphs open with in capitals: *DEN HAAG, 4 dec. -*."""
    for sentence in doc.sents:
        dateline = DATELINE.match(text, sentence.start_char)
        if dateline is None or not dateline.group("places"):
            continue
        if text[: sentence.start_char].rstrip(" ")[-1:] in ("", "\n"):
            for place in _DATELINE_PLACE.finditer(text, *dateline.span("places")):
                yield Mention(place.start(), place.end(), "LOC")


def _with_article(text: str, start: int, end: int) -> int:
    """Return where a name starts that has an article of its own: *De Telegraaf*."""
    article = _OWN_ARTICLE.search(text, max(0, start - 4), start)
    if article and article.group() + text[start:end] in lexicon.known_labels():
        return article.start()
    return start


def _lettered(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span from its first to its last letter, with the whole of a genitive."""
    first, last = _FIRST_LETTER.search(text, start, end), _LAST_LETTER.search(text, start, end)
    if first is None or last is None:
        return start, start
    genitive = _GENITIVE.match(text, last.end())
    return first.start(), genitive.end() if genitive else last.end()


def _without_title(text: str, start: int, end: int, opens_sentence: bool) -> int:
    """Return where a name starts after an article, a title (``president``) or ``pro-``."""
    while True:
        skipped = _ARTICLE.match(text, start, end) or _PREFIX.match(text, start, end)
        title = _TITLE.match(text, start, end)
        if skipped is None and title is not None:
            word = title.group().strip()
            known = (word.endswith(".") and len(word) > 2) or lexicon.person_gender(word)
            if known and (word[0].islower() or opens_sentence):
                skipped = title
        if skipped is None:
            return start
        start = skipped.end()


def _without_rest(text: str, start: int, end: int, label: Label) -> int:
    """Return where a name ends before the rest of a compound (``VVD-fractie``)."""
    rest = _REST_OF_COMPOUND.search(text[start:end])
    in_a_person = label == "PER" and " " in text[start:end]  # Kim Jong-un
    return end if rest is None or in_a_person else start + rest.start()


def _completed(mentions: Iterable[Mention], more: Iterable[Mention]) -> list[Mention]:
    return sorted([*mentions, *more], key=lambda mention: mention.start)


def _letters(mentions: Iterable[Mention]) -> set[int]:
    """Return the offsets that the mentions cover."""
    return {at for mention in mentions for at in range(mention.start, mention.end)}


def _missed(doc: Doc, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further mentions of the names found: the same words, or a person's surname."""
    known: dict[str, Label] = {}
    for mention in mentions:
        words = text[mention.start : mention.end]
        known.setdefault(words, mention.label)
        if mention.label == "PER" and " " in words:
            surname = words.split(" ", 1)[1]
            known.setdefault(surname[0].upper() + surname[1:], "PER")
    if not known:
        return
    alternatives = "|".join(re.escape(words) for words in sorted(known, key=len, reverse=True))
    taken = _letters(mentions)
    openings = {sentence.start_char for sentence in doc.sents}
    for match in re.finditer(rf"(?<!\w)(?<![A-ZÀ-Ý]-)({alternatives})(?!\w)(?!-[A-ZÀ-Ý])", text):
        words = match.group()
        if taken.intersection(range(*match.span())) or not words[0].isupper():
            continue
        if match.start() in openings and _is_word(words, text):
            continue
        end = _lettered(text, match.start(), match.end())[1]
        yield Mention(match.start(), end, known[words])


def _is_word(words: str, text: str) -> bool:
    """Tell whether the text also uses the words as plain, lower-case ones."""
    return re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text) is not None


def _portfolios(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what ministers are minister of, where the pipeline found no name there."""
    starts = [mention.start for mention in mentions]
    taken = _letters(mentions)
    for match in _PORTFOLIO.finditer(text):
        start, end = match.span(1)
        if start in taken:
            continue
        end = min([end, *(at for at in starts if start < at < end)])
        yield Mention(start, start + len(text[start:end].rstrip(" ,")), "ORG")
