"""`threadline copy`: a library carried to a server and back from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.connect import connect
from tests.graph.conftest import server
from tests.neo4j.server import Server, wipe
from tests.webapp.conftest import Run

__all__ = ["server"]  # the fixture of the suite of the store


def test_folder_to_folder(run: Run, tmp_path: Path) -> None:
    """A copy names each document, says what both hold, and is not made twice."""
    first, second = run("copy", "--to", str(tmp_path)), run("copy", "--to", str(tmp_path))
    assert first.exit_code == second.exit_code == 0
    assert "3 plans copied, 0 were there. Both libraries hold 3 plans" in first.output
    assert "0 plans copied, 3 were there." in second.output


def test_no_library_to_copy(run: Run, tmp_path: Path) -> None:
    """What is not there cannot be copied, and nothing is made of it."""
    said = run("copy", "--from", str(tmp_path / "nothing"), "--to", str(tmp_path / "target"))
    assert said.exit_code != 0
    assert "There is no library in" in said.output
    assert not (tmp_path / "target").exists()


@pytest.mark.loopback
def test_to_a_server_and_back(
    run: Run,
    folder: Path,
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The password comes from the settings and is never said; what comes back is what went."""
    wipe(server)
    monkeypatch.setenv("THREADLINE_NEO4J_PASSWORD", server.password)
    monkeypatch.setenv("THREADLINE_ORIGINALS_FOLDER", str(tmp_path / "originals"))

    there = run("copy", "--to", server.address)
    found = run("--library", server.address, "status")
    back = run("copy", "--from", server.address, "--to", str(tmp_path / "back"))

    assert (there.exit_code, found.exit_code, back.exit_code) == (0, 0, 0), there.output + found.output + back.output
    assert server.password not in there.output + found.output + back.output
    assert "a Neo4j server" in found.output
    with connect(folder) as original, connect(tmp_path / "back") as returned:
        assert original.fingerprint() == returned.fingerprint()
