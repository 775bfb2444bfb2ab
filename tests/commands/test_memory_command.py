"""``newsreader memory clear``."""

from pathlib import Path

import pytest

import newsreader
from translations import memory
from translations.memory import Memory, Remembered, broken_path, memory_path

pytestmark = pytest.mark.usefixtures("empty_home")

Capture = pytest.CaptureFixture[str]


def remember(sentences: int) -> Memory:
    kept = Memory.open(memory_path())
    assert kept
    kept.put("tiny", {f"Zin {i}": Remembered(f"Sentence {i}", False) for i in range(sentences)})
    return kept


@pytest.mark.parametrize(
    ("sentences", "said"), [(0, "0 sentences"), (1, "1 sentence"), (1234, "1,234 sentences")]
)
def test_it_says_how_many_and_where(capsys: Capture, sentences: int, said: str) -> None:
    remember(sentences).close()
    assert newsreader.main(["memory", "clear"]) == 0
    assert capsys.readouterr().out == f"Forgot the English of {said} in {memory_path()}\n"


def test_nothing_of_it_is_left_on_disk(capsys: Capture) -> None:
    remember(500).close()
    broken_path(memory_path()).write_text("Zin 7")
    newsreader.main(["memory", "clear"])
    left = b"".join(path.read_bytes() for path in memory_path().parent.iterdir())
    assert b"Zin" not in left


def test_a_reader_at_work_goes_on_remembering() -> None:
    reader = remember(10)
    newsreader.main(["memory", "clear"])
    reader.put("tiny", {"Ja.": Remembered("Yes.", False)})
    assert reader.get("tiny", ["Ja.", "Zin 3"]) == {"Ja.": Remembered("Yes.", False)}


def test_where_nothing_was_remembered_nothing_is_made(capsys: Capture, empty_home: Path) -> None:
    assert newsreader.main(["memory", "clear"]) == 0
    assert capsys.readouterr().out.startswith("Nothing was remembered in ")
    assert not memory_path().parent.exists()


def test_a_memory_in_use_is_left_as_it_is(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LOCK_SECONDS", 0)
    kept = remember(10)
    assert kept._connection
    kept._connection.execute("BEGIN IMMEDIATE")
    assert newsreader.main(["memory", "clear"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "newsreader" in said
    kept._connection.execute("ROLLBACK")
    assert len(kept.get("tiny", ["Zin 3"])) == 1


def test_a_file_that_is_no_memory_goes_too(capsys: Capture) -> None:
    memory_path().parent.mkdir(parents=True)
    memory_path().write_text("no memory at all " * 100)
    assert newsreader.main(["memory", "clear"]) == 0
    assert not broken_path(memory_path()).exists()
