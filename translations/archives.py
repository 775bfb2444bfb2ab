"""Unpacking an Argos package: a zip file from outside, which is trusted in nothing."""

import errno
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from translations.errors import ModelError

# A Dutch-English package has about 20 files and 200 MB.
MOST_FILES = 1_000
MOST_BYTES = 2_000_000_000
MOST_LIST_BYTES = 1_000_000
MOST_NAME_CHARACTERS = 200
CHUNK_BYTES = 1 << 20

# The record that ends a zip file, and the mark of the larger kind that can stand before it
# (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.15 and 4.3.16).
END, END_BYTES, END_WINDOW = b"PK\5\6", 22, 65_535
LARGE_END, LARGE_END_BYTES = b"PK\6\7", 20

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, struct.error)


def unpack(archive: Path, folder: Path) -> None:
    """Unpack the package that an archive holds into an empty folder.

    The archive's own top folder is left out: its ``metadata.json`` becomes that of ``folder``.
    What stands outside the top folder is not unpacked.

    Raises:
        ModelError: the archive is broken, holds no package, or something that no package holds.
            Part of it may have been unpacked by then.
        OSError: the archive can't be read or the folder not written.

    """
    try:
        with archive.open("rb") as file:
            _check_list(file)
            with zipfile.ZipFile(file) as package:
                for member, path in _members(package):
                    target = folder / path
                    if member.is_dir():
                        target.mkdir(parents=True, exist_ok=True)
                        continue
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _write(package, member, target)
    except (FileExistsError, NotADirectoryError):
        raise ModelError("the package holds two files of one name") from None
    except _BROKEN as error:
        raise ModelError(f"the package is broken: {error}") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise ModelError("the package is broken: it points before its own start") from error


def _check_list(file: IO[bytes]) -> None:
    """Check the size of the archive's list of files: zipfile reads all of it at once.

    Raises:
        ModelError: this is no zip file, or its list is too long.

    """
    file.seek(0, 2)
    file.seek(-min(file.tell(), END_WINDOW + END_BYTES + LARGE_END_BYTES), 2)
    tail = file.read()
    # Looked for where zipfile looks, so that both find the same one.
    end = len(tail) - END_BYTES
    if not (tail[max(0, end) :].startswith(END) and tail.endswith(b"\0\0")):
        end = tail.rfind(END)
    if end < 0 or end + END_BYTES > len(tail):
        raise ModelError("this is no Argos package: not a zip file")
    large = tail[max(0, end - LARGE_END_BYTES) : end].startswith(LARGE_END)
    if large or int.from_bytes(tail[end + 12 : end + 16], "little") > MOST_LIST_BYTES:
        raise ModelError("the package holds too many files")


def _members(package: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """Give what is to be unpacked and under which path, once all of the archive is checked.

    Raises:
        ModelError: something in it is not as it should be.

    """
    members = package.infolist()
    if len(members) > MOST_FILES:
        raise ModelError(f"the package holds too many files: {len(members):,}")
    size = sum(member.file_size for member in members)
    if size > MOST_BYTES:
        raise ModelError(f"the package is too large: {size:,} bytes when unpacked")
    paths = [_path(member) for member in members]
    tops = [path.parts[0] for path in paths if path.parts[1:] == ("metadata.json",)]
    if len(tops) != 1:
        raise ModelError("this is no Argos package: not one folder with a metadata.json")
    for member, path in zip(members, paths, strict=True):
        if path.parts[0] == tops[0] and len(path.parts) > 1:
            yield member, path.relative_to(tops[0])


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    """Return where a member goes.

    Raises:
        ModelError: that is outside the folder, no name for a file, or it is no plain file.

    """
    name = member.filename
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or not path.parts
        or ".." in path.parts
        or any(character in name for character in "\\:")
        or not name.isprintable()
        or len(name) > MOST_NAME_CHARACTERS
    ):
        raise ModelError(f"the package holds a file with a name that isn't safe: {name[:80]!r}")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ModelError(f"the package holds something that is no plain file: {name!r}")
    if member.flag_bits & 1:
        raise ModelError(f"the package is locked with a password: {name!r}")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ModelError(f"the package is packed in a way that Argos doesn't use: {name!r}")
    return path


def _write(package: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    """Write one file, which zipfile never lets grow beyond the size it was listed with."""
    with package.open(member) as source, target.open("xb") as file:
        while chunk := source.read(CHUNK_BYTES):
            file.write(chunk)
