"""Quotation marks and final full stops: the English has those that the Dutch has."""


def plain_marks(sentence: str) -> str:
    """Write a sentence with the quotation marks that models know best."""
    return sentence


def repair(dutch: str, english: str) -> str:
    """Give the English the marks of the Dutch where it is sure which."""
    return english
