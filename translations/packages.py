"""Argos packages on this machine: which are there, and whether they can translate Dutch."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from translations.engines import Identity
from translations.errors import ModelError

FROM_CODE, TO_CODE = "nl", "en"
PAIR = f"{FROM_CODE}-{TO_CODE}"
# The folder and command-line name that Argos Translate gives to a package of this pair.
ARGOS_NAME = f"translate-{FROM_CODE}_{TO_CODE}"
TOKENIZER_FILES = ("sentencepiece.model", "bpe.model")
# Enough of the weights to tell one model from another without reading all of them.
DIGEST_BYTES = 65536
MOST_METADATA_BYTES = 1_000_000
# What may stand in the name of a folder and on the screen.
VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]{0,29}")


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked Argos package.

    ``target_prefix`` is a piece that every translation opens with; ``licence`` is what the
    package says about it, often nothing.
    """

    folder: Path
    version: str
    from_code: str
    to_code: str
    target_prefix: str
    licence: str

    @property
    def name(self) -> str:
        """The name of its folder, such as ``translate-nl_en-1_8``."""
        return self.folder.name

    @property
    def identity(self) -> Identity:
        """Tell which model this is, from its small files and the ends of its large one.

        Raises:
            ModelError: a file can't be read.

        """
        digest = hashlib.sha256()
        try:
            for name in ("metadata.json", *TOKENIZER_FILES, "model/config.json"):
                path = self.folder / name
                digest.update(path.read_bytes() if path.exists() else b"-")
            with (self.folder / "model" / "model.bin").open("rb") as weights:
                digest.update(weights.read(DIGEST_BYTES))
                size = weights.seek(0, 2)
                weights.seek(max(0, size - DIGEST_BYTES))
                digest.update(weights.read())
        except OSError as error:
            raise ModelError(f"the package {self.folder} can't be read: {error}") from error
        digest.update(str(size).encode())
        return Identity("argos", self.name, self.version, digest.hexdigest()[:16])

    @property
    def version_key(self) -> tuple[int, ...]:
        """The version as numbers, for ordering."""
        return version_key(self.version)

    @property
    def own(self) -> bool:
        """Whether it is the reader's own, and not Argos Translate's."""
        return self.folder.parent == own_packages_path()


def version_key(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, for ordering."""
    return tuple(map(int, re.findall(r"[0-9]+", version)))


def folder_name(version: str) -> str:
    """Return the name that Argos gives to the folder of a Dutch-English package."""
    return f"{ARGOS_NAME}-{version.replace('.', '_')}"


def own_packages_path() -> Path:
    """Tell where the reader keeps the packages that it installs."""
    return user_data_path("newsreader") / "packages"


def read_package(folder: Path) -> Package:
    """Read an unpacked Argos package that translates Dutch to English.

    Raises:
        ModelError: it is for other languages, or a part of it is missing or unreadable.

    """
    try:
        with (folder / "metadata.json").open("rb") as file:
            metadata: Any = json.loads(file.read(MOST_METADATA_BYTES))
    except OSError:
        raise ModelError(f"{folder} is not an Argos package: no metadata.json") from None
    except (ValueError, RecursionError):
        raise ModelError(f"the package {folder} is broken: metadata.json is not JSON") from None
    if not isinstance(metadata, dict):
        raise ModelError(f"the package {folder} is broken: metadata.json holds no fields")

    def field(name: str) -> str:
        value = metadata.get(name) or ""
        # A character that can't be written breaks what it comes to: the model, or the screen.
        if not isinstance(value, str) or re.search("[\ud800-\udfff]", value):
            raise ModelError(f"the package {folder} is broken: its {name} is no text")
        return value

    package = Package(
        folder=folder,
        version=field("package_version"),
        from_code=field("from_code"),
        to_code=field("to_code"),
        target_prefix=field("target_prefix"),
        licence=field("license"),
    )
    if (package.from_code, package.to_code) != (FROM_CODE, TO_CODE):
        raise ModelError(
            f"the package {folder} translates {package.from_code} to {package.to_code}, "
            f"not {FROM_CODE} to {TO_CODE}"
        )
    if package.version and not VERSION.fullmatch(package.version):
        raise ModelError(f"the package {folder} is broken: {package.version[:40]!r} is no version")
    if not (folder / "model" / "model.bin").is_file():
        raise ModelError(f"the package {folder} is broken: no model/model.bin")
    if not any((folder / name).is_file() for name in TOKENIZER_FILES):
        raise ModelError(f"the package {folder} is broken: no {' or '.join(TOKENIZER_FILES)}")
    return package


def package_folders() -> Iterator[Path]:
    """Yield the folders that may hold a package: the reader's own, then Argos Translate's.

    A name with a dot before it is that of a package on its way in or out; one that can't be
    printed belongs to no package and could command the terminal.
    """
    for directory in (own_packages_path(), *_argos_directories()):
        try:
            yield from sorted(
                path
                for path in directory.iterdir()
                if path.is_dir() and path.name.isprintable() and not path.name.startswith(".")
            )
        except OSError:
            continue  # not there, or not ours to read: no packages in it


def installed_packages() -> tuple[list[Package], list[str]]:
    """Find the Dutch-English packages, the newest first, and what is wrong with broken ones.

    Packages for other languages are passed over, as are folders that hold no package at all,
    unless their name says that they should be one for this pair.
    """
    packages, problems = [], []
    for folder in package_folders():
        try:
            packages.append(read_package(folder))
        except ModelError as error:
            if folder.name.startswith(ARGOS_NAME):
                problems.append(str(error))
    return sorted(packages, key=lambda package: package.version_key, reverse=True), problems


def _argos_directories() -> list[Path]:
    """Tell where Argos Translate keeps its packages (``ARGOS_PACKAGES_DIR`` included)."""
    settings = argos_settings()
    return [Path(directory) for directory in settings.package_dirs] if settings else []


def argos_settings() -> Any | None:
    """Return the settings of Argos Translate; None when it can't read or make its own folders.

    It makes them when it is imported, which fails in a read-only home, and stops at a setting
    that it doesn't know. About a settings file that it can't read it prints lines.
    """
    try:
        with redirect_stdout(StringIO()):
            from argostranslate import settings
    except (OSError, ValueError, KeyError, AssertionError):
        return None
    return settings
