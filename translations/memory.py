"""The translation memory: what was translated once is there at once the next time.

One SQLite file in the user's cache folder, readable by the user alone. It is a convenience and
never in the way: whatever goes wrong with it, translation goes on without.
"""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

# Written in the file; a file with another number is begun anew. Raise it when the form of the
# table changes or when sentences are now prepared or repaired otherwise.
SCHEMA_VERSION = 2
# About 150,000 sentences with their English.
MOST_BYTES = 64_000_000
# Waiting for another reader's write must not be felt on the screen.
LOCK_SECONDS = 0.5
# A statement may have 32,766 values (https://www.sqlite.org/limits.html).
LOOKUP_SIZE = 10_000
PUT_SIZE = 1_000

SCHEMA = """
CREATE TABLE IF NOT EXISTS translations (
    model TEXT NOT NULL,
    sentence TEXT NOT NULL,
    english TEXT NOT NULL,
    doubtful INTEGER NOT NULL,
    kept REAL NOT NULL,
    PRIMARY KEY (model, sentence)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The English of a sentence; ``doubtful`` when it was odd after a second try."""

    text: str
    doubtful: bool


def memory_path() -> Path:
    """Tell where the user's translation memory is kept."""
    return user_cache_path("newsreader") / "translations.sqlite"


def broken_path(path: Path) -> Path:
    """Tell where a spoilt memory is moved."""
    return path.with_name(path.name + ".broken")


class Memory:
    """Translations on disk, by model (any string that names it) and sentence.

    Any thread may use it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection):
        self._path = path
        self._file = _file_at(path)
        self._connection: sqlite3.Connection | None = connection
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> "Memory | None":
        """Open the memory, or begin it; None when there can't be one (no room, read-only).

        A file that is no memory, or one of another version, is moved aside and begun anew.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            found = _file_at(path)
            try:
                return cls(path, _connect(path))
            except sqlite3.DatabaseError as error:
                if not _spoilt(error):
                    return None
                _move_aside(path, found)
                path.touch(mode=0o600)
                return cls(path, _connect(path))
        except (OSError, sqlite3.Error):
            return None

    def get(self, model: str, sentences: Iterable[str]) -> dict[str, Remembered]:
        """Give those sentences that this model has translated before."""
        wanted = list(sentences)
        found: dict[str, Remembered] = {}
        with self._quietly():
            for start in range(0, len(wanted), LOOKUP_SIZE):
                some = wanted[start : start + LOOKUP_SIZE]
                rows = self._run(
                    "SELECT sentence, english, doubtful FROM translations "
                    f"WHERE model = ? AND sentence IN ({', '.join('?' * len(some))})",
                    [model, *some],
                )
                found |= {sentence: Remembered(text, bool(odd)) for sentence, text, odd in rows}
        return found

    def put(self, model: str, translations: Mapping[str, Remembered]) -> None:
        """Keep translations."""
        now = time.time()
        rows = [
            (model, sentence, result.text, result.doubtful, now)
            for sentence, result in translations.items()
        ]
        with self._quietly():
            for start in range(0, len(rows), PUT_SIZE):
                some = rows[start : start + PUT_SIZE]
                self._run(
                    "INSERT OR REPLACE INTO translations VALUES "
                    + ", ".join(["(?, ?, ?, ?, ?)"] * len(some)),
                    [value for row in some for value in row],
                )

    def clear(self) -> int:
        """Forget everything, and return how many sentences that were.

        Raises:
            sqlite3.Error: another reader is writing, or the file can't be written.

        """
        with self._lock:
            forgotten = self._run("DELETE FROM translations").rowcount
            # Deleted rows stay in the file until it is written anew.
            self._run("VACUUM")
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        return forgotten

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        if not self._connection:
            raise sqlite3.ProgrammingError("the memory is closed")
        return self._connection.execute(statement, values)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Run statements alone; what SQLite finds wrong ends the block without a word.

        A file found corrupt is moved aside, so that the next reading begins a new one.
        """
        try:
            with self._lock:
                yield
        except sqlite3.Error as error:
            if _spoilt(error):
                self.close()
                with suppress(OSError):
                    _move_aside(self._path, self._file)


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, with its table made and its size within bounds.

    Raises:
        sqlite3.Error: the file can't be opened, isn't a database, or is of another version.

    """
    connection = sqlite3.connect(
        path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        # Write-ahead logging: readers never wait for a writer, and a kill loses at most the last
        # transactions, never the file.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, SCHEMA_VERSION):
            raise sqlite3.DatabaseError(f"version {version}, not {SCHEMA_VERSION}")
        connection.execute(SCHEMA)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        _forget_old(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _forget_old(connection: sqlite3.Connection) -> None:
    """When the file has grown too large, drop the older half."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if (pages - free) * page_size > MOST_BYTES:
        connection.execute(
            "DELETE FROM translations WHERE kept < "
            "(SELECT kept FROM translations ORDER BY kept "
            "LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM translations))"
        )


def _spoilt(error: sqlite3.Error) -> bool:
    """Tell whether the file itself is wrong, rather than locked, full, closed or not writable."""
    return type(error) is sqlite3.DatabaseError


def _file_at(path: Path) -> tuple[int, int]:
    """Tell which file has this name now, by its device and number."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _move_aside(path: Path, file: tuple[int, int]) -> None:
    """Keep a spoilt file as ``….broken``, without its log, which fits no other file.

    Another reader may have been quicker and begun a new one, which stays.
    """
    if _file_at(path) != file:
        return
    path.replace(broken_path(path))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
