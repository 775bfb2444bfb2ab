"""Measure how soon a reader sees something: ``python evaluation/first_paint.py FILE``.

Starts the program afresh in a pseudo-terminal, without remembered translations, and prints for
each run the seconds from the start until the first Dutch words are on screen, until the first
English ones are, and from the key q until the program has ended (pressed when the first English
is there, while the rest is being translated; with ``--quit-early`` as soon as the Dutch is).
"""

import argparse
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from statistics import median

COMMANDS_TO_THE_TERMINAL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[])")
PATIENCE = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", default="140x45", help="columns x lines (%(default)s)")
    parser.add_argument("--quit-early", action="store_true")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    dutch, english = needles(options.file)
    print(f"{'run':>6} {'Dutch':>7} {'English':>8} {'quit':>6}  exit")
    rows = []
    for run in range(1, options.runs + 1):
        *times, code = measure(options.file, dutch, english, (columns, lines), options.quit_early)
        rows.append(times)
        print(f"{run:>6} {times[0]:7.2f} {times[1]:8.2f} {times[2]:6.2f}  {code}", flush=True)
    middle = [median(column) for column in zip(*rows, strict=True)]
    print(f"{'median':>6} {middle[0]:7.2f} {middle[1]:8.2f} {middle[2]:6.2f}")


def needles(file: str) -> tuple[bytes, bytes]:
    """Return words of the first Dutch sentence, and English words that the Dutch has not."""
    command = [sys.executable, "-m", "newsreader", "--json", "--quick", "--no-cache", file]
    article = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    sentences = article["sentences"]
    for sentence in sentences:
        words = " ".join(sentence["translation"].split()[:2])
        if words not in article["text"]:
            return " ".join(sentences[0]["text"].split()[:2]).encode(), words.encode()
    raise SystemExit("the English of this file is the same as the Dutch")


def measure(
    file: str, dutch: bytes, english: bytes, size: tuple[int, int], quit_early: bool
) -> tuple[float, float, float, int]:
    """Run the program once; return the three times and the exit code."""
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    start = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-m", "newsreader", "--no-cache", file],
        stdin=end,
        stdout=end,
        stderr=end,
        env=os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(end)
    seen = wait_for(terminal, dutch, b"")
    dutch_after = time.perf_counter() - start
    english_after = float("nan")
    if not quit_early:
        wait_for(terminal, english, seen)
        english_after = time.perf_counter() - start
    os.write(terminal, b"q")
    pressed = time.perf_counter()
    while program.poll() is None:
        read(terminal, 0.005)
    quit_after = time.perf_counter() - pressed
    os.close(terminal)
    return dutch_after, english_after, quit_after, program.returncode


def wait_for(terminal: int, words: bytes, seen: bytes) -> bytes:
    """Read what the program draws until the words are there; return all of it."""
    deadline = time.monotonic() + PATIENCE
    while words not in COMMANDS_TO_THE_TERMINAL.sub(b"", seen):
        if time.monotonic() > deadline:
            raise SystemExit(f"{words.decode()!r} did not come on screen")
        seen += read(terminal, 0.05)
    return seen


def read(terminal: int, seconds: float) -> bytes:
    """Return what has been drawn, waiting at most some seconds for it."""
    ready, _, _ = select.select([terminal], [], [], seconds)
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:  # the program has ended
        return b""


if __name__ == "__main__":
    main()
