# Needs python3 (3.11 or newer) and make; everything else is installed into .venv from the two lock files.
# The first run needs a package index; after it everything works offline.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8001
VENV := .venv
BIN := $(VENV)/bin
DB := db/plans.db
# Plans written down by hand, scored after each build for the page on accuracy.
GOLD := D0=cq-2023-103 D1=yy-2024-21
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# --no-deps: the lock is the whole truth. --no-build-isolation: the build back end comes from the lock as well.
PROJECT := $(PIP) --no-deps --no-build-isolation --editable .
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --newline lf
# Whatever the database is made from and is newer than it; found by name, since plan files may have blanks in theirs.
NEWER := $(shell find corpus extractor db metadata.yml -type f \( -path 'corpus/*' -o -name '*.py' -o -name '*.yml' \
	-o -name '*.csv' -o -name '*.sql' \) -newer $(DB) 2>/dev/null | head -n 1)

.PHONY: help serve build test check format bench lock clean newer
help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

serve: $(DB)  ## build the database and serve the site at HOST:PORT
	$(BIN)/plandiff serve --db $(DB) --host $(HOST) --port $(PORT)

build: $(DB)  ## build db/plans.db from corpus/

test: $(VENV)/.dev  ## run every test
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## lint, formatting, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict extractor db

format: $(VENV)/.dev  ## put the code into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## run the benchmarks, one table each
	@failed=0; for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || failed=1; done; exit $$failed

lock: $(VENV)/.dev  ## resolve the dependencies again, with hashes and without index address
	$(COMPILE) --upgrade --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra dev --constraint requirements.lock --build-deps-for editable \
		--output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --upgrade --extra bench --constraint requirements-dev.lock --output-file requirements-bench.lock pyproject.toml

clean:  ## remove what make has made
	rm -rf $(VENV) $(DB) $(DB)-* .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(DB): $(VENV)/.run $(if $(NEWER),newer)
	$(BIN)/plandiff build corpus --db $@
	$(BIN)/plandiff evaluate $@ tests/gold $(GOLD) --save >/dev/null
	$(BIN)/python benchmarks/injected.py 6 --save $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "plandiff needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes --requirement requirements.lock
	$(PROJECT)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes --requirement requirements-dev.lock
	$(PROJECT)
	@touch $@ $(VENV)/.run
