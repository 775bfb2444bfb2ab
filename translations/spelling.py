"""How alike two words are spelt."""


def likeness(one: str, other: str) -> float:
    """Return how alike two words are spelt, 0 to 1: the share of letter pairs in common (Dice)."""
    if one == other:
        return 1.0
    pairs, others = _letter_pairs(one), _letter_pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _letter_pairs(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[k : k + 2] for k in range(len(padded) - 1)}
