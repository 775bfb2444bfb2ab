"""The Argos package index: which packages can be had, and where.

It is one JSON file, a list of packages, as Argos Translate reads it too. It gives languages,
version and links; no sizes, sums or licences.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from translations.errors import NetworkError
from translations.network import asking, may_follow
from translations.packages import (
    FROM_CODE,
    TO_CODE,
    VERSION,
    argos_settings,
    folder_name,
    version_key,
)

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
# It has 32 kB at the time of writing.
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Available:
    """A Dutch-English package that can be had. ``links`` has at least one address of the file."""

    version: str
    links: tuple[str, ...]
    sha256: str | None

    @property
    def name(self) -> str:
        """The name of its folder when it is installed, such as ``translate-nl_en-1_8``."""
        return folder_name(self.version)


def index_url() -> str:
    """Tell where the index is; ``ARGOS_PACKAGE_INDEX`` counts as it does in Argos Translate."""
    settings = argos_settings()
    base = str(settings.package_index) if settings else DEFAULT_INDEX
    return f"{base.removesuffix('/')}/index.json"


def fetch_index() -> list[Available]:
    """Ask the index for the Dutch-English packages, the newest first.

    Raises:
        NetworkError: it can't be reached, or what it answers is no index.

    """
    url = index_url()
    with asking(url) as answer:
        content = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NetworkError(f"{url} is no Argos package index: it is too large")
    try:
        entries = json.loads(content)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise NetworkError(f"{url} is no Argos package index: not a list in JSON")
    found = [package for entry in entries if (package := _available(entry, url))]
    return sorted(found, key=lambda package: version_key(package.version), reverse=True)


def size_of_download(package: Available) -> int | None:
    """Ask how many bytes the file has; None when the server doesn't say."""
    try:
        with asking(package.links[0], method="HEAD") as answer:
            length = str(answer.headers.get("Content-Length", ""))
    except NetworkError:
        return None
    return int(length) if re.fullmatch(r"[0-9]{1,18}", length) else None


def _available(entry: Any, url: str) -> Available | None:
    """Read one entry; None when it is for other languages or can't be used."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    if (entry.get("from_code"), entry.get("to_code")) != (FROM_CODE, TO_CODE):
        return None
    version, links, sha256 = (entry.get(key) for key in ("package_version", "links", "sha256"))
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        return None
    # There are ipfs: links among them, which nothing here can follow.
    usable = tuple(link for link in links if _usable(link, url)) if isinstance(links, list) else ()
    if not usable:
        return None
    right = isinstance(sha256, str) and re.fullmatch("[0-9a-fA-F]{64}", sha256)
    return Available(version, usable, str(sha256).lower() if right else None)


def _usable(link: Any, url: str) -> bool:
    try:
        return (
            isinstance(link, str)
            and link.isascii()
            and link.isprintable()
            and " " not in link
            and may_follow(url, link)
            and bool(urlsplit(link).hostname)
        )
    except ValueError:
        return False
