"""Make the training files: trees for the syntax, marked names, and word-piece vectors."""

import gzip
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import spacy
from spacy.tokens import Doc, DocBin

from articles.tokenizer import create_tokenizer
from training.pipeline import marked_names, treebank
from training.pipeline.marked_names import Marked
from training.pipeline.treebank import Tree

OWN = Path(__file__).parent / "names"  # sentences with their names
MARKS = OWN / "of-pairs"  # names of sentences in the shared sentence pairs
ARTICLES = Path(__file__).parents[1] / "articles"

SENTENCES = 3  # in a document; the encoder sees across sentence ends, as in use
HELD_OUT = 150  # documents of each kind, to choose the best checkpoint by
LEAST = 25  # letters in a sentence before its occurrence in a gold article counts as overlap

Item = TypeVar("Item")


def prepare(shared: Path, work: Path) -> None:
    """Write ``{syntax,names}-{train,held-out}.spacy`` into ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    measured, articles = _measured(shared)

    def allowed(item: Tree | Marked) -> bool:
        letters = item.letters
        return letters not in measured and not (len(letters) > LEAST and letters in articles)

    chance = random.Random(1)
    for kind, docs, only_train in (
        ("syntax", *_syntax(shared / "data" / "dutch", allowed, chance)),
        ("names", *_names(shared, allowed, chance)),
    ):
        chance.shuffle(docs)
        _write(docs[:HELD_OUT], work / f"{kind}-held-out.spacy")
        _write(docs[HELD_OUT:] + only_train, work / f"{kind}-train.spacy")


def _measured(shared: Path) -> tuple[set[str], str]:
    """Return the sentences that only measure, and the text of the gold articles, in letters."""
    dutch = shared / "data" / "dutch"
    files = [*dutch.glob("ud-alpino/*.gz"), *dutch.glob("ud-lassysmall/*-test.conllu.gz")]
    sentences = {tree.letters for file in files for tree in treebank.read_trees(file)}
    texts = (
        f.read_text("utf-8")
        for d in ("dev", "written-dev")
        for f in (shared / "gold" / d).glob("*.txt")
    )
    return sentences, " ".join("".join(text.split()) for text in texts)


def _syntax(dutch: Path, allowed, chance) -> tuple[list[Doc], list[Doc]]:
    """Return current trees with all layers, and those of the 2017 file with the parse alone."""
    vocab = spacy.blank("nl").vocab
    dev = dutch / "ud-lassysmall" / "nl_lassysmall-ud-dev.conllu.gz"
    docs, seen = [], set()
    for file in (*sorted(dutch.glob("alpino-trees/*.gz")), dev):
        trees = [tree for tree in treebank.read_trees(file) if allowed(tree)]
        seen |= {tree.letters for tree in trees}
        docs += [treebank.to_doc(vocab, part, chance, parse_only=False) for part in _parts(trees)]
    old = treebank.read_trees(dutch / "ud-lassysmall" / "train-ccd0244.conllu.gz")
    kept = (treebank.to_current(tree) for tree in old if allowed(tree) and tree.letters not in seen)
    trees = [tree for tree in kept if tree]
    return docs, [treebank.to_doc(vocab, p, chance, parse_only=True) for p in _parts(trees)]


def _names(shared: Path, allowed, chance) -> tuple[list[Doc], list[Doc]]:
    """Return the marked sentences and articles, and most of the articles a second time."""
    nlp = spacy.blank("nl")
    nlp.tokenizer = create_tokenizer()(nlp)
    texts = []
    for file in sorted((shared / "data" / "names").glob("*.tsv")) + sorted(OWN.glob("*.tsv")):
        sentences = [part for part in marked_names.read_sentences(file) if allowed(part)]
        texts += [marked_names.join(part, chance) for part in _parts(sentences)]
    for file in sorted(MARKS.glob("*.tsv")):
        pairs = shared / "data" / "parallel" / f"{file.stem}.tsv.gz"
        with gzip.open(pairs, "rt", encoding="utf-8") as lines:
            dutch = [line.partition("\t")[0].rstrip("\n") for line in lines]
        sentences = [part for part in marked_names.read_marks(file, dutch) if allowed(part)]
        texts += [marked_names.join(part, chance) for part in _parts(sentences)]
    once = [marked_names.to_doc(text, nlp.make_doc) for text in texts]
    twice = []
    gold = shared / "gold" / "written-train"
    for number, file in enumerate([*sorted(gold.glob("*.json")), *sorted(ARTICLES.glob("*.json"))]):
        paragraphs = marked_names.paragraphs(marked_names.read_article(file))
        docs = [marked_names.to_doc(text, nlp.make_doc) for text in paragraphs]
        if number % 16:
            twice += docs
        else:
            once += docs
    return once, twice + twice


def _parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    items = list(items)
    for start in range(0, len(items), SENTENCES):
        yield items[start : start + SENTENCES]


def _write(docs: list[Doc], path: Path) -> None:
    DocBin(docs=docs).to_disk(path)
    print(f"{path.name}: {len(docs)} documents, {sum(map(len, docs))} tokens")
