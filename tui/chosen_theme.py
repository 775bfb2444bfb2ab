"""Which theme the reader chose last, for the next start: one name in a file.

The screen calls neither of these itself: the front door passes them on.
"""

from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

MOST_CHARACTERS = 200


def chosen_theme() -> str | None:
    """Return the name of the theme; None when none was chosen, or it can't be read."""
    try:
        with theme_path().open(encoding="utf-8") as file:
            return file.read(MOST_CHARACTERS).strip() or None
    except (OSError, ValueError):
        return None


def keep_theme(name: str) -> None:
    """Remember a theme; where that can't be done, the next start doesn't know of it."""
    path = theme_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n", encoding="utf-8")


def theme_path() -> Path:
    """Tell where the theme is remembered."""
    return user_state_path("newsreader") / "theme"
