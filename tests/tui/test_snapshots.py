"""How the screen looks; ``pytest --snapshot-update`` accepts a new look after a look at it."""

import pytest
from driving import ferry_app, settled
from textual.pilot import Pilot

SIZES = [(80, 24), (140, 45)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


def keys(*presses: str):
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*presses)
        await settled(pilot)

    return run


def test_opening(snap_compare, size):
    assert snap_compare(ferry_app(), terminal_size=size, run_before=keys())


def test_at_a_quote(snap_compare, size):
    assert snap_compare(ferry_app(), terminal_size=size, run_before=keys("n", "n", "n"))


def test_in_the_pane(snap_compare):
    assert snap_compare(ferry_app(), terminal_size=(80, 24), run_before=keys("tab", "j"))


def test_help(snap_compare, size):
    assert snap_compare(ferry_app(), terminal_size=size, run_before=keys("?"))


def test_searching(snap_compare):
    presses = ("/", "b", "o", "enter")
    assert snap_compare(ferry_app(), terminal_size=(80, 24), run_before=keys(*presses))


def test_light(snap_compare):
    assert snap_compare(ferry_app(), terminal_size=(80, 24), run_before=keys("T", "n"))


def test_stacked(snap_compare):
    assert snap_compare(ferry_app(), terminal_size=(60, 20), run_before=keys("n"))


def test_looking_up(snap_compare, size):
    presses = ("j", "j", "w", "w", "w", "d", "w")  # a separable verb
    assert snap_compare(ferry_app(), terminal_size=size, run_before=keys(*presses))


def test_a_word_in_light_colours(snap_compare):
    presses = ("T", "j", "j", "w", "w")
    assert snap_compare(ferry_app(), terminal_size=(80, 24), run_before=keys(*presses))


def test_looking_up_on_a_small_screen(snap_compare):
    presses = ("j", "j", "w", "w", "w", "d")
    assert snap_compare(ferry_app(), terminal_size=(60, 16), run_before=keys(*presses))
