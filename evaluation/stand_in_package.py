"""Make an Argos package as large as the usual ones, which answers in as many pieces as it is given.

    python -m evaluation.stand_in_package build/translate-nl_en-0_1.argosmodel
    newsreader models install build/translate-nl_en-0_1.argosmodel
    python -m evaluation.speed ARTICLE --package translate-nl_en-0_1

Speed depends on the size of a model and on how much it reads and writes, not on what it has learnt;
so where no real package can be had, this one stands in for it: a transformer of six layers each
side, 512 wide, with 32,000 pieces, int8, computed in full. Its weights are set by hand. Only the
attention of the decoder's last layer to the source adds to what passes through: each place looks at
the place of the same number and takes over its piece, up to the end mark. The last matrix then
finds another piece for each, lest it look as if nothing had been translated. All other layers hold
random weights, so small in the matrix that leads back that they change nothing.
"""

import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

ROOT = Path(__file__).parents[1]
NAME = "translate-nl_en-0_1"
LAYERS, HEADS, WIDTH, INNER = 6, 8, 512, 2048
HEAD = WIDTH // HEADS
# A vector holds what the piece is, then, in as many numbers as one head has, where it is.
PIECE, PLACE = slice(0, WIDTH - HEAD), slice(WIDTH - HEAD, WIDTH)
VOCABULARY, LEARNT_PIECES, POSITIONS = 32_000, 12_000, 1024
UNK, BOS, EOS = 0, 1, 2
SHARPNESS = 30.0  # of the look at one place: scores that far apart leave nothing to the others
LOUDNESS = 50.0  # of the piece taken over, against the one before that stood there
WORD_START = "▁"

chance = np.random.default_rng(1)


def texts() -> Iterator[str]:
    """Give Dutch and English to learn the pieces from."""
    for path in sorted((ROOT / "training/translation/data").glob("*.tsv")):
        yield from path.read_text(encoding="utf-8").replace("\t", "\n").splitlines()
    for path in sorted((ROOT / "samples").glob("*.txt")):
        yield from path.read_text(encoding="utf-8").splitlines()


def random(*shape: int):
    return chance.standard_normal(shape).astype(np.float32) / np.float32(shape[-1] ** 0.5)


def zeros(*shape: int):
    return np.zeros(shape, np.float32)


def linear(spec, weight) -> None:
    """Set a linear layer; ``weight`` is (out, in)."""
    spec.weight, spec.bias = weight, zeros(len(weight))


def norm(spec) -> None:
    spec.gamma, spec.beta = np.ones(WIDTH, np.float32), zeros(WIDTH)


def faint(*shape: int):
    """Give weights that change nothing; zeros would be kept once for all layers, and be quicker."""
    return random(*shape) * np.float32(1e-4)


def faint_layer(spec) -> None:
    """Set a layer that computes as any other and adds next to nothing to what passes."""
    for attention in filter(None, (spec.self_attention, getattr(spec, "attention", None))):
        norm(attention.layer_norm)
        widths = (3 * WIDTH,) if len(attention.linear) == 2 else (WIDTH, 2 * WIDTH)
        for part, width in zip(attention.linear, widths, strict=False):
            linear(part, random(width, WIDTH))
        linear(attention.linear[-1], faint(WIDTH, WIDTH))
    norm(spec.ffn.layer_norm)
    linear(spec.ffn.linear_0, random(INNER, WIDTH))
    linear(spec.ffn.linear_1, faint(WIDTH, INNER))


def reading_attention(spec) -> None:
    """Set an attention to the source that takes over the piece at the same place."""
    query, key, value, out = zeros(4, WIDTH, WIDTH)
    for start in range(0, WIDTH, HEAD):
        head = slice(start, start + HEAD)
        query[head, PLACE] = np.eye(HEAD) * SHARPNESS
        key[head, PLACE] = np.eye(HEAD)
    value[PIECE, PIECE] = np.eye(WIDTH - HEAD)
    out[PIECE, PIECE] = np.eye(WIDTH - HEAD) * LOUDNESS
    linear(spec.linear[0], query)
    linear(spec.linear[1], np.concatenate([key, value]))
    linear(spec.linear[2], out)


def exchanged(pieces: list[str]) -> list[int]:
    """Give each piece's other one: the next that begins a word too, or the next that doesn't."""
    other = list(range(len(pieces)))
    ordinary = other[EOS + 1 :]
    for begins in (True, False):
        same = [number for number in ordinary if pieces[number].startswith(WORD_START) == begins]
        for number, following in zip(same, same[1:] + same[:1], strict=True):
            other[number] = following
    return other


def exchanging_model(pieces: list[str]) -> TransformerSpec:
    """Make the model; ``pieces`` are those that text is cut into, the others are never used."""
    spec = TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True)
    embeddings = zeros(VOCABULARY, WIDTH)
    embeddings[:, PIECE] = chance.choice([-1, 1], (VOCABULARY, WIDTH - HEAD)) / WIDTH**0.5
    positions = zeros(POSITIONS, WIDTH)
    positions[:, PLACE] = chance.choice([-1, 1], (POSITIONS, HEAD))
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = positions
        norm(side.layer_norm)
        for layer in side.layer:
            faint_layer(layer)
    reading_attention(spec.decoder.layer[-1].attention)
    projection = embeddings.copy()
    projection[exchanged(pieces)] = embeddings[: len(pieces)]
    linear(spec.decoder.projection, projection)
    pieces = pieces + [f"<unused {number}>" for number in range(VOCABULARY - len(pieces))]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    return spec


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / NAME
        (folder / "model").mkdir(parents=True)
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=texts(),
            model_prefix=str(folder / "sentencepiece"),
            vocab_size=LEARNT_PIECES,
            unk_id=UNK,
            bos_id=BOS,
            eos_id=EOS,
            minloglevel=2,
        )
        (folder / "sentencepiece.vocab").unlink()
        tokenizer = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        pieces = [tokenizer.id_to_piece(number) for number in range(LEARNT_PIECES)]
        model = exchanging_model(pieces)
        model.validate()
        model.optimize(quantization="int8")
        model.save(str(folder / "model"))
        metadata = {"package_version": "0.1", "from_code": "nl", "to_code": "en"}
        names = {"from_name": "Dutch", "to_name": "English", "type": "translate"}
        (folder / "metadata.json").write_text(json.dumps(metadata | names), encoding="utf-8")
        with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, path.relative_to(temporary))


if __name__ == "__main__":
    main()
