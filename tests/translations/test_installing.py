"""Installing: a package is there whole, or not at all, and Argos's own are left alone."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from index_server import PACKAGE, IndexServer, cut, refuse, stall

from translations import network
from translations.errors import ModelError, NetworkError
from translations.index import fetch_index
from translations.installing import (
    LEFT_BEHIND_SECONDS,
    AlreadyInstalledError,
    install_archive,
    install_available,
    remove_package,
)
from translations.opening import load_package
from translations.packages import Package, installed_packages, own_packages_path

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("empty_home"),
]

NAME = "translate-nl_en-0_1"


def believe(package: Package) -> None:
    """Take any package for one that translates."""


def doubt(package: Package) -> None:
    raise ModelError(f"the package {package.folder} can't translate")


def quiet(done: int, total: int | None) -> None:
    """Show no progress."""


def there() -> list[str]:
    """List all that is in the reader's own folder."""
    return sorted(path.name for path in own_packages_path().glob("*"))


@pytest.fixture
def changed(tiny_archive: Path, tmp_path: Path) -> Callable[..., Path]:
    """Make a copy of the tiny package in which files are other ones, or None for left out."""

    def change(files: dict[str, bytes | None]) -> Path:
        copy = tmp_path / "changed.argosmodel"
        with zipfile.ZipFile(tiny_archive) as old, zipfile.ZipFile(copy, "w") as new:
            for member in old.infolist():
                content = files.get(member.filename.partition("/")[2], old.read(member))
                if content is not None:
                    new.writestr(member, content)
            for name in files.keys() - {m.filename.partition("/")[2] for m in old.infolist()}:
                new.writestr(f"{old.namelist()[0].partition('/')[0]}/{name}", files[name] or b"")
        return copy

    return change


def test_a_package_is_installed_from_a_file(tiny_archive):
    package = install_archive(tiny_archive, load_package)
    assert package.name == NAME
    assert package.own
    assert there() == [NAME]
    assert installed_packages() == ([package], [])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"metadata.json": b"{"}, "metadata.json is not JSON"),
        ({"metadata.json": b"[" * 100_000}, "metadata.json is not JSON"),
        ({"metadata.json": b"7"}, "holds no fields"),
        ({"metadata.json": b'{"from_code": "nl", "to_code": "en"}'}, "no version"),
        (
            {"metadata.json": b'{"from_code": "nl", "to_code": "en", "package_version": "../x"}'},
            "is no version",
        ),
        (
            {"metadata.json": b'{"from_code": "en", "to_code": "nl", "package_version": "1"}'},
            "translates en to nl",
        ),
        (
            {"metadata.json": b'{"from_code": "nl", "to_code": "en", "target_prefix": "\\ud800"}'},
            "its target_prefix is no text",
        ),
        ({"metadata.json": b'{"from_code": 7, "to_code": "en"}'}, "its from_code is no text"),
        ({"sentencepiece.model": None, "bpe.model": b"#version: 0.2\n\n"}, "no list of pairs"),
        ({"model/model.bin": None}, "no model/model.bin"),
        ({"sentencepiece.model": None}, "no sentencepiece.model"),
        ({"sentencepiece.model": b"none"}, "can't be loaded"),
        ({"model/model.bin": b"none"}, "can't be loaded"),
    ],
)
def test_what_cannot_be_used_is_not_installed(changed, files, said):
    with pytest.raises(ModelError) as error:
        install_archive(changed(files), load_package)
    assert said in str(error.value)
    assert "passing" not in str(error.value)
    assert there() == []


def test_a_package_that_does_not_translate_is_not_installed(tiny_archive):
    with pytest.raises(ModelError, match=f"the package {tiny_archive.name} can't translate"):
        install_archive(tiny_archive, doubt)
    assert there() == []


def test_an_interruption_leaves_nothing(tiny_archive):
    def interrupt(package: Package) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install_archive(tiny_archive, interrupt)
    assert there() == []


def test_installed_twice(tiny_archive):
    install_archive(tiny_archive, believe)
    with pytest.raises(AlreadyInstalledError) as error:
        install_archive(tiny_archive, believe)
    assert error.value.package.name == NAME


def test_a_broken_package_is_replaced(tiny_archive):
    (own_packages_path() / NAME).mkdir(parents=True)
    assert install_archive(tiny_archive, believe).name == NAME
    assert there() == [NAME]


def test_one_that_no_longer_translates_is_replaced(tiny_archive):
    weights = install_archive(tiny_archive, load_package).folder / "model" / "model.bin"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:1000])
    assert install_archive(tiny_archive, load_package).name == NAME
    assert weights.read_bytes() == whole


def test_what_a_killed_process_left_is_cleared_away_later(tiny_archive):
    directory = own_packages_path()
    for name, age in ((".passing-old", LEFT_BEHIND_SECONDS + 60), (".passing-now", 60)):
        (directory / name / "package").mkdir(parents=True)
        then = (directory / name).stat().st_mtime - age
        os.utime(directory / name, (then, then))
    install_archive(tiny_archive, believe)
    assert there() == [".passing-now", NAME]
    assert [package.name for package in installed_packages()[0]] == [NAME]


def test_a_package_is_installed_from_the_index(server: IndexServer, tiny_archive):
    server.offer(tiny_archive.read_bytes())
    (available,) = fetch_index()
    assert install_available(available, believe, quiet).name == NAME
    assert there() == [NAME]


def test_a_broken_off_download_goes_on(server: IndexServer, tiny_archive):
    server.offer(tiny_archive.read_bytes())
    (available,) = fetch_index()
    server.trouble(PACKAGE, cut(100_000))
    with pytest.raises(NetworkError):
        install_available(available, believe, quiet)
    assert installed_packages() == ([], [])
    install_available(available, believe, quiet)
    assert server.asked[-1].headers["Range"] == "bytes=100000-"
    assert there() == [NAME]


def test_a_download_that_came_whole_is_not_fetched_again(server: IndexServer, tiny_archive):
    def interrupt(package: Package) -> None:
        raise KeyboardInterrupt

    server.offer(tiny_archive.read_bytes())
    (available,) = fetch_index()
    with pytest.raises(KeyboardInterrupt):
        install_available(available, interrupt, quiet)
    install_available(available, believe, quiet)
    assert len(server.asked_for(PACKAGE)) == 1
    assert there() == [NAME]


def test_a_download_that_is_no_package_is_not_kept(server: IndexServer):
    server.offer(b"<html>Log in to the hotel's network</html>")
    (available,) = fetch_index()
    with pytest.raises(ModelError, match="no Argos package"):
        install_available(available, believe, quiet)
    assert there() == []


def test_the_next_link_is_tried(server: IndexServer, tiny_archive, monkeypatch):
    monkeypatch.setattr(network, "PATIENCE_SECONDS", 0.05)
    links = [server.url(path) for path in ("/gone", "/slow", PACKAGE)]
    server.offer(tiny_archive.read_bytes(), links=links)
    server.files["/slow"] = b"x" * 1000
    server.trouble("/slow", stall(10))
    (available,) = fetch_index()
    assert install_available(available, believe, quiet).name == NAME


def test_after_a_wrong_file_the_next_link_is_tried(server: IndexServer, tiny_archive):
    content = tiny_archive.read_bytes()
    links = [server.url("/other"), server.url(PACKAGE)]
    server.offer(content, links=links, sha256=hashlib.sha256(content).hexdigest())
    server.files["/other"] = b"something else"
    (available,) = fetch_index()
    assert install_available(available, believe, quiet).name == NAME


def test_when_no_link_works_the_last_reason_is_said(server: IndexServer):
    server.offer(b"", links=[server.url("/gone"), server.url(PACKAGE)])
    server.trouble(PACKAGE, refuse(503))
    (available,) = fetch_index()
    with pytest.raises(NetworkError, match="503"):
        install_available(available, believe, quiet)


def test_a_package_is_removed(tiny_archive):
    remove_package(install_archive(tiny_archive, believe).folder)
    assert there() == []


def test_removing_a_link_leaves_what_it_points_to(tiny_archive, tmp_path):
    package = install_archive(tiny_archive, believe)
    elsewhere = Path(shutil.move(package.folder, tmp_path / "elsewhere"))
    package.folder.symlink_to(elsewhere)
    remove_package(package.folder)
    assert there() == []
    assert (elsewhere / "metadata.json").exists()


def test_where_nothing_can_be_written_nothing_is_installed(tiny_archive):
    own_packages_path().parent.mkdir(parents=True)
    own_packages_path().write_text("in the way")
    with pytest.raises(OSError, match="File exists"):
        install_archive(tiny_archive, believe)
