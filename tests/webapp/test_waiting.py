"""A library on a server that is not up yet: waited for as long as the settings say, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import connect as connecting
from graph.errors import LibraryAway, LibraryError
from graph.store import Store
from webapp import library
from webapp.config import Settings

ADDRESS = "bolt://127.0.0.1:9"  # nothing answers there


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between two tries."""
    monkeypatch.setattr(library, "PAUSE", 0.01)


def settings(wait: int, originals: Path) -> Settings:
    """How to reach a server that is not there."""
    return Settings(library=ADDRESS, originals_folder=str(originals), neo4j_wait=wait)


@pytest.mark.loopback
def test_without_the_setting_nothing_is_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A server that cannot be reached ends the start at once."""
    with pytest.raises(LibraryAway, match="cannot be reached"):
        library.open_library(settings(0, tmp_path))
    assert caplog.messages == []


@pytest.mark.loopback
def test_patience_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A server that stays away is said to be waited for, once, and then to be out of reach."""
    with pytest.raises(LibraryAway, match="cannot be reached"):
        library.open_library(settings(1, tmp_path))
    assert caplog.messages == [f"Waiting up to 1 s for the server at {ADDRESS}."]


def test_a_server_that_comes_up_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is there at the third try is opened."""
    real, tries = connecting.connect, []

    def third(location: str, **_: object) -> Store:
        tries.append(location)
        if len(tries) < 3:
            raise LibraryAway("Not yet.")
        return real(tmp_path / "library")

    monkeypatch.setattr(connecting, "connect", third)
    with library.open_library(settings(60, tmp_path)).store as store:
        assert store.status().plans == 0
    assert tries == [ADDRESS] * 3


def test_what_does_not_pass_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password or another library will not get better by waiting."""
    tries = []

    def refused(location: str, **_: object) -> Store:
        tries.append(location)
        raise LibraryError("Wrong password.")

    monkeypatch.setattr(connecting, "connect", refused)
    with pytest.raises(LibraryError, match="Wrong password"):
        library.open_library(settings(60, tmp_path))
    assert len(tries) == 1
