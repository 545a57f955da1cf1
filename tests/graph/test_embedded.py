"""The SQLite engine: several processes, crashes, places where no library can be, and no error of the driver's."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from graph import drives, embedded
from graph.connect import connect
from graph.drives import mounted_over_network
from graph.embedded import SqliteEngine
from graph.engine import Writer
from graph.errors import LibraryBusy, LibraryError, ThreadlineError
from graph.schema import NODES, RELATIONSHIPS, SCHEMA_VERSION, Held
from graph.store import Store
from tests.conftest import needs_signals
from tests.graph.examples import ash, birch, cedar, document, plan, save

ROOT = Path(__file__).resolve().parents[2]
has_mounts = pytest.mark.skipif(os.name == "nt", reason="Windows has drive letters, no table of mounts")


@contextmanager
def writer(folder: Path, what: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that is in the middle of writing."""
    command = [sys.executable, "-m", "tests.graph.slow_writer", str(folder), what]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "writing"
        try:
            yield process
        finally:
            process.kill()


def dump(folder: Path) -> dict[str, list[list[object]]]:
    """Every row of the graph, without what only this file knows: numbers of rows and of changes."""
    tables = [node.table for node in NODES] + [one.name.lower() for one in RELATIONSHIPS if one.held is Held.TABLE]
    with closing(sqlite3.connect(folder / "graph.db")) as connection:
        return {table: sorted(_all(connection, table), key=repr) for table in tables}


def _all(connection: sqlite3.Connection, table: str) -> list[list[object]]:
    found = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name from our own schema
    kept = [at for at, (name, *_) in enumerate(found.description) if name not in ("n", "revision")]
    return [[row[at] for at in kept] for row in found]


def test_any_order_gives_the_same_rows(tmp_path: Path) -> None:
    """Whatever the order of saving, and whatever was there in between, the rows of the graph are the same."""
    for name, order in (("one", (ash(), birch(), cedar())), ("two", (cedar(), birch(), plan("elm"), ash()))):
        with connect(tmp_path / name) as store:
            for one in order:
                save(store, one)
            if name == "two":
                store.forget(plan("elm").id, on=date(2026, 1, 1))
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


class TestProcesses:
    """One writer, many readers, whoever they are."""

    def test_reader_reads_while_another_process_writes(self, tmp_path: Path) -> None:
        """Reading neither waits for a writer nor sees what is not committed."""
        with connect(tmp_path) as store:
            save(store, birch())
            with writer(tmp_path, "save"):
                assert [one.title for one in store.plans()] == ["Plan birch"]

    def test_second_writer_waits_then_says_so(self, tmp_path: Path) -> None:
        """A second writer waits a while, then says who is in the way."""
        with connect(tmp_path) as store, writer(tmp_path, "hold"):
            impatient = Store(SqliteEngine(tmp_path, wait=0.2))
            with pytest.raises(LibraryBusy, match="Another process is writing"):
                save(impatient, ash())
            impatient.close()
            assert store.plans() == ()

    def test_second_writer_goes_on_when_the_first_is_done(self, tmp_path: Path) -> None:
        """A second writer that waits long enough gets its turn."""
        with connect(tmp_path) as store, writer(tmp_path, "hold") as other:
            assert other.stdin is not None
            release = threading.Timer(0.3, other.communicate, ["go\n"])
            release.start()
            assert save(store, ash()).outcome == "added"
            release.join()

    def test_reader_sees_what_another_process_saved(self, tmp_path: Path) -> None:
        """An open library notices that another one changed it, and drops what it remembered."""
        with connect(tmp_path) as reader, connect(tmp_path) as other:
            assert reader.cards().total == 0
            save(other, ash())
            assert (reader.cards().total, reader.revision()) == (3, 1)

    def test_threads_share_a_store(self, tmp_path: Path) -> None:
        """Several threads read one open library at once."""
        found: list[int] = []
        with connect(tmp_path) as store:
            save(store, ash())
            threads = [threading.Thread(target=lambda: found.append(store.search("hoarding").total)) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert found == [2] * 6


class TestCrashes:
    """A save that is cut off leaves the library as it was."""

    @needs_signals
    @pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
    def test_cut_off_save_leaves_nothing(self, tmp_path: Path, how: str) -> None:
        """A process killed, or stopped with Ctrl-C, in the middle of a save leaves no row of that plan."""
        with connect(tmp_path) as store:
            save(store, birch())
        before = dump(tmp_path)
        with writer(tmp_path, "save") as process:
            process.send_signal(signal.Signals[how])
            process.wait()
        assert dump(tmp_path) == before

    @needs_signals
    def test_ctrl_c_takes_the_original_back(self, tmp_path: Path) -> None:
        """After Ctrl-C not even the document of the plan that was being saved is left."""
        with writer(tmp_path, "save") as process:
            process.send_signal(signal.SIGINT)
            process.wait()
        assert list((tmp_path / "originals").iterdir()) == []

    def test_orphans_go_with_the_next_save(self, tmp_path: Path) -> None:
        """The document that a killed process left is taken away by the next save, and no file of others'."""
        with writer(tmp_path, "save") as process:
            process.kill()
        (tmp_path / "originals" / "notes.txt").write_text("not ours")
        with connect(tmp_path) as store:
            assert (tmp_path / "originals" / ash().id).exists()
            save(store, birch())
        assert {file.name for file in (tmp_path / "originals").iterdir()} == {birch().id, "notes.txt"}

    def test_failed_save_takes_the_original_back(self, tmp_path: Path) -> None:
        """A plan that cannot be written leaves no document behind."""
        twin = birch().recommendations[0]
        with connect(tmp_path) as store:
            with pytest.raises(LibraryError):
                save(store, plan("twins", twin, twin))
            assert (store.plans(), list((tmp_path / "originals").iterdir())) == ((), [])

    def test_a_commit_that_fails_leaves_no_document(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The document of a plan whose save was undone at the very end goes with the next save."""
        with connect(tmp_path) as store:
            save(store, birch())
            writing = store._engine.writing

            @contextmanager
            def full() -> Iterator[Writer]:
                with writing() as change:
                    yield change
                    raise LibraryError("The disk is full.")

            with monkeypatch.context() as patch:
                patch.setattr(store._engine, "writing", full)
                with pytest.raises(LibraryError, match="full"):
                    save(store, ash())
            save(store, cedar())
        assert {file.name for file in (tmp_path / "originals").iterdir()} == {birch().id, cedar().id}

    def test_library_made_halfway_is_made_again(self, tmp_path: Path) -> None:
        """A database file without content, left by a crash at the very beginning, is no obstacle."""
        (tmp_path / "graph.db").touch()
        with connect(tmp_path) as store:
            assert save(store, ash()).outcome == "added"


class TestForgetting:
    """Forgotten words are gone from the disk."""

    def test_no_word_is_left_in_any_file(self, tmp_path: Path) -> None:
        """After forgetting, no file of the library holds a word, name or stem of the plan."""
        secret = plan("zanzibar", *cedar().recommendations, preamble=())
        (one,) = secret.recommendations
        secret = plan("zanzibar", type(one)(id=one.id, wording=one.wording, text="Quagmire xylophones", places=()))
        with connect(tmp_path) as store:
            save(store, birch())
            save(store, secret)
            assert b"xylophon" in b"".join(file.read_bytes() for file in tmp_path.glob("graph.db*"))
            store.forget(secret.id, on=date(2026, 1, 1))
            left = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()).lower()
        assert not [word for word in (b"zanzibar", b"quagmire", b"xylophon") if word in left]

    def test_original_is_gone(self, tmp_path: Path) -> None:
        """The document itself is deleted."""
        with connect(tmp_path) as store:
            save(store, ash())
            store.forget(ash().id, on=date(2026, 1, 1))
        assert list((tmp_path / "originals").iterdir()) == []

    def test_an_original_that_could_not_be_deleted_goes_later(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where somebody held the document open, the next save of the same process deletes it."""
        with connect(tmp_path) as store:
            save(store, ash())
            with monkeypatch.context() as patch:
                patch.setattr(store._engine.originals, "remove", lambda _: None)
                store.forget(ash().id, on=date(2026, 1, 1))
            save(store, birch())
        assert {file.name for file in (tmp_path / "originals").iterdir()} == {birch().id}


class TestPlaces:
    """A library is made only where one can be, and only what is one is opened."""

    def test_folder_is_made(self, tmp_path: Path) -> None:
        """A library is made in a folder that does not exist yet."""
        connect(tmp_path / "new" / "library").close()
        assert (tmp_path / "new" / "library" / "graph.db").exists()

    def test_absent_library_is_not_made_unasked(self, tmp_path: Path) -> None:
        """Where a library is only to be read, a missing one is an error and nothing is created."""
        with pytest.raises(LibraryError, match="There is no library"):
            connect(tmp_path / "none", create=False)
        assert not (tmp_path / "none").exists()

    def test_folder_of_something_else_is_refused(self, tmp_path: Path) -> None:
        """A folder that holds other files is left alone."""
        (tmp_path / "holiday.jpg").touch()
        with pytest.raises(LibraryError, match=r"holds something else \(holiday\.jpg\)"):
            connect(tmp_path)

    def test_file_is_refused(self, tmp_path: Path) -> None:
        """A file is no folder."""
        (tmp_path / "file").touch()
        with pytest.raises(LibraryError, match="is a file, not a folder"):
            connect(tmp_path / "file")

    def test_database_that_cannot_be_opened_says_what_to_check(self, tmp_path: Path) -> None:
        """Where the system does not let the file be opened, the sentence says what a person can look at."""
        (tmp_path / embedded.FILE).mkdir()
        with pytest.raises(LibraryError, match="Check that you may write in that folder, or choose another"):
            SqliteEngine(tmp_path)

    def test_other_database_is_refused(self, tmp_path: Path) -> None:
        """A database of another program is left alone."""
        with closing(sqlite3.connect(tmp_path / "graph.db")) as connection:
            connection.execute("CREATE TABLE mine (x)")
        with pytest.raises(LibraryError, match="not a Threadline library"):
            connect(tmp_path)

    def test_newer_library_is_refused(self, tmp_path: Path) -> None:
        """A library of a newer version asks for an update."""
        connect(tmp_path).close()
        with closing(sqlite3.connect(tmp_path / "graph.db")) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        with pytest.raises(LibraryError, match="newer Threadline"):
            connect(tmp_path)

    def test_older_library_says_what_to_do(self, tmp_path: Path) -> None:
        """A library of an older version says how to make a new one."""
        connect(tmp_path).close()
        with closing(sqlite3.connect(tmp_path / "graph.db")) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
        with pytest.raises(LibraryError, match="Read its originals into a new library"):
            connect(tmp_path)

    def test_samples_are_kept_apart(self, tmp_path: Path) -> None:
        """A library of real plans is not opened as a sample; a sample stays one."""
        connect(tmp_path / "real").close()
        with pytest.raises(LibraryError, match="sample plans are kept apart"):
            connect(tmp_path / "real", sample=True)
        connect(tmp_path / "sample", sample=True).close()
        with connect(tmp_path / "sample") as store:
            assert store.status().sample

    @has_mounts
    def test_network_drive_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder on a network drive is refused before anything is written there."""
        mounts = tmp_path / "mounts"
        mounts.write_text(f"server:/x {tmp_path}/far nfs4 rw 0 0\n")
        monkeypatch.setattr(drives, "_MOUNTS", mounts)
        with pytest.raises(LibraryError, match="is on a network drive"):
            connect(tmp_path / "far")
        assert not (tmp_path / "far").exists()

    @has_mounts
    @pytest.mark.parametrize(
        ("folder", "far"), [("/mnt/far/x", True), ("/mnt/far/near/x", False), ("/mnt/farther", False), ("/home", False)]
    )
    def test_nearest_mount_decides(self, folder: str, far: bool) -> None:  # noqa: FBT001 - a table of cases
        """The innermost mount that holds a folder says what drive it is on."""
        mounts = "/dev/a / ext4 rw 0 0\nserver:/x /mnt/far cifs rw 0 0\n/dev/b /mnt/far/near ext4 rw 0 0\nbroken\n"
        assert mounted_over_network(Path(folder), mounts) is far


class TestErrors:
    """What leaves the engine is one of our errors, with a sentence."""

    @pytest.mark.parametrize(
        "raised",
        [
            sqlite3.OperationalError("no such table: x"),
            sqlite3.DatabaseError("file is not a database"),
            sqlite3.IntegrityError("UNIQUE constraint failed"),
            sqlite3.ProgrammingError("Cannot operate on a closed database"),
            sqlite3.InterfaceError("bad parameter"),
            OverflowError("int too large"),
            UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
        ],
        ids=lambda error: type(error).__name__,
    )
    @pytest.mark.parametrize("way", ["reading", "writing"])
    def test_driver_errors_become_ours(self, tmp_path: Path, raised: Exception, way: str) -> None:
        """Every error of the driver becomes one of ours that names the library."""
        engine = SqliteEngine(tmp_path)
        opened = engine.reading() if way == "reading" else engine.writing()
        with pytest.raises(LibraryError, match=re.escape(str(tmp_path))), opened:
            raise raised
        engine.close()

    def test_lock_of_the_driver_is_busy(self, tmp_path: Path) -> None:
        """A lock that the driver reports is said to be another process writing."""
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        engine = SqliteEngine(tmp_path)
        with pytest.raises(LibraryBusy), engine.reading():
            raise error
        engine.close()

    def test_damaged_file_is_ours(self, tmp_path: Path) -> None:
        """A file that is no database is told in a sentence."""
        (tmp_path / "graph.db").write_bytes(b"This is no database. " * 100)
        with pytest.raises(LibraryError, match="damaged or cannot be used"):
            connect(tmp_path)

    def test_closed_library_is_opened_again(self, tmp_path: Path) -> None:
        """A question to a closed library opens it again, and it can be closed twice."""
        store = connect(tmp_path)
        store.close()
        assert store.plans() == ()
        store.close()
        store.close()

    def test_words_that_cannot_be_kept(self, tmp_path: Path) -> None:
        """A text that is no valid Unicode is refused with a sentence, and leaves nothing."""
        with connect(tmp_path) as store:
            with pytest.raises(ThreadlineError):
                save(store, plan("broken", *cedar().recommendations, plan_type="\ud800"))
            assert store.plans() == ()

    def test_damaged_original_is_noticed(self, tmp_path: Path) -> None:
        """A document that is not what it was is not given out."""
        with connect(tmp_path) as store:
            save(store, ash())
            (tmp_path / embedded.FOLDER / ash().id).write_bytes(b"other")
            with pytest.raises(LibraryError, match="is damaged"):
                store.original(ash().id)

    def test_missing_original_is_noticed_and_healed(self, tmp_path: Path) -> None:
        """A missing document is told in a sentence; saving the plan again brings it back."""
        with connect(tmp_path) as store:
            save(store, ash())
            (tmp_path / embedded.FOLDER / ash().id).unlink()
            with pytest.raises(LibraryError, match="cannot be read"):
                store.original(ash().id)
            assert save(store, ash()).outcome == "unchanged"
            assert store.original(ash().id) == document("ash")
