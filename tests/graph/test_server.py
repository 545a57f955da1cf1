"""The Neo4j engine: what it refuses and in which words, and what is left when a server goes away in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ClientError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from graph import patience, saving
from graph.access import Access
from graph.connect import connect
from graph.engine import Writer
from graph.errors import LibraryAway, LibraryBusy, LibraryError, TryAgain
from graph.server_errors import said
from graph.store import Store
from graph.writing import Prepared
from tests.conftest import needs_signals
from tests.graph.examples import ash, birch, cedar, plan, save
from tests.neo4j.server import Server, running, wipe

pytestmark = pytest.mark.loopback
NOWHERE = "bolt://127.0.0.1:9"


@pytest.fixture
def access(server: Server, tmp_path: Path) -> Access:
    """The way into the server; what it held is gone."""
    wipe(server)
    return Access(user=server.user, password=server.password, originals=tmp_path / "originals", wait=5)


@pytest.fixture
def driver(server: Server) -> Iterator[Driver]:
    """The server without Threadline."""
    with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as found:
        yield found


def refusal(address: str, access: Access, *, create: bool = True) -> str:
    """The sentence with which a library is refused."""
    with pytest.raises(LibraryError) as raised:
        connect(address, access=access, create=create)
    return str(raised.value)


class TestRefusals:
    """Each reason why a library on a server cannot be used has its own sentence."""

    def test_wrong_password(self, server: Server, access: Access) -> None:
        """A wrong password is said to be one, and stands nowhere in the sentence."""
        said = refusal(server.address, replace(access, password="not-this-one"))  # noqa: S106
        assert "did not let us in: wrong user, password or token" in said
        assert "not-this-one" not in said

    def test_not_reachable(self, access: Access) -> None:
        """A server that does not answer is said not to, and is told apart from what will not pass."""
        assert "cannot be reached" in refusal(NOWHERE, access)
        with pytest.raises(LibraryAway):
            connect(NOWHERE, access=access)

    def test_no_address(self, access: Access) -> None:
        """An address that means nothing is refused as such."""
        assert "is no address of a Neo4j server" in refusal("bolt://127.0.0.1:1?routing=no", access)
        assert "Check its address" in refusal("bolt://127.0.0.1:port", access)

    def test_password_in_the_address(self, access: Access) -> None:
        """A password in an address is refused, and not repeated."""
        said = refusal("bolt://me:pass-word@127.0.0.1:9", access)
        assert "must hold no user and no password" in said
        assert "pass-word" not in said

    def test_no_folder_for_originals(self, server: Server, access: Access) -> None:
        """Without a folder for the original files there is no library."""
        assert "Set THREADLINE_ORIGINALS_FOLDER" in refusal(server.address, replace(access, originals=None))

    def test_nothing_there(self, server: Server, access: Access) -> None:
        """A library that must be there already is missed, and not made."""
        assert "There is no library at" in refusal(server.address, access, create=False)
        assert "There is no library at" in refusal(server.address, access, create=False)

    def test_something_else(self, server: Server, access: Access, driver: Driver) -> None:
        """A database that holds something else is left as it is."""
        driver.execute_query("CREATE (:Invoice {number: 1})")
        assert "holds something else. Choose an empty database" in refusal(server.address, access)
        assert driver.execute_query("MATCH (n) RETURN labels(n)").records[0].values() == [["Invoice"]]

    def test_no_such_database(self, server: Server, access: Access) -> None:
        """A database that is not there is named as what to set."""
        assert "Set THREADLINE_NEO4J_DATABASE" in refusal(server.address, replace(access, database="elsewhere"))

    def test_missing_index(self, server: Server, access: Access, driver: Driver) -> None:
        """A library that lost an index is refused, for its answers would be slow or wrong."""
        connect(server.address, access=access).close()
        driver.execute_query("DROP INDEX thread_kind")
        assert "lacks the index thread_kind" in refusal(server.address, access)
        driver.execute_query("MATCH (n) DETACH DELETE n")  # a new library makes its indexes again
        connect(server.address, access=access).close()
        connect(server.address, access=access).close()

    @pytest.mark.parametrize(("version", "words"), [("999", "made by a newer"), ("0", "made by an older")])
    def test_another_form(self, server: Server, access: Access, driver: Driver, version: str, words: str) -> None:
        """A library of another version of Threadline is refused with what to do."""
        connect(server.address, access=access).close()
        driver.execute_query("MATCH (f:Fact {name: 'schema'}) SET f.value = $version", version=version)
        assert words in refusal(server.address, access)

    def test_closed(self, server: Server, access: Access) -> None:
        """A closed library says so; closing twice is closing once."""
        store = connect(server.address, access=access)
        store.close()
        store.close()
        with pytest.raises(LibraryError, match="was closed"):
            store.status()

    def test_real_plans_are_no_sample(self, server: Server, access: Access) -> None:
        """A library of real plans is not opened as a sample."""
        connect(server.address, access=access).close()
        with pytest.raises(LibraryError, match="is a library of real plans"):
            connect(server.address, access=access, sample=True)

    def test_text_that_cannot_be_kept(self, server: Server, access: Access) -> None:
        """A broken character is refused with a sentence, and nothing of its plan is kept."""
        with connect(server.address, access=access) as store:
            with pytest.raises(LibraryError, match="A text or number cannot be kept"):
                save(store, plan("x", *cedar().recommendations, title="Plan x", plan_type="\ud800"))
            assert store.status().plans == 0


def test_secrets_are_in_no_trace() -> None:
    """Neither password nor token is part of what is printed of the access."""
    shown = repr(Access(user="me", password="pass-word", token="to-ken"))  # noqa: S106
    assert "me" in shown
    assert "pass-word" not in shown
    assert "to-ken" not in shown


def test_several_may_make_the_library_at_once(server: Server, access: Access, driver: Driver) -> None:
    """Web processes that start together on an empty database all find one library there."""
    together = Barrier(3)

    def opened() -> tuple[str, int]:
        together.wait(timeout=60)
        with connect(server.address, access=access) as store:
            return store.status().engine, store.status().plans

    for _ in range(5):  # who is where when differs from time to time
        wipe(server)
        _bare(driver)
        with ThreadPoolExecutor(3) as pool:
            found = [pool.submit(opened) for _ in range(3)]
            assert [one.result() for one in found] == [("neo4j", 0)] * 3


def _bare(driver: Driver) -> None:
    """Leave the server as it was before any library: without constraints and indexes."""
    for record in driver.execute_query("SHOW CONSTRAINTS YIELD name").records:
        driver.execute_query(f"DROP CONSTRAINT {record['name']}")
    for record in driver.execute_query("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records:
        driver.execute_query(f"DROP INDEX {record['name']}")


def test_writers_wait_for_each_other(server: Server, access: Access) -> None:
    """A second writer is told that somebody writes when that takes too long; the first can go on."""
    patient, hasty = access, replace(access, longest=1)
    with connect(server.address, access=patient) as first, connect(server.address, access=hasty) as second:
        with first._engine.writing(), pytest.raises(LibraryBusy, match="Another process is writing"):
            save(second, ash())
        assert save(first, ash()).outcome == "added"


class TestTryingAgain:
    """What passes at once is tried again before anybody hears of it."""

    @staticmethod
    def failing(monkeypatch: pytest.MonkeyPatch, times: int, error: Callable[[], Exception]) -> list[int]:
        """Let the writing of a plan fail so many times; counts the tries."""
        tries: list[int] = []
        whole = saving.writing.add  # type: ignore[attr-defined]

        def add(writer: Writer, ready: Prepared) -> None:
            tries.append(1)
            whole(writer, ready)
            if len(tries) <= times:
                raise error()

        monkeypatch.setattr(saving.writing, "add", add)  # type: ignore[attr-defined]
        monkeypatch.setattr(patience, "PAUSES", (0.0, 0.0))
        return tries

    def test_a_deadlock_is_tried_again(self, server: Server, access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
        """A plan is saved once after two deadlocks."""
        tries = self.failing(monkeypatch, 2, lambda: _raised("Neo.TransientError.Transaction.DeadlockDetected"))
        with connect(server.address, access=access) as store:
            assert save(store, ash()).outcome == "added"
            assert (len(tries), store.status().plans, store.plan(ash().id)[1]) == (3, 1, ash())

    def test_in_the_end_it_is_said(self, server: Server, access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
        """When it does not pass, the library is busy and holds nothing of the plan."""
        tries = self.failing(monkeypatch, 9, lambda: _raised("Neo.TransientError.Transaction.DeadlockDetected"))
        with connect(server.address, access=access) as store:
            with pytest.raises(LibraryBusy, match="busy just now"):
                save(store, ash())
            assert (len(tries), store.status().plans) == (3, 0)

    def test_other_errors_are_not(self, server: Server, access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
        """An error that stays is raised at once."""
        tries = self.failing(monkeypatch, 9, lambda: _raised("Neo.ClientError.Statement.SyntaxError"))
        with connect(server.address, access=access) as store:
            with pytest.raises(LibraryError, match="cannot be used"):
                save(store, ash())
            assert len(tries) == 1


@pytest.mark.parametrize(
    ("address", "error", "kind"),
    [
        ("neo4j://a", "Neo.ClientError.Cluster.NotALeader", TryAgain),
        ("bolt://a", "Neo.ClientError.Cluster.NotALeader", LibraryError),
        ("neo4j://a", "Neo.ClientError.Transaction.TransactionTimedOut", LibraryBusy),
        ("neo4j://a", "Neo.ClientError.Transaction.LockClientStopped", LibraryBusy),
        ("neo4j://a", "Neo.ClientError.Database.DatabaseNotFound", LibraryError),
    ],
)
def test_what_the_driver_raises_is_told_apart(address: str, error: str, kind: type[LibraryError]) -> None:
    """Another leader passes for who is routed; a lock and a time-out mean that somebody writes."""
    assert type(said(_raised(error), address)) is kind


def test_lost_connections_are_told_apart() -> None:
    """A member that left a cluster is replaced by another; a server that is gone is gone."""
    assert type(said(SessionExpired("gone"), "neo4j://a")) is TryAgain
    assert "cannot be reached" in str(said(ServiceUnavailable("gone"), "neo4j://a"))


def _raised(code: str) -> Exception:
    """An error of the driver as a server raises it."""
    kind = TransientError if "TransientError" in code else ClientError
    error = kind("It failed.")
    error._neo4j_code = code
    assert isinstance(error, Neo4jError)
    return error


@needs_signals
def test_killed_in_a_write_it_keeps_nothing_half(tmp_path: Path) -> None:
    """A server killed in the middle of a change is one sentence; started again it holds all or nothing of each plan."""
    home, originals = tmp_path / "home", tmp_path / "originals"
    with running(home) as first:
        access = Access(user=first.user, password=first.password, originals=originals, wait=5)
        store = connect(first.address, access=access)
        save(store, birch())
        whole = saving.writing.add  # type: ignore[attr-defined]

        def add_and_kill(writer: Writer, ready: Prepared) -> None:
            whole(writer, ready)
            os.kill(first.process, signal.SIGKILL)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(saving.writing, "add", add_and_kill)  # type: ignore[attr-defined]
            with pytest.raises(LibraryError, match="stopped answering"):
                save(store, ash())
        store.close()
    with running(home, password=first.password) as second, connect(second.address, access=access) as store:
        assert [one.id for one in store.plans()] == [birch().id]
        assert store.search("information").total == 0
        assert save(store, ash()).outcome == "added"
        _as_in_a_folder(store, tmp_path / "folder")


def _as_in_a_folder(store: Store, folder: Path) -> None:
    """The library is what a folder holds after the same two plans."""
    with connect(folder) as other:
        save(other, birch())
        save(other, ash())
        assert store.fingerprint() == other.fingerprint()
        assert store.cards() == other.cards()


def test_the_command_line_loads_no_driver() -> None:
    """Neither the help nor a library in a folder loads the driver of a server."""
    code = "import sys, graph.connect, webapp.cli; sys.exit('neo4j' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
