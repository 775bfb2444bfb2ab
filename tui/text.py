"""Text that is safe to show: nothing in it can command the terminal."""

import unicodedata

# Marks that turn the direction of writing can make a line read other than it is.
_TURNERS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class _Harmless(dict[int, str]):
    """A translation table for ``str.translate`` that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace() and character != "\u00a0":
            shown = " "
        elif unicodedata.category(character) in {"Cc", "Cs"} or character in _TURNERS:
            shown = "\ufffd"
        else:
            shown = character
        self[code] = shown
        return shown


_HARMLESS = _Harmless()


def harmless(text: str) -> str:
    """Return ``text`` with white space as plain spaces and control characters replaced.

    One character stands for each, so that offsets into the text stay right.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_HARMLESS)
