"""``newsreader models list``: the models that there are and that can be had, in a table."""

from collections.abc import Sequence
from pathlib import Path

from commands.exits import FINE, warn
from translations.built_in import LICENCE, MODEL, VERSION
from translations.index import Available, fetch_index, size_of_download
from translations.opening import BUILT_IN, Choice, choose_model
from translations.packages import PAIR, Package, installed_packages
from tui.text import harmless

HEADS = ("NAME", "LANGUAGES", "VERSION", "SIZE", "LICENCE", "FROM", "STATE")
MOST_LICENCE_CHARACTERS = 40

Row = tuple[str, ...]


def list_models(*, available: bool) -> int:
    """Print what there is, and with ``available`` what the Argos package index has besides.

    Raises:
        ModelError: no model can be used, not even the built-in one.
        NetworkError: the index can't be asked; what there is has been printed all the same.

    """
    choice = choose_model(None)
    packages, problems = installed_packages()
    passed_over = [f"{problem}; passed over" for problem in problems]
    for warning in dict.fromkeys([*choice.warnings, *passed_over]):
        warn(warning)
    rows = [_built_in(choice), *(_installed(package, choice) for package in packages)]
    try:
        if available:
            there = {package.version for package in packages}
            rows += [_available(other) for other in fetch_index() if other.version not in there]
    finally:
        _print_table([HEADS, *rows])
    if not packages and not available:
        print(f"\nAn Argos package translates better: newsreader models install {PAIR}")
    return FINE


def _built_in(choice: Choice) -> Row:
    state = "in use" if choice.package is None else "installed"
    return (BUILT_IN, PAIR, VERSION, _size(_bytes_in(MODEL)), LICENCE, "newsreader", state)


def _installed(package: Package, choice: Choice) -> Row:
    used = choice.package is not None and choice.package.folder == package.folder
    return (
        package.name,
        PAIR,
        package.version or "?",
        _size(_bytes_in(package.folder)),
        package.licence[:MOST_LICENCE_CHARACTERS] or "not stated",
        "newsreader" if package.own else "Argos Translate",
        "in use" if used else "installed",
    )


def _available(package: Available) -> Row:
    size = _size(size_of_download(package))
    return (package.name, PAIR, package.version, size, "not stated", "Argos index", "available")


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _size(size: int | None) -> str:
    return "?" if size is None else f"{max(1, round(size / 1_000_000)):,} MB"


def _print_table(rows: Sequence[Row]) -> None:
    shown = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
