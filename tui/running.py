"""Run the app and leave."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import NoReturn

from tui.app import NewsreaderApp


def run(app: NewsreaderApp) -> NoReturn:
    """Run the app, and end the process with its return code when the screen is closed.

    Work in threads has been told to stop by then, but a library that is being imported can't be
    interrupted, and Python would wait for it: half a second and more. There is nothing to be
    saved, what is on disk is whole at any moment, so the process ends at once.

    Told to end by the system, it gives the terminal back first.
    """

    async def read() -> None:
        with suppress(NotImplementedError):  # there are no signals on Windows
            for number in (signal.SIGTERM, signal.SIGINT):
                leave = partial(app.exit, return_code=128 + number)
                asyncio.get_running_loop().add_signal_handler(number, leave)
        await app.run_async()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(app.return_code or 0)

    asyncio.run(read())
    raise AssertionError("the process has ended")
