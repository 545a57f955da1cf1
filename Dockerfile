# Threadline's pages and commands as an image; docs/containers.md says how to run it.
# Writable while it runs: the folder /library (a volume) and /tmp (memory will do). All else may be read-only.

ARG BASE=docker.io/library/python:3.11-slim-bookworm

# --- Build: the wheel with its front-end files, and what it needs, in a virtual environment --------------------------
FROM ${BASE} AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /source
COPY LICENSE build_assets.py package.json package-lock.json pyproject.toml ./
COPY queries queries
COPY graph graph
COPY embeddings embeddings
COPY ingest ingest
COPY webapp webapp
RUN ["python", "-m", "pip", "wheel", "--no-deps", "--wheel-dir", "/wheels", "."]
RUN ["python", "-m", "venv", "--without-pip", "/app"]
# By its path: a package of this name on an index is somebody else's.
RUN python -m pip --python /app/bin/python install "$(echo /wheels/threadline-*.whl)[neo4j]"

# --- Run: Python, that environment and nothing that builds -----------------------------------------------------------
FROM ${BASE}

LABEL org.opencontainers.image.title="Threadline" org.opencontainers.image.licenses="MIT"
# Tools that build could only change what is here. The user's number is fixed, so that it goes on owning its volumes.
RUN rm -rf /usr/local/bin/pip* /usr/local/bin/wheel /usr/local/lib/python3*/site-packages/* \
        /usr/local/lib/python3*/ensurepip \
    && groupadd --gid 10001 threadline \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /library --shell /usr/sbin/nologin threadline \
    && install --directory --owner=10001 --group=10001 --mode=0750 /library /library/originals
COPY --from=build /app /app

ENV PATH=/app/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    THREADLINE_LIBRARY=/library \
    THREADLINE_HOST=0.0.0.0 \
    THREADLINE_HOSTS=localhost
USER 10001:10001
WORKDIR /library
EXPOSE 8350
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["python", "-m", "webapp.health"]
ENTRYPOINT ["threadline"]
CMD ["serve"]
