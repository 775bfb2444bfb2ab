"""Well-known names in the place of marked ones, so that the model learns which name is what.

The marked texts show how names are used, but most of their names are invented or rare; what is a
party, a paper or a country has to be known by heart.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc, Span

SHARE = 0.4  # of the names in a text that is varied
FORMS = ("se", "en", "s", "")  # Russische, Russen, Belgen; a name takes the place of one like it

Pools = dict[tuple[str, str], list[list[str]]]


def read_pools(path: Path) -> Pools:
    """Read names by label and form, each as its words; lines are LABEL TAB name; name; name."""
    pools: Pools = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, names = line.partition("\t")
        for name in names.split("; "):
            pools[label, _form(label, name)].append(name.split(" "))
    return pools


def substituted(doc: Doc, pools: Pools) -> Doc:
    """Return a document of words and names, some of its names exchanged for known ones."""
    words: list[str] = []
    spaces: list[bool] = []
    marks: list[str] = []
    at = 0
    for name in [*doc.ents, doc[len(doc) :]]:
        _append(words, spaces, marks, doc[at : name.start], "")
        known = pools.get((name.label_, _form(name.label_, name.text)))
        if known and random.random() < SHARE and _can_go(name):
            parts: Sequence[str] = random.choice(known)
            words += parts
            spaces += [True] * (len(parts) - 1) + [bool(name[-1].whitespace_)]
            marks += _iob(len(parts), name.label_)
        else:
            _append(words, spaces, marks, name, name.label_)
        at = name.end
    return Doc(doc.vocab, words=words, spaces=spaces, ents=marks)


def _append(words: list[str], spaces: list[bool], marks: list[str], span: Span, label: str) -> None:
    words += [token.text for token in span]
    spaces += [bool(token.whitespace_) for token in span]
    marks += _iob(len(span), label)


def _iob(length: int, label: str) -> list[str]:
    return [f"{'I' if i else 'B'}-{label}" if label else "O" for i in range(length)]


def _form(label: str, name: str) -> str:
    return next(form for form in FORMS if name.endswith(form)) if label == "MISC" else ""


def _can_go(name: Span) -> bool:
    """Tell whether a name is no genitive, and no part of a compound or of a line in capitals."""
    text = name.text
    is_genitive = name.label_ in {"PER", "LOC"} and text.endswith("s")
    return not is_genitive and "-" not in text and not (len(text) > 6 and text.isupper())
