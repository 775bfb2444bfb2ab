"""The hint at Argos packages: once, and only where it is of use."""

from pathlib import Path

import pytest

import newsreader
from translations.hint import HINT, hint_path, take_hint
from translations.opening import BUILT_IN, choose_model
from translations.preference import prefer_model

pytestmark = pytest.mark.usefixtures("empty_home")


def test_it_is_given_once_ever():
    assert [take_hint(), take_hint(), take_hint()] == [HINT, None, None]


def test_where_nothing_can_be_remembered_it_is_not_given():
    hint_path().parent.parent.mkdir(parents=True)
    hint_path().parent.write_text("in the way")
    assert take_hint() is None


def test_it_is_for_those_on_the_built_in_model_who_never_chose_it():
    assert newsreader._hint(choose_model(None)) is take_hint
    assert newsreader._hint(choose_model(BUILT_IN)) is None
    prefer_model(BUILT_IN)
    assert newsreader._hint(choose_model(None)) is None


def test_it_is_not_given_beside_a_warning(empty_home: Path):
    (empty_home / "argos" / "translate-nl_en-1_8").mkdir()
    assert newsreader._hint(choose_model(None)) is None
