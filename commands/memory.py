"""``newsreader memory``: the translation memory on disk."""

import argparse
import sqlite3
from collections.abc import Sequence

from commands.exits import FAILED, FINE, complain


def main(arguments: Sequence[str]) -> int:
    """Run the sub-command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="newsreader memory",
        description="Earlier translations are kept on disk, so that they are there at once.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("clear", help="forget all earlier translations")
    parser.parse_args(arguments)
    return _clear()


def _clear() -> int:
    from translations.memory import Memory, broken_path, memory_path

    path = memory_path()
    forgotten = None
    try:
        if path.exists() or broken_path(path).exists():
            memory = Memory.open(path)
            if memory is None:
                return complain(f"{path} can't be opened; is another newsreader at work?", FAILED)
            forgotten = memory.clear()
            memory.close()
            # A spoilt memory, moved aside, holds earlier translations too.
            broken_path(path).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        return complain(f"{path} can't be cleared: {error}", FAILED)
    if forgotten is None:
        print(f"Nothing was remembered in {path}")
    else:
        sentences = "1 sentence" if forgotten == 1 else f"{forgotten:,} sentences"
        print(f"Forgot the English of {sentences} in {path}")
    return FINE
