"""Downloads: whole or not at all, and going on where they were broken off."""

import hashlib
import socket
from pathlib import Path

import pytest
from index_server import (
    PACKAGE,
    Handler,
    IndexServer,
    cut,
    refuse,
    say,
    send_on,
    stall,
    vanish,
)

from translations import downloads, network
from translations.downloads import download, drop_download
from translations.errors import ModelError, NetworkError

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

CONTENT = bytes(range(256)) * 2000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "package.argosmodel"


@pytest.fixture(autouse=True)
def file(server: IndexServer) -> None:
    server.files[PACKAGE] = CONTENT


def fetch(server: IndexServer, target: Path, sha256: str | None = None) -> list[tuple[int, int]]:
    """Download the file and return what was told of its progress."""
    told: list[tuple[int, int]] = []
    download(
        server.url(PACKAGE),
        target,
        progress=lambda done, total: told.append((done, total)),
        sha256=sha256,
    )
    return told


def kept(target: Path) -> int:
    (part,) = target.parent.glob(f"{target.name}.*.part")
    return part.stat().st_size


def test_a_file_comes_whole_and_alone(server, target):
    told = fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert list(target.parent.iterdir()) == [target]
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_a_download_that_was_cut_goes_on(server, target):
    server.trouble(PACKAGE, cut(100_000))
    with pytest.raises(NetworkError, match=r"broke off after 100,000 of 512,000 bytes"):
        fetch(server, target)
    assert not target.exists()
    told = fetch(server, target)
    assert target.read_bytes() == CONTENT
    assert server.asked[-1].headers["Range"] == "bytes=100000-"
    assert told[0] == (100_000, len(CONTENT))


def test_a_server_that_stops_sending_is_given_up(server, target, monkeypatch):
    monkeypatch.setattr(network, "PATIENCE_SECONDS", 0.05)
    server.trouble(PACKAGE, stall(1000))
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1 doesn't answer"):
        fetch(server, target)
    assert kept(target) == 1000
    fetch(server, target)
    assert target.read_bytes() == CONTENT


def test_an_interruption_keeps_what_has_come(server, target):
    def interrupt(done: int, total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(server.url(PACKAGE), target, progress=interrupt)
    assert kept(target) > 0
    assert fetch(server, target)[0][0] > 0
    assert target.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_fetched_anew(server, target):
    server.trouble(PACKAGE, cut(1000))
    with pytest.raises(NetworkError):
        fetch(server, target)
    server.files[PACKAGE], server.etag = CONTENT[::-1], '"second"'
    fetch(server, target)
    assert target.read_bytes() == CONTENT[::-1]


@pytest.mark.parametrize("etag", [None, 'W/"weak"', '"\x1b[31m"'])
def test_without_a_sure_mark_of_the_edition_nothing_is_patched_together(server, target, etag):
    server.etag = etag
    server.trouble(PACKAGE, cut(1000))
    with pytest.raises(NetworkError):
        fetch(server, target)
    fetch(server, target)
    assert "Range" not in server.asked[-1].headers
    assert target.read_bytes() == CONTENT


def test_what_came_from_elsewhere_is_not_gone_on_with(server, target):
    server.trouble(PACKAGE, cut(1000))
    with pytest.raises(NetworkError):
        fetch(server, target)
    server.files["/mirror"] = CONTENT[::-1]
    download(server.url("/mirror"), target, progress=lambda *_: None)
    assert target.read_bytes() == CONTENT[::-1]


def test_each_address_goes_on_by_itself(server, target):
    server.trouble(PACKAGE, cut(100_000))
    with pytest.raises(NetworkError):
        fetch(server, target)
    server.files["/mirror"] = CONTENT
    server.trouble("/mirror", cut(1000))
    with pytest.raises(NetworkError):
        download(server.url("/mirror"), target, progress=lambda *_: None)
    assert fetch(server, target)[0][0] == 100_000
    drop_download(target)
    assert not list(target.parent.iterdir())


def test_more_than_there_is_any_more_is_thrown_away(server, target):
    server.trouble(PACKAGE, cut(1000))
    with pytest.raises(NetworkError):
        fetch(server, target)
    server.files[PACKAGE] = CONTENT[:500]
    fetch(server, target)
    assert target.read_bytes() == CONTENT[:500]


def test_another_part_than_was_asked_for_is_not_taken(server, target):
    def wrong_part(handler: Handler) -> None:
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes 0-9/{len(CONTENT)}")
        handler.send_header("Content-Length", "10")
        handler.end_headers()
        handler.wfile.write(CONTENT[:10])

    server.trouble(PACKAGE, cut(1000), wrong_part)
    with pytest.raises(NetworkError):
        fetch(server, target)
    fetch(server, target)
    assert target.read_bytes() == CONTENT


def test_the_sum_is_checked(server, target):
    fetch(server, target, hashlib.sha256(CONTENT).hexdigest())
    target.unlink()
    with pytest.raises(ModelError, match="sum"):
        fetch(server, target, "0" * 64)
    assert not list(target.parent.iterdir())


def test_a_file_that_is_too_large_is_not_begun(server, target, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_BYTES", 1000)
    with pytest.raises(ModelError, match="too large"):
        fetch(server, target)
    assert not list(target.parent.iterdir())


def test_a_file_without_end_is_given_up(server, target, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_BYTES", 1000)
    server.trouble(PACKAGE, say(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(5000)))
    with pytest.raises(ModelError, match="doesn't end"):
        fetch(server, target)
    assert not list(target.parent.iterdir())


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (vanish, "127.0.0.1 broke off"),
        (refuse(404), "127.0.0.1 answers 404"),
        (refuse(503), "127.0.0.1 answers 503"),
        (say(b"SSH-2.0-OpenSSH_9.2\r\n"), "127.0.0.1 gives an answer that isn't HTTP"),
        (say(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"), "isn't HTTP"),
        (
            say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
            "127.0.0.1 broke off",
        ),
        (send_on("file:///etc/passwd"), "not allowed"),
        (send_on("ftp://127.0.0.1/x"), "127.0.0.1"),
        (send_on("http://[broken/"), "127.0.0.1"),
        (send_on(PACKAGE), "loop"),
    ],
)
def test_wrong_answers_are_said_in_one_way(server, target, trouble, said):
    server.trouble(PACKAGE, *[trouble] * 12)
    with pytest.raises(NetworkError) as error:
        fetch(server, target)
    assert said in str(error.value)
    assert not target.exists()


def test_a_server_that_is_not_there(target):
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody_listens.getsockname()[1]}/"
        with pytest.raises(
            NetworkError, match=r"127\.0\.0\.1 can't be reached: Connection refused"
        ):
            download(url, target, progress=lambda *_: None)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "x", "", "http://", "http://a b/"]
)
def test_addresses_that_are_none(target, url):
    with pytest.raises(NetworkError):
        download(url, target, progress=lambda *_: None)
    assert not list(target.parent.iterdir())


def test_an_encrypted_link_is_never_followed_to_an_open_one():
    assert network.may_follow("https://a/", "https://b/")
    assert network.may_follow("http://a/", "http://b/")
    assert not network.may_follow("https://a/", "http://b/")
    assert not network.may_follow("http://a/", "ipfs://b")
    assert not network.may_follow("http://a/", "file:///etc/passwd")


def test_a_proxy_is_asked_and_named_without_its_password(server, target, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://bas:geheim@127.0.0.1:{server.server_port}")
    url = f"http://argos.example{PACKAGE}"
    server.files[url] = CONTENT
    download(url, target, progress=lambda *_: None)
    assert target.read_bytes() == CONTENT
    server.trouble(url, vanish)
    with pytest.raises(NetworkError) as error:
        download(url, target, progress=lambda *_: None)
    assert str(error.value) == "argos.example (by the proxy 127.0.0.1) broke off"


@pytest.mark.parametrize("proxy", ["http://bas:geheim@[::1", "http://bas:geheim@[bad]:80"])
def test_a_proxy_that_is_none_is_said_in_one_line(server, target, monkeypatch, proxy):
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(NetworkError) as error:
        download(f"http://argos.example{PACKAGE}", target, progress=lambda *_: None)
    assert "geheim" not in str(error.value)


def test_a_full_disk_is_no_fault_of_the_network(server, target):
    downloads._part(server.url(PACKAGE), target).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        fetch(server, target)
