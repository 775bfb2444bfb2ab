"""What the tests of the Dutch side share."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from articles.load import article_of
from articles.parsing import parse


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Doc]:
    """Parse a text with the pipeline that ships."""
    return lambda text: parse(article_of(text, "test"))
