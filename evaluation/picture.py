"""Take the README's picture: ``python -m evaluation.picture FILE SVG [--quotes 3]``.

Runs the reader without a terminal, with the real models, until all is found and translated.
"""

import argparse
import asyncio
from functools import partial
from pathlib import Path

from articles.analysis import analyse
from articles.load import load
from translations.alignment import align
from translations.opening import choose_model, open_translator
from tui.app import NewsreaderApp
from tui.themes import DARK


async def take(file: str, picture: Path, size: tuple[int, int], quotes: int) -> None:
    """Open the article, walk ``quotes`` quotes on, and write what the screen shows."""
    opener = partial(open_translator, choose_model(None), cache=False)
    app = NewsreaderApp(
        load(file), analyse=analyse, open_translator=opener, align=align, themes=[DARK.name]
    )
    async with app.run_test(size=size) as pilot:
        while not (app.document.quotes and app.document.translated == len(app.document)):
            await pilot.pause(0.1)
        await app.workers.wait_for_complete()
        for _ in range(quotes):
            await pilot.press("n")
        await pilot.pause(0.5)
        picture.write_text(app.export_screenshot(title="newsreader"), encoding="utf-8")


def main() -> None:
    """Read the options and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("svg", type=Path)
    parser.add_argument("--size", default="140x40", help="columns x lines")
    parser.add_argument("--quotes", type=int, default=3)
    options = parser.parse_args()
    columns, _, lines = options.size.partition("x")
    asyncio.run(take(options.file, options.svg, (int(columns), int(lines)), options.quotes))


if __name__ == "__main__":
    main()
