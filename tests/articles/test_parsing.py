"""The shipped pipeline, used for real: offsets, sentences, cancelling."""

import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.load import UnreadableError, article_of
from articles.parsing import CancelledError, load_pipeline, parse, release_pipeline

TEXT = """Gemeente plant duizend bomen

Wethouder Karin Dijkhuis van Almelo kondigde maandag aan dat de gemeente duizend bomen plant.
"De eerste staan er in maart", zei ze tegen RTV Oost. De Groenen noemen dat te weinig.

– Wat kost dat?"""


def test_tokens_lie_on_the_article_and_sentences_are_its_own() -> None:
    article = article_of(TEXT, "test")
    doc = parse(article)
    assert doc.text == article.text
    assert [(s.start_char, doc[s.end - 1].idx) for s in doc.sents]
    starts = [sentence[0].idx for sentence in doc.sents]
    assert starts == [sentence.start for sentence in article.sentences]


@settings(max_examples=40)
@given(st.text(st.sampled_from("abzÉ .,!?\"'‘’“”„–-\n0123456789[]()é漢🙂"), max_size=200))
def test_any_text_keeps_its_offsets(text: str) -> None:
    try:
        article = article_of(text, "test")
    except UnreadableError:
        return
    doc = parse(article)
    assert doc.text == article.text
    for token in doc:
        assert article.text[token.idx : token.idx + len(token)] == token.text
    starts = {token.idx for token in doc if token.is_sent_start}
    assert starts == {sentence.start for sentence in article.sentences}


def test_it_knows_subjects_verbs_and_names() -> None:
    doc = parse(article_of(TEXT, "test"))
    subject = next(token for token in doc if token.text == "Wethouder")
    assert subject.dep_ == "nsubj"
    assert subject.head.text == "kondigde"
    assert {("Karin Dijkhuis", "PER"), ("Almelo", "LOC")} <= {(e.text, e.label_) for e in doc.ents}


def test_progress_is_told_and_ends_at_one() -> None:
    told: list[float] = []
    parse(article_of("\n\n".join([TEXT] * 20), "test"), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_it_stops_when_cancelled() -> None:
    answers = iter([False, False, True])
    with pytest.raises(CancelledError):
        parse(article_of("\n\n".join([TEXT] * 60), "test"), cancelled=lambda: next(answers, True))


def test_a_released_pipeline_is_gone_and_what_it_parsed_is_not() -> None:
    article = article_of(TEXT, "test")
    doc = parse(article)
    pipeline = weakref.ref(load_pipeline())
    release_pipeline()
    assert pipeline() is None
    again = parse(article)
    assert [token.dep_ for token in doc] == [token.dep_ for token in again]
