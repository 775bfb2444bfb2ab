"""Which model the user prefers, as ``newsreader models use`` remembers it: one name in a file."""

import os
import tempfile
from pathlib import Path

from platformdirs import user_config_path

MOST_CHARACTERS = 200


def preference_path() -> Path:
    """Tell where the preference is kept."""
    return user_config_path("newsreader") / "model"


def preferred_model() -> str | None:
    """Return the name of the preferred model; None when there is none, or it can't be read."""
    try:
        with preference_path().open(encoding="utf-8") as file:
            return file.read(MOST_CHARACTERS).strip() or None
    except (OSError, ValueError):
        return None


def prefer_model(name: str | None) -> None:
    """Remember a preference, or with None have none any more.

    Raises:
        OSError: it can't be written.

    """
    path = preference_path()
    if name is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed: a reader that starts at this moment finds the old or the new.
    handle, aside = tempfile.mkstemp(prefix=".model-", dir=path.parent, text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{name}\n")
    Path(aside).replace(path)
