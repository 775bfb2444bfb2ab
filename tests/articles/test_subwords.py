import numpy as np
import pytest
from spacy.strings import StringStore

from articles.subwords import UNIT, SubwordVectors


@pytest.fixture
def vectors():
    made = SubwordVectors(strings=StringStore(["fiets", "fietsbel", "qqq"]))
    pieces = ["▁fiets", "▁fie", "ts", "bel", "▁", "f"]
    scores = np.array([-4, -6, -5, -5, -3, -9], dtype=np.float32)
    table = np.array([[100, 0], [7, 7], [9, 9], [0, 50], [0, 0], [1, 1]], dtype=np.int8)
    made.fill(pieces, scores, table)
    return made


def test_the_likeliest_pieces_win(vectors):
    assert vectors.pieces("fiets") == ["▁fiets"]
    assert vectors.pieces("fietsbel") == ["▁fiets", "bel"]


def test_a_letter_that_is_no_piece_stands_alone(vectors):
    assert vectors.pieces("qfq") == ["▁", "q", "f", "q"]


def test_a_words_vector_is_the_mean_of_its_pieces_weighted_by_length(vectors):
    expected = np.array([6 * 100, 3 * 50]) / 9 / UNIT
    assert np.allclose(vectors.vector("fietsbel"), expected)


def test_a_word_without_known_pieces_has_no_direction(vectors):
    assert not vectors.vector("qqq").any()


def test_a_batch_is_one_row_for_each_word(vectors):
    keys = [vectors.strings["fietsbel"], vectors.strings["fiets"], vectors.strings["fietsbel"]]
    batch = vectors.get_batch(keys)
    assert batch.shape == (3, 2)
    assert np.array_equal(batch[0], batch[2])
    assert np.array_equal(batch[1], vectors.vector("fiets"))


def test_what_is_written_is_read_again(vectors, tmp_path):
    vectors.to_disk(tmp_path)
    again = SubwordVectors(strings=StringStore()).from_disk(tmp_path)
    assert again.pieces("fietsbel") == ["▁fiets", "bel"]
    assert np.array_equal(again.vector("fietsbel"), vectors.vector("fietsbel"))
    assert again.shape == (6, 2)
