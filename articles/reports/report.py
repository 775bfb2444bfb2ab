"""Reports: what the patterns of quote detection find, before it is gathered into quotes."""

from dataclasses import dataclass

from articles.article import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One attributed statement as a pattern saw it.

    ``content`` is in the order of the text. ``pattern`` names the pattern, for error analysis.
    """

    pattern: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end

    def covers(self, span: Span) -> bool:
        """Tell whether the span lies wholly between the content's first and last character."""
        return self.start <= span.start and span.end <= self.end
