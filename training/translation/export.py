"""Make the shipped kind of model out of trained weights: a CTranslate2 generator in int8.

Usage: python -m training.translation.export WEIGHTS.pt --out FOLDER

The folder can take the place of ``translations/nl_en``; to see what it scores:
``python -m evaluation.translation NL EN --model FOLDER``.
"""

import argparse
import hashlib
import shutil
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import ctranslate2
import numpy as np
import torch
from ctranslate2.converters import utils
from ctranslate2.specs import common_spec, transformer_spec
from sentencepiece import SentencePieceProcessor
from torch import Tensor

from training.translation.glossary import Hints, compressed, table
from training.translation.model import (
    GLOBAL_BASE,
    HEAD_WIDTH,
    HEADS,
    LAYERS,
    LOCAL_BASE,
    WINDOW,
    is_global,
)
from training.translation.prepare import HELD_OUT, WORK, read
from training.translation.starts import NORMS, Array, State
from training.translation.tokens import Encoder
from translations.built_in import ANSWER_END, MODEL, OWN_GLOSSARY, PROMPT_START, BuiltInEngine

_PART = 48_000_000  # bytes: hosts of repositories refuse files over 50 or 100 MB
NOTICES = ("NOTICE", "GEMMA_TERMS.txt")  # go with every model
_COPIED = ("sentencepiece.model", *NOTICES)
_PROBES = ("Dit is een zin.", 'De burgemeester zei dinsdag: "We wachten het onderzoek af."')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stochastic", action="store_true", help="round at random; see docs")
    parser.add_argument("--shipped", type=Path, default=MODEL, help="vocabulary and notices")
    parser.add_argument("--glossary", action="store_true", help="the model has learnt to read it")
    parser.add_argument("--work", type=Path, default=WORK, help="to measure on what is held out")
    options = parser.parse_args()
    state: State = torch.load(options.weights, map_location="cpu", weights_only=True)
    if options.stochastic:
        state = {name: _rounded(w) if w.dim() > 1 else w for name, w in state.items()}
    export(state, options.out, options.shipped, glossary=options.glossary)
    engine = BuiltInEngine(options.out)
    outputs = engine.start(_PROBES, beam_size=1, cancelled=bool).outputs()
    for probe, output in zip(_PROBES, outputs, strict=True):
        print(f"{probe}\n  {output.text}")
    if (options.work / HELD_OUT).exists():
        print(f"held out: {held_out_loss(options.out, options.work / HELD_OUT):.4f} nats a piece")


def _rounded(weights: Tensor) -> Tensor:
    """Round weights to what int8 can hold, up or down at random: what is nearer more often.

    The weights of a shipped model lie on those values. A change of less than half the way to the
    next one would be lost in each if they were rounded to the nearest; so it is kept in the mean.
    """
    steps = weights.abs().amax(dim=1, keepdim=True) / 127
    # What is on a value but for the error of the division stays there.
    places = (weights / steps).mul(1000).round().div(1000)
    chance = torch.rand(places.shape, generator=torch.Generator().manual_seed(1))
    below = places.floor()
    return (below + (chance < places - below)) * steps


def export(state: State, folder: Path, shipped: Path, *, glossary: bool) -> None:
    """Write a model's files, ``SHA256SUMS`` with them, and the glossary if it reads one."""
    spec = specification({name: tensor.float().numpy() for name, tensor in state.items()})
    processor = SentencePieceProcessor(model_proto=(shipped / "sentencepiece.model").read_bytes())
    spec.register_vocabulary(
        [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    )
    spec.config.bos_token, spec.config.eos_token = PROMPT_START, ANSWER_END
    spec.config.unk_token = "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("model.bin*"):
        old.unlink()
    with TemporaryDirectory(dir=folder) as made:
        spec.save(made)
        weights = (Path(made) / "model.bin").read_bytes()
        for name in ("config.json", "vocabulary.json"):
            shutil.copyfile(Path(made) / name, folder / name)
    for part, start in enumerate(range(0, len(weights), _PART)):
        (folder / f"model.bin.part{part}").write_bytes(weights[start : start + _PART])
    for name in _COPIED:
        shutil.copyfile(shipped / name, folder / name)
    (folder / OWN_GLOSSARY).unlink(missing_ok=True)
    if glossary:
        (folder / OWN_GLOSSARY).write_bytes(compressed(table(rare=True)))
    names = [path.name for path in sorted(folder.glob("model.bin.part*"))]
    summed = [
        "config.json",
        *([OWN_GLOSSARY] if glossary else []),
        *names,
        "sentencepiece.model",
        "vocabulary.json",
    ]
    sums = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in summed
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def specification(arrays: dict[str, Array]) -> transformer_spec.TransformerDecoderModelSpec:
    """Put the weights where CTranslate2 wants them."""
    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        LAYERS,
        HEADS,
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=HEAD_WIDTH,
        rotary_interleave=False,
        rotary_base=LOCAL_BASE,
        num_heads_kv=1,
        head_dim=HEAD_WIDTH,
        sliding_window=WINDOW,
        pre_post_layer_norm=True,
        quant_type=common_spec.Quantization.CT2,
        qk_norm=True,
    )

    def set_norm(norm: common_spec.LayerNormSpec, name: str) -> None:
        norm.gamma = arrays[f"{name}.weight"] - 1
        norm.layer_norm_use_residual = True  # the factor is 1 + gamma

    decoder = spec.decoder
    decoder.scale_embeddings = True
    decoder.start_from_zero_embedding = False
    decoder.embeddings.weight = arrays["embeddings.weight"]
    decoder.projection.weight = arrays["embeddings.weight"]
    set_norm(decoder.layer_norm, "norm")
    for number, layer in enumerate(decoder.layer):
        attention = layer.self_attention
        wide = is_global(number)
        attention.rotary_base = np.float32(GLOBAL_BASE if wide else LOCAL_BASE)
        attention.sliding_window = np.int32(0 if wide else WINDOW)
        fused = [common_spec.LinearSpec() for _ in range(3)]
        for linear, name in zip(fused, ("query", "key", "value"), strict=True):
            linear.weight = arrays[f"layers.{number}.{name}.weight"]
        utils.fuse_linear(attention.linear[0], fused)
        attention.linear[1].weight = arrays[f"layers.{number}.output.weight"]
        layer.ffn.linear_0.weight = arrays[f"layers.{number}.gate.weight"]
        layer.ffn.linear_0_noact.weight = arrays[f"layers.{number}.up.weight"]
        layer.ffn.linear_1.weight = arrays[f"layers.{number}.down.weight"]
        for name, theirs in NORMS.items():
            set_norm(attrgetter(theirs.replace("/", "."))(layer), f"layers.{number}.{name}")
    return spec


def held_out_loss(folder: Path, held_out: Path) -> float:
    """Return the loss of an exported model on the held-out pairs, in nats a piece."""
    encoder = Encoder(folder / "sentencepiece.model")
    hints = Hints(share=(folder / OWN_GLOSSARY).exists())
    examples = [encoder.encode(hints.all(pair), context=False) for pair in read(held_out)]
    weights = b"".join(path.read_bytes() for path in sorted(folder.glob("model.bin.part*")))
    files = {"model.bin": weights} | {
        name: (folder / name).read_bytes() for name in ("config.json", "vocabulary.json")
    }
    generator = ctranslate2.Generator(str(folder), compute_type="int8", files=files)
    total = 0.0
    for example in examples:
        pieces = example.prompt + example.answer
        names = [[encoder.processor.id_to_piece(piece) for piece in pieces]]
        # One at a time: ``score_batch`` would be the call for this, but breaks on this model.
        scores = np.array(generator.forward_batch(names, return_log_probs=True))[0]
        start = len(example.prompt)
        total += float(scores[range(start - 1, len(pieces) - 1), pieces[start:]].sum())
    return -total / sum(len(example.answer) for example in examples)


if __name__ == "__main__":
    main()
