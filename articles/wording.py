"""Wording: whether two stretches of text have the same words."""

import re


def plain_words(text: str) -> str:
    """Return the words in lower case with a space between, without punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))
