"""Engines: Dutch sentences in, exactly one English sentence out for each, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Identity:
    """Which translator made a sentence: what the screen shows and the memory is keyed by."""

    engine: Literal["built-in", "argos"]
    name: str
    version: str
    digest: str


class Engine(Protocol):
    """A translation model at work."""

    @property
    def identity(self) -> Identity:
        """Tell which model this is."""

    def translate(self, sentences: Sequence[str], beam_size: int) -> list[str]:
        """Return one English string for each Dutch sentence, in order, as the model gave it."""
