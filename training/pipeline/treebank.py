"""Dutch treebanks in CoNLL-U (gzipped) as spaCy documents."""

import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

PARAGRAPH = 0.3  # share of sentences that a paragraph break is put after


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank: one row of the ten CoNLL-U columns for each token."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def letters(self) -> str:
        """The sentence without white space: how the same sentence is known in another file."""
        return "".join(row[1] for row in self.rows)


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a gzipped CoNLL-U file, without ranges and empty nodes."""
    rows: list[tuple[str, ...]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = tuple(line.rstrip("\n").split("\t"))
            if columns[0].isdigit():
                rows.append(columns)
            elif columns == ("",) and rows:
                yield Tree(tuple(rows))
                rows = []
    if rows:
        yield Tree(tuple(rows))


def to_doc(vocab: Vocab, trees: Iterable[Tree], chance: random.Random, *, parse_only: bool) -> Doc:
    """Join trees to one document of consecutive sentences, some with a paragraph break between.

    With ``parse_only`` the document has heads and relations alone.
    """
    columns: dict[str, list[str]] = {
        name: [] for name in ("words", "tags", "pos", "morphs", "lemmas", "deps")
    }
    spaces: list[bool] = []
    heads: list[int] = []
    for tree in trees:
        first = len(spaces)
        for i, (_, word, lemma, upos, xpos, features, head, dep, _, misc) in enumerate(tree.rows):
            columns["words"].append(word)
            columns["tags"].append(xpos)
            columns["pos"].append(upos)
            columns["morphs"].append(features)
            columns["lemmas"].append(plain_lemma(word, lemma))
            columns["deps"].append("ROOT" if dep == "root" else dep)
            heads.append(first + (int(head) - 1 if head != "0" else i))
            spaces.append("SpaceAfter=No" not in misc)
        if chance.random() < PARAGRAPH:
            blank = ("\n\n", "_SP", "SPACE", "_", "\n\n", "dep")
            for values, value in zip(columns.values(), blank, strict=True):
                values.append(value)
            spaces[-1:] = [False, False]
            heads.append(len(heads) - 1)
        else:
            spaces[-1] = True
    if parse_only:
        columns = {name: columns[name] for name in ("words", "deps")}
    return Doc(vocab, spaces=spaces, heads=heads, **columns)


def plain_lemma(word: str, lemma: str) -> str:
    """Write a lemma without the marks between its parts: ``mee_doen``, ``VVD_fractie``."""
    return lemma.replace("_", "-" if "-" in word else "") if lemma.strip("_") else lemma


# In the 2017 file these relations agree with the current analysis of the same sentence in fewer
# than three of four cases (heads of all others: 94 to 100 %).
_UNRELIABLE = {"cop", "aux", "xcomp", "csubj", "expl"}
_POSSESSIVES = {"mijn", "jouw", "zijn", "haar", "ons", "onze", "uw", "hun", "m'n", "z'n", "d'r"}
_BRACKETS = {")": "(", "]": "[", "»": "«", "”": "“", "’": "‘", '"': '"', "'": "'"}


def to_current(tree: Tree) -> Tree | None:
    """Bring a tree of the 2017 file to the current conventions; None where that can't be done."""
    if any(row[7] in _UNRELIABLE for row in tree.rows):
        return None
    rows = [list(row) for row in tree.rows]
    for row in rows:
        head = rows[int(row[6]) - 1]
        if row[7] == "cc":
            later = [
                r for r in rows if r[7] == "conj" and r[6] == row[6] and int(r[0]) > int(row[0])
            ]
            if not later:
                return None
            row[6] = later[0][0]
        elif row[7] == "flat:name" or (
            row[7] == "fixed" and head[3] not in {"ADP", "SCONJ", "ADV"}
        ):
            row[7] = "flat"
        elif row[7] == "det" and row[1].lower() in _POSSESSIVES:
            row[7] = "nmod:poss"
    _attach_punctuation(rows)
    return Tree(tuple(tuple(row) for row in rows))


def _attach_punctuation(rows: list[list[str]]) -> None:
    """Attach each mark to the highest word that starts after it, a closing one as its opening one.

    That is right for nine in ten marks of the current treebanks, which is all it is needed for.
    """
    words = [int(row[0]) for row in rows if row[7] != "punct"]
    if not words:
        return
    parent = {int(row[0]): int(row[6]) for row in rows}
    leftmost = {word: word for word in words}
    for word in words:
        up = word
        while up := parent[up]:
            leftmost[up] = min(leftmost.get(up, up), word)
    root = next(word for word in [*words, *parent] if parent[word] == 0)
    opened: dict[str, str] = {}
    for row in rows:
        if row[7] != "punct" or row[6] == "0":
            continue
        place = int(row[0])
        after = [word for word in words if word > place]
        target = root
        if row[1] in _BRACKETS and _BRACKETS[row[1]] in opened:
            target = int(opened.pop(_BRACKETS[row[1]]))
        elif after and place > words[0]:
            target = after[0]
            while parent[target] and leftmost.get(parent[target], 0) > place:
                target = parent[target]
        row[6] = str(target)
        if row[1] in _BRACKETS.values():
            opened[row[1]] = row[6]
