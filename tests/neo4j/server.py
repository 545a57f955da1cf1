"""A real Neo4j server for tests and developers: brought from Maven Central once, started and ended by its own id.

`python -m tests.neo4j.server` runs one until Ctrl-C and says how to reach it.
"""

from __future__ import annotations

import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.environments import cache

if TYPE_CHECKING:
    from neo4j import Driver

HERE = Path(__file__).resolve().parent
_READY = 120  # seconds to wait for the server
_OPENS = ("--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED")
_SETTINGS = """server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
dbms.cypher.min_replan_interval=1h
server.memory.pagecache.size={pages}
"""


class CannotStart(RuntimeError):
    """There is no Java, no Maven or no way to the server's parts; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that runs: its address, the user and the password that it takes, and its process id."""

    address: str
    user: str
    password: str
    process: int


def parts() -> Path:
    """The folder of the server's jars, fetched once into the user's cache outside the tree. Raises CannotStart."""
    kept = cache() / "threadline" / "neo4j-5.26.30"
    if (kept / "complete").exists():
        return kept
    if not (shutil.which("mvn") and shutil.which("java")):
        raise CannotStart("Neo4j needs Java 17 and Maven (on Debian: apt install default-jdk-headless maven).")
    kept.mkdir(parents=True, exist_ok=True)
    fetched = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",  # noqa: S607 - Maven on the path
         f"-DoutputDirectory={kept}", "-DincludeScope=runtime"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if fetched.returncode:
        raise CannotStart(f"Maven could not fetch Neo4j: {fetched.stdout[-500:]}")
    (kept / "complete").touch()
    return kept


@contextmanager
def running(
    home: Path | None = None, *, password: str | None = None, heap: str = "1g", pages: str = "128m"
) -> Iterator[Server]:
    """A server on a free port of this machine for the length of a `with`. Raises CannotStart.

    It is a fresh one that leaves nothing; with a `home` it keeps what it holds there, and `password` is the one that it
    was given when it first ran. `heap` and `pages` are the memory for its work and for what it holds of its files.
    """
    jars, own = parts(), home is None
    home = home or Path(tempfile.mkdtemp(prefix="threadline-neo4j-"))
    port = _free_port()
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(_SETTINGS.format(port=port, pages=pages), encoding="utf-8")
    log = (home / "out.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        ["java", f"-Xmx{heap}", *_OPENS, "-cp", f"{jars}/*", str(HERE / "Serve.java"), str(home)],  # noqa: S607
        stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield _let_in(process, f"bolt://127.0.0.1:{port}", home / "out.log", password)
    finally:
        process.kill()  # what it said was kept is kept; a fresh one has nothing to keep
        process.wait()
        log.close()
        if own:
            shutil.rmtree(home, ignore_errors=True)


def wipe(server: Server) -> None:
    """Leave nothing on a server but its indexes."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def _let_in(process: subprocess.Popen[bytes], address: str, log: Path, known: str | None) -> Server:
    """Wait until the server answers, and give it a password of its own where it has none."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, ServiceUnavailable

    entry, password, until = ("neo4j", known or "neo4j"), known or secrets.token_hex(12), time.monotonic() + _READY
    while time.monotonic() < until:
        if process.poll() is not None:
            raise CannotStart(f"Neo4j ended by itself: {log.read_text(encoding='utf-8')[-800:]}")
        try:
            with GraphDatabase.driver(address, auth=entry, max_transaction_retry_time=0) as driver:
                _greet(driver, None if known else password)
        except (ServiceUnavailable, AuthError, OSError):
            time.sleep(0.3)
        else:
            return Server(address=address, user="neo4j", password=password, process=process.pid)
    raise CannotStart(f"Neo4j did not answer within {_READY} s: {log.read_text(encoding='utf-8')[-800:]}")


def _greet(driver: Driver, password: str | None) -> None:
    """Say hello, or set the first password."""
    if password is None:
        driver.execute_query("RETURN 1")
    else:
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password, database_="system")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def main() -> None:
    """Run a server until Ctrl-C, or until it is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running() as server:
        sys.stdout.write(
            f"Neo4j answers at {server.address}. To use it:\n"
            f"  export THREADLINE_LIBRARY={server.address} THREADLINE_NEO4J_PASSWORD={server.password}\n"
            "Ctrl-C ends it; what it holds is gone then.\n"
        )
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
