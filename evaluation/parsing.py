"""Parsing for the measures: any pipeline, over the sentences of the loaded article."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import articles.subwords
import articles.tokenizer  # noqa: F401  (the pipeline names what both register)
from articles.article import Article


def load_pipeline(path: Path) -> Language:
    """Load a trained pipeline from its folder."""
    return spacy.load(path)


def parse(pipeline: Language, article: Article) -> Doc:
    """Return the article as a parsed Doc, split into the article's own sentences."""
    doc = pipeline.make_doc(article.text)
    starts = {sentence.start for sentence in article.sentences}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    for _, component in pipeline.pipeline:
        doc = component(doc)
    return doc
