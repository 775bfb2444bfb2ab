import os
import subprocess
import sys
from pathlib import Path

import pytest
from driving import reading, until

PROGRAM = """
import os, signal, threading
from driving import ferry_app
from tui.running import run

def analyse(article, **_):
    {leave}
    threading.Event().wait()  # work that can't be interrupted

app = ferry_app(analyse=analyse, open_translator=None)
run(app)
"""


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        ("app.call_from_thread(app.exit, return_code=7)", 7),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGTERM)",
            143,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="has no signals"),
        ),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGINT)",
            130,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="has no signals"),
        ),
    ],
    ids=["closed", "told to end", "interrupted"],
)
def test_the_process_ends_with_the_screen_whatever_still_works(leave: str, code: int):
    here = Path(__file__).parent
    environment = os.environ | {
        "PYTHONPATH": f"{here}{os.pathsep}{here.parent.parent}",
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
    }
    command = [sys.executable, "-c", PROGRAM.format(leave=leave)]
    ended = subprocess.run(command, env=environment, timeout=60, check=False)
    assert ended.returncode == code


async def test_back_from_the_shell_everything_is_drawn_anew(monkeypatch: pytest.MonkeyPatch):
    drawn = []
    async with reading() as pilot:
        monkeypatch.setattr(pilot.app, "refresh", lambda **how: drawn.append(how))
        pilot.app.app_resume_signal.publish(pilot.app)
        await until(pilot, lambda: drawn == [{"layout": True}])
