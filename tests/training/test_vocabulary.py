"""A vocabulary that is cut finds the pieces that were kept, and still takes any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentencepiece import SentencePieceProcessor
from sentencepiece.sentencepiece_model_pb2 import ModelProto

from training.translation.vocabulary import cut, kept, merges
from translations.built_in import MODEL

USED = (
    "De burgemeester verwacht dat de sluis in Terneuzen vrijdag weer opengaat.",
    " The mayor expects the lock in Terneuzen to reopen on Friday.",
)


@pytest.fixture(scope="module")
def model() -> ModelProto:
    return ModelProto.FromString((MODEL / "sentencepiece.model").read_bytes())


@pytest.fixture(scope="module")
def whole(model: ModelProto) -> SentencePieceProcessor:
    return SentencePieceProcessor(model_proto=model.SerializeToString())


@pytest.fixture(scope="module")
def smaller(model: ModelProto, whole: SentencePieceProcessor) -> SentencePieceProcessor:
    used = {piece for text in USED for piece in whole.encode(text, out_type=str)}
    proto = cut(model, kept(model, used))
    return SentencePieceProcessor(model_proto=proto.SerializeToString())


def test_the_earliest_pair_is_merged_first() -> None:
    ranked = {"bc": 1.0, "ab": 2.0, "abc": 3.0}
    assert merges("abc", ranked) == ["bc", "abc"]


def test_a_piece_that_can_not_be_merged_has_only_its_parts() -> None:
    assert merges("abx", {"ab": 1.0}) == ["ab"]


def test_what_was_kept_is_split_as_before(
    whole: SentencePieceProcessor, smaller: SentencePieceProcessor
) -> None:
    assert smaller.get_piece_size() < whole.get_piece_size()
    for text in USED:
        assert smaller.encode(text, out_type=str) == whole.encode(text, out_type=str)


def test_a_word_that_was_not_kept_is_split_further(
    whole: SentencePieceProcessor, smaller: SentencePieceProcessor
) -> None:
    assert len(smaller.encode(" Wednesday")) > len(whole.encode(" Wednesday"))


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_any_text_comes_back(smaller: SentencePieceProcessor, text: str) -> None:
    assert smaller.decode(smaller.encode(text)) == text


def test_the_pieces_that_the_engine_names_stay(smaller: SentencePieceProcessor) -> None:
    for name in ("<bos>", "<eos>", "<unk>", "<0x00>", "<0xFF>"):
        assert smaller.id_to_piece(smaller.piece_to_id(name)) == name
