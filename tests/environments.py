"""Environments of their own for what must not touch the one that is worked in: made once, kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_STAMP = "threadline-requirements-sha256"


class CannotMake(RuntimeError):
    """The environment cannot be made, as a rule because the package index is out of reach; the message says why."""


def cache() -> Path:
    """The folder of this user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def environment(name: str, requirements: Iterable[str]) -> Path:
    """The Python of an environment that has these packages, made when it is not there or out of date.

    Args:
        name: its folder in the user's cache.
        requirements: as pip takes them.

    Raises:
        CannotMake: the packages cannot be installed.
    """
    home, wanted = cache() / name, sorted(requirements)
    python = Path("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()
    if (home / _STAMP).is_file() and (home / _STAMP).read_text(encoding="utf-8") == stamp:
        return home / python
    shutil.rmtree(home, ignore_errors=True)
    home.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f"{home.name}-", dir=home.parent))  # moved when whole: others may make it too
    try:
        venv.create(made)
        _install(made / python, wanted)
        (made / _STAMP).write_text(stamp, encoding="utf-8")
        if not (home / _STAMP).is_file():
            made.rename(home)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return home / python


def declared(*, extras: Iterable[str] = (), only: Iterable[str] | None = None) -> list[str]:
    """What the project says that it needs: its own dependencies (`only` some by name), and those of some extras.

    An extra that names another extra is left out.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = [one for one in project["dependencies"] if only is None or one.startswith(tuple(only))]
    more = [one for extra in extras for one in project["optional-dependencies"][extra]]
    return [one for one in (*own, *more) if not one.startswith(f"{project['name']}[")]


def _install(python: Path, requirements: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check",
         *requirements],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise CannotMake(f"pip could not install {', '.join(requirements)}: {done.stderr[-500:]}")
