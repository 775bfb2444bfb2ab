"""Average the weights of some models, which often does better than each of them.

What each learnt by chance partly cancels out: model soups, arXiv 2203.05482. The models must come
of one another.

Usage: python -m training.translation.average OUT.pt MODEL[:SHARE] MODEL[:SHARE] …

A MODEL is ``shipped``, a file of weights, or the folder of a model as it ships. A SHARE is 1
unless it is given; only how the shares compare matters.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch

from training.translation.prepare import WORK
from training.translation.starts import State, start_state
from translations.built_in import MODEL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("models", nargs="+", metavar="MODEL[:SHARE]")
    options = parser.parse_args()
    shares = {}
    for given in options.models:
        name, _, share = given.partition(":")
        shares[name] = float(share or 1)
    torch.save(average(shares), options.out)


def average(shares: Mapping[str, float]) -> State:
    """Return the mean weights of models, each named as for ``train --start``, by their shares."""
    whole = sum(shares.values())
    total: State = {}
    for name, share in shares.items():
        for part, tensor in start_state(name, MODEL, WORK).items():
            own = tensor * (share / whole)
            total[part] = total[part] + own if part in total else own
    return total


if __name__ == "__main__":
    main()
