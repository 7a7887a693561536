# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps

.PHONY: help demo test check lock clean

help: ## these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'

$(VENV)/installed: requirements/run.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("byline needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements/run.lock
	$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/testable: $(VENV)/installed requirements/test.lock
	$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

clean: ## forget the environment and the demo's archive and export
	rm -rf $(VENV) demo-export archive/archive archive/indexes archive/pages archive/text archive/search
