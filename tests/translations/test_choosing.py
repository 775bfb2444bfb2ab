"""Which model is chosen: the one named, the preferred one, the newest, the built-in one."""

import json
from pathlib import Path

import pytest

from translations.opening import BUILT_IN, choose_model
from translations.packages import installed_packages, own_packages_path
from translations.preference import prefer_model, preference_path, preferred_model


@pytest.fixture
def argos(empty_home: Path) -> Path:
    """Return the folder of Argos Translate."""
    return empty_home / "argos"


def package(directory: Path, version: str, **metadata: object) -> str:
    """Put a package without weights in a folder and return its name."""
    folder = directory / f"translate-nl_en-{version.replace('.', '_')}"
    (folder / "model").mkdir(parents=True)
    (folder / "model" / "model.bin").write_bytes(b"weights")
    (folder / "sentencepiece.model").write_bytes(b"pieces")
    fields = {"from_code": "nl", "to_code": "en", "package_version": version} | metadata
    (folder / "metadata.json").write_text(json.dumps(fields))
    return folder.name


def chosen(name: str | None = None) -> str:
    choice = choose_model(name)
    return choice.package.name if choice.package else BUILT_IN


def test_the_newest_package_before_the_built_in_model(argos):
    assert chosen() == BUILT_IN
    package(argos, "1.9")
    newest = package(own_packages_path(), "1.10")
    assert chosen() == newest


def test_of_two_alike_the_readers_own(argos):
    package(argos, "1.8")
    package(own_packages_path(), "1.8")
    assert choose_model(None).package.own


def test_the_preferred_one_before_the_newest(argos):
    old, new = package(argos, "1.0"), package(argos, "1.8")
    prefer_model(old)
    assert chosen() == old
    assert not choose_model(None).warnings
    prefer_model(BUILT_IN)
    assert chosen() == BUILT_IN
    assert choose_model(None).named
    prefer_model(None)
    assert chosen() == new


def test_the_one_named_before_the_preferred_one(argos):
    old, new = package(argos, "1.0"), package(argos, "1.8")
    prefer_model(old)
    assert chosen(new) == new
    assert chosen(BUILT_IN) == BUILT_IN
    assert chosen("nl-en") == new


def test_a_preferred_one_that_is_gone_gives_way_and_it_is_said(argos, tmp_path, monkeypatch):
    new = package(argos, "1.8")
    gone = package(tmp_path, "1.0")
    monkeypatch.chdir(tmp_path)  # a folder of that name where the user happens to be is not it
    prefer_model(gone)
    assert chosen() == new
    (warning,) = choose_model(None).warnings
    assert gone in warning


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"../../etc", b"a\nb\n" * 1000])
def test_a_preference_that_cannot_be_read_does_no_harm(argos, content):
    preference_path().parent.mkdir(parents=True)
    preference_path().write_bytes(content)
    assert chosen() == BUILT_IN


def test_a_preference_is_written_whole(argos):
    prefer_model("translate-nl_en-1_8")
    prefer_model("translate-nl_en-1_9")
    assert preferred_model() == "translate-nl_en-1_9"
    assert list(preference_path().parent.iterdir()) == [preference_path()]


def test_folders_that_could_command_the_terminal_or_are_passing_are_no_packages(argos):
    for name in ("translate-nl_en\x1b[2J", ".passing-x"):
        Path(argos / package(argos, "1.8")).rename(argos / name)
    assert installed_packages() == ([], [])


def test_a_version_that_is_none(argos):
    Path(argos / package(argos, "1.8", package_version="1\x1b]0;x\x07")).rename(
        argos / "translate-nl_en-odd"
    )
    packages, problems = installed_packages()
    assert packages == []
    assert "is no version" in problems[0]
    assert problems[0].isprintable()
