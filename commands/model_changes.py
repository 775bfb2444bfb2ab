"""``newsreader models install``, ``remove`` and ``use``."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from commands.exits import FINE, INTERRUPTED, UNUSABLE, complain
from translations.downloads import Progress
from translations.errors import ModelError, NetworkError
from translations.index import fetch_index
from translations.installing import (
    AlreadyInstalledError,
    install_archive,
    install_available,
    own_folders,
    remove_package,
)
from translations.opening import BUILT_IN, choose_model, load_package
from translations.packages import (
    ARGOS_NAME,
    PAIR,
    Package,
    installed_packages,
    package_folders,
    version_key,
)
from translations.preference import prefer_model, preferred_model

NEWEST = "newest"


def install(what: str) -> int:
    """Install the index's newest package (``nl-en``), or a file.

    Raises:
        NetworkError: the index or the package can't be had.
        ModelError: the package can't be used; it is not installed.
        OSError: something can't be read or written.

    """
    try:
        if what in {PAIR, ARGOS_NAME}:
            package = _install_newest()
        elif Path(what).is_file():
            package = install_archive(Path(what), prove=load_package)
        elif what.endswith(".argosmodel") or Path(what).name != what:
            return complain(f"there is no file {what}", UNUSABLE)
        else:
            return complain(f"{what!r} is no file, and the reader needs {PAIR} only", UNUSABLE)
    except AlreadyInstalledError as error:
        package = error.package
        print(f"{package.name} is already installed in {package.folder.parent}")
        return FINE
    except KeyboardInterrupt:
        return complain("stopped; nothing was installed, what has come is kept", INTERRUPTED)
    print(f"Installed {package.name} in {package.folder.parent}")
    _tell_what_is_used()
    return FINE


def remove(name: str) -> int:
    """Delete one of the reader's own packages.

    Raises:
        OSError: it can't be deleted.

    """
    folder = next((folder for folder in own_folders() if folder.name == name), None)
    if folder is None:
        if any(folder.name == name for folder in package_folders()):
            remedy = f"argospm remove {ARGOS_NAME}"
            return complain(f"{name} is Argos Translate's; remove it with: {remedy}", UNUSABLE)
        if name == BUILT_IN:
            return complain("the built-in model is part of the program and stays", UNUSABLE)
        return complain(f"there is no installed package {name!r}", UNUSABLE)
    remove_package(folder)
    print(f"Removed {folder}")
    if preferred_model() == name:
        prefer_model(None)
    _tell_what_is_used()
    return FINE


def use(name: str) -> int:
    """Choose the model to translate with from now on.

    Raises:
        OSError: the choice can't be remembered.

    """
    names = {package.name for package in installed_packages()[0]}
    if name == NEWEST:
        prefer_model(None)
    elif name == BUILT_IN or name in names:
        prefer_model(name)
    else:
        known = ", ".join([BUILT_IN, NEWEST, *sorted(names)])
        return complain(f"there is no usable model {name!r}, only: {known}", UNUSABLE)
    _tell_what_is_used()
    return FINE


def _install_newest() -> Package:
    newest = next(iter(fetch_index()), None)
    if newest is None:
        raise NetworkError(f"the Argos package index has no {PAIR} package that can be used")
    for package in installed_packages()[0]:
        if package.version_key >= version_key(newest.version):
            with suppress(ModelError):
                load_package(package)
                raise AlreadyInstalledError(package)
    with _progress_bar(newest.name) as progress:
        return install_available(newest, load_package, progress)


@contextmanager
def _progress_bar(name: str) -> Iterator[Progress]:
    """Show a bar on stderr while a file comes; nothing where stderr is no terminal."""
    from rich import progress as rich
    from rich.console import Console

    console = Console(stderr=True)
    columns = (
        rich.TextColumn("{task.description}", markup=False),
        rich.BarColumn(),
        rich.DownloadColumn(),
        rich.TransferSpeedColumn(),
        rich.TimeRemainingColumn(),
    )
    shown = console.is_terminal
    with rich.Progress(*columns, console=console, disable=not shown, transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell_what_is_used() -> None:
    choice = choose_model(None)
    name = "the built-in model" if choice.package is None else choice.package.name
    print(f"The reader uses {name}")
