"""Rare words are told to the model with their English behind them."""

import gzip
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.glossary import Glossary
from translations.lookup import GLOSSARY
from translations.sorted_lines import SortedLines

LINES = (
    b"Praag\tPrague\nbank\tbank; bench\nin de bank\tin the bank\nomvergeblazen\tblown over\n"
    b"pleister\tplaster\n"
)
TOLD = re.compile(r"\{ [^{}]*\}")


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary(SortedLines(LINES))


def test_the_english_comes_behind_the_word(glossary: Glossary) -> None:
    assert glossary.annotated("Een pleister op de bank.") == (
        "Een pleister{ plaster} op de bank{ bank; bench}."
    )


def test_a_word_is_told_once(glossary: Glossary) -> None:
    assert glossary.annotated("pleister op pleister") == "pleister{ plaster} op pleister"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pleister helpt.",
        "'Pleister helpt.'",
        'Hij riep: "Pleister!"',
        "Het was over. Pleister erop.",
    ],
)
def test_a_capital_at_the_beginning_says_nothing(glossary: Glossary, sentence: str) -> None:
    assert "leister{ plaster}" in glossary.annotated(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jan Pleister lachte.",
        "De PLEISTER",
        "PLEISTER is een afkorting.",
        "pleister-merk",
        "hoofd-pleister",
        "pleister's",
        "pleisterde",
        "Een woord dat er niet in staat.",
        "",
    ],
)
def test_names_and_parts_of_words_are_not_told(glossary: Glossary, sentence: str) -> None:
    assert glossary.annotated(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Het geld staat in de bank.", "Het geld staat in de bank{ in the bank}."),
        ("In de bank was niets.", "In de bank{ in the bank} was niets."),
        ("in de, bank", "in de, bank{ bank; bench}"),
        ("in  de bank", "in  de bank{ bank; bench}"),
        ("in de bank in de bank", "in de bank{ in the bank} in de bank"),
        ("in in de bank", "in in de bank{ in the bank}"),
        ("in de bank-leer", "in de bank-leer"),
    ],
)
def test_an_expression_counts_for_more_than_its_words(
    glossary: Glossary, sentence: str, told: str
) -> None:
    assert glossary.annotated(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Uit Praag kwam niets.", "Uit Praag{ Prague} kwam niets."),
        ("Praag zwijgt.", "Praag{ Prague} zwijgt."),
        ("de praag", "de praag"),
        ("PRAAG", "PRAAG"),
    ],
)
def test_a_name_is_told_with_its_capitals(glossary: Glossary, sentence: str, told: str) -> None:
    assert glossary.annotated(sentence) == told


def test_only_what_is_wanted_is_told(glossary: Glossary) -> None:
    told = glossary.annotated("Pleister op de bank", lambda word: word != "pleister")
    assert told == "Pleister op de bank{ bank; bench}"


PIECES = ["bank", "Bank", "in", "de", "Praag", "pleister", ".", ":", "-", " ", " ", "'", "x"]


@given(st.lists(st.sampled_from(PIECES)))
def test_the_sentence_itself_stays_as_it_is(pieces: list[str]) -> None:
    sentence = "".join(pieces)
    told = Glossary(SortedLines(LINES)).annotated(sentence)
    assert TOLD.sub("", told) == sentence
    assert len(TOLD.findall(told)) == len(set(TOLD.findall(told)))


@given(st.dictionaries(st.text("abcé", min_size=1), st.text("xyz", min_size=1)), st.text("abcé"))
def test_a_table_finds_what_it_holds_and_nothing_else(entries: dict[str, str], word: str) -> None:
    lines = sorted(f"{dutch}\t{english}\n".encode() for dutch, english in entries.items())
    table = SortedLines(b"".join(lines))
    assert {dutch: table.find(dutch) for dutch in entries} == entries
    assert table.find(word) == entries.get(word)


class TestShipped:
    """What is wrong in it would be shown to readers, and told to a model, each time."""

    @pytest.fixture(scope="class")
    def lines(self) -> list[bytes]:
        return gzip.decompress(GLOSSARY.read_bytes()).split(b"\n")

    def test_lines_are_sorted_and_each_word_has_one(self, lines: list[bytes]) -> None:
        words = [line.split(b"\t")[0] for line in lines]
        assert len(set(words)) == len(words)
        assert [word + b"\t" for word in words] == sorted(word + b"\t" for word in words)

    def test_words_can_be_found_in_a_sentence_and_english_has_no_braces(
        self, lines: list[bytes]
    ) -> None:
        line = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*\t[^\t{}]+")
        assert [text for text in map(bytes.decode, lines) if not line.fullmatch(text)] == []

    def test_words_are_found(self, lines: list[bytes]) -> None:
        shipped = Glossary.read(GLOSSARY)
        for raw in random.Random(1).sample(lines, 200):
            dutch, english = raw.decode().split("\t")
            assert shipped.annotated(f"xx {dutch}") == f"xx {dutch}{{ {english}}}"


def test_a_glossary_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    whole = gzip.compress(LINES)
    (tmp_path / "cut.gz").write_bytes(whole[:20])
    (tmp_path / "changed.gz").write_bytes(whole[:-8] + bytes(8))
    (tmp_path / "other.gz").write_bytes(LINES)
    for name in ("missing.gz", "cut.gz", "changed.gz", "other.gz"):
        with pytest.raises(OSError, match=r"missing|damaged|CRC|[Nn]ot a gzipped"):
            Glossary.read(tmp_path / name)
