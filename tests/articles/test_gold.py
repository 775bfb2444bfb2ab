"""The gold marks are sound: each of them points at words that are there."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
SAMPLE_MARKS = sorted((GOLD / "samples").glob("*.json"))
MARKS = [*SAMPLE_MARKS, *sorted((GOLD / "written").glob("*.json"))]
PIECES = tomllib.loads((GOLD / "forms.toml").read_text(encoding="utf-8"))["piece"]

OPENING = re.compile(r"(?:[\"“„«]|(?<!\w)['‘]|,, ?)$")
CLOSING = re.compile(r"[,.?!]? ?(?:[\"”»]|['’](?!\w)|''|\n\n)")  # a paragraph may be left open
QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]|['’](?!\w)")


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return an article's text and its marks."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    return (path.parent / gold["file"]).read_text(encoding="utf-8"), gold


def stretches(text: str, quote: dict[str, Any]) -> list[tuple[int, int]]:
    """Return where the segments of a quote are, in the order they are listed."""
    found, position = [], quote.get("at", 0)
    for segment in quote["content"]:
        start = text.index(segment, position)
        position = start + len(segment)
        found.append((start, position))
    return found


def gap(text: str, words: str, content: list[tuple[int, int]]) -> str:
    """Return what stands between the content and the nearest ``words`` outside it."""
    gaps = []
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        start, end = match.span()
        if all(end <= low or high <= start for low, high in content):
            gaps += [text[end:low] for low, _ in content if end <= low]
            gaps += [text[high:start] for _, high in content if high <= start]
    assert gaps, f"{words!r} does not stand outside the content"
    return min(gaps, key=len)


def check_quote(text: str, quote: dict[str, Any]) -> None:
    content = stretches(text, quote)
    assert quote["speaker"]
    for role in ("source", "cue"):
        if words := quote.get(role):
            assert gap(text, words, content).count("\n\n") <= 1, f"{role} {words!r} is far away"
    in_marks = [
        text[:low].endswith("\n– ")  # dialogue: nothing closes it
        or bool(OPENING.search(text[:low]) and CLOSING.match(text, high))
        for low, high in content
    ]
    holds_marks = any(QUOTED.search(segment) for segment in quote["content"])
    match quote["kind"]:
        case "direct":
            assert all(in_marks) or (holds_marks and len(content) == 1)
        case "mixed":
            assert holds_marks or any(in_marks)
        case "indirect":
            assert not holds_marks
        case kind:
            pytest.fail(f"no such kind: {kind}")


@pytest.mark.parametrize("path", MARKS, ids=lambda path: path.stem)
def test_quotes_of_an_article(path: Path) -> None:
    text, gold = read(path)
    for quote in gold["quotes"]:
        assert text.startswith(quote["content"][0], quote["at"])
        check_quote(text, quote)
    contents = {tuple(stretches(text, quote)) for quote in gold["quotes"]}
    assert len(contents) == len(gold["quotes"])


@pytest.mark.parametrize("path", MARKS, ids=lambda path: path.stem)
def test_names_of_an_article(path: Path) -> None:
    text, gold = read(path)
    spans = []
    for name in gold["entities"]:
        assert name["label"] in {"PER", "ORG", "LOC", "MISC"}
        assert name["entity"]
        starts = [m.start() for m in re.finditer(rf"(?={re.escape(name['text'])})", text)]
        start = starts[name["n"] - 1]
        spans.append((start, start + len(name["text"])))
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(spans)))


def test_every_sample_is_marked() -> None:
    marks = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in SAMPLE_MARKS]
    texts = [(path.parent / gold["file"]).resolve() for path, gold in marks]
    assert sorted(texts) == sorted((ROOT / "samples").glob("*.txt"))


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece["id"])
def test_forms(piece: dict[str, Any]) -> None:
    text, quotes = piece["text"], piece.get("quotes", [])
    for quote in quotes:
        assert text.count(quote["content"][0]) == 1
        check_quote(text, quote)
        if "via" in quote:
            [(start, end)] = stretches(text, quote)
            [(low, high)] = stretches(text, quotes[quote["via"]])
            assert low <= start < end <= high


def test_forms_have_ids_of_their_own() -> None:
    ids = [piece["id"] for piece in PIECES]
    assert len(ids) == len(set(ids))
