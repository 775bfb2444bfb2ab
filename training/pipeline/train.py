"""Train the Dutch pipeline from its sources, start to finish.

Usage: python -m training.pipeline.train SHARED [--work build/pipeline] [--out articles/pipeline]

About an hour and a half on one core. The steps, each left out where its result is there already:

1. ``pieces``    word-piece vectors (pieces.py)
2. ``*.spacy``   training files (prepare.py)
3. ``syntax``    tags, morphology, lemmas, dependencies (syntax.cfg)
4. ``names``     entities (names.cfg)
5. assemble one pipeline with the project's tokenizer
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

import training.pipeline.readers  # noqa: F401  (the configurations name what it registers)
from articles.tokenizer import create_tokenizer
from training.pipeline.pieces import make_pieces
from training.pipeline.prepare import prepare

HERE = Path(__file__).parent
KNOWN_NAMES = Path("articles/lexicon/known_names.tsv")
PARTS = ("syntax", "names")
META = {
    "name": "newsreader",
    "description": "Dutch news: tags, morphology, lemmas, dependencies and names.",
    "license": "CC BY-SA 4.0",
}


def main() -> None:
    """Run the steps that remain to be done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/pipeline"))
    parser.add_argument("--out", type=Path, default=Path("articles/pipeline"))
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)

    set_current_ops(NumpyOps(use_blis=False))  # numpy's matrix product is the faster one
    if not (work / "pieces").exists():
        make_pieces(options.shared, work / "pieces")
    if not (work / "names-train.spacy").exists():
        prepare(options.shared, work)
    for part in PARTS:
        if not (work / part / "model-last").exists():
            _train(part, work)
    _assemble(work, options.out)


def _train(part: str, work: Path) -> None:
    paths: Mapping[str, str] = {
        "paths.train": str(work / f"{part}-train.spacy"),
        "paths.held_out": str(work / f"{part}-held-out.spacy"),
        "paths.pieces": str(work / "pieces"),
        **({"paths.known_names": str(KNOWN_NAMES)} if part == "names" else {}),
    }
    config = load_config(HERE / f"{part}.cfg", overrides=paths, interpolate=True)
    (work / part).mkdir(exist_ok=True)
    train(init_nlp(config), work / part)


def _assemble(work: Path, out: Path) -> None:
    """Join the parts to one pipeline."""
    pipeline = spacy.load(work / "syntax" / "model-best")
    # The last, not the best on 150 documents: the rate has fallen to nothing by then.
    names = spacy.load(work / "names" / "model-last")
    pipeline.add_pipe("ner", source=names)
    pipeline.tokenizer = create_tokenizer()(pipeline)
    pipeline.config["nlp"]["tokenizer"] = {"@tokenizers": "newsreader.DutchTokenizer.v1"}
    pipeline.meta.update(META)
    pipeline.to_disk(out)
    _named_by(pipeline).to_disk(out / "vocab" / "strings.json")


def _named_by(pipeline: Language) -> StringStore:
    """Return the strings that the parts refer to: labels, and the endings of lemmas.

    The other 140,000 are words of the training texts, which cost 40 MB and are met anew in use.
    """
    strings = pipeline.vocab.strings
    lemmatizer = pipeline.get_pipe("trainable_lemmatizer")
    trees = srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"]  # type: ignore[attr-defined]
    endings = {tree[key] for tree in trees for key in ("orig", "subst") if tree.get(key)}
    labels = {label for part in pipeline.pipe_labels.values() for label in part}
    return StringStore(sorted({strings[ending] for ending in endings} | labels))


if __name__ == "__main__":
    main()
