"""Checks the reference encoder for real, in an environment of its own that is kept between runs (`make parity`).

The environment is large (about 6 GB), so it lies in the user's cache and is built again only when the requirements
or the Python change. `freeze` as the only argument writes the frozen vectors anew from the reference model.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.environments import CannotMake, declared, environment

ROOT = Path(__file__).resolve().parent.parent
CHECK = "tests/embeddings/check_parity.py"


def main() -> int:
    """Make or reuse the environment, then run the check in it; the exit status is the check's."""
    print("Looking for the environment with the transformers extra (about 6 GB where it must be made) ...", flush=True)
    try:
        python = environment("threadline-parity", declared(extras=("test", "transformers")))
    except CannotMake as error:
        print(error, file=sys.stderr)
        return 1
    if sys.argv[1:] == ["freeze"]:
        script = "import sys; sys.path.insert(0, '.'); from tests.embeddings import check_parity as c; c.freeze()"
        return run(python, "-c", script)
    return run(python, "-m", "pytest", "-v", "-s", CHECK)


def run(python: Path, *arguments: str) -> int:
    """Run Python in the repository, with this tree's packages and nothing to be fetched; its exit status."""
    offline = {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    return subprocess.run([python, *arguments], cwd=ROOT, env=os.environ | offline, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
