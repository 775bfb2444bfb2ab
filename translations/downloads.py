"""Downloading a file, so that a download that was broken off can go on later.

What has come so far is kept beside the target as ``….part``, for each address by itself;
``….part.edition`` says which edition of the file it is (its ETag or date). The server sends the
rest only if it still has that edition (``If-Range``), otherwise all of it again.
"""

import glob
import hashlib
import re
from collections.abc import Callable
from http.client import HTTPResponse
from pathlib import Path

from translations.errors import ModelError, NetworkError
from translations.network import asking

CHUNK_BYTES = 1 << 16
# The largest Argos packages have some 300 MB.
MOST_BYTES = 2_000_000_000
NOT_THAT_RANGE = 416

Progress = Callable[[int, int | None], None]
"""Called with the bytes that have come so far, and with how many there will be, if known."""


def download(url: str, target: Path, *, progress: Progress, sha256: str | None = None) -> None:
    """Download a file; ``target`` is there when all of it has come and is right, not before.

    Args:
        url: Where it is.
        target: Where it goes; its folder must exist.
        progress: Told how far it is.
        sha256: What the file must sum up to, if that is known.

    Raises:
        NetworkError: the server can't be reached, refuses, or breaks off; what has come is kept.
        ModelError: the file is too large, or not the one that was promised; it is not kept.
        OSError: the file can't be written.

    """
    part = _part(url, target)
    edition = part.with_name(part.name + ".edition")
    try:
        try:
            _fetch(url, part, edition, progress)
        except NetworkError as error:
            if error.status != NOT_THAT_RANGE:
                raise
            part.unlink(missing_ok=True)
            _fetch(url, part, edition, progress)
        if sha256 is not None and _sum(part) != sha256:
            raise ModelError("the download isn't the file that the index promises: its sum differs")
    except ModelError:
        part.unlink(missing_ok=True)
        edition.unlink(missing_ok=True)
        raise
    part.replace(target)
    edition.unlink(missing_ok=True)


def drop_download(target: Path) -> None:
    """Delete a download, whole or not, with what has come of it from any address."""
    for path in (target, *target.parent.glob(f"{glob.escape(target.name)}.*.part*")):
        path.unlink(missing_ok=True)


def _part(url: str, target: Path) -> Path:
    address = hashlib.sha256(url.encode()).hexdigest()[:8]
    return target.with_name(f"{target.name}.{address}.part")


def _fetch(url: str, part: Path, edition: Path, progress: Progress) -> None:
    """Fetch the file, or the rest of it."""
    kept, tag = _kept(part, edition)
    headers = {"Range": f"bytes={kept}-", "If-Range": tag} if kept else {}
    with asking(url, headers) as answer:
        if answer.status != 206:
            kept = 0
        total = _total(answer, kept)
        if total is not None and total > MOST_BYTES:
            raise ModelError(f"the download is too large: {total:,} bytes")
        with part.open("ab" if kept else "wb") as file:
            if not kept:
                edition.write_text(_edition(answer), encoding="utf-8")
            done = kept
            progress(done, total)
            while chunk := answer.read1(CHUNK_BYTES):
                done += file.write(chunk)
                if done > MOST_BYTES:
                    raise ModelError("the download is too large: it doesn't end")
                progress(done, total)
    if total is not None and done != total:
        raise NetworkError(
            f"the download broke off after {done:,} of {total:,} bytes; the next try goes on"
        )


def _kept(part: Path, edition: Path) -> tuple[int, str]:
    """Tell how many bytes are there to go on from, and of which edition of the file."""
    try:
        if tag := edition.read_text(encoding="utf-8"):
            return part.stat().st_size, tag
    except (OSError, ValueError):
        pass
    return 0, ""


def _edition(answer: HTTPResponse) -> str:
    """Return what tells this edition of the file from others, or nothing.

    A weak ETag won't do: it is the same for files that differ in bytes.
    """
    tag = str(answer.headers.get("ETag", ""))
    edition = tag if tag.startswith('"') else str(answer.headers.get("Last-Modified", ""))
    return edition if edition.isascii() and edition.isprintable() else ""


def _total(answer: HTTPResponse, kept: int) -> int | None:
    """Return the size of the whole file, or None when the server doesn't say.

    Raises:
        NetworkError: what is sent is not the rest of the file.

    """
    if not kept:
        length = str(answer.headers.get("Content-Length", ""))
        return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else None
    sent = str(answer.headers.get("Content-Range", ""))
    found = re.fullmatch(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18})", sent)
    if not found or int(found[1]) != kept:
        raise NetworkError("the server sends another part than it was asked for", NOT_THAT_RANGE)
    return int(found[2])


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
