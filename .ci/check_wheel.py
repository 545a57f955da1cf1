"""Fails, naming what is missing, when a built wheel lacks a part that is promised or holds one that is not its own."""

from __future__ import annotations

import fnmatch
import sys
import zipfile

PROMISED = (
    "embeddings/data/vocab.txt",
    "graph/vocabulary/*.toml",
    "ingest/vocabulary/*.toml",
    "queries/neo4j/*.cypher",
    "queries/sqlite/*.sql",
    "threadline-*.dist-info/entry_points.txt",
    "threadline-*.dist-info/licenses/LICENSE",
    "webapp/samples/*",
    "webapp/static/dist/THIRD-PARTY-LICENCES.txt",
    "webapp/static/dist/app.css",
    "webapp/static/dist/app.js",
    "webapp/static/dist/manifest.json",
    "webapp/templates/*.html",
)
TOP_LEVEL = {"graph", "ingest", "embeddings", "webapp", "queries"}


def main() -> None:
    """Check the wheel named on the command line."""
    names = zipfile.ZipFile(sys.argv[1]).namelist()
    missing = [pattern for pattern in PROMISED if not fnmatch.filter(names, pattern)]
    foreign = sorted({name.split("/")[0] for name in names} - TOP_LEVEL)
    foreign = [name for name in foreign if not name.endswith(".dist-info")]
    if missing or foreign:
        sys.exit(f"{sys.argv[1]}: missing {missing or 'nothing'}, not ours {foreign or 'nothing'}")
    print(f"{len(names)} files, all promised parts among them")


if __name__ == "__main__":
    main()
