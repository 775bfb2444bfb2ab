import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from index_server import IndexServer

# How long an example takes depends on what else the machine does.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def tiny_archive() -> Path:
    """Return a small but real Argos package, packed."""
    return FIXTURES / "translate-nl_en-0_1.argosmodel"


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this process a home in which nothing is installed and nothing remembered."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    argos = home / "argos"
    argos.mkdir()
    monkeypatch.setattr("argostranslate.settings.package_dirs", [argos])
    return home


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[IndexServer]:
    """Run a server in the place of the Argos index; the test must allow 127.0.0.1."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with IndexServer() as running:
        monkeypatch.setattr("argostranslate.settings.package_index", running.base)
        thread = threading.Thread(target=running.serve_forever, args=(0.005,))
        thread.start()
        yield running
        running.released.set()
        running.shutdown()
        thread.join()
