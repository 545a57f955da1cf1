"""Reading and embedding on a Dask cluster of two workers: the same library, the same limits, errors in a sentence."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import pytest

from embeddings.encoder import load
from graph.connect import connect
from graph.errors import ThreadlineError, UnreadableDocument
from ingest.layout import Limits
from ingest.pipeline import Report, build
from ingest.running.supervisor import Readers
from tests.conftest import ROOT, missing
from tests.webapp.conftest import Run
from tests.webapp.dask_cluster import WORKERS, Cluster, running
from webapp.cluster import _check, on_cluster
from webapp.samples_library import sample_plans

TODAY = date(2026, 11, 24)
SCALE = ROOT / "docs" / "scale.md"
BAD = Path(__file__).parent.parent / "plans" / "bad"
FILES: Sequence[Path] = (*sample_plans(), BAD / "binary.txt", BAD / "prose_only.txt")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    if find_spec("distributed") is None:
        missing("distributed (pip install 'threadline[dask]')")
    with running(tmp_path_factory.mktemp("cluster")) as found:
        yield found


@pytest.mark.loopback
def test_the_library_is_the_same(cluster: Cluster, tmp_path: Path) -> None:
    """Read and embedded by two workers, the library, its vectors and the reports are those that are made here."""
    from distributed import Client

    with connect(tmp_path / "here") as here, connect(tmp_path / "there") as there:
        alone = build(FILES, here, load(), today=TODAY)
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=60)
            executor = client.get_executor(pure=False)
            together = build(FILES, there, load(), today=TODAY, executor=executor, embedder=executor)
            busy = [tasks for tasks in client.run(_documents_read).values() if tasks]
        assert together == alone
        assert there.fingerprint() == here.fingerprint()
        assert there.fingerprint().plans == len(FILES) - 2
        assert (there.groups_input().vectors == here.groups_input().vectors).all()
    assert len(busy) == WORKERS


@pytest.mark.loopback
def test_the_command_reads_on_a_cluster(cluster: Cluster, run: Run, tmp_path: Path) -> None:
    """`threadline ingest --dask` says and keeps what `threadline ingest` does."""
    files = [str(path) for path in FILES[:3]]
    here = run("ingest", *files, "--library", str(tmp_path / "here"))
    there = run("ingest", *files, "--library", str(tmp_path / "there"), "--dask", cluster.address)
    assert there.output == here.output
    assert there.exit_code == here.exit_code == 0
    with connect(tmp_path / "here") as one, connect(tmp_path / "there") as other:
        assert one.fingerprint() == other.fingerprint()


@pytest.mark.loopback
def test_the_lines_of_the_documentation_run(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python of docs/scale.md reads a folder of plans on a cluster, as it stands there but for the address."""
    (lines,) = re.findall(r"```python\n(.*?)```", SCALE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "plans").mkdir()
    for path in FILES[:2]:
        shutil.copy(path, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    exec(lines.replace("tcp://scheduler.example.org:8786", cluster.address), {})  # noqa: S102 - our own document
    with connect(tmp_path / "library", create=False) as store:
        held = store.status()
    assert (held.plans, capsys.readouterr().out) == (2, f"{held.recommendations} recommendations\n")


@pytest.mark.loopback
def test_limits_hold_on_a_worker(cluster: Cluster, tmp_path: Path) -> None:
    """A document beyond the limits is refused on a worker with the sentence that it is refused with here."""
    sheet = next(path for path in FILES if path.suffix == ".xlsx")

    def refused(**how: Any) -> Report:  # noqa: ANN401 - how to build
        with connect(tmp_path / f"library {len(how)}") as store:
            return build([sheet], store, load(), today=TODAY, limits=Limits(max_rows=2), **how)

    with on_cluster(cluster.address) as executor:
        there = refused(executor=executor)
    assert there.documents[0].outcome == "refused"
    assert there == refused()


@pytest.mark.loopback
def test_what_hangs_is_ended_on_its_worker(cluster: Cluster, tmp_path: Path) -> None:
    """A reader that does not come to an end is ended on the worker, and the worker reads on."""
    marker = tmp_path / "process"
    with on_cluster(cluster.address) as executor:
        hanging = executor.submit(_hang, str(marker))
        with pytest.raises(UnreadableDocument, match="took longer than 1 s to read and was stopped"):
            hanging.result(timeout=60)
        assert executor.submit(pow, 2, 5).result(timeout=60) == 32
    assert _gone(int(marker.read_text(encoding="utf-8")))


@pytest.mark.loopback
def test_a_large_document_is_sent_in_silence(cluster: Cluster) -> None:
    """A document of tens of megabytes reaches a worker without a warning of Dask's."""
    with on_cluster(cluster.address) as executor:
        assert executor.submit(len, bytes(20_000_000)).result(timeout=60) == 20_000_000


@pytest.mark.loopback
def test_no_scheduler_is_a_sentence(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    """An address at which nobody answers is named, with what to start."""
    if find_spec("distributed") is None:
        missing("distributed (pip install 'threadline[dask]')")
    monkeypatch.setattr("webapp.cluster._WAIT", 1)
    said = run("ingest", str(FILES[0]), "--library", str(tmp_path), "--dask", "tcp://127.0.0.1:9")
    assert said.exit_code != 0
    assert "There is no Dask scheduler at tcp://127.0.0.1:9" in said.output
    assert "Start one with “dask scheduler”" in said.output


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, run: Run, tmp_path: Path) -> None:
    """Where distributed is not installed, the error names the extra and where to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = run("ingest", str(FILES[0]), "--library", str(tmp_path), "--dask", "tcp://127.0.0.1:9")
    assert said.exit_code != 0
    assert "here and on every worker: pip install 'threadline[dask]'" in said.output


def test_two_ways_to_say_how_many_are_refused(run: Run, tmp_path: Path) -> None:
    """--jobs and --dask together are a mistake of the command line."""
    said = run("ingest", str(FILES[0]), "--library", str(tmp_path), "--jobs", "2", "--dask", "tcp://127.0.0.1:9")
    assert said.exit_code == 2
    assert "Give --jobs or --dask" in said.output


class Workers:
    """A cluster's client as far as the check of versions asks: what each worker says that it reads as."""

    def __init__(self, **said: str) -> None:
        self.said = said

    def wait_for_workers(self, count: int, timeout: float) -> None:
        """As a client whose workers are there, or are not."""
        if len(self.said) < count:
            raise TimeoutError(timeout)

    def run(self, _function: object, *, on_error: str) -> Mapping[str, str]:
        """What each worker says."""
        return self.said if on_error == "return" else {}


def test_workers_of_another_version_are_refused() -> None:
    """A cluster of which one worker would read otherwise is not used at all; the error names that one."""
    from ingest.running.workers import reads_as

    _check(Workers(one=reads_as(), two=reads_as()), "tcp://scheduler:8786")
    with pytest.raises(ThreadlineError, match=r"1 of 2 workers, two the first, have another version"):
        _check(Workers(one=reads_as(), two="older"), "tcp://scheduler:8786")


def test_a_cluster_without_workers_is_refused() -> None:
    """A scheduler that has nobody to work is named, with what to start."""
    with pytest.raises(ThreadlineError, match=r"has no workers. Start some with “dask worker tcp://scheduler:8786”"):
        _check(Workers(), "tcp://scheduler:8786")


def _documents_read() -> int:
    """How many documents the processes of a worker have read."""
    from ingest.running.supervisor import READERS

    return sum(process.documents for process in READERS._idle)


def _hang(marker: str) -> bytes:
    """Runs on a worker: a reader that notes its process and does not come to an end."""
    readers = Readers("tests.ingest.hostile_readers:writes_its_number")
    return readers.read(marker.encode(), "endless.txt", Limits(max_seconds=1))


def _gone(process: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not psutil.pid_exists(process) or psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.1)
    os.kill(process, 9)
    return False
