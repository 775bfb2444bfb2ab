"""The hint that a better model can be had: given once, then never again."""

from pathlib import Path

from platformdirs import user_state_path

HINT = (
    "This English is from the small model that is built in. An Argos package translates better: "
    "newsreader models install nl-en"
)


def take_hint() -> str | None:
    """Return the hint the first time, None ever after.

    Also None when it can't be remembered that it was given: it must not come back every time.
    """
    path = hint_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError:
        return None
    return HINT


def hint_path() -> Path:
    """Tell where it is remembered that the hint was given."""
    return user_state_path("newsreader") / "hinted-at-argos"
