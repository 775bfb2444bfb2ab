"""Driving the app in tests: start it, wait for what it does, look at what it shows."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fakes import FakeTable, analyse_ferry, opened_ferry
from ferry import Carried, ferry
from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widget import Widget

from tui.app import NewsreaderApp
from tui.layout.marks import Mark
from tui.themes import DARK
from tui.widgets.side_by_side import SideBySide

PATIENCE = 20


def ferry_app(**suppliers: object) -> NewsreaderApp:
    """Make an app for the article about the ferry; suppliers may be other ones."""
    everything = {
        "analyse": analyse_ferry,
        "open_translator": opened_ferry(),
        "align": Carried,
        "look_up": FakeTable(),
    }
    app = NewsreaderApp(ferry(), **(everything | suppliers))
    app.theme = DARK.name  # whatever the terminal has that the tests run in
    return app


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all work in the background is done and shown."""
    app = pilot.app

    def done() -> bool:
        carried = app._align is None or not app.document.uncarried(())
        return carried and not app.reader.status.work and all(w.is_finished for w in app.workers)

    await pilot.pause()
    await until(pilot, done)
    await pilot.pause()


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    """Resize the terminal and wait until the screen has followed."""
    await pilot.resize_terminal(width, height)
    await until(pilot, lambda: pilot.app.screen.size == (width, height))
    await pilot.pause()


@asynccontextmanager
async def reading(
    app: NewsreaderApp | None = None, size: tuple[int, int] = (100, 40)
) -> AsyncIterator[Pilot[None]]:
    """Run the app until everything is found, translated and shown."""
    app = app or ferry_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def shown(widget: Widget) -> list[str]:
    """Return the lines that a widget shows."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def told(pilot: Pilot[None]) -> list[str]:
    """Return what the app has said in notices that are still there."""
    return [notice.message for notice in pilot.app._notifications]


def screen_line(view: SideBySide, row: int) -> int:
    """Return the line of the screen on which a sentence pair begins."""
    return view.rows.top(row) - view.scroll_offset.y


def marks(view: SideBySide, row: int, *, english: bool = False) -> list[tuple[str, str]]:
    """Return what is highlighted in a sentence, as (look, words)."""
    document = view.document
    text = document.english[row] if english else document.dutch[row]
    parts = document.english_parts(row) if english else document.dutch_parts(row)
    found: list[Mark] = view._marks(row, parts, english=english)
    return [(mark.look, text[mark.start : mark.end]) for mark in found]


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Type keys faster than the app can work them off."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else key_to_character(key)))
    await pilot.pause()
