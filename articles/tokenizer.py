"""The Dutch tokenizer: spaCy's, mended where it parts from how the Dutch treebanks cut words.

The treebanks keep hyphen compounds (``VVD-fractie``), apostrophe forms (``zo'n``, ``auto's``,
``'s``, ``'70``), abbreviations (``o.a.``) and figures (``3.000``, ``10km``) whole, and set every
quotation mark apart.
"""

import re
from collections.abc import Callable

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    PUNCT,
)
from spacy.lang.nl import DutchDefaults
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # no stub
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # no stub
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from articles.abbreviations import ABBREVIATIONS

_OFTEN_LAST = frozenset({"enz", "etc", "jl", "ll", "zg"})
_WORD_AND_STOP = re.compile(r"[^\W\d_]{2,}\.|u\.")

# Behind an apostrophe that belongs to the word: 's avonds, 't, 'n, 'k, 'm, 'r, 's-Gravenhage, '70.
_CLITIC = r"(?![kmnrst](?!\w)|(?:ie|em|er|ns)(?!\w)|s-\w|\d\d(?!\d|[.,:]\d))"
_APOSTROPHES = ["'", "’", "‘"]
_OPENING = [q for q in LIST_QUOTES if q.strip("\\") not in _APOSTROPHES]
_CLOSED = CONCAT_QUOTES.replace("'", "").replace("’", "").replace("‘", "")

_PREFIXES = [
    ",,",
    "``",
    r"\((?!\w+\)\w)",  # but (on)kosten
    *[mark for mark in LIST_PUNCT if mark != r"\("],
    *LIST_ELLIPSES,
    *_OPENING,
    *[apostrophe + _CLITIC for apostrophe in _APOSTROPHES],
    *LIST_ICONS,
    *LIST_CURRENCY,
    "[—–§%=]",
    r"\+(?![0-9])",
    r"-+(?!\w)",
]
_SUFFIXES = [
    "''",
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *LIST_QUOTES,
    *LIST_ICONS,
    "[—–]",
    rf"(?<=[0-9])(?:{CURRENCY})",
    rf"(?<=[0-9{ALPHA_LOWER}%²\-\+{PUNCT}(?:{CONCAT_QUOTES})])\.",
    rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
]
_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    "—",
    rf"(?<=[{ALPHA_LOWER}])\.(?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA}])[,!?](?=[{ALPHA}])",
    rf'(?<=[{ALPHA}"])[:<>=](?=[{ALPHA}])',
    rf"(?<=[{ALPHA}])[{_CLOSED}\[\]](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])--(?=[{ALPHA}])",
]


def _rules() -> dict[str, list[dict[int, str]]]:
    """Return the words with a full stop and the other exceptions that stay whole.

    spaCy lists some 1,400 Dutch abbreviations, many of which are words that end sentences
    ("hand.", "best.", "u."); the project has its own list of those without an inner full stop.
    That list is about where sentences end, so it lacks some that often end one.
    """
    spacys = {
        text: cut
        for text, cut in DutchDefaults.tokenizer_exceptions.items()
        if not _WORD_AND_STOP.fullmatch(text)
    }
    own = {f"{word}.": [{ORTH: f"{word}."}] for word in ABBREVIATIONS | _OFTEN_LAST}
    return {**spacys, **own}


@registry.tokenizers("newsreader.DutchTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes the tokenizer for a pipeline; named in the pipeline's config."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(
            nlp.vocab,
            rules=_rules(),
            prefix_search=compile_prefix_regex(_PREFIXES).search,
            suffix_search=compile_suffix_regex(_SUFFIXES).search,
            infix_finditer=compile_infix_regex(_INFIXES).finditer,
            url_match=nlp.Defaults.url_match,
        )

    return create
