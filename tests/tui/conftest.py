import pytest


@pytest.fixture(autouse=True)
def quick_look_for_idleness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's Pilot look four times as often whether the app has come to rest."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
