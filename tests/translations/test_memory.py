"""The translation memory: kept, bounded, and never in the way."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations import memory
from translations.memory import Memory, Remembered

TINY = "argos/tiny/0.1/abc/beam 2"
OTHER = "argos/tiny/0.2/abc/beam 2"
TEXT = st.text(st.characters(codec="utf-8"), min_size=1)

# Writes without end, naming each sentence only when it has been kept.
WRITER = """
import itertools, sys
from pathlib import Path
from translations.memory import Memory, Remembered
memory = Memory.open(Path(sys.argv[1]))
for number in itertools.count():
    memory.put(
        "argos/tiny/0.1/abc/beam 2", {f"Zin {number}": Remembered("x" * 500, False)}
    )
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "translations.sqlite"


def opened(path: Path) -> Memory:
    found = Memory.open(path)
    assert found is not None
    return found


def spoil_in_the_middle(path: Path) -> None:
    """Make a memory that is only found to be spoilt when a sentence is looked for."""
    memory = opened(path)
    memory.put(TINY, {f"Zin {i}": Remembered("x" * 200, False) for i in range(500)})
    memory.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (size - 4096))


def test_what_was_kept_is_there_after_reopening(path):
    first = opened(path)
    first.put(TINY, {"Ja.": Remembered("Yes.", False), "Nou.": Remembered("Well.", True)})
    first.close()
    assert opened(path).get(TINY, ["Ja.", "Nee.", "Nou."]) == {
        "Ja.": Remembered("Yes.", False),
        "Nou.": Remembered("Well.", True),
    }


def test_each_model_has_its_own(path):
    both = opened(path)
    both.put(TINY, {"Ja.": Remembered("Yes.", False)})
    both.put(OTHER, {"Ja.": Remembered("Aye.", False)})
    assert both.get(TINY, ["Ja."])["Ja."].text == "Yes."
    assert both.get(OTHER, ["Ja."])["Ja."].text == "Aye."


def test_the_latest_wins(path):
    twice = opened(path)
    twice.put(TINY, {"Ja.": Remembered("Yeah.", True)})
    twice.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert twice.get(TINY, ["Ja."]) == {"Ja.": Remembered("Yes.", False)}


@given(st.dictionaries(TEXT, TEXT, max_size=20))
def test_any_text_comes_back_as_it_was(translations):
    with tempfile.TemporaryDirectory() as folder:
        kept = opened(Path(folder) / "translations.sqlite")
        kept.put(TINY, {nl: Remembered(en, False) for nl, en in translations.items()})
        found = kept.get(TINY, translations)
        kept.close()
    assert {nl: result.text for nl, result in found.items()} == translations


def test_many_sentences_at_once(path):
    many = {f"Zin {i}": Remembered(f"Sentence {i}", False) for i in range(10_500)}
    large = opened(path)
    large.put(TINY, many)
    assert large.get(TINY, many) == many


def test_the_folder_is_for_the_user_alone(path):
    opened(path)
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_in_a_folder_for_all_the_file_is_for_the_user_alone(path):
    path.parent.mkdir(mode=0o755)
    opened(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_clearing_forgets_everything(path):
    cleared = opened(path)
    cleared.put(TINY, {"Ja.": Remembered("Yes.", False)})
    cleared.clear()
    assert cleared.get(TINY, ["Ja."]) == {}


def test_two_readers_at_once(path):
    one, two = opened(path), opened(path)
    one.put(TINY, {"Ja.": Remembered("Yes.", False)})
    two.put(TINY, {"Nee.": Remembered("No.", False)})
    assert one.get(TINY, ["Ja.", "Nee."]) == two.get(TINY, ["Ja.", "Nee."])
    assert len(one.get(TINY, ["Ja.", "Nee."])) == 2


def test_a_writer_killed_in_the_middle_leaves_it_whole(path):
    for _ in range(5):
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            seen = [int(writer.stdout.readline()) for _ in range(20)]
            os.kill(writer.pid, signal.SIGKILL)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(opened(path).get(TINY, [f"Zin {number}" for number in seen])) == len(seen)


@pytest.mark.parametrize(
    "content",
    [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["text", "broken header"],
)
def test_a_spoilt_file_is_moved_aside(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    begun = opened(path)
    begun.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert begun.get(TINY, ["Ja."])
    assert path.with_name(path.name + ".broken").read_bytes() == content


def test_a_file_spoilt_in_the_middle_is_moved_aside_when_found(path):
    spoil_in_the_middle(path)
    second = opened(path)
    assert second.get(TINY, ["Zin 3"]) == {}
    second.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert path.with_name(path.name + ".broken").exists()
    third = opened(path)
    third.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert third.get(TINY, ["Ja."])


def test_of_two_readers_of_a_spoilt_file_the_second_leaves_the_new_one(path):
    spoil_in_the_middle(path)
    one, other = opened(path), opened(path)
    assert one.get(TINY, ["Zin 3"]) == {}
    opened(path).put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert other.get(TINY, ["Zin 3"]) == {}
    assert opened(path).get(TINY, ["Ja."])


def test_a_file_of_another_version_is_begun_anew(path):
    first = opened(path)
    first.put(TINY, {"Ja.": Remembered("Yes.", False)})
    first.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert opened(path).get(TINY, ["Ja."]) == {}


def test_where_nothing_can_be_written_there_is_no_memory(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert Memory.open(tmp_path / "file" / "translations.sqlite") is None
    assert Memory.open(tmp_path) is None


def test_a_full_disk_costs_only_the_memory(path):
    full = opened(path)
    # SQLite gives the same error at this bound as when the disk has no room left.
    full._connection.execute("PRAGMA max_page_count = 2")
    full.put(TINY, {f"Zin {i}": Remembered("x" * 1000, False) for i in range(100)})
    assert full.get(TINY, ["Zin 3"]) == {}


def test_a_locked_file_costs_only_the_memory(path, monkeypatch):
    monkeypatch.setattr(memory, "LOCK_SECONDS", 0)
    kept = opened(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert Memory.open(path) is None
    other.execute("ROLLBACK")
    assert kept.get(TINY, ["Ja."]) == {}


def test_the_older_half_goes_when_it_grows_too_large(path, monkeypatch):
    monkeypatch.setattr(memory, "MOST_BYTES", 100_000)
    grown = opened(path)
    for i in range(400):
        grown.put(TINY, {f"Zin {i}": Remembered("x" * 400, False)})
    grown.close()
    left = opened(path).get(TINY, [f"Zin {i}" for i in range(400)])
    assert "Zin 399" in left
    assert "Zin 0" not in left
    assert len(left) == 200


def test_closed_it_neither_gives_nor_keeps(path):
    closed = opened(path)
    closed.close()
    closed.put(TINY, {"Ja.": Remembered("Yes.", False)})
    assert closed.get(TINY, ["Ja."]) == {}
