# make run   builds the dataset of seeds/ into output/
# make test  runs all tests
# Each sets up what it needs in .venv the first time, and is quick from then on.

VENV := .venv
RECENT := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
  $$python $(RECENT) 2>/dev/null && echo $$python && break; done)

.PHONY: run test clean

run: $(VENV)/.serve
	$(VENV)/bin/prachum build

test: $(VENV)/.dev node_modules
	$(VENV)/bin/python -m pytest -n 2

clean:
	rm -rf $(VENV) node_modules

$(VENV)/bin/python:
	@"$(PYTHON)" $(RECENT) 2>/dev/null \
	  || { echo "prachum needs Python 3.11 or later: make PYTHON=/path/to/python $(MAKECMDGOALS)"; exit 2; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.serve $(VENV)/.dev: $(VENV)/.%: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

# Parsers that some tests compare ours with; without npm those tests are skipped.
node_modules: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund; fi
	@mkdir -p $@ && touch $@
