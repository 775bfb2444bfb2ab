"""Putting packages in the reader's own folder and taking them out. Argos's are never touched."""

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from translations.archives import unpack
from translations.downloads import Progress, download, drop_download
from translations.errors import ModelError, NetworkError
from translations.index import Available
from translations.packages import Package, folder_name, own_packages_path, read_package

# Begin of the names of folders on their way in or out.
PASSING = ".passing-"
# Left behind by a process that was killed; no installation takes as long.
LEFT_BEHIND_SECONDS = 86_400


class AlreadyInstalledError(Exception):
    """The package is there already; ``package`` is the one that is."""

    def __init__(self, package: Package):
        super().__init__(package.name)
        self.package = package


def install_archive(archive: Path, prove: Callable[[Package], object]) -> Package:
    """Install a package from its ``.argosmodel`` file: whole, or not at all.

    Args:
        archive: The file.
        prove: Called with the unpacked package; raises ModelError if it can't translate.

    Raises:
        ModelError: it is broken, unsafe, for other languages, or can't translate.
        AlreadyInstalledError: this version of it is in the reader's own folder.
        OSError: it can't be read, or its files not written.

    """
    directory = _directory()
    with tempfile.TemporaryDirectory(prefix=PASSING, dir=directory) as passing:
        # A folder in the folder: the one to be renamed must not be the one that is cleaned up.
        unpacked = Path(passing) / "package"
        unpacked.mkdir()
        try:
            unpack(archive, unpacked)
            package = read_package(unpacked)
            if not package.version:
                raise ModelError(f"the package {unpacked} is broken: it has no version")
            folder = directory / folder_name(package.version)
            with suppress(ModelError):
                there = read_package(folder)
                prove(there)
                raise AlreadyInstalledError(there)
            prove(package)
        except ModelError as error:
            # The user knows the archive, not the folder, which will be gone.
            reason = str(error).replace(str(unpacked), archive.name)
            named = reason if archive.name in reason else f"{archive.name}: {reason}"
            raise ModelError(named) from error
        if folder.exists():  # a broken one
            folder.rename(Path(passing) / "replaced")
        unpacked.rename(folder)
    return read_package(folder)


def install_available(
    available: Available, prove: Callable[[Package], object], progress: Progress
) -> Package:
    """Download a package and install it; the links are tried in turn.

    What has come of the file is kept for the next time, until the package is installed or the
    file turns out to be wrong.

    Raises:
        NetworkError: the last of the links doesn't give the file.
        ModelError, AlreadyInstalledError, OSError: as ``install_archive``.

    """
    archive = _directory() / f"{available.name}.argosmodel"
    if not archive.exists():  # it may have come whole before the installation was stopped
        _download(available, archive, progress)
    try:
        package = install_archive(archive, prove)
    except (ModelError, AlreadyInstalledError):
        drop_download(archive)
        raise
    drop_download(archive)
    return package


def remove_package(folder: Path) -> None:
    """Delete one of the reader's own packages.

    It vanishes from the list at once, by renaming, and never stands there half deleted.

    Raises:
        OSError: it can't be deleted.

    """
    if folder.is_symlink():
        folder.unlink()
        return
    with tempfile.TemporaryDirectory(prefix=PASSING, dir=folder.parent) as passing:
        folder.rename(Path(passing) / "package")


def own_folders() -> list[Path]:
    """List what is in the reader's own folder, be it sound or broken."""
    try:
        entries = sorted(own_packages_path().iterdir())
    except OSError:
        return []
    return [path for path in entries if path.is_dir() and not path.name.startswith(".")]


def _download(available: Available, archive: Path, progress: Progress) -> None:
    problem: NetworkError | ModelError | None = None
    for link in available.links:
        try:
            download(link, archive, progress=progress, sha256=available.sha256)
        except (NetworkError, ModelError) as error:
            problem = error
        else:
            return
    if problem:
        raise problem


def _directory() -> Path:
    """Make the reader's own folder, and clear away what a killed process left in it.

    Raises:
        OSError: it can't be made.

    """
    directory = own_packages_path()
    directory.mkdir(parents=True, exist_ok=True)
    for path in directory.glob(f"{PASSING}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > LEFT_BEHIND_SECONDS:
                shutil.rmtree(path)
    return directory
