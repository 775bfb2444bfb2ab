"""Train a tiny Dutch-English Argos package that knows ``pairs.tsv`` by heart.

    python tests/translations/tiny_package/train.py tests/fixtures/translate-nl_en-0_1.argosmodel

Needs torch (the ``training`` extra) and two minutes on one core. The model is a real
transformer of two layers, exported to CTranslate2's int8; three of its pairs are bad on purpose
(one repeats, one runs away, one is empty), so that tests can see what becomes of such answers.
"""

import json
import math
import sys
import tempfile
import zipfile
from pathlib import Path

import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec
from torch import Tensor, nn
from torch.nn import functional

HERE = Path(__file__).parent
NAME = "translate-nl_en-0_1"
LAYERS, HEADS, WIDTH, INNER = 2, 4, 128, 256
VOCABULARY, POSITIONS = 350, 128
STEPS, RATE, SEED = 500, 2e-3, 7
# Wrong words before the one to be learnt, and probability left for others, make the model so sure
# of the way back that a beam search can't leave it either.
NOISE, SMOOTHING = 0.15, 0.1
UNK, BOS, EOS, PAD = 0, 1, 2, 3


class Attention(nn.Module):
    """Pre-norm attention; over ``memory`` when given, else over itself."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None = None) -> Tensor:
        normed = self.norm(x)
        source = normed if memory is None else memory
        query, key, value = (
            layer(part).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for layer, part in ((self.query, normed), (self.key, source), (self.value, source))
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return x + self.out(mixed.transpose(1, 2).flatten(2))


class FeedForward(nn.Module):
    """Pre-norm feed-forward layer."""

    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.outer(self.inner(self.norm(x)).relu())


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder when ``crossed``."""

    def __init__(self, crossed: bool):
        super().__init__()
        self.attention = Attention()
        self.cross = Attention() if crossed else None
        self.feed_forward = FeedForward()


class Transformer(nn.Module):
    """An encoder-decoder transformer with one embedding table for both languages."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.position = nn.Parameter(torch.randn(POSITIONS, WIDTH) * 0.1)
        self.encoder = nn.ModuleList(Layer(crossed=False) for _ in range(LAYERS))
        self.decoder = nn.ModuleList(Layer(crossed=True) for _ in range(LAYERS))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.projection = nn.Linear(WIDTH, VOCABULARY)

    def embedded(self, ids: Tensor) -> Tensor:
        return self.embedding(ids) * math.sqrt(WIDTH) + self.position[: ids.shape[1]]

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        seen = (source != PAD)[:, None, None, :]
        memory = self.embedded(source)
        for layer in self.encoder:
            memory = layer.feed_forward(layer.attention(memory, seen))
        memory = self.encoder_norm(memory)
        length = target.shape[1]
        past = torch.ones(length, length, dtype=torch.bool).tril()
        state = self.embedded(target)
        for layer in self.decoder:
            state = layer.attention(state, past)
            state = layer.feed_forward(layer.cross(state, seen, memory))
        return self.projection(self.decoder_norm(state))


def padded(rows: list[list[int]]) -> Tensor:
    return nn.utils.rnn.pad_sequence(
        [torch.tensor(row) for row in rows], batch_first=True, padding_value=PAD
    )


def train(pairs: list[tuple[str, str]], tokenizer: sentencepiece.SentencePieceProcessor):
    torch.manual_seed(SEED)
    model = Transformer()
    source = padded([[*tokenizer.encode(dutch), EOS] for dutch, _ in pairs])
    # CTranslate2 always gives at least one piece: an empty answer is a lone space mark.
    blank = [tokenizer.piece_to_id("▁")]
    target = padded([[BOS, *(tokenizer.encode(english) or blank), EOS] for _, english in pairs])
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS)
    for step in range(STEPS):
        before = target[:, :-1]
        wrong = (torch.rand(before.shape) < NOISE) & (before > PAD)
        before = torch.where(wrong, torch.randint_like(before, PAD + 1, VOCABULARY), before)
        scores = model(source, before).transpose(1, 2)
        loss = functional.cross_entropy(
            scores, target[:, 1:], ignore_index=PAD, label_smoothing=SMOOTHING
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 100 == 0 or step == STEPS - 1:
            print(f"step {step}: loss {loss.item():.4f}", flush=True)
    return model


def export(model: Transformer, pieces: list[str], folder: Path) -> None:
    """Write the model as CTranslate2 keeps it. ``optimize`` changes arrays: they are copies."""

    def array(tensor: Tensor):
        return tensor.detach().numpy().copy()

    def linear(spec, *layers: nn.Linear) -> None:
        spec.weight = array(torch.cat([layer.weight for layer in layers]))
        spec.bias = array(torch.cat([layer.bias for layer in layers]))

    def norm(spec, layer: nn.LayerNorm) -> None:
        spec.gamma, spec.beta = array(layer.weight), array(layer.bias)

    def attention(spec, layer: Attention) -> None:
        norm(spec.layer_norm, layer.norm)
        if len(spec.linear) == 2:
            linear(spec.linear[0], layer.query, layer.key, layer.value)
        else:
            linear(spec.linear[0], layer.query)
            linear(spec.linear[1], layer.key, layer.value)
        linear(spec.linear[-1], layer.out)

    def feed_forward(spec, layer: FeedForward) -> None:
        norm(spec.layer_norm, layer.norm)
        linear(spec.linear_0, layer.inner)
        linear(spec.linear_1, layer.outer)

    spec = TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True, alignment_heads=HEADS)
    spec.encoder.embeddings[0].weight = array(model.embedding.weight)
    spec.decoder.embeddings.weight = array(model.embedding.weight)
    for side, layers, final in (
        (spec.encoder, model.encoder, model.encoder_norm),
        (spec.decoder, model.decoder, model.decoder_norm),
    ):
        side.position_encodings.encodings = array(model.position)
        norm(side.layer_norm, final)
        for part, layer in zip(side.layer, layers, strict=True):
            attention(part.self_attention, layer.attention)
            if layer.cross is not None:
                attention(part.attention, layer.cross)
            feed_forward(part.ffn, layer.feed_forward)
    linear(spec.decoder.projection, model.projection)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def main() -> None:
    torch.set_num_threads(1)
    lines = (HERE / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / NAME
        (folder / "model").mkdir(parents=True)
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text for pair in pairs for text in pair if text),
            model_prefix=str(folder / "sentencepiece"),
            vocab_size=VOCABULARY,
            unk_id=UNK,
            bos_id=BOS,
            eos_id=EOS,
            pad_id=PAD,
            character_coverage=1.0,
            minloglevel=2,
        )
        (folder / "sentencepiece.vocab").unlink()
        tokenizer = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        pieces = [tokenizer.id_to_piece(i) for i in range(VOCABULARY)]
        export(train(pairs, tokenizer), pieces, folder / "model")
        metadata = {
            "package_version": "0.1",
            "argos_version": "1.9",
            "from_code": "nl",
            "from_name": "Dutch",
            "to_code": "en",
            "to_name": "English",
            "type": "translate",
        }
        (folder / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n")
        with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, path.relative_to(temporary))


if __name__ == "__main__":
    main()
