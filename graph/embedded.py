"""The SQLite engine: one file, one writer and many readers across threads and processes."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graph.drives import on_network
from graph.engine import Row, Values
from graph.errors import LibraryBusy, LibraryError, VocabularyError
from graph.nearness import restored
from graph.originals import Originals
from graph.schema import APPLICATION_ID, SCHEMA_VERSION, sqlite_ddl
from queries import Query, QueryError, catalogue

FILE, FOLDER = "graph.db", "originals"
_OURS = frozenset((FILE, FOLDER, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal"))
#: What a person can do about an error of the system, by SQLite's code of it.
_SAID = {
    sqlite3.SQLITE_CANTOPEN: "cannot be opened or made. Check that you may write in that folder, or choose another",
    sqlite3.SQLITE_READONLY: "can be read but not written by you. Check the access to its folder",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Nothing of this change was kept",
}
_PAUSE = 0.05  # seconds between two tries for the writing lock: short enough that Ctrl-C is heard at once
_SETTINGS = (
    "PRAGMA busy_timeout = 250",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # a plan that was reported saved is saved, also after a power cut
    "PRAGMA secure_delete = ON",  # forgotten words are overwritten, not just unlinked
    "PRAGMA temp_store = MEMORY",
)


class SqliteEngine:
    """A library in a folder of this machine: `graph.db` and `originals/`."""

    name = "sqlite"
    compares_up_to: int | None = None

    def __init__(self, folder: Path, *, create: bool = True, sample: bool = False, wait: float = 10.0) -> None:
        """Open a library, or make one where there is none and `create` allows it.

        `wait` is how many seconds to wait for another writer. Raises LibraryError when the folder cannot be used.
        """
        self.location = str(folder)
        self.originals = Originals(folder / FOLDER)
        self._file, self._wait = folder / FILE, wait
        self._own, self._all, self._lock = threading.local(), list[sqlite3.Connection](), threading.Lock()
        self._queries = _catalogue()
        _check_folder(folder, create=create)
        try:
            self._prepare(create=create, sample=sample)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[SqliteView]:
        """A view of one moment; it neither waits for a writer nor keeps one waiting."""
        with self._translated():
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                yield SqliteView(connection, self._queries)
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[SqliteWriter]:
        """The one change at a time; undone by any error, Ctrl-C too."""
        with self._translated():
            connection = self._connection()
            self._begin(connection)
            try:
                yield SqliteWriter(connection, self._queries)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def purge(self) -> None:
        """Write what is in the log into the file and empty the log, so that removed words stand in neither."""
        with self._translated():
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._own = threading.local()

    def _connection(self) -> sqlite3.Connection:
        """This thread's own connection."""
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
            with self._lock:
                self._all.append(found)
            for setting in _SETTINGS:
                found.execute(setting)
            add_functions(found)
            self._own.connection = found
        return found

    def _begin(self, connection: sqlite3.Connection) -> None:
        until = time.monotonic() + self._wait
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not _is_lock(error) or time.monotonic() >= until:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _prepare(self, *, create: bool, sample: bool) -> None:
        with self._translated():
            connection = self._connection()
            if create and not _is_made(connection):
                connection.execute("PRAGMA journal_mode = WAL")
                self._begin(connection)
                if not _is_made(connection):  # another process may have made it while we waited
                    _make(connection, sample=sample)
                connection.commit()
        self._check_schema(connection)

    def _check_schema(self, connection: sqlite3.Connection) -> None:
        with self._translated():
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        if mark != APPLICATION_ID:
            raise LibraryError(f"{self._file} is not a Threadline library. Choose another folder.")
        if version > SCHEMA_VERSION:
            raise LibraryError(f"The library in {self.location} was made by a newer Threadline. Update Threadline.")
        if version < SCHEMA_VERSION:
            raise LibraryError(
                f"The library in {self.location} was made by an older Threadline. "
                "Read its originals into a new library."
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what the driver raises into our own errors, with a sentence."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if _is_lock(error):
                raise LibraryBusy(
                    f"Another process is writing to the library in {self.location}. Try again when it has finished."
                ) from error
            said = _SAID.get(_code(error), f"cannot be used: {error}")
            raise LibraryError(f"The library in {self.location} {said}.") from error
        except sqlite3.Error as error:
            raise LibraryError(f"The library in {self.location} is damaged or cannot be used: {error}.") from error
        except (UnicodeError, OverflowError) as error:
            raise LibraryError(
                f"A text or number cannot be kept in the library in {self.location}: {error}."
            ) from error


class SqliteView:
    """The library at one moment, read over one connection."""

    def __init__(self, connection: sqlite3.Connection, queries: Mapping[str, Query]) -> None:
        self._connection, self._queries = connection, queries

    @property
    def revision(self) -> int:
        """Number of the last change."""
        return int(self.rows("revision")[0][0])

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows that a named query gives."""
        return self._connection.execute(self._queries[query].text, values).fetchall()


class SqliteWriter(SqliteView):
    """The library while this process changes it."""

    def run(self, query: str, many: Iterable[Values]) -> None:
        """Make one named change for each set of values."""
        self._connection.executemany(self._queries[query].text, many)


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that our questions use beside SQLite's own."""
    connection.create_function("cosine", 2, _cosine, deterministic=True)


def _cosine(one: bytes, other: bytes) -> float | None:
    """Cosine of two unit vectors as they are stored; nothing where they are of two encoders."""
    if len(one) != len(other):
        return None
    return float(restored(one) @ restored(other))


def _catalogue() -> Mapping[str, Query]:
    try:
        return catalogue("sqlite")
    except QueryError as error:
        raise VocabularyError(str(error)) from error


def _check_folder(folder: Path, *, create: bool) -> None:
    """Refuse a place where no library can be, before anything is written there."""
    if on_network(folder):
        raise LibraryError(
            f"{folder} is on a network drive, where a library can be damaged. Choose a folder of this machine."
        )
    if folder.exists() and not folder.is_dir():
        raise LibraryError(f"{folder} is a file, not a folder. Choose a folder for the library.")
    try:
        _check_contents(folder, create=create)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"The folder {folder} cannot be used ({error.strerror}). Choose another.") from error


def _check_contents(folder: Path, *, create: bool) -> None:
    found = {entry.name for entry in folder.iterdir()} if folder.exists() else set[str]()
    if FILE in found:
        return
    if not create:
        raise LibraryError(f"There is no library in {folder}. Read some plans into it first.")
    if others := sorted(found - _OURS):
        raise LibraryError(f"{folder} holds something else ({others[0]}). Choose an empty folder for the library.")


def _is_lock(error: sqlite3.OperationalError) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: sqlite3.OperationalError) -> int:
    """What went wrong, without SQLite's finer shades; 0 for errors that Python's own part of the driver raises."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _is_made(connection: sqlite3.Connection) -> bool:
    """Whether the file holds anything at all: a new file, or one left by a crash while it was made, holds nothing."""
    return bool(connection.execute("PRAGMA schema_version").fetchone()[0])


def _make(connection: sqlite3.Connection, *, sample: bool) -> None:
    for statement in sqlite_ddl():
        connection.execute(statement)
    queries = _catalogue()
    for name, value in (("revision", "0"), ("sample", str(int(sample)))):
        connection.execute(queries["set_meta"].text, {"name": name, "value": value})
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
