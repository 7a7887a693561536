# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := python -m pip --quiet --disable-pip-version-check install --no-deps
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade

.PHONY: help demo test check format lock clean

help: ## these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

demo: $(VENV)/installed ## archive seeds/, search it, export it, and say where to look
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tasks/demo.sh

test: $(VENV)/testable check ## every check and every test
	PYTHONPATH=$(VENV)/whoosh-2.7.4 $(BIN)/pytest -q -n 2 -k whoosh tests/contract/test_engines.py
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=95

check: $(VENV)/testable ## lint, types, layers, licences
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse --no-multiprocessing lint --quiet

format: $(VENV)/testable ## lay out the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: ## renew the pinned versions (needs uv)
	$(LOCK) --group build -o requirements/run.lock pyproject.toml
	$(LOCK) --all-extras --group build --group test -c requirements/run.lock -o requirements/test.lock pyproject.toml
	$(LOCK) --group judge -o requirements/judge.lock

clean: ## forget the environment, and the demo's archive and export
	rm -rf $(VENV) demo-export
	git clean -fdXq archive

$(VENV)/installed: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("byline needs Python 3.11 or newer; try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(PIP) --require-hashes -r requirements/run.lock
	$(BIN)/$(PIP) --no-build-isolation -e .
	@touch $@

# pywb and whoosh 2.7.4 carry import names of other libraries: each stays in a place of its own.
$(VENV)/testable: $(VENV)/installed requirements/test.lock requirements/judge.lock requirements/whoosh-2.7.4.lock
	$(BIN)/$(PIP) --require-hashes -r requirements/test.lock
	$(BIN)/$(PIP) --require-hashes --upgrade --target $(VENV)/whoosh-2.7.4 -r requirements/whoosh-2.7.4.lock
	$(PYTHON) -m venv $(VENV)/judge
	$(VENV)/judge/bin/$(PIP) --require-hashes -r requirements/judge.lock
	@touch $@
