"""Archives: what a package may hold, and all that must never come out of one."""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translations import archives
from translations.archives import unpack
from translations.errors import ModelError

METADATA = json.dumps({"from_code": "nl", "to_code": "en", "package_version": "1.8"})
SOUND = [("nl_en/metadata.json", METADATA), ("nl_en/model/model.bin", "weights")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder with nothing beside it."""
    inner = tmp_path / "beside" / "package"
    inner.mkdir(parents=True)
    return inner


def packed(members: Iterable[tuple[str | zipfile.ZipInfo, str]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


def unpacked(content: bytes, folder: Path) -> dict[str, str]:
    """Unpack and return what is in the folder then; nothing may be beside it."""
    archive = folder.parent.parent / "package.argosmodel"
    archive.write_bytes(content)
    try:
        unpack(archive, folder)
    finally:
        assert list(folder.parent.iterdir()) == [folder]
        assert not any(path.is_symlink() for path in folder.rglob("*"))
        archive.unlink()
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def special(name: str, mode: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.create_system = 3
    member.external_attr = (mode | 0o777) << 16
    return member


def test_a_package_comes_out_without_its_top_folder(folder):
    assert unpacked(packed([("nl_en/", ""), ("nl_en/empty/", ""), *SOUND]), folder) == {
        "metadata.json": METADATA,
        "model/model.bin": "weights",
    }
    assert (folder / "empty").is_dir()


def test_what_stands_outside_the_top_folder_is_left(folder):
    content = packed([*SOUND, ("__MACOSX/nl_en/._model", "x"), ("README", "x")])
    assert set(unpacked(content, folder)) == {"metadata.json", "model/model.bin"}


def test_files_come_out_with_ordinary_rights(folder):
    member = special("nl_en/run.sh", stat.S_IFREG | stat.S_ISUID)
    unpacked(packed([*SOUND, (member, "#!/bin/sh")]), folder)
    assert (folder / "run.sh").stat().st_mode & (stat.S_ISUID | 0o111) == 0


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "nl_en/../../outside",
        "nl_en/model/../../outside",
        "/tmp/outside",
        "//server/outside",
        "..\\outside",
        "nl_en\\..\\outside",
        "C:/outside",
        "nl_en/model.bin:stream",
        "nl_en/\x1b[2Jmodel",
        "nl_en/a\nb",
        "nl_en/\u202egnp.exe",
        "nl_en/" + "a" * 300,
        "nl_en" + "/a" * 300,
        "..",
        "/",
        ".",
    ],
)
def test_names_that_lead_elsewhere(folder, name):
    with pytest.raises(ModelError) as error:
        unpacked(packed([*SOUND, (name, "x")]), folder)
    assert str(error.value).isprintable()
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK]
)
def test_links_and_devices(folder, kind):
    with pytest.raises(ModelError, match="no plain file"):
        unpacked(packed([*SOUND, (special("nl_en/model/x", kind), "/etc/passwd")]), folder)
    assert not list(folder.iterdir())


def test_a_link_and_then_a_file_through_it(folder):
    link = special("nl_en/out", stat.S_IFLNK)
    with pytest.raises(ModelError):
        unpacked(packed([(link, "/tmp"), *SOUND, ("nl_en/out/x", "x")]), folder)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "more",
    [
        [("nl_en/model/model.bin", "other")],
        [("nl_en/model/./model.bin", "other")],
        [("nl_en/model//model.bin", "other")],
        [("nl_en/model/model.bin/x", "other")],
        [("nl_en/model", "other")],
        [("nl_en/model/model.bin/", "")],
    ],
)
def test_two_files_of_one_name(folder, more):
    with pytest.raises(ModelError, match="two files of one name"):
        unpacked(packed([*SOUND, *more]), folder)


def test_more_bytes_than_any_package_has(folder, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 1_000_000)
    bomb = packed([*SOUND, *((f"nl_en/{i}", "\0" * 300_000) for i in range(4))])
    assert len(bomb) < 10_000
    with pytest.raises(ModelError, match="too large"):
        unpacked(bomb, folder)
    assert not list(folder.iterdir())


def test_more_bytes_than_the_list_says(folder):
    content = bytearray(packed([*SOUND, ("nl_en/big", "\0" * 100_000)]))
    size = content.rindex(struct.pack("<I", 100_000))
    content[size : size + 4] = struct.pack("<I", 10)
    with pytest.raises(ModelError, match="broken"):
        unpacked(bytes(content), folder)
    assert not (folder / "big").exists() or (folder / "big").stat().st_size <= 10


def test_more_files_than_any_package_has(folder):
    many = [(f"nl_en/{i}", "") for i in range(archives.MOST_FILES)]
    with pytest.raises(ModelError, match="too many files"):
        unpacked(packed([*SOUND, *many]), folder)


def test_a_list_too_long_to_be_read(folder, monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)  # which would read all of it
    monkeypatch.setattr(archives, "MOST_LIST_BYTES", 100)
    with pytest.raises(ModelError, match="too many files"):
        unpacked(SOUND_BYTES, folder)


def test_a_list_of_the_larger_kind(folder, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)  # makes zipfile write that kind
    content = packed(SOUND)
    monkeypatch.undo()
    with pytest.raises(ModelError, match="too many files"):
        unpacked(content, folder)


@pytest.mark.parametrize(
    "members",
    [
        [],
        [("metadata.json", METADATA), ("model/model.bin", "x")],
        [*SOUND, ("en_nl/metadata.json", METADATA)],
        [("a/nl_en/metadata.json", METADATA)],
        [("nl_en/model/model.bin", "weights")],
    ],
)
def test_archives_that_are_no_package(folder, members):
    with pytest.raises(ModelError, match="no Argos package"):
        unpacked(packed(members), folder)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"<html>Not found</html>", b"PK\5\6", b"PK\5\6" + bytes(18), b"x" * 100_000],
)
def test_files_that_are_no_archive(folder, content):
    with pytest.raises(ModelError, match="no Argos package"):
        unpacked(content, folder)


def test_a_locked_archive(folder):
    content = bytearray(packed(SOUND))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + offset] |= 1
    with pytest.raises(ModelError, match="password"):
        unpacked(bytes(content), folder)


def test_a_packing_that_argos_does_not_use(folder):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(*SOUND[0])
    with pytest.raises(ModelError, match="packed in a way"):
        unpacked(content.getvalue(), folder)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_an_archive_cut_short(folder, tiny_archive, share):
    content = tiny_archive.read_bytes()
    with pytest.raises(ModelError):
        unpacked(content[: int(len(content) * share)], folder)


SOUND_BYTES = packed(SOUND)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND_BYTES) - 1), st.integers(0, 255)), min_size=1),
    st.binary(max_size=30),
)
def test_whatever_is_spoilt_it_is_said_and_nothing_gets_out(tmp_path, spoilt, end):
    content = bytearray(SOUND_BYTES)
    for place, byte in spoilt:
        content[place] = byte
    folder = tmp_path / "beside" / "package"
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(ModelError):
        unpacked(bytes(content) + end, folder)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
