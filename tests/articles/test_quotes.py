"""Who said what, on one piece for each form and on marked articles, with the shipped pipeline."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from articles.analysis import analyse
from articles.article import Quote
from articles.load import article_of
from evaluation.gold import read_gold
from evaluation.quotes import Tally, add

GOLD = Path(__file__).parents[1] / "gold"
PIECES = tomllib.loads((GOLD / "forms.toml").read_text(encoding="utf-8"))["piece"]
# Forms that are not found yet; a test that begins to pass here is taken off the list.
NOT_YET = {
    "opinion",  # "vindt drie extra krachten het minimum": a noun for a judgement
    "eigen-zeggen",  # whether the subject belongs to the content is marked both ways
    "passive-door",  # "werd door de buren 'een klap' genoemd"
    "cue-noun-accusation",  # "de belofte om te"
}


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(
            piece,
            id=piece["id"],
            marks=[pytest.mark.xfail(strict=True)] if piece["id"] in NOT_YET else [],
        )
        for piece in PIECES
    ],
)
def test_form(piece: dict[str, Any]) -> None:
    article = article_of(piece["text"], "test")
    found = analyse(article).quotes
    wanted = [quote for quote in piece.get("quotes", []) if not quote.get("optional")]
    contents = {tuple(span.of(article.text) for span in quote.content) for quote in found}
    assert contents == {tuple(quote["content"]) for quote in wanted}
    for quote in found:
        same = next(w for w in wanted if _content(article.text, quote) == tuple(w["content"]))
        assert quote.kind == same["kind"]


def _content(text: str, quote: Quote) -> tuple[str, ...]:
    return tuple(span.of(text) for span in quote.content)


def test_quotes_are_in_order_and_know_their_sentences_and_reporters() -> None:
    article = article_of(
        'De minister heeft verzekerd dat de dijk het houdt, schrijft De Havenbode. "We slapen '
        'rustig", zegt buurvrouw Anja Pol.',
        "test",
    )
    reporter, minister, neighbour = analyse(article).quotes
    assert [q.id for q in (reporter, minister, neighbour)] == [0, 1, 2]
    assert minister.via == reporter.id
    assert reporter.via is neighbour.via is None
    assert minister.sentences == reporter.sentences == (0,)
    assert neighbour.sentences == (1,)
    assert reporter.speaker == "De Havenbode"
    assert neighbour.speaker == "Anja Pol"


# A little under what is reached, so that a change for the worse shows.
@pytest.mark.parametrize(
    ("folder", "detection", "who_said_what"), [("written", 0.94, 0.88), ("samples", 0.95, 0.90)]
)
def test_marked_articles_do_not_get_worse(
    folder: str, detection: float, who_said_what: float
) -> None:
    tally = Tally()
    for gold in read_gold(GOLD / folder):
        quotes = analyse(gold.article).quotes
        add(tally, gold, quotes, ["any"] * len(quotes))
    total = tally.found + tally.gold
    assert 2 * tally.right["matched"] / total >= detection, "\n".join(tally.errors)
    assert 2 * tally.right["speaker"] / total >= who_said_what, "\n".join(tally.errors)
