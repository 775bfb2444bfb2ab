"""A web server on this machine that keeps files as the Argos index does, and can misbehave."""

import json
import re
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

INDEX = "/index.json"
PACKAGE = "/v1/translate-nl_en-0_1.argosmodel"
PATIENCE = 20


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    method: str
    path: str
    headers: Message


class Handler(BaseHTTPRequestHandler):
    """Serves files whole or in part, unless trouble was ordered for them."""

    server: "IndexServer"

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.command, self.path, self.headers))
        troubles = self.server.troubles[self.path]
        if troubles:
            troubles.popleft()(self)
        elif self.path in self.server.files:
            self.serve()
        else:
            self.send_error(404)

    do_HEAD = do_GET  # noqa: N815

    def serve(self, most: int | None = None) -> None:
        """Send the file, or the part of it that was asked for, but no more than ``most`` bytes."""
        content, etag = self.server.files[self.path], self.server.etag
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted and self.headers.get("If-Range", etag) == etag else 0
        if start >= len(content) > 0:
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        if start:
            last = len(content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
        if etag:
            self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content[start : None if most is None else start + most])
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class IndexServer(ThreadingHTTPServer):
    """The server; ``released`` lets answers go on that were told to stall."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.etag: str | None = '"first"'
        self.asked: list[Asked] = []
        self.troubles: dict[str, deque[Callable[[Handler], None]]] = defaultdict(deque)
        self.released = threading.Event()

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # without looking up what this machine is called
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, *_: object) -> None:
        """Clients that leave early are no news."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def url(self, path: str) -> str:
        return self.base.removesuffix("/") + path

    def offer(self, package: bytes, **fields: object) -> None:
        """Put a package in the index, beside others, as the real index has them."""
        entry = {
            "package_version": "0.1",
            "argos_version": "1.9",
            "from_code": "nl",
            "from_name": "Dutch",
            "to_code": "en",
            "to_name": "English",
            "links": [self.url(PACKAGE), "ipfs://QmV5bmf8iqKpoGoyuTzEppaSWdceuW6zgiePaUr5ThPCpW"],
            "code": "translate-nl_en",
        } | fields
        other = entry | {"from_code": "en", "to_code": "nl", "code": "translate-en_nl"}
        self.files[INDEX] = json.dumps([other, entry]).encode()
        self.files[PACKAGE] = package

    def trouble(self, path: str, *troubles: Callable[[Handler], None]) -> None:
        """Order what happens to the next requests for a path."""
        self.troubles[path].extend(troubles)

    def asked_for(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]


# Troubles


def cut(most: int) -> Callable[[Handler], None]:
    """Break off after some bytes."""
    return lambda handler: handler.serve(most)


def stall(most: int) -> Callable[[Handler], None]:
    """Send some bytes and then nothing more, but keep the line."""

    def send(handler: Handler) -> None:
        handler.serve(most)
        handler.server.released.wait(PATIENCE)

    return send


def vanish(handler: Handler) -> None:
    """Say nothing and hang up."""
    handler.close_connection = True


def refuse(status: int) -> Callable[[Handler], None]:
    return lambda handler: handler.send_error(status, "no \x1b[31mpackages\x07 here")


def send_on(url: str) -> Callable[[Handler], None]:
    def send(handler: Handler) -> None:
        handler.send_response(302)
        handler.send_header("Location", url)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return send


def say(line: bytes) -> Callable[[Handler], None]:
    """Send just these bytes."""

    def send(handler: Handler) -> None:
        handler.wfile.write(line)
        handler.close_connection = True

    return send
