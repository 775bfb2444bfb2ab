"""What the workers tell the screen, and what it asks of them.

Workers post the former to the reader and touch nothing else. The latter go to the app itself, which
starts a worker: a message that bubbles stops below the one in whose handler it was posted.
"""

from collections.abc import Mapping, Sequence

from textual.message import Message

from articles.article import Analysis
from tui.document import EnglishParts
from tui.lookup import Forms
from tui.suppliers import Carrier, Meaning, Translation


class AnalysisProgress(Message):
    """The analysis went on; ``share`` of it is done, from 0 to 1."""

    def __init__(self, share: float) -> None:
        self.share = share
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """Only the newest counts."""
        return isinstance(message, AnalysisProgress)


class Analysed(Message):
    """Names and quotes were found."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        super().__init__()


class AnalysisFailed(Message):
    """Names and quotes can't be found; ``reason`` is for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()


class TranslatorReady(Message):
    """The translator is loaded; ``name`` tells which one."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__()


class Translated(Message):
    """English of some sentences, the first or better."""

    def __init__(self, translations: Sequence[Translation]) -> None:
        self.translations = translations
        super().__init__()


class TranslationFinished(Message):
    """No more English comes."""


class TranslationFailed(Message):
    """No more English comes because something went wrong; ``reason`` is for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()


class CarriedOver(Message):
    """Names and quotes found in the English of some sentences, by row."""

    def __init__(self, carried: Mapping[int, EnglishParts]) -> None:
        self.carried = carried
        super().__init__()


class AlignmentFailed(Message):
    """Nothing can be carried over to the English; ``reason`` is for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()


class Warned(Message):
    """Something the reader should know, though reading can go on."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class Hinted(Message):
    """Something that the reader may like to know."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class AlignmentWanted(Message):
    """The reader walks the words of a sentence, and it is to be aligned with its English."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__()


class Aligned(Message):
    """A sentence was aligned with this English."""

    def __init__(self, row: int, english: str, carrier: Carrier) -> None:
        self.row = row
        self.english = english
        self.carrier = carrier
        super().__init__()


class LookUpWanted(Message):
    """The reader looks up a word, which is to be found under one of these forms."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        super().__init__()


class LookedUp(Message):
    """A word was looked up; there are no ``meanings`` if the table doesn't know it."""

    def __init__(self, forms: Forms, meanings: Sequence[Meaning]) -> None:
        self.forms = forms
        self.meanings = meanings
        super().__init__()


class LookUpFailed(Message):
    """A word can't be looked up; ``reason`` is for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()
