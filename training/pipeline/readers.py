"""What the training configurations name: the corpus reader and how vectors get in."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy import registry
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from training.pipeline.substitution import read_pools, substituted
from translations.spelling import without_accents

RENAMED = 0.5  # share of documents with exchanged names
LAYERS = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
MARKS = frozenset("\"'“”„‘’‚«»") | {",,", "''", "``"}
STYLES = [
    ('"', '"'),
    ("'", "'"),
    ("“", "”"),
    ("‘", "’"),
    ("„", "”"),
    ("„", "“"),
    (",,", "''"),
    ("«", "»"),
]


@registry.callbacks("newsreader.load_vectors.v1")
def create_vector_loader(path: str) -> Callable[[Language], Language]:
    """Fill the vocabulary's vectors before the components are set up."""

    def load(nlp: Language) -> Language:
        nlp.vocab.vectors.from_disk(path)
        return nlp

    return load


@registry.readers("newsreader.Corpus.v1")
def create_corpus(
    path: str, vary: bool, known_names: str | None = None
) -> Callable[[Language], Iterator[Example]]:
    """Read documents whose tokens and sentence starts are given, as they are in use.

    With ``vary`` they come in a new order each time, and some with other quotation marks, in
    capitals like a headline, or without accents; ``known_names`` take the place of some names.
    """

    pools = read_pools(Path(known_names)) if known_names else None

    def read(nlp: Language) -> Iterator[Example]:
        references = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        if vary:
            random.shuffle(references)
        for reference in references:
            if pools and reference.ents and random.random() < RENAMED:
                reference = substituted(reference, pools)  # noqa: PLW2901
            words = [token.text for token in reference]
            yield _example(reference, _varied(reference, words) if vary else words)

    return read


def _example(reference: Doc, words: list[str]) -> Example:
    spaces = [bool(token.whitespace_) for token in reference]
    starts = [token.is_sent_start for token in reference]
    if words != [token.text for token in reference]:
        layers = reference.to_array(LAYERS)
        reference = Doc(reference.vocab, words=words, spaces=spaces).from_array(LAYERS, layers)
    return Example(Doc(reference.vocab, words=words, spaces=spaces, sent_starts=starts), reference)


def _varied(doc: Doc, words: list[str]) -> list[str]:
    dice = random.random()
    if dice < 0.25:
        style, opened = random.choice(STYLES), False
        for i, word in enumerate(words):
            if word in MARKS:
                words[i], opened = style[opened], not opened
    elif dice < 0.29:
        start = random.randrange(len(words))
        words[start : start + 12] = [word.upper() for word in words[start : start + 12]]
    elif dice < 0.31:
        words = [without_accents(word) for word in words]
    return words
