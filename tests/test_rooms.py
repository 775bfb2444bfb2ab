"""Which room may know which: the arrows of docs/architecture.md, proved on imports."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "ctranslate2", "argostranslate", "sentencepiece", "torch")


def _loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that are loaded after the statement, in a fresh process."""
    program = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


@pytest.mark.parametrize(
    ("statement", "unknown"),
    [
        ("import articles.load, articles.analysis", {"textual", "translations", "tui", *HEAVY}),
        ("import translations.opening", {"textual", "numpy", "articles", "tui", *HEAVY}),
        ("import tui.app", {*HEAVY}),
        ("import newsreader", {"textual", "rich", "numpy", "articles", "translations", *HEAVY}),
        (
            "import commands.model_list, commands.model_changes, commands.memory",
            {"textual", "rich", "articles", *HEAVY},
        ),
    ],
)
def test_a_room_does_not_load_what_it_must_not_know(statement: str, unknown: set[str]) -> None:
    assert not _loaded_by(statement) & unknown


@pytest.mark.parametrize("words", [["--help"], ["models", "--help"], ["memory", "--help"]])
def test_help_is_given_without_loading_anything(words: list[str]) -> None:
    ask = (
        "import contextlib, io, newsreader\n"
        "with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):\n"
        f"    newsreader.main({words})\n"
        "assert 'usage: newsreader' in said.getvalue()"
    )
    heavy = {"textual", "rich", "numpy", "articles", "translations", "tui", "platformdirs", *HEAVY}
    assert not _loaded_by(ask) & heavy


@pytest.mark.parametrize(
    ("statement", "unknown"),
    [
        (
            "from articles.load import article_of\n"
            "from articles.analysis import analyse\n"
            "analyse(article_of('Ja, zegt Bas.', 'x'))",
            {"textual", "translations", "tui"},
        ),
        (
            "from translations.opening import choose_model, open_translator\n"
            "open_translator(choose_model('built-in'), cache=False)",
            {"textual", "spacy", "articles", "tui"},
        ),
    ],
)
def test_nor_when_it_works(statement: str, unknown: set[str]) -> None:
    assert not _loaded_by(statement) & unknown
