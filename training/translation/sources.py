"""The sets of sentence pairs that the translation model learns from, their licences and weights."""

from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Source:
    """A set of sentence pairs.

    Args:
        name: the file's, without ``.tsv`` or ``.tsv.gz``.
        licence: of the pairs; docs/data.md says more.
        weight: how often each pair is taken in one round; 0.1 takes another tenth each round.
        held_out: the share of its pairs, or of its articles, set apart to measure by.

    """

    name: str
    licence: str
    weight: float
    held_out: float = 0.0


# The first set that has a sentence keeps it. News made by hand weighs most. Help texts of software
# are left out: they are far from news.
SHARED_SOURCES = (
    Source("news-by-hand", "CC BY-SA 4.0", 1.0, 0.01),
    Source("authored-articles", "CC BY 4.0", 1.0, 0.015),
    Source("authored", "CC BY 4.0", 1.0, 0.005),
    Source("stsb", "CC BY-SA 4.0", 0.3),
    Source("tatoeba", "CC BY 2.0 FR", 0.1),
    Source("covid-dashboard", "EUPL", 0.3),
)
# Of these alone it is known that the shipped model never saw them, so most is measured on them.
# Pairs written later are only trained on, so that the measure stays the same.
OWN_HELD_OUT = {"authored-1": 0.055, "authored-2": 0.055, "authored-3": 0.055}
OWN_LICENCE = "CC BY 4.0"
OWN_WEIGHT = 2.0


def own_sources() -> list[Source]:
    """Give the sets that are in the project."""
    names = sorted(path.stem for path in OWN.glob("*.tsv"))
    return [
        Source(f"own/{name}", OWN_LICENCE, OWN_WEIGHT, OWN_HELD_OUT.get(name, 0.0))
        for name in names
    ]


def source_path(source: Source, shared: Path) -> Path:
    """Give the file of a set; ``shared`` is the folder of the sets that aren't in the project."""
    if source.name.startswith("own/"):
        return OWN / f"{source.name.removeprefix('own/')}.tsv"
    return shared / "data" / "parallel" / f"{source.name}.tsv.gz"


def default_weights() -> dict[str, float]:
    """Give the weight of each set by its name; ``own`` stands for all that are in the project."""
    return {source.name: source.weight for source in SHARED_SOURCES} | {"own": OWN_WEIGHT}
