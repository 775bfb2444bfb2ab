"""The colours of the program: a dark and a light theme of its own.

The colours of names and marks are theme variables. Textual's other themes, to be had from the
command palette, lack them and get them from their own palette.
"""

from textual.theme import Theme

DARK = Theme(
    name="newsreader-dark",
    dark=True,
    primary="#7aa2e8",
    secondary="#8fa3bf",
    accent="#e3b26a",
    warning="#e3b26a",
    error="#e27d7d",
    success="#93c98b",
    foreground="#d9dce3",
    background="#15171c",
    surface="#1b1e25",
    panel="#242831",
    variables={
        "english": "#a9b1c1",
        "quiet": "#747c8c",
        "rule": "#2f3440",
        "here": "#1f2330",
        "quote": "#2f3b5e",
        "quote-edge": "#262c42",
        "hit": "#5c4a1e",
        "hit-here": "#e3b26a",
        "hit-here-text": "#15171c",
        "pair": "#22602e",
        "pair-text": "#e6f2ee",
        "name-per": "#eac07a",
        "name-org": "#82b6f2",
        "name-loc": "#93c98b",
        "name-misc": "#d6a0cb",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    dark=False,
    primary="#2a5db0",
    secondary="#5b6b82",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b3362f",
    success="#2f7a34",
    foreground="#26282c",
    background="#fbfaf6",
    surface="#f3f1ea",
    panel="#e8e5dc",
    variables={
        "english": "#555a64",
        "quiet": "#83868d",
        "rule": "#d9d6cc",
        "here": "#f1efe6",
        "quote": "#d3e0f8",
        "quote-edge": "#e6ecf6",
        "hit": "#f5dfa6",
        "hit-here": "#9a5b00",
        "hit-here-text": "#fbfaf6",
        "pair": "#bfe3d6",
        "pair-text": "#16332b",
        "name-per": "#8a5200",
        "name-org": "#1d59b5",
        "name-loc": "#2a702f",
        "name-misc": "#87367f",
    },
)


_SIXTEEN_COLOURS = {
    "english": "ansi_default",
    "quiet": "ansi_default",
    "rule": "ansi_bright_black",
    "here": "ansi_default",
    "quote": "ansi_blue",
    "quote-edge": "ansi_white",
    "hit": "ansi_cyan",
    "hit-here": "ansi_yellow",
    "hit-here-text": "ansi_black",
    "pair": "ansi_green",
    "pair-text": "ansi_black",
    "name-per": "ansi_yellow",
    "name-org": "ansi_bright_blue",
    "name-loc": "ansi_green",
    "name-misc": "ansi_magenta",
}

_OPPOSITES = {
    DARK.name: LIGHT.name,
    LIGHT.name: DARK.name,
    "ansi-dark": "ansi-light",
    "ansi-light": "ansi-dark",
}


def first_theme(color_system: str | None) -> str:
    """Return the theme to start with; ``color_system`` is what Rich calls the terminal's colours.

    With sixteen colours only, those that the user has set up in the terminal are best.
    """
    return "ansi-dark" if color_system == "standard" else DARK.name


def opposite(theme: Theme) -> str:
    """Return the name of a light theme for a dark one, and the other way round."""
    return _OPPOSITES.get(theme.name, LIGHT.name if theme.dark else DARK.name)


def variables_of(theme: Theme) -> dict[str, str]:
    """Return the program's own variables for a theme that doesn't know them."""
    if theme.ansi:
        return _SIXTEEN_COLOURS
    colours = theme.to_color_system().generate()
    return {
        "english": colours["foreground-darken-2" if theme.dark else "foreground-lighten-2"],
        "quiet": colours["secondary"],
        "rule": colours["panel"],
        "here": colours["surface"],
        "quote": colours["primary-muted"],
        "quote-edge": colours["panel"],
        "hit": colours["warning-muted"],
        "hit-here": colours["warning"],
        "hit-here-text": colours["background"],
        "pair": colours["success-muted"],
        "pair-text": colours["foreground"],
        "name-per": colours["text-warning"],
        "name-org": colours["text-primary"],
        "name-loc": colours["text-success"],
        "name-misc": colours["text-error"],
    }
