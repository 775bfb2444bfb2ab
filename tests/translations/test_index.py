"""The Argos package index: read as it is published, trusted in nothing."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_server import INDEX, PACKAGE, IndexServer, cut, vanish

from translations import index
from translations.errors import NetworkError
from translations.index import Available, fetch_index, index_url, size_of_download

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
ENTRY = st.fixed_dictionaries(
    {"from_code": st.just("nl"), "to_code": st.just("en")},
    optional={
        key: JSON | st.lists(st.sampled_from(["http://[", "https://a/b", "https:///", "1.2", ""]))
        for key in ("package_version", "links", "sha256", "type")
    },
)


def test_dutch_english_packages_are_found(server: IndexServer):
    server.offer(b"")
    assert fetch_index() == [Available("0.1", (server.url(PACKAGE),), None)]
    assert fetch_index()[0].name == "translate-nl_en-0_1"
    assert server.asked[0].headers["User-Agent"] == "newsreader"


def test_the_newest_comes_first(server: IndexServer):
    server.offer(b"")
    (_, entry) = json.loads(server.files[INDEX])
    entries = [entry | {"package_version": version} for version in ("1.8", "1.10", "1.9")]
    server.files[INDEX] = json.dumps(entries).encode()
    assert [package.version for package in fetch_index()] == ["1.10", "1.9", "1.8"]


@pytest.mark.parametrize(
    "fields",
    [
        {"package_version": "../../etc"},
        {"package_version": "1.0\x1b[31m"},
        {"package_version": 1.8},
        {"package_version": None},
        {"links": []},
        {"links": "https://argos.example/x"},
        {"links": ["ipfs://Qm", "file:///etc/passwd", "ftp://a/b", "http://[", 7, "http://a b/"]},
        {"links": ["http://argos.example/\r\nX: y"]},
        {"type": "sbd"},
        {"from_code": ["nl"]},
    ],
)
def test_entries_that_cannot_be_used_are_passed_over(server: IndexServer, fields):
    server.offer(b"", **fields)
    assert fetch_index() == []


def test_a_sum_is_taken_when_it_is_one(server: IndexServer):
    server.offer(b"", sha256="AB" * 32)
    assert fetch_index()[0].sha256 == "ab" * 32
    server.offer(b"", sha256="soon")
    assert fetch_index()[0].sha256 is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Log in to the hotel's network</html>",
        b'{"packages": []}',
        b'[{"from_code": "nl"',
        b"\xff\xfe[",
        b"[" * 100_000,
    ],
)
def test_what_is_no_index_is_said(server: IndexServer, content: bytes):
    server.files[INDEX] = content
    with pytest.raises(NetworkError, match="no Argos package index"):
        fetch_index()


def test_an_endless_index_is_given_up(server: IndexServer, monkeypatch):
    monkeypatch.setattr(index, "MOST_BYTES", 1000)
    server.files[INDEX] = b"[" + b" " * 2000 + b"]"
    with pytest.raises(NetworkError, match="too large"):
        fetch_index()


def test_an_index_that_is_not_answered(server: IndexServer):
    server.trouble(INDEX, vanish)
    with pytest.raises(NetworkError, match="broke off"):
        fetch_index()


def test_an_index_that_breaks_off(server: IndexServer):
    server.offer(b"")
    server.trouble(INDEX, cut(100))
    with pytest.raises(NetworkError, match="no Argos package index"):
        fetch_index()


@settings(max_examples=50)
@given(JSON | st.lists(ENTRY))
def test_any_json_is_read_without_a_stumble(entries):
    for entry in entries if isinstance(entries, list) else []:
        found = index._available(entry, "https://argos.example/index.json")
        assert found is None or found.links


def test_the_size_of_a_download_is_asked_for(server: IndexServer):
    server.offer(b"x" * 1234)
    (package,) = fetch_index()
    assert size_of_download(package) == 1234
    assert server.asked[-1].method == "HEAD"
    server.trouble(PACKAGE, vanish)
    assert size_of_download(package) is None


@pytest.mark.parametrize("base", ["https://argos.example/main/", "https://argos.example/main"])
def test_argos_setting_says_where_the_index_is(monkeypatch, base):
    monkeypatch.setattr("argostranslate.settings.package_index", base)
    assert index_url() == "https://argos.example/main/index.json"
