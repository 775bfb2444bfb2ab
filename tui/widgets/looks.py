"""Looks: the styles of component classes, to be laid over each other."""

from textual.css.styles import StylesBase
from textual.style import Style


def look_of(styles: StylesBase) -> Style:
    """Return the style that these rules set, and nothing that they leave open.

    ``Widget.get_visual_style(…, partial=True)`` is made for this, but loses backgrounds.
    """
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
    )
