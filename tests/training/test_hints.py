"""The glossary is put together from its files, and told in part while the model is trained."""

import gzip
import random
from pathlib import Path

from training.translation.corpus import Pair
from training.translation.glossary import USUAL, Hints, compressed, table, words
from translations.glossary import Glossary
from translations.lookup import GLOSSARY


def test_files_are_put_together_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("twee\ttwo\néén\tone\n")
    (tmp_path / "b.tsv").write_text("twee kanten op\tboth ways\ntweede\tsecond\n")
    lines = table(tmp_path)
    assert lines.decode() == ("twee\ttwo\ntwee kanten op\tboth ways\ntweede\tsecond\néén\tone\n")
    (tmp_path / "made.gz").write_bytes(compressed(lines))
    glossary = Glossary.read(tmp_path / "made.gz")
    assert glossary.english("éen") == ()
    for dutch in ("twee", "twee kanten op", "tweede", "één"):
        assert glossary.english(dutch)


def test_words_that_are_not_rare_are_not_told_and_expressions_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("twee kanten op\tboth ways\ntweede\tsecond; runner-up\n")
    (tmp_path / USUAL).write_text("huis\thouse\n")
    assert table(tmp_path, rare=True).count(b"\n") == 2
    assert words(tmp_path) == {"huis": ["house"], "tweede": ["second", "runner-up"]}


def test_what_ships_is_what_is_written() -> None:
    assert gzip.decompress((GLOSSARY).read_bytes()) + b"\n" == table()


def test_a_share_of_the_sentences_is_told_something() -> None:
    sentence = Pair(
        "", "", "Bij het schoonspringen sloeg de Chinese een flater, tot spijt van de prutsers.", ""
    )
    chance = random.Random(1)
    hints = Hints(0.5)
    given = [hints.given(sentence, chance) for _ in range(200)]
    assert 60 < given.count(sentence) < 140
    assert len(set(given)) > 3  # not always the same words
    assert hints.all(sentence) in given
    without = Hints(0)
    assert without.given(sentence, chance) == without.all(sentence) == sentence
