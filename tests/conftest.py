"""What every test may count on: repeatable property tests, blocked sockets and one way to ask for an optional part."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

#: For tests that stop a process as Ctrl-C or a kill does elsewhere than on Windows.
needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows sends processes no POSIX signals")

# No deadline: how long an example takes depends on the machine and says nothing about being right.
# Generating inputs may be slow on a busy machine for the same reason.
settings.register_profile("laptop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("laptop"), derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "laptop")


def missing(what: str) -> NoReturn:
    """Skip the test on a laptop, saying what is missing; fail it in CI, where everything promised must be there."""
    if IN_CI:
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests marked `loopback` reach this machine, and only this machine."""
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and hand-made readings that may lie beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "plans").is_dir():
        missing("the folder of real plans, ../shared beside the repository")
    return folder
