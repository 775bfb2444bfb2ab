"""The glossary: rare words and fixed expressions with their English.

Look-ups ask it, and a built-in model can be told by it. A small model has seen a rare word too
seldom to know it; so its English is put behind it in braces, and a model that has learnt to read
sentences like that takes it or leaves it (as in
"Training Neural Machine Translation to Apply Terminology Constraints", arXiv 1906.01105, but for
words whose English need not be right in every sentence):

    Ze deed een pleister{ plaster} op zijn knie.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from translations.sorted_lines import SortedLines

# Parts of what is written with hyphens or apostrophes mean something else by themselves.
_WORD = re.compile(r"(?<![\w-])(?<!\w['’])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-]|['’]\w)")
_BEGINNING = re.compile(r"(?:^|[.!?:])[^\w.!?:]*$")
_LONGEST = 6  # words of an expression


class Glossary:
    """The English of words and expressions, by the Dutch as it stands within a sentence.

    Args:
        lines: ``dutch TAB english``, where several translations have semicolons between them.

    """

    def __init__(self, lines: SortedLines):
        self._lines = lines

    @classmethod
    def read(cls, path: Path) -> "Glossary":
        """Read a gzip-compressed glossary; raises OSError if it can't be read."""
        return cls(SortedLines.read(path))

    def english(self, dutch: str) -> tuple[str, ...]:
        """Return the translations of a word or expression, likeliest first; none if it has none."""
        found = self._lines.find(dutch)
        return tuple(found.split("; ")) if found else ()

    def annotated(self, sentence: str, wanted: Callable[[str], bool] = bool) -> str:
        """Give a sentence with the English behind what the glossary has, of each once.

        The longest expression counts. ``wanted`` is asked about each that is found, in Dutch.
        """
        told: set[str] = set()
        parts = []
        done = 0
        words = list(_WORD.finditer(sentence))
        together = _together(words)
        while words:
            for count in range(min(together[0], _LONGEST), 0, -1):
                end = words[count - 1].end()
                dutch, english = self._entry(sentence, words[0].start(), end)
                if english:
                    break
            if english and dutch not in told and wanted(dutch):
                told.add(dutch)
                parts += [sentence[done:end], f"{{ {english}}}"]
                done = end
            del words[:count], together[:count]
        return "".join([*parts, sentence[done:]])

    def _entry(self, sentence: str, start: int, end: int) -> tuple[str, str | None]:
        """Return what stands there as the glossary has it, and its English if it does."""
        stands = sentence[start:end]
        within = stands[0].lower() + stands[1:]
        if within != stands and _BEGINNING.search(sentence, 0, start):
            english = self._lines.find(within)
            if english:
                return within, english
        return stands, self._lines.find(stands)


def _together(words: list[re.Match[str]]) -> list[int]:
    """Tell of each word how many there are from it on with nothing but a space between."""
    found = [1] * len(words)
    for at, (word, following) in reversed(list(enumerate(pairwise(words)))):
        if following.start() - word.end() == 1 and word.string[word.end()] == " ":
            found[at] = found[at + 1] + 1
    return found
