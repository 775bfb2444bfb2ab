"""What a translator yields and when: quick English, then better; what is on screen first."""

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.engines import Identity, Limits, Output, Running
from translations.memory import Memory
from translations.translator import Effort, Translation, Translator

TINY = Identity("built-in", "tiny", "1.0", "abc")
OTHER = Identity("built-in", "tiny", "1.1", "def")
WRONG = "fout "


@dataclass(frozen=True)
class Ready:
    """What CTranslate2 gives for a sentence in the background, ready at once."""

    output: Output

    def done(self) -> bool:
        return True

    def result(self) -> Output:
        return self.output


class FakeEngine:
    """Says with which beam a sentence was translated; it is as sure as the number in the sentence.

    A sentence with ``WRONG`` comes out empty until it is redone.
    """

    beam_size = 1
    best_beam_size = 4
    max_pieces = 1000
    workers = 2

    def __init__(self, identity: Identity = TINY, planned: int = 24, together: int = 8):
        self.identity = identity
        self._planned = planned
        self._together = together
        self.calls: list[tuple[int, tuple[str, ...]]] = []

    def pieces(self, sentence: str) -> int:
        return len(sentence.split())

    def limits(self, beam_size: int) -> Limits:
        together = self._together if beam_size == 1 else 1
        return Limits(together, self._planned, self._planned // beam_size)

    def start(
        self,
        sentences: Sequence[str],
        *,
        beam_size: int,
        no_repeat_ngram_size: int = 0,
        cancelled: Callable[[], bool],
    ) -> Running:
        self.calls.append((beam_size, tuple(sentences)))
        return Running(
            [Ready(self._output(s, f"{beam_size}", no_repeat_ngram_size)) for s in sentences],
            lambda output: output,
        )

    def _output(self, sentence: str, beam: str, no_repeat: int) -> Output:
        sure = -float(next((w for w in sentence.split() if w.isdecimal()), "0"))
        if WRONG in sentence and not no_repeat:
            return Output("", sure)
        # What is the same with any beam stays as it is.
        return Output(sentence if "gelijk" in sentence else f"{sentence} by {beam}", sure)


def article(count: int) -> list[str]:
    """Make sentences of three pieces, of which the later ones are less and less sure."""
    return [f"zin nummer {number}" for number in range(count)]


def all_of(translations: Iterator[tuple[Translation, ...]]) -> list[Translation]:
    return [translation for batch in translations for translation in batch]


def opened(path: Path) -> Memory:
    found = Memory.open(path)
    assert found is not None
    return found


def test_every_sentence_has_quick_english_before_any_has_better():
    found = all_of(Translator(FakeEngine(), None).translate(article(10)))
    assert [t.final for t in found] == [False] * 10 + [True] * 10
    assert sorted(t.index for t in found[:10]) == list(range(10))
    assert sorted(t.index for t in found[10:]) == list(range(10))
    assert {t.text for t in found[:10]} == {f"{s} by 1" for s in article(10)}
    assert {t.text for t in found[10:]} == {f"{s} by 4" for s in article(10)}


@pytest.mark.parametrize(("effort", "beam"), [("quick", 1), ("best", 4), (3, 3)])
def test_only_one_english_is_made_where_one_is_wanted(effort: Effort | int, beam: int):
    engine = FakeEngine()
    found = all_of(Translator(engine, None, effort).translate(article(10)))
    assert sorted((t.index, t.final) for t in found) == [(index, True) for index in range(10)]
    assert {size for size, _ in engine.calls} == {beam}


def test_a_model_whose_first_english_is_its_best_makes_one():
    engine = FakeEngine()
    engine.best_beam_size = 1
    assert all(t.final for t in all_of(Translator(engine, None).translate(article(5))))


@pytest.mark.parametrize(("screen", "sizes"), [((), [6, 6]), ((0, 1, 2), [1, 1, 1, 5, 4])])
def test_with_a_screen_little_is_begun_with(screen: tuple[int, ...], sizes: list[int]):
    engine = FakeEngine(planned=36)
    all_of(Translator(engine, None).translate(article(12), visible=lambda: screen))
    assert [len(sentences) for beam, sentences in engine.calls if beam == 1] == sizes


def test_a_worker_never_waits_while_there_is_work():
    slow = FakeEngine()
    translations = Translator(slow, None, "best").translate(article(9))
    for count, batch in enumerate(translations, start=2):
        assert len(batch) in {1, 2}
        assert sum(len(sentences) for _, sentences in slow.calls) >= min(count, 9)


def test_a_sentence_longer_than_a_chunk_is_translated_alone():
    engine = FakeEngine(planned=4)
    assert len(all_of(Translator(engine, None).translate(article(3)))) == 6
    assert {len(sentences) for _, sentences in engine.calls} == {1}


def test_better_english_comes_first_for_what_is_on_screen_then_for_the_least_sure():
    sentences = article(8)
    found = all_of(Translator(FakeEngine(), None).translate(sentences, visible=lambda: (2, 3)))
    assert [t.index for t in found[:2]] == [2, 3]
    assert [t.index for t in found[8:]] == [2, 3, 7, 6, 5, 4, 1, 0]


def test_what_is_on_screen_is_asked_before_every_chunk():
    seen = [5, 6]
    order = []
    for batch in Translator(FakeEngine(), None, "best").translate(
        article(20), visible=lambda: seen
    ):
        order += [t.index for t in batch]
        seen[:] = [19, 18]
    # By the time that the first are shown the next have been begun.
    assert order[:6] == [5, 6, 0, 1, 19, 18]


def test_what_came_out_wrong_is_redone_in_each_pass():
    engine = FakeEngine()
    sentences = ["zin 1", f"{WRONG} dit is een zin 0", "zin 2"]
    found = all_of(Translator(engine, None).translate(sentences))
    assert [t.index for t in found if not t.final] == [0, 1, 2]
    assert sorted(t.index for t in found if t.final) == [0, 1, 2]
    assert not any(t.doubtful for t in found)
    assert [beam for beam, asked in engine.calls if sentences[1] in asked] == [1, 4, 4, 4]


def test_english_that_beam_search_leaves_as_it_is_becomes_final():
    found = all_of(Translator(FakeEngine(), None).translate(["gelijk 1", "zin 2"]))
    assert [(t.text, t.final) for t in found if t.index == 0] == [
        ("gelijk 1", False),
        ("gelijk 1", True),
    ]


def test_equal_sentences_are_translated_once_and_given_everywhere():
    engine = FakeEngine()
    found = all_of(Translator(engine, None).translate(["zin 1", "zin 2", "zin 1"]))
    assert sorted((t.index, t.final) for t in found) == sorted(
        (index, final) for index in range(3) for final in (False, True)
    )
    assert sum(len(sentences) for _, sentences in engine.calls) == 4


def test_a_sentence_without_a_letter_is_final_as_it_is():
    engine = FakeEngine()
    found = all_of(Translator(engine, None).translate(["* * *", "zin 1"]))
    assert [t for t in found if t.index == 0] == [Translation(0, "* * *", False, True)]


class TestMemory:
    def test_what_is_remembered_as_best_is_not_translated_again(self, tmp_path: Path):
        memory = opened(tmp_path / "memory")
        best = {t.index: t for t in all_of(Translator(FakeEngine(), memory).translate(article(6)))}
        engine = FakeEngine()
        found = all_of(Translator(engine, memory).translate(article(6)))
        assert {t.index: t for t in found} == best
        assert len(found) == 6
        assert not engine.calls

    def test_what_is_remembered_as_quick_gets_only_better_english(self, tmp_path: Path):
        memory = opened(tmp_path / "memory")
        all_of(Translator(FakeEngine(), memory, "quick").translate(article(6)))
        engine = FakeEngine()
        batches = list(Translator(engine, memory).translate(article(6)))
        assert [(t.index, t.final) for t in batches[0]] == [(index, False) for index in range(6)]
        assert sorted(t.index for t in all_of(iter(batches[1:])) if t.final) == list(range(6))
        assert {beam for beam, _ in engine.calls} == {4}

    def test_reading_broken_off_goes_on_where_it_was(self, tmp_path: Path):
        memory = opened(tmp_path / "memory")
        final = 0
        for batch in Translator(FakeEngine(), memory).translate(article(10)):
            final += sum(t.final for t in batch)
            if final >= 4:
                break
        engine = FakeEngine()
        found = all_of(Translator(engine, memory).translate(article(10)))
        assert sum(t.final for t in found[:10]) == 4
        assert sum(t.final for t in found) == 10
        assert {beam for beam, _ in engine.calls} == {4}
        assert sum(len(sentences) for _, sentences in engine.calls) == 6

    def test_quick_english_is_not_taken_for_the_best_nor_the_best_for_quick(self, tmp_path: Path):
        memory = opened(tmp_path / "memory")
        for effort, beam in (("quick", 1), ("best", 4)):
            found = all_of(Translator(FakeEngine(), memory, effort).translate(["zin 1"]))
            assert [t.text for t in found] == [f"zin 1 by {beam}"]

    def test_each_model_has_its_own(self, tmp_path: Path):
        memory = opened(tmp_path / "memory")
        all_of(Translator(FakeEngine(), memory).translate(["zin 1"]))
        engine = FakeEngine(OTHER)
        all_of(Translator(engine, memory).translate(["zin 1"]))
        assert len(engine.calls) == 2


@given(st.integers(0, 30))
def test_cancelled_at_any_moment_it_ends_and_asks_no_more_of_the_model(moments: int):
    engine = FakeEngine()
    moment = itertools.count()
    calls_when_leaving: list[int] = []

    def cancelled() -> bool:
        leaves = next(moment) >= moments
        if leaves:
            calls_when_leaving.append(len(engine.calls))
        return leaves

    found = all_of(Translator(engine, None).translate(article(9), cancelled=cancelled))
    assert sum(len(sentences) for _, sentences in engine.calls) >= len(found)
    assert set(calls_when_leaving) <= {len(engine.calls)}


def test_what_is_stopped_halfway_is_neither_given_nor_remembered(tmp_path: Path):
    left = threading.Event()

    class LeavingEngine(FakeEngine):
        def _output(self, sentence: str, beam: str, no_repeat: int) -> Output:
            left.set()
            return Output("Half a", -1.0)

    memory = opened(tmp_path / "memory")
    assert not all_of(
        Translator(LeavingEngine(), memory).translate(article(5), cancelled=left.is_set)
    )
    left.clear()
    found = all_of(Translator(FakeEngine(), memory).translate(article(5), cancelled=left.is_set))
    assert {t.text for t in found} == {f"{s} by {beam}" for s in article(5) for beam in (1, 4)}


@given(
    st.lists(st.sampled_from([*article(6), "* * *", f"{WRONG} dit is een zin 3", "GELIJK 1"])),
    st.lists(st.integers(0, 30), max_size=5),
    st.integers(1, 60),
)
def test_every_sentence_gets_its_final_english_once_and_last(
    sentences: list[str], on_screen: list[int], planned: int
):
    translator = Translator(FakeEngine(planned=planned), None)
    visible = [index for index in on_screen if index < len(sentences)]
    found = all_of(translator.translate(sentences, visible=lambda: visible))
    for index in range(len(sentences)):
        own = [t.final for t in found if t.index == index]
        assert own in ([False, True], [True])
    first_best = next((n for n, t in enumerate(found) if t.final and "by 4" in t.text), len(found))
    assert {t.index for t in found[:first_best]} == set(range(len(sentences)))
