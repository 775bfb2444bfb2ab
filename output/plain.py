"""The article as plain text: sentence under sentence, or side by side where there is room."""

from collections.abc import Iterator
from io import StringIO
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from articles.article import Paragraph, Quote, Sentence
from output.reading import Reading

SIDE_BY_SIDE_FROM = 100  # columns; below, neither language has room beside the other


def print_plain(reading: Reading, file: TextIO, width: int) -> None:
    """Print the article, its English and its quotes, at most ``width`` columns wide."""
    page = StringIO()
    console = Console(file=page, width=width, color_system=None, markup=False, highlight=False)
    article = reading.article
    facts = [fact for fact in (article.date, _translator(reading)) if fact]
    if facts:
        console.print(Text(" · ".join(facts)), end="\n\n")
    side_by_side = reading.english is not None and width >= SIDE_BY_SIDE_FROM
    for paragraph, sentences in _by_paragraph(reading):
        if side_by_side:
            console.print(_columns(reading, sentences))
        else:
            for sentence in sentences:
                console.print(Text(_heading_mark(paragraph) + reading.dutch_of(sentence)))
                english = reading.english_of(sentence)
                if english is not None:
                    console.print(Padding(Text(english), (0, 0, 0, 4)))
        console.print()
    _print_quotes(reading, console)
    # Rich fills its lines with blanks, which nobody wants in a file or on the clipboard.
    file.writelines(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _translator(reading: Reading) -> str:
    if reading.translator is None:
        return "not translated"
    translator = reading.translator
    return f"translated by {translator.name} {translator.version} ({translator.engine})"


def _by_paragraph(reading: Reading) -> Iterator[tuple[Paragraph, list[Sentence]]]:
    sentences: dict[int, list[Sentence]] = {}
    for sentence in reading.article.sentences:
        sentences.setdefault(sentence.paragraph, []).append(sentence)
    for number, paragraph in enumerate(reading.article.paragraphs):
        yield paragraph, sentences.get(number, [])


def _heading_mark(paragraph: Paragraph) -> str:
    return "# " if paragraph.heading else ""


def _columns(reading: Reading, sentences: list[Sentence]) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for sentence in sentences:
        mark = _heading_mark(reading.article.paragraphs[sentence.paragraph])
        english = reading.english_of(sentence) or ""
        table.add_row(Text(mark + reading.dutch_of(sentence)), Text(mark + english))
    return table


def _print_quotes(reading: Reading, console: Console) -> None:
    quotes = reading.analysis.quotes
    console.print(Text("WHO SAID WHAT"), end="\n\n")
    if not quotes:
        console.print(Text("Nobody is quoted in this article."))
    for quote in quotes:
        console.print(Text(f"{quote.id + 1}. {_attribution(quote, reading)}"))
        console.print(Padding(Text(reading.quote_in_dutch(quote)), (0, 0, 0, 4)))
        english = reading.quote_in_english(quote)
        if english is not None:
            console.print(Padding(Text(english), (0, 0, 0, 4)))
        console.print()


def _attribution(quote: Quote, reading: Reading) -> str:
    speaker = quote.speaker or "unknown speaker"
    role = f", {quote.role}" if quote.role else ""
    cue = f', "{quote.cue.of(reading.article.text)}"' if quote.cue is not None else ""
    via = ""
    if quote.via is not None:
        reporter = reading.analysis.quotes[quote.via].speaker
        via = f", reported by {reporter or 'unknown speaker'}"
    hedged = ", hedged" if quote.hedged else ""
    doubtful = "; doubtful" if quote.is_doubtful else ""
    return f"{speaker}{role} ({quote.kind}{hedged}{cue}{via}{doubtful})"
