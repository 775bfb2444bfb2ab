"""How words are spelt: how alike two are, and a text without accents."""

import unicodedata


def likeness(one: str, other: str) -> float:
    """Return how alike two words are spelt, 0 to 1: the share of letter pairs in common (Dice)."""
    if one == other:
        return 1.0
    pairs, others = _letter_pairs(one), _letter_pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def without_accents(text: str) -> str:
    """Leave the accents out: ruïne, één and café become ruine, een and cafe."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _letter_pairs(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[k : k + 2] for k in range(len(padded) - 1)}
