"""Which sentence pairs the translation model is trained on, and in which batches."""

import gzip
import random
from pathlib import Path

import pytest

from training.translation import prepare
from training.translation.corpus import (
    Measured,
    Pair,
    digest,
    letters,
    read_articles,
    read_measured,
)
from training.translation.sources import SHARED_SOURCES, Source, own_sources
from training.translation.tokens import Example, batches, by_source, choose

NOTHING = Measured(frozenset(), frozenset(), "")


def _shared(folder: Path, **files: str) -> Path:
    (folder / "data" / "parallel").mkdir(parents=True)
    for name, text in files.items():
        with gzip.open(folder / "data" / "parallel" / f"{name}.tsv.gz", "wt") as file:
            file.write(text)
    return folder


def test_an_empty_line_ends_an_article(tmp_path: Path):
    path = tmp_path / "pairs.tsv"
    path.write_text("een\tone\ntwee\ttwo\n\ndrie\tthree\n")
    assert list(read_articles(path)) == [
        [(1, "een", "one"), (2, "twee", "two")],
        [(4, "drie", "three")],
    ]


def test_without_empty_lines_every_pair_is_alone(tmp_path: Path):
    path = tmp_path / "pairs.tsv"
    path.write_text("een\tone\nzonder Engels\ntwee\ttwo\n")
    assert list(read_articles(path)) == [[(1, "een", "one")], [(3, "twee", "two")]]


def test_the_sentence_before_is_known_within_an_article(tmp_path: Path):
    shared = _shared(tmp_path, a="De „boot” vaart.\tThe ‘boat’ sails.\nHij lekt.\tIt leaks.\n\n")
    learnt, _ = prepare.split([Source("a", "", 1)], shared, NOTHING)
    by_dutch = {pair.dutch: pair for pair in learnt}
    assert by_dutch['De "boot" vaart.'].english == "The 'boat' sails."
    assert by_dutch["Hij lekt."].previous == 'De "boot" vaart.'


def test_what_is_held_out_is_in_no_set_that_is_learnt(tmp_path: Path):
    lines = [f"De boot met nummer {n} vaart.\tBoat number {n} sails." for n in range(40)]
    shared = _shared(tmp_path, a="\n".join(lines), b="\n".join(line.upper() for line in lines))
    learnt, held_out = prepare.split([Source("a", "", 1, 0.5), Source("b", "", 1)], shared, NOTHING)
    kept = {letters(pair.dutch) for pair in held_out}
    assert 5 < len(held_out) < 35
    assert len(learnt) + len(held_out) == 40
    assert all(digest(pair.dutch) < 0.5 for pair in held_out)
    assert not kept & {letters(pair.dutch) for pair in learnt}


def test_what_is_measured_is_left_out(tmp_path: Path):
    shared = _shared(
        tmp_path,
        a="De boot vaart.\tThe boat sails.\n"
        "De veerboot ligt al een week in de haven.\tThe ferry has been in port for a week.\n"
        "Een zin.\tA sentence in English that is long enough.\n"
        "Dit blijft.\tThis stays.\n",
    )
    (shared / "data" / "eval").mkdir()
    (shared / "data" / "eval" / "test.nl").write_text("de boot vaart\n")
    (shared / "data" / "eval" / "test.en").write_text(
        "A sentence in English that is long enough!\n"
    )
    (shared / "gold" / "dev").mkdir(parents=True)
    (shared / "gold" / "dev" / "a.txt").write_text(
        "Kop\n\nDe veerboot ligt al een week in de haven."
    )
    learnt, _ = prepare.split([Source("a", "", 1)], shared, read_measured(shared))
    assert [pair.dutch for pair in learnt] == ["Dit blijft."]


def test_nothing_is_prepared_without_the_test_sets(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read_measured(tmp_path)


def test_pairs_are_read_as_they_were_written(tmp_path: Path):
    pairs = [Pair("a", "", "Eén.", "One.", "Bakker Dekker"), Pair("b", "Eén.", "Twee.", "Two.")]
    prepare.write(pairs, tmp_path / "pairs.tsv.gz")
    assert prepare.read(tmp_path / "pairs.tsv.gz") == pairs


def test_a_round_takes_the_next_pairs_of_each_set():
    pairs = {"a": [Pair("a", "", str(n), str(n)) for n in range(10)]}
    rounds = [
        [int(pair.dutch) for pair in choose(pairs, {"a": 0.4, "none": 1}, n)] for n in range(3)
    ]
    assert rounds == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 0, 1]]
    assert len(choose(pairs, {"a": 2.5}, 0)) == 25


def test_a_file_of_own_pairs_can_have_a_weight_of_its_own():
    pairs = [Pair(source, "", "Ja.", "Yes.") for source in ("own/old", "own/new", "stsb")]
    assert by_source(pairs, {"own": 1.0, "own/new": 2.0, "stsb": 0.1}) == {
        "own": [pairs[0]],
        "own/new": [pairs[1]],
        "stsb": [pairs[2]],
    }


def test_batches_hold_each_example_once_and_no_more_than_fits():
    chance = random.Random(1)
    examples = [Example([1] * chance.randint(2, 60), [n, 2]) for n in range(200)]
    made = batches(examples, 256, random.Random(1))
    assert sorted(example.answer[0] for batch in made for example in batch) == list(range(200))
    assert all(len(batch) * max(map(len, batch)) <= 256 for batch in made)
    assert made == batches(examples, 256, random.Random(1))


def test_every_set_has_a_licence():
    assert all(source.licence for source in [*SHARED_SOURCES, *own_sources()])
