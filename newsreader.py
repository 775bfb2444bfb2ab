"""The front door: the command line, and which way the article leaves (screen, plain text, JSON).

Everything heavy is imported where it is used, so that ``newsreader --help`` answers at once.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from commands.exits import FAILED, FINE, INTERRUPTED, PACKAGE_UNUSABLE, UNUSABLE, complain, warn

if TYPE_CHECKING:
    from articles.article import Analysis, Article
    from translations.alignment import Alignment
    from translations.engines import Identity
    from translations.lookup import Meaning
    from translations.opening import Choice
    from translations.translator import Effort
    from tui.suppliers import Hint, OpenTranslator

_EPILOGUE = """\
other commands: newsreader models   list, install, remove and choose translation models
                newsreader memory   forget earlier translations
                (each with --help; a file of that name is read as ./models)
keys on the screen: j/k sentence, n/p quote, w/b word, d look it up, Tab pane,
                    / search, ? help, q quit
exit codes: 0 fine, 1 failed while working, 2 wrong usage or unreadable file,
            3 the translation package asked for can't be used, 130 interrupted,
            143 told to end
"""


def run() -> NoReturn:
    """Run the program as a command. Ctrl+C leaves at once, whatever a model is in the middle of."""
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(INTERRUPTED)  # before the model is let go of, which waits for what it has begun


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; messages go to stderr, the article to stdout."""
    _prepare_output()
    try:
        code = _command(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _give_up_output()
        return FINE  # whoever read our output has seen enough
    except OSError as error:
        _give_up_output()
        where = f"{error.filename}: " if error.filename else ""
        return complain(f"{where}{error.strerror or error}", FAILED)


def _prepare_output() -> None:
    """Have output that is closed go nowhere, and letters that it can't take become ``?``."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")


def _command(words: Sequence[str]) -> int:
    match words[:1]:
        case ["models"]:
            from commands import models

            return models.main(words[1:])
        case ["memory"]:
            from commands import memory

            return memory.main(words[1:])
        case _:
            return _run(_parser().parse_args(words))


def _give_up_output() -> None:
    """Let what can't be written go nowhere; else Python would complain once more at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader",
        description="Read a Dutch news article beside its English, with names and who said what.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the article, a text file; - reads stdin")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--plain", action="store_true", help="print text instead of opening a screen")
    way.add_argument("--json", action="store_true", help="print everything found, as JSON")
    english = parser.add_mutually_exclusive_group()
    english.add_argument("--no-translation", action="store_true", help="Dutch only")
    english.add_argument(
        "--package",
        metavar="NAME",
        help="translate with this installed Argos package, or with: built-in",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="less good English, three times as quick",
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="neither use nor keep earlier translations"
    )
    parser.add_argument("--version", action=_Version, help="print the version and exit")
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: the look-up takes longer than the rest."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"newsreader {version('newsreader')}")
        parser.exit()


def _run(options: argparse.Namespace) -> int:
    from articles.load import UnreadableError, load
    from translations.errors import ModelError, PackageError

    if options.file == "-" and sys.stdin is not None and sys.stdin.isatty():
        warn("type or paste the article, then press Ctrl+D on a line of its own")
    try:
        article = load(options.file)
    except UnreadableError as error:
        return complain(str(error), UNUSABLE)
    try:
        if options.json or options.plain or not _has_screen():
            return _print(article, options)
        _show(article, options)
    except PackageError as error:
        return complain(str(error), PACKAGE_UNUSABLE)
    except ModelError as error:
        return complain(f"{error}; to read the Dutch alone: --no-translation", FAILED)


def _has_screen() -> bool:
    """Tell whether there is a terminal to draw on and a keyboard to read.

    The keyboard is not standard input when the article came from there: the terminal's own device
    takes its place.
    """
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    if sys.stdin is None or not sys.stdin.isatty():
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            return False
        os.dup2(terminal, 0)
        os.close(terminal)
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
    return True


def _show(article: "Article", options: argparse.Namespace) -> NoReturn:
    from translations.opening import choose_model, open_translator

    if not sys.stderr.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # Textual draws on standard error
    # Choosing is cheap, and what is wrong with a package asked for by name is said before the
    # screen opens. Loading is not, and goes on beside the import of the screen.
    open_chosen, hint = None, None
    if not options.no_translation:
        choice = choose_model(options.package)
        effort: Effort = "quick" if options.quick else "quick, then best"
        open_chosen = _opening_beside(
            partial(open_translator, choice, cache=not options.no_cache, effort=effort)
        )
        hint = _hint(choice)

    from tui.app import NewsreaderApp
    from tui.chosen_theme import chosen_theme, keep_theme
    from tui.running import run

    run(
        NewsreaderApp(
            article,
            analyse=_analyse,
            open_translator=open_chosen,
            align=_align,
            look_up=_look_up,
            hint=hint,
            themes=filter(None, [chosen_theme(), os.environ.get("TEXTUAL_THEME")]),
            keep_theme=keep_theme,
        )
    )


def _opening_beside(open_translator: "OpenTranslator") -> "OpenTranslator":
    """Begin to load a translator, if there is a core for it beside that which opens the screen.

    Returns what waits for it.
    """
    if (os.cpu_count() or 1) == 1:
        return open_translator
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1).submit(open_translator).result


def _hint(choice: "Choice") -> "Hint | None":
    """Give the hint at Argos packages to those who never chose, nor have other worries."""
    if choice.package or choice.named or choice.warnings:
        return None
    from translations.hint import take_hint

    return take_hint


def _analyse(article: "Article", **how: Any) -> "Analysis":
    from articles.analysis import analyse
    from articles.parsing import release_pipeline

    try:
        return analyse(article, **how)
    finally:
        release_pipeline()  # what is found is all that the screen needs


def _align(dutch: str, english: str) -> "Alignment":
    from translations.alignment import align

    return align(dutch, english)


def _look_up(*forms: str) -> "tuple[Meaning, ...]":
    from translations.lookup import look_up

    return look_up(*forms)


def _print(article: "Article", options: argparse.Namespace) -> int:
    from articles.analysis import analyse
    from output.contract import to_json
    from output.plain import print_plain
    from output.reading import Reading

    english, identity = None, None
    if not options.no_translation:
        english, identity = _translate(article, options)
    reading = Reading(article, analyse(article), english, identity)
    if options.json:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        print(to_json(reading))
    else:
        print_plain(reading, sys.stdout, width=shutil.get_terminal_size((80, 24)).columns)
    return FINE


def _translate(
    article: "Article", options: argparse.Namespace
) -> "tuple[tuple[str, ...], Identity]":
    from translations.opening import choose_model, open_translator
    from tui.text import harmless

    opened = open_translator(
        choose_model(options.package),
        cache=not options.no_cache,
        effort="quick" if options.quick else "best",
    )
    for warning in opened.warnings:
        warn(warning)
    sentences = [sentence.of(article.text) for sentence in article.sentences]
    english = dict.fromkeys(range(len(sentences)), "")
    for batch in opened.translator.translate(sentences):
        # What a package's model says is no more trusted than the article.
        english.update((translation.index, harmless(translation.text)) for translation in batch)
    return tuple(english.values()), opened.identity


if __name__ == "__main__":
    run()
