"""Plain text: what it says, and how wide it is."""

from io import StringIO

import pytest

from articles.analysis import analyse
from articles.load import article_of
from output.plain import print_plain
from output.reading import Reading
from translations.engines import Identity

DUTCH = """ date 2024-03
De stuw van Borgharen

De stuw lekt al sinds januari. "We beginnen morgen met pompen", zegt opzichter Bas Kramer uit Gent.
"""
ENGLISH = (
    "The weir at Borgharen",
    "The weir has been leaking since January.",
    '"We start pumping tomorrow," says foreman Bas Kramer from Ghent.',
)


def printed(english: tuple[str, ...] | None, width: int) -> list[str]:
    article = article_of(DUTCH, "test")
    translator = Identity("built-in", "prepared", "1.0", "") if english else None
    page = StringIO()
    print_plain(Reading(article, analyse(article), english, translator), page, width)
    return page.getvalue().splitlines()


@pytest.mark.parametrize("width", [20, 40, 80, 99, 100, 140])
@pytest.mark.parametrize("english", [ENGLISH, None], ids=["translated", "not translated"])
def test_keeps_to_the_width(english: tuple[str, ...] | None, width: int) -> None:
    lines = printed(english, width)
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_the_english_stands_below_the_dutch() -> None:
    lines = printed(ENGLISH, 80)
    below = lines.index("De stuw lekt al sinds januari.") + 1
    assert lines[below] == f"    {ENGLISH[1]}"


def test_and_beside_it_where_there_is_room() -> None:
    (line,) = [line for line in printed(ENGLISH, 140) if "sinds januari" in line]
    assert line.startswith("De stuw lekt al sinds januari.  ")
    assert line.endswith(f"  {ENGLISH[1]}")


def test_then_comes_who_said_what() -> None:
    lines = printed(ENGLISH, 100)
    assert lines[lines.index("WHO SAID WHAT") + 2 :] == [
        '1. Bas Kramer, opzichter (direct, "zegt")',
        "    We beginnen morgen met pompen",
        "    We start pumping tomorrow",
        "",
    ]


def test_says_so_when_nobody_is_quoted() -> None:
    article = article_of("De stuw lekt.", "test")
    page = StringIO()
    print_plain(Reading(article, analyse(article), None, None), page, 80)
    assert page.getvalue().endswith("WHO SAID WHAT\n\nNobody is quoted in this article.\n")
