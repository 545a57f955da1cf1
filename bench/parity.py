"""Checks the reference encoder for real, in an environment of its own that is kept between runs (`make parity`).

The environment is large (about 6 GB), so it lies in the user's cache and is built again only when the requirements
or the Python change. `freeze` as the only argument writes the frozen vectors anew from the reference model.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECK = "tests/embeddings/check_parity.py"


def main() -> int:
    """Make or reuse the environment, then run the check in it; the exit status is the check's."""
    if sys.argv[1:] == ["freeze"]:
        script = "import sys; sys.path.insert(0, '.'); from tests.embeddings import check_parity as c; c.freeze()"
        return run(environment(), "-c", script)
    return run(environment(), "-m", "pytest", "-v", "-s", CHECK)


def environment() -> Path:
    """The Python of an environment that has the extra, made when it is not there or out of date."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "threadline-parity"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = home / "threadline-requirements-sha256"
    wanted = hashlib.sha256("\n".join([sys.version, *requirements()]).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        print(f"Using the environment in {home}.", flush=True)
        return python
    print(f"Installing the transformers extra (about 6 GB) in {home} ...", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    venv.create(home, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements()], check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def requirements() -> list[str]:
    """What the project runs on, is tested with, and the extra under test; an extra that names another is left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["test"], *extras["transformers"]]
    return sorted(one for one in wanted if not one.startswith(f"{project['name']}["))


def run(python: Path, *arguments: str) -> int:
    """Run Python in the repository, with this tree's packages and nothing to be fetched; its exit status."""
    offline = {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    return subprocess.run([python, *arguments], cwd=ROOT, env=os.environ | offline, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
