# Needs python3 (3.11 or newer) and make; everything else is installed into .venv from the two lock files.
# The first run needs a package index; after it everything works offline.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8001
VENV := .venv
NEXT := .venv-next
BIN := $(VENV)/bin
DB := db/plans.db
# Plans written down by hand, scored after each build for the page on accuracy.
GOLD := D0=cq-2023-103 D1=yy-2024-21 D2=unnamed-145 D3=yb-2023-260 D4=cq-2023-6
SITE_TESTS := tests/test_api.py tests/test_export_site.py tests/test_export_standards.py \
	tests/test_publish.py $(sort $(wildcard tests/test_site_*.py))
INSTALL := -m pip install --quiet --disable-pip-version-check
PIP := $(BIN)/python $(INSTALL)
# --no-deps: the lock is the whole truth. --no-build-isolation: the build back end comes from the lock as well.
EDITABLE := --no-deps --no-build-isolation --editable .
PROJECT := $(PIP) $(EDITABLE)
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --newline lf
# Whatever the database is made from and is newer than it; found by name, since plan files may have blanks in theirs.
NEWER := $(shell find corpus extractor db metadata.yml -type f \( -path 'corpus/*' -o -name '*.py' -o -name '*.yml' \
	-o -name '*.csv' -o -name '*.sql' \) -newer $(DB) 2>/dev/null | head -n 1)

.PHONY: help serve build test test-next next check format bench lock clean newer
help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

serve: $(DB)  ## build the database and serve the site at HOST:PORT
	$(BIN)/plandiff serve --db $(DB) --host $(HOST) --port $(PORT)

build: $(DB)  ## build db/plans.db from corpus/

test: $(VENV)/.dev  ## run every test
	$(BIN)/python -m pytest

test-next: $(NEXT)/.dev  ## run the tests of the site on the coming Datasette
	$(NEXT)/bin/python -m pytest $(SITE_TESTS)

next: $(NEXT)/.dev

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
	sed -n 's/^\([a-z0-9._-]*==[^ ]*\) .*/\1/p' requirements-dev.lock | grep -v '^datasette==' >$(VENV)/same.txt
	$(COMPILE) --upgrade --extra dev --extra next --constraint $(VENV)/same.txt --build-deps-for editable \
		--output-file requirements-next.lock pyproject.toml

clean:  ## remove what make has made
	rm -rf $(VENV) $(NEXT) $(DB) $(DB)-* .pytest_cache .mypy_cache .ruff_cache .hypothesis

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

$(NEXT)/.dev: requirements-next.lock pyproject.toml
	$(PYTHON) -m venv $(NEXT)
	$(NEXT)/bin/python $(INSTALL) --require-hashes --requirement requirements-next.lock
	$(NEXT)/bin/python $(INSTALL) $(EDITABLE)
	@touch $@
