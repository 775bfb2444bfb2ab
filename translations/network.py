"""Asking a server for something, and saying in one line what went wrong.

``urllib`` does what is needed and brings no dependency: proxies by environment (``https_proxy``,
``no_proxy``), certificates checked, redirections followed.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    getproxies,
    proxy_bypass,
)

from translations.errors import NetworkError

# Without a word from the server for this long, it is taken to be gone.
PATIENCE_SECONDS = 30
# Some servers turn away the name that urllib gives itself.
USER_AGENT = "newsreader"


class _NoFallingBack(HTTPRedirectHandler):
    """Follows no redirection from an encrypted address to an open one."""

    def redirect_request(  # noqa: PLR0913, PLR0917
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """Follow, unless that would give up the encryption."""
        if not may_follow(req.full_url, newurl):
            raise URLError(f"it sends us on to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def may_follow(url: str, link: str) -> bool:
    """Tell whether a link found at ``url`` may be followed: http only where ``url`` is http too."""
    scheme = urlsplit(link).scheme
    return scheme == "https" or (scheme == "http" and urlsplit(url).scheme == "http")


@contextmanager
def asking(
    url: str, headers: Mapping[str, str] | None = None, *, method: str = "GET"
) -> Iterator[http.client.HTTPResponse]:
    """Ask for ``url`` and give the answer, with its body still to be read.

    Whatever goes wrong with the network inside the block is said in the same way.

    Raises:
        NetworkError: there is no network, no such server, no answer, or a refusal.

    """
    try:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise URLError("its address is neither http nor https")
        request = Request(url, headers={"User-Agent": USER_AGENT, **(headers or {})}, method=method)
        with _opener().open(request, timeout=PATIENCE_SECONDS) as answer:
            yield answer
    except HTTPError as error:
        error.close()
        raise NetworkError(
            f"{_host(url)} answers {error.code} {error.reason}", error.code
        ) from None
    except URLError as error:
        raise NetworkError(_what_went_wrong(url, error.reason)) from None
    except (http.client.HTTPException, ConnectionError, TimeoutError, ssl.SSLError) as error:
        raise NetworkError(_what_went_wrong(url, error)) from None
    except ValueError as error:
        raise NetworkError(f"the address {url!r} can't be asked: {error}") from None


def _opener() -> OpenerDirector:
    """Make an opener that knows the web alone: no files, no FTP."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        _NoFallingBack(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _what_went_wrong(url: str, reason: object) -> str:
    asked = _host(url) + _by_proxy(url)
    match reason:
        case socket.gaierror():
            return f"{asked} can't be found: is there a network?"
        case ssl.SSLCertVerificationError():
            return f"{asked} can't be trusted: {reason.verify_message}"
        case TimeoutError():
            return f"{asked} doesn't answer"
        case ConnectionResetError() | http.client.IncompleteRead():
            return f"{asked} broke off"
        case http.client.InvalidURL():
            return f"the address {url!r} is wrong"
        case http.client.HTTPException():
            return f"{asked} gives an answer that isn't HTTP"
        case OSError(strerror=str(why)):
            return f"{asked} can't be reached: {why}"
        case _:
            return f"{asked} can't be reached: {reason}"


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _by_proxy(url: str) -> str:
    """Name the proxy, which may be what is wrong, without the password that it may hold."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme, "")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return ""
    try:
        host = urlsplit(proxy).hostname
    except ValueError:
        host = None
    return f" (by the proxy {host or proxy.rpartition('@')[2]})"
