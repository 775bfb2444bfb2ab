"""Measure the Dutch pipeline: tokens, tags, lemmas, dependencies, speed, size, load time.

Usage: python -m evaluation.pipeline SHARED [--pipeline FOLDER]

SHARED holds ``data/dutch``, treebanks that were kept out of training, and ``gold``. UAS and LAS
leave punctuation out, as spaCy's published figures do; sentences and tokens are given. Names are
measured by ``evaluation.names``.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from articles.article import Article
from articles.parsing import PIPELINE, load_pipeline, parse
from evaluation.gold import read_gold
from training.pipeline.treebank import Tree, plain_lemma, read_trees

TREEBANKS = {
    "Alpino test, newspaper": "ud-alpino/test_H.conllu.gz",
    "Alpino test, all": "ud-alpino/nl_alpino-ud-test.conllu.gz",
    "Alpino dev": "ud-alpino/nl_alpino-ud-dev.conllu.gz",
    "LassySmall test": "ud-lassysmall/nl_lassysmall-ud-test.conllu.gz",
}
LAYERS = ("UAS", "LAS", "tag", "pos", "morph", "lemma")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--pipeline", type=Path, default=PIPELINE)
    options = parser.parse_args()

    begun = time.perf_counter()
    pipeline = load_pipeline(options.pipeline)
    size = sum(file.stat().st_size for file in options.pipeline.rglob("*")) / 1e6
    print(
        f"size {size:.1f} MB, load {time.perf_counter() - begun:.2f} s (spaCy's import included)\n"
    )

    print(f"{'treebank':<24}" + "".join(f"{layer:>8}" for layer in (*LAYERS, "token F")))
    for name, file in TREEBANKS.items():
        trees = list(read_trees(options.shared / "data" / "dutch" / file))
        scores = {**syntax_scores(pipeline, trees), "token F": token_f(pipeline, trees)}
        print(f"{name:<24}" + "".join(f"{100 * score:8.1f}" for score in scores.values()))

    words, seconds = speed(
        pipeline, [g.article for g in read_gold(options.shared / "gold" / "written-dev")]
    )
    print(f"\nspeed {words / seconds:.0f} words/s of processor time")


def syntax_scores(pipeline: Language, trees: Sequence[Tree]) -> dict[str, float]:
    """Return the share of tokens right in each layer; UAS and LAS without punctuation."""
    right, counted = Counter[str](), Counter[str]()
    for tree, doc in zip(trees, parsed(pipeline, trees), strict=True):
        for token, row in zip(doc, tree.rows, strict=True):
            _, word, lemma, upos, xpos, features, head, dep, *_ = row
            found_head = (
                "0" if token.head is token or token.head == token else str(token.head.i + 1)
            )
            found_dep = "root" if token.dep_ == "ROOT" else token.dep_
            found_features = str(token.morph) or "_"
            results = {
                "tag": token.tag_ == xpos,
                "pos": token.pos_ == upos,
                "morph": found_features == features,
                "lemma": token.lemma_ == plain_lemma(word, lemma),
            }
            if dep != "punct":
                results["UAS"] = found_head == head
                results["LAS"] = results["UAS"] and found_dep == dep
            right.update(layer for layer, is_right in results.items() if is_right)
            counted.update(results.keys())
    return {layer: right[layer] / counted[layer] for layer in LAYERS}


def parsed(pipeline: Language, trees: Sequence[Tree]) -> Iterator[Doc]:
    """Parse each tree's words as one sentence."""
    docs = (
        Doc(
            pipeline.vocab,
            words=[row[1] for row in tree.rows],
            spaces=["SpaceAfter=No" not in row[9] for row in tree.rows],
            sent_starts=[place == 0 for place in range(len(tree.rows))],
        )
        for tree in trees
    )
    return pipeline.pipe(docs, batch_size=64)


def token_f(pipeline: Language, trees: Sequence[Tree]) -> float:
    """Return the F of token spans, the text of each sentence given."""
    tokenizer = pipeline.tokenizer
    both = total = 0
    for tree in trees:
        gold, text = set[tuple[int, int]](), ""
        for row in tree.rows:
            gold.add((len(text), len(text) + len(row[1])))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        found = {(token.idx, token.idx + len(token)) for token in tokenizer(text.rstrip())}
        both += 2 * len(gold & found)
        total += len(gold) + len(found)
    return both / total


def speed(pipeline: Language, articles: Sequence[Article]) -> tuple[int, float]:
    """Return how many words (tokens but white space) were analysed in how many seconds."""
    begun, words = time.process_time(), 0
    for article in articles:
        words += sum(not token.is_space for token in parse(article, pipeline=pipeline))
    return words, time.process_time() - begun


if __name__ == "__main__":
    main()
