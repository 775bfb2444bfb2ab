"""Which paragraphs are headings."""

import re

from articles.paragraphs import LIST_ITEM, starts_lower
from articles.sentences import sentence_spans

# Headlines of papers stay under 100 characters or so, those of agencies under 150; a heading
# between paragraphs is a few words.
_LONGEST_HEADLINE = 160
_LONGEST_HEADING = 80

_CLOSING = r"""["'”’»“‘)\]]*"""
_CLOSED = re.compile(rf"[.!?…,;:–—-]{_CLOSING}$")
_ASKING = re.compile(rf"[!?]{_CLOSING}$")
_SPOKEN = re.compile(r""":\s?["“„«].*["”“»]$""")
_BYLINE = re.compile(
    r"Van (?:onze|een) .*(?:verslaggever|correspondent|redact)"
    r"|Door (?:onze .*|[A-Z]\S*(?: (?:[A-Z]\S*|van|de|den|der|ten|ter|en))*)$"
    r"|(?:Door|Foto'?s?|Beeld|Tekst|Bron|Auteur|Redactie|Lees ook):|©"
    r"|(?:[A-Z]\w+, )?\d{1,2} [a-z]{3,9}\.? \d{4}$"
)


def is_heading(paragraph: str, *, opens: bool, last: bool) -> bool:
    """Tell whether ``paragraph`` is a heading: a short line of its own, its end left open.

    ``opens`` says that it opens the article as a line of its own: then it may be longer, may ask
    or exclaim, and may end in spoken words after a colon, which elsewhere are text (``De Vries:
    "Wij gaan door"``). What is ``last`` heads nothing. By-lines and list items are text.
    """
    if last or len(paragraph) > (_LONGEST_HEADLINE if opens else _LONGEST_HEADING):
        return False
    if not any(map(str.isalpha, paragraph)) or LIST_ITEM.match(paragraph):
        return False
    if _BYLINE.match(paragraph) or _has_full_stop(paragraph):
        return False
    if opens:
        return _ASKING.search(paragraph) is not None or _CLOSED.search(paragraph) is None
    return not (_CLOSED.search(paragraph) or _SPOKEN.search(paragraph) or starts_lower(paragraph))


def _has_full_stop(paragraph: str) -> bool:
    """Tell whether a sentence within ``paragraph`` ends in a full stop, as in running text."""
    *inner, _ = sentence_spans(paragraph, 0, len(paragraph))
    return any(paragraph[end - 1] == "." for _, end in inner)
