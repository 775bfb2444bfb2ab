"""The article as JSON: a contract that other tools depend on."""

import json
from typing import Any

from articles.article import Name, Quote, Span
from output.reading import Reading


def to_json(reading: Reading) -> str:
    """Return the reading as one JSON object, indented, in UTF-8's own characters."""
    return json.dumps(_contract(reading), ensure_ascii=False, indent=1)


def _contract(reading: Reading) -> dict[str, Any]:
    article, translator = reading.article, reading.translator
    return {
        "source": article.source,
        "title": article.title,
        "date": article.date,
        "text": article.text,
        "paragraphs": [
            {"start": p.start, "end": p.end, "heading": p.heading} for p in article.paragraphs
        ],
        "sentences": [
            {
                "id": s.id,
                "paragraph": s.paragraph,
                **_span(s, article.text),
                "translation": reading.english_of(s),
            }
            for s in article.sentences
        ],
        "names": [_name(name, article.text) for name in reading.analysis.names],
        "quotes": [_quote(quote, reading) for quote in reading.analysis.quotes],
        "translator": translator
        and {"engine": translator.engine, "name": translator.name, "version": translator.version},
    }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _name(name: Name, text: str) -> dict[str, Any]:
    return {**_span(name, text), "label": name.label, "name": name.name}


def _quote(quote: Quote, reading: Reading) -> dict[str, Any]:
    text = reading.article.text
    return {
        "id": quote.id,
        "kind": quote.kind,
        "content": [_span(span, text) for span in quote.content],
        "source": quote.source and _span(quote.source, text),
        "cue": quote.cue and _span(quote.cue, text),
        "speaker": quote.speaker,
        "role": quote.role,
        "confidence": round(quote.confidence, 2),
        "hedged": quote.hedged,
        "via": quote.via,
        "sentences": list(quote.sentences),
        "translation": reading.quote_in_english(quote),
    }
