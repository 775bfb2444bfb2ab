"""How the program ends: exit codes, and lines on stderr that can't command the terminal."""

import sys

FINE, FAILED, UNUSABLE, PACKAGE_UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130


def warn(message: str) -> None:
    """Say something in one line on stderr."""
    from tui.text import harmless

    print(f"newsreader: {harmless(' '.join(message.split()))}", file=sys.stderr)


def complain(message: str, code: int) -> int:
    """Say what is wrong, and return the exit code that goes with it."""
    warn(message)
    return code
