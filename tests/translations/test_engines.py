"""Both engines on CTranslate2: one English string for each sentence, and how sure it is."""

import os
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos import ArgosEngine
from translations.built_in import MODEL, BuiltInEngine
from translations.engines import Engine, Limits, Output, dealt
from translations.errors import ModelError
from translations.packages import read_package

DUTCH = ["Het regent.", "De brug is open.", "Het regent."]


@pytest.fixture(params=["built-in", "argos"])
def engine(request: pytest.FixtureRequest, tiny_archive: Path, tmp_path: Path) -> Engine:
    if request.param == "built-in":
        return BuiltInEngine()
    with zipfile.ZipFile(tiny_archive) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    return ArgosEngine(read_package(folder))


def translated(engine: Engine, dutch: list[str], beam_size: int = 1) -> list[Output]:
    return engine.start(dutch, beam_size=beam_size, cancelled=bool).outputs()


def test_each_sentence_has_its_english_and_how_sure_it_is(engine: Engine):
    for beam_size in (1, engine.beam_size, engine.best_beam_size):
        outputs = translated(engine, DUTCH, beam_size)
        assert len(outputs) == 3
        assert outputs[0].text == outputs[2].text != ""
        assert outputs[0].sureness == pytest.approx(outputs[2].sureness, abs=0.01)
        assert all(-10 < output.sureness <= 0 for output in outputs)


def test_sureness_does_not_depend_on_the_length(engine: Engine):
    few, many = translated(engine, ["Het regent.", "Het regent. " * 6])
    assert many.sureness > 6 * few.sureness


def test_a_wider_beam_is_given_less_at_once(engine: Engine):
    assert engine.best_beam_size > engine.beam_size
    assert engine.limits(engine.best_beam_size).planned < engine.limits(engine.beam_size).planned


def test_greedy_search_ends_as_soon_as_it_is_cancelled(engine: Engine):
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return True

    pending = engine.start(DUTCH, beam_size=1, cancelled=cancelled)
    pending.outputs()
    assert pending.done()
    assert len(asked) <= len(DUTCH)


@given(st.lists(st.integers(1, 200)), st.integers(1, 4), st.integers(1, 16))
def test_sentences_are_dealt_out_evenly(lengths: list[int], workers: int, most: int):
    batches = dealt(lengths, workers, Limits(most, most * 200, 0))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    assert all(0 < len(batch) <= most for batch in batches)
    assert [lengths[i] for batch in batches for i in batch] == sorted(lengths, reverse=True)
    even_share = -(-len(lengths) // workers)
    assert all(len(batch) <= even_share for batch in batches)


@given(st.lists(st.integers(1, 200)), st.integers(1, 4), st.integers(1, 400))
def test_several_sentences_in_a_batch_have_room(lengths: list[int], workers: int, room: int):
    batches = dealt(lengths, workers, Limits(16, room, 0))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    assert all(0 < len(batch) <= 16 for batch in batches)
    assert [lengths[i] for batch in batches for i in batch] == sorted(lengths, reverse=True)
    several = [batch for batch in batches if len(batch) > 1]
    assert all(len(batch) * lengths[batch[0]] <= room for batch in several)


def test_a_batch_holds_sentences_of_about_one_length_and_no_worker_waits_for_another():
    lengths = [9, 50, 10, 40, 52, 41]
    assert dealt(lengths, 2, Limits(16, 500, 0)) == [[4, 1], [5, 3], [2, 0]]
    assert dealt(lengths, 2, Limits(16, 99, 0)) == [[4], [1], [5, 3], [2, 0]]
    assert dealt([30] * 8, 4, Limits(16, 240, 0)) == [[0, 1], [2, 3], [4, 5], [6, 7]]
    assert dealt([30] * 8, 1, Limits(8, 240, 0)) == [[0, 1, 2, 3, 4, 5, 6, 7]]


def test_a_system_without_files_in_memory_reads_the_model_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(os, "memfd_create", raising=False)
    english = translated(BuiltInEngine(), ["De brug is open."])
    monkeypatch.undo()
    assert english == translated(BuiltInEngine(), ["De brug is open."])
    assert "open" in english[0].text.lower()


def test_reading_the_model_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = BuiltInEngine()
    assert not list(tmp_path.iterdir())
    assert translated(engine, ["De brug is open."])[0].text


def test_a_model_cut_short_is_refused(tmp_path: Path):
    for file in MODEL.iterdir():
        if file.is_file():
            (tmp_path / file.name).symlink_to(file)
    last = max(tmp_path.glob("model.bin.part*"))
    whole = last.read_bytes()
    last.unlink()
    last.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match="can't be loaded"):
        BuiltInEngine(tmp_path)
