"""Carrying a whole library to another place: what arrives, how it goes on when broken off, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.access import Access
from graph.connect import connect
from graph.errors import LibraryError, NotInLibrary
from graph.originals import OWNER
from graph.register import EventKind, Recurrence, RegisterEvent
from graph.store import Store
from tests.graph.conftest import Fresh, on_server
from tests.graph.examples import ash, birch, cedar, document, save
from tests.neo4j.server import Server


def group(store: Store, key: str = "r1") -> None:
    """Keep one recurrence of two recommendations, and that it was founded."""
    members = tuple(one.id for one in (ash().recommendations[0], birch().recommendations[0]))
    found = Recurrence(id=key, name="Hoarding", reason="Both ask.", members=tuple((one, 0.5) for one in members))
    event = RegisterEvent(kind=EventKind.FOUNDED, recurrence=key, members=members)
    assert store.save_groups([found], [event], revision=store.revision())


@pytest.fixture
def whole(filled: Store) -> Store:
    """A library with plans, vectors, a recurrence, a register, and a plan that was taken out."""
    filled.forget(cedar().id, on=date(2026, 1, 1))
    group(filled)
    return filled


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    """An empty library in a folder."""
    return connect(tmp_path / "target")


@pytest.mark.loopback
def test_there_and_back_again(sample: Path, server: Server, tmp_path: Path) -> None:
    """From a folder to a server and on to another folder: all three hold the same, the documents too."""
    with (
        connect(sample, create=False) as first,
        on_server(server, tmp_path) as second,
        connect(tmp_path / "third") as third,
    ):
        there = [one.file for one in first.copy_to(second)]
        back = [one.file for one in second.copy_to(third)]
        assert len(there) == len(back) == first.status().plans > 0
        assert first.fingerprint() == second.fingerprint() == third.fingerprint()
        assert all(first.original(one.id) == third.original(one.id) for one in first.plans())
        assert third.status().sample


@pytest.mark.loopback
def test_a_server_never_keeps_originals_in_the_folder_of_another_library(sample: Path, server: Server) -> None:
    """Pointed at the originals of a library in a folder, a server's library is not opened, and nothing is lost."""
    access = Access(user=server.user, password=server.password, originals=sample / "originals")
    before = sorted((sample / "originals").iterdir())
    with pytest.raises(LibraryError, match="Set THREADLINE_ORIGINALS_FOLDER to a folder of its own"):
        connect(server.address, access=access)
    assert sorted((sample / "originals").iterdir()) == before != []


@pytest.mark.loopback
def test_two_server_libraries_with_one_folder_of_originals(sample: Path, server: Server, tmp_path: Path) -> None:
    """The second is refused whatever it would change, and takes nothing away; once the first is gone it may come in."""
    with on_server(server, tmp_path) as first:
        save(first, ash())
    with on_server(server, tmp_path) as second, connect(sample, create=False) as whole:
        with pytest.raises(LibraryError, match="holds the originals of another library"):
            save(second, birch())
        with pytest.raises(LibraryError, match="Set THREADLINE_ORIGINALS_FOLDER to a folder of its own"):
            list(whole.copy_to(second))
        assert second.status().plans == 0
        assert (tmp_path / "originals" / ash().id).read_bytes() == document("ash")
        (tmp_path / "originals" / ash().id).unlink()
        save(second, birch())
        access = Access(user=server.user, password=server.password, originals=tmp_path / "originals")
        with connect(server.address, access=access) as again:
            assert save(again, cedar()).outcome == "added"


@pytest.mark.loopback
def test_a_plan_is_not_forgotten_in_the_folder_of_another_library(server: Server, tmp_path: Path) -> None:
    """A folder that another library has taken keeps every document, and the plan stays as well."""
    with on_server(server, tmp_path) as store:
        save(store, ash())
        (tmp_path / "originals" / OWNER).write_text("another\n", encoding="ascii")
        with pytest.raises(LibraryError, match="If that library is gone, remove the file"):
            store.forget(ash().id, on=date(2026, 1, 1))
        assert store.original(ash().id) == document("ash")
        (tmp_path / "originals" / OWNER).unlink()
        store.forget(ash().id, on=date(2026, 1, 1))
        assert store.plans() == ()


def test_two_libraries_with_one_folder_of_originals(whole: Store, folder: Store) -> None:
    """A copy whose two sides keep originals in one folder is refused before anything is taken away."""
    with folder as target:
        target._engine.originals = whole._engine.originals
        with pytest.raises(LibraryError, match="in one folder"):
            list(whole.copy_to(target))
    assert whole.original(ash().id) == document("ash")


def test_all_of_a_library_arrives(whole: Store, folder: Store) -> None:
    """Plans, vectors, recurrences with their ids, the register and what was taken out go along."""
    with folder as target:
        assert [one.known for one in whole.copy_to(target)] == [False, False]
        assert target.fingerprint() == whole.fingerprint()
        assert target.plan(ash().id)[1] == ash()
        assert target.original(ash().id) == document("ash")
        assert target.recurrence("r1") == whole.recurrence("r1")
        assert target.forgotten(cedar().id) == date(2026, 1, 1)
        assert target.status().vectors == whole.status().vectors == 4


def test_broken_off_it_goes_on(whole: Store, folder: Store) -> None:
    """A copy that stopped after one plan carries only the others when it is said again."""
    with folder as target:
        first = next(whole.copy_to(target))
        assert target.status().plans == 1
        assert target.fingerprint() != whole.fingerprint()
        again = {one.plan: one.known for one in whole.copy_to(target)}
        assert again == {one.id: one.id == first.plan for one in whole.plans()}
        assert target.fingerprint() == whole.fingerprint()


def test_said_twice_is_said_once(whole: Store, folder: Store) -> None:
    """Copying a library again changes nothing."""
    with folder as target:
        list(whole.copy_to(target))
        before = target.fingerprint(), target.status().last_read
        assert all(one.known for one in whole.copy_to(target))
        assert (target.fingerprint(), target.status().last_read) == before


def test_a_library_of_other_plans_is_refused(whole: Store, folder: Store) -> None:
    """A target that holds what the source does not is left as it is."""
    with folder as target:
        save(target, cedar())
        with pytest.raises(LibraryError, match=r"holds plans that .* does not \(1\)"):
            list(whole.copy_to(target))
        assert [one.id for one in target.plans()] == [cedar().id]


def test_a_register_of_its_own_is_refused(whole: Store, folder: Store) -> None:
    """Two registers are never mixed: ids of recurrences are for good."""
    with folder as target:
        save(target, ash())
        save(target, birch())
        group(target, "other")
        with pytest.raises(LibraryError, match="has a register of recurrences of its own"):
            list(whole.copy_to(target))
        with pytest.raises(NotInLibrary):
            target.recurrence("r1")


def test_another_reading_is_another_library(whole: Store, fresh: Fresh) -> None:
    """The fingerprint tells a missing plan, a missing group and a missing tombstone."""
    before = whole.fingerprint()
    assert before.plans == 2
    whole.forget(birch().id, on=date(2026, 1, 2))
    after = whole.fingerprint()
    assert (after.plans, after.tombstones) == (1, 2)
    assert after.digest != before.digest
    assert fresh().fingerprint().digest not in {before.digest, after.digest}
