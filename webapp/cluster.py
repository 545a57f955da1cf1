"""A Dask cluster, its machines as one executor; the extra it needs is loaded only by who asks for a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import ThreadlineError

if TYPE_CHECKING:
    from distributed import Client

_MOST = "1GB"  # of one document on its way, before Dask wonders; it wonders at 10 MB, our limits are far below this
_WAIT = 15  # seconds for the scheduler, and for the first worker


@contextmanager
def on_cluster(address: str) -> Iterator[Executor]:
    """An executor over the workers of the scheduler at an address; leaving it gives up what has not begun.

    Raises ThreadlineError: no extra, no scheduler, no worker, or workers that would not read as we do.
    """
    try:
        from dask import config
        from distributed import Client
    except ImportError as error:
        raise ThreadlineError(
            "Reading on a cluster needs the extra package, here and on every worker: pip install 'threadline[dask]'."
        ) from error
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:  # a time-out is an OSError too
        raise ThreadlineError(
            f"There is no Dask scheduler at {address} ({error}). Start one with “dask scheduler”, and workers with "
            f"“dask worker {address}”."
        ) from error
    with client, config.set({"distributed.admin.large-graph-warning-threshold": _MOST}):
        _check(client, address)
        executor = client.get_executor(pure=False)  # two documents are two readings, whatever they hold
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)


def _check(client: Client, address: str) -> None:
    """That there are workers, and that each reads as this process does."""
    from ingest.running.workers import reads_as

    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError as error:
        raise ThreadlineError(
            f"The Dask scheduler at {address} has no workers. Start some with “dask worker {address}”."
        ) from error
    said = client.run(reads_as, on_error="return")
    if others := sorted(worker for worker, found in said.items() if found != reads_as()):
        raise ThreadlineError(
            f"{len(others)} of {len(said)} workers, {others[0]} the first, have another version of Threadline, of "
            "Python’s packages that it reads with, or none. Install the same on every machine."
        )
