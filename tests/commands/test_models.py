"""``newsreader models`` as it is used: what it prints, and how it ends."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from index_server import INDEX, PACKAGE, IndexServer, cut, refuse, say, vanish

import newsreader
from commands import model_changes
from translations.built_in import VERSION
from translations.packages import own_packages_path
from translations.preference import preferred_model

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("empty_home"),
]

ROOT = Path(__file__).parents[2]
NAME = "translate-nl_en-0_1"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def argos(empty_home: Path, tiny_archive: Path) -> Path:
    """Install the tiny package as Argos Translate does, and return its folder."""
    shutil.unpack_archive(tiny_archive, empty_home / "argos", "zip")
    return empty_home / "argos" / NAME


def models(*arguments: str) -> int:
    return newsreader.main(["models", *arguments])


def row(output: str, name: str) -> str:
    (line,) = (line for line in output.splitlines() if line.startswith(name + " "))
    return " ".join(line.split())


def one_line(capsys: Capture) -> str:
    """Return what was said on stderr, which must be one line that is safe to print."""
    said = capsys.readouterr().err
    assert said.startswith("newsreader: ")
    assert said.endswith("\n")
    assert said[:-1].isprintable()
    return said


def test_the_built_in_model_is_listed(capsys: Capture) -> None:
    assert models("list") == 0
    output = capsys.readouterr().out
    line = row(output, "built-in")
    assert line.startswith(f"built-in nl-en {VERSION} ")
    assert line.endswith(" MB Gemma Terms of Use newsreader in use")
    assert "newsreader models install nl-en" in output


def test_install_list_use_remove(tiny_archive: Path, capsys: Capture) -> None:
    assert models("install", str(tiny_archive)) == 0
    assert f"The reader uses {NAME}" in capsys.readouterr().out
    models("list")
    assert row(capsys.readouterr().out, NAME) == (
        f"{NAME} nl-en 0.1 1 MB not stated newsreader in use"
    )
    assert models("use", "built-in") == 0
    models("list")
    assert row(capsys.readouterr().out, NAME).endswith("installed")
    assert models("use", NAME) == 0
    assert preferred_model() == NAME
    assert models("remove", NAME) == 0
    assert preferred_model() is None
    assert "The reader uses the built-in model" in capsys.readouterr().out
    assert not list(own_packages_path().iterdir())


def test_newest_ends_a_preference(tiny_archive: Path, capsys: Capture) -> None:
    models("install", str(tiny_archive))
    models("use", "built-in")
    assert models("use", "newest") == 0
    assert capsys.readouterr().out.endswith(f"The reader uses {NAME}\n")


def test_installing_twice_is_no_failure(tiny_archive: Path, capsys: Capture) -> None:
    models("install", str(tiny_archive))
    assert models("install", str(tiny_archive)) == 0
    assert "already installed" in capsys.readouterr().out


def test_argos_packages_are_found_and_left_alone(argos: Path, capsys: Capture) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in argos.rglob("*"))
    models("list")
    assert row(capsys.readouterr().out, NAME).endswith("Argos Translate in use")
    assert models("use", NAME) == 0
    assert models("remove", NAME) == 2
    assert "argospm remove translate-nl_en" in one_line(capsys)
    assert sorted((path, path.stat().st_mtime_ns) for path in argos.rglob("*")) == before


def test_a_broken_package_is_listed_as_a_problem_and_can_be_removed(capsys: Capture) -> None:
    (own_packages_path() / NAME).mkdir(parents=True)
    assert models("list") == 0
    assert "no metadata.json" in one_line(capsys)
    assert models("remove", NAME) == 0
    assert not list(own_packages_path().iterdir())


@pytest.mark.parametrize("name", ["", ".", "..", "../packages", "/", "nl-en", "built-in", "a\x1bb"])
def test_nothing_else_can_be_removed(tiny_archive: Path, capsys: Capture, name: str) -> None:
    models("install", str(tiny_archive))
    capsys.readouterr()
    assert models("remove", name) == 2
    one_line(capsys)
    assert (own_packages_path() / NAME / "metadata.json").exists()


def test_the_built_in_model_stays(capsys: Capture) -> None:
    assert models("remove", "built-in") == 2
    assert "part of the program" in one_line(capsys)


def test_using_what_is_not_there(capsys: Capture) -> None:
    assert models("use", "translate-nl_en-9_9") == 2
    assert "only: built-in, newest" in one_line(capsys)
    assert preferred_model() is None


@pytest.mark.parametrize("what", ["missing.argosmodel", "./missing", "de-en", "", "/tmp"])
def test_installing_what_is_not_there(capsys: Capture, what: str) -> None:
    assert models("install", what) == 2
    one_line(capsys)


def test_installing_a_file_that_is_no_package(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.argosmodel").write_text("no package")
    assert models("install", str(tmp_path / "x.argosmodel")) == 3
    assert (
        one_line(capsys) == "newsreader: x.argosmodel: this is no Argos package: not a zip file\n"
    )


def test_installing_where_nothing_can_be_written(tiny_archive: Path, capsys: Capture) -> None:
    own_packages_path().parent.mkdir(parents=True)
    own_packages_path().write_text("in the way")
    assert models("install", str(tiny_archive)) == 1
    assert one_line(capsys).endswith("packages: File exists\n")


def test_install_from_the_index(server: IndexServer, tiny_archive: Path, capsys: Capture) -> None:
    server.offer(tiny_archive.read_bytes())
    assert models("list", "--available") == 0
    assert row(capsys.readouterr().out, NAME) == (
        f"{NAME} nl-en 0.1 1 MB not stated Argos index available"
    )
    assert models("install", "nl-en") == 0
    assert capsys.readouterr().err == ""
    assert models("install", "nl-en") == 0
    assert "already installed" in capsys.readouterr().out
    assert len([asked for asked in server.asked_for(PACKAGE) if asked.method == "GET"]) == 1
    assert models("list", "--available") == 0
    assert "available" not in capsys.readouterr().out


def test_what_argos_has_is_not_fetched_again(
    server: IndexServer, argos: Path, tiny_archive: Path, capsys: Capture
) -> None:
    server.offer(tiny_archive.read_bytes())
    assert models("install", "translate-nl_en") == 0
    assert f"already installed in {argos.parent}" in capsys.readouterr().out
    assert not server.asked_for(PACKAGE)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (vanish, "broke off"),
        (refuse(404), "answers 404 no \ufffd[31mpackages\ufffd here"),
        (say(b"HTTP/1.1 200 OK\r\n\r\n<html>"), "no Argos package index"),
        (say(b"HTTP/1.1 200 OK\r\n\r\n[]"), "has no nl-en package"),
    ],
)
def test_an_index_that_fails(server: IndexServer, capsys: Capture, trouble, said: str) -> None:
    server.trouble(INDEX, trouble)
    assert models("install", "nl-en") == 1
    assert said in one_line(capsys)


def test_without_a_network_what_is_installed_is_listed(
    server: IndexServer, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argostranslate.settings.package_index", "http://index.invalid/")
    assert models("list", "--available") == 1
    printed = capsys.readouterr()
    assert row(printed.out, "built-in").endswith("in use")
    assert "index.invalid can't be found: is there a network?" in printed.err


def test_a_download_that_breaks_off(
    server: IndexServer, tiny_archive: Path, capsys: Capture
) -> None:
    server.offer(tiny_archive.read_bytes())
    server.trouble(PACKAGE, cut(1000))
    assert models("install", "nl-en") == 1
    assert "broke off after 1,000 of" in one_line(capsys)
    assert models("install", "nl-en") == 0


def test_an_interruption(
    server: IndexServer, tiny_archive: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    server.offer(tiny_archive.read_bytes())
    monkeypatch.setattr(model_changes, "load_package", interrupted)
    assert models("install", "nl-en") == 130
    assert "nothing was installed" in one_line(capsys)


@pytest.mark.parametrize(
    "arguments", [[], ["shout"], ["install"], ["use"], ["remove", "a", "b"], ["list", "x"]]
)
def test_wrong_usage(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        models(*arguments)
    assert ended.value.code == 2
    assert "usage: newsreader models" in capsys.readouterr().err


def test_in_a_terminal_there_is_a_progress_bar(
    server: IndexServer, tiny_archive: Path, empty_home: Path
) -> None:
    """A process of its own, whose standard error is a terminal and whose index is the server."""
    server.offer(tiny_archive.read_bytes())
    ours, theirs = pty.openpty()
    environment = os.environ | {
        "ARGOS_PACKAGE_INDEX": server.base,
        "ARGOS_PACKAGES_DIR": str(empty_home / "argos"),
        "TERM": "xterm",
    }
    command = [sys.executable, "-m", "newsreader", "models", "install", "nl-en"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True
    ) as process:
        os.close(theirs)
        drawn = b""
        try:
            while some := os.read(ours, 4096):
                drawn += some
        except OSError:
            pass  # the other end is closed
        output, _ = process.communicate()
    os.close(ours)
    assert process.returncode == 0
    assert output.startswith(f"Installed {NAME} in {own_packages_path()}\n")
    assert NAME.encode() in drawn
    assert "━".encode() in drawn
