"""The command line, run as users run it: a process with arguments, pipes and exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Event

import pytest

import newsreader
from articles.article import Analysis
from translations.engines import Identity
from translations.errors import ModelError
from translations.translator import Translation
from tui.app import NewsreaderApp
from tui.chosen_theme import chosen_theme

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "politiek-begroting.txt"
TINY_PACKAGE = ROOT / "tests" / "fixtures" / "translate-nl_en-0_1.argosmodel"
SHORT = ' date 2024-03 "Het regent", zegt Bas Kramer uit Gent.\n'


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which nothing is installed and nothing remembered."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    return {**clean, "HOME": str(tmp_path), "ARGOS_PACKAGES_DIR": str(tmp_path / "packages")}


def run(
    *arguments: str, environment: dict[str, str], stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsreader", *arguments],
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def test_json_keeps_the_contract(home: dict[str, str]) -> None:
    result = run("--json", "-", environment=home, stdin=SHORT)
    assert result.returncode == 0
    assert result.stderr == ""
    reading = json.loads(result.stdout)
    text = reading["text"]
    assert reading["source"] == "-"
    assert reading["title"] is None
    assert reading["date"] == "2024-03"
    assert reading["paragraphs"] == [{"start": 0, "end": len(text), "heading": False}]
    assert reading["translator"].keys() == {"engine", "name", "version"}
    assert reading["translator"]["engine"] == "built-in"
    for part in (*reading["sentences"], *reading["names"]):
        assert text[part["start"] : part["end"]] == part["text"]
    assert all(sentence["translation"] for sentence in reading["sentences"])
    (quote,) = reading["quotes"]
    assert quote["kind"] == "direct"
    assert quote["content"] == [{"start": 1, "end": 11, "text": "Het regent"}]
    assert quote["source"]["text"] == "Bas Kramer"
    assert quote["cue"]["text"] == "zegt"
    assert quote["speaker"] == "Bas Kramer"
    assert quote["via"] is None
    assert quote["sentences"] == [0]
    assert "rain" in quote["translation"].lower()


def test_without_translation_the_fields_are_null(home: dict[str, str]) -> None:
    reading = json.loads(run("--json", "--no-translation", str(SAMPLE), environment=home).stdout)
    assert reading["translator"] is None
    assert {sentence["translation"] for sentence in reading["sentences"]} == {None}
    assert {quote["translation"] for quote in reading["quotes"]} == {None}


def test_a_pipe_gets_plain_text(home: dict[str, str]) -> None:
    result = run("--no-translation", "-", environment=home, stdin=SHORT)
    assert result.returncode == 0
    assert '"Het regent", zegt Bas Kramer uit Gent.' in result.stdout
    assert "WHO SAID WHAT" in result.stdout
    assert 'Bas Kramer (direct, "zegt")' in result.stdout
    assert all(line == line.rstrip() for line in result.stdout.splitlines())
    assert "\x1b" not in result.stdout


def test_plain_text_is_as_wide_as_the_terminal(home: dict[str, str]) -> None:
    result = run("--plain", "-", environment={**home, "COLUMNS": "24"}, stdin=SHORT * 3)
    assert 20 <= max(map(len, result.stdout.splitlines())) <= 24


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \t\n"),
        ("picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4),
        ("huge.txt", b"Een zin. " * 2_300_000),
    ],
    ids=["missing", "empty", "blank", "picture", "huge"],
)
def test_what_cannot_be_read_is_said_in_one_line(
    home: dict[str, str], tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run(str(path), environment=home)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_a_directory_is_no_article(home: dict[str, str], tmp_path: Path) -> None:
    result = run(str(tmp_path), environment=home)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["--json", "--plain", "x"], ["--package", "a", "--no-translation", "x"]]
)
def test_wrong_usage(home: dict[str, str], arguments: list[str]) -> None:
    result = run(*arguments, environment=home)
    assert result.returncode == 2
    assert "usage: newsreader" in result.stderr


def test_a_package_that_is_not_there_is_said_with_its_remedy(home: dict[str, str]) -> None:
    result = run("--plain", "--package", "translate-nl_en", "-", environment=home, stdin=SHORT)
    assert result.returncode == 3
    assert result.stdout == ""
    assert "translate-nl_en" in result.stderr
    assert "newsreader models install nl-en" in result.stderr
    assert "Traceback" not in result.stderr


def test_for_a_name_that_no_package_has_the_list_is_the_remedy(home: dict[str, str]) -> None:
    result = run("--plain", "--package", "opus", "-", environment=home, stdin=SHORT)
    assert result.returncode == 3
    assert result.stderr.endswith("; try: newsreader models list\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["--no-translation", "--plain", str(SAMPLE)], ["models", "list"], ["memory", "clear"]],
    ids=["article", "models", "memory"],
)
def test_a_full_disk_is_said_in_one_line(home: dict[str, str], arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "newsreader", *arguments],
            cwd=ROOT,
            env=home,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr == "newsreader: No space left on device\n"


def test_version_and_help(home: dict[str, str]) -> None:
    assert run("--version", environment=home).stdout.startswith("newsreader ")
    help_text = run("--help", environment=home).stdout
    for option in ("--plain", "--json", "--no-translation", "--package", "--quick", "--no-cache"):
        assert option in help_text


class Noted:
    """Opens a translator that notes which English was wanted, and says so in place of English."""

    def __init__(self, effort: str) -> None:
        self.translator = self
        self.identity = Identity("built-in", "noted", "1.0", "")
        self.warnings = ()
        self._effort = effort

    def translate(self, sentences: Sequence[str], **_: object) -> Iterator[tuple[Translation]]:
        for index in range(len(sentences)):
            yield (Translation(index, f"{self._effort} English", False, True),)


@pytest.mark.parametrize(
    ("options", "effort"),
    [
        (["--plain"], "best"),
        (["--json"], "best"),
        (["--plain", "--quick"], "quick"),
        (["--json", "--quick"], "quick"),
    ],
)
def test_what_is_printed_is_the_best_english_unless_it_is_to_be_quick(
    options: list[str],
    effort: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    monkeypatch.setattr(
        "translations.opening.open_translator",
        lambda choice, *, cache, effort: Noted(effort),
    )
    monkeypatch.setattr("articles.analysis.analyse", lambda article: Analysis((), ()))
    assert newsreader.main([*options, "--package", "built-in", str(article)]) == 0
    assert f"{effort} English" in capsys.readouterr().out


@pytest.mark.parametrize(("options", "effort"), [([], "quick, then best"), (["--quick"], "quick")])
def test_on_the_screen_the_english_is_quick_and_then_the_best(
    options: list[str], effort: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    opened = []

    def run(app: NewsreaderApp) -> None:
        opened.append(app._open_translator())

    monkeypatch.setattr("newsreader._has_screen", lambda: True)
    monkeypatch.setattr("tui.running.run", run)
    monkeypatch.setattr(
        "translations.opening.open_translator", lambda choice, *, cache, effort: effort
    )
    newsreader.main([*options, "--package", "built-in", str(article)])
    assert opened == [effort]


@pytest.mark.parametrize(("cores", "when"), [(1, "asked"), (2, "at once")])
def test_the_model_is_loaded_beside_the_screen_where_a_core_is_free(
    cores: int, when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    begun = Event()

    def open_translator(choice: object, *, cache: bool, effort: str) -> str:
        begun.set()
        return effort

    def run(app: NewsreaderApp) -> None:
        assert begun.wait(10) if when == "at once" else not begun.is_set()
        assert app._open_translator() == "quick, then best"

    monkeypatch.setattr("newsreader._has_screen", lambda: True)
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr("tui.running.run", run)
    monkeypatch.setattr("translations.opening.open_translator", open_translator)
    newsreader.main(["--package", "built-in", str(article)])
    assert begun.is_set()


@pytest.mark.usefixtures("empty_home")
def test_the_theme_chosen_last_counts_for_more_than_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    opened: list[NewsreaderApp] = []
    monkeypatch.setattr("newsreader._has_screen", lambda: True)
    monkeypatch.setattr("tui.running.run", opened.append)
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    newsreader.main(["--no-translation", str(article)])
    assert opened[-1].theme == "nord"
    assert chosen_theme() is None
    assert opened[-1]._keep_theme is not None
    opened[-1]._keep_theme("dracula")
    newsreader.main(["--no-translation", str(article)])
    assert opened[-1].theme == "dracula"


def test_a_file_named_like_a_command_can_be_read(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "models").write_text(SHORT)
    result = subprocess.run(
        [sys.executable, "-m", "newsreader", "--no-translation", "./models"],
        cwd=tmp_path,
        env={**home, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0
    assert '"Het regent", zegt Bas Kramer uit Gent.' in result.stdout


def test_the_help_tells_of_the_other_commands(home: dict[str, str]) -> None:
    help_text = run("--help", environment=home).stdout
    assert "newsreader models" in help_text
    assert "newsreader memory" in help_text


def test_an_installed_package_translates(home: dict[str, str]) -> None:
    assert run("models", "install", str(TINY_PACKAGE), environment=home).returncode == 0
    result = run("--json", "-", environment=home, stdin=SHORT)
    assert json.loads(result.stdout)["translator"]["name"] == "translate-nl_en-0_1"


def test_what_comes_from_a_package_cannot_command_the_terminal(
    home: dict[str, str], tmp_path: Path
) -> None:
    metadata = {"from_code": "\x1b]0;x\x07", "to_code": "\u202een"}
    (tmp_path / "metadata.json").write_text(json.dumps(metadata))
    result = run("--plain", "--package", str(tmp_path), "-", environment=home, stdin=SHORT)
    assert result.returncode == 3
    assert result.stderr.removesuffix("\n").isprintable()


def test_a_models_english_cannot_command_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    monkeypatch.setattr(
        "translations.opening.open_translator", lambda *_, **__: Noted("\x1b]0;x\x1b\\")
    )
    monkeypatch.setattr("articles.analysis.analyse", lambda article: Analysis((), ()))
    for way in ("--plain", "--json"):
        assert newsreader.main([way, "--package", "built-in", str(article)]) == 0
        assert "\x1b" not in capsys.readouterr().out.replace("\\u001b", "\x1b")


def test_output_in_another_encoding(home: dict[str, str]) -> None:
    home["PYTHONIOENCODING"] = "ascii"
    text = "\u201cHet sneeuwt\u201d, zegt Zoë Bal.\n".encode()
    for way, encoding in (("--plain", "ascii"), ("--json", "utf-8")):
        command = [sys.executable, "-m", "newsreader", way, "--no-translation", "-"]
        result = subprocess.run(
            command, cwd=ROOT, env=home, input=text, capture_output=True, check=False
        )
        assert (result.returncode, result.stderr) == (0, b"")
        assert "sneeuwt" in result.stdout.decode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="has no sh")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 0)])
def test_closed_streams(home: dict[str, str], tmp_path: Path, closed: str, code: int) -> None:
    (tmp_path / "article.txt").write_text(SHORT)
    name = "-" if closed == "<&-" else str(tmp_path / "article.txt")
    line = f'exec "$0" -m newsreader --plain --no-translation "$1" {closed}'
    command = ["sh", "-c", line, sys.executable, name]
    result = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, check=False)
    assert result.returncode == code, result.stderr
    assert len(result.stderr.splitlines()) == (code != 0)


def test_without_any_model_it_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(SHORT)
    monkeypatch.setattr("translations.opening.built_in_identity", partial(_missing, tmp_path))
    assert newsreader.main(["--plain", "--package", "built-in", str(article)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("--no-translation")


def _missing(folder: Path) -> Identity:
    raise ModelError(f"{folder} can't be read")


def test_settings_that_argos_cannot_read_stay_out_of_the_output(home: dict[str, str]) -> None:
    settings = Path(home["HOME"], ".config", "argos-translate", "settings.json")
    settings.parent.mkdir(parents=True)
    settings.write_text("{,")
    command = ["--json", "--package", "built-in", "--quick", "-"]
    assert json.loads(run(*command, environment=home, stdin=SHORT).stdout)["quotes"]


def test_nothing_needs_a_network(home: dict[str, str]) -> None:
    """Every socket raises, in the whole process, and the article is read all the same."""
    program = (
        "import socket, sys\n"
        "class Refused(socket.socket):\n"
        "    def connect(self, *_): raise AssertionError('network')\n"
        "socket.socket = Refused\n"
        "socket.create_connection = socket.getaddrinfo = None\n"
        "import newsreader\n"
        "sys.exit(newsreader.main(['--json', '-']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=home,
        input=SHORT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["sentences"][0]["translation"]


def test_a_read_only_home_costs_only_the_memory(home: dict[str, str], tmp_path: Path) -> None:
    nowhere = {**home, "HOME": "/proc/nowhere", "XDG_CACHE_HOME": "/proc/nowhere"}
    result = run("--plain", "-", environment=nowhere, stdin=SHORT)
    assert result.returncode == 0
    assert "rain" in result.stdout.lower()
    assert "Traceback" not in result.stderr


def test_an_interruption_leaves_at_once_with_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    def left(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(newsreader, "main", interrupted)
    monkeypatch.setattr(os, "_exit", left)
    with pytest.raises(SystemExit) as exit_:
        newsreader.run()
    assert exit_.value.code == 130
