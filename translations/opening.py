"""Which model translates, and opening it: an Argos package or the built-in model."""

from dataclasses import dataclass, replace
from pathlib import Path

from translations.built_in import BuiltInEngine, built_in_identity
from translations.engines import Engine, Identity
from translations.errors import ModelError, PackageError
from translations.memory import Memory, memory_path
from translations.packages import (
    ARGOS_NAME,
    PAIR,
    Package,
    installed_packages,
    package_folders,
    read_package,
)
from translations.preference import preferred_model
from translations.translator import Effort, Translator

BUILT_IN = "built-in"
REMEDY = f"newsreader models install {PAIR}"
PROBE = "Dit is een zin."


@dataclass(frozen=True, slots=True)
class Choice:
    """The model to translate with; ``package`` is None for the built-in one.

    ``named`` when the user asked for it, so that no other will do; ``warnings`` are lines for the
    user.
    """

    package: Package | None
    identity: Identity
    named: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenedTranslator:
    """A translator ready for work, which model it uses, and lines for the user."""

    translator: Translator
    warnings: tuple[str, ...]

    @property
    def identity(self) -> Identity:
        """Tell which model translates."""
        return self.translator.identity


def choose_model(name: str | None) -> Choice:
    """Choose the model, in a few milliseconds and without loading it.

    Args:
        name: ``built-in``, the name of an Argos package or the path of its folder; None for the
            preferred one, else the newest installed Dutch-English package, else the built-in model.

    Raises:
        PackageError: the package asked for is missing, broken, or for other languages.
        ModelError: the built-in model is chosen and its files are missing.

    """
    if name == BUILT_IN:
        return Choice(None, built_in_identity(), named=True, warnings=())
    try:
        if name is not None:
            package = _named_package(name)
            return Choice(package, package.identity, named=True, warnings=())
    except ModelError as error:
        could_be_installed = name is None or name.startswith((ARGOS_NAME, PAIR))
        remedy = REMEDY if could_be_installed else "newsreader models list"
        raise PackageError(str(error), remedy) from error
    preferred = preferred_model()
    if preferred is None:
        return _newest()
    if preferred == BUILT_IN:
        return choose_model(BUILT_IN)
    try:
        package = _installed_package(preferred)
        return Choice(package, package.identity, named=False, warnings=())
    except ModelError as error:
        newest = _newest()
        warning = f"{error}, though 'newsreader models use' chose it; passed over"
        return replace(newest, warnings=(warning, *newest.warnings))


def _newest() -> Choice:
    """Choose the newest package, or the built-in model when there is none.

    Raises:
        ModelError: the built-in model is chosen and its files are missing.

    """
    packages, problems = installed_packages()
    warnings = [f"{problem}; passed over" for problem in problems]
    for package in packages:
        try:
            return Choice(package, package.identity, named=False, warnings=tuple(warnings))
        except ModelError as error:
            warnings.append(f"{error}; passed over")
    return Choice(None, built_in_identity(), named=False, warnings=tuple(warnings))


def open_translator(
    choice: Choice, *, cache: bool, effort: Effort | int = "quick, then best"
) -> OpenedTranslator:
    """Load the chosen model, and the translation memory unless ``cache`` is False.

    A package that turns out broken gives way to the built-in model, with a warning, when it
    wasn't asked for by name. Takes about half a second.

    Raises:
        PackageError: the package asked for by name can't be loaded.
        ModelError: the built-in model can't be loaded.

    """
    memory = Memory.open(memory_path()) if cache else None
    warnings = list(choice.warnings)
    engine: Engine
    try:
        engine = BuiltInEngine() if choice.package is None else load_package(choice.package)
    except ModelError as error:
        if choice.package is None:
            raise
        if choice.named:
            raise PackageError(str(error), REMEDY) from error
        warnings.append(f"{error}; the built-in model translates instead")
        engine = BuiltInEngine()
    return OpenedTranslator(Translator(engine, memory, effort), tuple(warnings))


def _named_package(name: str) -> Package:
    """Find a package by its path, its folder's name, or the name that ``argospm`` gives it.

    Raises:
        ModelError: there is none of that name, or it can't be used.

    """
    if Path(name).is_dir():
        return read_package(Path(name).resolve())
    if name in {ARGOS_NAME, PAIR} and not any(path.name == name for path in package_folders()):
        packages, problems = installed_packages()
        if packages:
            return packages[0]
        if problems:
            raise ModelError(problems[0])
    return _installed_package(name)


def _installed_package(name: str) -> Package:
    """Find an installed package by its folder's name.

    Raises:
        ModelError: there is none of that name, or it can't be used.

    """
    for folder in package_folders():
        if folder.name == name:
            return read_package(folder)
    raise ModelError(f"there is no translation package {name!r}")


def load_package(package: Package) -> Engine:
    """Load a package's model, which must prove that it translates.

    Raises:
        ModelError: it can't be loaded, or gives no English.

    """
    from translations.argos import ArgosEngine

    engine = ArgosEngine(package)
    try:
        (english,) = engine.start([PROBE], beam_size=1, cancelled=bool).outputs()
    except (RuntimeError, TypeError, ValueError) as error:
        raise ModelError(f"the package {package.folder} can't translate: {error}") from error
    if not english.text:
        raise ModelError(f"the package {package.folder} can't translate: it gives no English")
    return engine
