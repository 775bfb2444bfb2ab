import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys, threading
from driving import ferry_app
from tui.running import run

def analyse(article, **_):
    app.call_from_thread(app.exit, return_code=7)
    threading.Event().wait()  # work that can't be interrupted

app = ferry_app(analyse=analyse, open_translator=None)
run(app)
"""


def test_the_process_ends_with_the_screen_whatever_still_works():
    here = Path(__file__).parent
    environment = os.environ | {
        "PYTHONPATH": f"{here}{os.pathsep}{here.parent.parent}",
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
    }
    command = [sys.executable, "-c", PROGRAM]
    ended = subprocess.run(command, env=environment, timeout=60, check=False)
    assert ended.returncode == 7
